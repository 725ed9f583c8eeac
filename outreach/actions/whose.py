"""Find the contact points that a colleague means by an address, or by a patient's id in the schedule."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.actions.refusal import Refusal
from outreach.domain.address import AddressError, parse_email, parse_phone
from outreach.domain.channel import Channel
from outreach.records.models import ContactPoint, Patient, PatientContact


class NotFound(Refusal):
    """Nothing on record is meant by it; the text says what to do, and repeats no address."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Contact points by id. `sharing`: the schedule's ids of everyone reached at any of them."""

    contacts: tuple[int, ...]
    patient: int | None
    sharing: tuple[str, ...]


def who_is_meant(given: str, region: str, *, channel: str = "", new: bool | None = None) -> Meant:
    """Read an address, or else a patient's id; `channel` keeps to the patient's contacts of that one.

    With `new` an address that isn't on record is written down; None: the caller has no use for one. In the
    caller's transaction. Raises NotFound.
    """
    given = given.strip()
    address = _address(given, region)
    patient = Patient.objects.filter(external_id=given).first()
    if patient is not None:
        return _of_patient(patient, channel)
    if address is None:
        raise NotFound(
            "no patient has this id, and it is no phone number or e-mail address:"
            " give the id that your schedule uses, or all digits of the number"
        )
    # Of a mailbox nobody minds the case, and the schedule may have written it in two ways.
    points = ContactPoint.objects.filter(channel=address[0], value__iexact=address[1])
    found = tuple(points.order_by("id").values_list("id", flat=True))
    if not found and not new:
        problem = (
            "this address is not on record: compare it with the person's, or give the patient's id instead"
        )
        if new is None:
            raise NotFound(problem)
        raise NotFound(f"{problem}, or say that it is new, to keep it so that it is never used", "new")
    if not found:
        found = (ContactPoint.objects.create(channel=address[0], value=address[1]).pk,)
    return Meant(found, None, _sharing(found))


def _address(given: str, region: str) -> tuple[Channel, str] | None:
    try:
        if "@" in given:
            return Channel.EMAIL, parse_email(given).address.lower()  # as an import writes it (rule P13)
        return Channel.SMS, parse_phone(given, region).e164
    except AddressError as error:
        if "@" in given:
            raise NotFound(error.message) from None
        return None


def _of_patient(patient: Patient, channel: str) -> Meant:
    links = PatientContact.objects.filter(patient=patient, ended_at__isnull=True).order_by("rank", "id")
    if channel:
        links = links.filter(contact__channel=channel)
    contacts = tuple(links.values_list("contact_id", flat=True))
    if not contacts:
        kind = {"sms": "phone number", "email": "e-mail address"}.get(channel, "address")
        raise NotFound(f"patient {patient.external_id} has no {kind} on record: give the address itself")
    return Meant(contacts, patient.pk, _sharing(contacts))


def _sharing(contacts: Sequence[int]) -> tuple[str, ...]:
    links = PatientContact.objects.filter(contact_id__in=contacts, ended_at__isnull=True)
    return tuple(
        links.order_by("patient__external_id").values_list("patient__external_id", flat=True).distinct()
    )
