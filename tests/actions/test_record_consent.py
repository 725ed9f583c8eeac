"""Consents that staff write down: with words and evidence, and planned for at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from outreach.actions.opt_out import opt_out
from outreach.actions.record_consent import Recorded, Said, record_consent
from outreach.actions.record_opt_out import Unsaid, record_opt_out
from outreach.actions.whose import NotFound
from outreach.domain.consent import Medium, standing
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import Purpose
from outreach.domain.windows import HOUSE_HOURS
from outreach.records.models import ContactPoint, Message
from outreach.records.queries import ledgers
from tests.actions.planning import booked, open_steps, plan
from tests.factories import NOW, mailbox, message, patient, phone, said, status, visit

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)
CARE = Said(Purpose.CARE, granted=True, by="Kim", via=Medium.PHONE, wording="Text me about my visits")
OFFERS = Said(
    Purpose.MARKETING, granted=True, by="Kim", via=Medium.DESK, wording="Send me offers", evidence="form 12"
)


def record(what: Said, patient_id: str = "P-7", **options: str) -> Recorded:
    return record_consent(patient_id, what, NOW, HOUSE_HOURS, region="US", **options)


def granted(of: ContactPoint) -> set[str]:
    ledger = ledgers([of.pk])[of.pk]
    return {purpose.value for purpose in Purpose if standing(ledger, purpose).granted}


def test_p1_a_line_holds_when_who_how_the_words_and_the_evidence() -> None:
    number = phone()
    patient(number, external_id="P-7")
    record(OFFERS)
    line = said().get()
    assert (line.contact_id, line.purpose, line.kind, line.at) == (number.pk, "marketing", "granted", NOW)
    assert (line.actor, line.medium, line.wording) == ("staff", "desk", "Send me offers")
    assert line.evidence == {"by": "Kim", "paper": "form 12"}
    assert granted(number) == {"care", "marketing"}


@pytest.mark.parametrize(
    ("lacks", "told"),
    [
        ({"by": " "}, "who writes it down"),
        ({"wording": ""}, "give the words"),
        ({"evidence": ""}, "rule P2: say where it is kept"),
        ({"via": Medium.PHONE}, "in writing, by letter, desk, email: rule P2"),
        ({"via": Medium.VOICEMAIL}, "in writing"),
    ],
)
def test_p2_advertising_needs_what_a_signature_needs(lacks: dict[str, str], told: str) -> None:
    number = phone()
    patient(number, external_id="P-7")
    with pytest.raises(Unsaid, match=told):
        record(replace(OFFERS, **lacks))  # type: ignore[arg-type]
    assert not said().exists()
    assert granted(number) == {"care"}


def test_p2_taking_it_back_needs_no_paper() -> None:
    number = phone()
    patient(number, external_id="P-7")
    record(OFFERS)
    record(replace(OFFERS, granted=False, via=Medium.PHONE, evidence=""))
    assert granted(number) == {"care"}


def test_withdrawing_takes_back_what_was_planned() -> None:
    planned = message(visit(patient(external_id="P-7")), send_at=LATER)
    record(replace(CARE, granted=False))
    assert status(planned) == Status.SUPPRESSED


def test_p13_a_recorded_word_of_the_patient_ends_an_opt_out_and_visits_are_planned_for() -> None:
    person = patient(phone(), external_id="P-7")
    before = booked(person)
    plan(before)
    record_opt_out("P-7", NOW, by="Kim", via=Medium.PHONE, region="US")
    booked_since = booked(person)
    plan(booked_since)
    assert (open_steps(before), open_steps(booked_since)) == ([], [])
    assert not record(CARE).carrier_blocks
    assert open_steps(before) == open_steps(booked_since) == ["one_day", "two_hours"]


def test_only_the_address_or_channel_that_was_spoken_of() -> None:
    number, other, post = phone(), phone("+16085550102"), mailbox()
    patient(number, other, post, external_id="P-7")
    record(OFFERS, address="608-555-0102")
    assert [granted(one) for one in (number, other, post)] == [{"care"}, {"care", "marketing"}, {"care"}]
    record(replace(OFFERS, purpose=Purpose.EDUCATION), channel="email")
    assert [granted(one) for one in (number, post)] == [{"care"}, {"care", "education"}]


@pytest.mark.parametrize(
    ("medium", "wording", "blocks"),
    [
        ("text", "STOP", True),
        ("text", "please stop texting me", False),
        ("carrier refusal", "21610", True),
        ("phone", "STOP", False),
    ],
)
def test_p15_a_phone_whose_stop_the_carrier_heard_must_say_start_to_it(
    medium: str, wording: str, blocks: bool
) -> None:
    number = phone()
    patient(number, external_id="P-7")
    opt_out([number.pk], NOW, actor="patient", medium=medium, wording=wording)
    assert record(CARE).carrier_blocks is blocks


def test_another_patients_id_is_no_address_even_where_they_share_a_phone() -> None:
    shared, theirs = phone(), mailbox()
    patient(shared, external_id="P-7")
    patient(shared, theirs, external_id="P-8")
    with pytest.raises(NotFound, match="a patient's id and no address"):
        record(OFFERS, address="P-8")
    assert granted(theirs) == {"care"}


def test_nobody_elses_address() -> None:
    patient(phone(), external_id="P-7")
    phone("+16085550102")
    with pytest.raises(NotFound, match="not one of patient P-7's"):
        record(OFFERS, address="608-555-0102")
    with pytest.raises(NotFound, match="there is no patient P-9"):
        record(OFFERS, "P-9")
    assert not said().exists()
    assert not Message.objects.exists()
