"""What waits for a person can be read, with what a person needs."""

from datetime import timedelta

import pytest

from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.actions.visit_verbs import act_on_page
from outreach.domain.lifecycle import Status
from outreach.ops.open_tasks import open_tasks
from outreach.records.moves import Move, move
from outreach.records.planning import ask_to_call
from tests.factories import (
    NOW,
    SettableClock,
    engine,
    mailbox,
    message,
    patient,
    phone,
    text,
    under_way,
    visit,
)


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


@pytest.mark.django_db
def test_p59_what_somebody_in_danger_writes_next_stands_beside_their_crisis() -> None:
    patient(phone("+16085550109"))
    visit()
    clock = SettableClock(NOW)
    for sender, words in (
        ("+16085550109", "can I bring a friend?"),
        ("+16085550101", "I want to kill myself"),
        ("+16085550101", "are you there??"),
    ):
        clock.advance(minutes=1)
        receive_inbound([text(words, sender=sender)], "memory", clock.now())
        take_replies(engine(clock))
    crisis, beside, other = open_tasks()
    assert (crisis.words, beside.words, other.words) == (
        "I want to kill myself",
        "are you there??",
        "can I bring a friend?",
    )
    assert (crisis.danger, beside.danger, other.danger) == (None, crisis.id, None)


@pytest.mark.django_db
def test_a_bare_yes_stands_with_the_question_it_answers() -> None:
    about = visit()
    under_way(Status.DELIVERED, about, body="We see you on Tuesday. Reply C or X.", attempted_at=NOW)
    clock = SettableClock(NOW)
    clock.advance(minutes=5)
    receive_inbound([text("perhaps, who knows")], "memory", clock.now())
    take_replies(engine(clock))
    (task,) = open_tasks()
    assert (task.words, task.ours) == ("perhaps, who knows", "We see you on Tuesday. Reply C or X.")


@pytest.mark.django_db
def test_whom_to_phone_and_why_no_text_went_is_in_the_task() -> None:
    about = visit(patient(phone("+16085550109"), phone("+16085550110"), mailbox()))
    lost = message(about, channel="email", to=mailbox("old@example.org"))
    move(Status.SUPPRESSED, [Move(lost.pk, "they said STOP", "P8")], NOW)
    ask_to_call(NOW, messages=[lost.pk])
    (task,) = open_tasks()
    assert (task.kind, task.address) == ("call", "+16085550109 or +16085550110")
    assert (task.message, task.why) == (lost.pk, "they said STOP (P8)")


@pytest.mark.django_db
def test_who_has_no_phone_is_reached_at_their_mailbox() -> None:
    about = visit(patient(mailbox("ada@example.org")))
    act_on_page(about.pk, about.version, "move", NOW)
    (task,) = open_tasks()
    assert (task.kind, task.address) == ("reschedule", "ada@example.org")


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["", " \n"])
def test_a_text_without_words_says_so(words: str) -> None:
    visit()
    receive_inbound([text(words)], "memory", NOW)
    take_replies(engine())
    (task,) = open_tasks()
    assert task.words == "(no text: perhaps a picture)"
