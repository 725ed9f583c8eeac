"""A row of the feed made into what the records hold, or the list of what is amiss in it."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple
from zoneinfo import ZoneInfo

from config.clinic import ClinicConfig
from outreach.actions import feed_cells as cells_of
from outreach.actions.feed_cells import CHANNELS, UNSAID, Found, plain
from outreach.actions.feed_table import Fault, Row
from outreach.actions.feed_times import BadTime, instant, joined
from outreach.domain.printable import on_one_line
from outreach.domain.visit import VisitStatus
from outreach.domain.windows import UnknownZone
from outreach.domain.windows import zone as zone_named
from outreach.domain.wording import FALLBACK
from outreach.records.staging import StagedRow

_FAR = timedelta(days=2 * 365 + 1)
"""No schedule reaches so far: a year has been mistyped."""

UNTYPED = "visit"
"""The visit type of rows that name none."""

NEITHER = "they differ, so neither is taken: keep one row, with what is true"
"""What to do about two rows of one appointment of which nobody knows which is true."""

WRITTEN = frozenset({"en", "es"})
"""The languages of the words that are shipped."""


class _Place(NamedTuple):
    code: str
    zone: ZoneInfo


class Reader:
    """Reads rows of a table with these columns; knows the clinic's words and the ids it has seen."""

    def __init__(
        self,
        config: ClinicConfig,
        columns: Mapping[str, int],
        visit_types: Mapping[str, str],
        *,
        today: date,
        languages: Collection[str] = WRITTEN,
    ) -> None:
        """`visit_types`: the codes on record by their case-folded form. `languages`: those with words."""
        self._config, self._columns = config, columns
        self._today, self._languages = today, languages
        self._unknown: dict[tuple[str, str], list[int]] = {}
        self._far: list[Fault] = []
        self._statuses = {plain(status.value): status for status in VisitStatus}
        self._statuses |= {plain(word): status for word, status in config.feed.statuses.items()}
        self._kinds = {kind.code.casefold(): kind.code for kind in config.visit_types} | dict(visit_types)
        self._places = {
            word.casefold(): _Place(place.code, zone_named(place.zone))
            for place in reversed(config.places)
            for word in (place.code, place.name, *place.also)
        }
        first = config.places[0]
        self._places[""] = _Place(first.code, zone_named(first.zone))
        self._seen: dict[str, tuple[int, int]] = {}  # the row, and what it says in short
        self.contradicted: dict[int, int] = {}
        """Rows that were fine until a later one, named beside it, said otherwise of the same appointment."""

    def read(self, row: Row) -> StagedRow | list[Fault]:
        """The row to stage, or all its faults. Faults quote dates, zones and words, never a person's data."""
        if row.fault is not None:
            return [row.fault]
        cells, columns = row.cells, self._columns

        def cell(name: str) -> str:
            position = columns.get(name)
            return "" if position is None else on_one_line(cells[position])

        found = Found(row.number)
        visit = self._id(found, cell, "appointment_id")
        if visit:
            self._note_again(found, visit, row)
        patient = self._id(found, cell, "patient_id")
        place = self._place(found, cell("location"))
        place_zone = self._zone(found, cell("zone"), place)
        start = self._start(found, cell, place_zone)
        status = self._status(found, cell("status"))
        person = self._person(found, row.number, cell)
        length = cells_of.length(found, cell("duration"))
        kind = self._kind(found, cell("visit_type"))
        practitioner = cell("practitioner")
        _short(found, "practitioner", practitioner, 80)
        if found or start is None or place_zone is None:
            return found
        self._note_far(row.number, start.astimezone(place_zone).date())
        fingerprint = (
            visit_digest(start, place_zone.key, status, place.code, patient)
            + _digest(*person)
            + _digest(kind, practitioner, str(length or ""))[:8]
        )
        return (
            *(row.number, visit, patient, *person, kind, practitioner, length, place.code),
            *(start, place_zone.key, status, fingerprint),
        )

    def _note_again(self, found: Found, visit: str, row: Row) -> None:
        """A second row of one appointment: of two that differ nobody knows which is true."""
        says = hash(tuple(row.cells))
        first, said = self._seen.setdefault(visit, (row.number, says))
        if first == row.number:
            return
        remedy = "keep one of the rows"
        if said != says:
            self.contradicted.setdefault(first, row.number)
            remedy = NEITHER
        found.note("appointment_id", f"the same appointment as in row {first}", remedy)

    def _person(self, found: Found, row: int, cell: Callable[[str], str]) -> tuple[str, ...]:
        """The row's words about the patient, in the order of the staging table."""
        region, order = self._config.clinic.region, self._config.feed.date_order
        given, family = cells_of.names(cell)
        _short(found, "given_name", given, 120)
        _short(found, "family_name", family, 120)
        return (
            given,
            family,
            self._language(row, cell("language")),
            cells_of.phone(found, "phone", cell("phone"), region),
            cells_of.phone(found, "phone2", cell("phone2"), region),
            cells_of.email(found, cell("email")),
            self._channel(row, cell("preferred_channel")),
            cells_of.born(found, cell("birth_date"), order, self._today),
            cells_of.postal_code(found, cell("postal_code")),
        )

    def warnings(self) -> tuple[Fault, ...]:
        """Visits far ahead; the words that meant nothing to us, each once, with the row that had it first."""
        told = [*self._far]
        for (field, word), (first, count) in self._unknown.items():
            # A tag is kept, and its words fall back to English; what isn't one leaves the clinic's language.
            instead = FALLBACK if cells_of.language(word) else self._config.clinic.language
            told.append(cells_of.unknown(field, word, first, count, instead))
        return tuple(told)

    def _id(self, found: Found, cell: Callable[[str], str], name: str) -> str:
        text = cell(name)
        if not text:
            found.note(name, "is missing", "every row needs one")
        elif len(text) > 80:
            found.note(name, "longer than 80 characters", "check that the columns are in their places")
        return text

    def _place(self, found: Found, word: str) -> _Place:
        place = self._places.get(word.casefold())
        if place is not None:
            return place
        remedy = "add it to the `also` of a location in clinic.toml, or add a location"
        found.note("location", f"{word[:60]!r} is not a location of the clinic", remedy)
        return self._places[""]

    def _zone(self, found: Found, name: str, place: _Place) -> ZoneInfo | None:
        if not name:
            return place.zone
        try:
            return zone_named(name)
        except UnknownZone as error:
            example = error.suggestion or "America/Chicago"
            found.note("zone", f"{name[:60]!r} is not a time zone", f"write its IANA name: {example}")
            return None

    def _start(
        self, found: Found, cell: Callable[[str], str], place_zone: ZoneInfo | None
    ) -> datetime | None:
        text = cell("start") or joined(cell("date"), cell("time"))
        if not text:
            found.note("start", "is missing", "every row needs a date and a time")
            return None
        try:
            return instant(text[:60], place_zone or self._places[""].zone, self._config.feed.date_order)
        except BadTime as error:
            found.note("start", error.problem, error.remedy)
            return None

    def _note_far(self, row: int, day: date) -> None:
        if day - self._today > _FAR:
            remedy = "correct the year if it is a slip, and import it again"
            self._far.append(Fault(row, "start", f"{day} is more than two years ahead", remedy))

    def _status(self, found: Found, word: str) -> str:
        status = self._statuses.get(plain(word))
        if status is None:
            remedy = 'say what it means under [feed.statuses] in clinic.toml, such as "Scheduled" = "booked"'
            found.note("status", f"{word[:60]!r} is not a known status" if word else "is missing", remedy)
            return ""
        return status.value

    def _language(self, row: int, word: str) -> str:
        """A language tag's first part; empty for words nobody knows, which leaves what is on record."""
        if plain(word) in UNSAID:
            return ""
        language = cells_of.language(word)
        if language not in self._languages:
            self._not_understood("language", word, row)
        return language

    def _channel(self, row: int, word: str) -> str:
        channel = CHANNELS.get(plain(word), "")
        if not channel and plain(word) not in UNSAID:
            self._not_understood("preferred_channel", word, row)
        return channel

    def _not_understood(self, field: str, word: str, row: int) -> None:
        self._unknown.setdefault((field, word.casefold()[:40]), [row, 0])[1] += 1

    def _kind(self, found: Found, word: str) -> str:
        if len(word) > 80:
            found.note(
                "visit_type", "longer than 80 characters", "check that the columns are in their places"
            )
            return ""
        return self._kinds.setdefault(word.casefold(), word) if word else UNTYPED


def _short(found: Found, name: str, text: str, most: int) -> None:
    if len(text) > most:
        found.note(name, f"longer than {most} characters", "check that the columns are in their places")


def visit_digest(start: datetime, zone: str, status: str, place: str, patient: str) -> str:
    """The beginning of a row's fingerprint: all that the schedule says of the visit itself."""
    return _digest(start.isoformat(), zone, status, place, patient)


def _digest(*values: str) -> str:
    return blake2b("\x1f".join(values).encode(), digest_size=6).hexdigest()
