"""What the decision asks about due messages, read for a whole batch in a few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from outreach.actions.engine import Engine
from outreach.actions.words import Words, words_in_force
from outreach.domain.channel import Channel
from outreach.domain.consent import DESPITE_OPT_OUT, Event, standing
from outreach.domain.decision import Facts, PersonFacts, VisitFacts, WordsFacts
from outreach.domain.kinds import kind_of
from outreach.domain.places import Whereabouts, everywhere
from outreach.domain.purpose import ABOUT_VISITS, Purpose
from outreach.domain.visit import VisitStatus
from outreach.domain.windows import Hours
from outreach.records.models import ContactStatus, Sender
from outreach.records.queries import Budget, Due, budgets, ledgers, sent_to

_REMEMBERED = timedelta(days=7)
_SOON = timedelta(hours=24)


@dataclass
class Circumstances:
    """What holds for a batch; `count` adds what the batch itself sends to a person's budget."""

    engine: Engine
    now: datetime
    words: Words
    senders: Mapping[str, Sender]
    _ledgers: Mapping[int, Sequence[Event]]
    _budgets: dict[int, Budget] = field(default_factory=dict)
    _sent_to: dict[int, list[datetime]] = field(default_factory=dict)

    def language(self, message: Due) -> str:
        """The patient's language, or else the clinic's; of help in a crisis that of their own words."""
        if message.template == "crisis" and message.about:
            return message.about
        return message.language or self.engine.clinic.language

    def purpose(self, message: Due) -> Purpose:
        """What it is for, as consent, hours, words and the way out of a mail depend on it."""
        language = self.language(message)
        return self.words.purpose(message.template, language, message.channel, message.purpose)

    def count(self, message: Due) -> None:
        """Note that this message goes now."""
        budget = self._budgets.get(message.patient_id or 0)
        if not message.prompted:
            if budget is not None:
                budget.sent.append(self.now)
            self._sent_to.setdefault(message.contact_id, []).append(self.now)

    def of(self, message: Due) -> Facts:
        """Everything `decide` looks at. Raises UnknownZone."""
        language = self.language(message)
        kind = kind_of(message.template)
        purpose = self.purpose(message)
        sender = self.senders.get(message.channel)
        return Facts(
            channel=Channel(message.channel),
            purpose=purpose,
            today=self.engine.clinic.today(self.now),
            not_after=message.not_after,
            prompted=message.prompted,
            asked_at=message.asked_at,
            despite_opt_out=DESPITE_OPT_OUT.get(message.template, ""),
            consent=standing(self._ledgers.get(message.contact_id, ()), purpose),
            works=message.contact_status == ContactStatus.USABLE,
            theirs=message.theirs,
            # A sender that says nothing of its registration is one from before there was the question.
            registered=sender is None or not sender.purposes or purpose in sender.purposes,
            complained_of=sender is not None and sender.care_only_since is not None,
            visit=_visit(message),
            announces_change=kind.announces_change,
            unless_confirmed=message.unless_confirmed,
            where=self._where(message),
            person=self._person(message),
            words=WordsFacts(reveals=kind.reveals)
            if purpose in ABOUT_VISITS
            else self.words.facts(message.template, language, message.channel),
        )

    def _where(self, message: Due) -> Whereabouts:
        return everywhere(
            message.zone or self.engine.clinic.zone,
            phone=message.address if message.channel == Channel.SMS else "",
            zip_code=message.postal_code or "",
            declared_zone=message.patient_zone or "",
        )

    def _person(self, message: Due) -> PersonFacts:
        budget = self._budgets.get(message.patient_id or 0)
        hours = None
        if message.not_before is not None and message.not_later is not None:
            hours = Hours(message.not_before, message.not_later)
        return PersonFacts(
            paused=message.paused,
            only_channel=message.only_channel or "",
            hours=hours,
            unencrypted_ok=message.unencrypted_ok,
            part2=message.part2,
            sent=self._sent(message, budget),
            due_soon=budget.due_soon if budget else 0,
        )

    def _sent(self, message: Due, budget: Budget | None) -> Sequence[datetime]:
        """What they were sent; of what isn't about a visit, also what this address was for others there."""
        theirs = budget.sent if budget else ()
        there = () if message.purpose == Purpose.CARE else self._sent_to.get(message.contact_id, ())
        return max(theirs, there, key=len)


def circumstances(messages: Sequence[Due], engine: Engine, now: datetime) -> Circumstances:
    """Read what holds for these messages; the number of statements doesn't grow with them."""
    # Those the clinic has given up stay for the record's sake; their registration says nothing (rule P23).
    in_use = Sender.objects.filter(given_up_at__isnull=True).order_by("id")
    senders = {sender.channel: sender for sender in in_use}
    people = {m.patient_id for m in messages if m.patient_id is not None and not m.prompted}
    others = {m.contact_id for m in messages if m.purpose != Purpose.CARE and not m.prompted}
    return Circumstances(
        engine,
        now,
        words_in_force(engine.words),
        senders,
        ledgers({m.contact_id for m in messages}),
        budgets(people, now - _REMEMBERED, now + _SOON) if people else {},
        sent_to(others, now - _REMEMBERED) if others else {},
    )


def _visit(message: Due) -> VisitFacts | None:
    if message.start is None or message.visit_version is None:
        return None
    return VisitFacts(
        VisitStatus(message.visit_status or ""),
        message.visit_version,
        message.made_for or 0,
        message.start,
        message.confirmed,
    )
