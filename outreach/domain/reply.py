"""What a patient's text means, with the words that said so; what isn't plain goes to a person.

Read by rules, so that every reading can be explained: keywords and codes first, then for each wish the ways
people word it, after everything that only looks like it was taken out. Where a text says several things, the
one whose omission does most harm is its intent, and the others are told beside it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from outreach.domain import reply_wishes as wishes
from outreach.domain import reply_words as words
from outreach.domain.reply_keys import (
    BY_WORD,
    CANCEL_WORDS,
    CARRIER_HELP,
    CARRIER_START,
    CARRIER_STOP,
    SLIPS,
    SLIPS_ALONE,
    YES,
    Intent,
)

__all__ = ["CARRIER_HELP", "CARRIER_START", "CARRIER_STOP", "Intent", "Reading", "StopKind", "read"]


class StopKind(StrEnum):
    """What is behind a wish to be left alone."""

    ALL = "all"
    PARTIAL = "partial"  # fewer, another channel, other hours
    WRONG_NUMBER = "wrong_number"
    DECEASED = "deceased"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text was understood to say.

    `certain`: fit to be acted on before a person has read it. `also`: further intents. `said`: the words that
    decided. `stop` is set whenever stopping is among the intents. `exact`: all of it is a keyword or code.
    """

    intent: Intent
    certain: bool
    also: frozenset[Intent] = frozenset()
    said: tuple[str, ...] = ()
    stop: StopKind | None = None
    exact: bool = False


_TAPBACK = re.compile(
    r"\s*(liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted \S+ to|le gusto|te gusto|le encanto"
    r"|me gusta|me encanta|le dio risa|enfatizo|pregunto|removed an? \w+ from|no le gusto|se rio de|destaco"
    r"|[^\w\s\"“]{1,4} to)\s+(?:a |an |el |un |una |the )?(?:mensaje |message |texto )?[:\s]*[\"“«'‘]",
)  # fmt: skip
_TAPPED = {
    **dict.fromkeys(("liked", "loved", "le gusto", "te gusto", "le encanto", "me gusta", "me encanta"), Intent.CONFIRM),
    **dict.fromkeys(("questioned", "pregunto"), Intent.QUESTION),
}  # fmt: skip
_AUTOMATIC = re.compile(
    r"auto ?(?:matic)? ?-? ?(?:reply|response|respuesta)|do not disturb|i.?m driving|out of (?:the )?office"
    r"|respuesta automatica|estoy manejando|estoy conduciendo|away from my (?:phone|desk)|sent from my \w+( \w+)?\s*$"
    r"|not monitored|cannot receive text|unable to receive|message blocking|free msg"
)
_EMOJI = {
    **dict.fromkeys("👍👌✅☑✔🆗💯🙌🫡🤙", " yes "),
    **dict.fromkeys("❌🚫🛑✋⛔👎", " no "),
    "🛑": " stop ",
    "🔪": " cut myself ",
    "🔫": " gun ",
    "💊": " pills ",
    "🪢": " noose ",
    "🆘": " sos ",
    "❓": " ? ",
    "❔": " ? ",
    "🤔": " ? ",
}
_SENTENCE = re.compile(r"[.!?¿¡;,:\n()\[\]…—–*]+|\s-+\s|\"|“|”|«|»")
_SPELLED = re.compile(r"\b(?:[a-z][ .\-_*]){2,}[a-z]\b")
_SPACES = re.compile(r"[^a-z0-9|]+")
_FUNNY = str.maketrans({"’": "", "'": "", "‘": "", "´": "", "`": "", "ʼ": ""})
_LONGEST = 2000  # a text has at most 1,600 characters; of a mail so many are read


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Lower case, accents and punctuation dropped, spaces single: the form keywords are compared in."""
    return _SPACES.sub(" ", _plain(text)).strip()


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_FUNNY)


def _sentences(plain: str) -> str:
    """The form patterns are matched on: sentences parted by bars, words by single spaces, slips put right."""
    for sign, meaning in _EMOJI.items():
        if sign in plain:
            plain = plain.replace(sign, meaning)
    plain = _SPELLED.sub(lambda m: _joined(m[0]), plain)
    parts = (" ".join(_mended(_SPACES.sub(" ", part.replace("|", " ")))) for part in _SENTENCE.split(plain))
    return " | " + " | ".join(part for part in parts if part)


def _joined(spelled: str) -> str:
    word = re.sub(r"[^a-z]", "", spelled)
    return word if word in BY_WORD or word in {"help", "stop"} else spelled


def _mended(part: str) -> Sequence[str]:
    return [SLIPS.get(word, word) for word in part.split()]


def _compile(*patterns: str) -> list[re.Pattern[str]]:
    # Each begins at a space: the engine leaps from one to the next.
    return [re.compile(f" (?:{pattern})") for pattern in patterns]


_CRISIS, _NO_CRISIS = _compile(*words.CRISIS), _compile(*words.NO_CRISIS)
_STOP, _NO_STOP = _compile(*wishes.STOP), _compile(*wishes.NO_STOP)
_CANCEL, _NO_CANCEL = _compile(*wishes.CANCEL), _compile(*wishes.NO_CANCEL)
_RESCHEDULE, _NO_RESCHEDULE = _compile(*wishes.RESCHEDULE), _compile(*wishes.NO_RESCHEDULE)
_REGRET = re.compile(wishes.REGRET)
_START, _CONFIRM = _compile(*wishes.START), _compile(*wishes.CONFIRM)
_QUESTION, _HELP = _compile(*wishes.QUESTION), _compile(*wishes.HELP)


def read(text: str, *, said_by_carrier: str = "") -> Reading:
    """Read a text. What the carrier says it understood wins over our own reading (rule P15), save for danger."""
    reading = _read(text[:_LONGEST])
    if said_by_carrier in {Intent.STOP, Intent.START, Intent.HELP} and reading.intent is not Intent.CRISIS:
        stop = reading.stop or (StopKind.ALL if said_by_carrier == Intent.STOP else None)
        return Reading(Intent(said_by_carrier), True, said=(text.strip()[:40],), stop=stop, exact=True)
    return reading


def answered_by_carrier(text: str) -> bool:
    """Whether Twilio itself answers this text, so that we must not (rule P16)."""
    return text.strip().casefold() in CARRIER_STOP | CARRIER_START | CARRIER_HELP


def is_bare_cancel(text: str) -> bool:
    """CANCEL alone opts out, yet the sender may well have meant the visit (rule P19)."""
    word = normalise(text)
    return word in CANCEL_WORDS or SLIPS_ALONE.get(word) in {"cancel", "cancelar"}


def says_yes(text: str) -> bool:
    """A bare yes, whose meaning hangs on what was asked and on the state of the number (rule P20)."""
    return normalise(text) in YES


@lru_cache(maxsize=4096)
def _read(text: str) -> Reading:
    bare = normalise(text)
    exact = BY_WORD.get(bare)
    if exact is not None:
        return Reading(exact, True, said=(bare,), stop=_ALL if exact is Intent.STOP else None, exact=True)
    plain = _plain(text)
    tapback = _TAPBACK.match(plain)
    if tapback:
        return Reading(_TAPPED.get(tapback[1], Intent.OTHER), False, said=(tapback[1],))
    meant = SLIPS_ALONE.get(bare) or _joined_up(bare)
    if meant:
        intent = BY_WORD[meant]
        return Reading(intent, False, said=(bare,), stop=_ALL if intent is Intent.STOP else None)
    if _AUTOMATIC.search(plain):
        return Reading(Intent.OTHER, False)
    if not bare and set(plain.strip()) <= set("?¿! "):
        return Reading(Intent.QUESTION if "?" in plain else Intent.OTHER, False, said=(plain.strip(),))
    reading = _judge(_sentences(plain), "?" in plain)
    # A picture alone may be meant in more than one way; danger and a wish to be left alone don't wait.
    return (
        reading if bare or reading.intent in {Intent.CRISIS, Intent.STOP} else replace(reading, certain=False)
    )


_ALL = StopKind.ALL


def _joined_up(bare: str) -> str:
    word = bare.replace(" ", "")
    return word if len(bare) == 2 * len(word) - 1 and len(word) > 2 and word in BY_WORD else ""


def _judge(sentences: str, asks: bool) -> Reading:
    found = dict(_found(sentences, asks))
    if not found:
        return Reading(Intent.OTHER, False)
    if Intent.STOP in found and Intent.CRISIS not in found and _REGRET.search(sentences):
        return Reading(Intent.START, False, frozenset(found) - {Intent.START}, (found[Intent.STOP],), _ALL)
    intent = min(found, key=_RANK.__getitem__)
    if intent is Intent.CANCEL and Intent.RESCHEDULE in found:
        intent = Intent.RESCHEDULE  # who gives an hour up for another keeps the visit
    also = frozenset(found) - {intent}
    stop = _kind(sentences) if Intent.STOP in found else None
    return Reading(intent, _is_certain(intent, also, sentences), also, (found[intent],), stop)


_RANK = {intent: rank for rank, intent in enumerate(Intent)}


def _found(sentences: str, asks: bool) -> Sequence[tuple[Intent, str]]:
    found = []
    for intent, patterns, lookalikes in _TABLE:
        text = sentences
        for lookalike in lookalikes:
            text = lookalike.sub(" ~ ", text)
        said = _first(patterns, text)
        if said:
            found.append((intent, said))
    if asks and not any(intent is Intent.QUESTION for intent, _ in found):
        found.append((Intent.QUESTION, "?"))
    return found


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> str:
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            return match[0].strip(" |")[:80]
    return ""


_TABLE = (
    (Intent.CRISIS, _CRISIS, _NO_CRISIS),
    (Intent.STOP, _STOP, _NO_STOP),
    (Intent.CANCEL, _CANCEL, _NO_CANCEL),
    (Intent.RESCHEDULE, _RESCHEDULE, _NO_RESCHEDULE),
    (Intent.START, _START, ()),
    (Intent.CONFIRM, _CONFIRM, ()),
    (Intent.QUESTION, _QUESTION, ()),
    (Intent.HELP, _HELP, ()),
)
_DOUBT = re.compile(
    r"\b(?:not|dont|cant|wont|but|if|maybe|unless|might|late|except|probably|hopefully|think|try|tal vez|quizas?"
    r"|pero|si puedo|no|tarde|creo|depends?|instead|wait|however|until|lol)\b"
)
_KINDS = (
    (StopKind.DECEASED, re.compile(r"passed (?:away|on)|died|deceased|dead\b|fallec|murio|muert|no longer with us|\brip\b")),
    (StopKind.LEGAL, re.compile(r"cease|lawyer|attorney|\bsu(?:e|ing)\b|lawsuit|legal|\bfcc\b|\bftc\b|tcpa|report|spam|abogad|demand|denunci")),
    (
        StopKind.WRONG_NUMBER,
        re.compile(
            r"wrong|wrng|incorrect|reassigned|recycled|not (?:his|her|their|\w+s) (?:number|phone)|(?:isnt|is not|aint"
            r"|no longer) (?:\w+s|his|her|the) (?:number|phone|cell)|not your patient|equivoc|incorrect[oa]|no soy|no es el numero"
            r"|nobody|no one|by that name|dont know|never heard|not (?:the )?(?:right )?person|no conozco|new number|im not|i am not"
            r"|(?:this|number) (?:isnt|is not|was)|no \w+ (?:here|at this)"
        ),
    ),
    (
        StopKind.PARTIAL,
        re.compile(
            r"only|instead|rather|prefer|at night|pause|mute|snooze|marketing|promo|too (?:much|many|often)|less|fewer"
            r"|emails?\b|call me|so early|so late|every day|daily|once a|mejor|solo|prefiero|demasiad|muchos|tantos|survey"
            r"|weekend|morning|after \d|before \d|keep the"
        ),
    ),
)  # fmt: skip


def _kind(sentences: str) -> StopKind:
    return next((kind for kind, pattern in _KINDS if pattern.search(sentences)), StopKind.ALL)


def _is_certain(intent: Intent, also: frozenset[Intent], sentences: str) -> bool:
    """Danger and a wish to be left alone are acted on at once; anything else only where nothing speaks against."""
    if intent is Intent.CRISIS:
        return True
    if intent is Intent.STOP:
        return not also - {Intent.QUESTION, Intent.HELP}
    if intent is Intent.QUESTION:
        return not also
    return not also and not _DOUBT.search(sentences)
