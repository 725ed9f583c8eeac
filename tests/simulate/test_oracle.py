"""The oracle of the simulation: each invariant holds where it should, and can be broken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from outreach.domain.channel import Channel
from outreach.simulate import oracle
from outreach.simulate.carrier import Call
from outreach.simulate.oracle import Meant, Oracle
from outreach.simulate.people import PLACES, Person
from outreach.simulate.phones import CRISIS, START, STOP, Saying
from outreach.simulate.practice import Visit

TEN = datetime(2027, 3, 9, 16, 0, tzinfo=UTC)  # a Tuesday, ten in the morning in Chicago
CHICAGO = PLACES[0]
NAVAJO = next(place for place in PLACES if place.home == "America/Denver")
ROBIN = Person(
    "S1", "Robin", "Example", "+16085550101", "mobile", "robin@example.org", "en", CHICAGO, "confirms", True
)
VISIT = Visit("V1", ROBIN, TEN + timedelta(days=1, hours=2))
WORDS = "Revival Madison: your visit is Wed, Mar 10 at 12:00 PM. Reply C to confirm."
REMINDER = Meant("reminder", "care", False, "S1", (("V1", "one_day"),))
SERIES = Meant("welcome", "education", False, "S1", ())
CALL = Call(TEN, 1, Channel.SMS, ROBIN.phone, WORDS, True, "SIM1")


def broken(the: Oracle) -> Mapping[str, int]:
    return {name: tally.broken for name, tally in the.tallies.items() if tally.broken}


def watch(*people: Person, told: Mapping[str, Visit] | None = None) -> Oracle:
    return Oracle(people or (ROBIN,), {"V1": VISIT} if told is None else told)


def test_a_true_reminder_breaks_nothing_and_is_checked_in_every_way() -> None:
    the = watch()
    the.saw(CALL, REMINDER)
    assert broken(the) == {}
    unchecked = {name for name, tally in the.tallies.items() if not tally.checked}
    assert unchecked == {oracle.HELPED, oracle.ANSWERED}


@pytest.mark.parametrize("hour", [1, 2, 3, 13])  # 19:00 to 21:00 the day before, and seven in the morning
def test_a_reminder_outside_the_hours(hour: int) -> None:
    the = watch()
    the.saw(replace(CALL, at=datetime(2027, 3, 9, hour, 30, tzinfo=UTC)), REMINDER)
    assert bool(broken(the)) is (hour in {3, 13})


def test_every_plausible_zone_counts() -> None:
    there = replace(ROBIN, place=NAVAJO)
    visit = replace(VISIT, person=there)
    the = watch(there, told={"V1": visit})
    the.saw(replace(CALL, at=datetime(2027, 7, 6, 14, 30, tzinfo=UTC)), replace(REMINDER, visits=()))
    # Half past eight in Window Rock and half past nine in Madison, but half past seven in Phoenix.
    assert broken(the) == {oracle.WINDOWS: 1}


@pytest.mark.parametrize(
    ("at", "fits"),
    [
        (datetime(2027, 3, 9, 16, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 9, 15, 59, tzinfo=UTC), False),
        (datetime(2027, 3, 13, 22, 59, tzinfo=UTC), True),  # Saturday until five
        (datetime(2027, 3, 13, 23, 0, tzinfo=UTC), False),
        (datetime(2027, 3, 14, 17, 0, tzinfo=UTC), False),  # a Sunday
        (datetime(2027, 7, 5, 17, 0, tzinfo=UTC), False),  # Independence Day is kept on this Monday
    ],
)
def test_the_series_keeps_office_hours(at: datetime, fits: bool) -> None:
    the = watch()
    words = "Revival Madison: your weekly note. Reply STOP to end it."
    the.saw(replace(CALL, at=at, words=words), SERIES)
    assert (oracle.WINDOWS not in broken(the)) is fits


def test_a_second_text_of_the_series_on_one_day() -> None:
    the = watch()
    words = "Revival Madison: your weekly note. Reply STOP to end it."
    the.saw(CALL, REMINDER)
    the.saw(replace(CALL, message_id=2, words=words, at=TEN + timedelta(hours=1)), SERIES)
    assert broken(the) == {oracle.CAPS: 1}


def test_nothing_after_stop_but_one_confirmation_and_help() -> None:
    the = watch()
    the.heard(Saying(TEN, ROBIN.phone, "STOP", STOP), TEN)
    ack = Meant("stop_ack", "care", True, "S1", ())
    bye = "Revival Madison: you will get no more texts from us."
    the.saw(replace(CALL, message_id=2, words=bye), ack)
    the.saw(replace(CALL, message_id=3, words="Call 988, we thank you"), replace(ack, template="crisis"))
    assert broken(the) == {}
    the.saw(replace(CALL, message_id=4, words=bye), ack)
    the.saw(replace(CALL, message_id=5, taken=False), REMINDER)  # the carrier's refusal excuses nobody
    assert broken(the) == {oracle.STOPPED: 2}
    the.heard(Saying(TEN, ROBIN.phone, "START", START), TEN)
    the.saw(replace(CALL, message_id=6), REMINDER)
    assert broken(the) == {oracle.STOPPED: 2}


def test_a_new_consent_to_the_series_ends_stop_for_that_alone() -> None:
    the = watch()
    words = "Revival Madison: your weekly note. Reply STOP to end it."
    the.heard(Saying(TEN, ROBIN.phone, "STOP", STOP), TEN - timedelta(days=9))
    the.agreed(ROBIN.phone, TEN - timedelta(days=1))
    the.saw(replace(CALL, words=words), SERIES)
    assert broken(the) == {}
    the.saw(replace(CALL, message_id=2), REMINDER)
    assert broken(the) == {oracle.STOPPED: 1}


def test_nothing_after_the_visit_has_begun() -> None:
    the = watch(told={"V1": replace(VISIT, start=TEN)})
    the.saw(replace(CALL, words="your visit is Tue, Mar 9 at 10:00 AM"), REMINDER)
    assert broken(the) == {oracle.BEGUN: 1}


@pytest.mark.parametrize(
    "told",
    [
        replace(VISIT, start=VISIT.start + timedelta(hours=1)),
        replace(VISIT, start=VISIT.start + timedelta(days=1)),
        replace(VISIT, status="Canceled by provider"),
        replace(VISIT, person=replace(ROBIN, phone="+16085550177")),
    ],
    ids=["another hour", "another day", "called off", "somebody else's"],
)
def test_words_that_are_not_true(told: Visit) -> None:
    the = watch(told={"V1": told})
    the.saw(CALL, REMINDER)
    assert broken(the) == {oracle.TRUE: 1}


def test_a_visit_that_the_patient_gave_up_is_not_spoken_of() -> None:
    the = watch()
    the.heard(Saying(TEN, ROBIN.phone, "X", "cancel"), TEN)
    gone = "Revival Madison: your visit on Wed, Mar 10 at 12:00 PM is cancelled."
    the.saw(replace(CALL, words=gone), Meant("cancel_ack", "care", True, "S1", (("V1", ""),)))
    the.saw(replace(CALL, message_id=2), REMINDER)
    assert broken(the) == {oracle.TRUE: 1}
    the.rebooked("V1")
    the.saw(replace(CALL, message_id=3), replace(REMINDER, visits=(("V1", "two_hours"),)))
    assert broken(the) == {oracle.TRUE: 1}


def test_the_language_is_the_patients() -> None:
    spanish = replace(ROBIN, language="es")
    words = "Revival Madison: su cita es el miércoles 10 mar, 12:00 p. m. Responda C (confirmar)."
    the = watch(spanish, told={"V1": replace(VISIT, person=spanish)})
    the.saw(replace(CALL, words=words), REMINDER)
    assert broken(the) == {}
    the.saw(replace(CALL, message_id=2), replace(REMINDER, visits=(("V1", "x"),)))
    assert broken(the)[oracle.LANGUAGE] == 1


def test_nothing_twice() -> None:
    the = watch()
    the.saw(CALL, REMINDER)
    the.saw(replace(CALL, taken=False), REMINDER)
    assert broken(the) == {}
    the.saw(CALL, REMINDER)
    the.saw(replace(CALL, message_id=2), REMINDER)  # another row for the same step of the same visit
    assert broken(the) == {oracle.ONCE: 2}


def test_what_never_arrived_may_be_said_again_by_another_message() -> None:
    the = watch()
    the.saw(CALL, REMINDER, reached=False)
    the.saw(replace(CALL, message_id=2), REMINDER)
    assert broken(the) == {}
    the.saw(CALL, replace(REMINDER, visits=()), reached=False)  # but not by the same one
    assert broken(the) == {oracle.ONCE: 1}


def test_a_link_is_in_no_language() -> None:
    the = watch()
    mail = replace(CALL, channel=Channel.EMAIL, to=ROBIN.email)
    words = "Your visit\nYour visit is on Wednesday, March 10 at 12:00. https://outreach.example.org/v/x-su-y"
    the.saw(replace(mail, words=words), REMINDER)
    assert broken(the) == {}


def test_what_the_patient_asked_for() -> None:
    the = watch(replace(ROBIN, only_email=True))
    the.saw(CALL, REMINDER)
    assert broken(the) == {oracle.WISHES: 1}
    the = watch(replace(ROBIN, afternoons=True))
    the.saw(CALL, REMINDER)
    assert broken(the) == {oracle.WISHES: 1}


def test_nothing_automatic_for_somebody_in_danger_until_a_colleague_says_so() -> None:
    the = watch()
    the.heard(Saying(TEN, ROBIN.phone, "I want to die", CRISIS), TEN)
    the.saw(CALL, REMINDER)
    assert broken(the) == {oracle.SILENCE: 1}
    the.resumed(ROBIN.phone)
    the.saw(replace(CALL, message_id=2), replace(REMINDER, visits=(("V1", "two_hours"),)))
    assert broken(the) == {oracle.SILENCE: 1}


def test_answers_come_to_who_asked_and_help_at_once() -> None:
    the = watch()
    help_ = Meant("crisis", "care", True, "S1", ())
    the.saw(CALL, Meant("help", "care", True, "S1", ()))
    assert broken(the) == {oracle.ANSWERED: 1}
    the.heard(Saying(TEN, ROBIN.phone, "I want to die", CRISIS), TEN)
    the.saw(replace(CALL, message_id=2), help_)
    assert broken(the) == {oracle.ANSWERED: 1}
    the.saw(replace(CALL, message_id=3, at=TEN + timedelta(minutes=2)), help_)
    assert broken(the) == {oracle.ANSWERED: 1, oracle.HELPED: 1}
