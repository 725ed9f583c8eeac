"""Single cells of the feed: names, addresses, dates and words, read or noted as a fault."""

import re
from collections.abc import Callable
from datetime import date

from outreach.actions.feed_table import Fault
from outreach.actions.feed_times import BadTime, DateOrder, birth_date, minutes
from outreach.domain.address import AddressError, parse_email, parse_phone
from outreach.domain.channel import Channel

_LANGUAGES = {"english": "en", "eng": "en", "spanish": "es", "español": "es", "espanol": "es", "spa": "es"}
CHANNELS = {
    **dict.fromkeys(("sms", "text", "texts", "textmessage", "mobile", "cell"), Channel.SMS),
    **dict.fromkeys(("email", "mail"), Channel.EMAIL),
}
"""Words for the ways in which a patient wants to be reached."""

UNSAID = frozenset({"", "none", "any", "nopreference", "unknown", "declined", "notspecified", "na"})
"""What a schedule writes for a patient who has said nothing."""

_ZIP = re.compile(r"(\d{5})(?:[-\s]?(\d{4})|\.0+)?", re.ASCII)
_LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_].*)?")


class Found(list[Fault]):
    """The faults of one row."""

    def __init__(self, row: int) -> None:
        super().__init__()
        self.row = row

    def note(self, field: str, problem: str, remedy: str) -> None:
        """One more."""
        self.append(Fault(self.row, field, problem, remedy))


def phone(found: Found, name: str, text: str, region: str) -> str:
    """In E.164."""
    return _address(found, name, lambda: parse_phone(text, region).e164) if text else ""


def email(found: Found, text: str) -> str:
    """As mail servers know it."""
    # No mail service tells capitals apart, and an opt-out must hold however an address is written (rule P13).
    return _address(found, "email", lambda: parse_email(text).address).lower() if text else ""


def _address(found: Found, name: str, parse: Callable[[], str]) -> str:
    try:
        return parse()
    except AddressError as error:
        problem, _, remedy = error.message.partition(". ")
        found.note(name, problem.rstrip("."), remedy.rstrip(".") or "ask the person for it again")
        return ""


def names(cell: Callable[[str], str]) -> tuple[str, str]:
    """Given and family name, from their columns or from one of `Doe, Jane` or `Jane Doe`."""
    given, family, full = cell("given_name"), cell("family_name"), cell("name")
    if given or family or not full:
        return given, family
    if "," in full:
        family, _, given = full.partition(",")
        return given.strip(), family.strip()
    given, _, family = full.rpartition(" ")
    return (given.strip(), family) if given else (family, "")


def language(word: str) -> str:
    """A language tag's first part; empty for words nobody knows."""
    word = word.casefold()
    if word in _LANGUAGES:
        return _LANGUAGES[word]
    tag = _LANGUAGE_TAG.fullmatch(word)
    return _LANGUAGES.get(tag[1], tag[1]) if tag else ""


def born(found: Found, text: str, order: DateOrder, today: date) -> str:
    """A date of birth as ISO 8601 has it."""
    if not text:
        return ""
    try:
        return birth_date(text, order, today).isoformat()
    except BadTime as error:
        found.note("birth_date", error.problem, error.remedy)
        return ""


def postal_code(found: Found, text: str) -> str:
    """A ZIP code of five digits, or of nine with their hyphen."""
    if not text:
        return ""
    digits = _ZIP.fullmatch(text)
    if digits is None:
        # It is part of a person's address: not quoted.
        remedy = "write 53711 or 53711-1234, with its leading zero; leave it empty for an address abroad"
        found.note("postal_code", "is not a ZIP code of five or nine digits", remedy)
        return ""
    return f"{digits[1]}-{digits[2]}" if digits[2] else digits[1]


def length(found: Found, text: str) -> int | None:
    """How many minutes a visit lasts."""
    if not text:
        return None
    try:
        return minutes(text)
    except BadTime as error:
        found.note("duration", error.problem, error.remedy)
        return None


def unknown(field: str, word: str, first: int, count: int, instead: str) -> Fault:
    """The warning of a word that meant nothing; `instead` is the language that is written in its place."""
    rows = f" ({count:,} rows)" if count > 1 else ""
    if field == "language":
        return Fault(
            first,
            field,
            f"there are no words in {word!r}{rows}",
            f"these patients are written to in {instead}; write en or es, or leave it empty",
        )
    return Fault(
        first,
        field,
        f"{word!r} is no way in which Outreach reaches anyone{rows}",
        "these patients are reached as if they had no preference; write sms or email, or leave it empty",
    )


def unreachable(row: int) -> Fault:
    """The warning of a visit whose patient no message can reach."""
    return Fault(
        row,
        "phone",
        "neither phone nor e-mail, and none on record: this patient gets no message",
        "write a phone, or an e-mail, and import it again; until then `outreach tasks` asks to phone",
    )


def taken_out(row: int, field: str) -> Fault:
    """The warning of an empty cell where an address was on record."""
    return Fault(
        row,
        field,
        "empty, so what was on record for this patient is used no more",
        "if that is a slip, write it and import the row again",
    )


def plain(word: str) -> str:
    """Without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", word.casefold())
