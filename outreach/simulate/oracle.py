"""What must hold of every call to the carrier, judged by what the world knows and none of the engine's rules.

The engine is asked for nothing but what it meant a message to be: for whom, about which visits, and whether
it answers the patient. Hours, zones, holidays, languages and dates are worked out here anew.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from outreach.domain.channel import Channel
from outreach.simulate.carrier import Call
from outreach.simulate.people import Person
from outreach.simulate.phones import CRISIS, SILENCING, START, Saying
from outreach.simulate.practice import HERE, Visit

WINDOWS, CAPS, STOPPED, BEGUN = (
    "inside the hours",
    "under the caps",
    "none after STOP",
    "none after the visit",
)
TRUE, LANGUAGE, ONCE, WISHES = (
    "true when sent",
    "in the patient's language",
    "none twice",
    "as the patient asked",
)
SILENCE, HELPED, ANSWERED = "silence after a crisis", "help within a minute", "answers only when asked"
RULES: Mapping[str, str] = {
    WINDOWS: "P27-P36", CAPS: "P3", STOPPED: "P7 P8 P10 P13", BEGUN: "H1", TRUE: "H1", LANGUAGE: "P22",
    ONCE: "ADR 1", WISHES: "P39", SILENCE: "P59", HELPED: "P60", ANSWERED: "P30",
}  # fmt: skip
_HOLIDAYS = frozenset(
    date(2027, month, day)
    for month, day in (
        (1, 1), (1, 18), (2, 15), (5, 31), (6, 18), (6, 19), (7, 4), (7, 5), (9, 6), (10, 11), (11, 11),
        (11, 25), (12, 24), (12, 25),
    )
)  # fmt: skip
"""Federal holidays of 2027 and the days on which they are kept (5 U.S.C. 6103)."""
_ANSWER_WITHIN = timedelta(hours=12)
_STOP_CONFIRMED_WITHIN = timedelta(minutes=5)
_EXAMPLES = 3
_SPANISH = re.compile(
    r"\b(su|sus|cita|citas|responda|gracias|llame|llamaremos|baja|tel|le|ayuda|nuestra)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(your|you|visits?|reply|thank|call|opt|our)\b", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+")
_DAYS = {"en": "Mon Tue Wed Thu Fri Sat Sun", "es": "lunes martes miercoles jueves viernes sabado domingo"}
_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
}
_PLAIN = str.maketrans("áéíóúü", "aeiouu")
_OVER = frozenset({"cancelled", "no_show"})


@dataclass(frozen=True, slots=True)
class Meant:
    """What the engine says of a message: whose it is, about which visits of the schedule, for what."""

    template: str
    purpose: str
    answers: bool
    patient: str
    visits: tuple[tuple[str, str], ...]  # id and the step of its cadence; those told along in one text too


@dataclass
class Tally:
    """How often an invariant was checked and broken, with a few examples (ids and instants only)."""

    checked: int = 0
    broken: int = 0
    examples: list[str] = field(default_factory=list)


class Oracle:
    """Watches every call; `told` is what the practice has told the engine of each visit."""

    def __init__(self, people: Sequence[Person], told: Mapping[str, Visit]) -> None:
        self.tallies = {name: Tally() for name in RULES}
        self._people = {person.id: person for person in people}
        self._by_phone: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            self._by_phone[person.phone].append(person)
        self._told = told
        self._stopped: dict[str, datetime] = {}
        self._agreed: dict[str, datetime] = {}
        self._confirmed_stop: Counter[tuple[str, datetime]] = Counter()
        self._crises: dict[str, datetime] = {}  # phone: since when a colleague is with them
        self._asked: dict[str, list[datetime]] = defaultdict(list)
        self._unasked: dict[str, list[datetime]] = defaultdict(list)
        self._seen: set[tuple[object, ...]] = set()
        self._given_up: set[str] = set()  # visits whose patient was told that they are cancelled
        self._known: dict[str, list[datetime]] = defaultdict(list)  # by visit the hours its patient may know

    def heard(self, saying: Saying, now: datetime) -> None:
        """A phone has texted."""
        self._asked[saying.phone].append(now)
        if saying.meant in SILENCING:
            self._stopped.setdefault(saying.phone, now)
        elif saying.meant == START:
            self._stopped.pop(saying.phone, None)
        elif saying.meant == CRISIS:
            self._crises.setdefault(saying.phone, now)

    def agreed(self, phone: str, now: datetime) -> None:
        """Somebody who is reached there has newly agreed to the series: for that alone STOP is over (P13)."""
        self._agreed[phone] = now

    def resumed(self, phone: str) -> None:
        """A colleague has let automatic messages go again."""
        self._crises.pop(phone, None)

    def rebooked(self, visit_id: str) -> None:
        """The practice has said something new of a visit."""
        self._given_up.discard(visit_id)

    def saw(self, call: Call, meant: Meant, *, reached: bool = True) -> None:
        """Judge one call; what the carrier refused counts as well, except where only having it matters.

        `reached`: whether a person read it. What never arrived may be said again by another message.
        """
        if meant.purpose == "staff":
            return
        person = self._people.get(meant.patient)
        self._once(call, meant, reached=reached)
        self._language(call, person)
        self._stop(call, meant)
        if meant.answers:
            self._answer(call, meant)
            return
        self._about(call, meant, person, reached=reached)
        self._check(SILENCE, call.to not in self._crises, call, meant)
        if person is None:
            self._check(TRUE, False, call, meant, "nobody's")
            return
        self._wishes(call, meant, person)
        if call.channel is Channel.SMS:
            self._hours(call, meant, person)
            self._caps(call, meant, person)

    def _once(self, call: Call, meant: Meant, *, reached: bool) -> None:
        if not call.taken:
            return
        steps = [(visit, self._start(visit), step, call.channel) for visit, step in meant.visits if step]
        keys: list[tuple[object, ...]] = [(call.message_id,), *steps]
        self._check(ONCE, not any(key in self._seen for key in keys), call, meant)
        self._seen.update(keys if reached else keys[:1])

    def _start(self, visit_id: str) -> datetime | None:
        visit = self._told.get(visit_id)
        return visit.start if visit else None

    def _language(self, call: Call, person: Person | None) -> None:
        spoken = {p.language for p in ([person] if person else self._by_phone[call.to])} or {"en"}
        if not person and len(spoken) > 1:
            return
        words = _LINK.sub("", call.words).translate(_PLAIN)
        is_spanish, is_english = bool(_SPANISH.search(words)), bool(_ENGLISH.search(words))
        right = is_spanish != is_english and ("es" if is_spanish else "en") in spoken
        self._check(LANGUAGE, right, call, None)

    def _stop(self, call: Call, meant: Meant) -> None:
        since = self._stopped.get(call.to)
        if since is None:
            if call.channel is Channel.SMS:
                self._check(STOPPED, True, call, meant)
            return
        key = (call.to, since)
        confirmation = meant.template == "stop_ack" and call.at - since <= _STOP_CONFIRMED_WITHIN
        if confirmation:
            self._confirmed_stop[key] += call.taken
        allowed = (
            (confirmation and self._confirmed_stop[key] <= 1)
            or meant.template == "crisis"
            or (meant.purpose == "education" and self._agreed.get(call.to, since) > since)
        )
        self._check(STOPPED, allowed, call, meant, f"stopped {since:%d %b %H:%M}")

    def _answer(self, call: Call, meant: Meant) -> None:
        asked = self._asked[call.to]
        recently = [at for at in asked if timedelta(0) <= call.at - at <= _ANSWER_WITHIN]
        self._check(ANSWERED, bool(recently), call, meant)
        if meant.template == "crisis" and call.taken:
            self._check(HELPED, call.at - asked[-1] <= timedelta(minutes=1), call, meant)
        if meant.template == "cancel_ack" and call.taken:
            self._given_up.update(visit for visit, _ in meant.visits)

    def _about(self, call: Call, meant: Meant, person: Person | None, *, reached: bool) -> None:
        words = call.words.translate(_PLAIN)
        for visit_id, _ in meant.visits:
            visit = self._told[visit_id]
            # What is called off is told by the hour its patient knows, whatever has been moved since.
            hours = (self._known[visit_id] if meant.template == "cancelled" else []) or [visit.start]
            self._check(BEGUN, call.at < max(hours), call, meant, visit_id)
            over = meant.template in _OVER
            stands = visit.stands and visit_id not in self._given_up
            theirs = (
                person is not None
                and (visit.person.phone, visit.person.email)[call.channel != "sms"] == call.to
            )
            by_mail = call.channel is not Channel.SMS
            said = any(
                all(part in words for part in _spoken(visit.person.language, hour, mail=by_mail))
                for hour in hours
            )
            self._check(TRUE, theirs and said and (over or stands), call, meant, visit_id)
            if reached:
                self._known[visit_id].clear()
            self._known[visit_id].append(visit.start)

    def _wishes(self, call: Call, meant: Meant, person: Person) -> None:
        self._check(WISHES, not (person.only_email and call.channel is Channel.SMS), call, meant)
        if person.afternoons and call.channel is Channel.SMS:
            home = call.at.astimezone(ZoneInfo(person.place.home)).time()
            self._check(WISHES, time(12) <= home < time(17), call, meant)

    def _hours(self, call: Call, meant: Meant, person: Person) -> None:
        for name in {*person.place.zones, person.place.home, HERE.key}:
            local = call.at.astimezone(ZoneInfo(name))
            fits = time(8) <= local.time() < time(21) if meant.purpose == "care" else _office(local)
            self._check(WINDOWS, fits, call, meant, name)

    def _caps(self, call: Call, meant: Meant, person: Person) -> None:
        if not call.taken:
            return
        day, week = (6, 20) if meant.purpose == "care" else (1, 3)
        sent = self._unasked[person.id]
        sent.append(call.at)
        within = Counter(span for at in sent for span in (1, 7) if call.at - at < timedelta(days=span))
        self._check(CAPS, within[1] <= day and within[7] <= week, call, meant)

    def _check(self, name: str, holds: bool, call: Call, meant: Meant | None, more: str = "") -> None:
        tally = self.tallies[name]
        tally.checked += 1
        if not holds:
            tally.broken += 1
            if len(tally.examples) < _EXAMPLES:
                what = f", {meant.template}" if meant else ""
                tally.examples.append(
                    f"message {call.message_id}{what}, {call.at:%Y-%m-%d %H:%M}Z {more}".rstrip()
                )


def _office(local: datetime) -> bool:
    """Monday to Friday 10 to 18, Saturday 10 to 17, never on a holiday (rule P29)."""
    if local.date() in _HOLIDAYS or local.weekday() == 6:
        return False
    return time(10) <= local.time() < time(17 if local.weekday() == 5 else 18)


def _spoken(language: str, start: datetime, *, mail: bool) -> Sequence[str]:
    """What a message about this hour must contain; a mail writes its months out."""
    wall = start.astimezone(HERE)
    weekday = _DAYS[language].split()[wall.weekday()]
    month = _MONTHS[language].split()[wall.month - 1]
    hour = f"{wall.hour % 12 or 12}:{wall.minute:02}"
    if mail:
        return (f" {wall.day} de {month}" if language == "es" else f" {wall.day}", hour)
    if language == "es":
        return (f"{weekday} {wall.day} {month}", f"{hour} {'p' if wall.hour >= 12 else 'a'}. m.")
    return (f"{weekday}, {month} {wall.day}", f"{hour} {'PM' if wall.hour >= 12 else 'AM'}")
