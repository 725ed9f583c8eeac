"""Time zones and quiet hours: when a clock on the wall says that a patient may be disturbed."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

HORIZON = timedelta(days=15)
"""How far an opening is looked for: a week of any weekly table, holidays at its ends, the zones' spread."""

MARGIN = timedelta(minutes=30)
"""What is kept free before closing, so that a queue of some minutes does not run into the night."""

SENDING = timedelta(minutes=5)
"""What must be left when a message that had to wait may go: all that waited with it go then, by turns."""

_DAY = timedelta(days=1)

_EVERYDAY_WORDS = {
    "America/New_York": ("eastern", "est", "edt", "et", "est5", "est5edt"),
    "America/Chicago": ("central", "cst", "cdt", "ct", "cst6", "cst6cdt"),
    "America/Denver": ("mountain", "mst", "mdt", "mt", "mst7", "mst7mdt"),
    "America/Los_Angeles": ("pacific", "pst", "pdt", "pt", "pst8", "pst8pdt"),
    "America/Phoenix": ("arizona", "us mountain"),
    "America/Anchorage": ("alaska", "alaskan", "akst", "akdt"),
    "Pacific/Honolulu": ("hawaii", "hawaiian", "hst"),
    "America/Puerto_Rico": ("atlantic", "ast"),
    "UTC": ("gmt", "z", "zulu", "utc"),
}
_IANA_BY_WORD = {word: name for name, words in _EVERYDAY_WORDS.items() for word in words}


class UnknownZone(ValueError):
    """A name that is no IANA zone; `suggestion` is the name that was probably meant, or None."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.suggestion = _suggest(name)
        remedy = f"did you mean {self.suggestion}?" if self.suggestion else "for example America/Chicago."
        super().__init__(f"{name!r} is not a time zone: write its IANA name (Area/City), {remedy}")


def _suggest(name: str) -> str | None:
    folded = name.strip().lower()
    cased = {known.lower(): known for known in _known_zones()}.get(folded.replace(" ", "_"))
    if cased:
        return cased
    words = [word for word in folded.split() if word not in ("time", "standard", "daylight")]
    return _IANA_BY_WORD.get(" ".join(words))


@cache
def _known_zones() -> frozenset[str]:
    # Etc/GMT+6 and the like know no daylight saving and their sign is reversed, EST and CST6CDT are relics:
    # in a schedule's export each of them is a mistake.
    return frozenset(
        name
        for name in available_timezones()
        if name in ("UTC", "Etc/UTC") or ("/" in name and not name.startswith("Etc/"))
    )


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name such as `America/Chicago`, or `UTC`. Raises UnknownZone with a remedy."""
    if name not in _known_zones():
        raise UnknownZone(name)
    return ZoneInfo(name)


def as_utc(instant: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError for a naive one, which Python would read as the host's."""
    if instant.tzinfo is UTC:
        return instant
    if instant.utcoffset() is None:
        raise ValueError("an instant needs a time zone; for wall time use local_instant")
    return instant.astimezone(UTC)


def local_instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant at which clocks in `zone` show the naive `local` (P35).

    A time that clocks skip moves forward by the length of the gap (02:30 becomes 03:30), one that they show
    twice means its first occurrence. Raises ValueError if `local` is aware.
    """
    if local.tzinfo is not None:
        raise ValueError("a wall time carries no zone of its own")
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def exists(local: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks in `zone` ever show the naive `local`; False in the gap of a spring night (P35)."""
    return local_instant(local, zone).astimezone(zone).replace(tzinfo=None) == local.replace(fold=0)


@dataclass(frozen=True, slots=True)
class Hours:
    """The daily hours [opens, closes) on the wall, within one day. Raises ValueError if it never opens."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("hours are wall times and carry no zone of their own")
        if self.opens >= self.closes:
            raise ValueError(f"hours must open before they close, not {self.opens} to {self.closes}")

    def on(self, day: date) -> "Hours | None":
        """The same every day."""
        return self

    def narrowed(self, other: "Hours | None") -> "Hours | None":
        """What is open in both; None if that is nothing."""
        if other is None:
            return None
        opens, closes = max(self.opens, other.opens), min(self.closes, other.closes)
        return Hours(opens, closes) if opens < closes else None


@dataclass(frozen=True, slots=True)
class Week:
    """Hours that differ by the day of the week; None is a closed day, and holidays have their own."""

    weekdays: Hours | None
    saturday: Hours | None
    sunday: Hours | None
    holidays: Hours | None = None
    on_holidays: frozenset[date] = frozenset()

    def on(self, day: date) -> Hours | None:
        """The hours of a calendar day."""
        if day in self.on_holidays:
            return self.holidays
        return (self.weekdays, self.saturday, self.sunday)[max(0, day.weekday() - _FRIDAY)]

    def narrowed(self, other: "Week") -> "Week":
        """What is open in both, day by day; a holiday of either is one."""
        return Week(
            _both(self.weekdays, other.weekdays),
            _both(self.saturday, other.saturday),
            _both(self.sunday, other.sunday),
            _both(self.holidays, other.holidays),
            self.on_holidays | other.on_holidays,
        )


Opening = Hours | Week
"""When something is open, on the wall."""
_FRIDAY = 4


def _both(one: Hours | None, other: Hours | None) -> Hours | None:
    return one.narrowed(other) if one is not None else None


@dataclass(frozen=True, slots=True)
class Own:
    """Hours that a person asked for, on the clocks of where they live (rule P39)."""

    hours: Hours
    zones: frozenset[ZoneInfo]


HOUSE_HOURS = Hours(time(8), time(21))
"""The house rule for reminders, and the law's outer limit for solicitations (P30, P27)."""


@lru_cache(maxsize=8192)
def _span(zone: ZoneInfo, day: date, hours: Opening) -> tuple[datetime, datetime]:
    """The hours of one day as UTC instants [opens, closes); empty if it closes before it opens.

    Where the clock changes on an edge, the strictest reading holds: whatever is open here is also open by
    any reading of the clock on the wall.
    """
    daily = hours.on(day)
    if daily is None:
        midnight = datetime.combine(day, time(), zone).astimezone(UTC)
        return midnight, midnight
    opens, closes = datetime.combine(day, daily.opens, zone), datetime.combine(day, daily.closes, zone)
    return (
        max(opens.astimezone(UTC), opens.replace(fold=1).astimezone(UTC)),
        min(closes.astimezone(UTC), closes.replace(fold=1).astimezone(UTC)),
    )


def is_open(instant: datetime, zones: Collection[ZoneInfo], hours: Opening, own: Own | None = None) -> bool:
    """Whether `instant` lies within the hours of every zone, and within those a person asked for.

    False if there is no zone (P32).
    """
    instant = as_utc(instant)
    for place, its in _clocks(zones, hours, own):
        opens, closes = _span(place, instant.astimezone(place).date(), its)
        if not opens <= instant < closes:
            return False
    return bool(zones)


def next_open(
    instant: datetime, zones: Collection[ZoneInfo], hours: Opening, own: Own | None = None
) -> datetime | None:
    """The first UTC instant from `instant` on that is open, as above; None if none within HORIZON."""
    moment = as_utc(instant)
    limit = moment + HORIZON
    clocks = _clocks(zones, hours, own)
    while zones and moment <= limit:
        # Each clock pushes the moment to its own next opening, until none of them objects.
        settled = moment
        for place, its in clocks:
            moment = _open_from(moment, place, its)
        if moment == settled:
            return moment
    return None


def closes_at(
    instant: datetime, zones: Collection[ZoneInfo], hours: Opening, own: Own | None = None
) -> datetime:
    """The UTC instant at which the hours that hold at `instant`, which must be open, end somewhere."""
    moment = as_utc(instant)
    return min(
        _span(place, moment.astimezone(place).date(), its)[1] for place, its in _clocks(zones, hours, own)
    )


def in_time(opening: datetime, end: datetime, now: datetime) -> bool:
    """Whether what waits from `now` until `opening` is sent before `end`; what need not wait goes at once."""
    return opening + SENDING <= end if opening > now else opening < end


def last_open(
    before: datetime,
    zones: Collection[ZoneInfo],
    hours: Opening,
    margin: timedelta = MARGIN,
    own: Own | None = None,
) -> datetime | None:
    """The latest UTC instant up to `before` that is open, as above, and `margin` before each closing.

    None if there is none within HORIZON. Raises ValueError unless `margin` is positive: the hours are
    half-open, so there is no last instant without one.
    """
    if margin <= timedelta(0):
        raise ValueError("the margin before closing must be positive")
    moment = as_utc(before)
    limit = moment - HORIZON
    clocks = _clocks(zones, hours, own)
    while zones and moment >= limit:
        settled = moment
        for place, its in clocks:
            moment = _open_until(moment, place, its, margin)
        if moment == settled:
            return moment
    return None


def _clocks(
    zones: Collection[ZoneInfo], hours: Opening, own: Own | None
) -> Sequence[tuple[ZoneInfo, Opening]]:
    """Every clock that has a say, each with its hours."""
    clocks: list[tuple[ZoneInfo, Opening]] = [(place, hours) for place in zones]
    if own is not None:
        clocks += [(place, own.hours) for place in own.zones]
    return clocks


def _open_from(moment: datetime, place: ZoneInfo, hours: Opening) -> datetime:
    for day in _days(moment, place, _DAY):
        opens, closes = _span(place, day, hours)
        if opens < closes and moment < closes:
            return max(moment, opens)
    return moment + HORIZON + _DAY


def _open_until(moment: datetime, place: ZoneInfo, hours: Opening, margin: timedelta) -> datetime:
    for day in _days(moment, place, -_DAY):
        opens, closes = _span(place, day, hours)
        latest = closes - margin
        if opens <= latest and opens <= moment:
            return min(moment, latest)
    return moment - HORIZON - _DAY


def _days(moment: datetime, place: ZoneInfo, stride: timedelta) -> Iterator[date]:
    day = moment.astimezone(place).date()
    for _ in range(HORIZON.days + 2):
        yield day
        day += stride
