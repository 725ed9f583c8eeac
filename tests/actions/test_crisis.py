"""When a patient may be in danger."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from outreach.actions.close_task import close
from outreach.actions.crisis import escalate
from outreach.actions.dispatch import dispatch
from outreach.actions.engine import Engine
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.ops.open_tasks import open_tasks
from outreach.providers.base import Reason, SendError
from outreach.providers.memory import MemoryProvider
from outreach.records.models import ContactPoint, InboundMessage, Message, Patient, StaffTask
from tests.factories import (
    NOW,
    SettableClock,
    answers_to,
    bodies,
    claimed,
    engine,
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
DANGER = "I don't want to live anymore"
NIGHT = datetime.fromisoformat("2027-03-09T02:00-06:00")
ON_CALL, BACKUP = "+16085550171", "+16085550172"


def on_duty(clock: SettableClock, carrier: MemoryProvider) -> Engine:
    plain = engine(clock, carrier)
    return replace(plain, clinic=replace(plain.clinic, on_call=ON_CALL, backup=BACKUP))


def hear(the: Engine, *words: str) -> None:
    receive_inbound([text(each) for each in words], "memory", the.clock.now())
    take_replies(the)
    dispatch(claimed(the), the)


def sent_to(carrier: MemoryProvider, number: str) -> list[str]:
    return [kept.message.body for kept in carrier.kept if kept.message.to == number]


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


@pytest.mark.parametrize(
    "words",
    ["TAKE {task}", "take {task}.", "Take #{task}", "TAKE", "Take it", "I'm there, take {task} please"],
)
def test_p59_a_colleague_takes_it_by_answering_the_alert(words: str) -> None:
    under_way(Status.DELIVERED, visit())
    carrier, clock = MemoryProvider(), SettableClock(NIGHT)
    the = on_duty(clock, carrier)
    hear(the, DANGER)
    task = StaffTask.objects.get(kind="crisis")
    clock.advance(minutes=3)
    receive_inbound([text(words.format(task=task.pk), sender=ON_CALL)], "memory", clock.now())
    take_replies(the)
    dispatch(claimed(the), the)
    task.refresh_from_db()
    assert (task.acknowledged_at, task.acknowledged_by) == (clock.now(), "the phone on call")
    assert f"you have {task.pk} now" in sent_to(carrier, ON_CALL)[-1]
    clock.advance(minutes=30)
    assert escalate(the) == 0
    assert InboundMessage.objects.order_by("-id")[0].outcome == "taken by a colleague"


def test_p59_nobody_else_can_take_it_by_text_and_nobody_takes_what_there_is_not() -> None:
    about = under_way(Status.DELIVERED, visit())
    the = on_duty(SettableClock(NIGHT), MemoryProvider())
    hear(the, DANGER)
    task = StaffTask.objects.get(kind="crisis")
    said = [
        (about.contact.value, f"TAKE {task.pk}"),
        (ON_CALL, f"TAKE {task.pk + 1}"),
        (BACKUP, "took my pills"),
    ]
    receive_inbound([text(words, sender=number) for number, words in said], "memory", NIGHT)
    take_replies(the)
    task.refresh_from_db()
    assert task.acknowledged_at is None


def colleague_says(the: Engine, words: str, sender: str = ON_CALL) -> None:
    receive_inbound([text(words, sender=sender)], "memory", the.clock.now())
    take_replies(the)
    dispatch(claimed(the), the)


def two_in_danger(the: Engine) -> None:
    for number in ("+16085550161", "+16085550162"):
        under_way(Status.DELIVERED, visit(patient(phone(number))))
        receive_inbound([text(DANGER, sender=number)], "memory", NIGHT)
    take_replies(the)
    dispatch(claimed(the), the)


@pytest.mark.parametrize(
    "words",
    [
        *("on my way", "TAKE 999999", "take", "C", "Can somebody else take all?", "take both?"),
        *("I can't take them, I'm driving", "please don't take all of these", "who will take both"),
        *("please tell Kim to take both", "have Kim take them", "Kim will take all", "not able to take both"),
        *("what should I take all day", "I will take both if nobody else does"),
    ],
)
def test_p59_a_colleague_who_took_nothing_is_told_how(words: str) -> None:
    carrier = MemoryProvider()
    the = on_duty(SettableClock(NIGHT), carrier)
    two_in_danger(the)
    numbers = StaffTask.objects.order_by("id").values_list("pk", flat=True)
    colleague_says(the, words)
    assert ", ".join(map(str, numbers)) in sent_to(carrier, ON_CALL)[-1]
    assert not StaffTask.objects.filter(acknowledged_at__isnull=False).exists()
    assert tasks() == ["crisis", "crisis"], "what they wrote is nobody's task"


def test_p59_the_second_colleague_hears_that_the_first_has_it() -> None:
    under_way(Status.DELIVERED, visit())
    carrier = MemoryProvider()
    the = on_duty(SettableClock(NIGHT), carrier)
    hear(the, DANGER)
    colleague_says(the, "TAKE")
    colleague_says(the, f"take {StaffTask.objects.get().pk}", BACKUP)
    assert "a colleague has task" in sent_to(carrier, BACKUP)[-1]
    assert StaffTask.objects.get().acknowledged_by == "the phone on call"


def test_p59_a_colleague_in_danger_is_heard_as_anybody() -> None:
    the = on_duty(SettableClock(NIGHT), MemoryProvider())
    hear(the, DANGER)
    colleague_says(the, "I want to die, take 1")
    assert StaffTask.objects.filter(kind="crisis").count() == 2


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


@pytest.mark.parametrize(
    ("words", "mine"),
    [
        ("TAKE {0} and {1}", 2),
        ("take {0}, {1}", 2),
        ("Take both", 2),
        ("take all of them", 2),
        ("take {1} please", 1),
        ("I'll take tasks {0} & 999999", 1),
    ],
)
def test_p59_one_text_takes_all_that_it_names(words: str, mine: int) -> None:
    carrier = MemoryProvider()
    the = on_duty(SettableClock(NIGHT), carrier)
    two_in_danger(the)
    first, second = StaffTask.objects.order_by("id").values_list("pk", flat=True)
    colleague_says(the, words.format(first, second))
    assert StaffTask.objects.filter(acknowledged_by="the phone on call").count() == mine
    told = f"you have {first}, {second} now" if mine == 2 else " now; the clock has stopped"
    assert told in sent_to(carrier, ON_CALL)[-1]


def test_p59_of_two_it_names_one_may_be_a_colleagues_already() -> None:
    carrier = MemoryProvider()
    the = on_duty(SettableClock(NIGHT), carrier)
    two_in_danger(the)
    first, second = StaffTask.objects.order_by("id").values_list("pk", flat=True)
    colleague_says(the, f"take {first}", BACKUP)
    colleague_says(the, f"take {first} and {second}")
    held, taken = sent_to(carrier, ON_CALL)[-2:]
    assert f"has task {first} already" in held
    assert f"you have {second} now" in taken


def test_p59_the_colleague_on_call_who_is_in_danger_is_not_the_one_who_is_told() -> None:
    carrier = MemoryProvider()
    the = on_duty(SettableClock(NIGHT), carrier)
    colleague_says(the, DANGER)
    assert len(sent_to(carrier, BACKUP)) == 1
    (help_text,) = sent_to(carrier, ON_CALL)
    assert "988" in help_text


@pytest.mark.parametrize(("number", "kinds"), [(ON_CALL, ["trouble"]), ("+16085550101", [])])
def test_p59_a_phone_that_is_alarmed_and_says_stop_is_staffs_to_see_to(number: str, kinds: list[str]) -> None:
    the = on_duty(SettableClock(NOW), MemoryProvider())
    colleague_says(the, "STOP", number)
    assert tasks() == kinds
    assert all("[crisis] of clinic.toml" in task.note for task in open_tasks())


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
