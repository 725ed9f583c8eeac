"""Phones answer what they are asked, as often as they are meant to; the schedule changes as told."""

import csv
from pathlib import Path

from outreach.demo import practice
from outreach.demo.practice import people, visits, wall
from outreach.demo.script import Answer, Phone, Schedule, changes, faults, phones, unprompted
from outreach.demo.stories import plots

PEOPLE = people()
VISITS = visits(PEOPLE)
CHANGES = changes(VISITS)
NUMBER = "+16085550123"
ASKED = "Revival Madison: your visit is Tuesday at 10:00.\nReply C to confirm, R to reschedule, X to cancel."


def read(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return {line["Appointment ID"]: line for line in csv.DictReader(file)}


def test_a_phone_answers_a_question_after_a_while() -> None:
    reply = Phone(NUMBER, (Answer("C", after=8),)).read(ASKED, wall(1, 10))
    assert reply is not None
    assert (reply.at, reply.phone, reply.text) == (wall(1, 10, 8), NUMBER, "C")


def test_a_phone_answers_in_either_language() -> None:
    assert Phone(NUMBER, (Answer("C"),)).read(
        "Responda C (confirmar), R (cambiar) o X (anular).", wall(1, 10)
    )


def test_a_phone_leaves_statements_alone() -> None:
    assert Phone(NUMBER, (Answer("C"),)).read("Thank you, your visit is confirmed.", wall(1, 10)) is None


def test_an_answer_is_given_only_so_often_and_then_the_next_one() -> None:
    phone = Phone(NUMBER, (Answer("X", times=1), Answer("C")))
    replies = [phone.read(ASKED, wall(day, 10)) for day in range(3)]
    assert [reply.text for reply in replies if reply] == ["X", "C", "C"]


def test_an_answer_in_its_turn_waits_for_those_before_it() -> None:
    phone = Phone(NUMBER, (Answer("yes", times=1, on=("sure?",)), Answer("X", on=("thanks",), in_turn=True)))
    said = [phone.read(text, wall(1, 10)) for text in ("thanks", "sure?", "thanks")]
    assert [reply.text if reply else None for reply in said] == [None, "yes", "X"]


def test_a_silent_phone_stays_silent() -> None:
    assert Phone(NUMBER, ()).read(ASKED, wall(1, 10)) is None


def test_every_phone_has_a_habit_of_its_own_or_none() -> None:
    found = phones(PEOPLE)
    assert set(found) == {person.phone for person in PEOPLE} - {""}
    stopper = found[PEOPLE[practice.STOPS].phone].read(ASKED, wall(0, 10))
    assert stopper is not None
    assert stopper.text == "STOP"


def test_who_opted_out_comes_back_later() -> None:
    back = [reply.text for reply in unprompted(PEOPLE) if reply.phone == PEOPLE[practice.RETURNS].phone]
    assert back == ["START"]


def test_the_first_export_lacks_what_is_booked_later(tmp_path: Path) -> None:
    schedule = Schedule(VISITS, CHANGES, tmp_path)
    first = read(schedule.export())
    assert len(first) == 148
    for change in CHANGES:
        last = read(schedule.export(change))
    assert len(last) == 150


def test_a_visit_that_moved_keeps_its_id_and_stays_moved(tmp_path: Path) -> None:
    schedule = Schedule(VISITS, CHANGES, tmp_path)
    before = read(schedule.export())
    move = CHANGES[0]
    (moved,) = move.visits
    schedule.export(move)
    after = read(schedule.export())
    assert before[moved]["Date"] != after[moved]["Date"]
    assert before[moved]["Time"] == after[moved]["Time"]


def test_no_visit_ends_before_it_began() -> None:
    for change in CHANGES:
        for visit in change.visits.values():
            if visit is not None and visit.status in {"Completed", "No show"}:
                assert visit.start < change.at


def test_changes_come_in_order_and_each_visit_ends_once() -> None:
    assert [change.at for change in CHANGES] == sorted(change.at for change in CHANGES)
    ended = [key for change in CHANGES if "done" in change.what for key in change.visits]
    assert len(ended) == len(set(ended))


def test_the_carrier_errs_in_every_way_and_drops_no_receipt() -> None:
    plan = faults(PEOPLE)
    assert {fault["kind"] for fault in plan["api"]} == {
        "lost_answer", "server_error", "reset", "timeout", "rate_limited",
    }  # fmt: skip
    assert "drop_rate" not in plan["callbacks"]
    assert all(plan["numbers"].values())


def test_nothing_is_left_to_chance_and_no_story_meets_an_accident() -> None:
    plan = faults(PEOPLE)
    told = {address for plot in plots(PEOPLE) for address in plot.addresses}
    assert all("rate" not in fault and fault["to"] not in told for fault in plan["api"])
