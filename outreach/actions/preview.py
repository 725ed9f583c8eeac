"""What a patient will get, and what not, judged by the same rules as when it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush

from outreach.actions.compose import Composer
from outreach.actions.engine import Engine
from outreach.actions.facts import Circumstances, circumstances
from outreach.actions.merge import Text
from outreach.domain.decision import Decision, Verdict, decide
from outreach.domain.windows import UnknownZone
from outreach.domain.wording import WordingError
from outreach.records.models import Message, Patient
from outreach.records.queries import Due, planned


@dataclass(frozen=True, slots=True)
class Coming:
    """A message that is planned, and what becomes of it at its hour if nothing changes until then."""

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


class NoPatient(LookupError):
    """No patient has this id."""


def preview(external_id: str, days: int, engine: Engine) -> list[Coming]:
    """The next days of one patient, by the hour each message would go. Reads only. Raises NoPatient."""
    patient = Patient.objects.filter(external_id=external_id).first()
    if patient is None:
        raise NoPatient
    now = engine.clock.now()
    rows = planned(patient.pk, now + timedelta(days=days))
    coming = _Foreseen(engine).all([(message, max(at, now)) for message, at in rows])
    visits = dict(
        Message.objects.filter(id__in=[c.message for c in coming], appointment__isnull=False).values_list(
            "id", "appointment__external_id"
        )
    )
    return [replace(c, visit=visits.get(c.message, "")) for c in coming]


class _Foreseen:
    """Judges messages hour by hour, each after those that will have gone before it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._gone: list[tuple[Due, datetime]] = []

    def all(self, rows: Sequence[tuple[Due, datetime]]) -> list[Coming]:
        """What becomes of each, by the hour at which it is settled."""
        waiting = [_Waits(at, message.id, message) for message, at in rows]
        heapify(waiting)
        settled = []
        while waiting:
            each = heappop(waiting)
            given = self._given(each)
            try:
                decision = decide(given.of(each.message), each.at, self._engine.calling)
                if decision.verdict is Verdict.DEFER and decision.until is not None:
                    heappush(waiting, replace(each, at=decision.until, deferred=each.deferred or decision))
                    continue
                settled.append(self._settle(each, decision, given))
            except (WordingError, UnknownZone) as error:
                settled.append(_coming(each, Verdict.HOLD, str(error)))
        return settled

    def _given(self, each: "_Waits") -> Circumstances:
        given = circumstances([each.message], self._engine, each.at)
        for message, at in self._gone:
            replace(given, now=at).count(message)
        return given

    def _settle(self, each: "_Waits", decision: Decision, given: Circumstances) -> Coming:
        if decision.verdict is not Verdict.SEND:
            return _coming(each, decision.verdict, decision.reason, decision.rule)
        words = _words(Composer(given), each.message)
        self._gone.append((each.message, each.at))
        told = each.deferred or decision
        return _coming(each, told.verdict, told.reason, told.rule, words)


@dataclass(frozen=True, order=True, slots=True)
class _Waits:
    at: datetime
    number: int
    message: Due = field(compare=False)
    deferred: Decision | None = field(default=None, compare=False)  # why it does not go at its own hour


def _coming(each: _Waits, verdict: Verdict, reason: str, rule: str = "", words: str = "") -> Coming:
    it = each.message
    return Coming(it.id, each.at, it.channel, it.purpose, it.template, "", verdict.value, reason, rule, words)


def _words(composer: Composer, message: Due) -> str:
    composed = composer.compose(Text(message))
    return f"{composed.subject}\n{composed.body}" if composed.subject else composed.body


def total(coming: Sequence[Coming]) -> int:
    """How many of them would go."""
    return sum(c.verdict in {Verdict.SEND, Verdict.DEFER} for c in coming)
