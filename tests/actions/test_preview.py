"""What a patient will get, judged beforehand."""

from datetime import timedelta

import pytest
from django.db import transaction

from outreach.actions.dispatch import dispatch
from outreach.actions.opt_out import opt_out
from outreach.actions.preview import NoPatient, preview, total
from outreach.domain.wording import Catalogue
from outreach.providers.base import Reason, SendError
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Message, MessageEvent, MessageWords
from tests.actions.planning import START, booked, plan
from tests.factories import (
    NOW,
    SettableClock,
    bodies,
    claimed,
    consent,
    engine,
    message,
    patient,
    phone,
    sender,
    status,
    tasks,
    visit,
)
from tests.threads import Beside

pytestmark = pytest.mark.django_db


def test_each_message_at_its_hour_with_its_words_and_nothing_is_changed() -> None:
    about = visit(start=NOW + timedelta(days=5))
    today = message(about, send_at=NOW + timedelta(hours=1))
    night = message(about, send_at=NOW + timedelta(hours=14), template="reminder_soon")
    message(about, send_at=NOW + timedelta(days=20))
    before = list(Message.objects.order_by("id").values())
    coming = preview(about.patient.external_id, 14, engine())
    assert [(c.message, c.verdict, c.rule) for c in coming] == [
        (today.pk, "send", "P30"),
        (night.pk, "defer", "P30"),
    ]
    assert coming[1].at == NOW.replace(hour=14) + timedelta(days=1), "eight in the morning in Madison"
    assert coming[0].words.startswith("Revival Madison: your visit is Sat, Mar 13")
    assert coming[0].visit == about.external_id
    assert total(coming) == 2
    assert list(Message.objects.order_by("id").values()) == before
    assert not MessageEvent.objects.exists()


@pytest.mark.parametrize("minutes", [15, 30, 34, 35, 45])
def test_each_reminder_goes_at_the_hour_and_with_the_verdict_foretold(minutes: int) -> None:
    """A visit at 8:30 lost its two-hour reminder: told "send" at 8:00, refused a moment later as too late."""
    about = booked(start=START.replace(hour=13, minute=minutes))
    plan(about)
    coming = preview(about.patient.external_id, 14, engine())
    assert [c.verdict for c in coming] == ["send", "send"]
    for each in coming:
        clock = SettableClock(each.at + timedelta(seconds=2))  # the dispatcher comes a moment later
        assert dispatch(claimed(engine(clock)), engine(clock)) == 1
        assert status(Message.objects.get(pk=each.message)) == "sent"
    assert not tasks()


@pytest.mark.parametrize(
    ("hours", "texts"),
    [
        ([0, 1], 1),
        ([0, 0], 1),
        ([0, 3], 1),
        ([0, 4], 2),
        ([0, 2, 4], 2),
        ([0, 0, 1, 1, 2], 2),
    ],
    ids=str,
)
def test_what_one_phone_gets_in_one_text_is_shown_as_it_goes(hours: list[int], texts: int) -> None:
    someone = patient()
    for minutes, hour in enumerate(hours):
        about = visit(someone, start=NOW + timedelta(hours=30, minutes=minutes))
        message(about, send_at=NOW + timedelta(hours=hour))
    coming = preview(someone.external_id, 14, engine())
    assert sum(1 + len(c.also) for c in coming) == len(hours)
    assert (len(coming), total(coming)) == (texts, texts)
    carrier = MemoryProvider()
    for at in sorted({c.at for c in coming}):
        the = engine(SettableClock(at), carrier)
        dispatch(claimed(the), the)
    assert bodies(carrier) == [c.words for c in coming]


def test_several_visits_in_one_text_are_named() -> None:
    someone = patient()
    for name, hour in (("A-7", 1), ("A-8", 0)):
        about = visit(someone, external_id=name, start=NOW + timedelta(days=1, hours=4 - hour))
        message(about, send_at=NOW + timedelta(hours=hour))
    (coming,) = preview(someone.external_id, 14, engine())
    assert (coming.visit, "2 visits" in coming.words, len(coming.also)) == ("A-7, A-8", True, 1)


def test_what_others_at_the_phone_get_with_it_is_in_the_text() -> None:
    shared = phone()
    mine, theirs = patient(shared), patient(shared, given_name="Ben")
    first = message(visit(theirs), send_at=NOW)
    also = message(visit(mine), send_at=NOW + timedelta(hours=1))
    message(visit(theirs, start=NOW + timedelta(days=9)), send_at=NOW + timedelta(days=6))
    (coming,) = preview(mine.external_id, 14, engine())
    assert (coming.message, coming.also, coming.at) == (first.pk, (also.pk,), NOW)
    assert "2 visits" in coming.words


@pytest.mark.parametrize(("others", "texts"), [(0, [2]), (1, [3]), (2, [4]), (3, [3, 2])], ids=str)
def test_what_a_text_that_is_tried_again_was_to_tell_is_shown_in_it(others: int, texts: list[int]) -> None:
    """Wherever that one goes, by itself or in another text, and no text tells more than it has room for."""
    someone = patient()
    first = [message(visit(someone), send_at=NOW + timedelta(hours=hours)) for hours in (0, 1)]
    busy = SendError(Reason.UNAVAILABLE, "503")
    the = engine(SettableClock(), MemoryProvider(errors={"+16085550101": busy}))
    dispatch(claimed(the), the)
    assert [status(it) for it in first] == ["planned", "cancelled"]
    for number in range(others):
        about = visit(someone, start=NOW + timedelta(hours=20, minutes=number))
        message(about, send_at=NOW)
    before = list(Message.objects.order_by("id").values())
    coming = preview(someone.external_id, 14, the)
    assert [1 + len(c.also) for c in coming] == texts
    assert list(Message.objects.order_by("id").values()) == before
    carrier = MemoryProvider()
    for at in sorted({c.at for c in coming}):
        the = engine(SettableClock(at), carrier)
        dispatch(claimed(the), the)
    assert bodies(carrier) == [c.words for c in coming]


def test_what_will_not_go_says_why() -> None:
    number = phone("+16085550108")
    about = visit(patient(number), start=NOW + timedelta(days=5))
    opt_out([number.pk], NOW, actor="patient", medium="text", wording="STOP")
    message(about, send_at=NOW + timedelta(hours=1))
    (coming,) = preview(about.patient.external_id, 14, engine())
    assert (coming.verdict, coming.rule, coming.words) == ("suppress", "P8", "")


def test_what_goes_first_counts_for_what_comes_after() -> None:
    """One of a series a day: the second one waits for the next, as it will when its hour has come."""
    number = phone()
    consent(number, "education", actor="patient")
    sender(purposes=["care", "education"])
    MessageWords.objects.create(
        path="en/welcome.sms.j2",
        version=1,
        source="{{ clinic_name }}: welcome. STOP to opt out.",
        purpose="education",
        written_at=NOW,
        written_by="Kim",
        approved_at=NOW,
        approved_by="Dr. Vance",
        review_by=NOW.date() + timedelta(days=365),
        citations="a journal",
    )
    about = visit(patient(number), start=NOW + timedelta(days=9))
    for hours in (1, 2):
        message(about, send_at=NOW + timedelta(hours=hours), template="welcome", purpose="education")
    first, second = preview(about.patient.external_id, 14, engine())
    assert (first.verdict, first.at) == ("send", NOW + timedelta(hours=1))
    assert (second.verdict, second.at) == ("defer", NOW + timedelta(hours=25))
    assert second.reason.startswith("enough messages for now")


def test_one_without_words_is_held_and_the_others_are_told() -> None:
    about = visit(start=NOW + timedelta(days=5))
    mute, fine = (
        message(about, send_at=NOW + timedelta(hours=n), template=t)
        for n, t in ((1, "booked"), (5, "reminder"))
    )
    words = Catalogue({"en/booked.sms.j2": "{{ surprise }}", "en/reminder.sms.j2": "{{ start|day }}"})
    coming = {c.message: c for c in preview(about.patient.external_id, 14, engine(words=words))}
    assert coming[mute.pk].verdict == "hold"
    assert "surprise" in coming[mute.pk].reason
    assert coming[fine.pk].verdict == "send"


@pytest.mark.django_db(transaction=True)
def test_nobody_is_kept_from_a_message_by_it_and_it_from_none() -> None:
    """A worker passes over what is locked: the message would wait for its lease to end."""
    about = visit(start=NOW + timedelta(days=5))
    row = message(about, send_at=NOW + timedelta(hours=1))
    with transaction.atomic():
        Message.objects.select_for_update().get(pk=row.pk)
        looked = Beside(lambda: [c.message for c in preview(about.patient.external_id, 14, engine())])
        assert looked.result() == [row.pk]
    with transaction.atomic():
        preview(about.patient.external_id, 14, engine())
        assert Beside(planned_ids).result() == [row.pk]


def planned_ids() -> list[int]:
    with transaction.atomic():
        rows = Message.objects.select_for_update(skip_locked=True).filter(status="planned")
        return [row.pk for row in rows]


def test_a_patient_nobody_knows() -> None:
    with pytest.raises(NoPatient):
        preview("P-nobody", 14, engine())
