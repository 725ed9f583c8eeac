"""Where a number or a ZIP code may be."""

import phonenumbers
import pytest
from phonenumbers import timezone as phone_zones

from outreach.domain.area_codes import AREA_CODES, CODE_ZONES
from outreach.domain.places import NOWHERE, everywhere, of_phone, of_zip, plausible
from outreach.domain.windows import UnknownZone

EASTERN, CENTRAL, MOUNTAIN, PACIFIC = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
)  # fmt: skip
CODES = [code for codes in AREA_CODES.values() for code in codes.split()]
# Where the library's single zone is wrong, and why.
KNOWN_BETTER = {"689": "an overlay of Orlando's 407: Eastern", "684": "the library has no zone"}


def zones(number: str) -> set[str]:
    return {zone.key for zone in of_phone(number).zones}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        *((code, {EASTERN, CENTRAL}) for code in ["219", "270", "423", "574", "606", "812", "850", "906"]),
        *((code, {CENTRAL, MOUNTAIN}) for code in ["308", "605", "620", "701", "785"]),
        *((code, {MOUNTAIN, PACIFIC}) for code in ["208", "541", "775", "986"]),
        ("928", {"America/Phoenix", MOUNTAIN}),
        # Overlays that a phone library puts in one zone, 364 even in the wrong one.
        *((code, {EASTERN, CENTRAL}) for code in ["448", "364", "930"]),
        ("458", {MOUNTAIN, PACIFIC}),
    ],
)
def test_p33_split_area_codes_and_their_overlays_are_in_every_zone_of_theirs(
    code: str, expected: set[str]
) -> None:
    assert zones(f"+1{code}5550123") == expected


def test_p33_alaska_reaches_to_the_aleutians() -> None:
    assert {"America/Anchorage", "America/Adak"} <= zones("+19075550123")


@pytest.mark.parametrize("code", ["800", "833", "888", "500", "521", "900", "211"])
def test_p33_a_number_of_no_place_tells_nothing(code: str) -> None:
    assert of_phone(f"+1{code}5550123") == NOWHERE


def test_p33_every_other_code_agrees_with_the_phone_library() -> None:
    assert len(CODES) == len(set(CODES)) > 350
    differ = {}
    for code in CODES:
        theirs = set(phone_zones.time_zones_for_number(phonenumbers.parse(f"+1{code}5550123")))
        if code not in CODE_ZONES and theirs != zones(f"+1{code}5550123"):
            differ[code] = theirs
    assert set(differ) == set(KNOWN_BETTER)


def test_numbers_elsewhere_have_zones_and_no_state() -> None:
    assert {zone.key for zone in of_phone("+442079460123").zones} == {"Europe/London"}
    assert of_phone("+442079460123").states == frozenset()
    assert of_phone("+16085550123").states == {"WI"}


@pytest.mark.parametrize(
    ("code", "states", "expected"),
    [
        ("53711", {"WI"}, {CENTRAL}),
        ("86515-0100", {"AZ"}, {"America/Phoenix", MOUNTAIN}),  # Window Rock, Navajo Nation
        ("85001", {"AZ"}, {"America/Phoenix"}),
        ("49938", {"MI"}, {EASTERN, CENTRAL}),  # Ironwood, beside Wisconsin
        ("48201", {"MI"}, {EASTERN}),
        ("46401", {"IN"}, {CENTRAL}),  # Gary
        ("46201", {"IN"}, {EASTERN}),
        ("32401", {"FL"}, {EASTERN, CENTRAL}),
        ("79901", {"TX"}, {MOUNTAIN}),
        ("06390", {"CT", "NY"}, {EASTERN}),
        ("1234", set(), set()),
        ("ABCDE", set(), set()),
        ("", set(), set()),
    ],
)
def test_p36_zip_codes_know_the_edges_of_zones(code: str, states: set[str], expected: set[str]) -> None:
    where = of_zip(code)
    assert (set(where.states), {zone.key for zone in where.zones}) == (states, expected)


def test_p28_p32_everything_plausible_counts() -> None:
    where = plausible(phone="+13055550123", zip_code="53711", declared_zone="America/Denver")
    assert where.states == {"FL", "WI"}
    assert {zone.key for zone in where.zones} == {EASTERN, CENTRAL, MOUNTAIN}


def test_p32_the_visits_zone_stands_in_where_nothing_is_known_and_beside_what_is() -> None:
    assert plausible(visit_zone=CENTRAL).zones == everywhere(CENTRAL).zones
    assert {z.key for z in plausible(phone="+12125550123", visit_zone=CENTRAL).zones} == {EASTERN}
    assert {z.key for z in everywhere(CENTRAL, phone="+12125550123").zones} == {EASTERN, CENTRAL}


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownZone):
        everywhere("Mars/Olympus")


def test_p39_home_is_by_ones_own_word_then_by_zip_code_then_anywhere() -> None:
    there = {"phone": "+12125550123", "zip_code": "96813", "declared_zone": "America/Denver"}
    for known, home in ((there, {"America/Denver"}), ({**there, "declared_zone": ""}, {"Pacific/Honolulu"})):
        assert {z.key for z in everywhere(CENTRAL, **known).home} == home
    assert everywhere(CENTRAL, phone="+12125550123").home == everywhere(CENTRAL, phone="+12125550123").zones
