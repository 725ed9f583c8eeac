"""The Reassigned Numbers Database of the FCC (47 CFR 64.1200(m), rule P5): its question and its answers.

One asks whether a number was disconnected for good on or after a day on which it was the patient's; the
answer is yes, no or "no data". Lines are `6085550123,2026-01-15`, in answers followed by the answer.
(https://www.reassigned.us/resources/faq)
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from outreach.domain.address import AddressError, parse_phone


class Answer(StrEnum):
    """What the database says of a number and a day."""

    YES = "yes"  # disconnected since: it may be somebody else's
    NO = "no"
    NO_DATA = "no data"


_ANSWERS = {
    **dict.fromkeys(("yes", "y", "true", "1"), Answer.YES),
    **dict.fromkeys(("no", "n", "false", "0"), Answer.NO),
    **dict.fromkeys(("no data", "nodata", "no_data", "no-data", "n/a"), Answer.NO_DATA),
}


class BadResults(ValueError):
    """The file can't be read; each line names a row and what is amiss, and repeats no number."""


@dataclass(frozen=True, slots=True)
class Result:
    """One answer; `phone` is E.164."""

    phone: str
    known_on: date
    answer: Answer


def national(e164: str) -> str:
    """The ten digits of a North American number; empty for any other, which the database doesn't know."""
    return e164[2:] if e164.startswith("+1") and len(e164) == 12 else ""


def read_results(lines: Iterable[str]) -> list[Result]:
    """The answers in a file, whether it has headings or not. Raises BadResults that lists every fault."""
    found: list[Result] = []
    faults: list[str] = []
    for number, row in enumerate(csv.reader(lines), start=1):
        cells = [cell.strip().lstrip("\ufeff") for cell in row]
        if not any(cells):
            continue
        result = _result(cells)
        if isinstance(result, Result):
            found.append(result)
        elif number > 1 or any(character.isdecimal() for character in cells[0]):  # the first may be headings
            faults.append(f"row {number}: {result}")
    if not found and not faults:
        faults.append("there is no answer in this file")
    if faults:
        raise BadResults("\n".join(faults))
    return found


def _result(cells: list[str]) -> Result | str:
    if len(cells) < 3:
        return "needs three columns: number, day asked about (2026-01-15), answer (yes, no or no data)"
    try:
        phone = parse_phone(cells[0], "US").e164
    except AddressError as error:
        return error.message
    try:
        known_on = date.fromisoformat(cells[1])
    except ValueError:
        return "the second column must be a day such as 2026-01-15"
    answer = _ANSWERS.get(cells[2].casefold())
    if answer is None:
        return "the third column must be yes, no or no data"
    return Result(phone, known_on, answer)
