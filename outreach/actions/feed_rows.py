"""A row of the feed made into what the records hold, or the list of what is amiss in it."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from config.clinic import ClinicConfig
from outreach.actions.feed_table import Fault, Row
from outreach.actions.feed_times import BadTime, instant, joined
from outreach.domain.address import AddressError, parse_email, parse_phone
from outreach.domain.channel import Channel
from outreach.domain.visit import VisitStatus
from outreach.domain.windows import UnknownZone
from outreach.domain.windows import zone as zone_named
from outreach.records.staging import StagedRow

UNTYPED = "visit"
"""The visit type of rows that name none."""

_LANGUAGES = {"english": "en", "eng": "en", "spanish": "es", "español": "es", "espanol": "es", "spa": "es"}
_CHANNELS = {
    **dict.fromkeys(("sms", "text", "texts", "textmessage", "mobile", "cell"), Channel.SMS),
    **dict.fromkeys(("email", "mail"), Channel.EMAIL),
}
_LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_].*)?")

_T = TypeVar("_T")


class _Place(NamedTuple):
    code: str
    zone: ZoneInfo


class _Found(list[Fault]):
    """The faults of one row."""

    def __init__(self, row: int) -> None:
        super().__init__()
        self.row = row

    def note(self, field: str, problem: str, remedy: str) -> None:
        self.append(Fault(self.row, field, problem, remedy))


class Reader:
    """Reads rows of a table with these columns; knows the clinic's words and the ids it has seen."""

    def __init__(
        self, config: ClinicConfig, columns: Mapping[str, int], visit_types: Mapping[str, str]
    ) -> None:
        """`visit_types`: the codes on record by their case-folded form."""
        self._config, self._columns = config, columns
        self._statuses = {_plain(status.value): status for status in VisitStatus}
        self._statuses |= {_plain(word): status for word, status in config.feed.statuses.items()}
        self._kinds = {kind.code.casefold(): kind.code for kind in config.visit_types} | dict(visit_types)
        self._places = {
            word.casefold(): _Place(place.code, zone_named(place.zone))
            for place in reversed(config.places)
            for word in (place.code, place.name, *place.also)
        }
        first = config.places[0]
        self._places[""] = _Place(first.code, zone_named(first.zone))
        self._seen: dict[str, int] = {}

    def read(self, row: Row) -> StagedRow | list[Fault]:
        """The row to stage, or all its faults. Faults quote dates, zones and words, never a person's data."""
        if row.fault is not None:
            return [row.fault]
        cells, columns = row.cells, self._columns

        def cell(name: str) -> str:
            position = columns.get(name)
            return "" if position is None else cells[position].strip()

        found = _Found(row.number)
        visit = self._id(found, cell, "appointment_id")
        first = self._seen.setdefault(visit, row.number) if visit else row.number
        if first != row.number:
            found.note("appointment_id", f"the same appointment as in row {first}", "keep one of the rows")
        patient = self._id(found, cell, "patient_id")
        place = self._place(found, cell("location"))
        place_zone = self._zone(found, cell("zone"), place)
        start = self._start(found, cell, place_zone)
        status = self._status(found, cell("status"))
        given, family = _names(cell)
        phone = self._phone(found, "phone", cell("phone"))
        phone2 = self._phone(found, "phone2", cell("phone2"))
        email = _email(found, cell("email"))
        kind = self._kind(found, cell("visit_type"))
        practitioner = cell("practitioner")
        for name, text, most in (
            *(("given_name", given, 120), ("family_name", family, 120)),
            ("practitioner", practitioner, 80),
        ):
            if len(text) > most:
                found.note(
                    name, f"longer than {most} characters", "check that the columns are in their places"
                )
        if found or start is None or place_zone is None:
            return found
        language = _language(cell("language"))
        channel = _CHANNELS.get(_plain(cell("preferred_channel")), "")
        person = (given, family, language, phone, phone2, email, channel)
        fingerprint = (
            _digest(start.isoformat(), place_zone.key, status, place.code, patient)
            + _digest(*person)
            + _digest(kind, practitioner)[:8]
        )
        return (
            *(row.number, visit, patient, *person, kind, practitioner, place.code),
            *(start, place_zone.key, status, fingerprint),
        )

    def _id(self, found: _Found, cell: Callable[[str], str], name: str) -> str:
        text = cell(name)
        if not text:
            found.note(name, "is missing", "every row needs one")
        elif len(text) > 80:
            found.note(name, "longer than 80 characters", "check that the columns are in their places")
        return text

    def _place(self, found: _Found, word: str) -> _Place:
        place = self._places.get(word.casefold())
        if place is not None:
            return place
        remedy = "add it to the `also` of a location in clinic.toml, or add a location"
        found.note("location", f"{word[:60]!r} is not a location of the clinic", remedy)
        return self._places[""]

    def _zone(self, found: _Found, name: str, place: _Place) -> ZoneInfo | None:
        if not name:
            return place.zone
        try:
            return zone_named(name)
        except UnknownZone as error:
            example = error.suggestion or "America/Chicago"
            found.note("zone", f"{name[:60]!r} is not a time zone", f"write its IANA name: {example}")
            return None

    def _start(
        self, found: _Found, cell: Callable[[str], str], place_zone: ZoneInfo | None
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

    def _status(self, found: _Found, word: str) -> str:
        status = self._statuses.get(_plain(word))
        if status is None:
            remedy = 'say what it means under [feed.statuses] in clinic.toml, such as "Scheduled" = "booked"'
            found.note("status", f"{word[:60]!r} is not a known status" if word else "is missing", remedy)
            return ""
        return status.value

    def _phone(self, found: _Found, name: str, text: str) -> str:
        return (
            _address(found, name, lambda: parse_phone(text, self._config.clinic.region).e164) if text else ""
        )

    def _kind(self, found: _Found, word: str) -> str:
        if len(word) > 80:
            found.note(
                "visit_type", "longer than 80 characters", "check that the columns are in their places"
            )
            return ""
        return self._kinds.setdefault(word.casefold(), word) if word else UNTYPED


def _address(found: _Found, name: str, parse: Callable[[], str]) -> str:
    try:
        return parse()
    except AddressError as error:
        problem, _, remedy = error.message.partition(". ")
        found.note(name, problem.rstrip("."), remedy.rstrip(".") or "ask the person for it again")
        return ""


def _email(found: _Found, text: str) -> str:
    # No mail service tells capitals apart, and an opt-out must hold however an address is written (rule P13).
    return _address(found, "email", lambda: parse_email(text).address).lower() if text else ""


def _names(cell: Callable[[str], str]) -> tuple[str, str]:
    """Given and family name, from their columns or from one of `Doe, Jane` or `Jane Doe`."""
    given, family, full = cell("given_name"), cell("family_name"), cell("name")
    if given or family or not full:
        return given, family
    if "," in full:
        family, _, given = full.partition(",")
        return given.strip(), family.strip()
    given, _, family = full.rpartition(" ")
    return (given.strip(), family) if given else (family, "")


def _language(word: str) -> str:
    """A language tag's first part; empty for words nobody knows, which leaves the clinic's own language."""
    word = word.casefold()
    if word in _LANGUAGES:
        return _LANGUAGES[word]
    tag = _LANGUAGE_TAG.fullmatch(word)
    return _LANGUAGES.get(tag[1], tag[1]) if tag else ""


def _digest(*values: str) -> str:
    return blake2b("\x1f".join(values).encode(), digest_size=6).hexdigest()


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "", word.casefold())
