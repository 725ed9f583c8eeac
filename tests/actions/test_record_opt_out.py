"""Opt-outs that staff heard: each counts like a text of STOP, and nothing but a new word ends it."""

from datetime import timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.record_opt_out import Unsaid, record_opt_out
from outreach.actions.whose import NotFound
from outreach.domain.consent import Medium
from outreach.domain.lifecycle import Status
from outreach.records.models import Appointment, ContactPoint, Message, Patient
from tests.actions.feeds import row, take
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
    visit,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)


@pytest.mark.parametrize("via", list(Medium))
@pytest.mark.parametrize("given", ["(608) 555-0101", "P-7", " +16085550101 "])
def test_p9_each_path_suppresses_what_was_planned(via: Medium, given: str) -> None:
    about = visit(patient(phone(), external_id="P-7"))
    planned = message(about, send_at=LATER)
    meant = record_opt_out(given, NOW, by="Kim", via=via, region="US", note="no more texts")
    assert status(planned) == Status.SUPPRESSED
    assert events(planned)[-1].rule == "P8"
    line = said().get()
    assert (line.kind, line.actor, line.medium, line.wording) == (
        "withdrawn", "staff", via.value, "no more texts",
    )  # fmt: skip
    assert line.evidence == {"by": "Kim"}
    assert meant.sharing == ("P-7",)
    again = message(about, send_at=LATER)
    the = engine(SettableClock(LATER))
    dispatch(claimed(the), the)
    assert status(again) == Status.SUPPRESSED, "what is planned afterwards doesn't go either"


def test_p9_an_e_mail_address_is_opted_out_like_a_phone() -> None:
    planned = message(visit(patient(mailbox())), send_at=LATER)
    record_opt_out("Ada <ada@EXAMPLE.org>", NOW, by="Kim", via=Medium.EMAIL, region="US")
    assert status(planned) == Status.SUPPRESSED
    assert tasks() == ["call"], "nothing else reaches them"


def test_p9_of_a_mailbox_nobody_minds_the_case() -> None:
    twice = [mailbox("Ada@example.org"), mailbox("ada@example.org")]
    meant = record_opt_out("ADA@example.org", NOW, by="Kim", via=Medium.PHONE, region="US")
    assert meant.contacts == tuple(box.pk for box in twice)


def test_p9_a_patient_is_opted_out_everywhere_and_phoned() -> None:
    planned = message(visit(patient(phone(), mailbox(), external_id="P-7")), send_at=LATER)
    record_opt_out("P-7", NOW, by="Kim", via=Medium.DESK, region="US")
    assert set(ContactPoint.objects.values_list("opted_out_at", flat=True)) == {NOW}
    assert Message.objects.exclude(pk=planned.pk).count() == 0, "no e-mail in place of the text"
    assert tasks() == ["call"]


def test_one_channel_of_a_patient_leaves_the_other() -> None:
    about = visit(patient(phone(), mailbox(), external_id="P-7"))
    message(about, send_at=LATER)
    record_opt_out("P-7", NOW, by="Kim", via=Medium.PHONE, region="US", channel="sms")
    twin = Message.objects.get(channel="email")
    assert twin.status == Status.PLANNED


def test_p9_one_purpose_leaves_the_others() -> None:
    about = visit(patient(phone(), external_id="P-7"))
    care, series = message(about, send_at=LATER), message(about, send_at=LATER, purpose="education")
    record_opt_out("P-7", NOW, by="Kim", via=Medium.PHONE, region="US", purpose="education")
    assert (status(care), status(series)) == (Status.PLANNED, Status.SUPPRESSED)


def test_whoever_shares_the_phone_is_named() -> None:
    shared = phone()
    patient(shared, external_id="P-8")
    patient(shared, external_id="P-7")
    assert record_opt_out("P-7", NOW, by="K", via=Medium.DESK, region="US").sharing == ("P-7", "P-8")


@pytest.mark.parametrize("via", list(Medium))
def test_p13_neither_import_nor_rebooking_brings_it_back(via: Medium) -> None:
    take(row(Email=""))
    record_opt_out("P1", NOW, by="Kim", via=via, region="US")
    take(row(Email="", Start="2027-03-19 11:00"))  # moved
    take(
        row(Email="", Start="2027-03-19 11:00"), row(Appointment_ID="A2", Email="", Start="2027-04-01 09:00")
    )
    take(row(Appointment_ID="A3", Email="", First_Name="Adeline", Start="2027-04-02 09:00"))
    take(row(Appointment_ID="A4", Patient_ID="P2", Email="", First_Name="Bo", Start="2027-04-02 10:00"))
    assert Appointment.objects.count() == 4
    assert not Message.objects.filter(status__in=["planned", "queued", "held"]).exists()
    assert ContactPoint.objects.get().opted_out_at == NOW
    assert [line.kind for line in said().order_by("id")] == ["granted", "withdrawn"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("(608) 555-0177", "not on record.*say that it is new"),
        ("nobody@example.org", "not on record.*say that it is new"),
        ("P-99", "no patient has this id"),
        ("608-555", "no patient has this id"),
        ("ada@", "one @ between"),
        ("P-0", "has no phone number on record"),
    ],
)
def test_nobody_is_meant_and_nothing_changes(given: str, told: str) -> None:
    Patient.objects.create(external_id="P-0")
    with pytest.raises(NotFound, match=told) as caught:
        record_opt_out(given, NOW, by="Kim", via=Medium.PHONE, region="US", channel="sms")
    assert "0177" not in str(caught.value)
    assert "nobody" not in str(caught.value)
    assert not ContactPoint.objects.exists()


def test_p9_a_stranger_who_wants_nothing_gets_nothing_once_an_import_brings_them() -> None:
    record_opt_out("608-555-0101", NOW, by="Kim", via=Medium.VOICEMAIL, region="US", new=True)
    take(row(Email=""))
    assert not Message.objects.exists()
    assert tasks() == ["call"]


def test_it_needs_a_name() -> None:
    phone()
    with pytest.raises(Unsaid, match="who heard it"):
        record_opt_out("608-555-0101", NOW, by="  ", via=Medium.PHONE, region="US")
    assert not said().exists()
