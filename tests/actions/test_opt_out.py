"""Opting out, and the only way back in."""

from datetime import timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.opt_out import opt_in, opt_out
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import OPEN, Status
from tests.factories import (
    NOW,
    SettableClock,
    claimed,
    engine,
    events,
    mailbox,
    message,
    patient,
    phone,
    said,
    status,
    tasks,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)


@pytest.mark.parametrize("words", ["please email me instead of texting", "no texts at night please"])
def test_p11_a_wish_for_fewer_ends_all_texts_until_the_patient_says_otherwise(words: str) -> None:
    about = visit()
    ahead = message(about)
    receive_inbound([text(words)], "memory", NOW)
    take_replies(engine(SettableClock(NOW)))
    assert status(ahead) == Status.SUPPRESSED
    assert tasks() == ["call", "stop_scope"]
    again = message(about, send_at=NOW + timedelta(hours=6))
    the = engine(SettableClock(NOW + timedelta(hours=6)))
    dispatch(claimed(the), the)
    assert status(again) == Status.SUPPRESSED, "nothing more was heard: all stay stopped"


def test_the_opt_out_takes_back_everything_not_yet_told() -> None:
    about = visit()
    by_status = {each: message(about, status=each) for each in Status}
    opt_out([by_status[Status.PLANNED].contact_id], NOW, actor="patient", medium="text", wording="STOP")
    for before, it in by_status.items():
        assert status(it) == (Status.SUPPRESSED if before in OPEN else before)
    assert events(by_status[Status.QUEUED])[-1].rule == "P8"


def test_other_phones_are_not_concerned() -> None:
    mine, theirs = message(), message(visit(patient(phone("+16085550102"))))
    opt_out([mine.contact_id], NOW, actor="patient", medium="text")
    assert status(theirs) == Status.PLANNED


def test_every_saying_is_kept_word_by_word() -> None:
    """Rules P1 and P14: the ledger keeps who said what, when and how."""
    number = phone()
    opt_out([number.pk], NOW, actor="patient", medium="text", wording="Stop!")
    opt_out([number.pk], LATER, actor="staff", medium="phone call", evidence={"note": "7"})
    number.refresh_from_db()
    assert number.opted_out_at == NOW, "when it began"
    lines = [(e.kind, e.at, e.actor, e.medium, e.wording) for e in said().order_by("id")]
    assert lines == [
        ("withdrawn", NOW, "patient", "text", "Stop!"),
        ("withdrawn", LATER, "staff", "phone call", ""),
    ]


def test_the_patient_hears_by_mail_instead() -> None:
    post = mailbox()
    text = message(visit(patient(phone(), post)), send_at=LATER)
    opt_out([text.contact_id], NOW, actor="patient", medium="text")
    twin = post.message_set.get()
    assert (twin.status, twin.send_at) == (Status.PLANNED, LATER)


class TestOptIn:
    """Rule P13: only an explicit word ends an opt-out."""

    def test_what_the_opt_out_took_back_and_is_still_ahead_goes_again(self) -> None:
        post = mailbox()
        about = visit(patient(phone(), post))
        ahead, missed = message(about, send_at=LATER), message(about, send_at=NOW - timedelta(hours=1))
        opt_out([ahead.contact_id], NOW, actor="patient", medium="text")
        opt_in([ahead.contact_id], NOW, actor="patient", medium="text", wording="START")
        assert (status(ahead), status(missed)) == (Status.PLANNED, Status.SUPPRESSED)
        twins = {m.dedupe_key: m.status for m in post.message_set.all()}
        assert twins[ahead.dedupe_key.replace(":sms", ":email")] == Status.CANCELLED
        assert twins[missed.dedupe_key.replace(":sms", ":email")] == Status.PLANNED
        ahead.contact.refresh_from_db()
        assert ahead.contact.opted_out_at is None
        assert said().order_by("id").last().kind == "granted"  # type: ignore[union-attr]

    def test_not_what_is_no_longer_true(self) -> None:
        about = visit()
        it = message(about, send_at=LATER)
        opt_out([it.contact_id], NOW, actor="patient", medium="text")
        about.version = 2
        about.save()
        opt_in([it.contact_id], NOW, actor="patient", medium="text")
        assert status(it) == Status.SUPPRESSED

    def test_not_to_an_address_that_cannot_be_texted(self) -> None:
        post = mailbox()
        it = message(visit(patient(phone(), post)), send_at=LATER)
        opt_out([it.contact_id], NOW, actor="patient", medium="text")
        phone(status="landline")
        opt_in([it.contact_id], NOW, actor="patient", medium="text")
        assert status(it) == Status.SUPPRESSED
        assert post.message_set.get().status == Status.PLANNED
        assert not tasks()

    def test_a_call_under_way_is_left_alone(self) -> None:
        it = under_way(Status.SENDING)
        opt_in([it.contact_id], NOW, actor="patient", medium="text")
        assert status(it) == Status.SENDING
