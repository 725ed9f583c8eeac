"""What a patient will get, and what not, judged by the same rules as when it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from outreach.actions.compose import Composer
from outreach.actions.engine import Engine
from outreach.actions.facts import circumstances
from outreach.actions.merge import Text
from outreach.domain.decision import Verdict, decide
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
    coming = [_coming(message, max(at, now), engine) for message, at in rows]
    visits = dict(
        Message.objects.filter(id__in=[c.message for c in coming], appointment__isnull=False).values_list(
            "id", "appointment__external_id"
        )
    )
    return sorted((replace(c, visit=visits.get(c.message, "")) for c in coming), key=lambda c: c.at)


def _coming(message: Due, at: datetime, engine: Engine) -> Coming:
    verdict, reason, rule, words = Verdict.HOLD.value, "", "", ""
    try:
        given = circumstances([message], engine, at)
        decision = decide(given.of(message), at, engine.calling)
        verdict, reason, rule = decision.verdict.value, decision.reason, decision.rule
        if decision.verdict is Verdict.DEFER and decision.until is not None:
            at = decision.until
        if decision.verdict in {Verdict.SEND, Verdict.DEFER}:
            words = _words(Composer(given), message)
    except (WordingError, UnknownZone) as error:
        reason = str(error)
    return Coming(
        message.id, at, message.channel, message.purpose, message.template, "", verdict, reason, rule, words
    )


def _words(composer: Composer, message: Due) -> str:
    composed = composer.compose(Text(message))
    return f"{composed.subject}\n{composed.body}" if composed.subject else composed.body


def total(coming: Sequence[Coming]) -> int:
    """How many of them would go."""
    return sum(c.verdict in {Verdict.SEND, Verdict.DEFER} for c in coming)
