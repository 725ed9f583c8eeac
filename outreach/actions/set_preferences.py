"""Save what a patient wants to receive, and how, as they said it on their page (rules P1, P2, P39, P40)."""

from collections.abc import Mapping
from datetime import datetime

from outreach.actions.give_way import giving_way
from outreach.actions.opt_out import opt_in, record_consents, take_back
from outreach.actions.plan_touches import plan_touches
from outreach.actions.preferences import Preferences, preferences_of
from outreach.domain.consent import Actor, Kind
from outreach.domain.purpose import OF_PATIENTS, UNENCRYPTED, Purpose
from outreach.domain.windows import Hours
from outreach.records.models import Appointment, ContactPoint, Patient, PatientContact
from outreach.records.planning import lock_visits

_PLANNED_BY = frozenset({"channel", "hours", Purpose.CARE.value})
_OF_THE_PERSON = ("channel", "language", "hours", UNENCRYPTED)
_MEDIUM = "page"


def set_preferences(
    patient_id: int,
    contact_id: int,
    shown: Preferences,
    wished: Preferences,
    now: datetime,
    hours: Hours,
    *,
    wording: Mapping[str, str],
    evidence: Mapping[str, str],
) -> frozenset[str]:
    """Change what the patient changed; return its names: purposes, channel, language, hours, unencrypted.

    Only what differs from what the page had `shown` is the patient's word: a STOP that came meanwhile is not
    undone by a box that was ticked before (rule P13). `wording` has, by those names, the words beside each
    box, `hours` are the clinic's. Future messages about visits are planned anew where that changes them;
    a step whose hour has passed is not made up for.
    """

    def deed() -> frozenset[str]:
        # Visits, contacts, patients, and messages last: the order of locks. A text of danger that comes in at
        # the same time holds its contact when it pauses the people there.
        visits = _visits_at(contact_id, patient_id, now)
        lock_visits(sorted(visits))
        contact = ContactPoint.objects.select_for_update(no_key=True).get(id=contact_id)
        patient = Patient.objects.select_for_update(no_key=True).get(id=patient_id)
        present = preferences_of(patient, contact)
        changed = _changed(shown, wished, present)
        taken = _record(_Proof(contact.pk, now, wording, evidence), wished, changed)
        _keep(patient, wished, changed, now)
        if changed & _PLANNED_BY:
            everyone = Purpose.CARE.value in changed
            theirs = sorted(v for v, whose in visits.items() if everyone or whose == patient_id)
            plan_touches(theirs, now, hours, catch_up=False)
        # After planning, which has found another way for what it could: nobody need phone about that.
        for purpose in taken:
            take_back([contact.pk], now, purpose)
        return changed

    return giving_way(deed)


class _Proof:
    """Lines of the ledger, each with the words that were beside the box."""

    def __init__(
        self, contact: int, now: datetime, wording: Mapping[str, str], evidence: Mapping[str, str]
    ) -> None:
        self.contact, self.now, self.wording, self.evidence = contact, now, wording, evidence

    def grant(self, purpose: str) -> None:
        opt_in(
            [self.contact],
            self.now,
            actor=Actor.PATIENT,
            medium=_MEDIUM,
            wording=self.wording[purpose],
            evidence=self.evidence,
            purpose=purpose,
        )

    def record(self, kind: Kind, purpose: str) -> None:
        record_consents(
            [self.contact],
            kind,
            self.now,
            Actor.PATIENT,
            _MEDIUM,
            self.wording[purpose],
            self.evidence,
            purpose,
        )


def _record(proof: _Proof, wished: Preferences, changed: frozenset[str]) -> list[str]:
    """Write what the patient said into the ledger; returns the purposes they no longer want."""
    for purpose in changed & wished.purposes:
        proof.grant(purpose)
    taken = sorted(changed & (set(OF_PATIENTS) - wished.purposes))
    for purpose in taken:
        proof.record(Kind.WITHDRAWN, purpose)
    if UNENCRYPTED in changed:
        proof.record(Kind.GRANTED if wished.unencrypted else Kind.WITHDRAWN, UNENCRYPTED)
    return taken


def _visits_at(contact_id: int, patient_id: int, now: datetime) -> dict[int, int]:
    """Future visits, with their patients, of everyone whom this address reaches."""
    people = PatientContact.objects.filter(contact_id=contact_id, ended_at__isnull=True)
    known = {patient_id, *people.values_list("patient_id", flat=True)}
    found = Appointment.objects.filter(patient_id__in=known, start__gt=now)
    return dict(found.values_list("id", "patient_id"))


def _changed(shown: Preferences, wished: Preferences, present: Preferences) -> frozenset[str]:
    """What the patient changed and what isn't so already."""
    touched: set[str] = {
        p.value for p in (shown.purposes ^ wished.purposes) & (present.purposes ^ wished.purposes)
    }
    for name in _OF_THE_PERSON:
        wish = _of(wished, name)
        if wish not in (_of(shown, name), _of(present, name)):
            touched.add(name)
    return frozenset(touched)


def _of(preferences: Preferences, name: str) -> object:
    if name == "channel":
        return preferences.channel, preferences.only
    return getattr(preferences, name)


def _keep(patient: Patient, wished: Preferences, changed: frozenset[str], now: datetime) -> None:
    if "channel" in changed:
        patient.preferred_channel = wished.channel
        patient.only_channel = wished.channel if wished.only else ""
    if "language" in changed:
        patient.language = wished.language
    if "hours" in changed:
        patient.not_before, patient.not_later = wished.hours or (None, None)
    if UNENCRYPTED in changed:
        patient.unencrypted_ok_at = now if wished.unencrypted else None
    patient.save(
        update_fields=[
            *("preferred_channel", "only_channel", "language", "not_before", "not_later", "unencrypted_ok_at")
        ]
    )
