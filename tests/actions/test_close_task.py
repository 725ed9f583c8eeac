"""Taking and closing tasks, by name."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from outreach.actions.close_task import TaskError, UnreadError, close, reopen, take
from outreach.actions.crisis import escalate
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.ops.open_tasks import open_tasks
from outreach.providers.memory import MemoryProvider
from outreach.records.models import AuditEvent, Message, Patient, StaffTask
from tests.actions.danger import hear, on_duty
from tests.actions.replying import asked, reply
from tests.factories import NOW, SettableClock, engine, message, patient, phone, status, tasks, text, visit
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def waiting() -> Message:
    """What waits since its patient, who shares a phone, was in danger."""
    shared = phone()
    patient(shared)
    held = message(visit(patient(shared)), send_at=NOW + timedelta(hours=3))
    say("I want to kill myself")
    assert status(held) == Status.HELD
    return held


def say(words: str, sender: str = "+16085550101", at: datetime = NOW) -> StaffTask:
    receive_inbound([text(words, sender)], "memory", at)
    take_replies(engine(SettableClock(at)))
    return StaffTask.objects.order_by("-id")[0]


def crisis() -> StaffTask:
    return StaffTask.objects.filter(kind="crisis").order_by("id")[0]


def test_p59_a_crisis_is_closed_by_a_name_that_took_it(waiting: Message) -> None:
    with pytest.raises(TaskError, match="nobody has taken"):
        close(crisis().pk, "Kim", LATER)
    with pytest.raises(TaskError, match="who you are"):
        take(crisis().pk, "  ", LATER)
    take(crisis().pk, "Kim", LATER)
    with pytest.raises(TaskError, match="Kim has task"):
        take(crisis().pk, "Lee", LATER)
    assert close(crisis().pk, "Kim", LATER, note="called back") == 0
    task = crisis()
    assert (task.acknowledged_by, task.closed_by, task.note) == ("Kim", "Kim", "called back")
    assert status(waiting) == Status.HELD, "nobody said that messages may go again"


def test_p59_not_even_the_database_takes_a_closing_without_a_name(waiting: Message) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        StaffTask.objects.update(closed_at=NOW)


def test_p59_a_crisis_opened_again_holds_everything_again(waiting: Message) -> None:
    take(crisis().pk, "Kim", LATER)
    close(crisis().pk, "Kim", LATER, resume=True)
    assert status(waiting) == Status.PLANNED
    reopen(crisis().pk, "Kim", LATER)
    assert status(waiting) == Status.HELD
    assert Patient.objects.filter(paused_at=LATER).count() == 2
    take(crisis().pk, "Kim", LATER)
    close(crisis().pk, "Kim", LATER, resume=True)
    assert status(waiting) == Status.PLANNED


def test_p59_a_crisis_opened_again_counts_as_taken_by_nobody_and_is_alarmed_anew() -> None:
    clock = SettableClock(NOW)
    the = on_duty(clock, MemoryProvider())
    hear(the, "I want to kill myself")
    escalate(the)
    clock.advance(minutes=11)
    assert escalate(the) == 1
    take(crisis().pk, "Kim", clock.now())
    close(crisis().pk, "Kim", clock.now())
    reopen(crisis().pk, "Lee", clock.advance(hours=2), within=timedelta(minutes=10))
    with pytest.raises(TaskError, match="nobody has taken"):
        close(crisis().pk, "Lee", clock.now())
    assert escalate(the) == 0
    told = Message.objects.filter(purpose="staff").count()
    clock.advance(minutes=10)
    assert escalate(the) == 1
    assert Message.objects.filter(purpose="staff").count() == told + 2, "both phones, once more"


def test_p59_messages_go_again_for_everyone_at_that_phone(waiting: Message) -> None:
    take(crisis().pk, "Kim", LATER)
    assert close(crisis().pk, "Kim", LATER, resume=True) == 1
    assert status(waiting) == Status.PLANNED
    assert not Patient.objects.filter(paused_at__isnull=False).exists()


def test_p59_not_while_another_crisis_of_the_phone_is_open(waiting: Message) -> None:
    say("I really can't go on")
    take(crisis().pk, "Kim", LATER)
    with pytest.raises(TaskError, match="another crisis"):
        close(crisis().pk, "Kim", LATER, resume=True)
    assert crisis().closed_at is None, "nothing is half done"
    assert status(waiting) == Status.HELD


@pytest.mark.parametrize("acted_on", [True, False])
def test_p59_nor_while_one_of_them_is_in_danger_at_another_phone(waiting: Message, acted_on: bool) -> None:
    """Though nobody has acted on that text yet."""
    assert waiting.patient
    second = phone("+16085550102")
    waiting.patient.links.create(contact=second)
    receive_inbound([text("I want to die", second.value)], "memory", NOW)
    if acted_on:
        take_replies(engine(SettableClock(NOW)))
    take(crisis().pk, "Kim", LATER)
    with pytest.raises(TaskError, match="another crisis"):
        close(crisis().pk, "Kim", LATER, resume=True)
    assert crisis().closed_at is None
    assert status(waiting) == Status.HELD
    assert Patient.objects.filter(paused_at__isnull=True).count() == 0


class TestWhoSharesAPhone:
    """With one whose task is closed, and is held for a reason of their own."""

    OWN = "+16085550102"

    @pytest.fixture
    def other(self) -> Message:
        """Of a patient who has a phone of their own as well."""
        return message(visit(patient(phone(self.OWN), phone())), send_at=NOW + timedelta(hours=3))

    def done(self, words: str, sender: str, at: datetime, *, resume: bool) -> int:
        """Somebody writes; a colleague sees to it a minute later."""
        task = say(words, sender, at)
        if task.kind == "crisis":
            take(task.pk, "Kim", at)
        return close(task.pk, "Kim", at + timedelta(minutes=1), resume=resume)

    @pytest.mark.parametrize("closed", [True, False])
    def test_the_dead_are_written_to_no_more(self, other: Message, closed: bool) -> None:
        task = say("please stop, my wife passed away", self.OWN, NOW)
        assert task.kind == "deceased"
        if closed:
            close(task.pk, "Kim", NOW)
        assert self.done("I want to die", phone().value, LATER, resume=True) == 0
        assert other.patient
        other.patient.refresh_from_db()
        assert other.patient.paused_at == NOW
        assert status(other) != Status.PLANNED

    def test_until_a_colleague_says_that_they_live(self, other: Message) -> None:
        first, second = (say("please stop, my wife passed away", self.OWN, at) for at in (NOW, LATER))
        close(first.pk, "Kim", LATER)
        close(second.pk, "Kim", LATER, resume=True)
        assert Patient.objects.get().paused_at is None

    def test_a_danger_after_which_nobody_let_messages_go_again(self, other: Message) -> None:
        self.done("I want to die", self.OWN, NOW, resume=False)
        mine = message(visit(patient(phone())), send_at=NOW + timedelta(hours=3))
        assert self.done("I can't go on living", phone().value, LATER, resume=True) == 1
        assert (status(mine), status(other)) == (Status.PLANNED, Status.HELD)

    def test_one_that_is_long_over_holds_nobody(self, other: Message) -> None:
        self.done("I want to die", self.OWN, NOW, resume=True)
        assert self.done("I can't go on living", phone().value, LATER, resume=True) == 1
        assert status(other) == Status.PLANNED

    def test_one_of_the_same_hour_is_over_with_the_last(self, other: Message) -> None:
        """A colleague can let messages go only when the last is closed, and then means all."""
        first, last = say("I want to die", self.OWN, NOW), say("I want to die", phone().value, NOW)
        for task in (first, last):
            take(task.pk, "Kim", LATER)
        close(first.pk, "Kim", LATER)
        assert close(last.pk, "Kim", LATER, resume=True) == 1
        assert status(other) == Status.PLANNED


def test_other_tasks_need_no_taking_and_can_be_opened_again() -> None:
    visit()
    task = say("is parking free?")
    with pytest.raises(TaskError, match="only a crisis, or a death, holds"):
        close(task.pk, "Kim", LATER, resume=True)
    close(task.pk, "Kim", LATER)
    with pytest.raises(TaskError, match="was closed by Kim"):
        close(task.pk, "Lee", LATER)
    reopen(task.pk, "Lee", LATER)
    with pytest.raises(TaskError, match="is open"):
        reopen(task.pk, "Lee", LATER)
    task.refresh_from_db()
    assert (task.closed_at, task.closed_by) == (None, "")
    with pytest.raises(TaskError, match="say who you are"):
        reopen(task.pk, " ", LATER)


def test_p43_who_opened_it_again_is_kept() -> None:
    visit()
    task = say("is parking free?")
    close(task.pk, "Kim", LATER)
    reopen(task.pk, "Lee", LATER)
    kept = AuditEvent.objects.get()
    assert (kept.actor, kept.verb, kept.detail) == ("Lee", "reopened", {"task": task.pk})


def test_a_task_that_is_not() -> None:
    with pytest.raises(TaskError, match="there is no task 999999"):
        take(999_999, "Kim", LATER)


class TestWhatIsWrittenMeanwhile:
    """On an open task: whoever closes it has read it, or it is a task of its own."""

    def test_is_read_first(self) -> None:
        asked()
        reply("R", "can we reschedule? I need the ramp")
        task = StaffTask.objects.get()
        for seen in (0, 1):
            with pytest.raises(UnreadError, match=f"the number of these texts, {seen + 1}") as refused:
                close(task.pk, "Kim", LATER, seen=seen)
            reply("R, mornings please", at=LATER + timedelta(minutes=seen))
        assert refused.value.words == ["can we reschedule? I need the ramp", "R, mornings please"]
        close(task.pk, "Kim", LATER, seen=3)
        assert not tasks(closed_at=None)

    @pytest.mark.parametrize("words", ["R", "I don't think I can make it"])
    @pytest.mark.django_db(transaction=True)
    def test_is_a_task_where_it_comes_as_somebody_closes_the_first(self, words: str) -> None:
        asked()
        reply(words)
        with transaction.atomic():
            close(StaffTask.objects.get().pk, "Kim", LATER)
            more = Beside(lambda: reply(f"{words} and I need the ramp", at=LATER + timedelta(minutes=1)))
            until(somebody_waits)
        more.result()
        assert [task.words for task in open_tasks()] == [f"{words} and I need the ramp"]

    @pytest.mark.django_db(transaction=True)
    def test_who_closed_it_just_before_the_patient_answered_stays_who_closed_it(self) -> None:
        about = asked()
        reply("I don't think I can make it")
        task = StaffTask.objects.get()
        asked(about, template="cancel_check", in_reply_to=task.inbound, attempted_at=LATER)
        with transaction.atomic():
            close(task.pk, "Kim", LATER, note="phoned them")
            answered = Beside(lambda: reply("C", at=LATER + timedelta(minutes=1)))
            until(lambda: somebody_waits() or not answered.is_alive())
        answered.result()
        task.refresh_from_db()
        assert (task.closed_by, task.note) == ("Kim", "phoned them")
