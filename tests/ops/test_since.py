"""A task that is still open says what the patient and the schedule have done meanwhile."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from outreach.actions.keep_visit import keep_visit
from outreach.actions.visit_verbs import act_on_page
from outreach.domain.windows import HOUSE_HOURS
from outreach.ops.open_tasks import open_tasks
from tests.actions.feeds import row, take, the_visit
from tests.actions.replying import LATER, asked, reply
from tests.factories import NOW, mailbox, patient, visit

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def told() -> dict[str, list[str]]:
    """By kind of open task, what has happened since."""
    return {task.kind: [since.what for since in task.since] for task in open_tasks()}


@pytest.mark.parametrize("words", ["never mind, we'll be there", "C"])
def test_who_asked_for_another_time_and_then_confirmed(words: str) -> None:
    asked()
    reply("R")
    assert told() == {"reschedule": []}
    reply(words, at=LATER + HOUR)
    assert told() == {"reschedule": ["confirmed by the patient"]}
    (task,) = open_tasks()
    assert task.since[0].at == LATER + HOUR


def test_who_asked_for_another_time_and_then_cancelled() -> None:
    asked()
    reply("R")
    reply("X", at=LATER + HOUR)
    assert told() == {"reschedule": ["cancelled by the patient"], "cancelled": []}


def test_who_cancelled_and_was_booked_again_and_confirmed() -> None:
    take(row())
    asked(the_visit())
    reply("X")
    take(row(Status="Canceled"), now=LATER + HOUR)
    assert told() == {"cancelled": []}, "as the task asked"
    take(row(Status="Scheduled"), now=LATER + 2 * HOUR)
    asked(the_visit(), attempted_at=LATER + 3 * HOUR)
    reply("C", at=LATER + 4 * HOUR)
    assert told() == {"cancelled": ["booked again", "confirmed by the patient"]}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"Start": "2027-03-19 11:00"}, "changed in the schedule"),
        ({"Status": "Canceled"}, "cancelled in the schedule"),
        ({"Status": "No Show"}, "noshow in the schedule"),
    ],
)
def test_what_the_schedule_has_made_of_it(change: dict[str, str], what: str) -> None:
    take(row())
    asked(the_visit())
    reply("R")
    take(row(**change), now=LATER + HOUR)
    assert told() == {"reschedule": [what]}


def test_whom_a_colleague_booked_again() -> None:
    take(row())
    asked(the_visit())
    reply("X", "R")
    keep_visit("A1", LATER + HOUR, HOUSE_HOURS, by="Kim")
    assert told() == {"late_reply": ["booked again by Kim"]}
    take(row(Start="2027-03-19 11:00"), now=LATER + 2 * HOUR)
    assert told() == {"late_reply": ["changed in the schedule"]}


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["START"], ["texts are wanted again"]),
        (["START", "STOP"], ["texts are not wanted any more"]),
    ],
)
def test_whether_they_want_texts(words: Sequence[str], what: list[str]) -> None:
    asked()
    reply("CANCEL")
    assert told() == {"cancel_or_stop": []}
    for number, each in enumerate(words, 1):
        reply(each, at=LATER + number * HOUR)
    assert told() == {"cancel_or_stop": what}


def test_it_is_told_in_its_order() -> None:
    asked()
    for number, words in enumerate(("R", "C", "R", "STOP")):
        reply(words, at=LATER + number * HOUR)
    assert told()["reschedule"] == [
        "confirmed by the patient",
        "wrote again",
        "texts are not wanted any more",
    ]


def test_whoever_asked_on_the_page_too() -> None:
    about = visit(patient(mailbox()))
    act_on_page(about.pk, about.version, "move", NOW)
    act_on_page(about.pk, about.version, "confirm", NOW + HOUR)
    assert told() == {"reschedule": ["confirmed by the patient"]}
