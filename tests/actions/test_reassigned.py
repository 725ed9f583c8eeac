"""What the Reassigned Numbers Database says, and what comes of it (rule P5)."""

from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from outreach.actions.dispatch import dispatch
from outreach.actions.reassigned import CheckReport, take_answers
from outreach.actions.record_consent import Said, record_consent
from outreach.domain.consent import Medium
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import Purpose
from outreach.domain.reassigned import Answer, Result, read_results
from outreach.domain.windows import HOUSE_HOURS
from outreach.records.models import (
    ContactPoint,
    Message,
    NumberCheck,
    PatientContact,
    PrivacyIncident,
    StaffTask,
)
from tests.actions.feeds import row, take
from tests.factories import (
    NOW,
    SettableClock,
    claimed,
    engine,
    mailbox,
    message,
    patient,
    phone,
    said,
    status,
    tasks,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db
ASKED = date(2026, 6, 1)
LATER = NOW + timedelta(hours=3)


def told(answer: Answer, known_on: date = ASKED, source: str = "first file") -> CheckReport:
    return take_answers([Result("+16085550101", known_on, answer)], source, NOW, by="Kim")


def test_p5_yes_stops_the_number_ends_its_link_and_asks_for_the_new_one() -> None:
    person = patient(phone(), mailbox())
    planned = message(visit(person), send_at=LATER)
    assert told(Answer.YES) == CheckReport(yes=1)
    assert status(planned) == Status.SUPPRESSED
    assert Message.objects.get(channel="email").status == Status.PLANNED, "the patient hears by mail"
    line = said().get()
    assert (line.kind, line.purpose, line.actor, line.medium) == (
        "withdrawn", "all", "carrier", "number registry",
    )  # fmt: skip
    assert "2026-06-01" in line.wording
    assert PatientContact.objects.get(contact__channel="sms").ended_at == NOW
    task = StaffTask.objects.get()
    assert (task.kind, task.patient_id) == ("wrong_number", person.pk)
    assert "ask for theirs" in task.note
    assert not PrivacyIncident.objects.exists(), "nothing was sent there"


def test_p5_everyone_who_shared_the_number_is_asked_for_theirs() -> None:
    shared = phone()
    people = {patient(shared).pk, patient(shared).pk}
    told(Answer.YES)
    assert set(StaffTask.objects.values_list("patient_id", flat=True)) == people
    assert tasks() == ["wrong_number", "wrong_number"]


def test_p46_what_was_sent_since_that_day_is_a_privacy_incident() -> None:
    person = patient(phone())
    before = datetime(2026, 5, 31, 15, tzinfo=NOW.tzinfo)
    earlier = under_way(Status.DELIVERED, visit(person), attempted_at=before)
    since = under_way(Status.DELIVERED, visit(person), attempted_at=before + timedelta(days=1))
    assert told(Answer.YES) == CheckReport(yes=1, incidents=1)
    incident = PrivacyIncident.objects.get()
    assert (incident.kind, incident.patients, incident.messages) == ("reassigned", [person.pk], [since.pk])
    assert earlier.pk not in incident.messages


def test_p5_no_is_noted_and_changes_nothing() -> None:
    planned = message(send_at=LATER)
    assert told(Answer.NO) == CheckReport(no=1)
    assert status(planned) == Status.PLANNED
    check = NumberCheck.objects.get()
    assert (check.answer, check.known_on, check.at, check.actor) == ("no", ASKED, NOW, "Kim")
    assert not tasks()
    assert not said().exists()


def test_p5_no_data_changes_nothing() -> None:
    planned = message(send_at=LATER)
    assert told(Answer.NO_DATA) == CheckReport(no_data=1)
    assert status(planned) == Status.PLANNED
    assert PatientContact.objects.get().ended_at is None
    assert not tasks()
    assert not said().exists()


def test_p5_the_three_answers_of_one_file() -> None:
    numbers = [phone(f"+1608555010{n}") for n in range(1, 4)]
    planned = [message(visit(patient(number)), send_at=LATER) for number in numbers]
    lines = "6085550101,2026-06-01,yes\n6085550102,2026-06-01,no\n6085550103,2026-06-01,no data\n"
    lines += "6085550199,2026-06-01,yes\n"
    report = take_answers(read_results(lines.splitlines()), "file", NOW, by="Kim")
    assert report == CheckReport(yes=1, no=1, no_data=1, strange=1)
    assert [status(it) for it in planned] == [Status.SUPPRESSED, Status.PLANNED, Status.PLANNED]
    the = engine(SettableClock(LATER))
    dispatch(claimed(the), the)
    assert [status(it) for it in planned] == [Status.SUPPRESSED, Status.SENT, Status.SENT]


def test_p5_p46_each_of_many_has_its_own_evidence_incident_and_tasks() -> None:
    found = []
    for n in (1, 2):
        shared = phone(f"+1608555010{n}")
        one, other = patient(shared), patient(shared)
        it = under_way(Status.DELIVERED, visit(one), shared, attempted_at=NOW - timedelta(days=n))
        found.append((shared, [one.pk, other.pk], it.pk))
    days = (NOW - timedelta(days=3)).date(), (NOW - timedelta(days=1)).date()
    answers = [Result(shared.value, day, Answer.YES) for (shared, _, _), day in zip(found, days, strict=True)]
    assert take_answers(answers, "file", NOW, by="Kim") == CheckReport(yes=2, incidents=1)
    for (shared, people, _), day in zip(found, days, strict=True):
        line = said().get(contact=shared)
        check = NumberCheck.objects.get(contact=shared)
        assert (line.evidence, str(day) in line.wording) == ({"check": str(check.pk)}, True)
        asked = StaffTask.objects.filter(dedupe_key__startswith=f"wrong_number:check:{check.pk}:")
        assert sorted(asked.values_list("patient_id", flat=True)) == people
    incident = PrivacyIncident.objects.get()
    assert (incident.contact, incident.patients, incident.messages) == (*found[0][:2], [found[0][2]])


@pytest.mark.parametrize("answer", Answer)
def test_many_answers_cost_no_more_statements_than_two(
    answer: Answer, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        message(visit(patient(phone(f"+160855501{number:02}"))), send_at=LATER)
    results = [Result(point.value, ASKED, answer) for point in ContactPoint.objects.all()]
    with django_assert_max_num_queries(25):
        take_answers(results, "file", NOW, by="Kim")


def test_p5_the_same_file_twice_counts_once() -> None:
    message(send_at=LATER)
    for answer in (Answer.YES, Answer.NO):
        told(answer, source=answer.value)
        assert told(answer, source=answer.value) == CheckReport(known=1)
    assert NumberCheck.objects.count() == 2


def test_p5_an_old_answer_does_not_stop_a_number_that_was_given_anew() -> None:
    """The patient has the number again, or it was an error: the answer about that day has been acted on."""
    number = phone()
    patient(number, external_id="P-7")
    told(Answer.YES)
    PatientContact.objects.update(ended_at=None)  # the schedule names it again
    word = Said(Purpose.CARE, granted=True, by="Kim", via=Medium.DESK, wording="This is my number")
    record_consent("P-7", word, NOW, HOUSE_HOURS, region="US")
    assert told(Answer.YES, source="the same answers, saved again") == CheckReport(known=1)
    assert ContactPoint.objects.get().opted_out_at is None
    assert told(Answer.YES, known_on=NOW.date(), source="asked again") == CheckReport(yes=1)
    assert ContactPoint.objects.get().opted_out_at == NOW


def test_p13_an_import_that_still_names_the_number_does_not_bring_it_back() -> None:
    take(row(Email=""))
    told(Answer.YES)
    take(row(Email="", Start="2027-03-19 11:00"), row(Appointment_ID="A2", Email="", First_Name="Adeline"))
    assert not Message.objects.filter(status__in=["planned", "queued", "held"]).exists()
