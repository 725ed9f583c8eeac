"""Asking a person, once."""

from datetime import timedelta

import pytest

from outreach.actions.close_task import close
from outreach.actions.staff import open_task_for_reply, open_tasks_for_messages
from outreach.ops.open_tasks import open_tasks
from outreach.records.models import Appointment, InboundMessage, StaffTask, TaskKind
from outreach.records.planning import ask_to_call
from tests.actions.replying import LATER, asked, reply
from tests.factories import NOW, answers_to, message, patient, phone, tasks, visit

pytestmark = pytest.mark.django_db


def test_one_task_of_a_kind_per_message() -> None:
    about = visit()
    rows = [message(about), message(about)]
    for _ in range(2):
        open_tasks_for_messages(TaskKind.TROUBLE, {row.pk for row in rows}, NOW)
    open_tasks_for_messages(TaskKind.IN_DOUBT, [rows[0].pk], NOW)
    assert tasks() == ["trouble", "trouble", "in_doubt"]
    task = StaffTask.objects.filter(message=rows[0]).first()
    assert task is not None
    assert (task.patient_id, task.appointment_id, task.opened_at) == (about.patient_id, about.pk, NOW)


def test_for_nothing_nothing() -> None:
    open_tasks_for_messages(TaskKind.TROUBLE, [], NOW)
    ask_to_call(NOW, messages=[])
    assert not tasks()


def test_nobody_is_phoned_about_a_visit_that_has_begun() -> None:
    ask_to_call(NOW, messages=[message(visit(start=NOW - timedelta(minutes=1))).pk])
    assert not tasks()


def test_one_task_of_a_kind_per_reply() -> None:
    inbound = InboundMessage.objects.create(
        provider="memory",
        provider_id="SM1",
        contact=phone(),
        to_address="+16085550199",
        body="hm",
        received_at=NOW,
    )
    for _ in range(2):
        open_task_for_reply(TaskKind.REPLY, inbound, NOW)
    assert tasks(inbound=inbound) == ["reply"]


class TestAskedAgain:
    def test_one_task_for_a_wish_and_a_visit_which_shows_all_they_wrote(self) -> None:
        about = asked()
        reply("R")
        came = reply("R", "can we reschedule? mornings are best", at=LATER + timedelta(hours=1))
        (task,) = open_tasks()
        assert (task.kind, task.visit, task.words) == ("reschedule", about.external_id, "R")
        said = [(since.what, since.words) for since in task.since]
        assert said == [("wrote again", "R"), ("wrote again", "can we reschedule? mornings are best")]
        assert {inbound.outcome for inbound in came} == {f"noted on task {task.id}"}
        assert answers_to(came) == ["reschedule_ack", "reschedule_ack"]

    def test_what_they_want_of_another_visit_is_another_task(self) -> None:
        for days in (1, 2):
            asked(
                visit(patient(), start=NOW + timedelta(days=days + 3)),
                attempted_at=NOW + timedelta(days=days),
            )
            reply("R", at=NOW + timedelta(days=days, minutes=5))
        assert tasks() == ["reschedule", "reschedule"]

    def test_after_a_colleague_closed_it_it_is_a_task_again(self) -> None:
        asked()
        reply("R")
        close(StaffTask.objects.get().pk, "Kim", LATER)
        reply("R")
        assert tasks(closed_at=None) == ["reschedule"]

    def test_x_about_a_visit_they_have_cancelled_is_noted_there_and_r_is_another_wish(self) -> None:
        asked()
        reply("X", "X", "R", "X", "R")
        cancelled, other = open_tasks()
        assert (cancelled.kind, [since.words for since in cancelled.since]) == ("cancelled", ["X", "X"])
        assert (other.kind, other.words, [since.words for since in other.since]) == ("late_reply", "R", ["R"])

    def test_x_about_a_visit_the_schedule_has_cancelled_is_one_task(self) -> None:
        about = asked()
        Appointment.objects.filter(pk=about.pk).update(status="cancelled")
        reply("X", "X", "X")
        assert tasks() == ["late_reply"]
