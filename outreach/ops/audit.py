"""Whether the sealed records are as they were when they were sealed (rule P43). Reads only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise

from outreach.actions.seal import link_of
from outreach.domain.chain import EMPTY, Link
from outreach.records.models import AuditSeal
from outreach.records.sealing import digests, highest, tables

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain. `waiting`: rows not sealed yet, at most."""

    seals: int
    seal: int | None
    at: datetime | None
    digest: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Break:
    """The first seal that does not fit, and the table; empty where the seal itself was changed."""

    seal: int
    at: datetime
    table: str
    says: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was recomputed. `broken` is None if all fits; `has_head`: the digest asked for is there."""

    seals: int
    rows: int
    broken: Break | None
    has_head: bool


def head() -> Head:
    """The newest seal: printed or kept elsewhere, it shows later that none was taken from the end."""
    last = AuditSeal.objects.order_by("-id").first()
    upto = last.upto if last else {}
    waiting = sum(max(0, there - upto.get(table, 0)) for table, there in highest().items())
    if last is None:
        return Head(0, None, None, "", waiting)
    return Head(AuditSeal.objects.count(), last.pk, last.at, last.digest, waiting)


def verify(known_head: str = "") -> Verdict:
    """Recompute every seal from the rows, oldest first, up to the first that does not fit."""
    before, seals, rows, has_head = EMPTY, 0, 0, not known_head
    for chunk in _chunks():
        for position, (row, problem) in enumerate(_look(before, chunk)):
            if problem is not None:
                return Verdict(seals + position, rows, problem, has_head)
            rows += sum(row.counts.values())
            has_head = has_head or row.digest == known_head
        seals += len(chunk)
        before = link_of(chunk[-1])
    return Verdict(seals, rows, None, has_head)


def _chunks() -> Iterator[list[AuditSeal]]:
    found = AuditSeal.objects.order_by("id").iterator(chunk_size=_CHUNK)
    while chunk := list(islice(found, _CHUNK)):
        yield chunk


def _look(before: Link, chunk: Sequence[AuditSeal]) -> Iterator[tuple[AuditSeal, Break | None]]:
    links = [before, *(link_of(row) for row in chunk)]
    recomputed = _recomputed(links)
    for position, row in enumerate(chunk):
        previous, link = links[position], links[position + 1]
        yield row, _problem(row, previous, link, {t: found[position] for t, found in recomputed.items()})


def _recomputed(links: Sequence[Link]) -> dict[str, list[tuple[int, str]]]:
    """By table, what the rows of each link's range give now."""
    ranges = {
        table: [(a.upto.get(table, 0), b.upto.get(table, 0)) for a, b in pairwise(links)]
        for table in tables()
    }
    return {table: digests(table, spans) for table, spans in ranges.items()}


def _problem(row: AuditSeal, before: Link, link: Link, found: dict[str, tuple[int, str]]) -> Break | None:
    if link.previous != (before.digest if before is not EMPTY else ""):
        return Break(
            row.pk, row.at, "", "does not follow from the seal before: one is missing or was changed"
        )
    if link.digest != row.digest:
        return Break(row.pk, row.at, "", "was changed itself")
    if not tables(link.form):
        return Break(row.pk, row.at, "", f"has form {link.form}, which this version doesn't know")
    for table in tables(link.form):
        count, digest = found[table]
        if count != link.counts.get(table):
            return Break(
                row.pk, row.at, table, f"{link.counts.get(table)} rows were sealed, {count} are there"
            )
        if digest != link.digests.get(table):
            return Break(row.pk, row.at, table, "a row is not as it was")
    return None
