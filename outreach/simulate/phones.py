"""What people do with the texts they get: mostly a letter, at times words, now and then something grave."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from outreach.simulate.people import Person
from outreach.simulate.slots import full_slot

STOP, START, CRISIS, WRONG, HELP, OTHER = "stop", "start", "crisis", "wrong number", "help", "other"
CONFIRM, CANCEL, MOVE, QUESTION, LETTER = "confirm", "cancel", "move", "question", "letter"
SILENCING = frozenset({STOP, WRONG})
"""After these nothing may be texted to a phone until it says START."""

_WORDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        CONFIRM: ("C", "c", "C.", "1", "confirm", "Confirmed", "👍", "C thanks"),
        CANCEL: ("X", "x", "3", "I need to cancel my appointment", "Please cancel my visit, I can't make it"),
        MOVE: ("R", "2", "Can we find another day?", "I need to reschedule"),
        QUESTION: ("Do I need to bring a driver?", "What time is it again?", "Is there parking?"),
        STOP: ("STOP", "stop", "Unsubscribe", "Please stop texting me", "take me off your list", "quit"),
        START: ("START", "start"),
        CRISIS: ("I want to die", "I don't want to be here anymore", "I took too many pills"),
        WRONG: ("Wrong number", "you have the wrong person"),
        HELP: ("HELP", "info"),
        OTHER: ("Thank you!", "see you", "my dog ate breakfast"),
    },
    "es": {
        CONFIRM: ("C", "c", "1", "confirmo", "Confirmado", "C gracias"),
        CANCEL: ("X", "3", "necesito cancelar mi cita", "no puedo ir, anule mi cita por favor"),
        MOVE: ("R", "2", "¿puedo cambiar la cita a otro día?", "necesito otra hora"),
        QUESTION: ("¿Tengo que ir en ayunas?", "¿Dónde queda la clínica?"),
        STOP: ("STOP", "ALTO", "no me manden más mensajes", "ya no quiero recibir mensajes"),
        START: ("START",),
        CRISIS: ("ya no quiero vivir", "me quiero morir"),
        WRONG: ("número equivocado",),
        HELP: ("AYUDA", "HELP"),
        OTHER: ("Gracias!", "nos vemos"),
    },
}
_QUESTIONS = re.compile("Reply C|Responda C|Reply X|Responda X")
_WHICH = re.compile("which visit do you mean|qué cita\\? Responda")
_CHECK = re.compile("do you want to cancel|quiere anular")
_SHARES: Mapping[str, Mapping[str, float]] = {  # of a hundred questions, what each manner answers
    "confirms": {CONFIRM: 88, CANCEL: 3, MOVE: 3, STOP: 0.4, CRISIS: 0.3, OTHER: 1},
    "silent": {CONFIRM: 4, STOP: 1, WRONG: 0.3},
    "words": {CONFIRM: 40, CANCEL: 12, MOVE: 12, QUESTION: 10, OTHER: 12, CRISIS: 1, STOP: 1, HELP: 1},
    "asks": {QUESTION: 60, CONFIRM: 20, HELP: 4},
    "restless": {CANCEL: 18, MOVE: 22, CONFIRM: 25, STOP: 2, CRISIS: 2, OTHER: 5},
}
_SERIES_SHARES = {STOP: 1.5, QUESTION: 2, OTHER: 2, CRISIS: 0.2}


@dataclass(frozen=True, slots=True)
class Saying:
    """A text that a phone is going to send."""

    at: datetime
    phone: str
    words: str
    meant: str


class Phones:
    """All of them; what a phone says hangs on the seed, its number and the instant."""

    def __init__(self, people: Sequence[Person], seed: int) -> None:
        self._owners = {person.phone: person for person in reversed(people) if person.phone}
        self._seed = seed

    def read(self, phone: str, words: str, now: datetime) -> list[Saying]:
        """What this text leads to, a START weeks later included; every saying on a full five minutes."""
        person = self._owners.get(phone)
        if person is None:
            return []
        draw = Random(f"{self._seed}:{phone}:{now.timestamp()}:{words}")  # noqa: S311
        meant = self._meant(person, words, draw)
        if not meant:
            return []
        at = full_slot(now + timedelta(minutes=draw.choice((3, 8, 20, 90, 400))))
        said = "A" if meant == LETTER else draw.choice(_WORDS[person.language][meant])
        found = [Saying(at, phone, said, meant)]
        if meant == STOP and draw.random() < 0.5:
            back = full_slot(at + timedelta(days=draw.randrange(1, 60)))
            found.append(Saying(back, phone, draw.choice(_WORDS[person.language][START]), START))
        return found

    def _meant(self, person: Person, words: str, draw: Random) -> str:
        if _WHICH.search(words):
            return LETTER
        if _CHECK.search(words):
            return draw.choice((CANCEL, CONFIRM, ""))
        shares: Mapping[str, float] = {}
        if _QUESTIONS.search(words):
            shares = _SHARES[person.manner]
        elif "HELP" in words and "START" not in words and "visit" not in words and "cita" not in words:
            shares = _SERIES_SHARES
        dice = draw.random() * 100
        for meant, share in shares.items():
            dice -= share
            if dice < 0:
                return meant
        return ""
