"""The sample practice is what the demo says it is, and nobody in it can be a real person."""

import re
from collections import Counter
from itertools import pairwise

from outreach.demo import practice
from outreach.demo.clinic_files import BACKUP, ON_CALL
from outreach.demo.practice import DAYS, FIRST_DAY, HEADINGS, people, row, visits
from outreach.domain.places import of_phone

PEOPLE = people()
VISITS = visits(PEOPLE)


def test_sixty_patients_have_150_visits_in_ten_days() -> None:
    assert len(PEOPLE) == 60
    assert len(VISITS) == len({visit.id for visit in VISITS}) == 150
    assert {visit.person for visit in VISITS} == set(PEOPLE)
    assert all(0 <= (visit.start.date() - FIRST_DAY).days < DAYS for visit in VISITS)


def test_nobody_comes_on_a_sunday() -> None:
    assert all(visit.start.weekday() != 6 for visit in VISITS)


def test_phones_and_mailboxes_are_kept_for_fiction() -> None:
    for person in PEOPLE:
        assert re.fullmatch(r"(\+1\d{3}55501\d\d)?", person.phone)
        assert re.fullmatch(r"([a-z0-9.]+@example\.(org|com|net))?", person.email)
        assert person.phone not in {"+16085550100", ON_CALL, BACKUP}  # the clinic's own, in the sandbox


def test_only_the_family_shares_a_phone() -> None:
    numbers = Counter(person.phone for person in PEOPLE if person.phone)
    assert [number for number, owners in numbers.items() if owners > 1] == [PEOPLE[practice.PARENT].phone]
    assert numbers[PEOPLE[practice.PARENT].phone] == 3


def test_p32_some_phones_are_from_elsewhere() -> None:
    places = {of_phone(PEOPLE[number].phone).states for number in practice.ELSEWHERE}
    assert places == {frozenset({"AZ"}), frozenset({"HI"}), frozenset({"CA"})}


def test_the_children_come_at_the_same_hour() -> None:
    first, second = ([v.start for v in VISITS if v.person.number == child] for child in practice.CHILDREN)
    assert first == second


def test_no_patient_is_reminded_of_two_visits_at_the_same_hour() -> None:
    for person in PEOPLE:
        days = [visit.start.date() for visit in VISITS if visit.person is person]
        assert all((later - earlier).days > 2 for earlier, later in pairwise(days)), person.id


def test_a_visit_is_exported_as_a_scheduling_system_would() -> None:
    line = dict(zip(HEADINGS, row(VISITS[0]), strict=True))
    assert line["Appointment ID"] == "V001"
    assert line["Patient ID"] == "P000"
    assert line["Date"] == "03/08/2027"
    assert re.fullmatch(r"\d{1,2}:\d\d [AP]M", line["Time"])
    assert line["Status"] == "Scheduled"


def test_the_practice_is_the_same_every_time() -> None:
    assert visits(people()) == VISITS
