"""Keep receipts of carriers and mail services as they come, and fold them into states in batches."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import OperationalError, connection, transaction

from outreach.actions.contact_status import learn_about_addresses
from outreach.actions.engine import Engine
from outreach.actions.otherwise import reach_otherwise
from outreach.domain.lifecycle import Status, origins
from outreach.providers.base import Reason, Receipt, ReceiptStatus
from outreach.records.locks import is_busy, lock_messages, wait_briefly
from outreach.records.models import Message
from outreach.records.moves import Also, Move, move

# A receipt may come before our own commit of the carrier's answer; after so long it is somebody else's.
_KEEP_UNMATCHED = timedelta(hours=1)

# id, provider id, status, reason, received, message, and contacts where it names an address but no message
_Row = tuple[int, str, str, str, datetime, int | None, list[int] | None]

_SAID_BY_READER = frozenset({Reason.OPTED_OUT, Reason.COMPLAINT})
"""Reasons that come with a delivery: the mail arrived, and its reader wants no other."""


def store_receipts(receipts: Sequence[Receipt], provider: str, now: datetime) -> None:
    """Store what came, each (message, status, reason) once: one statement, which commits by itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO raw_receipt (provider, provider_id, token, status, reason, payload, received_at)
            SELECT %s, v.provider_id, v.token, v.status, v.reason, v.payload, %s
            FROM jsonb_to_recordset(%s::jsonb)
                AS v(provider_id text, token uuid, status text, reason text, payload jsonb)
            ON CONFLICT DO NOTHING
            """,
            [provider, now, json.dumps([_as_json(receipt) for receipt in receipts])],
        )


def _as_json(receipt: Receipt) -> dict[str, object]:
    """One JSON array is bound many times faster than a handful of arrays of hundreds of elements."""
    return {
        "provider_id": receipt.provider_id,
        "token": receipt.token or None,
        "status": receipt.status.value,
        "reason": receipt.reason.value if receipt.reason else "",
        "payload": dict(receipt.payload) | ({"recipient": receipt.recipient} if receipt.recipient else {}),
    }


def fold_receipts(engine: Engine, limit: int = 1000) -> int:
    """Fold stored receipts into states until none is left; return how many. Safe when several run at once."""
    folded, after = 0, 0
    while True:
        # From id to id: receipts that wait for their message must not keep later ones from being folded.
        try:
            seen, count = _fold_some(engine, limit, after)
        except OperationalError as error:
            if is_busy(error):  # an import holds a visit whose patient must be phoned: later
                return folded
            raise
        folded += count
        if len(seen) < limit:
            return folded
        after = seen[-1]


def _fold_some(engine: Engine, limit: int, after: int) -> tuple[list[int], int]:
    """Fold the next receipts; the ids looked at, and how many of them are done with."""
    now = engine.clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        wait_briefly()
        cursor.execute(
            """
            SELECT r.id, r.provider_id, r.status, r.reason, r.received_at, coalesce(t.id, p.id),
                CASE WHEN t.id IS NULL AND p.id IS NULL AND r.payload ? 'recipient' THEN (
                    SELECT array_agg(c.id) FROM contact_point c WHERE c.channel = 'email'
                    AND lower(c.value) = lower(r.payload ->> 'recipient')) END
            FROM (
                SELECT * FROM raw_receipt WHERE folded_at IS NULL AND id > %s
                ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED
            ) r
            LEFT JOIN message t ON t.token = r.token
            LEFT JOIN message p ON t.id IS NULL AND p.provider_id = r.provider_id AND p.provider_id <> ''
            ORDER BY r.id
            """,
            [after, limit],
        )
        rows: list[_Row] = cursor.fetchall()
        matched = [row for row in rows if row[5] is not None]
        late = [row for row in rows if row[5] is None and now - row[4] > _KEEP_UNMATCHED]
        # What a reader says of an address holds whatever mail it was about; a bounce waits for its message.
        about = [row for row in rows if row[6] and (row[3] in _SAID_BY_READER or row in late)]
        _apply(matched, about, now, ask_at=now + timedelta(seconds=engine.limits.receipt_overdue_s))
        given_up = [row[0] for row in late if row not in about]
        done = [row[0] for row in (*matched, *about)] + given_up
        cursor.execute(
            "UPDATE raw_receipt SET folded_at = %s, outcome = CASE WHEN id = ANY(%s) THEN 'unmatched'"
            " WHEN id = ANY(%s) THEN 'by address' ELSE '' END WHERE id = ANY(%s)",
            [now, given_up, [row[0] for row in about], done],
        )
        return [row[0] for row in rows], len(done)


def _apply(rows: Sequence[_Row], about: Sequence[_Row], now: datetime, ask_at: datetime) -> None:
    by_status: dict[ReceiptStatus, dict[int, _Row]] = defaultdict(dict)
    for row in rows:
        if row[5] is not None:
            by_status[ReceiptStatus(row[2])].setdefault(row[5], row)
    delivered = by_status[ReceiptStatus.DELIVERED]
    lost = {k: v for k, v in by_status[ReceiptStatus.UNDELIVERED].items() if k not in delivered}
    accepted = _news(by_status[ReceiptStatus.ACCEPTED] | by_status[ReceiptStatus.SENT])
    learn_about_addresses(
        {message: Reason(row[3]) for message, row in lost.items() if row[3]} | _said_by_readers(rows),
        now,
        contacts=[(contact, Reason(row[3])) for row in about for contact in row[6] or () if row[3]],
    )
    lock_messages(delivered.keys() | lost.keys() | accepted.keys())
    since = Also("sent_at = coalesce(m.sent_at, %s)", [now])  # a receipt may overtake our own commit
    move(Status.DELIVERED, _moves(delivered), now, columns=["provider_id"], also=since)
    undelivered = move(Status.UNDELIVERED, _moves(lost), now, columns=["provider_id"], also=since)
    moves = [Move(message, "receipt", values=(row[1], now, ask_at)) for message, row in accepted.items()]
    move(Status.SENT, moves, now, columns=["provider_id", "sent_at", "check_at"])
    reach_otherwise(sorted(undelivered), now)


def _said_by_readers(rows: Sequence[_Row]) -> dict[int, Reason]:
    """A complaint says more than the unsubscribing that may come with it."""
    said = [(row[5], Reason(row[3])) for row in rows if row[5] is not None and row[3] in _SAID_BY_READER]
    return dict(sorted(said, key=lambda pair: pair[1] is Reason.COMPLAINT))


def _news(accepted: dict[int, _Row]) -> dict[int, _Row]:
    """A receipt proves that the carrier has a message whose answer we missed; most know already."""
    if not accepted:
        return {}
    waiting = Message.objects.filter(id__in=accepted, status__in=origins(Status.SENT))
    return {message: accepted[message] for message in waiting.values_list("id", flat=True)}


def _moves(rows: dict[int, _Row]) -> list[Move]:
    return [Move(message, row[3] or "receipt", values=(row[1],)) for message, row in rows.items()]
