"""A task to call somebody is closed once a message is to go after all, and opened again if it does not."""

from datetime import timedelta

import pytest
from django.db import transaction

from outreach.actions.close_task import close, take
from outreach.actions.dispatch import dispatch
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.record_consent import Said, record_consent
from outreach.actions.take_reply import take_replies
from outreach.domain.consent import Medium
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import Purpose
from outreach.domain.windows import HOUSE_HOURS
from outreach.ops.open_tasks import open_tasks
from outreach.records.models import Appointment, Message, StaffTask
from tests.actions.feeds import row
from tests.actions.feeds import take as take_in
from tests.actions.planning import booked, open_steps, plan
from tests.actions.replying import LATER, reply
from tests.factories import NOW, SettableClock, claimed, engine, patient, status, tasks, text
from tests.threads import Beside

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def stopped() -> Appointment:
    """A visit whose patient has texted STOP, and so is to be called."""
    made = booked()
    plan(made)
    reply("STOP")
    assert tasks(closed_at=None) == ["call"]
    return made


def test_start_closes_the_call_and_says_why(stopped: Appointment) -> None:
    reply("START", at=LATER + HOUR)
    task = StaffTask.objects.get()
    assert (task.closed_at, task.closed_by) == (LATER + HOUR, "the program")
    assert task.note == "Messages are wanted again, and the one about this visit is planned."
    assert open_steps(stopped) == ["one_day", "two_hours"]


def test_another_stop_asks_for_the_call_again(stopped: Appointment) -> None:
    reply("START", at=LATER + HOUR)
    reply("STOP", at=LATER + 2 * HOUR)
    (task,) = open_tasks()
    assert (task.kind, task.opened_at, task.note) == ("call", LATER + 2 * HOUR, "")
    assert task.why == "the patient opted out (P8)"


def test_what_a_colleague_has_closed_stays_closed(stopped: Appointment) -> None:
    close(StaffTask.objects.get().pk, "Kim", LATER, note="told them")
    reply("START", at=LATER + HOUR)
    reply("STOP", at=LATER + 2 * HOUR)
    assert StaffTask.objects.get().closed_by == "Kim"


def test_whoever_is_on_it_closes_it_themselves(stopped: Appointment) -> None:
    take(StaffTask.objects.get().pk, "Kim", LATER)
    reply("START", at=LATER + HOUR)
    (task,) = open_tasks()
    assert [since.what for since in task.since] == ["texts are wanted again"]


def test_a_message_whose_hour_has_passed_is_still_for_a_person(stopped: Appointment) -> None:
    first = Message.objects.get(step="one_day")
    reply("START", at=first.send_at + HOUR)
    (task,) = open_tasks()
    assert (task.kind, task.message) == ("call", first.pk)


def test_a_word_that_a_colleague_writes_down_closes_it_too() -> None:
    made = booked(patient(external_id="P-1"))
    plan(made)
    reply("no more messages please")
    assert tasks(closed_at=None) == ["call"]
    said = Said(Purpose.CARE, granted=True, by="Kim", via=Medium.PHONE, wording="texts are fine again")
    record_consent("P-1", said, LATER + HOUR, HOUSE_HOURS, region="US")
    assert tasks(closed_at=None) == []


def test_what_moved_while_they_wanted_nothing_is_told_after_start() -> None:
    take_in(row(Email=""))
    reply("STOP")
    take_in(row(Email="", Start="2027-03-19 11:00"), now=LATER + HOUR)
    (task,) = open_tasks()
    assert task.message is None
    reply("START", at=LATER + 2 * HOUR)
    assert tasks(closed_at=None) == []
    assert StaffTask.objects.latest("id").note == "A message reaches them after all, and is planned."


def test_who_had_no_address_and_has_one_now_needs_no_call() -> None:
    who = patient()
    link = who.links.get()
    link.ended_at = NOW
    link.save()
    made = booked(who)
    plan(made)
    assert tasks(closed_at=None) == ["call"]
    plan(made, now=LATER)
    assert tasks(closed_at=None) == ["call"], "nothing has changed"
    link.ended_at = None
    link.save()
    plan(made, now=LATER)
    assert tasks(closed_at=None) == []


@pytest.mark.django_db(transaction=True)
class TestWhileSomebodyHoldsTheCall:
    """An import may for long; a webhook, and every STOP that came with it, must not wait for it (rule P8)."""

    def hear(self, words: str) -> None:
        with transaction.atomic():
            StaffTask.objects.update(note="in hand")
            Beside(lambda: receive_inbound([text(words)], "memory", LATER + 2 * HOUR)).result()
            transaction.set_rollback(True)
        take_replies(engine(SettableClock(LATER + 2 * HOUR)))

    def test_start_is_heard_and_the_call_is_closed_when_it_is_acted_on(self, stopped: Appointment) -> None:
        self.hear("START")
        assert open_steps(stopped) == ["one_day", "two_hours"]
        assert tasks(closed_at=None) == []

    def test_stop_is_heard_and_the_call_is_opened_when_the_message_is_refused(
        self, stopped: Appointment
    ) -> None:
        reply("START", at=LATER + HOUR)
        self.hear("STOP")
        first = Message.objects.get(step="one_day")
        the = engine(SettableClock(first.send_at))
        dispatch(claimed(the), the)
        assert status(first) == Status.SUPPRESSED
        assert tasks(closed_at=None) == ["call"]
