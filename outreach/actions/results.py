"""Record what a carrier answered to our calls."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Q

from outreach.actions.contact_status import learn_about_addresses
from outreach.actions.engine import Engine
from outreach.actions.otherwise import reach_otherwise
from outreach.actions.staff import open_tasks_for_messages
from outreach.domain.backoff import ASK_AFTER, delay
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.providers.base import PAUSES_SENDER, Reason, Result, SendError
from outreach.records.locks import lock_messages
from outreach.records.models import Message, Sender, TaskKind
from outreach.records.moves import Move, move

log = structlog.get_logger(__name__)

_PAUSE = timedelta(minutes=5)
_BREAKER_PAUSE = timedelta(seconds=30)
# A batch in which at least so many calls, and at least half, met a carrier that is busy or gone.
_BREAKER_CALLS = 10
_FEW = 5  # so many mails are sent at a time: each of them may wait long for a server that is gone


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
            _record_failures(failures, results, channel, now)
        # A plain mail server sends no receipts: nothing to ask about later.
        ask_at = now + timedelta(seconds=engine.limits.receipt_overdue_s) if channel is Channel.SMS else None
        move(
            Status.SENT,
            [Move(r.message_id, values=(r.provider_id, now, ask_at), if_token=r.token) for r in accepted],
            now,
            columns=["provider_id", "sent_at", "check_at"],
        )


def _record_failures(
    failures: dict[Reason, list[tuple[Result, SendError]]],
    results: Sequence[Result],
    channel: Channel,
    now: datetime,
) -> None:
    refused = failures.pop(Reason.OPTED_OUT, [])
    reasons = {r.message_id: e.reason for pairs in (*failures.values(), refused) for r, e in pairs}
    learn_about_addresses(reasons, now, code=refused[0][1].code if refused else "")
    lock_messages([result.message_id for result in results])
    _suppress_refused(refused, now)
    _into_doubt(failures.pop(Reason.IN_DOUBT, []), now)
    troubled = sum(len(failures.get(r, ())) for r in (Reason.RATE_LIMITED, Reason.UNAVAILABLE))
    some, all_of_few = troubled >= _BREAKER_CALLS, troubled == len(results) >= _FEW
    if all_of_few or (some and troubled * 2 >= len(results)):
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


def pause(channel: Channel, until: datetime, why: str) -> None:
    """Claim nothing for this channel until then: a pause costs nothing, a burnt attempt does."""
    # Never shorter than it was: an operator's pause outlasts a breaker's.
    shorter = Q(paused_until__isnull=True) | Q(paused_until__lt=until)
    Sender.objects.filter(shorter, channel=channel).update(paused_until=until, paused_why=why)
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
        wait = (
            timedelta()
            if error.reason is Reason.NOT_STARTED
            else delay(attempts, result.message_id, error.retry_after_s)
        )
        send_at = max(now + wait, not_before)
        if send_at >= not_after:
            too_late.append(
                Move(result.message_id, f"no time left to try again: {error}", if_token=result.token)
            )
        else:
            again = f"to be tried again: {error}"
            later.append(Move(result.message_id, again, values=(send_at,), if_token=result.token))
    move(Status.PLANNED, later, now, columns=["send_at"])
    reach_otherwise(sorted(move(Status.EXPIRED, too_late, now)), now)


def _into_doubt(pairs: Sequence[tuple[Result, SendError]], now: datetime) -> None:
    moves = [
        Move(r.message_id, f"no answer: {error}", values=(now, now + ASK_AFTER), if_token=r.token)
        for r, error in pairs
    ]
    move(Status.UNKNOWN, moves, now, columns=["unknown_since", "check_at"])


def _suppress_refused(pairs: Sequence[tuple[Result, SendError]], now: datetime) -> None:
    """The carrier knows of an opt-out that we missed (rule P17)."""
    moves = [Move(r.message_id, "the carrier says they opted out", "P17", if_token=r.token) for r, _ in pairs]
    reach_otherwise(sorted(move(Status.SUPPRESSED, moves, now)), now)


def _fail(reason: Reason, pairs: Sequence[tuple[Result, SendError]], now: datetime) -> None:
    moves = [Move(r.message_id, str(error), if_token=r.token) for r, error in pairs]
    failed = move(Status.FAILED, moves, now)
    reach_otherwise(sorted(failed), now)
    if reason in {Reason.OTHER, Reason.UNREGISTERED, Reason.CONTENT} and failed:
        open_tasks_for_messages(TaskKind.TROUBLE, failed, now)
        log.error("failed", reason=reason.value, messages=sorted(failed))
