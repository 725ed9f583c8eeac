"""Words of the clinic's own: proposed, approved, sent and withdrawn, a version at a time."""

from datetime import date, timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.edit_words import Judge, WordsError, approve, propose, withdraw
from outreach.actions.words import words_in_force
from outreach.domain.lint import Voice
from outreach.domain.purpose import Purpose
from outreach.providers.memory import MemoryProvider
from outreach.records.models import AuditEvent, MessageWords
from tests.factories import CLINIC, NOW, WORDS, SettableClock, claimed, engine, message, visit

pytestmark = pytest.mark.django_db
JUDGE = Judge(WORDS, Voice(CLINIC.name, CLINIC.phone))
PATH = "en/reminder.sms.j2"
TODAY = NOW.date()
OURS = (
    "{{ clinic_name }}: we look forward to {{ start|day }} at {{ start|clock }}. Reply C, R or X."
    " {{ clinic_phone }}. STOP to opt out."
)
LESSON = (
    "{{ clinic_name }}: a walk in daylight may help you to sleep. About 1 msg/week. Msg & data rates may"
    " apply. Reply HELP for help, STOP to opt out. {{ clinic_phone }}"
)


def sent() -> str:
    carrier = MemoryProvider()
    the = engine(SettableClock(), carrier)
    message(visit())
    dispatch(claimed(the), the)
    return carrier.kept[-1].message.body


def test_words_are_sent_once_somebody_has_approved_them() -> None:
    words, findings = propose(PATH, OURS, "Kim", NOW, JUDGE)
    assert (words.version, words.purpose, findings) == (1, "care", [])
    assert "we look forward" not in sent()
    approve(PATH, 1, "Lee", NOW, JUDGE, today=TODAY)
    assert sent().startswith("Revival Madison: we look forward to Tue, Mar 9 at")
    withdraw(PATH, 1, "Kim", NOW)
    assert "we look forward" not in sent()
    kept = MessageWords.objects.get()
    assert (kept.written_by, kept.approved_by, kept.withdrawn_at) == ("Kim", "Lee", NOW)
    assert AuditEvent.objects.get().actor == "Kim", "who withdrew them (rule P43)"


def test_the_newest_approved_version_stands_and_the_one_before_takes_its_place() -> None:
    for n, greeting in enumerate(("hello", "good day"), 1):
        propose(PATH, OURS.replace("we look forward to", f"{greeting}, until"), "Kim", NOW, JUDGE)
        approve(PATH, n, "Lee", NOW, JUDGE, today=TODAY)
    assert "good day" in sent()
    withdraw(PATH, 2, "Kim", NOW)
    assert "hello" in sent()
    assert words_in_force(WORDS).version("reminder", "en", "sms") == 1
    with pytest.raises(WordsError, match="was withdrawn"):
        approve(PATH, 2, "Lee", NOW, JUDGE, today=TODAY)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (OURS.replace("we look", "your ketamine infusion: we look"), "P25|P37"),
        (OURS.replace("Reply C, R or X", "Reply YES to confirm"), "P18"),
        ("{{ clinic_name }}: {{ nonsense }}", "do not render"),
        ("{{ clinic_name", "do not render"),
    ],
)
def test_p18_p25_p37_words_that_may_not_go_are_not_even_kept(source: str, problem: str) -> None:
    with pytest.raises(WordsError, match=problem) as refusal:
        propose(PATH, source, "Kim", NOW, JUDGE)
    assert refusal.value.findings
    assert not MessageWords.objects.exists()


def test_p58_education_needs_sources_a_name_and_a_day_of_review() -> None:
    path = "en/sleep.sms.j2"
    with pytest.raises(WordsError, match="say what sleep is for"):
        propose(path, LESSON, "Kim", NOW, JUDGE)
    propose(path, LESSON, "Kim", NOW, JUDGE, purpose=Purpose.EDUCATION)
    later = date(2027, 9, 1)
    for day in (None, TODAY):
        with pytest.raises(WordsError, match="day in the future"):
            approve(path, 1, "Dr. Lee", NOW, JUDGE, today=TODAY, review_by=day)
    with pytest.raises(WordsError, match="needs its sources"):
        approve(path, 1, "Dr. Lee", NOW, JUDGE, today=TODAY, review_by=later)
    propose(path, LESSON, "Kim", NOW, JUDGE, purpose=Purpose.EDUCATION, citations="doi:10.1000/1")
    with pytest.raises(WordsError, match="who you are"):
        approve(path, 2, " ", NOW, JUDGE, today=TODAY, review_by=later)
    approve(path, 2, "Dr. Lee", NOW + timedelta(days=1), JUDGE, today=TODAY, review_by=later)
    facts = words_in_force(WORDS).facts("sleep", "en", "sms")
    assert (facts.approved, facts.review_by) == (True, later)


def test_p58_an_approval_that_is_renewed_counts_at_once() -> None:
    path, day = "en/sleep.sms.j2", date(2027, 9, 1)
    propose(path, LESSON, "Kim", NOW, JUDGE, purpose=Purpose.EDUCATION, citations="doi:10.1000/1")
    for until in (day, day + timedelta(days=365)):
        approve(path, 1, "Dr. Lee", NOW, JUDGE, today=TODAY, review_by=until)
        assert words_in_force(WORDS).facts("sleep", "en", "sms").review_by == until
    renewed = AuditEvent.objects.get()
    assert renewed.detail["before"] == {"by": "Dr. Lee", "review_by": str(day)}


def test_p58_who_approved_words_is_not_written_over() -> None:
    propose(PATH, OURS, "Kim", NOW, JUDGE)
    approve(PATH, 1, "Lee", NOW, JUDGE, today=TODAY)
    with pytest.raises(WordsError, match="approved already, by Lee"):
        approve(PATH, 1, "Pat", NOW, JUDGE, today=TODAY)
    assert MessageWords.objects.get().approved_by == "Lee"


def test_an_older_version_is_not_said_to_be_in_force() -> None:
    for _ in range(2):
        propose(PATH, OURS, "Kim", NOW, JUDGE)
    approve(PATH, 2, "Lee", NOW, JUDGE, today=TODAY)
    with pytest.raises(WordsError, match="is newer and in force"):
        approve(PATH, 1, "Lee", NOW, JUDGE, today=TODAY)
    withdraw(PATH, 2, "Kim", NOW)
    approve(PATH, 1, "Lee", NOW, JUDGE, today=TODAY)
    assert words_in_force(WORDS).version("reminder", "en", "sms") == 1


@pytest.mark.parametrize(
    "path", ["reminder", "en/reminder", "en/../reminder.sms.j2", "en/reminder.sms.html.j2"]
)
def test_a_path_that_names_no_template(path: str) -> None:
    with pytest.raises(WordsError, match="as in es/reminder"):
        propose(path, OURS, "Kim", NOW, JUDGE)


def test_known_templates_keep_their_category() -> None:
    with pytest.raises(WordsError, match="a name of their own"):
        propose(PATH, OURS, "Kim", NOW, JUDGE, purpose=Purpose.MARKETING)
    with pytest.raises(WordsError, match="no version 3"):
        withdraw(PATH, 3, "Kim", NOW)
