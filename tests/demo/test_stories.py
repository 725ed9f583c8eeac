"""Conversations are told in order, with masked phones, on the clinic's wall, and with their rules."""

from datetime import timedelta

import pytest

from outreach.demo.pictures import lines
from outreach.demo.practice import people, wall
from outreach.demo.stories import Plot, Step, Story, Teller, by_number, plots
from outreach.demo.watch import Moved, Task
from tests.demo.records import CHICAGO, NIGHT, NOON, PHONE, heard, moved, record

DAY = Plot("x", "A day", frozenset({PHONE}), wall(0, 0), wall(1, 0))
ALERTED = Plot("crisis", "A day", DAY.addresses, DAY.since, DAY.until, alerts=True)


def tell(*moves: Moved, **more: object) -> list[Step]:
    texts = more.pop("texts", None)
    return list(Teller(record(list(moves), texts, **more)).tell(ALERTED).steps)  # type: ignore[arg-type]


def test_p59_p60_p61_a_crisis_at_night_names_every_rule_that_lets_the_answer_go() -> None:
    steps = tell(
        moved("planned", "held", "a colleague is with this patient", "P59", id=1, message=1, at=NIGHT),
        moved("planned", "held", "a colleague is with this patient", "P59", id=2, message=2, at=NIGHT),
        moved("queued", "sending", "help in an emergency", "P61", id=3, message=3, at=NIGHT,
              template="crisis", words="call or text 988"),
        moved("queued", "sending", "an alert", "P59", id=4, message=4, at=NIGHT, template="staff_alert",
              address="+16085550190"),
        texts=[heard("I don't want to be here", "crisis", "crisis", NIGHT)],
    )  # fmt: skip
    assert [(step.who, step.rules) for step in steps] == [
        ("patient", ("P59",)),
        ("engine", ("P59",)),
        ("clinic", ("P30", "P60", "P61")),
        ("clinic", ("P59",)),
    ]
    assert steps[1].what.startswith("2 × reminder: held")
    assert steps[2].words == "call or text 988"
    assert {step.at.isoformat() for step in steps} == {"2027-03-08T23:40:00-06:00"}


def test_p59_who_took_and_closed_a_crisis_is_named() -> None:
    task = Task(
        7, 1, PHONE, "crisis", NOON, NOON, "J. Ostrander", NOON + timedelta(hours=1), "R. Lee", "safe"
    )
    steps = tell(tasks=[task])
    assert [step.what for step in steps] == [
        "J. Ostrander takes task 7: the clock stops",
        "R. Lee closes task 7 by name: safe",
    ]


def test_p32_what_waits_at_a_decent_hour_here_waits_for_elsewhere() -> None:
    later = NOON + timedelta(hours=2)
    steps = tell(
        moved("queued", "planned", "quiet hours", "P30", id=1),
        moved("planned", "queued", id=2, at=later),
        moved("queued", "sending", "a decent hour", "P30", id=3, at=later),
    )
    assert steps[0].what == "reminder: waits until Mon 8 Mar 14:00; quiet hours"
    assert [step.rules for step in steps] == [("P30", "P32"), ("P30",)]


@pytest.mark.parametrize(("was", "rules"), [("10:00", ("P30", "P32")), ("06:30", ("P30",))])
def test_p30_p32_an_hour_moved_by_planning_is_told_with_its_rules(was: str, rules: tuple[str, ...]) -> None:
    note = f"moved later from Mon 2027-03-08 {was} for quiet hours (P30)"
    (step,) = tell(moved("queued", "sending", "a decent hour", "P30", note=note))
    assert step.rules == rules
    assert step.what.endswith(note)


def test_of_several_attempts_the_one_that_counted_is_told() -> None:
    again = NOON + timedelta(minutes=2)
    (step,) = tell(
        moved("queued", "sending", "a decent hour", "P30", id=1),
        moved("sending", "planned", "to be tried again: busy", id=2),
        moved("queued", "sending", "a decent hour", "P30", id=3, at=again),
    )
    assert step.at == again


def test_the_letter_of_a_visit_is_not_told_as_a_riddle() -> None:
    (step,) = tell(texts=[heard("B", "other", "cancel_ack")])
    assert step.what == "read as the letter of a visit: visit cancelled, staff told"


def test_a_story_keeps_to_its_phones_and_its_time() -> None:
    elsewhere = moved("queued", "sending", "", "P30", id=1, message=1, address="+16085550199")
    too_late = moved("queued", "sending", "", "P30", id=2, message=2, at=NOON + timedelta(days=1))
    assert tell(elsewhere, too_late) == []
    alert = moved("queued", "sending", "", "P59", template="staff_alert", address="+16085550190")
    assert Teller(record([alert])).tell(DAY).steps == ()


def test_rules_are_told_once_in_the_order_of_their_numbers() -> None:
    at = NOON.astimezone(CHICAGO)
    steps = tuple(Step(at, "engine", "", "", "", rules) for rules in (("H1", "P30"), ("P8",), ("P30",)))
    assert Story("x", "A day", steps).rules == ("P8", "P30", "H1")
    assert sorted(["P10", "H2", "P9"], key=by_number) == ["P9", "P10", "H2"]


def test_a_story_as_lines_shows_time_words_and_rules_and_no_phone_in_full() -> None:
    found = Teller(record([], [heard("STOP", "stop", "opted out")])).tell(DAY)
    heading, line, end = lines(found)
    assert (heading, end) == ("A day (P7, P8)", "")
    assert line.startswith("  Mon 8 Mar 12:00  patient 608-555-••23: “STOP” (read as an opt-out, in force")
    assert line.endswith(")  [P7, P8]")


def test_the_stories_are_those_the_demo_promises() -> None:
    found = plots(people())
    assert [plot.key for plot in found] == [
        "crisis", "crisis_after_stop", "spanish", "shared_phone", "unsubscribe", "quiet_hours",
    ]  # fmt: skip
    assert all(plot.addresses and plot.since < plot.until for plot in found)
