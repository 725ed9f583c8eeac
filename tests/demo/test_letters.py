"""The demo's letters are such as a clinic may send."""

from outreach.demo.letters import REST, REST_WORDS
from outreach.domain.kinds import Kind
from outreach.domain.lint import Level, lint_email
from outreach.domain.purpose import Purpose
from outreach.domain.wording import Catalogue

GIVEN = {
    "clinic_name": "Revival Madison",
    "clinic_phone": "608-555-0100",
    "patient_name": "Alma",
    "unsubscribe_url": "https://clinic.example.org/u/abc",
    "preferences_url": "https://clinic.example.org/p/abc",
    "postal_address": "12 Example Street, Madison, WI 53703",
}


def test_p50_p55_the_letters_own_words_pass_the_linter() -> None:
    words = Catalogue({f"en/{REST}.email.j2": REST_WORDS}).email(REST, "en", GIVEN)
    found = lint_email(words.subject, words.text, words.html, Kind(Purpose.EDUCATION))
    assert [finding for finding in found if finding.level is Level.ERROR] == []
