"""`outreach tasks`: what a person reads who is to act on it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.actions.close_task import take
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.commands.home import Home
from outreach.commands.tasks import command
from outreach.domain.lifecycle import Status
from outreach.records.models import StaffTask
from outreach.records.moves import Move, move
from outreach.records.planning import ask_to_call
from tests.factories import NOW, engine, message, patient, phone, text, under_way, visit

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


def test_whom_to_phone_is_told_with_the_reason_and_its_rule() -> None:
    lost = message(visit(patient(phone(), external_id="P-1")))
    move(Status.SUPPRESSED, [Move(lost.pk, "the patient opted out", "P8")], NOW)
    ask_to_call(NOW, messages=[lost.pk])
    assert f"message {lost.pk}: the patient opted out (P8)" in listed()


def test_p59_a_crisis_that_nobody_has_taken_stands_before_one_that_a_colleague_has() -> None:
    hear("I want to die", "+16085550161")
    hear("I will kill myself", "+16085550162")
    take(StaffTask.objects.order_by("id")[0].pk, "Kim", NOW)
    told = listed()
    assert told.index("kill myself") < told.index("crisis (Kim)") < told.index("I want to die")
