"""Segments are money: every boundary of rules P62 and P63."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.domain.sms import MULTI, SINGLE, Measure, TooLong, measure, offenders, split, transliterate

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = "^{}[]~|\\€\f"

gsm_text = st.text(st.sampled_from(BASIC + EXTENSION), max_size=800)
any_text = st.text(max_size=400)
mixed_text = st.text(st.sampled_from("ab{€é’á😀\u200d\ufe0f"), min_size=50, max_size=400)


def units(part: str, encoding: str) -> int:
    """Counted the other way round, by really encoding."""
    if encoding == "UCS-2":
        return len(part.encode("utf-16-be", "surrogatepass")) // 2
    return sum(2 if character in EXTENSION else 1 for character in part)


def test_the_gsm_alphabet_has_127_characters_and_ten_more_behind_an_escape() -> None:
    assert len(set(BASIC)) == 127  # the 128th code is the escape itself
    assert offenders(BASIC + EXTENSION) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Measure("GSM-7", 0, 0, 160)),
        ("a", Measure("GSM-7", 1, 1, 159)),
        ("a" * 160, Measure("GSM-7", 160, 1, 0)),
        ("a" * 161, Measure("GSM-7", 161, 2, 145)),
        ("a" * 306, Measure("GSM-7", 306, 2, 0)),
        ("a" * 307, Measure("GSM-7", 307, 3, 152)),
        ("a" * 1600, Measure("GSM-7", 1600, 11, 83)),
        ("€" * 80, Measure("GSM-7", 160, 1, 0)),
        ("€" * 80 + "a", Measure("GSM-7", 161, 2, 144)),  # one unit of the first part stays unused
        ("á" * 70, Measure("UCS-2", 70, 1, 0)),
        ("á" * 71, Measure("UCS-2", 71, 2, 63)),
        ("á" * 134, Measure("UCS-2", 134, 2, 0)),
        ("😀" * 35, Measure("UCS-2", 70, 1, 0)),
        ("😀" * 35 + "a", Measure("UCS-2", 71, 2, 62)),
        ("a" * 66 + "😀" + "a" * 10, Measure("UCS-2", 78, 2, 55)),
        ("a" * 65 + "😀" + "a" * 10, Measure("UCS-2", 77, 2, 57)),
    ],
)
def test_measure(text: str, expected: Measure) -> None:
    assert measure(text) == expected


@pytest.mark.parametrize("character", EXTENSION)
def test_characters_of_the_extension_table_count_two(character: str) -> None:
    assert measure(character) == Measure("GSM-7", 2, 1, 158)


def test_a_part_never_ends_inside_an_escape_pair() -> None:
    assert split("a" * 152 + "{" + "b" * 20) == ["a" * 152, "{" + "b" * 20]


def test_a_part_never_ends_inside_a_surrogate_pair() -> None:
    assert split("a" * 66 + "😀" + "b" * 20) == ["a" * 66, "😀" + "b" * 20]


def test_wasted_units_may_cost_a_segment() -> None:
    text = ("a" * 152 + "{") + ("a" * 150 + "{")
    assert measure(text).units == 306
    assert measure(text).segments == len(split(text)) == 3


@pytest.mark.parametrize("text", ["a" * 1601, "😀" * 801])
def test_what_no_carrier_takes_is_refused(text: str) -> None:
    for count in (measure, split):
        with pytest.raises(TooLong, match="1600"):
            count(text)


@given(gsm_text | any_text | mixed_text)
def test_split_agrees_with_measure(text: str) -> None:
    measured, parts = measure(text), split(text)
    assert "".join(parts) == text
    assert measured.segments == len(parts)
    assert measured.units == sum(units(part, measured.encoding) for part in parts)
    room = (SINGLE if len(parts) < 2 else MULTI)[measured.encoding]
    assert all(units(part, measured.encoding) <= room for part in parts)
    assert measured.left == room - (units(parts[-1], measured.encoding) if parts else 0)


@given(gsm_text | mixed_text)
def test_no_part_could_have_taken_one_character_more(text: str) -> None:
    encoding, parts = measure(text).encoding, split(text)
    for part, following in pairwise(parts):
        assert units(part + following[0], encoding) > MULTI[encoding]


@given(any_text | mixed_text)
def test_offenders_are_exactly_what_forces_ucs2(text: str) -> None:
    found = offenders(text)
    assert bool(found) == (measure(text).encoding == "UCS-2")
    assert all(text[position] == character for position, character in found)
    rest = "".join(c for i, c in enumerate(text) if i not in {position for position, _ in found})
    assert measure(rest).encoding == "GSM-7"


def test_offenders_tell_the_position() -> None:
    assert offenders("See José at María’s") == [(15, "í"), (17, "’")]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("José’s", "José's"),
        ("“yes” ‘no’ «sí»", '"yes" \'no\' "sí"'),
        ("9–10 — now − then", "9-10 - now - then"),
        ("wait…", "wait..."),
        ("2:30\u202fPM\u00a0today\u2009ok\tend", "2:30 PM today ok end"),
        ("• one\u2028• two", "- one\n- two"),
        ("in\u200bvi\ufeffsi\u00adble\u2060", "invisible"),
        ("\u202a608-555-0123\u202c", "608-555-0123"),
        ("cafe\u0301", "café"),
        ("wo\u200drd", "word"),
        ("👩\u200d⚕", "👩\u200d⚕"),
        ("Tom & Jerry^2", "Tom & Jerry^2"),
        ("`quote´", "'quote'"),
    ],
)
def test_transliterate(text: str, plain: str) -> None:
    assert transliterate(text) == plain


def test_accents_go_only_when_asked_and_only_where_gsm_lacks_them() -> None:
    spanish = "¿Está mañana a las 2, señor Núñez? ¡Qué bien! pingüino ÁÍÓÚ áíóú ÉéÑñÜü ç 1.º"
    assert "Está" in transliterate(spanish)
    bare = transliterate(spanish, accents=True)
    assert bare == "¿Esta mañana a las 2, señor Nuñez? ¡Qué bien! pingüino AIOU aiou ÉéÑñÜü c 1.o"
    assert measure(bare).encoding == "GSM-7"


def test_what_has_no_plain_form_stays() -> None:
    assert transliterate("日本 😀 ł", accents=True) == "日本 😀 ł"


@given(any_text | mixed_text, st.booleans())
def test_transliterating_twice_changes_nothing(text: str, accents: bool) -> None:
    once = transliterate(text, accents)
    assert transliterate(once, accents) == once


@given(gsm_text)
def test_gsm_text_is_left_alone(text: str) -> None:
    assert transliterate(text, accents=True) == text
