"""Seal what was added to the append-only tables, each seal chained to the one before (rule P43)."""

from datetime import datetime

from django.db import transaction

from outreach.domain.chain import EMPTY, Link
from outreach.records.models import AuditMark, AuditSeal
from outreach.records.sealing import FORM, alone, digests, highest, reach, running, tables

_ROWS = 10_000  # of each table in one seal
_SEALS = 20  # in one call


def seal(now: datetime, *, rows: int = _ROWS, seals: int = _SEALS) -> int:
    """Write the seals that are due; return how many. Holds up nobody, and only one process at a time works.

    Ids are drawn before their rows are committed, so a row may appear below ids that are there already. A
    mark is set at the highest ids; what lies below it is sealed only when every transaction that ran when
    the mark was set is over, since no other can bring a row from below it.
    """
    with transaction.atomic():
        if not alone():
            return 0
        last = _last()
        mark = AuditMark.objects.first() or _new_mark(last)
        if mark is None or set(mark.waits_for) & set(running()):
            return 0
        written = 0
        while written < seals and (link := _next(last, mark, now, rows)) is not None:
            AuditSeal.objects.create(
                at=link.at, form=link.form, upto=link.upto, counts=link.counts, digests=link.digests,
                previous=link.previous, digest=link.digest,
            )  # fmt: skip
            last, written = link, written + 1
        if last.covers(mark.upto):
            mark.delete()
        else:
            AuditMark.objects.update(waits_for=[])
        return written


def _last() -> Link:
    row = AuditSeal.objects.order_by("-id").first()
    return EMPTY if row is None else link_of(row)


def link_of(row: AuditSeal) -> Link:
    """The seal as the chain sees it."""
    return Link(row.at, row.form, row.upto, row.counts, row.digests, row.previous)


def _new_mark(last: Link) -> AuditMark | None:
    upto = highest()
    if last.covers(upto):
        return None
    # Looked up after the ids were: whoever drew a lower one is in this list, or over.
    return AuditMark.objects.create(upto=upto, waits_for=running())


def _next(last: Link, mark: AuditMark, now: datetime, rows: int) -> Link | None:
    if last.covers(mark.upto):
        return None
    ranges = {}
    for table in tables():
        after = last.upto.get(table, 0)
        ranges[table] = (after, reach(table, after, mark.upto.get(table, 0), rows))
    found = {table: digests(table, [span])[0] for table, span in ranges.items()}
    return Link(
        at=now,
        form=FORM,
        upto={table: upto for table, (_, upto) in ranges.items()},
        counts={table: count for table, (count, _) in found.items()},
        digests={table: digest for table, (_, digest) in found.items()},
        previous=last.digest if last is not EMPTY else "",
    )
