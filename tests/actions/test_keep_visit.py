"""A visit that its patient cancelled by mistake stands again, on a colleague's word."""

from datetime import timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.keep_visit import CannotKeep, Kept, keep_visit
from outreach.domain.lifecycle import Status
from outreach.domain.windows import HOUSE_HOURS
from outreach.providers.memory import MemoryProvider
from outreach.records.models import AuditEvent, Message, StaffTask
from tests.actions.feeds import cancelled_because, planned, row, take, the_visit
from tests.actions.replying import LATER, reply
from tests.factories import NOW, SettableClock, bodies, claimed, engine, tasks, under_way

pytestmark = pytest.mark.django_db
SOON = LATER + timedelta(minutes=10)


def steps() -> list[str]:
    """What is planned of the cadence, and notices; answers to the patient's texts have no step."""
    return [step for step in planned() if step]


def given_up() -> None:
    """The usual visit, ten days ahead, of which its patient has heard; they cancelled it by text."""
    take(row())
    under_way(Status.DELIVERED, the_visit(), attempted_at=NOW)
    reply("X")
    assert the_visit().status == "cancelled"
    assert steps() == []


def keep(**changes: str) -> Kept:
    return keep_visit("A1", SOON, HOUSE_HOURS, **({"by": "Kim"} | changes))


def test_it_is_booked_again_and_its_messages_are_steps() -> None:
    given_up()
    kept = keep()
    about = the_visit()
    assert (about.status, about.version, about.known_at, about.confirmed_at) == ("booked", 3, SOON, None)
    assert steps() == ["three_days", "one_day", "two_hours"]
    assert (kept.planned, kept.patient) == (3, "P1")
    assert cancelled_because() == {"the patient cancelled the visit"}


def test_nobody_is_told_twice_however_often_it_is_asked_for() -> None:
    given_up()
    keep()
    with pytest.raises(CannotKeep, match="isn't cancelled, it is booked"):
        keep()
    assert take(row(), now=SOON).unchanged == 1
    assert steps() == ["three_days", "one_day", "two_hours"]


def test_it_is_written_down_and_the_hour_is_no_longer_said_to_be_free() -> None:
    given_up()
    (task,) = StaffTask.objects.all()
    assert "outreach keep A1 --by NAME" in task.note
    assert keep().tasks == (task.pk,)
    task.refresh_from_db()
    assert (task.closed_at, task.closed_by) == (SOON, "Kim")
    event = AuditEvent.objects.get()
    assert (event.actor, event.verb, event.patient_id) == ("Kim", "kept visit", the_visit().patient_id)
    assert event.detail == {"visit": the_visit().pk, "version": 3}


def test_where_reminders_were_missed_one_message_says_that_it_stands() -> None:
    take(row(Start="2027-03-10 16:00"))
    under_way(Status.DELIVERED, the_visit(), attempted_at=NOW)
    reply("X")
    keep()
    assert steps() == ["late", "one_day", "two_hours"]
    carrier = MemoryProvider()
    the = engine(SettableClock(SOON), carrier)
    dispatch(claimed(the), the)
    assert [words for words in bodies(carrier) if "Wed, Mar 10" in words]


def test_who_heard_of_it_before_is_told_when_the_clinic_calls_it_off_after_all() -> None:
    """Their own cancelling, which is why nobody would tell them, is taken back."""
    given_up()
    keep()
    take(row(Status="Canceled"), now=SOON + timedelta(hours=1))
    assert steps() == ["cancelled"]


def test_and_who_cancels_again_is_not() -> None:
    given_up()
    keep()
    under_way(Status.DELIVERED, the_visit(), attempted_at=SOON)
    reply("X", at=SOON + timedelta(hours=1))
    assert the_visit().status == "cancelled"
    take(row(Status="Canceled"), now=SOON + timedelta(hours=2))
    assert not Message.objects.filter(step="cancelled").exists()


def test_what_they_write_after_cancelling_names_the_way_back() -> None:
    given_up()
    reply("C", at=LATER + timedelta(minutes=1))
    assert tasks() == ["cancelled", "late_reply"]
    assert "outreach keep A1 --by NAME" in StaffTask.objects.get(kind="late_reply").note


@pytest.mark.parametrize("kept", [True, False])
def test_but_not_once_the_schedule_has_called_it_off(kept: bool) -> None:
    given_up()
    if kept:
        keep()
    take(row(Status="Canceled"), now=SOON + timedelta(minutes=1))
    reply("R", at=SOON + timedelta(minutes=2))
    assert StaffTask.objects.get(kind="late_reply").note == ""


def test_what_the_schedule_called_off_is_booked_there() -> None:
    take(row())
    take(row(Status="Canceled"))
    with pytest.raises(CannotKeep, match="your schedule itself says"):
        keep()
    assert the_visit().status == "cancelled"


def test_also_if_the_patient_had_done_so_before() -> None:
    given_up()
    take(row(Status="Canceled"), now=LATER)
    with pytest.raises(CannotKeep, match="book it there, and import it"):
        keep()


def test_what_is_over_or_unknown_or_by_nobody_is_refused() -> None:
    given_up()
    with pytest.raises(CannotKeep, match="is over"):
        keep_visit("A1", the_visit().start, HOUSE_HOURS, by="Kim")
    with pytest.raises(CannotKeep, match="no visit A9"):
        keep_visit("A9", SOON, HOUSE_HOURS, by="Kim")
    with pytest.raises(CannotKeep, match="who you are"):
        keep(by=" ")
    assert not AuditEvent.objects.exists()


def test_whom_no_message_reaches_is_phoned() -> None:
    take(row(Phone="", Email=""))
    about = the_visit()
    type(about).objects.update(status="cancelled", version=2)
    StaffTask.objects.all().delete()
    assert keep().planned == 0
    assert tasks() == ["call"]
