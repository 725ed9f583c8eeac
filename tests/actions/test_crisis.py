"""When a patient may be in danger."""

from datetime import timedelta

import pytest

from outreach.actions.close_task import close
from outreach.actions.crisis import escalate
from outreach.actions.dispatch import dispatch
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.ops.open_tasks import open_tasks
from outreach.providers.base import Reason, SendError
from outreach.providers.memory import MemoryProvider
from outreach.records.models import ContactPoint, InboundMessage, Message, Patient, StaffTask
from tests.actions.danger import BACKUP, DANGER, NIGHT, ON_CALL, hear, on_duty, sent_to
from tests.factories import (
    NOW,
    SettableClock,
    answers_to,
    bodies,
    claimed,
    events,
    message,
    patient,
    phone,
    status,
    tasks,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


def test_p60_p61_the_fixed_words_at_any_hour_and_despite_an_opt_out() -> None:
    under_way(Status.DELIVERED, visit())
    carrier = MemoryProvider()
    the = on_duty(SettableClock(NIGHT), carrier)
    hear(the, "STOP")
    hear(the, DANGER)
    (said,) = sent_to(carrier, "+16085550101")
    assert "988" in said
    assert "911" in said


def test_p59_a_stop_beside_it_is_recorded_and_both_are_done() -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    carrier = MemoryProvider()
    hear(on_duty(SettableClock(), carrier), "STOP, I want to die")
    assert ContactPoint.objects.get(value="+16085550101").opted_out_at == NOW
    assert tasks() == ["crisis"]
    assert len(sent_to(carrier, "+16085550101")) == 1


def test_p59_everything_automatic_is_held_before_the_webhook_is_answered() -> None:
    shared = phone()
    mine, other = visit(patient(shared)), visit(patient(shared))
    rows = [message(about, send_at=NOW + timedelta(hours=3)) for about in (mine, other)]
    elsewhere = message(visit(patient(phone("+16085550102"))), send_at=NOW + timedelta(hours=3))
    receive_inbound([text(DANGER)], "memory", NOW)
    assert [status(row) for row in rows] == [Status.HELD] * 2
    assert events(rows[0])[-1].rule == "P59"
    assert status(elsewhere) == Status.PLANNED
    assert Patient.objects.filter(paused_at=NOW).count() == 2


def test_p59_what_is_planned_later_waits_too_until_a_colleague_lets_it_go() -> None:
    about = visit()
    the = on_duty(clock := SettableClock(), carrier := MemoryProvider())
    hear(the, DANGER)
    later = message(about, send_at=NOW)
    dispatch(claimed(the), the)
    assert (status(later), events(later)[-1].rule) == (Status.HELD, "P59")
    clock.advance(minutes=30)
    StaffTask.objects.update(acknowledged_at=clock.now())
    assert close(StaffTask.objects.get().pk, "Kim", clock.now(), resume=True) == 1
    dispatch(claimed(the), the)
    assert status(later) == Status.SENT
    assert len(bodies(carrier)) == 3  # to the patient twice, to the colleague once


def test_p59_every_text_has_a_task_though_the_answer_is_not_repeated() -> None:
    the = on_duty(SettableClock(), carrier := MemoryProvider())
    visit()
    hear(the, DANGER, "nobody would miss me if i was gone")
    assert tasks() == ["crisis", "crisis"]
    assert len(sent_to(carrier, "+16085550101")) == 1


def test_p59_danger_that_cannot_be_acted_on_alarms_everybody_at_the_next_sweep() -> None:
    about = visit()
    question = under_way(Status.DELIVERED, about, template="which_visit")
    Message.objects.filter(pk=question.pk).update(about="visits:none")  # no list of visits: it trips us
    the = on_duty(SettableClock(), carrier := MemoryProvider())
    hear(the, DANGER)
    assert tasks() == ["crisis"]
    assert InboundMessage.objects.get().processed_at == NOW
    assert "988" in sent_to(carrier, "+16085550101")[0]
    assert escalate(the) == 1
    dispatch(claimed(the), the)
    assert sent_to(carrier, ON_CALL)
    assert sent_to(carrier, BACKUP)


def test_p59_danger_is_taken_before_older_texts() -> None:
    under_way(Status.DELIVERED, visit())
    the = on_duty(SettableClock(), MemoryProvider())
    receive_inbound([text("hm"), text("C"), text(DANGER)], "memory", NOW)
    take_replies(the)
    first = StaffTask.objects.order_by("id")[0]
    assert first.kind == "crisis"


def test_p59_other_words_get_no_automatic_answer_meanwhile() -> None:
    under_way(Status.DELIVERED, visit())
    the = on_duty(SettableClock(), MemoryProvider())
    hear(the, DANGER)
    hear(the, "C")
    inbound = InboundMessage.objects.order_by("id").last()
    assert inbound is not None
    assert answers_to([inbound]) == []
    assert tasks() == ["crisis", "reply"]


class TestTheClock:
    def test_p59_whoever_is_on_call_is_told_and_nothing_of_the_patient(self) -> None:
        visit()
        the = on_duty(SettableClock(NIGHT), carrier := MemoryProvider())
        hear(the, DANGER)
        (alert,) = sent_to(carrier, ON_CALL)
        task = StaffTask.objects.get()
        assert f"task {task.pk}" in alert
        assert "Ada" not in alert
        assert task.acknowledge_by == NIGHT + timedelta(minutes=10)

    def test_p59_nobody_takes_it_so_both_are_told_again_and_again_then_hourly_and_without_end(self) -> None:
        visit()
        the = on_duty(clock := SettableClock(), carrier := MemoryProvider())
        hear(the, DANGER)
        assert escalate(the) == 0
        for _ in range(15):
            clock.advance(minutes=10)
            escalate(the)
            dispatch(claimed(the), the)
        assert len(sent_to(carrier, BACKUP)) == 10
        assert len(sent_to(carrier, ON_CALL)) == 11
        for hour in range(1, 6):
            clock.advance(minutes=60)
            escalate(the)
            dispatch(claimed(the), the)
            assert len(sent_to(carrier, BACKUP)) == 10 + hour

    def test_p59_taken_it_is_quiet(self) -> None:
        visit()
        the = on_duty(clock := SettableClock(), carrier := MemoryProvider())
        hear(the, DANGER)
        StaffTask.objects.update(acknowledged_at=NOW, acknowledged_by="Kim")
        clock.advance(minutes=11)
        assert escalate(the) == 0
        assert sent_to(carrier, BACKUP) == []


@pytest.mark.parametrize("reason", [Reason.OPTED_OUT, Reason.LANDLINE, Reason.BLOCKED])
def test_p61_help_that_does_not_arrive_is_brought_by_phone(reason: Reason) -> None:
    about = under_way(Status.DELIVERED, visit())
    number = about.contact.value
    carrier = MemoryProvider(errors={number: SendError(reason, "21610")})
    clock = SettableClock(NIGHT)
    the = on_duty(clock, carrier)
    hear(the, DANGER)
    told, unreached = StaffTask.objects.filter(kind="crisis").order_by("id")
    assert (told.message, unreached.message_id is not None) == (None, True)
    assert "phone now" in unreached.note
    assert escalate(the) == 1
    dispatch(claimed(the), the)
    # The one on call has the first alert; both are told that help did not arrive.
    assert (len(sent_to(carrier, ON_CALL)), len(sent_to(carrier, BACKUP))) == (2, 1)
    assert f"task {unreached.pk}" in sent_to(carrier, BACKUP)[0]
    hear(the, "please help me")
    assert StaffTask.objects.filter(note=unreached.note).count() == 1


def test_p59_the_backup_is_told_at_once_where_the_first_alert_arrives_nowhere() -> None:
    under_way(Status.DELIVERED, visit())
    carrier = MemoryProvider(errors={ON_CALL: SendError(Reason.OPTED_OUT, "21610")})
    the = on_duty(SettableClock(NIGHT), carrier)
    hear(the, DANGER)
    assert escalate(the) == 1
    dispatch(claimed(the), the)
    assert len(sent_to(carrier, BACKUP)) == 1
    assert escalate(the) == 0, "its own failure hurries nobody again"


def test_p59_the_task_says_who_and_from_where() -> None:
    shared = phone()
    for name in ("P-1", "P-2"):
        under_way(Status.DELIVERED, visit(patient(shared, external_id=name)))
    the = on_duty(SettableClock(NIGHT), MemoryProvider())
    hear(the, DANGER)
    alone = phone("+16085550155")
    about = patient(alone, external_id="P-3")
    for start in (1, 2):
        under_way(Status.DELIVERED, visit(about, start=NOW + timedelta(days=start)))
    receive_inbound([text(DANGER, sender=alone.value), text(DANGER, sender="+16085550166")], "memory", NIGHT)
    take_replies(the)
    told = {task.address: task.patient for task in open_tasks()}
    assert told == {shared.value: "P-1 or P-2", alone.value: "P-3", "+16085550166": ""}


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [("en", "ya no quiero vivir", "oprima 2"), ("es", DANGER, "call or text 988")],
)
def test_p60_help_comes_in_the_language_of_their_words(language: str, words: str, said: str) -> None:
    number = phone()
    under_way(Status.DELIVERED, visit(patient(number, language=language)))
    carrier = MemoryProvider()
    the = on_duty(SettableClock(NIGHT), carrier)
    hear(the, words)
    assert said in sent_to(carrier, number.value)[-1]


def test_p59_an_unknown_phone_in_danger_gets_no_automatic_answer_and_no_message_once_it_is_known() -> None:
    carrier, clock = MemoryProvider(), SettableClock(NOW)
    the = on_duty(clock, carrier)
    hear(the, DANGER)
    clock.advance(minutes=1)
    hear(the, "ok")
    assert tasks() == ["crisis", "reply"]
    assert len(sent_to(carrier, "+16085550101")) == 1, "the fixed words alone"
    later = message(visit(patient(ContactPoint.objects.get(value="+16085550101"))))
    dispatch(claimed(the), the)
    assert (status(later), events(later)[-1].rule) == (Status.HELD, "P59")
