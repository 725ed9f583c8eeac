"""What certain messages must say and others must not."""

import pytest

from outreach.domain.kinds import Kind
from outreach.domain.lint import Level, Voice, lint_email, lint_sms
from outreach.domain.purpose import Purpose
from tests.domain.lint_help import ANSWER, CARE, EDUCATION, MARKETING, errors, sms

VISIT = "Revival Madison: your visit is Tue, Mar 9 at 2:30 PM. Call 608-555-0100. STOP to opt out."
CLINIC = Voice("Revival Madison", "608-555-0100")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20% off", "20% off"),
        ("20 % de descuento", "20 % de descuento"),
        ("only $99", "$99"),
        ("a special offer", "special offer"),
        ("oferta especial", "oferta"),
        ("a free consultation", "free consultation"),
        ("refer a friend", "refer a friend"),
        ("Consulta gratuita", "Consulta gratuita"),
        ("our new service", "new service"),
        ("Now offering more", "Now offering"),
        ("nuevos servicios", "nuevos servicios"),
        ("limited time", "limited time"),
    ],
)
def test_p4_offers_prices_and_new_services_make_a_reminder_marketing(text: str, found: str) -> None:
    assert found in sms(f"{VISIT} {text}", "P4")
    assert found in errors(lint_email("Your visit", f"{VISIT} {text}", "", CARE), "P4")
    assert sms(f"{VISIT} {text}", "P4", MARKETING) == []


@pytest.mark.parametrize(
    "text",
    [
        "Feel free to call",
        "We can offer you Tuesday",
        "20 minutes",
        "Special care",
        "100% of visits",
        "New time:",
    ],
)
def test_p4_ordinary_words_pass(text: str) -> None:
    assert sms(f"{VISIT} {text}", "P4") == []


def test_p4_education_may_not_carry_offers_and_should_not_advertise() -> None:
    assert sms("20% off", "P4", EDUCATION) == ["20% off"]
    found = lint_sms("our new program", EDUCATION)
    assert [f.level for f in found if f.rule == "P4"] == [Level.WARNING]


@pytest.mark.parametrize("text", ["your copay is due", "su copago", "Please send payment", "seguro médico"])
def test_p3_a_text_about_a_visit_has_no_billing(text: str) -> None:
    assert sms(text, "P3") != []


def test_p3_an_unasked_text_says_who_writes_whom_to_call_and_how_to_stop() -> None:
    assert [f for f in lint_sms(VISIT, CARE, clinic=CLINIC) if f.rule == "P3"] == []
    bare = [f for f in lint_sms("Your visit is Tue at 2:30 PM.", CARE, clinic=CLINIC) if f.rule == "P3"]
    assert [f.level for f in bare] == [Level.ERROR, Level.WARNING, Level.NOTE]
    assert [f for f in lint_sms("Thank you.", ANSWER, clinic=CLINIC) if f.rule == "P3"] == []


def test_p3_a_clinic_with_accents_is_recognised_after_they_are_gone() -> None:
    clinic = Voice("Clínica Peña", "608-555-0100")
    found = lint_sms("Clinica Peña: su cita. Tel. 608-555-0100. STOP", CARE, clinic=clinic)
    assert [f for f in found if f.rule == "P3"] == []


STOPPED = (
    "Revival Madison: you will get no more texts from us. To get them again, reply START. Call 608-555-0100."
)


@pytest.mark.parametrize(
    "text",
    [
        "Before you go: 20% off!",
        "Are you sure?",
        "You will miss our news",
        "See https://example.org",
        "¿Está segura?",
    ],
)
def test_p10_an_opt_out_is_confirmed_without_marketing(text: str) -> None:
    assert sms(f"{STOPPED} {text}", "P10", template="stop_ack") != []
    assert sms(f"{VISIT} {text}", "P10", template="reminder") == []


def test_p10_a_plain_confirmation_passes_and_one_that_confirms_nothing_does_not() -> None:
    assert sms(STOPPED, "P10", template="stop_ack") == []
    assert sms("Revival Madison: thank you. Call 608-555-0100.", "P10", template="stop_ack") == [""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reply CANCEL to cancel", "Reply CANCEL"),
        ("reply cancel", "reply cancel"),
        ("Reply YES to confirm", "Reply YES"),
        ('Text us back "yes"', 'Text us back "yes'),
        ("Reply C or YES", "YES"),
        ("Reply Y/YES to confirm", "YES to confirm"),
        ("Reply C to confirm, R to move, CANCEL to cancel", "CANCEL to cancel"),
        ("To keep it text YES", "text YES"),
        ("YES to confirm", "YES to confirm"),
        ("Reply STOP to cancel your visit", "STOP to cancel"),
        ("Responda SÍ", "SÍ"),
        ("responda sí para confirmar", "sí para confirmar"),
        ("Responda SI para confirmar", "SI para confirmar"),
        ("responda si para confirmar", "si para confirmar"),
        ("Responda CANCELAR", "Responda CANCELAR"),
        ("envíe cancelar", "envíe cancelar"),
        ("C (confirmar), X (cancelar)", "X (cancelar"),
        ("X para cancelar", "X para cancelar"),
    ],
)
def test_p18_words_that_carriers_act_on_are_never_asked_for(text: str, found: str) -> None:
    assert found in sms(text, "P18")
    assert found in errors(lint_email("Your visit", text, "", CARE), "P18")


@pytest.mark.parametrize(
    "text",
    [
        "Reply C to confirm, R to reschedule, X to cancel.",
        "REPLY C TO CONFIRM, R TO RESCHEDULE, X TO CANCEL.",
        "Reply STOP to opt out, START to get texts again, HELP for help.",
        "STOP to cancel texts",
        "Responda C (confirmar), R (cambiar) o X (anular). Baja: STOP",
        "Responda si tiene preguntas",
        "Please reply yesterday's letter",
        "We will reply. Yes, really.",
        "Your visit is cancelled. Text us for a new time.",
        "Reply X if you want to cancel",
        "Send us the end date",
    ],
)
def test_p18_the_letters_and_ordinary_sentences_pass(text: str) -> None:
    assert sms(text, "P18") == []


HELP = (
    "Revival Madison visit texts. Msg frequency varies. Msg & data rates may apply. Call 608-555-0100."
    " STOP to opt out. Crisis: call/text 988 or call 911."
)


def test_p22_the_answer_to_help_is_complete() -> None:
    assert errors(lint_sms(HELP, ANSWER, template="help", clinic=CLINIC), "P22") == []


@pytest.mark.parametrize(
    "piece",
    ["Revival Madison", "Msg frequency varies.", "rates may apply", "608-555-0100", "STOP", "988", "911"],
)
def test_p22_each_part_is_missed(piece: str) -> None:
    text = HELP.replace(piece, "")
    assert len(errors(lint_sms(text, ANSWER, template="help", clinic=CLINIC), "P22")) == 1
    assert errors(lint_sms(text, ANSWER, template="unclear", clinic=CLINIC), "P22") == []


def test_p22_in_spanish_988_wants_its_2() -> None:
    text = (
        "Revival Madison: avisos de citas. Frecuencia variable. Puede haber cargos. Tel. 608-555-0100. STOP."
        " 988 o 911."
    )
    level = [f.level for f in lint_sms(text, ANSWER, template="help") if f.rule == "P22"]
    assert level == [Level.WARNING]
    assert [f for f in lint_sms(text + " Oprima 2.", ANSWER, template="help") if f.rule == "P22"] == []


FIRST = "Revival Madison: about 2 msg/week. Msg & data rates may apply. Reply HELP for help, STOP to opt out."


@pytest.mark.parametrize("template", ["welcome", "start_ack"])
def test_p24_the_first_text_of_a_programme_is_complete(template: str) -> None:
    assert errors(lint_sms(FIRST, EDUCATION, template=template, clinic=CLINIC), "P24") == []
    for piece in ("Revival Madison", "2 msg/week", "rates may apply", "HELP for help", "STOP"):
        found = lint_sms(FIRST.replace(piece, ""), EDUCATION, template=template, clinic=CLINIC)
        assert len(errors(found, "P24")) == 1, piece
    assert errors(lint_sms("Hello", EDUCATION, template="lesson", clinic=CLINIC), "P24") == []


CRISIS = {
    "en": "Clinic: this number is not watched all the time. Call or text 988, any hour. In danger, call 911.",
    "es": "Clinic: no vigilamos estos mensajes. Llame al 988 y oprima 2, o mande AYUDA al 988. Peligro: 911.",
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_p60_the_crisis_text_says_where_help_is(language: str) -> None:
    assert sms(CRISIS[language], "P60", template="crisis") == []


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("en", "not watched all the time"),
        ("en", "or text"),
        ("en", "911"),
        ("es", "no vigilamos"),
        ("es", "oprima 2"),
        ("es", "AYUDA"),
        ("es", "911"),
    ],
)
def test_p60_each_part_is_missed(language: str, piece: str) -> None:
    assert sms(CRISIS[language].replace(piece, ""), "P60", template="crisis") == [""]


@pytest.mark.parametrize(
    "words",
    [
        "We are committed to you.",
        "If you took pills",
        "Don't kill yourself",
        "Put down the gun",
        "Reply C",
        "pastillas",
    ],
)
def test_p60_the_crisis_text_has_no_method_no_judgement_no_ask(words: str) -> None:
    assert sms(f"{CRISIS['en'][:-5]} {words} 911", "P60", template="crisis") != []


def test_p60_the_crisis_text_is_one_segment() -> None:
    assert sms(CRISIS["en"] + " " + "Please. " * 12, "P60", template="crisis") != []


def test_p60_committed_is_a_judgement_only_beside_suicide_elsewhere() -> None:
    assert sms("We are committed to your care", "P60") == []
    assert sms("He committed suicide", "P60") == ["committed suicide"]


def test_words_nobody_has_categorised_are_marketing() -> None:
    assert sms("20% off", "P4", Kind(Purpose.SURVEY)) == ["20% off"]
