"""Keywords and codes, what the carrier answers itself, and the slips of the thumb that are forgiven."""

import re
from collections.abc import Iterable, Set
from enum import StrEnum


class Intent(StrEnum):
    """What the sender of a text wants, the gravest first."""

    CRISIS = "crisis"
    STOP = "stop"
    CANCEL = "cancel"
    RESCHEDULE = "reschedule"
    START = "start"
    CONFIRM = "confirm"
    QUESTION = "question"
    HELP = "help"
    OTHER = "other"


CARRIER_STOP = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
"""Opt-out words Twilio acts on and answers by itself (rule P15)."""
CARRIER_START = frozenset({"start", "yes", "unstop"})
CARRIER_HELP = frozenset({"help", "info"})

CANCEL_WORDS = frozenset(
    {"cancel", "cancelar", "cancelar por favor", "cancel please", "please cancel", "cancel pls"}
)
EXACT: dict[Intent, frozenset[str]] = {
    Intent.STOP: CARRIER_STOP
    | CANCEL_WORDS
    | {
        *("opt out", "stop all", "remove me", "remove", "unsubscribe me", "stop please", "please stop"),
        *("stop texting me", "stop texting", "stop messages", "stop texts", "end texts", "quit texting me"),
        *("alto", "parar", "pare", "paren", "basta", "baja", "detener", "no mas", "dar de baja", "unsub"),
    },
    Intent.START: frozenset({"start", "unstop", "comenzar", "empezar", "iniciar", "inicio", "alta", "opt in", "resume"}),
    Intent.HELP: frozenset({"help", "info", "ayuda", "informacion", "menu", "information"}),
    Intent.CONFIRM: frozenset({
        *("c", "1", "y", "yes", "yep", "yup", "yeah", "si", "confirm", "confirmed", "confirmar", "confirmo"),
        *("confirmado", "confirmada", "ok", "okay", "yes please", "si gracias", "yes thank you"),
    }),
    Intent.CANCEL: frozenset({"x", "3"}),
    Intent.RESCHEDULE: frozenset({"r", "2", "reschedule", "reprogramar", "reagendar"}),
}  # fmt: skip
BY_WORD = {word: intent for intent, its in EXACT.items() for word in its}
YES = frozenset({"y", "yes", "yep", "yup", "yeah", "ya", "si", "sip", "yes please", "si por favor", "yess"})

# What may stand beside a keyword without changing it; "please help" is a cry, "help please" is the keyword.
_BEHIND = "please|pls|plz|plis|porfis|x favor|xfavor|porfavor|por favor"
_BESIDE = (
    "xfa|thanks|thank you|thx|ty|tysm|gracias|muchas gracias|grasias|grax|grcs|thnks|thankyou|porfa|sir|ma am|maam|so much"
    "|very much|have a (?:good|great|nice|blessed) (?:day|night|one|weekend)|hi|hello|hola|good morning|buenos dias|buenas tardes"
    "|sorry|lo siento|disculpe|guys"
)
COURTESY = re.compile(rf" (?:(?<!^ )(?:{_BEHIND})|{_BESIDE})(?= )")
COURTEOUS_WORDS = frozenset(re.findall(r"(?:^|\|)([a-z]+)", f"{_BEHIND}|{_BESIDE}"))
"""Where none of these stands, a text has no courtesy to be freed of."""

BEFORE = frozenset(
    {"please", "pls", "plz", "porfa", "porfavor", "xfa", "xfavor", "por favor", "favor de", "plis"}
)
"""Courtesy that may stand before a bare CANCEL; before HELP it would turn a keyword into a cry."""

# Words whose misspellings are forgiven when they stand alone: what is one slip away from them.
_ALONE = (
    "stop",
    "stopall",
    "unsubscribe",
    "cancel",
    "quit",
    "start",
    "help",
    "confirm",
    "confirmed",
    "cancelar",
    "confirmo",
    "confirmado",
    "reschedule",
    "informacion",
    "unstop",
)
# And those that are forgiven in a sentence too, being like no others.
_ANYWHERE = (
    *("unsubscribe", "cancel", "confirm", "confirmed", "reschedule", "appointment", "tomorrow", "canceled"),
    *(
        "cancelar",
        "confirmar",
        "suicide",
        "suicidal",
        "cancelled",
        "confirmo",
        "confirmado",
        "number",
        "please",
    ),
    *(
        "canceling",
        "rescheduling",
        "confirming",
        "overdose",
        "overdosed",
        "messages",
        "reminders",
        "stopping",
    ),
    *(
        "message",
        "reminder",
        "texting",
        "numero",
        "mensajes",
        "equivocado",
        "thursday",
        "wednesday",
        "different",
        *("killing", "myself", "himself", "herself", "anymore", "everything", "hospital", "ambulance"),
        *("relapsed", "relapse", "emergency", "seizure", "somebody", "pastillas", "matarme", "monday"),
        *("tuesday", "friday", "saturday", "afternoon", "available", "babysitter", "cancelling", "disappear"),
    ),
)
_REAL = frozenset({
    *("step", "shop", "stops", "stoop", "spot", "top", "atop", "slop", "star", "stars", "starts", "suit", "quiet"),
    *("quite", "quilt", "stat", "smart", "stare", "tart", "held", "hell", "kelp", "yelp", "heap", "helps", "whelp"),
    *("milling", "tilling", "skilling", "fridays", "fryday", "thyself", "relapses", "seizures"),
    *("quits", "quid", "quip", "cancels", "confirms", "conform", "cancer", "help", "start", "stop", "quit"),
})  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _slips(words: Iterable[str], but: Set[str]) -> dict[str, str]:
    """Whatever is one slip of the thumb away from a word, with that word; save what is meant as it stands."""
    return {slip: word for word in words for slip in _slipped(word) - but}


def _slipped(word: str) -> set[str]:
    """Everything one slip of the thumb away: a letter too many, too few, another, or two exchanged."""
    parts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + b[1:] for a, b in parts if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    found |= {a + c + b[1:] for a, b in parts if b for c in _LETTERS}
    found |= {a + c + b for a, b in parts for c in _LETTERS}
    return found - {word}


# "shop" alone answers nothing: it is a slip for "stop", though the word exists.
SLIPS_ALONE = _slips(_ALONE, but=(_REAL | BY_WORD.keys()) - {"shop", "spot", "stoop"})
# What is written by ear, or a code spelled out.
_BY_EAR = {
    "cancelar": "cansela cancele cancelen cansele kancela kansela canzela canzelar kancelar kanselar canselarr canselar",
    "end": "endd eend ennd",
    "ayuda": "aiuda alluda halluda hayuda ayudaa ayudas ajuda aluda ayda",
    "x": "equis ekis equiz",
    "r": "erre",
    "alto": "halto",
    "basta": "vasta bazta",
    "baja": "vaja",
    "informacion": "imformacion informasion imformasion infomasion",
    "confirmo": "comfirmo konfirmo",
}
SLIPS_ALONE |= {slip: word for word, slips in _BY_EAR.items() for slip in slips.split()}
# A code struck twice.
SLIPS_ALONE |= {code * 2: code for code in ("c", "x", "r", "y")}
SLIPS = _slips(_ANYWHERE, but=_REAL.union(_ANYWHERE))
