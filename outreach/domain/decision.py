"""Whether a message may go now: send, wait until, or give up, each with the rule that said so."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from outreach.domain.channel import Channel
from outreach.domain.visit import CALLED_OFF, REMINDED, VisitStatus
from outreach.domain.windows import Hours, is_open, next_open


class Verdict(StrEnum):
    """What is to become of a message that is due."""

    SEND = "send"
    DEFER = "defer"
    SUPPRESS = "suppress"
    CANCEL = "cancel"
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """The visit a message speaks of, as it stands now, and the version the message was made for."""

    status: VisitStatus
    version: int
    made_for: int
    start: datetime
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that `decide` looks at, read in the transaction that will act on the answer."""

    channel: Channel
    not_after: datetime
    prompted: bool  # it answers the patient's own text
    opted_out: bool
    works: bool  # the address is not known to be a landline or invalid
    theirs: bool  # the schedule has not taken this address from the patient
    visit: VisitFacts | None
    announces_change: bool  # the message itself says that the visit was called off
    unless_confirmed: bool
    zones: Collection[ZoneInfo]


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its reason in plain words and, where one decided, the rule's number."""

    verdict: Verdict
    reason: str = ""
    rule: str = ""
    until: datetime | None = None


SEND = Decision(Verdict.SEND)


def decide(facts: Facts, now: datetime, hours: Hours) -> Decision:
    """Judge a due message by facts as fresh as the transaction. `now` and all instants are aware."""
    if now > facts.not_after:
        return Decision(Verdict.EXPIRE, "too late to be useful")
    if facts.visit is not None:
        changed = _outdated(facts.visit, facts, now)
        if changed:
            return Decision(Verdict.CANCEL, changed)
    if facts.opted_out:
        return Decision(Verdict.SUPPRESS, "this address has opted out", "P8")
    if not facts.works:
        return Decision(Verdict.SUPPRESS, "this address can't receive messages")
    if not facts.theirs:
        return Decision(Verdict.SUPPRESS, "this address is no longer the patient's")
    if facts.channel is Channel.SMS and not facts.prompted and not is_open(now, facts.zones, hours):
        return _wait(facts, now, hours)
    return SEND


def _outdated(visit: VisitFacts, facts: Facts, now: datetime) -> str:
    if facts.prompted:  # an answer stays true whatever the answer itself changed
        return ""
    if visit.version != visit.made_for:
        return "the visit has changed since"
    if facts.announces_change:
        return "" if visit.status in CALLED_OFF else "the visit is on again"
    if visit.status not in REMINDED:
        return f"the visit is {visit.status}"
    if now >= visit.start:
        return "the visit has begun"
    if visit.confirmed and facts.unless_confirmed:
        return "already confirmed"
    return ""


def _wait(facts: Facts, now: datetime, hours: Hours) -> Decision:
    opening = next_open(now, facts.zones, hours)
    if opening is None or opening > facts.not_after:
        return Decision(Verdict.SUPPRESS, "quiet hours last until it is no longer useful", "P30")
    return Decision(Verdict.DEFER, "quiet hours", "P30", opening)
