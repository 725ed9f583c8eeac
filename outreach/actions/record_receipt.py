"""Keep the carrier's receipts as they come, and fold them into the messages' states in batches."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from psycopg.types.json import Json

from outreach.actions.contact_status import mark_unusable
from outreach.actions.engine import Engine
from outreach.actions.opt_out import opt_out
from outreach.actions.otherwise import reach_otherwise
from outreach.domain.lifecycle import Status
from outreach.providers.base import Reason, Receipt, ReceiptStatus
from outreach.records.models import Message
from outreach.records.moves import Also, Move, move

# A receipt may come before our own commit of the carrier's answer; after so long it is somebody else's.
_KEEP_UNMATCHED = timedelta(hours=1)

_Row = tuple[int, str, str, str, datetime, int | None]  # id, provider id, status, reason, received, message


def store_receipts(receipts: Sequence[Receipt], provider: str, now: datetime) -> None:
    """Store what came, each (message, status, reason) once; commits before it returns."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO raw_receipt (provider, provider_id, token, status, reason, payload, received_at)
            SELECT %s, v.provider_id, nullif(v.token, '')::uuid, v.status, v.reason, v.payload, %s
            FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::jsonb[])
                AS v(provider_id, token, status, reason, payload)
            ON CONFLICT DO NOTHING
            """,
            [
                provider,
                now,
                [r.provider_id for r in receipts],
                [r.token for r in receipts],
                [r.status.value for r in receipts],
                [r.reason.value if r.reason else "" for r in receipts],
                [Json(dict(r.payload)) for r in receipts],
            ],
        )


def fold_receipts(engine: Engine, limit: int = 1000) -> int:
    """Fold stored receipts into states until none is left; return how many. Safe when several run at once."""
    folded = 0
    while count := _fold_some(engine.clock.now(), limit):
        folded += count
    return folded


def _fold_some(now: datetime, limit: int) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT r.id, r.provider_id, r.status, r.reason, r.received_at, coalesce(t.id, p.id)
            FROM (
                SELECT * FROM raw_receipt WHERE folded_at IS NULL ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED
            ) r
            LEFT JOIN message t ON t.token = r.token
            LEFT JOIN message p ON t.id IS NULL AND p.provider_id = r.provider_id AND p.provider_id <> ''
            ORDER BY r.id
            """,
            [limit],
        )
        rows: list[_Row] = cursor.fetchall()
        matched = [row for row in rows if row[5] is not None]
        _apply(matched, now)
        given_up = [row[0] for row in rows if row[5] is None and now - row[4] > _KEEP_UNMATCHED]
        cursor.execute(
            "UPDATE raw_receipt SET folded_at = %s, outcome = CASE WHEN id = ANY(%s) THEN 'unmatched' ELSE '' END"
            " WHERE id = ANY(%s)",
            [now, given_up, [row[0] for row in matched] + given_up],
        )
        return len(matched) + len(given_up)


def _apply(rows: Sequence[_Row], now: datetime) -> None:
    by_status: dict[ReceiptStatus, dict[int, _Row]] = defaultdict(dict)
    for row in rows:
        if row[5] is not None:
            by_status[ReceiptStatus(row[2])].setdefault(row[5], row)
    delivered = by_status[ReceiptStatus.DELIVERED]
    lost = {k: v for k, v in by_status[ReceiptStatus.UNDELIVERED].items() if k not in delivered}
    _learn_about_addresses(lost, now)
    since = Also("sent_at = coalesce(m.sent_at, %s)", [now])  # a receipt may overtake our own commit
    moved = move(Status.DELIVERED, _moves(delivered), now, columns=["provider_id"], also=since)
    undelivered = move(Status.UNDELIVERED, _moves(lost), now, columns=["provider_id"], also=since)
    accepted = by_status[ReceiptStatus.ACCEPTED] | by_status[ReceiptStatus.SENT]
    _accept({k: v for k, v in accepted.items() if k not in moved and k not in undelivered}, now)
    reach_otherwise(sorted(undelivered), now)


def _moves(rows: dict[int, _Row]) -> list[Move]:
    return [Move(message, row[3] or "receipt", values=(row[1],)) for message, row in rows.items()]


def _accept(rows: dict[int, _Row], now: datetime) -> None:
    """A receipt proves that the carrier has a message whose answer we missed; most know already."""
    if not rows:
        return
    waiting = set(
        Message.objects.filter(id__in=rows, status__in=(Status.SENDING, Status.UNKNOWN)).values_list("id", flat=True)
    )
    moves = [
        Move(message, "receipt", values=(row[1], now, None)) for message, row in rows.items() if message in waiting
    ]
    move(Status.SENT, moves, now, columns=["provider_id", "sent_at", "check_at"])


def _learn_about_addresses(rows: dict[int, _Row], now: datetime) -> None:
    """What an undelivered receipt says about the address; contacts are locked before messages."""
    by_reason: dict[Reason, list[int]] = defaultdict(list)
    for message, row in rows.items():
        if row[3]:
            by_reason[Reason(row[3])].append(message)
    for reason, messages in by_reason.items():
        mark_unusable(messages, reason, now)
    refused = by_reason.get(Reason.OPTED_OUT, [])
    if refused:
        contacts = Message.objects.filter(id__in=refused).values_list("contact_id", flat=True)
        opt_out(sorted(set(contacts)), now, actor="carrier", medium="carrier refusal")
