"""Do what a patient's text asks: bind it to the visit it answers, act, answer, or ask a person."""

from datetime import datetime

from outreach.actions.act_on_stop import act_on_stop
from outreach.actions.answer import (
    answer,
    ask,
    point_to_help,
    say_it_was_passed_on,
)
from outreach.actions.asked import about_visits, last_acknowledgement, what_was_asked
from outreach.actions.colleague import taken_by_text, tell_of_voice
from outreach.actions.crisis import open_crisis
from outreach.actions.engine import Engine
from outreach.actions.keep_visit import given_up, way_back
from outreach.actions.plan_touches import plan_touches
from outreach.actions.staff import ask_once, close_answered, noted_beside, open_task_for_reply
from outreach.actions.visit_verbs import confirm, give_up
from outreach.domain.channel import Channel
from outreach.domain.kinds import OPTION_LETTERS
from outreach.domain.labels import labels_of
from outreach.domain.reply import Intent, normalise, read, says_yes
from outreach.domain.reply_courtesy import is_courtesy, says_no
from outreach.domain.visit import REMINDED
from outreach.records.models import Appointment, InboundMessage, StaffTask, TaskKind
from outreach.records.planning import visits_reached_at
from outreach.records.senders import open_crises_at, sender_at, strangers_among

_MOST_OPTIONS = len(OPTION_LETTERS)
_WISHES = (Intent.CONFIRM, Intent.CANCEL, Intent.RESCHEDULE)


def act_on(inbound: InboundMessage, engine: Engine, now: datetime) -> str:
    """Do what the text asks, in the caller's transaction; returns the outcome for staff."""
    return _Reply(inbound, engine, now).act()


def _names_a_letter(body: str) -> bool:
    """Whether one of the letters that stand for visits is in it; "a" is a word, too, save at the end."""
    words = normalise(body).upper().split()
    return words[-1:] == ["A"] or any(letter in words for letter in OPTION_LETTERS[1:])


class _Reply:
    """One text, and what was asked of its sender."""

    def __init__(self, inbound: InboundMessage, engine: Engine, now: datetime) -> None:
        self.inbound, self.clinic, self.now = inbound, engine.clinic, now
        self.intent = Intent(inbound.intent)
        self.by_mail = inbound.contact.channel == Channel.EMAIL
        self.sender = sender_at(inbound.contact_id)
        self.in_danger = bool(open_crises_at(inbound.contact_id))
        self.opted_in = self._opted_in_by_it()
        # Words of danger change no visit, and must not wait for an import. Who is back has all their visits
        # planned, which locks them in the order of their ids, as an import does: none may be held before.
        lock = self.intent is not Intent.CRISIS and not self.opted_in
        self.asked = what_was_asked(inbound, now, lock=lock)
        self._bind(self.asked.one or (self.asked.stale[0] if len(self.asked.stale) == 1 else None))

    def act(self) -> str:
        """Do what the text asks; returns the outcome for staff."""
        if self.opted_in:
            tell_of_voice(self.inbound, self.now)
        if taken := taken_by_text(self.inbound, self.clinic, self.now):
            return taken
        if self.intent is Intent.CRISIS:
            open_crisis(self.inbound, self.clinic, self.now)
            return point_to_help(self.inbound, self.now)
        if self.intent is Intent.STOP:
            outcome = act_on_stop(self.inbound, self.sender, self.clinic, self.now)
        elif self._mailed_by_a_stranger():
            outcome = self._to_a_person(TaskKind.REPLY, quietly=True)
        else:
            outcome = self._act_on_a_wish()
        self._tell_who_is_with_them()
        return outcome

    def _tell_who_is_with_them(self) -> None:
        """Whatever somebody in danger writes next, a colleague sees it beside their crisis (rule P59)."""
        if self.in_danger:
            tasked = StaffTask.objects.filter(inbound=self.inbound).exists()
            if not tasked:
                open_task_for_reply(TaskKind.REPLY, self.inbound, self.now)

    def _act_on_a_wish(self) -> str:
        if self.intent is Intent.HELP:
            return answer(self.inbound, "help", self.now)
        if self.opted_in:
            # What was booked while they wanted nothing has no messages yet.
            visits = visits_reached_at([self.inbound.contact_id], self.now)
            plan_touches(visits, self.now, self.clinic.hours, catch_up=False)
            return answer(self.inbound, "start_ack", self.now)
        if self.sender.paused or self.in_danger or self._is_a_stranger():
            return self._to_a_person(TaskKind.REPLY, quietly=True)
        if self.intent is Intent.START:
            if not self.inbound.certain:
                return self._to_a_person(TaskKind.REPLY)
            return answer(self.inbound, "start_ack", self.now)
        if self.asked.offers_letters and (outcome := self._on_letters()):
            return outcome
        if self._needs_nobody():
            return "needs nobody"
        if self.intent in _WISHES:
            return self._about_a_visit()
        return self._to_a_person(TaskKind.QUESTION if self.intent is Intent.QUESTION else TaskKind.REPLY)

    def _about_a_visit(self) -> str:
        if self.asked.stale and not self.asked.visits:
            return self._too_late()
        if self.asked.is_check and says_no(self.inbound.body) and self.asked.one is not None:
            return self._keep(self.asked.one)
        if self.intent is Intent.CONFIRM:
            if not self.inbound.certain or not self.asked.visits or self.asked.stale:
                return self._to_a_person(TaskKind.REPLY)
            if self.asked.one is None and not self.asked.together:
                return self._which()
            return self._confirm()
        if self.asked.one is not None:
            return self._about(self.intent, self.asked.one)
        return self._which() if len(self.asked.visits) > 1 else self._to_a_person(TaskKind.REPLY)

    def _about(self, intent: Intent, visit: Appointment) -> str:
        """Do for one visit what was asked."""
        self._bind(visit)
        if intent is Intent.RESCHEDULE:
            if self.asked.is_check:
                self._settle(TaskKind.REPLY)
            noted = ask_once(TaskKind.RESCHEDULE, intent, self.inbound, self.now)
            outcome = answer(self.inbound, "reschedule_ack", self.now)
            return noted or outcome
        if intent is Intent.CONFIRM:
            confirm([visit.pk], self.now)
            return answer(self.inbound, "confirmed", self.now)
        question, said = self.asked.question, self.inbound.body
        if question is not None and question.in_reply_to is not None and self.asked.offers_letters:
            said = question.in_reply_to.body  # what they asked for before they said which
        if self.asked.is_check and _names_a_letter(self.inbound.body):
            return self._to_a_person(TaskKind.WHICH_VISIT)  # of two they were offered, perhaps the other
        if read(said).exact or (self.asked.is_check and self.inbound.certain):
            return self._cancel(visit)
        # Closed by their answer: who doesn't give one has still told the clinic that they may not come.
        noted = ask_once(TaskKind.REPLY, intent, self.inbound, self.now)
        outcome = ask(self.inbound, "cancel_check", visit, self.now)
        return noted or outcome

    def _confirm(self) -> str:
        visits = [visit.pk for visit in self.asked.visits]
        if self.asked.is_check and says_yes(self.inbound.body):
            return self._to_a_person(TaskKind.REPLY)  # yes, cancel? or yes, keep?
        confirm(visits, self.now)
        if self.asked.is_check:
            return self._keep(self.asked.visits[0])
        self._bind(self.asked.visits[0])
        about = about_visits(visits) if len(visits) > 1 else ""
        return answer(self.inbound, "confirmed", self.now, about=about)

    def _keep(self, visit: Appointment) -> str:
        """They were asked whether to cancel, and don't want to."""
        self._bind(visit)
        self._settle(TaskKind.REPLY)
        return answer(self.inbound, "kept", self.now)

    def _cancel(self, visit: Appointment) -> str:
        give_up(visit.pk, self.now)
        if self.asked.is_check:
            self._settle(TaskKind.REPLY)
        open_task_for_reply(TaskKind.CANCELLED, self.inbound, self.now, note=way_back(visit))
        return answer(self.inbound, "cancel_ack", self.now)

    def _too_late(self) -> str:
        """They answer about a visit that is not any more what they were asked about."""
        visit = self.asked.stale[0]
        ahead = len(self.asked.stale) == 1 and visit.status in REMINDED and visit.start > self.now
        asks = ahead and not self.by_mail  # there is no mail that asks
        noted = ""
        if self.intent is not Intent.CONFIRM or not asks:
            back = way_back(visit) if given_up(visit) else ""
            noted = ask_once(TaskKind.LATE_REPLY, self.intent, self.inbound, self.now, note=back)
        if asks:
            outcome = ask(self.inbound, "still_on", visit, self.now)
        elif self.by_mail or visits_reached_at([self.inbound.contact_id], self.now):
            # There is no mail that tells it, and who has other visits ahead must not hear that there is none.
            say_it_was_passed_on(self.inbound, self.now)
            outcome = "passed to staff"
        else:
            outcome = answer(self.inbound, "no_visit", self.now)
        return noted or outcome

    def _which(self) -> str:
        """Ask back, by letters; what they wanted is remembered with the text this answers."""
        visits = self.asked.visits
        called = labels_of((visit.patient_id, visit.patient.given_name) for visit in visits)
        alike = len({(visit.start, called[visit.patient_id]) for visit in visits}) < len(visits)
        if alike or len(visits) > _MOST_OPTIONS:
            # They could not be told apart, or theirs might not be among those offered.
            return self._to_a_person(TaskKind.WHICH_VISIT)
        noted = ask_once(TaskKind.WHICH_VISIT, self.intent, self.inbound, self.now)
        about = about_visits(visit.pk for visit in visits)
        outcome = answer(self.inbound, "which_visit", self.now, about=about)
        return noted or outcome

    def _on_letters(self) -> str:
        """Answer what they say to the letters they were offered; empty where it is something else."""
        if letter := self.asked.chosen(self.inbound.body):
            return self._after_the_letter(*letter)
        if self.asked.all_confirmed(self.inbound.body) and not self._wished_else_since():
            self._settle(TaskKind.WHICH_VISIT)
            return self._confirm()
        # "2": the second visit, or the code for R?
        return self._to_a_person(TaskKind.WHICH_VISIT) if self.inbound.body.strip().isdigit() else ""

    def _after_the_letter(self, intent: Intent, visit: Appointment) -> str:
        if self._wished_else_since():
            return self._to_a_person(TaskKind.WHICH_VISIT)  # which of their wishes is it for?
        self._settle(TaskKind.WHICH_VISIT)
        return self._about(intent, visit)

    def _wished_else_since(self) -> bool:
        """Whether they have said what to do with a visit again, after our question which one they mean."""
        since = InboundMessage.objects.filter(
            contact_id=self.inbound.contact_id, processed_at__isnull=False, intent__in=_WISHES
        )
        question = self.asked.question
        return question is not None and since.filter(received_at__gt=question.attempted_at).exists()

    def _settle(self, kind: TaskKind) -> None:
        """Close the task of the text we asked back about, unless it said more than that."""
        question = self.asked.question
        if question is not None and question.in_reply_to is not None:
            close_answered(kind, question.in_reply_to, self.now)

    def _asked_back(self) -> bool:
        """Whether our last question came of their own words, and this is the first they say since."""
        question = self.asked.question
        if question is None or question.in_reply_to_id is None:
            return False
        since = InboundMessage.objects.filter(
            contact_id=self.inbound.contact_id, received_at__gt=question.attempted_at
        )
        return not since.exclude(pk=self.inbound.pk).filter(processed_at__isnull=False).exists()

    def _needs_nobody(self) -> bool:
        """Thanks, a thumb or a mere ok where nothing is left to answer; "see you" to "it is confirmed"."""
        if self.intent not in {Intent.CONFIRM, Intent.OTHER}:
            return False
        confirmed = all(visit.confirmed_at for visit in self.asked.visits)
        if not is_courtesy(self.inbound.body):
            again = self.intent is Intent.CONFIRM and self.inbound.certain and bool(self.asked.visits)
            anew = not confirmed or read(self.inbound.body).exact
            return again and not anew and last_acknowledgement(self.inbound) == "confirmed"
        if self.inbound.contact.opted_out_at is not None or last_acknowledgement(self.inbound):
            return True
        answered = confirmed and not self._asked_back()
        return answered and (self.intent is Intent.OTHER or not self.asked.stale)

    def _to_a_person(self, kind: TaskKind, *, quietly: bool = False) -> str:
        """Nobody's words are dropped: a task for staff, and once in a while a word that it was passed on."""
        asked = self.asked.question.in_reply_to if self.asked.question and self.asked.is_check else None
        # A wish that may be meant either way is part of what we asked; anything else is theirs to be read.
        noted = noted_beside(kind, asked) if asked is not None and self.intent in _WISHES else ""
        if not noted:
            open_task_for_reply(kind, self.inbound, self.now)
        if not quietly:
            say_it_was_passed_on(self.inbound, self.now)
        return noted or "passed to staff"

    def _bind(self, visit: Appointment | None) -> None:
        if visit is not None:
            self.inbound.appointment, self.inbound.patient_id = visit, visit.patient_id
            return
        asked_about = {visit.patient_id for visit in (*self.asked.visits, *self.asked.stale)}
        if len(self.sender.people) == 1 and asked_about <= set(self.sender.people):
            self.inbound.patient_id = self.sender.people[0]

    def _opted_in_by_it(self) -> bool:
        """Whether these very words ended an opt-out (rule P20)."""
        if self.intent is not Intent.START and not says_yes(self.inbound.body):
            return False
        return self.inbound.contact.consents.filter(
            at=self.inbound.received_at, kind="granted", wording=self.inbound.body
        ).exists()

    def _is_a_stranger(self) -> bool:
        """Whether whoever has the phone said that it isn't our patient's: they decide nothing for them."""
        contact = self.inbound.contact
        return contact.opted_out_at is not None and bool(strangers_among([contact.pk]))

    def _mailed_by_a_stranger(self) -> bool:
        """Anybody may write a mail under any name: who isn't known gets no answer but help in danger."""
        return self.by_mail and not self.sender.people
