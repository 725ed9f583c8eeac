"""What a patient will get, and what not, judged by the same rules as when it is sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from outreach.actions.compose import Composer
from outreach.actions.engine import Engine
from outreach.actions.facts import Circumstances, circumstances
from outreach.actions.merge import BESIDE, MERGED, Text, phones_of, together
from outreach.domain.decision import Decision, Verdict, decide
from outreach.domain.purpose import Purpose
from outreach.domain.windows import UnknownZone
from outreach.domain.wording import WordingError
from outreach.records.models import Message, Patient
from outreach.records.queries import Due, merged_into, planned, planned_beside


@dataclass(frozen=True, slots=True)
class Coming:
    """A message that is planned, and what becomes of it at its hour if nothing changes until then.

    `also`: those told along in the same text to this phone; `visit` then names all their visits. `zone` is
    that of the first of these.
    """

    message: int
    at: datetime
    channel: str
    purpose: str
    template: str
    visit: str
    verdict: str
    reason: str
    rule: str
    words: str
    also: tuple[int, ...] = ()
    zone: str = ""


class NoPatient(LookupError):
    """No patient has this id."""


def preview(external_id: str, days: int, engine: Engine) -> list[Coming]:
    """The next days of one patient, by the hour each message would go. Reads only. Raises NoPatient."""
    patient = Patient.objects.filter(external_id=external_id).first()
    if patient is None:
        raise NoPatient
    now = engine.clock.now()
    until = now + timedelta(days=days)
    theirs = planned(patient.pk, until)
    # Others at their phone, and what is due soon after, may be told in the same text.
    beside = planned_beside(phones_of([message for message, _ in theirs]), MERGED, until + BESIDE)
    rows = {message.id: (message, max(at, now)) for message, at in (*beside, *theirs)}
    asked = {message.id for message, _ in theirs}
    coming = [c for c in _Foreseen(engine, rows.values()).all() if asked & {c.message, *c.also}]
    return _with_visits(coming)


def _with_visits(coming: Sequence[Coming]) -> list[Coming]:
    numbers = [number for c in coming for number in (c.message, *c.also)]
    found = Message.objects.filter(id__in=numbers, appointment__isnull=False)
    visits = found.order_by("appointment__start", "id").values_list(
        "id", "appointment__external_id", "appointment__zone"
    )
    named = []
    for c in coming:
        told = {visit: zone for number, visit, zone in visits if number in {c.message, *c.also}}
        named.append(replace(c, visit=", ".join(told), zone=next(iter(told.values()), "")))
    return named


class _Foreseen:
    """Judges messages hour by hour, each after those that will have gone before it."""

    def __init__(self, engine: Engine, rows: Iterable[tuple[Due, datetime]]) -> None:
        self._engine = engine
        self._waiting = [_Waits(at, message.id, message) for message, at in rows]
        self._gone: list[tuple[Due, datetime]] = []

    def all(self) -> list[Coming]:
        """What becomes of each, by the hour at which it is settled."""
        settled = []
        while self._waiting:
            settled += self._settle(min(self._waiting).at)
        return settled

    def _settle(self, now: datetime) -> list[Coming]:
        """All that is due at this instant, together, as the dispatcher takes it."""
        due = [each for each in self._waiting if each.at == now]
        self._waiting = [each for each in self._waiting if each.at != now]
        given = self._given(due, now)
        settled: list[Coming] = []
        going: dict[int, tuple[_Waits, Decision]] = {}
        for each in sorted(due, key=lambda w: (w.message.purpose != Purpose.CARE, w.number)):
            try:
                decision = decide(given.of(each.message), now, self._engine.calling)
            except UnknownZone as error:
                settled.append(_coming(each, Decision(Verdict.HOLD, str(error))))
                continue
            if decision.verdict is Verdict.DEFER and decision.until is not None:
                self._waiting.append(replace(each, at=decision.until, deferred=each.deferred or decision))
            elif decision.verdict is Verdict.SEND:
                given.count(each.message)
                going[each.number] = each, each.deferred or decision
            else:
                settled.append(_coming(each, decision))
        return settled + self._send(going, given)

    def _given(self, due: Sequence["_Waits"], now: datetime) -> Circumstances:
        given = circumstances([each.message for each in due], self._engine, now)
        for message, at in self._gone:
            replace(given, now=at).count(message)
        return given

    def _send(self, going: Mapping[int, tuple["_Waits", Decision]], given: Circumstances) -> list[Coming]:
        """The texts and mails that these go in, and what they tell along."""
        soon = [each.message for each in self._waiting if each.at <= given.now + BESIDE]
        messages = [each.message for each, _ in going.values()]
        before = merged_into([message.id for message in (*messages, *soon)])
        texts = together(messages, soon, before, given)
        told = {message.id for text in texts for message in text.beside}
        self._waiting = [each for each in self._waiting if each.number not in told]
        sent = []
        for text in texts:
            each, decision = going[text.lead.id]
            try:
                words = _words(Composer(given), text)
            except (WordingError, UnknownZone) as error:
                sent.append(_coming(each, Decision(Verdict.HOLD, str(error)), text))
                continue
            self._gone.append((text.lead, given.now))
            sent.append(_coming(each, decision, text, words))
        return sent


@dataclass(frozen=True, order=True, slots=True)
class _Waits:
    at: datetime
    number: int
    message: Due = field(compare=False)
    deferred: Decision | None = field(default=None, compare=False)  # why it does not go at its own hour


def _coming(each: _Waits, decision: Decision, text: Text | None = None, words: str = "") -> Coming:
    it, also = each.message, tuple(m.id for m in text.beside) if text else ()
    told = decision.verdict.value, decision.reason, decision.rule
    return Coming(it.id, each.at, it.channel, it.purpose, it.template, "", *told, words, also)


def _words(composer: Composer, text: Text) -> str:
    composed = composer.compose(text)
    return f"{composed.subject}\n{composed.body}" if composed.subject else composed.body


def total(coming: Sequence[Coming]) -> int:
    """How many of them would go."""
    return sum(c.verdict in {Verdict.SEND, Verdict.DEFER} for c in coming)
