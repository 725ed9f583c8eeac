"""`outreach tasks`: what a person reads who is to act on it."""

import json
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from outreach import wiring
from outreach.actions.close_task import close, reopen, take
from outreach.actions.crisis import escalate
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.staff import phone_who_is_in_danger
from outreach.actions.take_reply import take_replies
from outreach.commands.home import Home
from outreach.commands.tasks import command
from outreach.domain.lifecycle import Status
from outreach.records.models import HOLDING, Message, StaffTask
from outreach.records.moves import Move, move
from outreach.records.planning import ask_to_call
from tests.factories import (
    CHICAGO,
    NOW,
    SettableClock,
    engine,
    message,
    patient,
    phone,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


def listed() -> str:
    done = CliRunner().invoke(command, [], obj=Home(Path(), embedded=False))
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


def hear(words: str, sender: str) -> None:
    receive_inbound([text(words, sender=sender)], "memory", NOW)
    take_replies(engine())


def test_a_task_says_who_from_where_about_what_and_to_which_text_of_ours() -> None:
    about = visit(patient(phone(), external_id="P-1"), external_id="A-1")
    under_way(Status.DELIVERED, about, body="See you on Tuesday. Reply C or X.", attempted_at=NOW)
    hear("perhaps\n[bold]so\x1b[31m", "+16085550101")
    told = listed()
    assert "P-1 · +16085550101 · visit A-1" in told
    assert "▶ perhaps [bold]so [31m to See you on Tuesday. Reply C or X." in told
    assert "\x1b" not in told


def test_what_has_happened_since_stands_beside_it_with_the_words() -> None:
    under_way(Status.DELIVERED, visit(patient(phone())), attempted_at=NOW)
    hear("R", "+16085550101")
    for words in ("C", "R, mornings please"):
        receive_inbound([text(words)], "memory", NOW + timedelta(hours=1))
        take_replies(engine(SettableClock(NOW + timedelta(hours=1))))
    told = listed()
    assert "since then: confirmed by the patient, Mon 08 Mar 11:00" in told
    assert "since then: wrote again, Mon 08 Mar 11:00 ▶ R, mornings please" in told
    assert "whoever closes it adds --seen 1" in told


def test_what_came_after_it_was_listed_is_read_before_it_is_closed() -> None:
    under_way(Status.DELIVERED, visit(patient(phone())), attempted_at=NOW)
    for words in ("R", "can we reschedule?\x1b[31m I need the ramp"):
        receive_inbound([text(words)], "memory", NOW + timedelta(minutes=1))
        take_replies(engine(SettableClock(NOW + timedelta(minutes=1))))
    task = str(StaffTask.objects.get().pk)
    done = CliRunner().invoke(command, ["close", task, "--by", "Kim"], obj=Home(Path(), embedded=False))
    assert done.exit_code == 1
    words, why = done.output.splitlines()
    assert words == "▶ can we reschedule? [31m I need the ramp"
    assert why.startswith("Nothing was changed: the patient wrote more on it")
    assert why.endswith("close it with the number of these texts, 1 (--seen).")
    done = CliRunner().invoke(
        command, ["close", task, "--by", "Kim", "--seen", "1"], obj=Home(Path(), embedded=False)
    )
    assert (done.exit_code, done.output) == (0, f"Task {task} is closed.\n")


def test_whom_to_phone_is_told_with_the_reason_and_its_rule() -> None:
    lost = message(visit(patient(phone(), external_id="P-1")))
    move(Status.SUPPRESSED, [Move(lost.pk, "the patient opted out", "P8")], NOW)
    ask_to_call(NOW, messages=[lost.pk])
    assert f"message {lost.pk}: the patient opted out (P8)" in listed()


def test_it_says_in_one_sentence_what_to_do() -> None:
    visit(patient(phone()))
    hear("is parking free?", "+16085550101")
    assert "Answer their question." in listed()
    done = CliRunner().invoke(command, ["--json"], obj=Home(Path(), embedded=False))
    assert [task["to_do"] for task in json.loads(done.output)] == ["Answer their question."]


def test_p59_a_crisis_that_nobody_takes_is_overdue_since_the_first_alarm_however_often_it_was_repeated() -> (
    None
):
    clock = SettableClock(wiring.clock().now() - timedelta(hours=3))
    first, the = clock.now() + timedelta(minutes=10), engine(clock)
    receive_inbound([text("I want to die")], "memory", clock.now())
    take_replies(the)
    for _ in range(13):
        clock.advance(minutes=10)
        escalate(the)
    assert f"crisis NOT TAKEN, overdue since {first.astimezone(ZoneInfo(CHICAGO)):%a %d %b %H:%M}" in listed()
    (task,) = json.loads(CliRunner().invoke(command, ["--json"], obj=Home(Path(), embedded=False)).output)
    assert task["overdue_since"] == str(first)


class TestOverdueSince:
    """Rule P59: counted from when the crisis was opened, whatever the alarm has done since."""

    def overdue(self) -> str | None:
        done = CliRunner().invoke(command, ["--json"], obj=Home(Path(), embedded=False))
        (task,) = json.loads(done.output)
        return task["overdue_since"] and str(task["overdue_since"])

    @pytest.fixture
    def clock(self) -> SettableClock:
        """Nine hours ago."""
        clock = SettableClock(wiring.clock().now() - timedelta(hours=9))
        visit()
        receive_inbound([text("I want to die")], "memory", clock.now())
        take_replies(engine(clock))
        return clock

    def test_not_from_when_the_workers_went_on_after_they_had_stood_still(self, clock: SettableClock) -> None:
        first = clock.now() + timedelta(minutes=10)
        clock.advance(hours=5)
        escalate(engine(clock))
        assert self.overdue() == str(first)

    def test_from_the_last_time_it_was_opened_again(self, clock: SettableClock) -> None:
        within, task = timedelta(minutes=10), StaffTask.objects.get().pk
        for _ in range(2):
            take(task, "Kim", clock.advance(hours=1))
            close(task, "Kim", clock.now())
            reopen(task, "Kim", clock.advance(hours=1), within=within)
        first = clock.now() + within
        clock.advance(hours=1)
        escalate(engine(clock))
        assert self.overdue() == str(first)

    def test_from_the_start_where_somebody_must_phone_at_once(self, clock: SettableClock) -> None:
        StaffTask.objects.all().delete()
        answer = Message.objects.get(template="crisis")
        phone_who_is_in_danger([answer.pk], clock.now())
        first = clock.now()
        escalate(engine(clock))
        assert self.overdue() == str(first)


def test_p59_a_crisis_that_nobody_has_taken_stands_before_one_that_a_colleague_has() -> None:
    hear("I want to die", "+16085550161")
    hear("I will kill myself", "+16085550162")
    take(StaffTask.objects.order_by("id")[0].pk, "Kim", NOW)
    told = listed()
    assert told.index("kill myself") < told.index("crisis (Kim)") < told.index("I want to die")


def test_p59_who_stays_held_is_told_when_a_crisis_is_closed_with_resume() -> None:
    own = "+16085550102"
    visit(patient(phone(own), phone(), external_id="P-2"))
    hear("please stop, my wife passed away", own)
    hear("I want to die", "+16085550101")
    death, crisis = StaffTask.objects.filter(kind__in=HOLDING).order_by("id")
    take(crisis.pk, "Kim", NOW)
    done = CliRunner().invoke(
        command, ["close", str(crisis.pk), "--by", "Kim", "--resume"], obj=Home(Path(), embedded=False)
    )
    assert (
        f"But everything automatic to patient P-2 is held because of task {death.pk} (deceased):"
        " closed with --resume" in done.output
    )
    done = CliRunner().invoke(
        command, ["close", str(death.pk), "--by", "Kim", "--resume"], obj=Home(Path(), embedded=False)
    )
    assert "But" not in done.output
