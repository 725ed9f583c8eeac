"""Wall time and quiet hours, by tables and against what a clock on the wall shows."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.domain.windows import (
    HORIZON,
    HOUSE_HOURS,
    Hours,
    Own,
    UnknownZone,
    as_utc,
    exists,
    is_open,
    last_open,
    local_instant,
    next_open,
    zone,
)

CHICAGO = zone("America/Chicago")
NEW_YORK = zone("America/New_York")
LOS_ANGELES = zone("America/Los_Angeles")
HONOLULU = zone("Pacific/Honolulu")
LORD_HOWE = zone("Australia/Lord_Howe")  # its clocks move by half an hour
KATHMANDU = zone("Asia/Kathmandu")  # UTC+05:45
CAIRO = zone("Africa/Cairo")  # its clocks move at midnight
ZONES = [CHICAGO, NEW_YORK, LOS_ANGELES, HONOLULU, LORD_HOWE, KATHMANDU, CAIRO, zone("UTC")]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def wall(text: str, place: ZoneInfo = CHICAGO) -> datetime:
    return local_instant(datetime.fromisoformat(text), place)


@pytest.mark.parametrize(
    ("local", "place", "instant", "shown", "twice"),
    [
        ("2027-01-15 10:00", CHICAGO, "2027-01-15 16:00", True, False),
        ("2027-03-14 01:59", CHICAGO, "2027-03-14 07:59", True, False),
        ("2027-03-14 02:00", CHICAGO, "2027-03-14 08:00", False, False),
        ("2027-03-14 02:30", CHICAGO, "2027-03-14 08:30", False, False),
        ("2027-03-14 03:00", CHICAGO, "2027-03-14 08:00", True, False),
        ("2027-11-07 00:59", CHICAGO, "2027-11-07 05:59", True, False),
        ("2027-11-07 01:00", CHICAGO, "2027-11-07 06:00", True, True),
        ("2027-11-07 01:30", CHICAGO, "2027-11-07 06:30", True, True),
        ("2027-11-07 02:00", CHICAGO, "2027-11-07 08:00", True, False),
        ("2027-10-03 02:15", LORD_HOWE, "2027-10-02 15:45", False, False),
        ("2027-04-04 01:45", LORD_HOWE, "2027-04-03 14:45", True, True),
        ("2027-07-01 08:00", KATHMANDU, "2027-07-01 02:15", True, False),
    ],
)
def test_wall_time(local: str, place: ZoneInfo, instant: str, shown: bool, twice: bool) -> None:
    naive = datetime.fromisoformat(local)
    found = local_instant(naive, place)
    assert (found, found.tzinfo) == (utc(instant), UTC)
    assert exists(naive, place) is shown
    assert (naive.replace(tzinfo=place, fold=1).astimezone(UTC) > found) is twice


def test_a_second_fold_still_means_the_first_occurrence() -> None:
    """P35: what is repeated is sent once."""
    second = datetime.fromisoformat("2027-11-07 01:30").replace(fold=1)
    assert local_instant(second, CHICAGO) == utc("2027-11-07 06:30")
    assert exists(second, CHICAGO)


def test_wall_times_and_instants_are_not_mixed_up() -> None:
    with pytest.raises(ValueError, match="no zone"):
        local_instant(utc("2027-01-01"), CHICAGO)
    with pytest.raises(ValueError, match="needs a time zone"):
        as_utc(datetime(2027, 1, 1))  # noqa: DTZ001 - the fault under test
    assert as_utc(datetime(2027, 1, 1, 10, tzinfo=CHICAGO)).isoformat() == "2027-01-01T16:00:00+00:00"


@pytest.mark.parametrize("name", ["America/Chicago", "America/Indiana/Knox", "US/Central", "UTC", "Etc/UTC"])
def test_iana_names(name: str) -> None:
    assert zone(name).key == name
    assert zone(name) is zone(name)


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Central", "America/Chicago"),
        ("CST", "America/Chicago"),
        ("CST6CDT", "America/Chicago"),
        ("Central Standard Time", "America/Chicago"),
        ("Eastern Time", "America/New_York"),
        ("EST", "America/New_York"),
        ("EST5", "America/New_York"),
        (" pacific daylight time ", "America/Los_Angeles"),
        ("america/chicago", "America/Chicago"),
        ("America/New York", "America/New_York"),
        ("US Mountain Standard Time", "America/Phoenix"),
        ("GMT", "UTC"),
        ("Etc/GMT+6", None),
        ("America/Madison", None),
        ("../etc/passwd", None),
        ("/etc/passwd", None),
        ("", None),
    ],
)
def test_other_names_are_refused_with_a_remedy(name: str, suggestion: str | None) -> None:
    with pytest.raises(UnknownZone, match="IANA") as caught:
        zone(name)
    assert caught.value.suggestion == suggestion
    assert (suggestion or "America/Chicago") in str(caught.value)


@pytest.mark.parametrize(
    ("opens", "closes"),
    [(time(21), time(8)), (time(8), time(8)), (time(8, tzinfo=UTC), time(21))],
)
def test_hours_that_cannot_be_meant(opens: time, closes: time) -> None:
    with pytest.raises(ValueError, match="hours"):
        Hours(opens, closes)


@pytest.mark.parametrize("day", ["2027-01-15", "2027-03-14", "2027-07-04", "2027-11-07"])
@pytest.mark.parametrize(
    ("clock", "open_"),
    [
        ("00:00", False),
        ("07:59:59", False),
        ("08:00", True),
        ("12:00", True),
        ("20:59:59.999999", True),
        ("21:00", False),
    ],
)
def test_house_hours_are_half_open_on_every_day(day: str, clock: str, open_: bool) -> None:
    """P27, P30."""
    assert is_open(wall(f"{day} {clock}"), [CHICAGO], HOUSE_HOURS) is open_


@pytest.mark.parametrize(
    ("instant", "zones", "following"),
    [
        (wall("2027-01-15 10:07"), [CHICAGO], wall("2027-01-15 10:07")),
        (wall("2027-01-15 06:00"), [CHICAGO], wall("2027-01-15 08:00")),
        (wall("2027-01-15 21:00"), [CHICAGO], wall("2027-01-16 08:00")),
        (wall("2027-03-13 22:00"), [CHICAGO], utc("2027-03-14 13:00")),
        (wall("2027-11-06 22:00"), [CHICAGO], utc("2027-11-07 14:00")),
        # The four contiguous zones leave 11:00 to 21:00 of New York's day (P32).
        (wall("2027-01-15 08:00", NEW_YORK), [NEW_YORK, LOS_ANGELES], wall("2027-01-15 11:00", NEW_YORK)),
        (
            wall("2027-01-15 18:30", LOS_ANGELES),
            [NEW_YORK, LOS_ANGELES],
            wall("2027-01-16 08:00", LOS_ANGELES),
        ),
        (wall("2027-01-15 06:00"), [], None),
    ],
)
def test_next_open(instant: datetime, zones: list[ZoneInfo], following: datetime | None) -> None:
    assert next_open(instant, zones, HOUSE_HOURS) == following


@pytest.mark.parametrize(
    ("before", "zones", "margin", "latest"),
    [
        (wall("2027-01-15 10:07"), [CHICAGO], 30, wall("2027-01-15 10:07")),
        (wall("2027-01-15 20:30"), [CHICAGO], 30, wall("2027-01-15 20:30")),
        (wall("2027-01-15 20:31"), [CHICAGO], 30, wall("2027-01-15 20:30")),
        (wall("2027-01-15 23:00"), [CHICAGO], 5, wall("2027-01-15 20:55")),
        (wall("2027-01-15 07:59"), [CHICAGO], 30, wall("2027-01-14 20:30")),
        (wall("2027-01-15 08:00"), [CHICAGO], 30, wall("2027-01-15 08:00")),
        (wall("2027-03-14 07:00"), [CHICAGO], 30, utc("2027-03-14 02:30")),
        (wall("2027-11-07 07:00"), [CHICAGO], 30, utc("2027-11-07 01:30")),
        (wall("2027-01-15 10:30", NEW_YORK), [LOS_ANGELES, NEW_YORK], 30, wall("2027-01-14 20:30", NEW_YORK)),
        (wall("2027-01-15 10:07"), [], 30, None),
    ],
)
def test_last_open(before: datetime, zones: list[ZoneInfo], margin: int, latest: datetime | None) -> None:
    assert last_open(before, zones, HOUSE_HOURS, timedelta(minutes=margin)) == latest


def test_zones_that_are_never_awake_together() -> None:
    """P32: hold for a person rather than look for ever."""
    office = Hours(time(10), time(17))
    assert next_open(utc("2027-01-15"), [CHICAGO, KATHMANDU], office) is None
    assert last_open(utc("2027-01-15"), [CHICAGO, KATHMANDU], office) is None


def test_hours_shorter_than_the_margin_have_no_last_instant() -> None:
    assert last_open(utc("2027-01-15"), [CHICAGO], Hours(time(9), time(9, 20))) is None
    with pytest.raises(ValueError, match="positive"):
        last_open(utc("2027-01-15"), [CHICAGO], HOUSE_HOURS, timedelta(0))


@pytest.mark.parametrize(
    ("hours", "opens", "closes"),
    [
        (Hours(time(2, 30), time(9)), utc("2027-03-14 08:30"), utc("2027-03-14 14:00")),
        (Hours(time(1, 30), time(9)), utc("2027-11-07 07:30"), utc("2027-11-07 15:00")),
        (Hours(time(0, 30), time(1, 30)), utc("2027-11-07 05:30"), utc("2027-11-07 06:30")),
    ],
)
def test_edges_within_a_clock_change_are_read_strictly(
    hours: Hours, opens: datetime, closes: datetime
) -> None:
    instant = timedelta(microseconds=1)
    assert is_open(opens, [CHICAGO], hours)
    assert not is_open(opens - instant, [CHICAGO], hours)
    assert is_open(closes - instant, [CHICAGO], hours)
    assert not is_open(closes, [CHICAGO], hours)
    assert next_open(opens - timedelta(minutes=20), [CHICAGO], hours) == opens
    assert last_open(closes, [CHICAGO], hours, instant) == closes - instant


minutes_of_2027 = st.integers(0, 365 * 24 * 60).map(
    lambda n: datetime(2027, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
changes = st.sampled_from(
    [date(2027, 3, 14), date(2027, 11, 7), date(2027, 4, 4), date(2027, 10, 3), date(2027, 4, 30)]
)
near_changes = st.builds(
    lambda day, n: datetime.combine(day, time(), UTC) + timedelta(minutes=n),
    changes,
    st.integers(-1500, 1500),
)
instants = st.one_of(near_changes, minutes_of_2027)
some_zones = st.lists(st.sampled_from(ZONES), min_size=1, max_size=3)
clock = st.integers(0, 24 * 12 - 1).map(lambda n: time(n // 12, n % 12 * 5))
some_hours = st.tuples(clock, clock).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Hours(*pair))
fractions = st.floats(0, 1, exclude_max=True)

thorough: Callable[[Callable[..., None]], Callable[..., None]] = settings(max_examples=300)


@thorough
@given(instants, some_zones, some_hours)
def test_whatever_is_open_is_open_on_the_wall(instant: datetime, zones: list[ZoneInfo], hours: Hours) -> None:
    if is_open(instant, zones, hours):
        for place in zones:
            assert hours.opens <= instant.astimezone(place).time() < hours.closes


@thorough
@given(instants, some_zones)
def test_house_hours_are_just_what_the_wall_shows(instant: datetime, zones: list[ZoneInfo]) -> None:
    shown = [time(8) <= instant.astimezone(place).time() < time(21) for place in zones]
    assert is_open(instant, zones, HOUSE_HOURS) is all(shown)


@thorough
@given(instants, some_zones, some_hours, fractions)
def test_next_open_is_the_first(
    instant: datetime, zones: list[ZoneInfo], hours: Hours, fraction: float
) -> None:
    found = next_open(instant, zones, hours)
    assert found is None or (instant <= found <= instant + HORIZON and is_open(found, zones, hours))
    until = instant + HORIZON if found is None else found
    between = instant + (until - instant) * fraction
    assert between == until or not is_open(between, zones, hours)


@thorough
@given(instants, some_zones, some_hours, fractions, st.sampled_from([1, 30, 90]))
def test_last_open_is_the_last_and_keeps_its_margin(
    instant: datetime, zones: list[ZoneInfo], hours: Hours, fraction: float, minutes: int
) -> None:
    margin = timedelta(minutes=minutes)
    found = last_open(instant, zones, hours, margin)
    if found is not None:
        assert instant - HORIZON <= found <= instant
        assert is_open(found, zones, hours)
        assert is_open(found + margin - timedelta(microseconds=1), zones, hours)
    between = instant - (instant - (found or instant - HORIZON)) * fraction
    open_with_margin = is_open(between, zones, hours) and next_closing_is_after(between, margin, zones, hours)
    assert between == found or not open_with_margin


def next_closing_is_after(instant: datetime, margin: timedelta, zones: list[ZoneInfo], hours: Hours) -> bool:
    """Whether all stays open for `margin`; hours are closed for at least five minutes a night."""
    steps = int(margin / timedelta(minutes=1))
    probes = [instant + timedelta(minutes=n) for n in range(steps)] + [
        instant + margin - timedelta(microseconds=1)
    ]
    return all(is_open(probe, zones, hours) for probe in probes)


@thorough
@given(instants, st.sampled_from(ZONES))
def test_an_instant_survives_the_wall_unless_it_is_the_second_of_two(
    instant: datetime, place: ZoneInfo
) -> None:
    local = instant.astimezone(place)
    naive = local.replace(tzinfo=None, fold=0)
    assert exists(naive, place)
    assert (local_instant(naive, place) == instant) is (local.fold == 0)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [("2027-01-20", "16:00", "20:30"), ("2027-07-20", "17:00", "20:30")],
)
def test_p39_own_hours_hold_where_the_person_lives_and_the_houses_everywhere(
    day: str, first: str, last: str
) -> None:
    noon_to_five = Own(Hours(time(12), time(17)), frozenset({HONOLULU}))
    both = (CHICAGO, HONOLULU)
    opens, closes = wall(f"{day} {first}"), wall(f"{day} 21:00")
    assert next_open(wall(f"{day} 05:00"), both, HOUSE_HOURS, noon_to_five) == opens
    assert last_open(wall(f"{day} 23:30"), both, HOUSE_HOURS, own=noon_to_five) == wall(f"{day} {last}")
    assert is_open(opens, both, HOUSE_HOURS, noon_to_five)
    assert not is_open(opens - timedelta(seconds=1), both, HOUSE_HOURS, noon_to_five)
    assert not is_open(closes, both, HOUSE_HOURS, noon_to_five)


def test_p39_own_hours_that_never_suit_are_never_open() -> None:
    everywhere = Own(Hours(time(12), time(17)), frozenset({CHICAGO, HONOLULU}))
    july = wall("2027-07-20 12:00")
    assert next_open(july, (CHICAGO, HONOLULU), HOUSE_HOURS, everywhere) is None
    assert last_open(july, (CHICAGO, HONOLULU), HOUSE_HOURS, own=everywhere) is None
