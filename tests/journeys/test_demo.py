"""The demo as its audience starts it: one command, real processes, ten days, and books that agree."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.command import report_of

pytestmark = pytest.mark.journey


# One test, so that processes of pytest-xdist don't each play the demo for their share of the checks.
def test_the_demo_adds_up_and_everything_happened_in_it(tmp_path: Path) -> None:
    code, report = report_of(tmp_path, "demo", "--once")
    _every_message_has_one_end_and_a_reason(report)
    assert (report["ok"], report["lost"], report["duplicated"], report["faults"], code) == (True, 0, 0, [], 0)
    _each_way_out_was_taken(report["reasons"])
    assert report["in_place_of_texts"]["sent"] >= 3
    _doubts_were_settled(report["in_doubt_settled"])
    _each_reply_was_understood_or_passed_on(report)
    _each_decision_names_its_rule(report["rules"])
    _the_stories_are_told(report["stories"])
    assert (report["virtual_from"], report["virtual_to"], report["days"]) == (
        "2027-03-08T07:00:00-06:00",
        "2027-03-18T00:00:00-05:00",  # the clocks went forward on the 14th
        10,
    )
    assert report["phones"] is None


def _every_message_has_one_end_and_a_reason(report: dict[str, Any]) -> None:
    assert report["planned"] > 400
    assert sum(report["states"].values()) == report["planned"]
    for state, reasons in report["reasons"].items():
        assert sum(reasons.values()) == report["states"][state]
        assert all(reasons), state


def _each_way_out_was_taken(reasons: dict[str, dict[str, int]]) -> None:
    assert set(reasons) == {"delivered", "cancelled", "suppressed", "undelivered", "failed", "expired"}
    for reason in ("already confirmed", "visit moved", "visit cancelled", "the patient cancelled the visit"):
        assert reasons["cancelled"][reason] >= 1
    assert reasons["suppressed"]["the patient opted out"] >= 3
    assert reasons["undelivered"]["the carrier says: a landline"] >= 3


def _each_reply_was_understood_or_passed_on(report: dict[str, Any]) -> None:
    """ "Running late?" and "can my daughter come?" are questions, and "other" the shared phone's letters."""
    assert set(report["replies"]) == {
        "confirm", "cancel", "reschedule", "stop", "start", "help", "question", "crisis", "other",
    }  # fmt: skip
    assert report["staff_tasks"] == {
        "call": 7,  # landlines without a mailbox, and the like
        "cancel_or_stop": 1,  # a bare CANCEL (P19)
        "cancelled": 4,  # two X, the Spanish conversation's, the shared phone's
        "crisis": 2,
        "question": 3,
        "reply": 1,  # "sí" to "cancel it? X, C or R": yes to which?
        "reschedule": 4,  # two R, a 2, and the Spanish conversation's
        "which_visit": 2,  # the shared phone: a C about three visits, an X about two
    }


def _doubts_were_settled(settled: dict[str, int]) -> None:
    """Some were found at the carrier, and some of which it had no trace were planned again."""
    assert settled.get("delivered", 0) + settled.get("sent", 0) >= 1
    assert settled["planned"] >= 1


def _each_decision_names_its_rule(rules: list[dict[str, Any]]) -> None:
    counts = {(rule["rule"], rule["decided"]): rule["number"] for rule in rules}
    assert {rule for rule, _ in counts} >= {
        *("P1", "P2", "P3", "P7", "P8", "P10", "P13", "P16", "P19", "P30", "P32", "P37", "P39", "P53"),
        *("P59", "P60", "P61", "H1", "H3"),
    }
    assert counts["P30", "put off"] == 1
    assert counts["P39", "planned for another hour"] == 2
    assert counts["P60", "fixed words, with 988"] == counts["P61", "let go"] == 2
    assert counts["P59", "held for a person"] == counts["P59", "let go again"] == 3
    assert not re.search(r"\d{3}-\d{4}|\+1\d{10}|\w{2,}@", json.dumps(rules, ensure_ascii=False))


def _the_stories_are_told(stories: dict[str, dict[str, Any]]) -> None:
    for story in stories.values():
        at = [step["at"] for step in story["steps"]]
        assert at == sorted(at)
        assert set(story["rules"]) == {rule for step in story["steps"] for rule in step["rules"]}
        assert all("••" in step["phone"] or not step["phone"] for step in story["steps"])
        told = [step for step in story["steps"] if step["who"] in {"clinic", "engine"}]
        assert all(step["rules"] or "told in another text" in step["what"] for step in told)
    _p59_p60_a_crisis_at_night(_Steps(stories["crisis"]))
    _p61_a_crisis_after_stop(_Steps(stories["crisis_after_stop"]))
    _a_conversation_in_spanish(_Steps(stories["spanish"]))
    _a_shared_phone(_Steps(stories["shared_phone"]))
    _p53_one_click(_Steps(stories["unsubscribe"]))
    _p30_p32_decent_hours(_Steps(stories["quiet_hours"]))


class _Steps:
    """A story's steps, to be found by who and what; each search goes on behind what was found before."""

    def __init__(self, story: dict[str, Any]) -> None:
        self._steps, self._next = story["steps"], 0

    def next(self, who: str, words: str = "", what: str = "") -> dict[str, Any]:
        for index in range(self._next, len(self._steps)):
            step: dict[str, Any] = self._steps[index]
            if step["who"] == who and words in step["words"] and what in step["what"]:
                self._next = index + 1
                return step
        raise AssertionError(f"no {who} who says {words!r}, {what!r} behind step {self._next}: {self._steps}")

    def rewind(self) -> None:
        self._next = 0


def _p59_p60_a_crisis_at_night(steps: _Steps) -> None:
    said = steps.next("patient", "I don't want to be here anymore")
    assert (said["at"], said["rules"]) == ("2027-03-12T23:40:00-06:00", ["P59"])
    for _ in range(2):  # two reminders, and the one of the day
        held = steps.next("engine", what="held for a person")
        assert (held["at"], held["rules"]) == (said["at"], ["P59"])
    steps.rewind()
    helped = steps.next("clinic", "call or text 988")
    assert (helped["at"], helped["rules"]) == (said["at"], ["P30", "P60", "P61"])
    assert helped["phone"] == said["phone"]
    steps.rewind()
    alert = steps.next("clinic", "a patient's reply needs you now")
    assert (alert["at"], alert["phone"], alert["rules"]) == (said["at"], "608-555-••90", ["P59"])
    late = [steps.next("clinic", "nobody has taken") for _ in range(2)]
    assert {step["phone"] for step in late} == {"608-555-••90", "608-555-••91"}
    assert {step["at"] for step in late} == {"2027-03-12T23:50:00-06:00"}
    assert steps.next("colleague", what="takes task")["at"] == "2027-03-12T23:56:00-06:00"
    assert "by name" in steps.next("colleague", what="J. Ostrander, RN closes task")["what"]
    assert steps.next("engine", what="a colleague let messages go again")["rules"] == ["P59"]
    assert steps.next("clinic", "your visit is")["at"] == "2027-03-13T10:00:00-06:00"
    steps.next("patient", "C")
    steps.next("clinic", "is confirmed")


def _p61_a_crisis_after_stop(steps: _Steps) -> None:
    said = steps.next("patient", "I don't want to live")
    helped = steps.next("clinic", "call or text 988")
    assert (helped["phone"], helped["at"]) == (said["phone"], said["at"])
    assert helped["rules"] == ["P60", "P61"]
    steps.next("colleague", what="takes task")
    steps.next("colleague", what="closes task")


def _a_conversation_in_spanish(steps: _Steps) -> None:
    for who, words, what in (
        ("clinic", "su cita es el viernes 12 mar", ""),
        ("patient", "¿Puedo llevar a mi hija?", "question"),
        ("clinic", "una persona va a leer", ""),
        ("patient", "R", "another time"),
        ("clinic", "le llamaremos", ""),
        ("clinic", "su cita cambio al sabado 13 mar", ""),
        ("patient", "C", "confirmed"),
        ("clinic", "queda confirmada", ""),
        ("patient", "cancelar la cita", "asked back"),
        ("clinic", "¿quiere anular su cita", ""),
        ("patient", "sí", "noted on task"),
        ("clinic", "una persona va a leer", ""),
        ("patient", "X", "visit cancelled"),
        ("clinic", "queda anulada", ""),
    ):
        steps.next(who, words, what)


def _a_shared_phone(steps: _Steps) -> None:
    steps.next("engine", what="told in another text to this phone")
    steps.next("clinic", "2 visits Tue, Mar 16: 2:00 PM (Ba), 2:00 PM (Co)")
    steps.next("patient", "X", "asked back which visit")
    assert steps.next("clinic", "Reply A for Tue, Mar 16 2:00 PM (Ba), B for 2:00 PM (Co)")["rules"] == [
        "P30", "P37",
    ]  # fmt: skip
    steps.next("patient", "B", "visit cancelled")
    steps.next("clinic", "Tue, Mar 16 at 2:00 PM is cancelled")


def _p53_one_click(steps: _Steps) -> None:
    assert steps.next("clinic", "Welcome")["rules"] == ["P1"]
    assert steps.next("mail program", what="(GET), and nothing changes")["rules"] == ["P53"]
    assert steps.next("mail program", "List-Unsubscribe=One-Click")["rules"] == ["P8", "P12", "P53"]
    assert steps.next("engine", what="second letter of a series: not sent")["rules"] == ["P8"]
    assert steps.next("clinic", "Your visit on Tuesday, March 16")["rules"] == ["P2"]


def _p30_p32_decent_hours(steps: _Steps) -> None:
    evening = steps.next("clinic", what="for quiet hours (P39)")
    assert (evening["at"], evening["rules"]) == ("2027-03-12T17:00:00-06:00", ["P30", "P39"])
    waits = steps.next("engine", what="waits until Sat 13 Mar 12:00; quiet hours")  # eight in Hawaii
    assert waits["rules"] == ["P30", "P32"]
    went = [steps.next("clinic", "your visit is Tue, Mar 16") for _ in range(2)]
    assert {step["at"] for step in went} == {"2027-03-13T12:00:00-06:00"}
    assert waits["phone"] in {step["phone"] for step in went}
