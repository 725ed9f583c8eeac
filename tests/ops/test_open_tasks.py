"""What waits for a person can be read, with what a person needs."""

from datetime import timedelta

import pytest

from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.ops.open_tasks import open_tasks
from tests.factories import NOW, SettableClock, engine, text, under_way, visit


@pytest.mark.django_db
def test_a_reply_nobody_understands_waits_with_its_words_and_its_visit() -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    later = NOW + timedelta(minutes=5)
    receive_inbound([text("is there parking [at the back]?")], "memory", later)
    take_replies(engine(SettableClock(later)))
    (task,) = open_tasks()
    assert (task.kind, task.words) == ("question", "is there parking [at the back]?")
    assert (task.visit, task.patient) == (about.external_id, about.patient.external_id)
    assert task.start == about.start
