"""Where a person may plausibly be: every zone and state that phone, ZIP code or their own word suggest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers import timezone as phone_zones

from outreach.domain.area_codes import AREA_CODES, CODE_ZONES, STATE_ZONES
from outreach.domain.windows import UnknownZone, zone
from outreach.domain.zip_prefixes import PREFIX_ZONES, PREFIXES


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Time zones, none of which may be left out, and USPS codes of states; empty where nobody knows.

    `home`: those of the zones on whose clocks they would read the hours that they ask for.
    """

    zones: frozenset[ZoneInfo] = frozenset()
    states: frozenset[str] = frozenset()
    home: frozenset[ZoneInfo] = frozenset()

    def __or__(self, other: "Whereabouts") -> "Whereabouts":
        return Whereabouts(self.zones | other.zones, self.states | other.states)


NOWHERE = Whereabouts()
_ZIP_DIGITS = 5
_MOST_ZONES = 6  # a number that could be in more is in none: toll-free, personal, satellite


def _spans(words: str) -> Iterator[str]:
    for word in words.split():
        first, _, last = word.partition("-")
        yield from (f"{number:03}" for number in range(int(first), int(last or first) + 1))


def _zones(names: tuple[str, ...]) -> frozenset[ZoneInfo]:
    return frozenset(zone(name) for name in names)


def _by_code() -> Mapping[str, Whereabouts]:
    return {
        code: Whereabouts(_zones(CODE_ZONES.get(code, (STATE_ZONES[state],))), frozenset({state}))
        for state, codes in AREA_CODES.items()
        for code in codes.split()
    }


def _by_prefix() -> Mapping[str, Whereabouts]:
    found: dict[str, Whereabouts] = {}
    for state, words in PREFIXES.items():
        for prefix in _spans(words):
            here = Whereabouts(_zones(PREFIX_ZONES.get(prefix, (STATE_ZONES[state],))), frozenset({state}))
            found[prefix] = found.get(prefix, NOWHERE) | here
    return found


_BY_CODE, _BY_PREFIX = _by_code(), _by_prefix()


@lru_cache(maxsize=65_536)
def of_phone(e164: str) -> Whereabouts:
    """Where a number was given out (rules P32, P33).

    Area codes in several zones give them all. Numbers outside the United States have zones and no state;
    those that belong to no place (toll-free and the like) have neither.
    """
    if e164.startswith("+1") and (known := _BY_CODE.get(e164[2:5])):
        return known
    try:
        names = phone_zones.time_zones_for_number(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return NOWHERE
    if len(names) > _MOST_ZONES:
        return NOWHERE
    zones = set()
    for name in names:
        try:
            zones.add(zone(name))
        except UnknownZone:  # "Etc/Unknown"
            return NOWHERE
    return Whereabouts(frozenset(zones))


def of_zip(zip_code: str) -> Whereabouts:
    """Where a ZIP code (five or nine digits) is; NOWHERE for what is none."""
    digits = zip_code.strip().partition("-")[0]
    if len(digits) < _ZIP_DIGITS or not digits.isdecimal():
        return NOWHERE
    return _BY_PREFIX.get(digits[:3], NOWHERE)


def plausible(
    *, phone: str = "", zip_code: str = "", declared_zone: str = "", visit_zone: str = ""
) -> Whereabouts:
    """The union of what phone, ZIP code and the person's own word suggest (rule P32).

    The visit's zone counts only where nothing else is known. Raises UnknownZone for a zone that is none.
    """
    return _plausible(phone[:5] if phone.startswith("+1") else phone, zip_code, declared_zone, visit_zone)


@lru_cache(maxsize=65_536)
def _plausible(phone: str, zip_code: str, declared_zone: str, visit_zone: str) -> Whereabouts:
    # American numbers come without their last seven digits: what is kept here is no one's number.
    found = of_phone(phone) if phone else NOWHERE
    found |= of_zip(zip_code)
    if declared_zone:
        found |= Whereabouts(frozenset({zone(declared_zone)}))
    if not found.zones and visit_zone:
        found |= Whereabouts(frozenset({zone(visit_zone)}))
    return found


@lru_cache(maxsize=65_536)
def _here(name: str) -> Whereabouts:
    return Whereabouts(frozenset({zone(name)}))


def everywhere(
    visit_zone: str, *, phone: str = "", zip_code: str = "", declared_zone: str = ""
) -> Whereabouts:
    """The same and the visit's zone besides: who has a visit there may be there. Raises UnknownZone.

    At home they are by their own word or else by ZIP code; where neither is known they may be anywhere.
    """
    found = _here(visit_zone) | plausible(phone=phone, zip_code=zip_code, declared_zone=declared_zone)
    home = frozenset({zone(declared_zone)}) if declared_zone else of_zip(zip_code).zones
    return replace(found, home=home or found.zones)
