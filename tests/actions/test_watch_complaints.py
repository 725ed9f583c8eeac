"""Complaints pause what isn't care, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from outreach.actions.dispatch import dispatch
from outreach.actions.opt_out import opt_out
from outreach.actions.watch_complaints import watch_complaints
from outreach.domain.channel import Channel
from outreach.domain.complaints import Level
from outreach.domain.lifecycle import Status
from outreach.ops.snapshot import snapshot
from outreach.providers.memory import MemoryProvider
from outreach.records.models import ContactPoint, Message, MessageWords, Sender
from tests.factories import (
    NOW,
    SettableClock,
    claimed,
    consent,
    engine,
    events,
    mailbox,
    message,
    patient,
    sender,
    status,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


def mails(number: int) -> None:
    about = visit(patient(mailbox("reader@example.org")))
    for _ in range(number):
        under_way(Status.DELIVERED, about, template="follow_up")


def complain(*people: str, days_ago: float = 0) -> None:
    for name in people:
        contact = mailbox(f"{name}@example.org")
        opt_out([contact.pk], NOW - timedelta(days=days_ago), actor="carrier", medium="complaint")


def drip(to: ContactPoint, **fields: object) -> Message:
    """Education, for which a reader signed up and whose words are approved."""
    MessageWords.objects.get_or_create(
        path="en/welcome.email.j2",
        version=1,
        defaults={
            "source": "Subject: Welcome\n\nWelcome.\n",
            "purpose": "education",
            "written_at": NOW,
            "approved_at": NOW,
        },
    )
    consent(to, "education")
    values: dict[str, object] = {
        "dedupe_key": f"drip:{to.pk}",
        "template": "welcome",
        "purpose": "education",
        "appointment": None,
        "appointment_version": None,
        "not_after": NOW + timedelta(days=7),
    }
    return message(visit(patient(to)), to, **(values | fields))


def test_p54_counted_over_thirty_days_and_each_address_once() -> None:
    sender(Channel.EMAIL)
    the = engine()
    mails(900)
    complain("a", "b", "a", "a")
    complain("c", "d", days_ago=31)
    assert watch_complaints(the) is Level.WARN
    assert Sender.objects.get().care_only_since is None
    complain("c")
    assert watch_complaints(the) is Level.PAUSE
    assert Sender.objects.get().care_only_since == NOW
    assert snapshot(NOW).care_only_since == NOW


def test_p54_while_it_lasts_care_goes_and_everything_else_waits() -> None:
    sender(Channel.EMAIL)
    sender(Channel.SMS)
    complain("a", "b", "c")
    post = MemoryProvider(Channel.EMAIL)
    the = engine(SettableClock(), post, MemoryProvider())
    watch_complaints(the)
    reader = mailbox("ada@example.org")
    education = drip(reader)
    care = message(visit(patient(mailbox("bob@example.org"))))
    late = drip(mailbox("eve@example.org"), not_after=NOW + timedelta(hours=1))
    dispatch(claimed(the), the)
    assert [kept.message.to for kept in post.kept] == ["bob@example.org"]
    assert status(care) == Status.SENT
    assert (status(education), status(late)) == (Status.PLANNED, Status.SUPPRESSED)
    assert {events(education)[-1].rule, events(late)[-1].rule} == {"P54"}
    education.refresh_from_db()
    assert education.send_at == NOW + timedelta(hours=6)


def test_p54_it_ends_by_itself_and_is_told_once() -> None:
    sender(Channel.EMAIL)
    complain("a", "b", "c", days_ago=29)
    clock = SettableClock()
    post = MemoryProvider(Channel.EMAIL)
    the = engine(clock, post)
    clinic = replace(the.clinic, address="1 Main Street, Madison", web_url="https://outreach.example.org")
    the = replace(the, clinic=clinic)
    with capture_logs() as logs:
        watch_complaints(the)
        watch_complaints(the)
        clock.advance(days=2)
        assert watch_complaints(the) is Level.FINE
        watch_complaints(the)
    assert [line["event"] for line in logs] == ["only care is mailed", "every mail goes again"]
    education = drip(mailbox("ada@example.org"))
    dispatch(claimed(the), the)
    assert status(education) == Status.SENT


def test_p54_a_sender_that_comes_while_it_lasts_is_paused_too() -> None:
    """The newest sender of a channel is the one that counts: another address is no way round it."""
    sender(Channel.EMAIL)
    complain("a", "b", "c")
    the = engine()
    watch_complaints(the)
    sender(Channel.EMAIL, code="second")
    assert watch_complaints(the) is Level.PAUSE
    assert not Sender.objects.filter(care_only_since__isnull=True).exists()


def test_p54_no_mail_sender_no_pause() -> None:
    complain("a", "b", "c")
    assert watch_complaints(engine()) is Level.PAUSE
