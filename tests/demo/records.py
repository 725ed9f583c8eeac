"""Records of what happened, for the tests of how it is told."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from outreach.demo.stories import Record
from outreach.demo.watch import Heard, Moved
from outreach.domain.windows import HOUSE_HOURS

NOON = datetime(2027, 3, 8, 18, tzinfo=UTC)
NIGHT = datetime(2027, 3, 9, 5, 40, tzinfo=UTC)  # 23:40 in Chicago
PHONE = "+16085550123"
CHICAGO = ZoneInfo("America/Chicago")


def moved(origin: str, to: str, reason: str = "", rule: str = "", **other: object) -> Moved:
    """A move of message 1 at noon, unless told otherwise."""
    fields: dict[str, object] = {
        "id": 1, "at": NOON, "message": 1, "channel": "sms", "template": "reminder", "address": PHONE,
        "note": "", "words": "",
    }  # fmt: skip
    return Moved(origin=origin, to=to, reason=reason, rule=rule, **(fields | other))  # type: ignore[arg-type]


def heard(body: str, intent: str, outcome: str, at: datetime = NOON) -> Heard:
    """A patient's text."""
    return Heard(1, at, PHONE, body, intent, outcome)


def record(moves: list[Moved], texts: list[Heard] | None = None, **other: object) -> Record:
    """In Chicago, with the house's hours."""
    fields: dict[str, object] = {"tasks": [], "zone": CHICAGO, "hours": HOUSE_HOURS} | other
    return Record(moves=moves, heard=texts or [], **fields)  # type: ignore[arg-type]
