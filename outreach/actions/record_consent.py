"""Staff write down what a patient consents to, or no longer does, with words and evidence (P1, P2)."""

from dataclasses import dataclass
from datetime import datetime

from outreach.actions.give_way import giving_way
from outreach.actions.opt_out import opt_in, opt_out
from outreach.actions.plan_touches import plan_touches
from outreach.actions.record_opt_out import Unsaid
from outreach.actions.whose import Meant, NotFound, who_is_meant
from outreach.domain.consent import IN_WRITING, Medium, stopped_at_carrier
from outreach.domain.purpose import Purpose
from outreach.domain.windows import Hours
from outreach.records.models import Patient
from outreach.records.planning import lock_visits, visits_reached_at
from outreach.records.queries import ledgers


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, how it came, and who wrote it down. `evidence`: where the signed paper is."""

    purpose: Purpose
    granted: bool
    by: str
    via: Medium
    wording: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Whom it concerns. `carrier_blocks`: the carrier itself must hear START from the phone first."""

    meant: Meant
    carrier_blocks: bool = False


def record_consent(
    external_id: str,
    said: Said,
    now: datetime,
    hours: Hours,
    *,
    region: str,
    address: str = "",
    channel: str = "",
) -> Recorded:
    """Append it to the ledger of the patient's addresses, or of the one given, and plan what it opens again.

    Raises NotFound or Unsaid, and has then changed nothing.
    """
    _complete(said)

    def deed() -> Recorded:
        patient = Patient.objects.filter(external_id=external_id.strip()).first()
        if patient is None:
            raise NotFound(f"there is no patient {external_id}: give the id that your schedule uses")
        meant = _meant(patient, address, channel, region)
        visits = (
            visits_reached_at(meant.contacts, now) if said.granted and said.purpose is Purpose.CARE else []
        )
        lock_visits(visits)  # first in the order of locks
        blocks = said.granted and any(map(stopped_at_carrier, ledgers(meant.contacts).values()))
        (opt_in if said.granted else opt_out)(
            meant.contacts,
            now,
            actor="staff",
            medium=said.via.value,
            wording=said.wording.strip(),
            evidence={"by": said.by.strip()[:120]}
            | ({"paper": said.evidence.strip()} if said.evidence else {}),
            purpose=said.purpose,
        )
        plan_touches(visits, now, hours, catch_up=False)
        return Recorded(meant, blocks)

    return giving_way(deed)


def _complete(said: Said) -> None:
    if not said.by.strip():
        raise Unsaid("say who writes it down", "by")
    if not said.wording.strip():
        raise Unsaid("give the words the patient agreed or objected to, rule P1", "wording")
    if said.granted and said.purpose is Purpose.MARKETING:
        if said.via not in IN_WRITING:
            ways = ", ".join(medium.value for medium in IN_WRITING)
            raise Unsaid(f"advertising needs a signed consent in writing, by {ways}: rule P2", "via")
        if not said.evidence.strip():
            raise Unsaid("advertising needs a signed consent, rule P2: say where it is kept", "evidence")


def _meant(patient: Patient, address: str, channel: str, region: str) -> Meant:
    meant = who_is_meant(address or patient.external_id, region, channel=channel)
    if address and meant.patient is not None:
        raise NotFound("this is a patient's id and no address: give a phone number or an e-mail address")
    if not patient.links.filter(contact_id__in=meant.contacts, ended_at__isnull=True).exists():
        raise NotFound(
            f"this address is not one of patient {patient.external_id}'s: correct it in the schedule first"
        )
    return meant
