"""What a patient has said they want to receive, read for their page and before it is changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from django.db.models import Q

from outreach.domain.consent import standing
from outreach.domain.purpose import OF_PATIENTS, Purpose
from outreach.records.models import ContactPoint, ContactStatus, Patient, PatientContact
from outreach.records.queries import ledgers


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is welcome at one address, and what its patient asked for; `channel` is empty without a wish."""

    purposes: frozenset[Purpose]
    channel: str = ""
    only: bool = False  # this channel and never the other (rule P39)
    language: str = ""
    hours: tuple[time, time] | None = None  # not before, not later; on the patient's wall (rule P39)
    unencrypted: bool = False  # was told that messages aren't private, and accepted (rule P40)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose page it is, and the address by which it is read."""

    patient: Patient
    contact: ContactPoint
    theirs: bool  # the schedule still has this address for this patient
    present: Preferences
    reached: Mapping[str, str] = field(default_factory=dict)  # the first address of each channel that works


def read(patient_id: int, contact_id: int) -> Reader | None:
    """The page's reader as things stand; None if there is no such patient or address."""
    patient = Patient.objects.filter(id=patient_id).first()
    contact = ContactPoint.objects.filter(id=contact_id).first()
    if patient is None or contact is None:
        return None
    live = PatientContact.objects.filter(patient=patient, ended_at__isnull=True)
    theirs = live.filter(contact=contact).exists()
    welcome = Q(contact__opted_out_at__isnull=True) | Q(contact=contact)
    working = live.filter(welcome, contact__status=ContactStatus.USABLE).order_by("-rank", "-id")
    return Reader(
        patient,
        contact,
        theirs,
        preferences_of(patient, contact),
        dict(working.values_list("contact__channel", "contact__value")),
    )


def preferences_of(patient: Patient, contact: ContactPoint) -> Preferences:
    """As the records have it now."""
    ledger = ledgers([contact.pk])[contact.pk]
    hours = None
    if patient.not_before is not None and patient.not_later is not None:
        hours = patient.not_before, patient.not_later
    return Preferences(
        purposes=frozenset(purpose for purpose in OF_PATIENTS if standing(ledger, purpose).granted),
        channel=patient.only_channel or patient.preferred_channel,
        only=bool(patient.only_channel),
        language=patient.language.partition("-")[0].lower(),
        hours=hours,
        unencrypted=patient.unencrypted_ok_at is not None,
    )


def patient_at(contact_id: int) -> Patient | None:
    """The patient an address reaches, if it is one person's and no more."""
    live = PatientContact.objects.filter(contact_id=contact_id, ended_at__isnull=True)
    people = [link.patient for link in live.select_related("patient")[:2]]
    return people[0] if len(people) == 1 else None
