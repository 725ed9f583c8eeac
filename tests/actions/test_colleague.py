"""A colleague who was alarmed answers by text."""

import pytest

from outreach.actions.crisis import escalate
from outreach.actions.dispatch import dispatch
from outreach.actions.engine import Engine
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.ops.open_tasks import open_tasks
from outreach.providers.memory import MemoryProvider
from outreach.records.models import InboundMessage, StaffTask
from tests.actions.danger import BACKUP, DANGER, NIGHT, ON_CALL, hear, on_duty, sent_to
from tests.factories import (
    NOW,
    SettableClock,
    claimed,
    patient,
    phone,
    tasks,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


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


def test_p59_its_start_closes_that_task_with_the_reason_and_another_stop_opens_one_again() -> None:
    the = on_duty(SettableClock(NOW), MemoryProvider())
    colleague_says(the, "STOP")
    colleague_says(the, "STOP", BACKUP)
    colleague_says(the, "STOP")
    assert tasks(closed_at=None) == ["trouble", "trouble"], "one for each phone"
    colleague_says(the, "START")
    closed = StaffTask.objects.get(closed_at=NOW)
    assert (closed.inbound and closed.inbound.contact.value, closed.closed_by) == (ON_CALL, "the program")
    assert "alarms reach it again" in closed.note
    colleague_says(the, "STOP")
    assert tasks(closed_at=None) == ["trouble", "trouble"]


def test_p59_so_does_a_start_while_somebody_waits_to_be_taken() -> None:
    under_way(Status.DELIVERED, visit())
    the = on_duty(SettableClock(NIGHT), MemoryProvider())
    colleague_says(the, "STOP")
    hear(the, DANGER)
    colleague_says(the, "START")
    assert tasks(closed_at=None) == ["crisis"]


class TestACrisisTheyCouldNotKnowOf:
    """It comes in before their answer is read, and danger is read first: its clock must run on."""

    ADA, BEA, CYD = "+16085550161", "+16085550162", "+16085550163"

    def answered(self, known: list[str], words: str, then: str) -> list[bool]:
        """Which crises are taken, in their order."""
        carrier, clock = MemoryProvider(), SettableClock(NIGHT)
        the = on_duty(clock, carrier)
        for number in (*known, then):
            patient(phone(number))
        receive_inbound([text(DANGER, sender=number) for number in known], "memory", clock.now())
        take_replies(the)
        dispatch(claimed(the), the)
        clock.advance(minutes=1)
        receive_inbound([text(words, sender=ON_CALL)], "memory", clock.now())
        clock.advance(seconds=1)
        receive_inbound([text(DANGER, sender=then)], "memory", clock.now())
        take_replies(the)
        found = StaffTask.objects.filter(kind="crisis").order_by("id")
        return [task.acknowledged_at is not None for task in found]

    def test_p59_take_both_means_the_two_they_were_told_of(self) -> None:
        assert self.answered([self.ADA, self.BEA], "TAKE BOTH", self.CYD) == [True, True, False]

    def test_p59_a_bare_take_means_the_one_they_were_told_of(self) -> None:
        assert self.answered([self.ADA], "TAKE", self.BEA) == [True, False]
