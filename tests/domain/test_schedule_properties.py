"""What must hold for every visit, whatever its cadence, its zones and the moment it was booked."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.domain.schedule import LATE, MIN_GAP, Step, plan
from outreach.domain.windows import HOUSE_HOURS, SENDING, is_open, zone

NAMES = "America/Chicago", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo"
ZONES = [zone(name) for name in NAMES]

USUAL = (
    Step(key="3-days", template="reminder", days_before=3, at=time(10)),
    Step(key="1-day", template="reminder", days_before=1),
    Step(key="2-hours", template="soon", before=timedelta(hours=2)),
)

quarters = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
usefulness = st.integers(0, 8).map(lambda n: timedelta(minutes=15 * n))
in_days = st.builds(
    lambda days, at, useful: {"days_before": days, "at": at, "useful_until": useful},
    st.integers(1, 7),
    st.none() | quarters,
    usefulness,
)
in_hours = st.builds(
    lambda ahead, useful: {"before": useful + timedelta(minutes=ahead), "useful_until": useful},
    st.integers(5, 3000),
    usefulness,
)
cadences = st.lists(st.tuples(in_days | in_hours, st.booleans()), max_size=5).map(
    lambda drawn: [
        Step(key=f"s{n}", template="t", unless_confirmed=flag, **fields)
        for n, (fields, flag) in enumerate(drawn)
    ]
)
minutes = st.integers(-12 * 24 * 60, 12 * 24 * 60).map(lambda n: timedelta(minutes=n))
starts = st.builds(
    lambda near, offset: datetime.fromisoformat(near).replace(tzinfo=UTC) + offset,
    st.sampled_from(["2027-03-14", "2027-11-07", "2027-04-30", "2027-07-01"]),
    minutes,
)
leads = st.integers(-60, 10 * 24 * 60).map(lambda n: timedelta(minutes=n))
zone_sets = st.lists(st.sampled_from(ZONES), min_size=1, max_size=2)


@settings(max_examples=500)
@given(starts, leads, cadences, zone_sets)
def test_what_holds_for_every_plan(
    start: datetime, lead: timedelta, steps: list[Step], zones: list[ZoneInfo]
) -> None:
    now = start - lead
    made = plan(start, zones[0], steps, now, zones=zones)
    for touch in made.touches:
        assert now <= touch.send_at < touch.not_after <= start
        assert touch.send_at + SENDING <= touch.not_after or touch.send_at == now
        assert is_open(touch.send_at, zones, HOUSE_HOURS)
    for one, other in pairwise(made.touches):
        assert other.send_at - one.send_at >= MIN_GAP
        assert one.not_after <= other.send_at
    named = [touch.step for touch in made.touches] + [skipped.step for skipped in made.skipped]
    missed = any(step.ideal(start, zones[0]) < now for step in steps)
    assert sorted(set(named) - {LATE}) == sorted(step.key for step in steps)
    assert len(named) == len(set(named))
    assert missed or LATE not in named
    assert all(skipped.reason for skipped in made.skipped)


@given(starts, leads, cadences, st.sampled_from(ZONES))
def test_the_order_in_which_steps_are_written_does_not_matter(
    start: datetime, lead: timedelta, steps: list[Step], place: ZoneInfo
) -> None:
    ideals = {step.ideal(start, place) for step in steps}
    made = plan(start, place, steps, start - lead)
    backwards = plan(start, place, steps[::-1], start - lead)
    assert len(ideals) < len(steps) or made.touches == backwards.touches


@given(starts, st.sampled_from(ZONES), st.integers(1, 9), quarters)
def test_a_clock_change_keeps_the_wall_time(start: datetime, place: ZoneInfo, days: int, at: time) -> None:
    local = start.astimezone(place)
    wanted = datetime.combine(local.date() - timedelta(days), at)
    shown = Step(key="a", template="t", days_before=days, at=at).ideal(start, place).astimezone(place)
    skipped_by = shown.replace(tzinfo=None) - wanted
    assert not skipped_by or (shown.dst() and timedelta(0) < skipped_by <= timedelta(hours=1))


@given(starts, st.sampled_from(ZONES), leads)
def test_without_missed_steps_knowing_earlier_changes_nothing(
    start: datetime, place: ZoneInfo, lead: timedelta
) -> None:
    early = plan(start, place, USUAL, start - timedelta(days=20))
    later = plan(start, place, USUAL, start - timedelta(days=8) - lead)
    assert early == later or lead < timedelta(0)
