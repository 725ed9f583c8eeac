"""Length and encoding, templates at their longest, and how findings are told."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from outreach.domain.channel import Channel
from outreach.domain.kinds import KINDS, VARIABLES
from outreach.domain.lint import Finding, Level, Part, Voice, lint_email, lint_sms, lint_template
from outreach.domain.lint_samples import LONGEST, contexts
from outreach.domain.sms import measure
from outreach.domain.wording import Catalogue
from tests.domain.lint_help import CARE, EDUCATION, errors

FOLDER = Path(__file__).parents[2] / "templates" / "messages"
SHIPPED = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.j2")}
EACH = [(path.split("/")[0], *path.split("/")[1].split(".")[:2]) for path in sorted(SHIPPED)]


def of(findings: list[Finding], rule: str) -> list[Finding]:
    return [f for f in findings if f.rule == rule]


# Every template we ship


@pytest.mark.parametrize(("language", "name", "channel"), EACH)
def test_p63_every_shipped_template_is_clean_with_the_longest_values(
    language: str, name: str, channel: str
) -> None:
    found = lint_template(Catalogue(SHIPPED), name, language, Channel(channel), LONGEST)
    assert [f for f in found if f.level is not Level.NOTE] == []


def test_the_samples_are_the_longest_and_cover_every_variable() -> None:
    assert len(LONGEST.name) == 24
    context = next(contexts("reminder", "en", Channel.SMS, LONGEST))
    assert set().union(*VARIABLES.values()) <= set(context)


def test_p63_a_template_is_judged_at_its_longest() -> None:
    catalogue = Catalogue(
        {"en/reminder.sms.j2": "{{ clinic_name }}: {{ start|long_day }} {{ clinic_phone }} STOP" + "." * 95}
    )
    short = Voice("Ann", "608-555-0100")
    assert of(lint_template(catalogue, "reminder", "en", Channel.SMS, short), "P62") == []
    (finding,) = of(lint_template(catalogue, "reminder", "en", Channel.SMS, LONGEST), "P62")
    assert finding.level is Level.WARNING


def test_a_variable_that_there_is_not_is_told_with_those_that_there_are() -> None:
    catalogue = Catalogue({"en/reminder.sms.j2": "{{ clinic_name }}: {{ surprise }}"})
    (finding,) = lint_template(catalogue, "reminder", "en", Channel.SMS, LONGEST)
    assert "surprise" in finding.message
    assert (
        finding.suggestion
        == "it may use: clinic_name, clinic_phone, confirmed, language, manage_url, patient_name, start"
    )


def test_p37_a_template_that_puts_the_patients_name_in_a_text_or_subject_is_refused() -> None:
    catalogue = Catalogue(
        {
            "en/reminder.sms.j2": "{{ clinic_name }}: {{ patient_name }}, {{ clinic_phone }} STOP",
            "en/reminder.email.j2": "Subject: {{ patient_name }}\n\nHello {{ patient_name }}",
        }
    )
    sms = lint_template(catalogue, "reminder", "en", Channel.SMS, LONGEST)
    mail = lint_template(catalogue, "reminder", "en", Channel.EMAIL, LONGEST)
    assert [(f.part, f.message) for f in of(sms, "P37")] == [(Part.TEXT, "names the patient")]
    assert [f.part for f in of(mail, "P37")] == [Part.SUBJECT]


def test_p37_a_clinic_whose_name_reveals_is_found_in_every_template() -> None:
    clinic = Voice("Madison Infusion", "608-555-0100")
    found = lint_template(Catalogue(SHIPPED), "reminder", "en", Channel.SMS, clinic)
    assert errors(found, "P37") == ["Infusion"]


def test_a_template_that_cannot_be_rendered_is_a_finding() -> None:
    broken = Catalogue({"en/reminder.sms.j2": "{{ nonsense }}"})
    (finding,) = lint_template(broken, "reminder", "en", Channel.SMS, LONGEST)
    assert (finding.level, finding.rule) == (Level.ERROR, "")
    assert "nonsense" in finding.message


def test_p4_an_unknown_template_is_judged_as_marketing() -> None:
    catalogue = Catalogue({"en/spring.sms.j2": "{{ clinic_name }}: 20% off. It is safe. STOP"})
    found = lint_template(catalogue, "spring", "en", Channel.SMS, LONGEST)
    assert errors(found, "P55") == ["safe"]
    assert errors(
        lint_template(catalogue, "spring", "en", Channel.SMS, LONGEST, kind=KINDS["reminder"]), "P4"
    )


# Length and encoding


def test_p62_one_unit_more_is_a_second_segment() -> None:
    assert of(lint_sms("a" * 160, CARE), "P62") == []
    (finding,) = of(lint_sms("a" * 161, CARE), "P62")
    assert (finding.level, finding.span) == (Level.WARNING, (153, 161))
    assert "2 segments" in finding.message


def test_p62_characters_of_two_units_count_twice() -> None:
    assert of(lint_sms("€" * 80, CARE), "P62") == []
    assert len(of(lint_sms("€" * 81, CARE), "P62")) == 1


def test_p62_what_no_carrier_takes_is_an_error() -> None:
    assert len(of(lint_sms("a" * 1600, CARE), "P62")) == 1
    (finding,) = of(lint_sms("a" * 1601, CARE), "P62")
    assert finding.level is Level.ERROR


def test_p62_an_emoji_turns_the_text_into_ucs2_and_is_one_finding() -> None:
    text = "Thank you 👍🏽 " + "a" * 55
    found = lint_sms(text, CARE)
    assert [(f.found, f.level) for f in of(found, "P62")] == [("👍🏽", Level.WARNING)]
    longer = of(lint_sms(text + "aa", CARE), "P62")
    assert longer[0].found == "👍🏽"
    assert "2 segments" in longer[1].message


def test_p63_what_we_make_plain_ourselves_costs_nothing() -> None:
    text = "José’s “visit” – 9… "
    found = lint_sms(text + "a" * 130, CARE)
    assert measure('José\'s "visit" - 9... ' + "a" * 130).segments == 1
    assert of(found, "P62") == []
    assert [(f.found, f.level) for f in of(found, "P63")] == [
        ("’", Level.NOTE),
        ("“", Level.NOTE),
        ("”", Level.NOTE),
        ("–", Level.NOTE),
        ("…", Level.NOTE),
    ]
    assert of(found, "P63")[0].message == 'is sent as "\'"'


def test_p63_spanish_accents_are_dropped_unless_something_else_spoils_it() -> None:
    plain = of(lint_sms("Está aquí, señor", CARE), "P63")
    assert [f.message for f in plain] == ["is sent as 'a'", "is sent as 'i'"]
    spoiled = of(lint_sms("Aquí 😀", CARE), "P63")
    assert [(f.found, f.suggestion) for f in spoiled] == [("í", "write 'i'")]


# How findings are told


def test_findings_come_gravest_first_with_their_words() -> None:
    text = "Thank you 👍 for your ketamine visit"
    found = lint_sms(text, CARE)
    assert [f.level for f in found] == sorted(
        (f.level for f in found), key=["error", "warning", "note"].index
    )
    assert all(text[slice(*f.span)] == f.found for f in found)
    assert found[0].found == "ketamine"


def test_of_overlapping_finds_of_one_rule_the_wider_stays() -> None:
    found = lint_sms("your mental health, eating disorder", CARE)
    assert errors(found, "P37") == ["mental", "eating disorder"]


def test_html_made_from_the_text_is_not_reported_twice() -> None:
    mail = Catalogue({"en/a.email.j2": "Subject: Hi\n\nIt is a cure.\nSee https://example.org/."}).email(
        "a", "en", {}
    )
    assert errors(lint_email(mail.subject, mail.text, mail.html, CARE), "P55") == ["cure"]
    own = lint_email("Hi", "Nothing here.", "<p>It is a cure.</p>", CARE)
    assert [(f.found, f.part) for f in own if f.rule == "P55"] == [("cure", Part.HTML)]


@given(
    st.text(max_size=200),
    st.text(max_size=200),
    st.sampled_from(["", "help", "crisis", "stop_ack", "welcome"]),
)
@example("HTTP://[", "", "")
@settings(max_examples=150)
def test_any_words_can_be_judged_and_every_place_is_right(text: str, html: str, template: str) -> None:
    for kind in (CARE, EDUCATION):
        found = lint_sms(text, kind, template=template) + lint_email(
            text, text, html, kind, {}, template=template
        )
        assert [f for f in found if f.text[slice(*f.span)] != f.found] == []
