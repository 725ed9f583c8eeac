"""How a patient wants to be reached: above every plan, written down with a name, planned for at once."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.patient_wishes import Wishes, change_wishes
from outreach.actions.whose import NotFound
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.windows import HOUSE_HOURS, Hours
from outreach.records.models import Appointment, AuditEvent, Message, Patient
from tests.actions.feeds import row, take, the_visit
from tests.actions.planning import booked, open_steps, plan
from tests.factories import (
    CHICAGO,
    NOW,
    SettableClock,
    claimed,
    consent,
    engine,
    events,
    mailbox,
    message,
    patient,
    phone,
    status,
    tasks,
    visit,
)

pytestmark = pytest.mark.django_db


def change(external_id: str = "P-7", **wishes: object) -> list[str]:
    return change_wishes(external_id, Wishes(**wishes), NOW, HOUSE_HOURS, by="Kim")  # type: ignore[arg-type]


def channels() -> set[str]:
    return set(Message.objects.filter(status=Status.PLANNED).values_list("channel", flat=True))


def test_p39_another_channel_moves_what_is_planned_there_at_once() -> None:
    about = booked(patient(phone(), mailbox(), external_id="P-7"))
    plan(about)
    assert channels() == {"sms"}
    assert change(only=Channel.EMAIL) == ["only_channel"]
    assert (channels(), open_steps(about)) == ({"email"}, ["one_day", "two_hours"])
    change(only="any")
    assert (channels(), open_steps(about)) == ({"sms"}, ["one_day", "two_hours"])


def test_p39_who_can_be_reached_by_no_such_channel_is_phoned() -> None:
    about = booked(patient(phone(), external_id="P-7"))
    plan(about)
    change(only=Channel.EMAIL)
    assert open_steps(about) == []
    assert tasks() == ["call"]


def test_p39_neither_import_nor_rebooking_loses_the_wish() -> None:
    take(row())
    change("P1", only=Channel.EMAIL)
    take(row(Phone="(608) 555-0102", Start="2027-03-19 09:00"), row(Appointment_ID="A2"))
    assert the_visit().version == 2
    assert channels() == {"email"}


def waiting(about: Appointment) -> list[Message]:
    return list(Message.objects.filter(appointment=about, status="planned").order_by("send_at"))


def test_p39_hours_on_the_patients_own_wall_hold_a_text_back() -> None:
    about = booked(patient(phone(), external_id="P-7"))
    plan(about)
    ten = [message.send_at for message in waiting(about)]
    assert change(hours=Hours(time(13), time(17))) == ["not_before", "not_later"]
    put_off = waiting(about)
    walls = [message.send_at.astimezone(ZoneInfo(CHICAGO)).time() for message in put_off]
    assert walls
    assert all(time(13) <= wall < time(17) for wall in walls)
    assert all("(P39)" in message.note for message in put_off)
    change(hours="any")
    assert Patient.objects.get().not_before is None
    assert [message.send_at for message in waiting(about)] == ten


HONOLULU = "+18085550101"
IN_JULY = datetime(2027, 7, 20, 18, 30, tzinfo=UTC)  # half past one in Madison, half past eight in Honolulu


def test_p39_hours_are_on_the_clock_of_where_the_patient_lives_also_in_summer() -> None:
    of = patient(phone(HONOLULU), external_id="P-7", postal_code="96813")
    about = booked(of, start=IN_JULY)
    change(hours=Hours(time(12), time(17)))
    told = [message.send_at for message in waiting(about)]
    assert told
    assert all(time(12) <= at.astimezone(ZoneInfo("Pacific/Honolulu")).time() < time(17) for at in told)
    assert all(time(8) <= at.astimezone(ZoneInfo(CHICAGO)).time() < time(21) for at in told)


def test_p39_hours_that_never_suit_everywhere_are_a_persons_to_solve_and_not_silence() -> None:
    """Nobody knows where this phone's owner lives, and in July their noon to five is the evening here."""
    about = booked(patient(phone(HONOLULU), external_id="P-7"), start=IN_JULY)
    change(hours=Hours(time(12), time(17)))
    first = waiting(about)[0]
    the = engine(SettableClock(first.send_at))
    dispatch(claimed(the), the)
    assert status(first) == Status.HELD
    assert "one they asked for" in events(first)[-1].reason
    assert tasks() == ["no_hour"]


def test_p48_from_then_on_nothing_but_visits() -> None:
    number = phone()
    about = visit(patient(number, external_id="P-7"))
    consent(number, "education")
    assert change(part2=True) == ["part2"]
    reminder, series = message(about), message(about, purpose="education")
    the = engine(SettableClock(NOW))
    dispatch(claimed(the), the)
    assert (status(reminder), status(series)) == (Status.SENT, Status.SUPPRESSED)
    assert events(series)[-1].rule == "P48"


def test_p40_the_warning_and_its_acceptance_are_kept_with_their_day() -> None:
    patient(external_id="P-7")
    assert change(unencrypted_ok=True) == ["unencrypted_ok_at"]
    assert Patient.objects.get().unencrypted_ok_at == NOW
    assert (
        change_wishes("P-7", Wishes(unencrypted_ok=True), NOW + timedelta(days=1), HOUSE_HOURS, by="L") == []
    )
    assert Patient.objects.get().unencrypted_ok_at == NOW, "they accepted then"
    change(unencrypted_ok=False)
    assert Patient.objects.get().unencrypted_ok_at is None


def test_p43_who_changed_what_is_on_record() -> None:
    person = patient(external_id="P-7")
    change(only=Channel.EMAIL, language="es", part2=True)
    line = AuditEvent.objects.get()
    assert (line.actor, line.verb, line.at, line.patient_id) == ("Kim", "wishes", NOW, person.pk)
    assert line.detail == {"only_channel": ["", "email"], "language": ["en", "es"], "part2": [False, True]}


def test_what_is_so_already_is_no_change() -> None:
    patient(external_id="P-7")
    assert change(language="en", part2=False, only="any") == []
    assert not AuditEvent.objects.exists()


def test_nobody_by_that_id() -> None:
    with pytest.raises(NotFound, match="there is no patient P-9"):
        change("P-9", part2=True)
