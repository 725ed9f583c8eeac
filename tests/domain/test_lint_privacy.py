"""What a locked screen must not show, and the ordinary words that it may."""

import pytest

from outreach.domain.kinds import Kind
from outreach.domain.lint import Finding, Level, Part, lint_email, lint_sms
from outreach.domain.purpose import Purpose
from tests.domain.lint_help import CARE, EDUCATION, errors, sms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your ketamine visit is Tuesday", "ketamine"),
        ("Su sesión de ketamina es el martes", "ketamina"),
        ("KETAMINE tomorrow", "KETAMINE"),
        ("Bring your Spravato", "Spravato"),
        ("Take your sertraline as usual", "sertraline"),
        ("Tome la sertralina", "sertralina"),
        ("Keep taking antidepressants", "antidepressants"),
        ("Siga con el antidepresivo", "antidepresivo"),
        ("Your Ozempic is ready", "Ozempic"),
        ("about semaglutide", "semaglutide"),
        ("about omeprazol", "omeprazol"),
        ("new: zuranolonazepam", "zuranolonazepam"),
        ("your SSRI", "SSRI"),
        ("your GLP-1", "GLP-1"),
        ("a new tirzepatide pen", "tirzepatide"),
        ("lisinopril", "lisinopril"),
    ],
)
def test_p25_drug_names_in_a_text_are_errors_in_both_languages(text: str, found: str) -> None:
    assert sms(text, "P25") == [found]


@pytest.mark.parametrize(
    "text", ["See you in April", "En abril", "Preparing for your visit", "Special care", "Servir es vivir"]
)
def test_p25_words_that_only_look_like_drugs_pass(text: str) -> None:
    assert sms(text, "P25") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://bit.ly/abc.", "bit.ly/abc"),
        ("See BIT.LY/abc", "BIT.LY/abc"),
        ("See tinyurl.com/x and t.co/y", "tinyurl.com/x"),
    ],
)
def test_p25_public_shorteners_are_errors(text: str, found: str) -> None:
    assert found in sms(text, "P25")


@pytest.mark.parametrize(
    "text",
    [
        "https://orbit.ly/x",
        "https://clinic.example.org/t.co",
        "mail me@bit.lyrics.example.org",
        "Stop by at.line",
        "https://bit.ly.example.org/",
    ],
)
def test_p25_other_addresses_pass(text: str) -> None:
    assert sms(text, "P25") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("your infusion on Tuesday", "infusion"),
        ("sus infusiones", "infusiones"),
        ("IV on Tuesday", "IV"),
        ("About your depression", "depression"),
        ("su depresión", "depresión"),
        ("su depresion", "depresion"),
        ("para la ANSIEDAD", "ANSIEDAD"),
        ("feeling depressed?", "depressed"),
        ("bipolar group", "bipolar"),
        ("your PTSD visit", "PTSD"),
        ("group therapy", "therapy"),
        ("su terapia", "terapia"),
        ("your chemotherapy", "chemotherapy"),
        ("How is the pain?", "pain"),
        ("¿Cómo va el dolor?", "dolor"),
        ("panic attacks", "panic"),
        ("Your PHQ-9 is due", "PHQ-9"),
        ("your score was 14", "score"),
        ("su puntaje", "puntaje"),
        ("take 50 mg", "50 mg"),
        ("pay $20.50 today", "$20.50"),
        ("20 dólares", "20 dólares"),
        ("Madison Psychiatry: your visit", "Psychiatry"),
        ("Clínica de Psiquiatría", "Psiquiatría"),
        ("Madison Oncology", "Oncology"),
        ("su oncólogo", "oncólogo"),
        ("behavioral health", "behavioral"),
        ("salud mental", "mental"),
        ("your mood diary", "mood"),
        ("su estado de ánimo", "estado de ánimo"),
        ("You are pregnant", "pregnant"),
        ("Your HIV test", "HIV"),
        ("the VIH test", "VIH"),
        ("Your MRI is at 3 PM", "MRI"),
        ("prenatal visit", "prenatal"),
        ("an EMDR session", "EMDR"),
    ],
)
def test_p37_a_text_names_no_condition_treatment_symptom_score_amount_or_specialty(
    text: str, found: str
) -> None:
    assert sms(text, "P37") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Your visit is Tue, Mar 9 at 2:30 PM. Call 608-555-0100.",
        "Fundamental changes",
        "The wet paint on Spain Street",
        "We apologize; use the new technology",
        "Su cita es a las 2:30 p. m. en el edificio B",
        "give it to Ivy",
        "Suite 4, 2nd floor, door 12",
        "20 minutes before",
        "Ask for Painter",
        "painting lessons next door",
        "Procedere con calma",
    ],
)
def test_p37_ordinary_words_pass(text: str) -> None:
    assert sms(text, "P37") == []


@pytest.mark.parametrize(
    "text", ["your treatment", "su tratamiento", "Your results are in", "lab work", "refill"]
)
def test_p37_what_hints_at_the_reason_of_a_visit_is_a_warning(text: str) -> None:
    levels = {f.level for f in lint_sms(text, CARE) if f.rule == "P37"}
    assert levels == {Level.WARNING}


def test_p37_how_to_prepare_is_a_note() -> None:
    assert [f.level for f in lint_sms("Come fasting", CARE) if f.rule == "P37"] == [Level.NOTE]


def test_p37_the_clinic_adds_words_of_its_own_with_their_inflected_forms() -> None:
    deny = ["Glow Up", "botánica", " "]
    found = lint_sms("Your glow  ups and Botanicas; glowing updates", CARE, deny=deny)
    assert errors(found, "P37") == ["glow  ups", "Botanicas"]
    assert errors(lint_sms("Your visit", CARE, deny=[" "]), "P37") == []


def mail(subject: str, text: str, html: str = "", kind: Kind = CARE) -> list[Finding]:
    return lint_email(subject, text, html, kind)


def test_p37_subject_and_preheader_are_as_bare_as_a_text() -> None:
    assert errors(mail("Your ketamine visit", "Hello,"), "P37") == ["ketamine"]
    early = mail("Your visit", "Hello,\n\nyour infusion is on Tuesday.", kind=EDUCATION)
    assert [(f.found, f.part) for f in early if f.rule == "P37"] == [("infusion", Part.PREHEADER)]
    late = mail(
        "Your visit", "Hello,\n\n" + "We look forward to seeing you. " * 4 + "infusion", kind=EDUCATION
    )
    assert errors(late, "P37") == []


def test_p37_a_preheader_that_is_hidden_in_the_html_is_found() -> None:
    html = '<div style="display:none">Fight depression</div><p>Hello</p>'
    found = mail("Your visit", "Hello", html, EDUCATION)
    assert [(f.found, f.part) for f in found if f.rule == "P37"] == [("depression", Part.PREHEADER)]


def test_p40_a_body_that_reveals_needs_a_kind_that_says_so() -> None:
    text = "We look forward to seeing you on Tuesday. " * 4 + "Your infusion takes an hour."
    quiet, open_ = (mail("Your visit", text, kind=Kind(Purpose.CARE, reveals=r)) for r in (False, True))
    assert [(f.found, f.level) for f in quiet if f.rule == "P40"] == [("infusion", Level.WARNING)]
    assert [f for f in open_ if f.rule == "P40"] == []
