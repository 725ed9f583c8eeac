"""What becomes of a patient's mail: answered by mail or by a person, never by a text to a mailbox."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.reply import Intent
from outreach.providers.base import Inbound
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Appointment, ContactPoint, InboundMessage, Message, PrivacyIncident
from tests.factories import (
    NOW,
    SettableClock,
    answers_to,
    claimed,
    engine,
    mail,
    mailbox,
    message,
    patient,
    said,
    tasks,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"
LATER = NOW + timedelta(minutes=5)


def asked(**fields: object) -> Appointment:
    """A visit whose patient was reminded by mail at NOW."""
    about = visit(patient(mailbox(ADA)), **fields)
    under_way(Status.DELIVERED, about)
    return about


def reply(*mails: Inbound) -> Sequence[InboundMessage]:
    receive_inbound(mails, "postmark", LATER)
    take_replies(engine(SettableClock(LATER)))
    return list(InboundMessage.objects.order_by("id"))


@pytest.mark.parametrize(
    ("words", "answers", "opened"),
    [
        ("C", ["confirmed"], []),
        ("Yes, I will be there", ["confirmed"], []),
        ("X", ["cancel_ack"], ["cancelled"]),
        ("R", ["reschedule_ack"], ["reschedule"]),
        ("HELP", ["help"], []),
        ("Where do I park?", ["unclear"], ["question"]),
        ("Thank you for everything", ["unclear"], ["reply"]),
        # There is no mail that asks back: a person does.
        ("I need to cancel my appointment", ["unclear"], ["reply"]),
        ("CANCEL", [], ["cancel_or_stop"]),
        ("STOP", [], []),
        ("too many emails, call me instead", [], ["stop_scope"]),
        ("I want to kill myself", ["crisis"], ["crisis"]),
        ("STOP, I want to kill myself", ["crisis"], ["crisis"]),
        ("", ["unclear"], ["reply"]),
    ],
)
def test_each_mail_is_acted_on_and_answered_by_mail(
    words: str, answers: list[str], opened: list[str]
) -> None:
    asked()
    came = reply(mail(words))
    assert answers_to(came) == answers
    assert tasks() == opened
    planned = Message.objects.filter(in_reply_to__isnull=False)
    assert {m.channel for m in planned} <= {Channel.EMAIL}


@pytest.mark.parametrize("words", ["C", "X", "R", "HELP", "Where do I park?", "I want to die", "START"])
def test_every_answer_can_be_said(words: str) -> None:
    """Rule P60 for one of them: the words exist, and go to the mailbox that asked."""
    asked()
    post, carrier = MemoryProvider(Channel.EMAIL), MemoryProvider()
    the = engine(SettableClock(LATER), post, carrier)
    reply(mail(words))
    dispatch(claimed(the), the)
    assert [kept.message.to for kept in post.kept] == [ADA]
    assert post.kept[0].message.headers["Auto-Submitted"] == "auto-replied"
    assert not carrier.kept


def test_two_visits_are_told_apart_by_a_person() -> None:
    who = patient(mailbox(ADA))
    for hours in (24, 26):
        under_way(Status.DELIVERED, visit(who, start=NOW + timedelta(hours=hours)))
    came = reply(mail("X"))
    assert tasks() == ["which_visit"]
    assert answers_to(came) == ["unclear"]


def test_an_answer_about_a_visit_that_moved_is_a_persons() -> None:
    about = asked()
    Appointment.objects.filter(pk=about.pk).update(version=2)
    came = reply(mail("C"))
    assert tasks() == ["late_reply"]
    assert answers_to(came) == ["unclear"]


def test_p9_stop_by_mail_ends_the_mailbox_and_leaves_the_phone() -> None:
    about = asked()
    other = message(about, step="later", send_at=NOW + timedelta(hours=3))
    (inbound,) = reply(mail("Please stop emailing me"))
    assert (inbound.intent, inbound.outcome) == (Intent.STOP, "opted out")
    other.refresh_from_db()
    assert other.status == Status.SUPPRESSED
    assert [line.medium for line in said()] == ["e-mail"]


def test_p13_p20_only_start_in_so_many_words_brings_a_mailbox_back() -> None:
    visit(patient(mailbox(ADA)))
    reply(mail("STOP"), mail("yes"))
    assert ContactPoint.objects.get().opted_out_at is not None
    came = reply(mail("START"))
    assert ContactPoint.objects.get().opted_out_at is None
    assert "start_ack" in answers_to(came)


def test_p47_a_wrong_reader_is_an_incident() -> None:
    asked()
    reply(mail("I am not Ada, you have the wrong person. Please remove me"))
    assert PrivacyIncident.objects.count() == 1


def test_p59_a_stranger_in_danger_is_answered_and_nobody_else_is() -> None:
    came = reply(mail("I want to die", "bob@example.org"), mail("HELP", "eve@example.org"))
    assert answers_to(came) == ["crisis"]
    assert sorted(tasks()) == ["crisis", "reply"]


def test_what_is_read_is_their_own_and_what_is_kept_is_all_of_it() -> None:
    asked()
    quoted = mail("> STOP to opt out", own="")
    (inbound,) = reply(quoted)
    assert (inbound.intent, inbound.body) == (Intent.OTHER, "> STOP to opt out")
    assert ContactPoint.objects.get().opted_out_at is None
    assert tasks() == ["reply"]


def test_a_text_and_a_mail_with_the_same_id_are_two() -> None:
    """Rule P26: each provider counts for itself."""
    reply(mail("hello", provider_id="1"))
    receive_inbound([text("hello", provider_id="1")], "memory", LATER)
    assert InboundMessage.objects.count() == 2


@pytest.mark.parametrize("first", ["İnci@example.org", "JOSÉ@example.org"])
def test_p9_a_mailbox_is_found_whatever_its_letters(first: str) -> None:
    """Python and PostgreSQL differ in which letters are the same but for case; no mail is lost for it."""
    receive_inbound([mail("hello", first)], "memory", NOW)
    receive_inbound([mail("STOP", first), mail("STOP", "Ada@example.org")], "memory", NOW)
    assert ContactPoint.objects.get(value=first).opted_out_at == NOW
    assert ContactPoint.objects.count() == 2
