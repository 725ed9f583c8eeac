"""How templates become texts and mails, and all the ways they are refused."""

import re
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.domain.wording import Catalogue, WordingError, mentions

CHICAGO = ZoneInfo("America/Chicago")
VISIT = datetime(2027, 3, 9, 14, 30, tzinfo=CHICAGO)


def sms(source: str, /, language: str = "en", **context: object) -> str:
    return Catalogue({f"{language}/t.sms.j2": source}).sms("t", language, context)


def refusal(source: str, **context: object) -> WordingError:
    with pytest.raises(WordingError) as caught:
        Catalogue({"en/t.sms.j2": source}).sms("t", "en", context)
    return caught.value


# Dates


def test_filters_speak_the_language_of_the_template() -> None:
    source = "{{ start|day }}, {{ start|clock }}, {{ start|long_day }}"
    assert sms(source, start=VISIT) == "Tue, Mar 9, 2:30 PM, Tuesday, March 9"
    assert sms(source, "es", start=VISIT) == "martes 9 mar, 2:30 p. m., martes 9 de marzo"


def test_a_date_without_a_zone_is_refused() -> None:
    assert "no time zone" in str(refusal("{{ start|clock }}", start=VISIT.replace(tzinfo=None)))


# Texts


def test_white_space_is_collapsed_and_typography_made_plain() -> None:
    assert sms("  “Hi”\n\n{{ who }} —\tsee\u00a0you… \n", who="José’s") == '"Hi" José\'s - see you...'


def test_accents_go_where_that_keeps_a_text_in_gsm7() -> None:
    assert sms("Cita está lista, señor Núñez. ¿Qué día?", "es") == "Cita esta lista, señor Nuñez. ¿Qué dia?"


def test_accents_stay_where_dropping_them_would_not_help() -> None:
    assert sms("Su cita está lista 😀", "es") == "Su cita está lista 😀"


@given(st.text(max_size=200))
def test_any_value_gives_one_line(value: str) -> None:
    text = sms("Hi {{ value }}", value=value)
    assert len(text.splitlines()) == 1
    assert text == " ".join(text.split())
    assert not any(unicodedata.category(character) == "Cc" for character in text)


def test_a_value_is_never_itself_a_template() -> None:
    assert sms("Hi {{ name }}", name="{{ clinic }}") == "Hi {{ clinic }}"


@pytest.mark.parametrize("source", ["", " \n ", "{% if confirmed %}Hi{% endif %}"])
def test_an_empty_text_is_refused(source: str) -> None:
    assert "empty" in str(refusal(source, confirmed=False))


def test_a_text_too_long_for_any_carrier_is_refused() -> None:
    assert "1600" in str(refusal("{{ word }}", word="a" * 1601))


# Languages


@pytest.mark.parametrize(
    ("wanted", "used"),
    [("es", "es"), ("es-MX", "es"), ("ES_us", "es"), ("en", "en"), ("hmn", "en"), ("", "en")],
)
def test_a_missing_language_falls_back_to_english_dates_included(wanted: str, used: str) -> None:
    words = Catalogue({"en/t.sms.j2": "On {{ start|day }}", "es/t.sms.j2": "El {{ start|day }}"})
    assert words.language("t", "sms", wanted) == used
    expected = {"en": "On Tue, Mar 9", "es": "El martes 9 mar"}[used]
    assert words.sms("t", wanted, {"start": VISIT, "language": wanted}) == expected


def test_an_unknown_template_is_named() -> None:
    with pytest.raises(WordingError, match=r"en/absent\.sms\.j2"):
        Catalogue({}).sms("absent", "es", {})


# Errors


def test_a_missing_variable_is_named() -> None:
    error = refusal("Hi {{ given|default('you') }} at {{ clinic }}", nickname="Zebulon")
    assert (error.template, error.variable) == ("en/t.sms.j2", "clinic")
    assert str(error) == "en/t.sms.j2: the variable clinic is missing"


@pytest.mark.parametrize(
    "source",
    [
        "{{ names[secret] }}",
        "{{ secret.attribute }}",
        "{{ secret + 1 }}",
        "{{ secret|clock }}",
        "{{ secret() }}",
        "{{ secret|length + secret }}",
        "{% for letter in secret|length %}{% endfor %}",
    ],
)
def test_no_error_repeats_a_value(source: str) -> None:
    error: BaseException | None = refusal(source, secret="Zebulon", names={})
    while error:
        assert "Zebulon" not in str(error)
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ range(100000) }}",
        "{% include 'en/other.sms.j2' %}",
        "{{ name|attr('__class__') }}",
        "{{ name|map('upper') }}",
        "{% for x in names %}{{ names.append(x) }}{% endfor %}",
        "Hi {{ name",
    ],
)
def test_templates_cannot_escape_load_or_exhaust(source: str) -> None:
    refusal(source, name="Ann", names=["Ann"])


@pytest.mark.parametrize(
    ("path", "source"),
    [("en/a.sms.j2", "ok\n{% if %}"), ("en/a.email.j2", "Hello"), ("en/a.email.html.j2", "{{")],
)
def test_check_compiles_everything_and_names_what_fails(path: str, source: str) -> None:
    fine = {"en/b.sms.j2": "Hello", "en/b.email.j2": "Subject: Hello\nThere"}
    Catalogue(fine).check()
    with pytest.raises(WordingError, match=re.escape(path)):
        Catalogue(fine | {path: source}).check()


def test_mentions_lists_what_a_caller_must_give() -> None:
    source = "{% set a = 1 %}{{ start|day }}{% if confirmed %}{{ clinic.name }}{{ a }}{% endif %}"
    assert mentions(source) == {"start", "confirmed", "clinic"}
    with pytest.raises(WordingError, match="line 2"):
        mentions("\n{% if %}")


# E-mails


@given(st.text(max_size=60))
def test_no_value_can_add_a_header_or_a_tag(value: str) -> None:
    words = Catalogue({"en/t.email.j2": "Subject: Visit {{ v }}\n\nHello {{ v }}!\n"})
    for evil in (value, value + "\r\nBcc: eve@example.org", "<script>" + value):
        mail = words.email("t", "en", {"v": evil})
        assert mail.subject.startswith("Visit")
        assert len(mail.subject.splitlines()) == 1
        assert "\x00" not in mail.subject
        assert "<script" not in mail.html


def test_an_email_has_subject_text_and_html_made_from_it() -> None:
    words = Catalogue(
        {
            "en/t.email.j2": "Subject: Visit {{ d|day }}\n\nTom & Ann,\nsee\n\n\nhttps://example.org/?a=1&b=2.\n"
        }
    )
    mail = words.email("t", "en", {"d": VISIT})
    assert mail.subject == "Visit Tue, Mar 9"
    assert mail.text == "Tom & Ann,\nsee\n\n\nhttps://example.org/?a=1&b=2.\n"
    assert "<p>Tom &amp; Ann,<br>\nsee</p>" in mail.html
    url = "https://example.org/?a=1&amp;b=2"
    assert f'<p><a href="{url}">{url}</a>.</p>' in mail.html


def test_an_own_html_part_escapes_values() -> None:
    words = Catalogue({"en/t.email.j2": "Subject: Hi\nText {{ v }}", "en/t.email.html.j2": "<b>{{ v }}</b>"})
    mail = words.email("t", "en", {"v": "<i>"})
    assert (mail.text, mail.html) == ("Text <i>\n", "<b>&lt;i&gt;</b>")


@pytest.mark.parametrize(
    "source", ["Hello", "\nSubject: late\n", "Subject:\nHello", "Subject: {{ v }}\nHello"]
)
def test_an_email_needs_a_subject_on_its_first_line(source: str) -> None:
    with pytest.raises(WordingError, match=r"en/t\.email\.j2"):
        Catalogue({"en/t.email.j2": source}).email("t", "en", {"v": " \n"})


# Overrides


def test_an_override_stands_in_front_in_all_its_parts_and_leaves_the_files_alone() -> None:
    files = Catalogue({"en/a.email.j2": "Subject: Old\nold", "en/b.sms.j2": "same", "en/c.sms.j2": "old"})
    assert (files.email("a", "en", {}).subject, files.sms("c", "en", {})) == ("Old", "old")
    newer = files.with_overrides({"en/a.email.j2": "Subject: New\nnew", "en/d.sms.j2": "more"})
    mail = newer.email("a", "en", {})
    assert (mail.subject, mail.text) == ("New", "new\n")
    assert [newer.sms(name, "en", {}) for name in "bcd"] == ["same", "old", "more"]
    assert files.email("a", "en", {}).subject == "Old"
    with pytest.raises(WordingError):
        files.sms("d", "en", {})
