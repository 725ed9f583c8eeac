"""When a purpose may be sent to a state, and how much of it, by the shipped table."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from config.calling import federal_holidays, load_calling
from outreach.domain.calling import Calling
from outreach.domain.places import of_phone, plausible
from outreach.domain.purpose import Purpose
from outreach.domain.windows import HOUSE_HOURS, Hours, Week, is_open, next_open

CALLING = load_calling(Path(__file__).parents[2] / "config", HOUSE_HOURS)
MADISON, MIAMI = ZoneInfo("America/Chicago"), ZoneInfo("America/New_York")


def wall(zone: ZoneInfo, *when: int) -> datetime:
    return datetime(*when, tzinfo=zone).astimezone(UTC)  # type: ignore[arg-type, misc]


def open_at(purpose: Purpose, instant: datetime, *, phone: str, zip_code: str = "") -> bool:
    where = plausible(phone=phone, zip_code=zip_code)
    return is_open(instant, where.zones, CALLING.opening(purpose, where.states).hours)


@pytest.mark.parametrize(
    ("moment", "open_"),
    [((7, 59, 59), False), ((8, 0, 0), True), ((20, 59, 59), True), ((21, 0, 0), False)],
)
def test_p27_the_federal_window_to_the_second(moment: tuple[int, int, int], open_: bool) -> None:
    assert is_open(wall(MADISON, 2027, 3, 8, *moment), [MADISON], CALLING.federal.week) is open_


def test_p28_florida_counts_by_area_code_alone() -> None:
    evening = wall(MIAMI, 2027, 3, 8, 20, 30)
    wide = CALLING.states["FL"].week
    assert not is_open(evening, [MIAMI], wide)
    assert not open_at(Purpose.MARKETING, evening, phone="+13055550123", zip_code="53711")


@pytest.mark.parametrize(
    ("phone", "zip_code", "when", "open_"),
    [
        ("+13055550123", "53711", (20, 30), False),  # Florida by its area code: until 20
        ("+13055550123", "53711", (19, 59), True),
        ("+16085550123", "33101", (20, 30), False),  # or by the address
        ("+16085550123", "53711", (20, 30), True),  # Wisconsin: until 21
        ("+15025550123", "53711", (10, 30), False),  # Kentucky from 10, on Madison's wall too
        ("+15025550123", "53711", (11, 0), True),
    ],
)
def test_p28_a_house_without_hours_of_its_own_keeps_each_states(
    phone: str, zip_code: str, when: tuple[int, int], open_: bool
) -> None:
    """The house's own hours are narrower than every state's and would hide what is tested."""
    wide = Calling(
        CALLING.care, {**CALLING.house, Purpose.MARKETING: CALLING.federal}, CALLING.federal, CALLING.states
    )
    where = plausible(phone=phone, zip_code=zip_code)
    allowed = wide.opening(Purpose.MARKETING, where.states)
    assert is_open(wall(MIAMI, 2027, 3, 8, *when), where.zones, allowed.hours) is open_


def test_p28_the_strictest_of_every_plausible_state_is_named() -> None:
    allowed = CALLING.opening(Purpose.EDUCATION, frozenset({"RI", "WI"}))
    assert (allowed.rule, "RI" in allowed.why) == ("P29", False), "within the house's own hours"
    house = {**CALLING.house, Purpose.EDUCATION: CALLING.federal}
    wide = Calling(CALLING.care, house, CALLING.federal, CALLING.states)
    allowed = wide.opening(Purpose.EDUCATION, frozenset({"RI", "WI"}))
    assert (allowed.rule, "RI" in allowed.why) == ("P28", True)
    assert isinstance(allowed.hours, Week)
    assert allowed.hours.weekdays == Hours(time(9), time(18))
    assert [cap.messages for cap in CALLING.caps(Purpose.MARKETING, frozenset({"FL"}))] == [1, 3, 3]


@pytest.mark.parametrize(
    ("when", "open_"),
    [
        ((2027, 3, 8, 10, 0), True),  # a Monday
        ((2027, 3, 8, 9, 59), False),
        ((2027, 3, 8, 18, 0), False),
        ((2027, 3, 13, 16, 59), True),  # a Saturday
        ((2027, 3, 13, 17, 0), False),
        ((2027, 3, 14, 12, 0), False),  # a Sunday
        ((2027, 7, 5, 12, 0), False),  # Independence Day, observed
    ],
)
def test_p29_office_hours_for_everything_but_visits(when: tuple[int, ...], open_: bool) -> None:
    instant = wall(MADISON, *when)
    assert open_at(Purpose.MARKETING, instant, phone="+16085550123") is open_
    assert open_at(Purpose.CARE, instant, phone="+16085550123") is (8 <= when[3] < 21)


def test_p29_fits_every_row_of_the_table() -> None:
    house = CALLING.house[Purpose.MARKETING].week
    for state, row in CALLING.states.items():
        assert house.narrowed(row.week) == house, state


def test_p30_visits_keep_the_houses_hours_everywhere() -> None:
    for states in (frozenset[str](), frozenset({"FL", "RI"})):
        allowed = CALLING.opening(Purpose.CARE, states)
        assert (allowed.hours, allowed.rule) == (HOUSE_HOURS, "P30")


def test_p32_four_zones_leave_ten_hours_for_care_and_four_for_marketing() -> None:
    zones = [ZoneInfo(f"America/{city}") for city in ("New_York", "Chicago", "Denver", "Los_Angeles")]
    monday = wall(MADISON, 2027, 3, 8, 0)
    saturday = wall(MADISON, 2027, 3, 13, 0)
    for day, purpose, hours in (
        (monday, Purpose.CARE, 10),
        (monday, Purpose.MARKETING, 5),  # 10 to 18
        (saturday, Purpose.MARKETING, 4),  # 10 to 17
    ):
        opening = CALLING.opening(purpose, frozenset()).hours
        minutes = [day + timedelta(minutes=n) for n in range(24 * 60)]
        assert sum(is_open(minute, zones, opening) for minute in minutes) == hours * 60


def test_p3_caps_of_the_house_and_of_states() -> None:
    caps = CALLING.caps(Purpose.EDUCATION, frozenset({"WI"}))
    assert [(cap.messages, cap.within, cap.rule) for cap in caps] == [
        (1, timedelta(hours=24), "P3"),
        (3, timedelta(days=7), "P3"),
    ]
    assert all(cap.messages > 3 for cap in CALLING.caps(Purpose.CARE, frozenset({"FL"})))


def test_p35_p36_a_night_of_changing_clocks_and_a_zone_that_has_none() -> None:
    phoenix, navajo = ZoneInfo("America/Phoenix"), ZoneInfo("America/Denver")
    hours = CALLING.opening(Purpose.CARE, frozenset({"AZ"})).hours
    before = wall(phoenix, 2027, 3, 14, 3)
    assert next_open(before, [phoenix], hours) == wall(phoenix, 2027, 3, 14, 8)
    assert next_open(before, of_phone("+19285550123").zones, hours) == wall(phoenix, 2027, 3, 14, 8)
    late = wall(navajo, 2027, 7, 1, 20, 30)
    assert is_open(late, [phoenix, navajo], hours)
    assert not is_open(late + timedelta(minutes=30), [phoenix, navajo], hours)


def test_holidays_are_the_federal_ones_observed_days_included() -> None:
    assert {date(2027, 1, 1), date(2027, 7, 4), date(2027, 7, 5), date(2027, 11, 25)} <= federal_holidays()
    assert date(2027, 7, 6) not in federal_holidays()
