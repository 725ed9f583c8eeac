"""The rules of content and consent, from the records to the carrier: the facts that the decision is given."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.links import read_unsubscribe_link
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.providers.memory import MemoryProvider
from outreach.records.models import ContactPoint, Message, MessageWords
from tests.factories import (
    NOW,
    SettableClock,
    bodies,
    claimed,
    consent,
    engine,
    events,
    mailbox,
    message,
    patient,
    phone,
    sender,
    status,
    tasks,
    visit,
)

pytestmark = pytest.mark.django_db
APPROVED: dict[str, object] = {
    "path": "en/welcome.sms.j2",
    "version": 1,
    "source": "{{ clinic_name }}: welcome. STOP to opt out.",
    "purpose": "education",
    "written_at": NOW,
    "written_by": "Kim",
    "approved_at": NOW,
    "approved_by": "Dr. Vance",
    "review_by": date(2028, 1, 1),
    "citations": "a journal",
}

WORDS_OF_MAIL = """Subject: Thank you for your visit

Thank you. To stop these, open {{ unsubscribe_url }}
{{ postal_address }}
"""


@pytest.fixture
def number() -> ContactPoint:
    """A patient's phone with consents to everything, and a sender that may send everything."""
    made = phone()
    for purpose in ("education", "marketing", "survey"):
        consent(made, purpose, actor="patient")
    sender(purposes=["care", "education", "marketing", "survey"])
    return made


def drip(to: ContactPoint, purpose: str = "education", template: str = "welcome") -> Message:
    return message(visit(patient(to)), purpose=purpose, template=template)


def sent(*messages: Message) -> list[str]:
    carrier = MemoryProvider()
    the = engine(SettableClock(NOW), carrier)
    dispatch(claimed(the), the)
    assert len(bodies(carrier)) == sum(status(it) == Status.SENT for it in messages)
    return bodies(carrier)


def refused(it: Message) -> str:
    """The rule by which a message didn't go."""
    sent(it)
    assert status(it) == Status.SUPPRESSED
    return events(it)[-1].rule


def test_with_everything_in_order_it_goes(number: ContactPoint) -> None:
    MessageWords.objects.create(**APPROVED)
    assert sent(drip(number)) == ["Revival Madison: welcome. STOP to opt out."]


def test_p2_a_series_to_a_number_that_was_given_for_visits(number: ContactPoint) -> None:
    MessageWords.objects.create(**APPROVED)
    plain = phone("+16085550102")
    assert refused(drip(plain)) == "P1"
    assert refused(drip(plain, purpose="marketing")) == "P1"


@pytest.mark.parametrize("lacks", [{"wording": ""}, {"medium": ""}, {"actor": ""}])
def test_p1_a_consent_whose_record_lacks_a_field(lacks: dict[str, str]) -> None:
    bare = phone(consented=False)
    consent(bare, **lacks)
    assert refused(message(visit(patient(bare)))) == "P1"


def test_p4_a_template_in_no_category_is_advertising_whatever_it_is_sent_as() -> None:
    assert refused(drip(phone(), purpose="care", template="spring_offer")) == "P1"


def test_p23_a_series_from_a_sender_registered_for_reminders(number: ContactPoint) -> None:
    MessageWords.objects.create(**APPROVED)
    sender(code="second", purposes=["care", "staff"])  # the newest of a channel counts
    assert refused(drip(number)) == "P23"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ({"approved_at": None}, "P58"),
        ({"review_by": date(2027, 3, 7)}, "P58"),
        ({"withdrawn_at": NOW}, "P58"),
        ({"sponsored": True}, "P38"),
    ],
)
def test_p38_p58_words_nobody_answers_for_any_more(
    number: ContactPoint, words: dict[str, object], rule: str
) -> None:
    MessageWords.objects.create(**(APPROVED | words))
    assert refused(drip(number)) == rule


def test_p58_an_approval_holds_until_the_clinics_day_is_over(number: ContactPoint) -> None:
    """In UTC the next day begins at seven in the evening."""
    MessageWords.objects.create(**(APPROVED | {"review_by": date(2027, 3, 7)}))
    it = drip(number)
    for instant, rule in (("2027-03-07T19:00-06:00", "P29"), ("2027-03-08T00:00-06:00", "P58")):
        the = engine(SettableClock(datetime.fromisoformat(instant)))
        Message.objects.filter(pk=it.pk).update(status=Status.PLANNED, send_at=NOW - timedelta(days=1))
        dispatch(claimed(the), the)
        assert events(it)[-1].rule == rule


def test_p58_words_of_a_file_alone_have_no_approval(number: ContactPoint) -> None:
    assert refused(drip(number)) == "P58"


@pytest.mark.parametrize(
    ("address", "web_url", "goes"),
    [
        ("12 Example Street, Madison, WI 53703", "https://clinic.example.org", True),
        ("", "https://clinic.example.org", False),
        ("12 Example Street, Madison, WI 53703", "", False),
    ],
)
def test_p50_mail_one_may_end_goes_with_a_postal_address_and_a_way_out_or_not_at_all(
    address: str, web_url: str, goes: bool
) -> None:
    post = mailbox()
    consent(post, "education", actor="patient")
    MessageWords.objects.create(**(APPROVED | {"path": "en/follow_up.email.j2", "source": WORDS_OF_MAIL}))
    it = drip(post, template="follow_up")
    carrier = MemoryProvider(Channel.EMAIL)
    the = engine(SettableClock(NOW), carrier)
    the = replace(the, clinic=replace(the.clinic, address=address, web_url=web_url))
    dispatch(claimed(the), the)
    assert status(it) == (Status.SENT if goes else Status.HELD)
    assert [address in body and f"{web_url}/u/" in body for body in bodies(carrier)] == [True] * goes
    if not goes:
        assert "P50" in events(it)[-1].reason
        assert tasks() == ["trouble"]


def test_p4_p53_the_way_out_of_mail_in_no_category_ends_advertising_whatever_it_is_sent_as() -> None:
    post = mailbox()
    consent(post, "marketing", actor="patient")
    words = {"path": "en/spring_offer.email.j2", "source": WORDS_OF_MAIL, "purpose": "marketing"}
    MessageWords.objects.create(**(APPROVED | words))
    it = drip(post, purpose="survey", template="spring_offer")
    carrier = MemoryProvider(Channel.EMAIL)
    the = engine(SettableClock(NOW), carrier)
    address, web_url = "12 Example Street, Madison, WI 53703", "https://clinic.example.org"
    the = replace(the, clinic=replace(the.clinic, address=address, web_url=web_url))
    dispatch(claimed(the), the)
    assert status(it) == Status.SENT
    link = carrier.kept[0].message.headers["List-Unsubscribe"].strip("<>")
    assert read_unsubscribe_link(link.rpartition("/")[2], NOW) == (post.pk, "marketing")


def test_p3_who_was_told_along_in_anothers_text_has_had_it(number: ContactPoint) -> None:
    day = datetime.fromisoformat("2027-03-09T09:00-06:00")
    people = [patient(number), patient(number, given_name="Bea")]
    for hour, who in enumerate(people):
        message(visit(who, start=day + timedelta(hours=hour)))
    MessageWords.objects.create(**APPROVED)
    carrier, clock = MemoryProvider(), SettableClock(NOW)
    the = engine(clock, carrier)
    dispatch(claimed(the), the)
    clock.advance(hours=1)
    for who in people:
        message(visit(who), purpose="education", template="welcome", send_at=clock.now())
    dispatch(claimed(the), the)
    assert len(bodies(carrier)) == 1, "one in a day, over all purposes"


def test_p3_a_phone_gets_no_more_of_a_series_for_being_shared(number: ContactPoint) -> None:
    MessageWords.objects.create(**APPROVED)
    family = [patient(number, given_name=name) for name in ("Ada", "Bea", "Cy")]
    for who in family:
        message(visit(who), purpose="education", template="welcome")
    carrier = MemoryProvider()
    the = engine(SettableClock(NOW), carrier)
    dispatch(claimed(the), the)
    assert len(bodies(carrier)) == 1
