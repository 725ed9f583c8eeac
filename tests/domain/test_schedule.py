"""The cadence of a visit, by tables of wall times."""

from datetime import UTC, datetime, time, timedelta

import pytest

from outreach.domain.schedule import BOOKED, LATE, Plan, Step, plan
from outreach.domain.windows import Hours, Own, local_instant, zone

CHICAGO = zone("America/Chicago")
LOS_ANGELES = zone("America/Los_Angeles")

THREE_DAYS = Step(key="3-days", template="reminder", days_before=3, at=time(10))
ONE_DAY = Step(key="1-day", template="reminder", days_before=1)
TWO_HOURS = Step(key="2-hours", template="soon", before=timedelta(hours=2))
USUAL = (THREE_DAYS, ONE_DAY, TWO_HOURS)
EARLY = "2027-01-01 12:00"


def chicago(text: str) -> datetime:
    return local_instant(datetime.fromisoformat(text), CHICAGO)


def sent(made: Plan) -> list[tuple[str, str]]:
    return [(t.step, f"{t.send_at.astimezone(CHICAGO):%m-%d %H:%M}") for t in made.touches]


def reasons(made: Plan) -> dict[str, str]:
    return {skipped.step: skipped.reason for skipped in made.skipped}


@pytest.mark.parametrize(
    ("start", "step", "due"),
    [
        ("2027-01-20 14:00", THREE_DAYS, "2027-01-17T16:00"),
        ("2027-01-20 14:00", ONE_DAY, "2027-01-19T20:00"),
        ("2027-01-20 14:00", TWO_HOURS, "2027-01-20T18:00"),
        # Across the night of 14 March 2027 the wall time stays and the instant moves by an hour (P34).
        ("2027-03-14 09:00", THREE_DAYS, "2027-03-11T16:00"),
        ("2027-03-14 09:00", ONE_DAY, "2027-03-13T15:00"),
        ("2027-03-14 09:00", TWO_HOURS, "2027-03-14T12:00"),
        ("2027-03-16 09:00", THREE_DAYS, "2027-03-13T16:00"),
        ("2027-03-15 09:00", ONE_DAY, "2027-03-14T14:00"),
        # And back across that of 7 November 2027.
        ("2027-11-07 09:00", THREE_DAYS, "2027-11-04T15:00"),
        ("2027-11-07 09:00", ONE_DAY, "2027-11-06T14:00"),
        ("2027-11-07 09:00", TWO_HOURS, "2027-11-07T13:00"),
        ("2027-11-09 09:00", THREE_DAYS, "2027-11-06T15:00"),
        ("2027-11-08 09:00", ONE_DAY, "2027-11-07T15:00"),
        # Hours are elapsed, also while the clock changes; whole days of a duration are days on the wall.
        ("2027-03-14 03:30", TWO_HOURS, "2027-03-14T06:30"),
        ("2027-11-07 02:30", TWO_HOURS, "2027-11-07T06:30"),
        ("2027-03-14 09:00", Step(key="a", template="t", before=timedelta(hours=24)), "2027-03-13T15:00"),
        ("2027-03-14 09:00", Step(key="a", template="t", before=timedelta(hours=36)), "2027-03-13T03:00"),
        ("2027-01-20 14:00", Step(key="a", template="t", days_before=0, at=time(8, 15)), "2027-01-20T14:15"),
    ],
)
def test_p34_ideal_instants(start: str, step: Step, due: str) -> None:
    assert step.ideal(chicago(start), CHICAGO) == datetime.fromisoformat(due).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2027-03-15 01:59", "2027-03-14T07:59"),
        ("2027-03-15 02:30", "2027-03-14T08:30"),  # skipped: it moves on, to 3:30
        ("2027-03-15 03:30", "2027-03-14T08:30"),
        ("2027-11-08 00:59", "2027-11-07T05:59"),
        ("2027-11-08 01:30", "2027-11-07T06:30"),  # comes twice: the first of them, and no second
        ("2027-11-08 02:00", "2027-11-07T08:00"),
    ],
)
def test_p35_a_wall_time_that_is_skipped_moves_on_and_one_that_comes_twice_is_the_first(
    start: str, due: str
) -> None:
    assert ONE_DAY.ideal(chicago(start), CHICAGO) == datetime.fromisoformat(due).replace(tzinfo=UTC)


@pytest.mark.parametrize("wall", ["2027-03-14 02:30", "2027-11-07 01:30"])
def test_p35_neither_hangs_on_pythons_fold(wall: str) -> None:
    naive = datetime.fromisoformat(wall)
    instants = {local_instant(naive.replace(fold=fold), CHICAGO) for fold in (0, 1)}
    assert len(instants) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "either"),
        ({"days_before": 1, "before": timedelta(hours=2)}, "either"),
        ({"days_before": -1}, "negative"),
        ({"days_before": 0}, "needs a time"),
        ({"days_before": 1, "at": time(10, tzinfo=UTC)}, "wall time"),
        ({"before": timedelta(hours=2), "at": time(10)}, "days_before only"),
        ({"before": timedelta(0), "useful_until": timedelta(0)}, "positive"),
        ({"before": timedelta(minutes=20)}, "useful_until"),
        ({"before": timedelta(minutes=34)}, "no time to send it"),
        ({"days_before": 1, "useful_until": timedelta(minutes=-1)}, "negative"),
        ({"days_before": 1, "template": ""}, "template"),
        ({"days_before": 1, "key": ""}, "key"),
        ({"days_before": 1, "key": LATE}, "late"),
    ],
)
def test_steps_that_cannot_be_meant(given: dict[str, object], message: str) -> None:
    fields = {"key": "step", "template": "reminder"} | given
    with pytest.raises(ValueError, match=message):
        Step(**fields)  # type: ignore[arg-type]  # the faults under test


@pytest.mark.parametrize(
    ("start", "now", "touches", "skipped"),
    [
        pytest.param(
            "2027-01-20 14:00",
            EARLY,
            [("3-days", "01-17 10:00"), ("1-day", "01-19 14:00"), ("2-hours", "01-20 12:00")],
            [],
            id="in good time",
        ),
        pytest.param(
            "2027-03-14 14:00",
            EARLY,
            [("3-days", "03-11 10:00"), ("1-day", "03-13 14:00"), ("2-hours", "03-14 12:00")],
            [],
            id="on the day the clocks go forward",
        ),
        pytest.param(
            "2027-11-08 11:00",
            EARLY,
            [("3-days", "11-05 10:00"), ("1-day", "11-07 11:00"), ("2-hours", "11-08 09:00")],
            [],
            id="after the clocks went back",
        ),
        pytest.param(
            "2027-01-20 09:30",
            EARLY,
            [("3-days", "01-17 10:00"), ("1-day", "01-19 09:30"), ("2-hours", "01-20 08:00")],
            [],
            id="07:30 waits for the opening",
        ),
        pytest.param(
            "2027-01-20 08:35",
            EARLY,
            [("3-days", "01-17 10:00"), ("1-day", "01-19 08:35"), ("2-hours", "01-20 08:00")],
            [],
            id="the opening just leaves the time to send it",
        ),
        pytest.param(
            "2027-01-20 08:34",
            EARLY,
            [("3-days", "01-17 10:00"), ("1-day", "01-19 08:34"), ("2-hours", "01-19 20:30")],
            [],
            id="the opening leaves too little time, so the evening before",
        ),
        pytest.param(
            "2027-01-20 08:30",
            EARLY,
            [("3-days", "01-17 10:00"), ("1-day", "01-19 08:30"), ("2-hours", "01-19 20:30")],
            [],
            id="at the opening it would be too late at once, so the evening before",
        ),
        pytest.param(
            "2027-01-20 08:15",
            EARLY,
            [("3-days", "01-17 10:00"), ("1-day", "01-19 08:15"), ("2-hours", "01-19 20:30")],
            [],
            id="the opening is useless, so the evening before",
        ),
        pytest.param(
            "2027-03-14 08:00",
            EARLY,
            [("3-days", "03-11 10:00"), ("1-day", "03-13 08:00"), ("2-hours", "03-13 20:30")],
            [],
            id="the evening before the clocks go forward",
        ),
        pytest.param(
            "2027-01-20 08:00",
            "2027-01-19 20:45",
            [("2-hours", "01-19 20:45")],
            ["3-days", "1-day", LATE],
            id="booked when the evening's last place is past, but still open",
        ),
        pytest.param(
            "2027-01-20 08:00",
            "2027-01-19 22:00",
            [],
            ["2-hours", "3-days", "1-day", LATE],
            id="booked at night for the opening",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-18 15:00",
            [(LATE, "01-18 15:00"), ("1-day", "01-19 14:00"), ("2-hours", "01-20 12:00")],
            ["3-days"],
            id="booked two days before",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-19 16:00",
            [(LATE, "01-19 16:00"), ("2-hours", "01-20 12:00")],
            ["3-days", "1-day"],
            id="booked the afternoon before: two missed, one late touch",
        ),
        pytest.param(
            "2027-01-20 08:30",
            "2027-01-19 23:00",
            [],
            ["2-hours", "3-days", "1-day", LATE],
            id="booked at night for just after the opening",
        ),
        pytest.param(
            "2027-01-20 08:35",
            "2027-01-19 23:00",
            [("2-hours", "01-20 08:00")],
            ["3-days", "1-day", LATE],
            id="booked at night, and the opening leaves the time to send it",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-19 23:00",
            [(LATE, "01-20 08:00"), ("2-hours", "01-20 12:00")],
            ["3-days", "1-day"],
            id="booked at night, late touch at the opening",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-20 09:00",
            [(LATE, "01-20 09:00"), ("2-hours", "01-20 12:00")],
            ["3-days", "1-day"],
            id="just far enough from the next touch",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-20 09:01",
            [("2-hours", "01-20 12:00")],
            ["3-days", "1-day", LATE],
            id="too close to the next touch",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-20 12:00",
            [("2-hours", "01-20 12:00")],
            ["3-days", "1-day", LATE],
            id="booked when the last step is due",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-20 13:00",
            [(LATE, "01-20 13:00")],
            ["3-days", "1-day", "2-hours"],
            id="booked after the last step, still useful",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-20 13:29",
            [(LATE, "01-20 13:29")],
            ["3-days", "1-day", "2-hours"],
            id="what need not wait for an opening goes to the last",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-20 13:30",
            [],
            ["3-days", "1-day", "2-hours", LATE],
            id="booked too late",
        ),
        pytest.param(
            "2027-01-20 14:00",
            "2027-01-21 10:00",
            [],
            ["3-days", "1-day", "2-hours", LATE],
            id="entered after the fact",
        ),
        pytest.param(
            "2027-01-20 00:30",
            "2027-01-19 23:00",
            [],
            ["3-days", "1-day", "2-hours", LATE],
            id="at night for the night",
        ),
    ],
)
def test_plans(start: str, now: str, touches: list[tuple[str, str]], skipped: list[str]) -> None:
    made = plan(chicago(start), CHICAGO, USUAL, chicago(now))
    assert sent(made) == touches
    assert [s.step for s in made.skipped] == skipped


def test_of_two_close_touches_the_one_at_its_own_hour_stays() -> None:
    evening = Step(key="evening", template="reminder", days_before=1, at=time(18))
    made = plan(chicago("2027-01-20 08:00"), CHICAGO, (evening, TWO_HOURS), chicago(EARLY))
    assert sent(made) == [("evening", "01-19 18:00")]
    assert made.touches[0].not_after == chicago("2027-01-20 07:30")
    assert reasons(made) == {"2-hours": "within 3 h of 'evening' at Tue 2027-01-19 18:00"}


def test_of_two_close_touches_that_were_both_moved_the_one_nearer_to_the_visit_stays() -> None:
    night = Step(key="night", template="reminder", before=timedelta(hours=10))
    made = plan(chicago("2027-01-20 08:00"), CHICAGO, (night, TWO_HOURS), chicago(EARLY))
    assert sent(made) == [("2-hours", "01-19 20:30")]


def test_of_two_close_touches_at_their_own_hours_the_one_nearer_to_the_visit_stays() -> None:
    noon = Step(key="noon", template="reminder", days_before=0, at=time(12))
    made = plan(chicago("2027-01-20 15:00"), CHICAGO, (TWO_HOURS, noon), chicago(EARLY))
    assert sent(made) == [("2-hours", "01-20 13:00")]


def test_touches_just_far_enough_apart_both_stay() -> None:
    ten = Step(key="ten", template="reminder", days_before=0, at=time(10))
    made = plan(chicago("2027-01-20 15:00"), CHICAGO, (TWO_HOURS, ten), chicago(EARLY))
    assert sent(made) == [("ten", "01-20 10:00"), ("2-hours", "01-20 13:00")]


def test_a_touch_that_would_wait_into_the_next_one_goes_before_the_night() -> None:
    half_day = Step(key="12-hours", template="reminder", before=timedelta(hours=12))
    made = plan(chicago("2027-01-20 10:00"), CHICAGO, (half_day, TWO_HOURS), chicago(EARLY))
    assert sent(made) == [("12-hours", "01-19 20:30"), ("2-hours", "01-20 08:00")]
    assert made.touches[0].note == "moved earlier from Tue 2027-01-19 22:00 for quiet hours (P30)"


@pytest.mark.parametrize(("minutes", "due"), [(30, "01-19 10:30"), (34, "01-19 10:30"), (35, "01-20 10:00")])
def test_p39_the_hours_a_patient_asked_for_leave_the_time_to_send_it_too(minutes: int, due: str) -> None:
    own = Own(Hours(time(10), time(11)), frozenset({CHICAGO}))
    start = chicago("2027-01-20 10:00") + timedelta(minutes=minutes)
    made = plan(start, CHICAGO, (TWO_HOURS,), chicago(EARLY), own=own)
    assert sent(made) == [("2-hours", due)]


def test_a_step_at_the_end_of_its_own_use_is_left_out() -> None:
    at_eight = Step(key="eight", template="reminder", days_before=0, at=time(8))
    for start, touches in (("08:34", []), ("08:35", [("eight", "01-20 08:00")])):
        assert sent(plan(chicago(f"2027-01-20 {start}"), CHICAGO, (at_eight,), chicago(EARLY))) == touches


def test_a_step_whose_hour_is_after_the_visit_is_left_out() -> None:
    morning = Step(key="morning", template="reminder", days_before=0, at=time(10))
    made = plan(chicago("2027-01-20 09:00"), CHICAGO, (ONE_DAY, morning), chicago(EARLY))
    assert sent(made) == [("1-day", "01-19 09:00")]
    assert made.touches[0].not_after == chicago("2027-01-20 08:30")
    assert "too late for this visit" in reasons(made)["morning"]


def test_each_touch_is_useful_until_the_next_and_the_last_until_shortly_before_the_visit() -> None:
    made = plan(chicago("2027-01-20 14:00"), CHICAGO, USUAL, chicago(EARLY))
    ends = [touch.not_after for touch in made.touches]
    assert ends == [chicago("2027-01-19 14:00"), chicago("2027-01-20 12:00"), chicago("2027-01-20 13:30")]


def test_a_touch_is_of_no_use_once_one_that_was_moved_earlier_has_gone() -> None:
    made = plan(chicago("2027-01-20 08:00"), CHICAGO, USUAL, chicago(EARLY))
    assert made.touches[1].not_after == made.touches[2].send_at == chicago("2027-01-19 20:30")


@pytest.mark.parametrize(("second", "only_unconfirmed"), [(True, True), (False, False)])
def test_the_late_touch_says_what_it_stands_for(second: bool, only_unconfirmed: bool) -> None:
    steps = (
        Step(key="a", template="t", days_before=3, unless_confirmed=True),
        Step(key="b", template="t", days_before=2, unless_confirmed=second),
    )
    now = chicago("2027-01-19 16:00")
    (late,) = plan(chicago("2027-01-20 14:00"), CHICAGO, steps, now).touches
    assert (late.step, late.template, late.send_at) == (LATE, BOOKED, now)
    assert late.not_after == chicago("2027-01-20 13:30")
    assert late.note == "booked late: stands in for a, b"
    assert late.unless_confirmed is only_unconfirmed


def test_hours_hold_in_every_zone_and_no_zone_means_no_touch() -> None:
    """P32."""
    start = chicago("2027-01-20 10:35")
    made = plan(start, CHICAGO, USUAL, chicago(EARLY), zones=(CHICAGO, LOS_ANGELES))
    assert sent(made) == [("3-days", "01-17 10:00"), ("1-day", "01-19 10:35"), ("2-hours", "01-20 10:00")]
    nowhere = plan(start, CHICAGO, USUAL, chicago(EARLY), zones=())
    assert nowhere.touches == ()
    assert list(reasons(nowhere)) == ["3-days", "1-day", "2-hours"]


def test_the_zone_in_which_an_instant_is_written_does_not_matter() -> None:
    start, now = chicago("2027-03-14 09:00"), chicago(EARLY)
    elsewhere = plan(start.astimezone(CHICAGO), CHICAGO, USUAL, now.astimezone(LOS_ANGELES))
    assert elsewhere == plan(start, CHICAGO, USUAL, now)
    assert all(touch.send_at.tzinfo is UTC for touch in elsewhere.touches)


def test_what_plan_refuses() -> None:
    start, now = chicago("2027-01-20 14:00"), chicago(EARLY)
    with pytest.raises(ValueError, match="needs a time zone"):
        plan(start.replace(tzinfo=None), CHICAGO, USUAL, now)
    with pytest.raises(ValueError, match="needs a time zone"):
        plan(start, CHICAGO, USUAL, now.replace(tzinfo=None))
    with pytest.raises(ValueError, match="same key"):
        plan(start, CHICAGO, (ONE_DAY, ONE_DAY), now)


def test_no_steps_no_touches() -> None:
    assert plan(chicago("2027-01-20 14:00"), CHICAGO, (), chicago(EARLY)) == Plan((), ())
