"""Record what a carrier answered to our calls."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from django.db import transaction

from outreach.actions.contact_status import mark_unusable
from outreach.actions.engine import Engine
from outreach.actions.opt_out import opt_out
from outreach.actions.otherwise import reach_otherwise
from outreach.actions.staff import open_tasks_for_messages
from outreach.domain.backoff import delay
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.providers.base import PAUSES_SENDER, Reason, Result, SendError
from outreach.records.models import ContactPoint, Message, Sender, TaskKind
from outreach.records.moves import Move, move

log = structlog.get_logger(__name__)

_PAUSE = timedelta(minutes=5)
_BREAKER_PAUSE = timedelta(seconds=30)
# A batch in which at least so many calls, and at least half, met a carrier that is busy or gone.
_BREAKER_CALLS = 10
_TO_LOOK_UP = timedelta(seconds=5)
_ABOUT_THE_ADDRESS = (Reason.OPTED_OUT, Reason.LANDLINE, Reason.INVALID_ADDRESS)


def record_results(results: Sequence[Result], channel: Channel, engine: Engine) -> None:
    """Move each message according to its call's result, in one transaction.

    A result counts only while its attempt is the message's last; the carrier's word about an older one comes
    by receipt or reconciliation.
    """
    now = engine.clock.now()
    failures: dict[Reason, list[tuple[Result, SendError]]] = defaultdict(list)
    accepted = []
    for result in results:
        if result.error is None:
            accepted.append(result)
        else:
            failures[result.error.reason].append((result, result.error))
    with transaction.atomic():
        if failures:
            _record_failures(failures, len(results), channel, now)
        # A plain mail server sends no receipts: nothing to ask about later.
        ask_at = now + timedelta(seconds=engine.limits.receipt_overdue_s) if channel is Channel.SMS else None
        move(
            Status.SENT,
            [Move(r.message_id, values=(r.provider_id, now, ask_at), if_token=r.token) for r in accepted],
            now,
            columns=["provider_id", "sent_at", "check_at"],
        )


def _record_failures(
    failures: dict[Reason, list[tuple[Result, SendError]]], calls: int, channel: Channel, now: datetime
) -> None:
    _lock_contacts([r.message_id for reason in _ABOUT_THE_ADDRESS for r, _ in failures.get(reason, ())])
    _opt_out_refused(failures.pop(Reason.OPTED_OUT, []), now)
    _into_doubt(failures.pop(Reason.IN_DOUBT, []), now)
    troubled = sum(len(failures.get(r, ())) for r in (Reason.RATE_LIMITED, Reason.UNAVAILABLE))
    if troubled >= _BREAKER_CALLS and troubled * 2 >= calls:
        pause(channel, now + _BREAKER_PAUSE, "the carrier is busy or out of reach")
    for reason, pairs in failures.items():
        if reason in PAUSES_SENDER:
            pause(channel, now + _PAUSE, f"the carrier refuses our account: {pairs[0][1].code}")
            open_tasks_for_messages(TaskKind.TROUBLE, [pairs[0][0].message_id], now)
            _again(pairs, now, not_before=now + _PAUSE)
        elif pairs[0][1].retryable:
            _again(pairs, now, not_before=now)
        else:
            _fail(reason, pairs, now)


def _lock_contacts(message_ids: Sequence[int]) -> None:
    """All of them first and in order: contacts are locked before messages everywhere."""
    if message_ids:
        contacts = Message.objects.filter(id__in=message_ids).values("contact_id")
        list(ContactPoint.objects.filter(id__in=contacts).order_by("id").select_for_update().values("id"))


def pause(channel: Channel, until: datetime, why: str) -> None:
    """Claim nothing for this channel until then: a pause costs nothing, a burnt attempt does."""
    Sender.objects.filter(channel=channel).update(paused_until=until, paused_why=why)
    log.warning("sender paused", channel=channel.value, until=until.isoformat(), why=why)


def _again(pairs: Sequence[tuple[Result, SendError]], now: datetime, not_before: datetime) -> None:
    """Plan these anew after a pause, as long as the message is then still useful."""
    limits = {
        row[0]: row[1:]
        for row in Message.objects.filter(id__in=[r.message_id for r, _ in pairs]).values_list(
            "id", "attempts", "not_after"
        )
    }
    later, too_late = [], []
    for result, error in pairs:
        attempts, not_after = limits[result.message_id]
        wait = timedelta() if error.reason is Reason.NOT_STARTED else delay(
            attempts, result.message_id, error.retry_after_s
        )
        send_at = max(now + wait, not_before)
        if send_at > not_after:
            too_late.append(Move(result.message_id, f"no time left to try again: {error}", if_token=result.token))
        else:
            again = f"to be tried again: {error}"
            later.append(Move(result.message_id, again, values=(send_at,), if_token=result.token))
    move(Status.PLANNED, later, now, columns=["send_at"])
    reach_otherwise(sorted(move(Status.EXPIRED, too_late, now)), now)


def _into_doubt(pairs: Sequence[tuple[Result, SendError]], now: datetime) -> None:
    moves = [
        Move(r.message_id, f"no answer: {error}", values=(now, now + _TO_LOOK_UP), if_token=r.token)
        for r, error in pairs
    ]
    move(Status.UNKNOWN, moves, now, columns=["unknown_since", "check_at"])


def _opt_out_refused(pairs: Sequence[tuple[Result, SendError]], now: datetime) -> None:
    """The carrier knows of an opt-out that we missed: it is one (rule P17)."""
    if not pairs:
        return
    ids = [r.message_id for r, _ in pairs]
    contacts = Message.objects.filter(id__in=ids).order_by("contact_id").values_list("contact_id", flat=True)
    opt_out(
        sorted(set(contacts)), now, actor="carrier", medium="carrier refusal", evidence={"code": pairs[0][1].code}
    )
    moves = [Move(r.message_id, "the carrier says they opted out", "P17", if_token=r.token) for r, _ in pairs]
    reach_otherwise(sorted(move(Status.SUPPRESSED, moves, now)), now)


def _fail(reason: Reason, pairs: Sequence[tuple[Result, SendError]], now: datetime) -> None:
    mark_unusable([r.message_id for r, _ in pairs], reason, now)
    moves = [Move(r.message_id, str(error), if_token=r.token) for r, error in pairs]
    failed = move(Status.FAILED, moves, now)
    reach_otherwise(sorted(failed), now)
    if reason in {Reason.OTHER, Reason.UNREGISTERED, Reason.CONTENT} and failed:
        open_tasks_for_messages(TaskKind.TROUBLE, failed, now)
        log.error("failed", reason=reason.value, messages=sorted(failed))
