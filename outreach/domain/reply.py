"""What a patient's text means, with the words that said so; what isn't plain goes to a person.

Read by rules, so that every reading can be explained: keywords and codes first, then for each wish the ways
people word it, after everything that only looks like it was taken out. Where a text says several things, the
one whose omission does most harm is its intent, and the others are told beside it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from outreach.domain.reply_keys import (
    BEFORE,
    BY_WORD,
    CANCEL_WORDS,
    CARRIER_HELP,
    CARRIER_START,
    CARRIER_STOP,
    COURTEOUS_WORDS,
    COURTESY,
    SLIPS_ALONE,
    YES,
    Intent,
)
from outreach.domain.reply_kind import StopKind, kind_of
from outreach.domain.reply_leaning import leaning
from outreach.domain.reply_machine import AUTOMATIC, EMPHASIS, TAPBACK, TAPPED
from outreach.domain.reply_phrases import ASKS, BAR, Places, meant, together
from outreach.domain.reply_text import Known, Words, bare_of, normalise, plain, words_of
from outreach.domain.reply_vocabulary import ASSENT, COURTEOUS, DECEASED, HINDERED, MOVED_ON, NOT, PHRASES

__all__ = [
    "CARRIER_HELP",
    "CARRIER_START",
    "CARRIER_STOP",
    "Intent",
    "Reading",
    "StopKind",
    "normalise",
    "read",
]


class Reading(NamedTuple):
    """What a text was understood to say.

    `certain`: fit to be acted on before a person has read it. `also`: further intents. `said`: the words that
    decided, in lower case and without accents. `stop` is set whenever stopping is among the intents. `exact`:
    all of it is a keyword or code.
    """

    intent: Intent
    certain: bool
    also: frozenset[Intent] = frozenset()
    said: tuple[str, ...] = ()
    stop: StopKind | None = None
    exact: bool = False


_CARRIER_TELLS = frozenset({Intent.STOP, Intent.START, Intent.HELP})
_KNOWN = Known(PHRASES.words)
_LONGEST_TORN = 25
_LONGEST = 2000  # a text has at most 1,600 characters; of a mail so many are read


def read(text: str, *, said_by_carrier: str = "") -> Reading:
    """Read a text. What the carrier says it understood wins over our own reading (rule P15), save for danger."""
    reading = _read(text[:_LONGEST])
    if said_by_carrier in _CARRIER_TELLS and reading.intent is not Intent.CRISIS:
        stop = reading.stop or (StopKind.ALL if said_by_carrier == Intent.STOP else None)
        return Reading(Intent(said_by_carrier), True, said=(text.strip()[:40],), stop=stop, exact=True)
    return reading


def answered_by_carrier(text: str) -> bool:
    """Whether Twilio itself answers this text, so that we must not (rule P16)."""
    return text.strip().casefold() in CARRIER_STOP | CARRIER_START | CARRIER_HELP


def is_bare_cancel(text: str) -> bool:
    """CANCEL alone opts out, yet the sender may well have meant the visit (rule P19)."""
    shown = normalise(text)
    word = _joined_up(shown) or shown
    key = SLIPS_ALONE.get(word, word) if word in SLIPS_ALONE or word in BY_WORD else _without_courtesy(word)
    return SLIPS_ALONE.get(key, key) in CANCEL_WORDS


def says_yes(text: str) -> bool:
    """A bare yes, whose meaning hangs on what was asked and on the state of the number (rule P20)."""
    return normalise(text) in YES


@lru_cache(maxsize=4096)
def _read(text: str) -> Reading:
    shown = plain(text)
    bare = bare_of(shown)
    asks = "?" in shown
    if bare in BY_WORD:
        return _key(bare, bare, asks=asks, exact=True)
    tapback = TAPBACK.match(shown)
    if tapback:
        return _tapped(tapback)
    keyword = SLIPS_ALONE.get(bare) or _joined_up(bare)
    if keyword:
        return _key(keyword, bare, asks=asks, certain=False)
    if AUTOMATIC.search(shown):
        return Reading(Intent.OTHER, False)
    key = _without_courtesy(bare)
    if key in BY_WORD or key in SLIPS_ALONE:
        return _key(SLIPS_ALONE.get(key, key), bare, asks=asks, certain=key in BY_WORD)
    if not bare and set(shown.strip()) <= set("?¿! "):
        return Reading(Intent.QUESTION if asks else Intent.OTHER, False, said=(shown.strip(),))
    return _judge(words_of(text, _KNOWN), is_picture=not bare)


def _key(key: str, said: str, *, asks: bool, certain: bool = True, exact: bool = False) -> Reading:
    intent = BY_WORD[key]
    if asks and intent in {Intent.CONFIRM, Intent.CANCEL, Intent.RESCHEDULE}:
        # "C?" may wonder what C is: it changes nothing.
        return Reading(Intent.QUESTION if intent is Intent.CONFIRM else intent, False, said=(said,))
    return Reading(
        intent, certain, said=(said,), stop=StopKind.ALL if intent is Intent.STOP else None, exact=exact
    )


def _tapped(tapback: re.Match[str]) -> Reading:
    """A tapback says little, what follows the words it quotes may say more."""
    added = _read(tapback[3]) if tapback[3].strip() else None
    if added is not None and added.intent is not Intent.OTHER:
        return added
    if tapback[1].startswith(EMPHASIS) and BY_WORD.get(normalise(tapback[2] or "")) is Intent.STOP:
        return Reading(Intent.STOP, True, said=(normalise(tapback[2]),), stop=StopKind.ALL)
    return Reading(TAPPED.get(tapback[1].replace("\ufe0f", ""), Intent.OTHER), False, said=(tapback[1],))


def _joined_up(bare: str) -> str:
    """A keyword that was torn apart: "s t o p", "sto p"."""
    if len(bare) > _LONGEST_TORN or " " not in bare:
        return ""
    word = bare.replace(" ", "")
    spelled = len(bare) == 2 * len(word) - 1 and len(word) > 2
    return word if (spelled or len(word) > 3) and word in BY_WORD else ""


def _without_courtesy(bare: str) -> str:
    """What is left of a text without please, thanks and repetition, where that is a word or two."""
    if len(bare) > 80:
        return ""
    words = bare.split()
    if COURTEOUS_WORDS.isdisjoint(words) and len(set(words)) == len(words):
        return bare
    left: list[str] = []
    for word in COURTESY.sub(" ", f" {bare} ").split():
        if left[-1:] != [word]:
            left.append(word)
    if " ".join(left[:-1]) in BEFORE and SLIPS_ALONE.get(left[-1], left[-1]) in CANCEL_WORDS:
        left = left[-1:]
    return " ".join(left)


_RANK = {intent: rank for rank, intent in enumerate(Intent)}
_WANTS_ELSE = frozenset({Intent.CONFIRM, Intent.QUESTION, Intent.STOP})
"""Whoever says one of these gives no visit up by a mere "no", or by being ill."""
_ABOUT_A_VISIT = frozenset({Intent.CANCEL, Intent.RESCHEDULE, Intent.CONFIRM})
"""Who moved away and says what becomes of this visit did not say that they want no texts."""
_PLAIN_BY_PICTURE = frozenset({Intent.CRISIS, Intent.STOP, Intent.QUESTION})
_AGAINST = {intent: NOT + intent for intent in Intent}
_WISHES = frozenset(Intent)


def _judge(words: Words, *, is_picture: bool) -> Reading:
    places = PHRASES.find(PHRASES.keys(words.read, words.names))
    found, hindered = _found(words, places)
    if not found:
        return _leaning(words, places)
    intent = _chief(found, words)
    also = frozenset(found) - {intent}
    stop = kind_of(words) if Intent.STOP in found else None
    certain = _is_certain(intent, also, words)
    # A picture alone may be meant in more than one way; danger and a wish to be left alone don't wait.
    if intent is Intent.STOP and Intent.STOP not in places:
        certain = False  # only that they moved on: a person looks whether the texts were meant
    if (is_picture or hindered) and intent not in _PLAIN_BY_PICTURE:
        certain = False
    return Reading(intent, certain, also, (found[intent],), stop)


def _chief(found: Collection[Intent], words: Words) -> Intent:
    """Of several intents the one whose omission does most harm, save where another says how it is meant."""
    intent = min(found, key=_RANK.__getitem__)
    if len(found) == 1:
        return intent
    if intent is Intent.STOP and Intent.START in found:
        return Intent.START  # they speak of the STOP they regret
    if intent is Intent.CANCEL and Intent.RESCHEDULE in found:
        return Intent.RESCHEDULE  # who gives an hour up for another keeps the visit
    if intent is Intent.CONFIRM and Intent.QUESTION in found and not {"but", "pero"}.isdisjoint(words.read):
        return Intent.QUESTION  # "yes, but do I …?": no yes before the answer
    return intent


def _leaning(words: Words, places: Places) -> Reading:
    """Where no phrase spoke, what the words lean to, unless a phrase said that it only looks so."""
    leans = leaning(words.read)
    if leans is None or NOT + leans[0] in places or (leans[0] is Intent.CANCEL and NOT + HINDERED in places):
        return Reading(Intent.OTHER, False)
    intent, said = leans
    return Reading(intent, False, said=said, stop=StopKind.ALL if intent is Intent.STOP else None)


def _found(words: Words, places: Places) -> tuple[dict[Intent, str], bool]:
    """Every intent that is worded in the text, with the words; and whether something keeps them from coming."""
    if DECEASED in places and not _is_bereaved(words, places):
        places.setdefault(Intent.STOP, []).extend(places[DECEASED])
    if ASSENT in places and _says_no_more(words.read, places):
        places.setdefault(Intent.CONFIRM, []).extend(places[ASSENT])
    found: dict[Intent, str] = {}
    for intent in _WISHES.intersection(places):
        spoken = meant(places, intent, _AGAINST[intent])
        if intent is Intent.CONFIRM:
            spoken = [span for span in spoken if not _is_asked(words, span)]
        if spoken:
            found[intent] = words.said(*together(spoken)) or ASKS
    moved_on = MOVED_ON in places and not found.keys() & _ABOUT_A_VISIT
    if moved_on and (left := meant(places, MOVED_ON, NOT + Intent.STOP)):
        found.setdefault(Intent.STOP, words.said(*together(left)))
    hindered = meant(places, HINDERED, NOT + HINDERED)
    if hindered and not found.keys() & _WANTS_ELSE:
        found.setdefault(Intent.CANCEL, words.said(*together(hindered)))
    return found, bool(hindered)


def _is_bereaved(words: Words, places: Mapping[str, object]) -> bool:
    """Whether somebody's death keeps the sender from a visit of their own, so that no patient died."""
    own = {"i", "im", "we", "cant", "wont"}.intersection(words.read) and not {
        "his",
        "her",
        "their",
    }.intersection(words.read)
    return bool(own) and bool({Intent.CANCEL, Intent.RESCHEDULE}.intersection(places))


def _says_no_more(words: Sequence[str], places: Places) -> bool:
    """Whether all that is said is assent and courtesy, or a visit confirmed besides."""
    said = {at for kind in (ASSENT, COURTEOUS) for place in places.get(kind, ()) for at in range(*place)}
    return all(at in said or word in _SIGNS for at, word in enumerate(words))


def _is_asked(words: Words, span: tuple[int, int]) -> bool:
    """Whether the words are part of a question, unless that question follows a yes."""
    begin = next(at for at in range(span[0], -1, -1) if words.read[at] == BAR)
    if words.read[begin + 1] in _ASKING or (
        words.read[begin + 1] in _TURNED and words.read[begin + 2] in _TURNED_ABOUT
    ):
        return True
    end = next(at for at in range(max(span[0] + 1, span[1] - 1), len(words.read)) if words.read[at] in _SIGNS)
    begins_with_yes = words.read[span[0]] == BAR and words.read[span[0] + 1] in _YES_BEGINS
    return words.read[end] == ASKS and not (begins_with_yes and end > span[0] + 2)


_SIGNS = frozenset({BAR, ASKS})
_YES_BEGINS = YES | {"c", "confirmed"}
_ASKING = frozenset("who what which where why whose does did quien cual donde".split())  # noqa: SIM905
_TURNED = frozenset("is am are was were can could would should do will has have may".split())  # noqa: SIM905
_TURNED_ABOUT = frozenset("i we you it he she they the this that there my your our dr doctor anyone".split())  # noqa: SIM905
"""A verb before its subject asks, also where nobody typed the sign."""

_DOUBTING = (
    "not dont cant wont but if maybe unless might late except probably hopefully think try alive viva vivo quiza quizas"
    " pero no tarde creo depend depends instead wait however until lol casi"
)
_DOUBTS = frozenset(_DOUBTING.split())
_CALLED_OFF = re.compile("can[cs]el|anul|x$")
_DOUBTING_PAIRS = re.compile(r"\b(?:si (?:es que|llego|puedo)|tal vez)\b")


def _is_certain(intent: Intent, also: frozenset[Intent], words: Words) -> bool:
    """Danger and a wish to be left alone are acted on at once; anything else only where nothing speaks against."""
    if intent is Intent.CRISIS:
        return True
    if intent is Intent.STOP:
        return not also - {Intent.QUESTION, Intent.HELP}
    if intent is Intent.QUESTION:
        return not also
    if also or not _DOUBTS.isdisjoint(words.read):
        return False
    if intent is Intent.CONFIRM and any(map(_CALLED_OFF.match, words.read)):
        return False  # what it was read as, it may be the opposite of
    return not _DOUBTING_PAIRS.search(" ".join(words.read))
