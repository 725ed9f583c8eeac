"""Delete what may go: old words, receipts as they came, wrong tries on pages (rules P14, P44).

The consent ledger, the moves of messages, tasks and incidents are sealed (rule P43) and never deleted.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from config.retention import WORDS_KEPT_YEARS, RetentionWords
from outreach.actions.audit import record_audit
from outreach.domain.lifecycle import ENDS, Status
from outreach.records.models import NOTED

_BATCH = 2000
_OVER = [status.value for status in ENDS | {Status.SENT}]  # some carriers never send a receipt


class TooEarly(ValueError):
    """A purge of what must still be kept."""


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows lost their words, or went."""

    messages: int
    inbound: int
    receipts: int
    page_tries: int


@dataclass(frozen=True, slots=True)
class _Purge:
    """Which rows of a table `t` go after a while, and what is done with a batch of them; constants."""

    table: str
    old: str
    change: str


_MESSAGES = _Purge(
    "message",
    "greatest(t.created_at, t.send_at, t.not_after, t.attempted_at) < %s"
    " AND (t.body <> '' OR t.subject <> '') AND t.status = ANY(%s)",
    "UPDATE message SET body = '', subject = '' WHERE id = ANY(%s)",
)
_INBOUND = _Purge(
    "inbound_message",
    "t.received_at < %s AND t.processed_at IS NOT NULL AND (t.body <> '' OR t.to_address <> '')"  # noqa: S608
    " AND NOT EXISTS (SELECT 1 FROM staff_task s WHERE s.inbound_id = t.id AND s.closed_at IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM staff_task s"
    f" WHERE s.closed_at IS NULL AND t.outcome = '{NOTED}' || s.id)",
    "UPDATE inbound_message SET body = '', to_address = '' WHERE id = ANY(%s)",
)
_RECEIPTS = _Purge(
    "raw_receipt",
    "t.received_at < %s AND t.folded_at IS NOT NULL",
    "DELETE FROM raw_receipt WHERE id = ANY(%s)",
)
_PAGE_TRIES = _Purge("page_try", "t.at < %s", "DELETE FROM page_try WHERE id = ANY(%s)")


def purge(keep: RetentionWords, now: datetime, *, dry_run: bool = False, by: str = "") -> Purged:
    """Do it in batches, each in a transaction of its own. Raises TooEarly (rule P44).

    A message keeps its row, its moves, its patient and visit, but not its words; a patient's text that an
    open task shows keeps them too. A dry run counts and changes nothing.
    """
    if keep.words_years < WORDS_KEPT_YEARS:
        raise TooEarly(
            f"words are kept for {WORDS_KEPT_YEARS} years at least (rule P44), not {keep.words_years}"
        )
    words = _years_before(now, keep.words_years)
    do = _count if dry_run else _delete
    found = Purged(
        messages=do(_MESSAGES, [words, _OVER]),
        inbound=do(_INBOUND, [words]),
        receipts=do(_RECEIPTS, [now - timedelta(days=keep.receipts_days)]),
        page_tries=do(_PAGE_TRIES, [now - timedelta(days=keep.page_tries_days)]),
    )
    if not dry_run:
        with transaction.atomic():
            record_audit(by, "purged", now, detail={"words_before": words.isoformat(), **asdict(found)})
    return found


def _years_before(now: datetime, years: int) -> datetime:
    try:
        return now.replace(year=now.year - years)
    except ValueError:  # the 29th of February
        return now.replace(year=now.year - years, day=28)


def _count(what: _Purge, params: Sequence[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {what.table} t WHERE {what.old}", list(params))  # noqa: S608
        row = cursor.fetchone()
        return int(row[0]) if row else 0


def _delete(what: _Purge, params: Sequence[Any]) -> int:
    """Rows somebody else holds are left for the next purge."""
    sql = f"""
        SELECT t.id FROM {what.table} t WHERE {what.old} AND t.id > %s
        ORDER BY t.id LIMIT {_BATCH} FOR UPDATE OF t SKIP LOCKED
    """  # noqa: S608  (made of the constants above)
    done, last = 0, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [*params, last])
            ids = [row[0] for row in cursor.fetchall()]
            if not ids:
                return done
            cursor.execute(what.change, [ids])
            done, last = done + len(ids), ids[-1]
