"""What may go goes, what must be kept stays."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from config.retention import RetentionWords
from outreach.actions.birth_date import knows
from outreach.actions.opt_out import opt_out
from outreach.actions.purge import Purged, TooEarly, purge
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.seal import seal
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.ops.audit import verify
from outreach.records.models import (
    AuditEvent,
    ConsentEvent,
    InboundMessage,
    Message,
    MessageEvent,
    PageTry,
    PrivacyIncident,
    RawReceipt,
    StaffTask,
)
from tests.actions.replying import asked, reply
from tests.factories import (
    NOW,
    SettableClock,
    consent,
    engine,
    message,
    patient,
    phone,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db
KEEP = RetentionWords()
NOTHING = Purged(0, 0, 0, 0)


def years_later(years: int, **more: float) -> datetime:
    return NOW.replace(year=NOW.year + years) + timedelta(**more)


def go(now: datetime, keep: RetentionWords = KEEP, *, dry_run: bool = False) -> Purged:
    return purge(keep, now, dry_run=dry_run, by="Kim")


@pytest.fixture
def an_old_story() -> Message:
    """A reminder, its receipt, a STOP in answer and a wrong guess on the visit's page, all of NOW."""
    about = visit(patient(phone(), birth_date=NOW.date()))
    told = under_way(Status.DELIVERED, about, subject="Your visit")
    RawReceipt.objects.create(
        provider="memory", provider_id="SM1", status="delivered", payload={}, received_at=NOW, folded_at=NOW
    )
    receive_inbound([text("wrong number")], "memory", NOW)
    take_replies(engine(SettableClock(NOW)))
    StaffTask.objects.update(closed_at=NOW, closed_by="Kim")
    knows(about.patient_id, (NOW - timedelta(days=1)).date(), NOW)
    with connection.cursor() as cursor:  # that one is the database's own time
        cursor.execute("UPDATE message SET created_at = %s", [NOW])
    return told


def everything() -> list[list[object]]:
    nouns = (Message, InboundMessage, RawReceipt, PageTry, ConsentEvent, MessageEvent, PrivacyIncident)
    return [list(noun.objects.order_by("id").values()) for noun in nouns]


def test_p44_a_purge_before_six_years_are_over_takes_no_words(an_old_story: Message) -> None:
    before = go(years_later(6))
    assert (before.messages, before.inbound) == (0, 0)
    an_old_story.refresh_from_db()
    assert an_old_story.body
    assert go(years_later(6, days=2)).messages == 1


@pytest.mark.parametrize("years", [5, 0, -1])
def test_p44_an_earlier_purge_is_refused_whatever_was_configured(years: int, an_old_story: Message) -> None:
    with pytest.raises(ValueError, match="P44"):
        RetentionWords(words_years=years)
    unchecked = RetentionWords.model_construct(words_years=years, receipts_days=90, page_tries_days=30)
    before = everything()
    with pytest.raises(TooEarly, match="P44"):
        go(years_later(20), unchecked)
    assert everything() == before


def test_what_is_old_loses_its_words_and_keeps_its_story(an_old_story: Message) -> None:
    moves = list(MessageEvent.objects.order_by("id").values())
    found = go(years_later(6, days=2))
    assert (found.messages, found.inbound, found.receipts, found.page_tries) == (1, 1, 1, 1)
    an_old_story.refresh_from_db()
    assert (an_old_story.body, an_old_story.subject) == ("", "")
    assert (an_old_story.status, an_old_story.attempted_at) == (Status.DELIVERED, NOW)
    inbound = InboundMessage.objects.get()
    assert (inbound.body, inbound.to_address, inbound.intent) == ("", "", "stop")
    assert list(MessageEvent.objects.order_by("id").values()) == moves
    assert not RawReceipt.objects.exists()
    assert not PageTry.objects.exists()
    assert go(years_later(6, days=2)) == NOTHING


def test_p14_the_ledger_survives_every_purge(an_old_story: Message) -> None:
    opt_out([an_old_story.contact_id], NOW, actor="staff", medium="phone")
    consent(phone("+16085550102"))
    ledger = list(ConsentEvent.objects.order_by("id").values())
    incidents = list(PrivacyIncident.objects.values())
    for years in (7, 11, 40):
        go(years_later(years))
        assert list(ConsentEvent.objects.order_by("id").values()) == ledger
    assert list(PrivacyIncident.objects.values()) == incidents
    assert incidents


def test_p43_a_purge_breaks_no_seal_and_is_on_record(an_old_story: Message) -> None:
    seal(NOW)
    go(years_later(7))
    seal(years_later(7))
    assert verify().broken is None
    line = AuditEvent.objects.get()
    assert (line.actor, line.verb, line.detail["messages"]) == ("Kim", "purged", 1)


def test_a_dry_run_counts_and_changes_nothing(an_old_story: Message) -> None:
    before = everything()
    counted = go(years_later(7), dry_run=True)
    assert everything() == before
    assert not AuditEvent.objects.exists()
    assert counted == go(years_later(7))


def test_receipts_and_tries_go_by_their_own_days(an_old_story: Message) -> None:
    assert go(NOW + timedelta(days=29)) == NOTHING
    assert go(NOW + timedelta(days=31)) == Purged(0, 0, 0, 1)
    assert go(NOW + timedelta(days=91)) == Purged(0, 0, 1, 0)


def test_what_is_still_needed_stays() -> None:
    waiting = message(send_at=years_later(7), not_after=years_later(8))
    Message.objects.filter(pk=waiting.pk).update(body="held words", status=Status.HELD)
    RawReceipt.objects.create(
        provider="memory", provider_id="SM1", status="delivered", payload={}, received_at=NOW
    )
    asked()
    reply("is parking free?", "R", "R please")
    found = go(years_later(7))
    assert (found.inbound, found.receipts) == (0, 0), "a task shows the one, the other is not folded yet"
    waiting.refresh_from_db()
    assert waiting.body == "held words"


def test_many_go_in_batches() -> None:
    whose = patient()
    PageTry.objects.bulk_create(PageTry(patient=whose, at=NOW) for _ in range(4100))
    assert go(NOW + timedelta(days=31)).page_tries == 4100


def test_on_the_29th_of_february_too() -> None:
    assert go(datetime(2036, 2, 29, 12, tzinfo=NOW.tzinfo)) == NOTHING
