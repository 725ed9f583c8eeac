"""What a patient's text means, by keyword; whatever isn't one exactly goes to a person."""

import re
import unicodedata
from enum import StrEnum


class Intent(StrEnum):
    """What the sender of a text wants."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    CONFIRM = "confirm"
    CANCEL = "cancel"
    RESCHEDULE = "reschedule"
    OTHER = "other"


CARRIER_STOP = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
"""Opt-out words Twilio acts on and answers by itself (rule P15)."""
CARRIER_START = frozenset({"start", "yes", "unstop"})
CARRIER_HELP = frozenset({"help", "info"})

_STOP = CARRIER_STOP | {
    "opt out", "stop all", "remove me", "unsubscribe me", "stop please", "please stop", "stop texting me",
    "stop texting", "stop messages", "alto", "parar", "pare", "basta", "baja", "cancelar", "detener",
}  # fmt: skip
_WORDS: dict[Intent, frozenset[str]] = {
    Intent.STOP: frozenset(_STOP),
    Intent.START: frozenset({"start", "unstop", "yes", "comenzar", "empezar", "alta"}),
    Intent.HELP: frozenset({"help", "info", "ayuda"}),
    Intent.CONFIRM: frozenset({"c", "1", "confirm", "confirmed", "confirmar", "confirmo", "confirmado"}),
    Intent.CANCEL: frozenset({"x", "3"}),
    Intent.RESCHEDULE: frozenset({"r", "2", "reschedule", "reprogramar"}),
}
_INTENTS = {word: intent for intent, words in _WORDS.items() for word in words}


def normalise(text: str) -> str:
    """Lower case, accents and punctuation dropped, spaces single: the form keywords are compared in."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]|_", " ", plain.replace("-", "")).split())


def read(text: str, *, said_by_carrier: str = "") -> Intent:
    """The intent of a text. What the carrier says it understood wins over our own reading (rule P15)."""
    if said_by_carrier in {Intent.STOP, Intent.START, Intent.HELP}:
        return Intent(said_by_carrier)
    return _INTENTS.get(normalise(text), Intent.OTHER)


def answered_by_carrier(text: str) -> bool:
    """Whether Twilio itself answers this text, so that we must not (rule P16)."""
    word = text.strip().casefold()
    return word in CARRIER_STOP | CARRIER_START | CARRIER_HELP


def is_bare_cancel(text: str) -> bool:
    """CANCEL alone opts out, yet the sender may well have meant the visit (rule P19)."""
    return normalise(text) in {"cancel", "cancelar"}
