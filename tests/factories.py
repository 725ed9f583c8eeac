"""Builders of patients, visits and messages for tests, and the parts of an engine that stands still."""

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.db.models import QuerySet

from config.calling import load_calling
from outreach.actions.claim_due import claim_due
from outreach.actions.engine import Clinic, Engine, Limits
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.visit import VisitStatus
from outreach.domain.windows import HOUSE_HOURS
from outreach.domain.wording import Catalogue
from outreach.providers.base import Inbound, Provider, Receipt, ReceiptStatus
from outreach.providers.memory import MemoryProvider
from outreach.records.models import (
    Appointment,
    Cadence,
    ConsentEvent,
    ContactPoint,
    InboundMessage,
    Location,
    Message,
    MessageEvent,
    Patient,
    PatientContact,
    Sender,
    StaffTask,
    VisitType,
)

NOW = datetime(2027, 3, 8, 16, 0, tzinfo=UTC)  # a Monday, ten in the morning in Madison
CHICAGO = "America/Chicago"
_BASE = Path(__file__).resolve().parent.parent
TEMPLATES, CONFIG_DIR = _BASE / "templates" / "messages", _BASE / "config"
WORDS = Catalogue({str(p.relative_to(TEMPLATES)): p.read_text() for p in TEMPLATES.rglob("*.j2")})
CALLING = load_calling(CONFIG_DIR, HOUSE_HOURS)
CLINIC = Clinic("Revival Madison", "608-555-0100", CHICAGO, HOUSE_HOURS)

_numbers = itertools.count(1)


class SettableClock:
    """Stands where it was put."""

    def __init__(self, instant: datetime = NOW) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant

    def advance(self, **span: float) -> datetime:
        self.instant += timedelta(**span)
        return self.instant


def engine(
    clock: SettableClock | None = None,
    *providers: Provider,
    words: Catalogue = WORDS,
    limits: Limits | None = None,
) -> Engine:
    """An engine with these providers; without any, with memory for texts and e-mail."""
    chosen = providers or (MemoryProvider(), MemoryProvider(Channel.EMAIL))
    return Engine(
        clock=clock or SettableClock(),
        providers={provider.channel: provider for provider in chosen},
        words=words,
        clinic=CLINIC,
        limits=limits or Limits(start_window_s=30),
        calling=CALLING,
    )


def phone(value: str = "+16085550101", **fields: object) -> ContactPoint:
    return _contact(Channel.SMS, value, fields)


def mailbox(value: str = "ada@example.org", **fields: object) -> ContactPoint:
    return _contact(Channel.EMAIL, value, fields)


def _contact(channel: Channel, value: str, fields: dict[str, object]) -> ContactPoint:
    """An address whose owner gave it to the clinic, unless `consented=False`."""
    consented = fields.pop("consented", True)
    contact, new = ContactPoint.objects.update_or_create(channel=channel, value=value, defaults=fields)
    if new and consented:
        consent(contact)
    if contact.opted_out_at is not None:
        consent(contact, "all", "withdrawn", at=contact.opted_out_at, actor="patient", wording="STOP")
    return contact


def consent(of: ContactPoint, purpose: str = "care", kind: str = "granted", **fields: object) -> ConsentEvent:
    """A line of the ledger that lacks nothing."""
    values: dict[str, object] = {"at": NOW, "actor": "import", "medium": "factory", "wording": "gave it"}
    return ConsentEvent.objects.create(contact=of, purpose=purpose, kind=kind, **(values | fields))


def patient(*contacts: ContactPoint, **fields: object) -> Patient:
    """A patient reached by these contacts, the first one first; without any, by one phone."""
    values: dict[str, object] = {"external_id": f"P{next(_numbers)}", "given_name": "Ada"} | fields
    made = Patient.objects.create(**values)
    for rank, contact in enumerate(contacts or (phone(),)):
        PatientContact.objects.create(patient=made, contact=contact, rank=rank)
    return made


def visit(of: Patient | None = None, **fields: object) -> Appointment:
    """A booked visit the day after NOW, at nine in Madison."""
    location, _ = Location.objects.get_or_create(
        code="madison", defaults={"name": "Madison", "zone": CHICAGO, "phone": "608-555-0100"}
    )
    cadence, _ = Cadence.objects.get_or_create(code="standard", defaults={"name": "Standard"})
    visit_type, _ = VisitType.objects.get_or_create(code="visit", defaults={"cadence": cadence})
    values: dict[str, object] = {
        "external_id": f"A{next(_numbers)}",
        "patient": of or patient(),
        "visit_type": visit_type,
        "location": location,
        "start": datetime(2027, 3, 9, 15, 0, tzinfo=UTC),
        "zone": CHICAGO,
        "status": VisitStatus.BOOKED,
        "known_at": NOW - timedelta(days=7),
    }
    return Appointment.objects.create(**(values | fields))


def sender(channel: Channel = Channel.SMS, **fields: object) -> Sender:
    values: dict[str, object] = {"code": channel.value, "channel": channel.value, "provider": "memory"}
    return Sender.objects.create(**(values | fields))


def message(about: Appointment | None = None, to: ContactPoint | None = None, **fields: object) -> Message:
    """A reminder of a visit, planned for NOW; `status` is set directly and is no move."""
    about = about or visit()
    link = PatientContact.objects.filter(patient_id=about.patient_id).order_by("rank").first()
    contact = to or (link.contact if link else phone())
    step = str(fields.get("step", f"step{next(_numbers)}"))
    key = f"visit:{about.pk}:v{about.version}:{step}:{about.patient_id}:{contact.channel}"
    values: dict[str, object] = {
        "dedupe_key": key,
        "channel": contact.channel,
        "template": "reminder",
        "patient": about.patient,
        "contact": contact,
        "appointment": about,
        "appointment_version": about.version,
        "step": step,
        "about": f"{int(about.start.timestamp())}@{about.location_id}",
        "send_at": NOW,
        "not_after": about.start - timedelta(minutes=30),
    }
    return Message.objects.create(**(values | fields))


def under_way(
    status: Status, about: Appointment | None = None, to: ContactPoint | None = None, **fields: object
) -> Message:
    """A text that a worker took to the carrier at NOW: `sending`, `unknown`, `sent` or an end."""
    values: dict[str, object] = {
        "status": status,
        "token": uuid4(),
        "attempts": 1,
        "attempted_at": NOW,
        "body": "your visit is Tue, Mar 9 at 9:00 AM",
    }
    if status is Status.UNKNOWN:
        values |= {"unknown_since": NOW, "check_at": NOW + timedelta(seconds=5)}
    if status in {Status.SENT, Status.DELIVERED, Status.UNDELIVERED}:
        values |= {"sent_at": NOW, "provider_id": f"SM{next(_numbers)}"}
    return message(about, to, **(values | fields))


def claimed(the: Engine) -> list[int]:
    """Claim all that is due; the ids as they would be published."""
    taken = claim_due(the)
    return taken.urgent + taken.bulk


def text(body: str, sender: str = "+16085550101", **fields: str) -> Inbound:
    """A patient's text as a carrier brings it."""
    values = {"provider_id": f"SM-in-{next(_numbers)}", "to": "+16085550199"} | fields
    return Inbound(sender=sender, body=body, **values)  # type: ignore[arg-type]  # no channel among them


def mail(body: str, sender: str = "ada@example.org", **fields: str) -> Inbound:
    """A patient's mail; all of it their own words unless `own` says otherwise."""
    values = {"provider_id": f"<{next(_numbers)}@example.org>", "to": "clinic@example.org", "own": body}
    return Inbound(sender=sender, body=body, channel=Channel.EMAIL, **(values | fields))


def receipt(of: Message, status: ReceiptStatus, **fields: object) -> Receipt:
    """A status callback for the last attempt of a message."""
    values: dict[str, object] = {
        "provider_id": of.provider_id or f"SM-of-{of.pk}",
        "token": str(of.token) if of.token else "",
        "reason": None,
        "payload": {"MessageStatus": status.value},
    }
    return Receipt(status=status, **(values | fields))  # type: ignore[arg-type]


def status(of: Message) -> str:
    """Where a message stands now."""
    return Message.objects.values_list("status", flat=True).get(pk=of.pk)


def events(of: Message) -> list[MessageEvent]:
    return list(MessageEvent.objects.filter(message_id=of.pk).order_by("id"))


def path(of: Message) -> list[str]:
    """The states a message has moved to, oldest first."""
    return [event.to for event in events(of)]


def tasks(**which: object) -> list[str]:
    """The kinds of the open tasks, oldest first."""
    return list(StaffTask.objects.filter(**which).order_by("id").values_list("kind", flat=True))


def bodies(provider: MemoryProvider) -> list[str]:
    return [kept.message.body for kept in provider.kept]


def answers_to(inbound: Iterable[InboundMessage]) -> list[str]:
    """The templates planned in answer to these texts."""
    found = Message.objects.filter(in_reply_to__in=list(inbound)).order_by("id")
    return list(found.values_list("template", flat=True))


def said() -> QuerySet[ConsentEvent]:
    """What the ledger holds beside the consents that came with the addresses."""
    return ConsentEvent.objects.exclude(medium="factory")
