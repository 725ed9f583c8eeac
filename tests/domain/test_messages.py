"""What the shipped templates say to patients, and what they must never say."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from outreach.domain.kinds import COMMON, KINDS, MAILED, OPTION_LETTERS, OPTIONAL, VARIABLES, kind_of
from outreach.domain.purpose import Purpose
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
LISTS = ["merged", "which_visit"]  # as long as what they list
ALERTS = ("staff_alert", "staff_escalation")
STAFF = (
    *ALERTS,
    "staff_taken",
    "staff_held",
    "staff_open",
    "staff_none",
)  # the clinic's own people, in English
NAMES = sorted({
    *MAILED, "stop_ack", "cancel_check", "kept", "still_on", "no_visit",
})  # fmt: skip
TEXTED = sorted({*NAMES, *LISTS})
ASKING = ("reminder", "reminder_soon", "booked", "moved", "still_on", "cancel_check")
WORST: dict[str, object] = {
    "clinic_name": "W" * 24,
    "clinic_phone": "(608) 555-0100",
    "start": LONGEST,
    "confirmed": False,
    "task": 1_000_000,
    "series_name": "W" * 20,
    "per_week": 7,
    "visits": [{"start": LONGEST, "initial": "W"}] * 2,
    "options": [
        {"letter": letter, "start": LONGEST + timedelta(minutes=n), "initial": "W"}
        for n, letter in enumerate(OPTION_LETTERS)
    ],
}
TYPICAL: dict[str, object] = {
    "clinic_name": "Revival Madison",
    "clinic_phone": "608-555-0100",
    "start": VISIT,
    "confirmed": False,
    "task": 7,
    "visits": [{"start": VISIT, "initial": "J"}, {"start": VISIT + timedelta(hours=1), "initial": ""}],
    "options": [
        {"letter": "A", "start": VISIT, "initial": "J"},
        {"letter": "B", "start": VISIT + timedelta(hours=1), "initial": ""},
    ],
}

each_name = pytest.mark.parametrize("name", NAMES)
each_language = pytest.mark.parametrize("language", ["en", "es"])


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return Catalogue(SHIPPED)


def test_every_template_is_there_in_both_languages_and_nothing_else() -> None:
    texts = {f"{lang}/{name}.sms.j2" for lang in ("en", "es") for name in TEXTED}
    mails = {f"{lang}/{name}.email.j2" for lang in ("en", "es") for name in MAILED}
    assert set(SHIPPED) == texts | mails | {f"en/{name}.sms.j2" for name in STAFF}


def test_p4_every_shipped_template_has_a_category_and_no_other() -> None:
    assert set(KINDS) == {*TEXTED, *STAFF} == set(VARIABLES)
    assert {kind.purpose for kind in KINDS.values()} == {Purpose.CARE, Purpose.EDUCATION, Purpose.STAFF}
    assert kind_of("spring_offer").purpose is Purpose.MARKETING


@pytest.mark.parametrize("name", ALERTS)
@pytest.mark.parametrize("context", [TYPICAL, WORST], ids=["typical", "worst"])
def test_alerts_to_staff_say_which_task_and_nothing_of_a_patient(
    shipped: Catalogue, name: str, context: dict[str, object]
) -> None:
    text = shipped.sms(name, "es", context)
    assert f"Reply TAKE {context['task']}" in text
    assert measure(text).segments == 1
    url = f"https://outreach.example.org/tasks/{context['task']}"
    assert shipped.sms(name, "es", context | {"task_url": url}).endswith(f"Take it: {url}")


@each_language
def test_p60_the_crisis_text_is_fixed_and_one_segment(shipped: Catalogue, language: str) -> None:
    expected = {
        "en": "Revival Madison: thank you for telling us. This number is not watched all the time."
        " For help now, call or text 988 at any hour. In danger, call 911.",
        "es": "Revival Madison: gracias por decirlo. No vigilamos estos mensajes a toda hora."
        " Llame ya al 988 y oprima 2, o mande AYUDA al 988. En peligro: 911.",
    }
    assert shipped.sms("crisis", language, TYPICAL) == expected[language]
    assert mentions(SHIPPED[f"{language}/crisis.sms.j2"]) == {"clinic_name"}
    assert measure(shipped.sms("crisis", language, WORST)).segments == 1


@each_language
def test_lists_name_each_visit_and_of_a_person_the_initial_alone(shipped: Catalogue, language: str) -> None:
    for name in LISTS:
        text = shipped.sms(name, language, TYPICAL)
        assert text.count("2:30") == text.count("3:30") == 1
        assert text.count("(J)") == text.count("(") - text.count("(confirmar") == 1
        assert measure(text).encoding == "GSM-7"


@each_language
@pytest.mark.parametrize("name", LISTS)
def test_lists_are_one_segment(shipped: Catalogue, name: str, language: str) -> None:
    assert measure(shipped.sms(name, language, WORST)).segments == 1


@each_language
@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("confirmed", {"several": 12}, {"en": "12 visits", "es": "12 citas"}),
        ("stop_ack", {"stranger": True}, {"en": "off our list", "es": "Quitamos este"}),
        ("stop_ack", {"bereaved": True}, {"en": "for telling us", "es": "por avisarnos"}),
    ],
)
def test_words_for_a_special_case_are_one_segment_and_invite_to_nothing(
    shipped: Catalogue, language: str, name: str, given: dict[str, object], says: dict[str, str]
) -> None:
    without = {key: value for key, value in WORST.items() if key not in OPTIONAL}
    text = shipped.sms(name, language, without | given)
    assert says[language] in text
    assert "START" not in text
    assert measure(text).segments == 1


@each_language
def test_choices_on_other_days_name_the_day_and_no_letter_with_a_meaning(
    shipped: Catalogue, language: str
) -> None:
    starts = [VISIT, VISIT + timedelta(hours=1), VISIT + timedelta(days=1)]
    options = [
        {"letter": letter, "start": start, "initial": ""}
        for letter, start in zip(OPTION_LETTERS, starts, strict=True)
    ]
    text = shipped.sms("which_visit", language, TYPICAL | {"options": options})
    days = {"en": ("Tue, Mar 9", "Wed, Mar 10"), "es": ("martes 9 mar", "miércoles 10 mar")}[language]
    assert [text.count(day) for day in days] == [1, 1]
    assert not set(OPTION_LETTERS) & set("CRXYNS123")


@pytest.mark.parametrize("path", sorted(SHIPPED))
def test_a_template_asks_for_what_it_is_promised_and_does_without_the_rest(
    shipped: Catalogue, path: str
) -> None:
    language, _, file = path.partition("/")
    name, kind, _ = file.split(".")
    promised = VARIABLES[name]
    assert mentions(SHIPPED[path]) <= promised | COMMON
    bare = {key: value for key, value in WORST.items() if key in (promised | COMMON) - OPTIONAL}
    render = shipped.sms if kind == "sms" else shipped.email
    assert render(name, language, bare)


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
    assert "patient_name" not in mentions(SHIPPED[f"{language}/{name}.sms.j2"])  # rule P37
    assert shipped.sms(name, language, TYPICAL).startswith("Revival Madison")


@each_language
@pytest.mark.parametrize(
    ("name", "kind"), [(name, "sms") for name in TEXTED] + [(name, "email") for name in sorted(MAILED)]
)
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
    earlier = shipped.sms("reminder", language, TYPICAL | {"confirmed": True})
    assert re.findall(r"\b[CRX]\b", earlier) == ["R", "X"]
    mail = shipped.email("reminder", language, TYPICAL | {"confirmed": True})
    assert re.findall(r"\w*confirm\w*", mail.text) == [{"en": "confirming", "es": "confirmarla"}[language]]


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
def test_p60_the_crisis_mail_is_fixed_and_says_what_the_text_says(shipped: Catalogue, language: str) -> None:
    expected = {
        "en": "Thank you for telling us. This mailbox is not watched all the time.\n\n"
        "For help now, call or text 988 at any hour.\n\nIn danger, call 911.\n\n",
        "es": "Gracias por decirlo. No vigilamos estos mensajes a toda hora.\n\n"
        "Llame ya al 988 y oprima 2, o mande AYUDA al 988.\n\nEn peligro, llame al 911.\n\n",
    }
    mail = shipped.email("crisis", language, TYPICAL | {"patient_name": "Ada"})
    assert mail.text == f"{expected[language]}Revival Madison\n608-555-0100\n"
    assert (
        mail.subject
        == {"en": "A message from Revival Madison", "es": "Un mensaje de Revival Madison"}[language]
    )
    assert mentions(SHIPPED[f"{language}/crisis.email.j2"]) == {"clinic_name", "clinic_phone"}


@each_language
@pytest.mark.parametrize("name", sorted(MAILED - {"crisis"}))
def test_emails_greet_by_name_where_it_is_known(shipped: Catalogue, name: str, language: str) -> None:
    named = shipped.email(name, language, TYPICAL | {"patient_name": "Zoë"})
    nameless = [shipped.email(name, language, TYPICAL | extra) for extra in ({}, {"patient_name": ""})]
    assert "Zoë" in named.text.splitlines()[0]
    assert "Zoë" not in named.subject
    assert nameless[0] == nameless[1]
    assert re.fullmatch(r"(Hello,|Hola:)", nameless[0].text.splitlines()[0])
    assert "Revival Madison\n608-555-0100\n" in named.text
    assert "\n\n\n" not in named.text


@each_language
@pytest.mark.parametrize("name", ["booked", "reminder", "reminder_soon", "moved", "confirmed"])
def test_mails_about_a_visit_lead_to_its_page_where_there_is_one(
    shipped: Catalogue, name: str, language: str
) -> None:
    url = "https://clinic.example.org/v/abc"
    mail = shipped.email(name, language, TYPICAL | {"manage_url": url})
    assert f'<a href="{url}">' in mail.html
    assert "608-555-0100" in mail.text
    assert "http" not in shipped.email(name, language, TYPICAL).text


@each_language
@pytest.mark.parametrize("name", ["follow_up", "welcome"])
def test_p50_p51_the_footer_of_mail_one_may_end(shipped: Catalogue, name: str, language: str) -> None:
    footer = {
        "unsubscribe_url": "https://clinic.example.org/u/abc",
        "preferences_url": "https://clinic.example.org/p/abc",
        "postal_address": "12 Example Street, Madison, WI 53703",
    }
    mail = shipped.email(name, language, TYPICAL | footer)
    assert [value for value in footer.values() if value not in mail.text or value not in mail.html] == []
    assert "\n\n\n" not in mail.text
    assert "example.org" not in shipped.email(name, language, TYPICAL).text


def test_the_reminder_word_for_word(shipped: Catalogue) -> None:
    assert shipped.sms("reminder", "en", TYPICAL) == (
        "Revival Madison: your visit is Tue, Mar 9 at 2:30 PM. "
        "Reply C to confirm, R to reschedule, X to cancel. Questions? 608-555-0100. STOP to opt out."
    )
    assert shipped.sms("reminder", "es", TYPICAL) == (
        "Revival Madison: su cita es el martes 9 mar, 2:30 p. m. "
        "Responda C (confirmar), R (cambiar) o X (anular). Tel. 608-555-0100. Baja: STOP"
    )
