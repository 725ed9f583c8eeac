"""Whether a message may go now: send, wait until, or give up, each with the rule that said so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from outreach.domain.calling import Calling, Cap
from outreach.domain.channel import Channel
from outreach.domain.consent import Standing
from outreach.domain.places import Whereabouts
from outreach.domain.purpose import ABOUT_VISITS, Purpose
from outreach.domain.visit import CALLED_OFF, REMINDED, VisitStatus
from outreach.domain.windows import Hours, Opening, Own, closes_at, in_time, is_open, next_open


class Verdict(StrEnum):
    """What is to become of a message that is due."""

    SEND = "send"
    DEFER = "defer"
    SUPPRESS = "suppress"
    CANCEL = "cancel"
    EXPIRE = "expire"
    HOLD = "hold"  # a person must look


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """The visit a message speaks of, as it stands now, and the version the message was made for."""

    status: VisitStatus
    version: int
    made_for: int
    start: datetime
    confirmed: bool


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What holds for the person whatever the message; `sent` are the instants of the last seven days."""

    paused: bool = False  # in distress: a colleague must take over (P59)
    only_channel: str = ""  # asked for this one alone (P39)
    hours: Hours | None = None  # asked for these hours on their wall (P39)
    unencrypted_ok: bool = False  # was told that texts and mail aren't private, and accepted (P40)
    part2: bool = False  # 42 CFR Part 2 (P48)
    sent: Sequence[datetime] = ()
    due_soon: int = 0  # messages about visits that need this person's budget within a day


@dataclass(frozen=True, slots=True)
class WordsFacts:
    """What is known of the template."""

    approved: bool = True  # by a named clinician
    review_by: date | None = None
    sponsored: bool = False  # a third party pays (P38)
    reveals: bool = False  # says more of health than a name, a time and a phone (P37)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that `decide` looks at, read in the transaction that will act on the answer."""

    channel: Channel
    purpose: Purpose
    today: date  # on the clinic's wall: approvals run out by it (P58)
    not_after: datetime
    prompted: bool  # it answers the patient's own text
    despite_opt_out: str  # the rule by which an opt-out does not hold it back (P10, P61), or empty
    consent: Standing
    works: bool  # the address is not known to be a landline or invalid
    theirs: bool  # the schedule has not taken this address from the patient
    registered: bool  # the sender's registration covers the purpose (P23)
    complained_of: bool  # too many readers of this sender's mail call it spam (P54)
    visit: VisitFacts | None
    announces_change: bool  # the message itself says that the visit was called off
    unless_confirmed: bool
    where: Whereabouts
    person: PersonFacts = field(default_factory=PersonFacts)
    words: WordsFacts = field(default_factory=WordsFacts)
    asked_at: datetime | None = None  # when the patient's text came that this answers


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its reason in plain words and, where one decided, the rule's number.

    `until`: when what is put off may go; of a text that goes, when its hours end and it must have arrived.
    """

    verdict: Verdict
    reason: str = ""
    rule: str = ""
    until: datetime | None = None


ANSWERED_AT_ANY_HOUR = timedelta(minutes=30)
"""How long after their own text patients are answered whatever the hour (rule P30)."""
_RESERVED = timedelta(hours=24)
_LOOKED_AT_AGAIN = timedelta(hours=6)
_PROMPTED = {
    "": "it answers the patient's own words, at any hour",
    "P10": "the one confirmation of an opt-out",
    "P61": "help in an emergency, whatever the hour or the opt-out",
}


def decide(facts: Facts, now: datetime, calling: Calling) -> Decision:
    """Judge a due message by facts as fresh as the transaction. `now` and all instants are aware.

    Every answer has a reason; `rule` is a number of docs/rules.md, and of several that let a message go the
    one that bound it most.
    """
    if now >= facts.not_after:
        return Decision(Verdict.EXPIRE, "too late to be useful", facts.despite_opt_out or "H2")
    if facts.visit is not None and (changed := _outdated(facts.visit, facts, now)):
        return Decision(Verdict.CANCEL, changed, "H1")
    if facts.purpose is Purpose.STAFF:
        return Decision(Verdict.SEND, "an alert to a colleague goes at any hour", "P59")
    refusal = _person(facts) or _address(facts) or _words(facts)
    if refusal is not None:
        return refusal
    if facts.prompted:  # beside every budget
        return _late_answer(facts, now, calling) or Decision(
            Verdict.SEND, _PROMPTED[facts.despite_opt_out], facts.despite_opt_out or "P30"
        )
    waits = _complaints(facts, now) or _hours(facts, now, calling) or _budget(facts, now, calling)
    return waits or _let_go(facts, now, calling)


def _late_answer(facts: Facts, now: datetime, calling: Calling) -> Decision | None:
    """Who wrote in the evening, while we stood still, is not woken by the answer; help goes at any hour."""
    if facts.despite_opt_out or facts.asked_at is None or now - facts.asked_at <= ANSWERED_AT_ANY_HOUR:
        return None
    waits = _hours(facts, now, calling)
    return None if waits is None or waits.verdict is Verdict.HOLD else waits


def _let_go(facts: Facts, now: datetime, calling: Calling) -> Decision:
    if facts.channel is Channel.SMS:
        allowed = calling.opening(facts.purpose, facts.where.states)
        why = f"a decent hour wherever the patient may be: {allowed.why}"
        ends = closes_at(now, facts.where.zones, allowed.hours, _own(facts))
        return Decision(Verdict.SEND, why, allowed.rule, ends)
    if facts.purpose is Purpose.CARE:
        return Decision(Verdict.SEND, "the address was given to the clinic, for the patient's visits", "P2")
    return Decision(Verdict.SEND, f"the patient agreed to {facts.purpose} messages at this address", "P1")


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


def _person(facts: Facts) -> Decision | None:
    person = facts.person
    if person.paused and not facts.prompted:
        return Decision(Verdict.HOLD, "a colleague is with this patient; nothing automatic goes", "P59")
    if person.only_channel and facts.channel != person.only_channel and not facts.prompted:
        return _suppress(f"the patient asked to be reached by {person.only_channel} alone", "P39")
    if person.part2 and facts.purpose not in ABOUT_VISITS:
        return _suppress("this patient's records are under 42 CFR Part 2: messages about visits only", "P48")
    return None


def _address(facts: Facts) -> Decision | None:
    consent = facts.consent
    # Who texts us first asks for an answer (P30); an opt-out is another matter.
    asked = facts.despite_opt_out or (facts.prompted and consent.since is None)
    if not consent.granted and not asked:
        return _suppress(consent.why, consent.rule)
    if not facts.works:
        return _suppress("this address can't receive messages", "H3")
    if not facts.theirs:
        return _suppress("this address is no longer the patient's", "H3")
    if facts.channel is Channel.SMS and not facts.registered:
        return _suppress(f"the sender isn't registered for {facts.purpose} messages", "P23")
    return None


def _words(facts: Facts) -> Decision | None:
    words = facts.words
    if words.sponsored:
        return _suppress("a third party pays for this content: a signed authorization is needed", "P38")
    if words.reveals and not facts.person.unencrypted_ok:
        return _suppress("the patient hasn't accepted that texts and mail aren't private", "P40")
    if facts.purpose in ABOUT_VISITS:
        return None
    if not words.approved:
        return _suppress("no clinician has approved these words", "P58")
    if words.review_by is not None and facts.today > words.review_by:
        return _suppress(f"the approval of these words ran out on {words.review_by:%d %b %Y}", "P58")
    return None


def _complaints(facts: Facts, now: datetime) -> Decision | None:
    if not facts.complained_of or facts.purpose in ABOUT_VISITS:
        return None
    until = now + _LOOKED_AT_AGAIN
    if not in_time(until, facts.not_after, now):
        return _suppress("too many readers called such mail spam, and later it is no longer useful", "P54")
    return Decision(Verdict.DEFER, "too many readers called such mail spam", "P54", until)


def _hours(facts: Facts, now: datetime, calling: Calling) -> Decision | None:
    if facts.channel is not Channel.SMS:
        return None
    zones = facts.where.zones
    if not zones:
        return Decision(Verdict.HOLD, "nobody knows what time it is where this person is", "P32")
    allowed = calling.opening(facts.purpose, facts.where.states)
    hours: Opening = allowed.hours
    rule, why = allowed.rule, allowed.why
    own = _own(facts)
    if is_open(now, zones, hours):
        if own is None or is_open(now, own.zones, own.hours):
            return None
        rule, why = "P39", f"the patient asked for {own.hours.opens:%H:%M} to {own.hours.closes:%H:%M}"
    opening = next_open(now, zones, hours, own)
    if opening is None:
        within = " and one they asked for" if own else ""
        return Decision(Verdict.HOLD, f"no hour is decent everywhere this person may be{within}", "P32")
    if not in_time(opening, facts.not_after, now):
        return _suppress(f"quiet hours last until it is no longer useful: {why}", rule)
    return Decision(Verdict.DEFER, f"quiet hours: {why}", rule, opening)


def _own(facts: Facts) -> Own | None:
    asked = facts.person.hours
    return Own(asked, facts.where.home or facts.where.zones) if asked else None


def _budget(facts: Facts, now: datetime, calling: Calling) -> Decision | None:
    """One budget per person over all purposes; what is about a visit comes before everything else."""
    reserved = 0 if facts.purpose in ABOUT_VISITS else facts.person.due_soon
    sent = sorted(facts.person.sent)
    waits: list[tuple[datetime, Cap]] = []
    for cap in calling.caps(facts.purpose, facts.where.states):
        counted = [at for at in sent if at > now - cap.within]
        over = len(counted) + reserved - cap.messages
        if over >= 0:
            frees = counted[min(over, len(counted) - 1)] + cap.within if counted else now + _RESERVED
            waits.append((frees, cap))
    if not waits:
        return None
    until, cap = max(waits, key=lambda wait: wait[0])
    if not in_time(until, facts.not_after, now):
        return _suppress(f"too many messages already: {cap.why}", cap.rule)
    return Decision(Verdict.DEFER, f"enough messages for now: {cap.why}", cap.rule, until)


def _suppress(why: str, rule: str) -> Decision:
    return Decision(Verdict.SUPPRESS, why, rule)
