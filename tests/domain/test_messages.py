"""What the shipped templates say to patients, and what they must never say."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from outreach.domain.sms import measure
from outreach.domain.wording import Catalogue, mentions

CHICAGO = ZoneInfo("America/Chicago")
VISIT = datetime(2027, 3, 9, 14, 30, tzinfo=CHICAGO)
LONGEST = datetime(2026, 9, 30, 12, 30, tzinfo=CHICAGO)  # a Wednesday: miércoles 30 de septiembre

# Rules P25 and P37: no diagnosis, drug, symptom or specialty.
REVEALING = re.compile(
    r"infusi|ketamin|spravato|depress|depresi|mood|ánimo|anxi|ansie|psych|psiqui|mental|therap|terap"
)
# Rule P18: what carriers or we ourselves read as STOP or START is never offered as an answer. A patient who
# is told "X (cancelar)" may well answer "cancelar", which ends all texts.
TRAP = re.compile(
    r"\b(?:reply|text|send|responda|envíe)\s+\W?(?:cancel|cancelar|yes|sí|end|quit)\b"
    r"|\bx\W+(?:para )?cancelar"
)

FOLDER = Path(__file__).parents[2] / "templates" / "messages"
SHIPPED = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.j2")}
NAMES = sorted({
    *("reminder", "reminder_soon", "booked", "moved", "cancelled", "confirmed"),
    *("cancel_ack", "reschedule_ack", "help", "start_ack", "unclear"),
})  # fmt: skip
ASKING = ("reminder", "reminder_soon", "booked", "moved")
WORST: dict[str, object] = {
    "clinic_name": "W" * 24,
    "clinic_phone": "(608) 555-0100",
    "start": LONGEST,
    "confirmed": False,
}
TYPICAL: dict[str, object] = {
    "clinic_name": "Revival Madison",
    "clinic_phone": "608-555-0100",
    "start": VISIT,
    "confirmed": False,
}

each_name = pytest.mark.parametrize("name", NAMES)
each_language = pytest.mark.parametrize("language", ["en", "es"])


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return Catalogue(SHIPPED)


def test_every_template_is_there_in_both_languages_and_nothing_else() -> None:
    expected = {f"{lang}/{n}.{kind}.j2" for lang in ("en", "es") for n in NAMES for kind in ("sms", "email")}
    assert set(SHIPPED) == expected


@each_language
@each_name
@pytest.mark.parametrize("confirmed", [False, True])
@pytest.mark.parametrize("context", [TYPICAL, WORST], ids=["typical", "worst"])
def test_every_text_is_one_gsm_segment(
    shipped: Catalogue, name: str, language: str, confirmed: bool, context: dict[str, object]
) -> None:
    measured = measure(shipped.sms(name, language, context | {"confirmed": confirmed}))
    assert (measured.encoding, measured.segments) == ("GSM-7", 1)


@each_language
@pytest.mark.parametrize("name", ASKING)
def test_no_day_of_the_year_costs_a_second_segment(shipped: Catalogue, name: str, language: str) -> None:
    days = [LONGEST + timedelta(days=n) for n in range(366)]  # sábado is one an accent could spoil
    dear = [day for day in days if measure(shipped.sms(name, language, WORST | {"start": day})).segments != 1]
    assert dear == []


@each_language
@each_name
def test_texts_say_who_writes_and_only_what_a_lock_screen_may_show(
    shipped: Catalogue, name: str, language: str
) -> None:
    source = SHIPPED[f"{language}/{name}.sms.j2"]
    # Rule P37: no patient's name.
    assert mentions(source) <= {"clinic_name", "clinic_phone", "start", "confirmed"}
    assert shipped.sms(name, language, TYPICAL).startswith("Revival Madison")


@each_language
@each_name
@pytest.mark.parametrize("kind", ["sms", "email"])
def test_no_revealing_word_no_link_no_trap_word(name: str, language: str, kind: str) -> None:
    source = SHIPPED[f"{language}/{name}.{kind}.j2"].casefold()
    assert not REVEALING.search(source)
    assert "http" not in source
    assert not TRAP.search(source)
    assert not {"tu", "tus", "te", "tienes", "llama", "responde"} & set(re.findall(r"\w+", source))  # usted


@each_language
@pytest.mark.parametrize("name", ASKING)
def test_requests_offer_c_r_and_x(shipped: Catalogue, name: str, language: str) -> None:
    text = shipped.sms(name, language, TYPICAL)
    assert all(re.search(rf"\b{letter}\b", text) for letter in "CRX")


@each_language
def test_a_confirmed_visit_is_not_asked_about_again(shipped: Catalogue, language: str) -> None:
    text = shipped.sms("reminder_soon", language, TYPICAL | {"confirmed": True})
    assert not re.search(r"\b[CRX]\b", text)
    mail = shipped.email("reminder_soon", language, TYPICAL | {"confirmed": True})
    assert not re.search(r"confirm", mail.text)


@each_language
def test_help_and_welcome_say_what_carriers_and_safety_demand(shipped: Catalogue, language: str) -> None:
    rates = {"en": "Msg & data rates may apply", "es": "Puede haber cargos"}[language]
    frequency = {"en": "Msg frequency varies", "es": "Frecuencia variable"}[language]
    expected = {
        "help": ("608-555-0100", "STOP", "988", "911", rates, frequency),  # rule P22
        "start_ack": ("HELP", "STOP", rates, frequency),  # rule P24
        "unclear": ("608-555-0100", "988", "911"),
    }
    for name, parts in expected.items():
        text = shipped.sms(name, language, TYPICAL)
        assert [part for part in parts if part not in text] == []


@each_language
@each_name
def test_emails_greet_by_name_where_it_is_known(shipped: Catalogue, name: str, language: str) -> None:
    named = shipped.email(name, language, TYPICAL | {"patient_name": "Zoë"})
    nameless = [shipped.email(name, language, TYPICAL | extra) for extra in ({}, {"patient_name": ""})]
    assert "Zoë" in named.text.splitlines()[0]
    assert "Zoë" not in named.subject
    assert nameless[0] == nameless[1]
    assert re.fullmatch(r"(Hello,|Hola:)", nameless[0].text.splitlines()[0])
    assert "Revival Madison\n608-555-0100\n" in named.text
    assert "\n\n\n" not in named.text


def test_the_reminder_word_for_word(shipped: Catalogue) -> None:
    assert shipped.sms("reminder", "en", TYPICAL) == (
        "Revival Madison: your visit is Tue, Mar 9 at 2:30 PM. "
        "Reply C to confirm, R to reschedule, X to cancel. Questions? 608-555-0100. STOP to opt out."
    )
    assert shipped.sms("reminder", "es", TYPICAL) == (
        "Revival Madison: su cita es el martes 9 mar, 2:30 p. m. "
        "Responda C (confirmar), R (cambiar) o X (anular). Tel. 608-555-0100. Baja: STOP"
    )
