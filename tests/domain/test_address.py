"""What people type into phone and e-mail fields, and what staff are told about it."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.domain.address import (
    AddressError,
    Email,
    Phone,
    mask_email,
    mask_phone,
    parse_email,
    parse_phone,
)


@pytest.mark.parametrize(
    "raw",
    [
        "6085550123",
        "608-555-0123",
        "608.555.0123",
        "(608) 555-0123",
        " 608 555 0123 ",
        "608/555-0123",
        "608_555_0123",
        "608–555–0123",
        "1-608-555-0123",
        "16085550123",
        "+1 (608) 555-0123",
        "(+1) 608 555 0123",
        "011 1 608 555 0123",
        "001 608 555 0123",
        "tel:+1-608-555-0123",
        "TEL: 608-555-0123",
        "cell: 608-555-0123",
        "608-555-0123 (mobile)",
        "H 608-555-0123",
        "6O8-555-o123",
        "６０８ ５５５ ０１２３",
        "+16085550123",
        "\u202a+1 608 555 0123\u202c",
        "608\u00a0555\u20110123",
        "'6085550123",
        "6085550123.0",
        "16085550123.00",
    ],
)
def test_one_number_many_spellings(raw: str) -> None:
    assert parse_phone(raw) == Phone("+16085550123", "either")


@pytest.mark.parametrize(
    ("raw", "region", "phone"),
    [
        ("1-800-555-0123", "US", Phone("+18005550123", "tollfree")),
        ("900-555-0123", "US", Phone("+19005550123", "other")),
        ("416-555-0123", "US", Phone("+14165550123", "either")),
        ("787-555-0123", "US", Phone("+17875550123", "either")),
        ("+44 20 7946 0958", "US", Phone("+442079460958", "landline")),
        ("011 44 20 7946 0958", "US", Phone("+442079460958", "landline")),
        ("0061 491 570 006", "US", Phone("+61491570006", "mobile")),
        ("0491 570 006", "AU", Phone("+61491570006", "mobile")),
        ("+39 06 698 12345", "US", Phone("+390669812345", "landline")),
    ],
)
def test_kinds_and_countries(raw: str, region: str, phone: Phone) -> None:
    assert parse_phone(raw, region) == phone


@pytest.mark.parametrize(
    ("raw", "code", "remedy"),
    [
        ("", "empty", "Enter ten digits"),
        (" - ", "empty", "Enter ten digits"),
        ("6.08555e9", "excel", "Format the column as text"),
        ("6.08555E+09", "excel", "Format the column as text"),
        ("608-555-0123 x12", "extension", "rings the person directly"),
        ("608-555-0123 ext. 5", "extension", "rings the person directly"),
        ("6085550123x5", "extension", "rings the person directly"),
        ("608-555-0123 #40", "extension", "rings the person directly"),
        ("6085550123,,5", "extension", "rings the person directly"),
        ("tel:+16085550123;ext=9", "extension", "rings the person directly"),
        ("608-555-0123 / 608-555-0124", "several", "Keep one"),
        ("608-555-0123, 608-555-0124", "several", "Keep one"),
        ("608-555-0123 or 608-555-0124", "several", "Keep one"),
        ("608-555-0123\n608-555-0124", "several", "Keep one"),
        ("608-555-0123 608-555-0124", "several", "Keep one"),
        ("608-555-0123/0124", "several", "Keep one"),
        ("+16085550123+16085550124", "several", "Keep one"),
        ("555-0123", "area_code", "ten digits"),
        ("608-555", "short", "ten digits"),
        ("608-555-01234", "long", "country code"),
        ("1-800-FLOWERS", "letters", "digits only"),
        ("ask at desk", "letters", "digits only"),
        ("608-123-4567", "invalid", "with the person"),
        ("555-555-5555", "invalid", "with the person"),
        ("000-000-0000", "invalid", "with the person"),
        ("999-999-9999", "invalid", "with the person"),
        ("+999 1234 5678", "invalid", "with the person"),
        ("+44 1", "short", "ten digits"),
    ],
)
def test_refusals_say_what_to_do(raw: str, code: str, remedy: str) -> None:
    with pytest.raises(AddressError) as refusal:
        parse_phone(raw)
    assert refusal.value.code == code
    assert remedy in str(refusal.value) == refusal.value.message


def read_phone(raw: str) -> Phone | AddressError:
    try:
        return parse_phone(raw)
    except AddressError as refusal:
        return refusal


@given(st.text(max_size=30) | st.from_regex(r"[0-9 ()+.x/-]{5,25}", fullmatch=True))
def test_whatever_is_typed_gives_a_valid_number_or_a_message_without_it(raw: str) -> None:
    match read_phone(raw):
        case Phone(e164=e164) as phone:
            number = phonenumbers.parse(e164)
            assert phonenumbers.is_valid_number(number)
            assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == e164
            assert parse_phone(e164) == phone
        case AddressError(message=message):
            digits = "".join(filter(str.isdecimal, raw))
            assert len(digits) < 4 or digits not in message


@given(st.integers(2_000_000_000, 9_999_999_999))
def test_the_short_way_through_the_american_plan_judges_like_the_library(national: int) -> None:
    valid = phonenumbers.is_valid_number(phonenumbers.parse(str(national), "US"))
    match read_phone(str(national)):
        case Phone(e164=e164):
            assert valid
            assert e164 == f"+1{national}"
        case AddressError(code=code):
            assert not valid
            assert code == "invalid"


@pytest.mark.parametrize(
    ("e164", "masked"),
    [("+16085550123", "+1…0123"), ("+442079460958", "+44…0958"), ("+1608", "…"), ("", "…")],
)
def test_mask_phone(e164: str, masked: str) -> None:
    assert mask_phone(e164) == masked


def test_mask_email() -> None:
    assert mask_email("ann.lee@example.org") == "a…@example.org"


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("ann@example.org", "ann@example.org"),
        (" Ann.Lee+visits@EXAMPLE.org ", "Ann.Lee+visits@example.org"),
        ("mailto:ann@example.org?subject=Hi", "ann@example.org"),
        ("MAILTO:ann@example.org", "ann@example.org"),
        ("Ann Lee <ann@example.org>", "ann@example.org"),
        ("<ann@example.org>", "ann@example.org"),
        ("ann@example.org;", "ann@example.org"),
        ("o'neil@mail.example.co", "o'neil@mail.example.co"),
        ("\u200bann@example.net\ufeff", "ann@example.net"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann@BÜCHER.example", "ann@xn--bcher-kva.example"),
        ("ann@straße.example", "ann@xn--strae-oqa.example"),
        ("ann@ｅｘａｍｐｌｅ.org", "ann@example.org"),
        ("a" * 64 + "@example.org", "a" * 64 + "@example.org"),
    ],
)
def test_good_addresses(raw: str, address: str) -> None:
    assert parse_email(raw) == Email(address)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("Ann <>", "empty"),
        ("ann@example.org, bob@example.org", "several"),
        ("ann@example.org bob@example.org", "several"),
        ("ann@example.org/bob@example.org", "several"),
        ("ann lee@example.org", "spaces"),
        ("ann@example. org", "spaces"),
        ("ann", "at"),
        ("@example.org", "at"),
        ("ann@", "at"),
        ("ann@@example.org", "at"),
        ("ann.@example.org", "local"),
        ("ann..lee@example.org", "local"),
        ("josé@example.org", "local"),
        ('"ann"@example.org', "local"),
        ("ann@example", "domain"),
        ("ann@example..org", "domain"),
        ("ann@.org", "domain"),
        ("ann@-example.org", "domain"),
        ("ann@exa_mple.org", "domain"),
        ("ann@[192.0.2.1]", "domain"),
        ("ann@192.0.2.1", "domain"),
        ("ann@" + "a" * 64 + ".org", "domain"),
        ("a" * 65 + "@example.org", "long"),
        ("ann@" + "example." * 32 + "org", "long"),
    ],
)
def test_bad_addresses(raw: str, code: str) -> None:
    with pytest.raises(AddressError) as refusal:
        parse_email(raw)
    assert refusal.value.code == code
    assert "example" not in refusal.value.message


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("hotmial.com", "hotmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmial.con", "gmail.com"),
        ("Gmail.co", "gmail.com"),
        ("yahooo.com", "yahoo.com"),
        ("example.con", "example.com"),
        ("example.ogr", "example.org"),
    ],
)
def test_mistyped_domains_come_with_the_one_meant(domain: str, meant: str) -> None:
    with pytest.raises(AddressError) as refusal:
        parse_email(f"ann@{domain}")
    assert (refusal.value.code, refusal.value.suggestion) == ("typo", meant)
    assert meant in refusal.value.message
    assert "ann" not in refusal.value.message


@pytest.mark.parametrize(
    "domain", ["ymail.com", "mail.com", "aim.com", "yahoo.co.uk", "gmx.net", "me.com", "example.co"]
)
def test_domains_that_only_look_mistyped(domain: str) -> None:
    assert parse_email(f"ann@{domain}").address == f"ann@{domain}"


@given(st.text(max_size=40) | st.emails())
def test_reading_an_address_again_changes_nothing(raw: str) -> None:
    try:
        once = parse_email(raw)
    except AddressError:
        return
    assert once.address.isascii()
    assert not any(character.isspace() for character in once.address)
    assert parse_email(once.address) == once
