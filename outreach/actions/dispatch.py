"""Send claimed messages: decide each on fresh facts, commit, and only then call the carrier."""

import time
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

import structlog
from django.db import transaction

from outreach.actions.compose import Composed, Composer
from outreach.actions.engine import Engine
from outreach.actions.facts import Circumstances, circumstances
from outreach.actions.merge import Text, merge
from outreach.actions.otherwise import make_up_for_late, reach_otherwise
from outreach.actions.results import record_results
from outreach.actions.staff import open_tasks_for_messages
from outreach.domain.channel import Channel
from outreach.domain.decision import Decision, Verdict, decide
from outreach.domain.lifecycle import Status
from outreach.domain.windows import UnknownZone
from outreach.domain.wording import WordingError
from outreach.providers.base import Outgoing
from outreach.records.locks import lock_contacts_of, one_at_a_time
from outreach.records.models import TaskKind
from outreach.records.moves import Move, lease, move
from outreach.records.queries import Due, due, queued_by_channel, texts_wait

log = structlog.get_logger(__name__)

_WHILE_PATIENTS_WRITE = 34
"""So many are decided and sent at a time then: a STOP from one of their phones waits for all of them."""
_STATUS_OF = {
    Verdict.SUPPRESS: Status.SUPPRESSED,
    Verdict.CANCEL: Status.CANCELLED,
    Verdict.EXPIRE: Status.EXPIRED,
    Verdict.HOLD: Status.HELD,
}


def dispatch(message_ids: Sequence[int], engine: Engine) -> int:
    """Take these claimed messages to their carriers; return how many calls were made.

    Harmless twice: a message that is no longer `queued` is left alone. No more are prepared at a time than
    their provider can begin at once: the others' window to start would pass while they wait.
    """
    calls = 0
    for name, ids in queued_by_channel(message_ids):
        provider = engine.providers.get(Channel(name))
        at_once = provider.at_once if provider else len(ids)
        if texts_wait():
            at_once = min(at_once, _WHILE_PATIENTS_WRITE)
        for first in range(0, len(ids), at_once):
            batch = _prepare(ids[first : first + at_once], name, engine)
            if provider is not None and batch:
                calls += len(batch)
                for results in provider.send(batch):
                    record_results(results, provider.channel, engine)
    return calls


def _prepare(message_ids: Sequence[int], channel: str, engine: Engine) -> list[Outgoing]:
    now = engine.clock.now()
    # Taken before the database's clock is read for `start_by`, so that our window closes first.
    start_by = time.monotonic() + engine.limits.start_window_s
    with transaction.atomic():
        one_at_a_time(message_ids)
        messages = due(message_ids, channel, lock_contacts_of(message_ids))
        if not messages:
            return []
        given = circumstances(messages, engine, now)
        judged = _Judged(now)
        texts = merge(_to_send(messages, given, judged), given)
        composed = _compose(texts, Composer(given), judged)
        judged.record()
        return _begin(composed, {m.id: d for m, d in judged.decided[Verdict.SEND]}, start_by, given)


class _Judged:
    """What was decided of a batch, by what becomes of it."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.decided: dict[Verdict, list[tuple[Due, Decision]]] = defaultdict(list)
        self.unspoken: list[tuple[Due, str]] = []

    def record(self) -> None:
        """Move what does not go, and see to those whose patients must be reached otherwise."""
        for verdict, pairs in self.decided.items():
            if verdict is Verdict.SEND:
                continue
            if verdict is Verdict.DEFER:
                moves = [Move(m.id, d.reason, d.rule, (d.until,)) for m, d in pairs]
                move(Status.PLANNED, moves, self.now, columns=["send_at"])
                continue
            gone = move(_STATUS_OF[verdict], [Move(m.id, d.reason, d.rule) for m, d in pairs], self.now)
            if verdict is Verdict.SUPPRESS:
                reach_otherwise(sorted(gone), self.now)
            elif verdict is Verdict.EXPIRE:
                make_up_for_late(sorted(gone), self.now)
            elif verdict is Verdict.HOLD:
                homeless = [m.id for m, d in pairs if d.rule == "P32" and m.id in gone]
                open_tasks_for_messages(TaskKind.NO_HOUR, homeless, self.now)
        held = move(Status.HELD, [Move(m.id, why) for m, why in self.unspoken], self.now)
        if held:
            open_tasks_for_messages(TaskKind.TROUBLE, held, self.now)
            log.error("held", messages=sorted(held))


def _to_send(messages: Sequence[Due], given: Circumstances, judged: _Judged) -> list[Due]:
    going = []
    # What is about a visit takes its place in a person's budget first.
    for message in sorted(messages, key=lambda m: (m.purpose != "care", m.id)):
        try:
            decision = decide(given.of(message), given.now, given.engine.calling)
        except Exception as error:  # it must not take the rest of its batch along, again and again
            judged.unspoken.append((message, _why_unspoken(error)))
            continue
        if decision.verdict is Verdict.SEND and Channel(message.channel) not in given.engine.providers:
            judged.unspoken.append((message, f"no provider for {message.channel} is configured"))
            continue
        judged.decided[decision.verdict].append((message, decision))
        if decision.verdict is Verdict.SEND:
            given.count(message)
            going.append(message)
    return going


def _compose(texts: Sequence[Text], composer: Composer, judged: _Judged) -> list[Composed]:
    composed = []
    for text in texts:
        try:
            composed.append(composer.compose(text))
        except Exception as error:
            judged.unspoken.append((text.lead, _why_unspoken(error)))
    return composed


def _why_unspoken(error: Exception) -> str:
    match error:
        case WordingError():
            return str(error)
        case UnknownZone():
            return "the visit's or the patient's time zone is unknown"
    log.error("could not be judged", exc_info=error)
    return f"unforeseen: {type(error).__name__}"


def _of_use_until(message: Due, decisions: Mapping[int, Decision]) -> datetime:
    """A carrier with a queue of its own must not deliver into the night (rule P30)."""
    return min(message.not_after, decisions[message.id].until or message.not_after)


def _begin(
    composed: Sequence[Composed], decisions: Mapping[int, Decision], start_by: float, given: Circumstances
) -> list[Outgoing]:
    now, limits = given.now, given.engine.limits
    senders = {channel: sender.pk for channel, sender in given.senders.items()}
    tokens = {it.message.id: str(uuid.uuid4()) for it in composed}
    moves = [
        Move(
            it.message.id,
            decisions[it.message.id].reason,
            decisions[it.message.id].rule,
            values=(
                *(it.body, it.subject, it.segments, tokens[it.message.id], now),
                *(senders.get(it.message.channel), it.version),
            ),
        )
        for it in composed
    ]
    moved = move(
        Status.SENDING,
        moves,
        now,
        columns=["body", "subject", "segments", "token", "attempted_at", "sender_id", "words_version"],
        also=lease(limits.lease_s, limits.start_window_s),
    )
    return [
        Outgoing(
            message_id=it.message.id,
            token=tokens[it.message.id],
            to=it.message.address,
            body=it.body,
            start_by=start_by,
            subject=it.subject,
            html=it.html,
            valid_for_s=max(1, int((_of_use_until(it.message, decisions) - now).total_seconds())),
            headers=it.headers,
            attachments=it.attachments,
        )
        for it in composed
        if it.message.id in moved
    ]
