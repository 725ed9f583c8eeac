"""Asking a person, once."""

from datetime import timedelta

import pytest

from outreach.actions.staff import open_task_for_reply, open_tasks_for_messages
from outreach.records.models import InboundMessage, StaffTask, TaskKind
from outreach.records.planning import ask_to_call
from tests.factories import NOW, message, phone, tasks, visit

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
