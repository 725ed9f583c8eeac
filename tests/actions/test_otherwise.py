"""A text that can't reach a patient: an e-mail in its place, or a person who phones."""

from datetime import timedelta

import pytest

from outreach.actions.opt_out import opt_in, opt_out
from outreach.actions.otherwise import make_up_for_late, reach_otherwise
from outreach.domain.lifecycle import Status
from outreach.records.models import Appointment, InboundMessage, Message, StaffTask
from tests.factories import NOW, consent, mailbox, message, patient, phone, status, tasks, visit

pytestmark = pytest.mark.django_db


def reachable() -> Appointment:
    return visit(patient(phone(), mailbox()))


def mails() -> list[Message]:
    return list(Message.objects.filter(channel="email").order_by("id"))


def test_an_e_mail_says_what_the_text_would_have_said() -> None:
    lost = message(reachable(), status=Status.FAILED, unless_confirmed=True, step="day_before")
    reach_otherwise([lost.pk], NOW)
    (mail,) = mails()
    for field in ("template", "patient_id", "appointment_id", "appointment_version", "step", "about"):
        assert getattr(mail, field) == getattr(lost, field)
    assert (mail.unless_confirmed, mail.not_after) == (True, lost.not_after)
    assert mail.contact.value == "ada@example.org"
    assert mail.dedupe_key == lost.dedupe_key.removesuffix("sms") + "email"
    assert mail.status == Status.PLANNED
    assert not tasks()


@pytest.mark.parametrize("hours", [-3, 0, 5])
def test_at_the_texts_instant_or_now(hours: int) -> None:
    lost = message(reachable(), send_at=NOW + timedelta(hours=hours))
    reach_otherwise([lost.pk], NOW)
    assert mails()[0].send_at == max(NOW, lost.send_at)


def test_twice_is_once() -> None:
    lost = message(reachable())
    for _ in range(3):
        reach_otherwise([lost.pk], NOW)
    assert len(mails()) == 1


def test_to_the_first_mailbox_that_works() -> None:
    boxes = [
        mailbox("dead@example.org", status="invalid"),
        mailbox("out@example.org", opted_out_at=NOW),
        mailbox("old@example.org"),
        mailbox("first@example.org"),
        mailbox("second@example.org"),
    ]
    about = visit(patient(phone(), *boxes))
    about.patient.links.filter(contact=boxes[2]).update(ended_at=NOW)
    reach_otherwise([message(about).pk], NOW)
    assert [mail.contact.value for mail in mails()] == ["first@example.org"]


def test_p13_not_to_one_whose_owner_wants_nothing_about_visits() -> None:
    boxes = [mailbox("care@example.org"), mailbox("next@example.org")]
    consent(boxes[0], kind="withdrawn", actor="patient")
    consent(boxes[0], actor="import")
    reach_otherwise([message(visit(patient(phone(), *boxes))).pk], NOW)
    assert [mail.contact.value for mail in mails()] == ["next@example.org"]


def test_p39_nor_to_a_patient_who_asked_for_texts_alone() -> None:
    about = visit(patient(phone(), mailbox(), only_channel="sms"))
    reach_otherwise([message(about).pk], NOW)
    assert not mails()
    assert tasks() == ["call"]


def test_without_a_mailbox_a_person_phones_once_a_visit() -> None:
    about = visit(patient(phone()))
    lost = [message(about).pk, message(about).pk]
    reach_otherwise(lost, NOW)
    reach_otherwise(lost, NOW)
    task = StaffTask.objects.get()
    assert (task.kind, task.appointment_id, task.patient_id) == ("call", about.pk, about.patient_id)


def test_a_new_version_of_the_visit_is_a_new_call() -> None:
    about = visit(patient(phone()))
    reach_otherwise([message(about).pk], NOW)
    about.version = 2
    about.save()
    reach_otherwise([message(about).pk], NOW)
    assert tasks() == ["call", "call"]


def test_too_late_for_mail_a_person_phones() -> None:
    lost = message(reachable(), not_after=NOW)
    reach_otherwise([lost.pk], NOW)
    assert not mails()
    assert tasks() == ["call"]


def test_a_lost_e_mail_has_a_person_phone() -> None:
    lost = message(visit(patient(mailbox(status="invalid"), phone())))
    reach_otherwise([lost.pk], NOW)
    assert tasks() == ["call"]


@pytest.mark.parametrize(
    "end", [Status.FAILED, Status.CANCELLED, Status.UNDELIVERED, Status.SUPPRESSED, Status.EXPIRED]
)
def test_where_the_e_mail_came_to_nothing_a_person_phones(end: Status) -> None:
    lost = message(reachable())
    reach_otherwise([lost.pk], NOW)
    Message.objects.filter(channel="email").update(status=end)
    reach_otherwise([lost.pk], NOW)
    assert len(mails()) == 1
    assert tasks() == ["call"]


@pytest.mark.parametrize("known", [Status.PLANNED, Status.SENT, Status.DELIVERED, Status.UNKNOWN])
def test_where_the_e_mail_is_on_its_way_nobody_does(known: Status) -> None:
    lost = message(reachable())
    reach_otherwise([lost.pk], NOW)
    Message.objects.filter(channel="email").update(status=known)
    reach_otherwise([lost.pk], NOW)
    assert not tasks()


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"status": "arrived"},
        {"status": "noshow"},
        {"start": NOW},
        {"start": NOW - timedelta(hours=1)},
    ],
    ids=str,
)
def test_nothing_for_a_visit_that_is_no_longer_so(change: dict[str, object]) -> None:
    about = reachable()
    lost = message(about)
    Appointment.objects.filter(pk=about.pk).update(**change)
    reach_otherwise([lost.pk], NOW)
    assert not mails()
    assert not tasks()


def test_a_cancellation_must_be_heard_of() -> None:
    about = reachable()
    about.status = "cancelled"
    about.save()
    reach_otherwise([message(about, template="cancelled").pk], NOW)
    assert [mail.template for mail in mails()] == ["cancelled"]


@pytest.mark.parametrize(("unless", "count"), [(True, 0), (False, 1)])
def test_a_question_already_answered_is_not_asked_by_mail(unless: bool, count: int) -> None:
    about = visit(patient(phone(), mailbox()), confirmed_at=NOW)
    reach_otherwise([message(about, unless_confirmed=unless).pk], NOW)
    assert len(mails()) == count


def test_p60_help_that_came_too_late_is_a_colleagues_though_another_message_is_to_come() -> None:
    about = reachable()
    message(about, send_at=NOW + timedelta(days=1))
    asked = InboundMessage.objects.create(
        provider="memory", provider_id="SM-1", contact=phone(), to_address="", body="", received_at=NOW
    )
    late = message(about, template="crisis", in_reply_to=asked, dedupe_key="answer:1", status=Status.EXPIRED)
    make_up_for_late([late.pk], NOW)
    assert tasks() == ["crisis"]


def test_after_stop_start_stop_somebody_phones() -> None:
    """The e-mail of the first STOP was cancelled by START and can't come again."""
    about = reachable()
    text = message(about, send_at=NOW + timedelta(hours=2))
    contact = [text.contact_id]
    opt_out(contact, NOW, actor="patient", medium="text")
    opt_in(contact, NOW, actor="patient", medium="text")
    assert status(text) == Status.PLANNED
    assert [mail.status for mail in mails()] == [Status.CANCELLED]
    opt_out(contact, NOW, actor="patient", medium="text")
    assert status(text) == Status.SUPPRESSED
    assert tasks() == ["call"]
