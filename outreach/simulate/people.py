"""The invented patients of a simulation: where they live, what their phones suggest, how they take texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

MOST = 2500
"""Patients for whom there are numbers of the range kept for fiction, 555-01xx."""
ON_CALL, BACKUP = "+16085550198", "+16085550199"
_LINES = 98  # of each area code; the last two are colleagues'


@dataclass(frozen=True)
class Place:
    """Where people live. `zones`: all that area code, ZIP code and home suggest, looked up by hand."""

    share: float
    codes: str
    zip_code: str
    home: str
    zones: tuple[str, ...]


_CHICAGO, _PHOENIX, _DENVER = "America/Chicago", "America/Phoenix", "America/Denver"
_INDIANA, _DETROIT, _MENOMINEE = "America/Indiana/Indianapolis", "America/Detroit", "America/Menominee"
_MIDDLE_WEST = (
    "608 414 262 920 715 534 353 274 319 515 563 641 312 773 630 847 815 309 217 612 651 763 952 507 218 320"
    " 314 636 660 816"
)
PLACES = (
    Place(78, _MIDDLE_WEST, "53711", _CHICAGO, (_CHICAGO,)),
    Place(4, "602 480", "85004", _PHOENIX, (_PHOENIX,)),
    # Arizona keeps standard time, the Navajo Nation does not: its area code says neither.
    Place(3, "928", "86515", _DENVER, (_PHOENIX, _DENVER)),
    Place(4, "317", "46204", _INDIANA, (_INDIANA,)),
    Place(2, "219", "46402", _CHICAGO, (_CHICAGO, _INDIANA)),
    Place(2, "812", "47708", _CHICAGO, (_CHICAGO, _INDIANA)),
    # Four counties of the Upper Peninsula keep Wisconsin's time.
    Place(1.5, "906", "49855", _DETROIT, (_DETROIT, _MENOMINEE)),
    Place(1.5, "906", "49801", _MENOMINEE, (_DETROIT, _MENOMINEE)),
    Place(1.5, "305", "33101", "America/New_York", ("America/New_York",)),
    Place(1.5, "415", "53703", _CHICAGO, ("America/Los_Angeles", _CHICAGO)),
    Place(1, "808", "96813", "Pacific/Honolulu", ("Pacific/Honolulu",)),
)


@dataclass(frozen=True)
class Person:
    """A patient as the practice knows them, and as they are."""

    id: str
    given_name: str
    family_name: str
    phone: str
    phone_kind: str  # mobile, landline, invalid; empty without a phone
    email: str
    language: str
    place: Place
    manner: str  # confirms, silent, words, asks, restless
    learns: bool  # consented to the series
    only_email: bool = False  # asked for mail alone (rule P39)
    afternoons: bool = False  # asked for 12:00 to 17:00 (rule P39)


_GIVEN = (
    "Alma",
    "Bruno",
    "Cleo",
    "Dario",
    "Edna",
    "Flor",
    "Gil",
    "Hedda",
    "Ivo",
    "Jana",
    "Kit",
    "Lena",
    "Milo",
)
_FAMILY = (
    "Ashwood",
    "Birkett",
    "Corvino",
    "Dalmas",
    "Eskildsen",
    "Farrow",
    "Granados",
    "Holm",
    "Iturbe",
    "Joss",
)
_MANNERS = ("confirms", "silent", "words", "asks", "restless")
_MANNER_SHARES = (52, 25, 14, 5, 4)


def people(number: int, seed: int) -> list[Person]:
    """So many of them; the same for the same seed."""
    draw = Random(f"{seed}:people")  # noqa: S311  (a simulation, no secret)
    lines = {place.codes: _lines(place.codes) for place in PLACES}
    found: list[Person] = []
    for index in range(number):
        family = found[-1] if found and found[-1].phone_kind == "mobile" and draw.random() < 0.06 else None
        found.append(_person(index, draw, lines, family))
    return found


def _lines(codes: str) -> Iterator[str]:
    return (f"+1{code}55501{line:02}" for line in range(_LINES) for code in codes.split())


def _person(index: int, draw: Random, lines: dict[str, Iterator[str]], family: Person | None) -> Person:
    place = family.place if family else draw.choices(PLACES, [p.share for p in PLACES])[0]
    kind = draw.choices(("mobile", "landline", "invalid", ""), (94, 3, 1, 2))[0]
    if family:
        phone, kind = family.phone, "mobile"
    else:
        phone = next(lines[place.codes]) if kind else ""
    wish = draw.random()
    return Person(
        id=f"S{index:04}",
        given_name=_GIVEN[index % len(_GIVEN)],
        family_name=family.family_name if family else _FAMILY[index // 13 % len(_FAMILY)],
        phone=phone,
        phone_kind=kind,
        email=f"s{index:04}@example.org" if draw.random() < 0.8 else "",
        language=family.language if family else draw.choices(("en", "es"), (82, 18))[0],
        place=place,
        manner=draw.choices(_MANNERS, _MANNER_SHARES)[0],
        learns=draw.random() < 0.35,
        only_email=wish < 0.02,
        afternoons=0.02 <= wish < 0.04,
    )
