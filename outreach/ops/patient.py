"""How a patient stands: where they are reached, what they consented to, what they asked for."""

from dataclasses import dataclass
from datetime import datetime

from outreach.actions.birth_date import locked
from outreach.domain.address import mask_email, mask_phone
from outreach.domain.channel import Channel
from outreach.domain.consent import Standing, standing
from outreach.domain.purpose import OF_PATIENTS, Purpose
from outreach.records.models import ContactStatus, Patient, PatientContact
from outreach.records.queries import ledgers


@dataclass(frozen=True, slots=True)
class Reach:
    """One address, masked, and by purpose whether it may be written to and why not."""

    channel: str
    masked: str
    status: str
    shared_with: int  # other patients reached here
    purposes: dict[str, Standing]


@dataclass(frozen=True, slots=True)
class PatientStanding:
    """Everything a colleague asks before writing to, or changing something for, a patient."""

    patient: str
    language: str
    only: str
    hours: str
    unencrypted_ok_at: datetime | None
    part2: bool
    paused_at: datetime | None
    page_locked: bool  # by wrong dates of birth
    reached: tuple[Reach, ...]

    def reaches(self, channel: str) -> bool:
        """Whether messages about visits go to any address of this channel."""
        return any(
            reach.channel == channel
            and reach.status == ContactStatus.USABLE
            and reach.purposes[Purpose.CARE].granted
            for reach in self.reached
        )


def patient_standing(external_id: str, now: datetime) -> PatientStanding | None:
    """As it is now; None if there is no such patient."""
    patient = Patient.objects.filter(external_id=external_id).first()
    if patient is None:
        return None
    links = list(
        PatientContact.objects.filter(patient=patient, ended_at__isnull=True)
        .select_related("contact")
        .order_by("rank", "id")
    )
    said = ledgers([link.contact_id for link in links])
    hours = ""
    if patient.not_before is not None and patient.not_later is not None:
        hours = f"{patient.not_before:%H:%M}-{patient.not_later:%H:%M}"
    return PatientStanding(
        patient=patient.external_id,
        language=patient.language,
        only=patient.only_channel,
        hours=hours,
        unencrypted_ok_at=patient.unencrypted_ok_at,
        part2=patient.part2,
        paused_at=patient.paused_at,
        page_locked=locked(patient.pk, now),
        reached=tuple(
            Reach(
                link.contact.channel,
                _masked(link.contact.channel, link.contact.value),
                link.contact.status,
                link.contact.links.filter(ended_at__isnull=True).count() - 1,
                {purpose.value: standing(said[link.contact_id], purpose) for purpose in OF_PATIENTS},
            )
            for link in links
        ),
    )


def _masked(channel: str, value: str) -> str:
    return mask_phone(value) if channel == Channel.SMS else mask_email(value)
