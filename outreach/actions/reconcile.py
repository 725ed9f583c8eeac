"""Ask the carrier about messages in doubt and about texts whose receipt never came."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import connection, transaction

from outreach.actions.contact_status import learn_about_addresses
from outreach.actions.engine import Engine
from outreach.actions.otherwise import reach_otherwise
from outreach.actions.staff import open_tasks_for_messages
from outreach.domain.channel import Channel
from outreach.domain.kinds import TWICE_RATHER_THAN_LATE
from outreach.domain.lifecycle import Status
from outreach.providers.base import Query, ReceiptStatus, SendError, Trace
from outreach.records.locks import alone_with_questions, lock_messages
from outreach.records.models import Message, TaskKind
from outreach.records.moves import Also, Move, move

log = structlog.get_logger(__name__)

_BATCH = 100
_AT_MOST_S = 20
_BATCHES = 10  # in one go; a backlog must not keep claiming from its turn
# Asked for so long without an end, a text counts as sent: carriers drop a message's last receipt at times.
_STOP_ASKING = timedelta(hours=24)
_OTHERS_SINCE = timedelta(hours=1)
_MOST_TIMES = 5  # help may come twice, but not without an end
_SAID: Mapping[ReceiptStatus | None, str] = {
    ReceiptStatus.ACCEPTED: "the carrier has it",
    ReceiptStatus.SENT: "the carrier has it",
    ReceiptStatus.DELIVERED: "the carrier says so, asked",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    id: int
    channel: str
    status: str
    token: str
    address: str
    body: str
    provider_id: str
    attempted_at: datetime
    unknown_since: datetime | None
    sent_at: datetime | None
    not_after: datetime
    urgent: bool


def reconcile(engine: Engine) -> int:
    """Ask about messages whose `check_at` has come, up to a thousand; return how many were asked about.

    Taking a row puts its next question off, so that two of these seldom ask about the same one; what an
    overtaken one finds out no longer counts. A carrier that can't be asked is left alone for a while. One
    process asks at a time, and not for long: a slow carrier must not keep all from what is urgent.
    """
    with alone_with_questions() as alone:
        return _ask(engine) if alone else 0


def _ask(engine: Engine) -> int:
    asked, end = 0, time.monotonic() + _AT_MOST_S
    for _ in range(_BATCHES):
        batch = _take(engine)
        asked += len(batch)
        parts = {channel: [m for m in batch if m.channel == channel] for channel in Channel}
        answered = [_settle(part, channel, engine) for channel, part in parts.items() if part]
        if len(batch) < _BATCH or not all(answered) or time.monotonic() > end:
            break
    return asked


def _take(engine: Engine) -> list[_Asked]:
    now = engine.clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """
            WITH taken AS (
                SELECT id FROM message WHERE status IN ('unknown', 'sent') AND check_at <= %s
                ORDER BY check_at LIMIT %s FOR UPDATE SKIP LOCKED
            )
            UPDATE message m SET check_at = %s + CASE m.status WHEN 'sent'
                THEN make_interval(secs => %s) ELSE make_interval(secs => %s) END
            FROM taken, contact_point c WHERE m.id = taken.id AND c.id = m.contact_id
            RETURNING m.id, m.channel, m.status, m.token::text, c.value, m.body, m.provider_id,
                      m.attempted_at, m.unknown_since, m.sent_at, m.not_after,
                      m.template = ANY(%s) AND m.attempts < %s
            """,
            [
                *(now, _BATCH, now, engine.limits.receipt_overdue_s, engine.limits.ask_every_s),
                *(sorted(TWICE_RATHER_THAN_LATE), _MOST_TIMES),
            ],
        )
        return [_Asked(*row) for row in cursor.fetchall()]


def _settle(messages: Sequence[_Asked], channel: Channel, engine: Engine) -> bool:
    """Ask and record the answers; whether there was anyone to ask."""
    provider = engine.providers.get(channel)
    traces: Sequence[Trace] = [Trace(m.id) for m in messages]
    if provider is not None and provider.can_look_up():
        try:
            traces = provider.look_up(_queries(messages, engine.clock.now()))
        except SendError as error:
            log.warning("the carrier can't be asked", reason=error.reason.value, code=error.code)
            _put_off(channel, engine)
            return False
    by_id = {m.id: m for m in messages}
    now = engine.clock.now()
    with transaction.atomic():
        _record_traces(messages, [t for t in traces if t.status is not None], now)
        missing = [by_id[t.message_id] for t in traces if t.status is None]
        _give_up_or_wait([m for m in missing if m.status == Status.UNKNOWN], now, engine)
        _stop_asking([m for m in messages if m.sent_at and now - m.sent_at > _STOP_ASKING])
    return True


def _put_off(channel: Channel, engine: Engine) -> None:
    now = engine.clock.now()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE message SET check_at = %s WHERE id IN (
                SELECT id FROM message WHERE status IN ('unknown', 'sent') AND check_at <= %s AND channel = %s
                FOR UPDATE SKIP LOCKED)
            """,
            [now + timedelta(seconds=engine.limits.ask_every_s), now, channel],
        )


def _queries(messages: Sequence[_Asked], now: datetime) -> list[Query]:
    """A question each; ids that belong to other messages of the same phone are no trace of this one."""
    theirs: dict[str, set[str]] = defaultdict(set)
    own = {m.id: m.provider_id for m in messages}
    for address, message_id, provider_id in (
        Message.objects.filter(
            contact__value__in={m.address for m in messages},
            # A little earlier than our own: carriers' clocks differ, and to one phone the same words may go
            # twice within a minute, for two members of a family seen at the same hour.
            attempted_at__gte=min(m.attempted_at for m in messages) - _OTHERS_SINCE,
            sent_at__isnull=False,  # true of all that have an id; lets the index serve
        )
        .exclude(provider_id="")
        .values_list("contact__value", "id", "provider_id")
    ):
        if own.get(message_id) != provider_id:
            theirs[address].add(provider_id)
    return [
        Query(
            message_id=m.id,
            to=m.address,
            body=m.body,
            since=m.attempted_at,
            until=now,
            provider_id=m.provider_id,
            known=frozenset(theirs[m.address]),
        )
        for m in messages
    ]


def _record_traces(asked: Sequence[_Asked], traces: Sequence[Trace], now: datetime) -> None:
    token = {m.id: m.token for m in asked}
    moves: dict[ReceiptStatus | None, list[Move]] = defaultdict(list)
    for t in traces:
        why = _SAID.get(t.status, str(t.reason or ""))
        moves[t.status].append(Move(t.message_id, why, values=(t.provider_id,), if_token=token[t.message_id]))
    lost = {t.message_id: t.reason for t in traces if t.status is ReceiptStatus.UNDELIVERED and t.reason}
    learn_about_addresses(lost, now)
    lock_messages([m.id for m in asked])
    since = Also("sent_at = coalesce(m.sent_at, %s)", [now])
    sent = moves[ReceiptStatus.ACCEPTED] + moves[ReceiptStatus.SENT]
    move(Status.SENT, sent, now, columns=["provider_id"], also=since)
    move(Status.DELIVERED, moves[ReceiptStatus.DELIVERED], now, columns=["provider_id"], also=since)
    undelivered = move(
        Status.UNDELIVERED, moves[ReceiptStatus.UNDELIVERED], now, columns=["provider_id"], also=since
    )
    reach_otherwise(sorted(undelivered), now)


def _give_up_or_wait(missing: Sequence[_Asked], now: datetime, engine: Engine) -> None:
    """No trace: wait until the grace is over, then plan again or ask a person, as configured.

    Help for somebody in danger is planned again at once: it may come twice, but not ten minutes late.
    """
    grace = timedelta(seconds=engine.limits.in_doubt_grace_s)
    over = [m for m in missing if m.urgent or (m.unknown_since and now - m.unknown_since >= grace)]
    answering = {channel for channel, provider in engine.providers.items() if provider.can_look_up()}
    again, ask, late = [], [], []
    for m in over:
        if now > m.not_after:
            late.append(Move(m.id, "in doubt until it was no longer useful", if_token=m.token))
        elif m.urgent:
            again.append(Move(m.id, "help rather twice than late", "P60", values=(now,), if_token=m.token))
        elif engine.limits.in_doubt == "ask" or m.channel not in answering:
            ask.append(Move(m.id, "the carrier can't say whether it has it", if_token=m.token))
        else:
            again.append(Move(m.id, "the carrier has no trace of it", values=(now,), if_token=m.token))
    move(Status.PLANNED, again, now, columns=["send_at"])
    reach_otherwise(sorted(move(Status.EXPIRED, late, now)), now)
    open_tasks_for_messages(TaskKind.IN_DOUBT, move(Status.HELD, ask, now), now)


def _stop_asking(messages: Sequence[_Asked]) -> None:
    Message.objects.filter(id__in=[m.id for m in messages], status=Status.SENT).update(check_at=None)
