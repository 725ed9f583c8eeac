"""Why a message was sent, or wasn't: its cause, each decision with its rule, the carrier's words."""

from dataclasses import dataclass
from datetime import datetime

from outreach.domain.purpose import Purpose
from outreach.records.models import Message, MessageEvent, RawReceipt


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happened to a message; `rule` is a number of docs/rules.md, or empty."""

    at: datetime
    what: str
    why: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """All there is to know of one message. `words` are what the patient received, or would."""

    message: int
    patient: str
    channel: str
    purpose: str
    template: str
    words_version: int | None
    status: str
    send_at: datetime
    not_after: datetime
    visit: str
    words: str
    turns: tuple[Turn, ...]


def story(message_id: int) -> Story | None:
    """The chain of one message, oldest first; None if there is no such message."""
    row = (
        Message.objects.select_related("patient", "appointment", "in_reply_to", "merged_into")
        .filter(pk=message_id)
        .first()
    )
    if row is None:
        return None
    turns = [_cause(row), *_moves(row), *_receipts(row)]
    return Story(
        message=row.pk,
        patient=row.patient.external_id if row.patient else "",
        channel=row.channel,
        purpose=row.purpose,
        template=row.template,
        words_version=row.words_version,
        status=row.status,
        send_at=row.send_at,
        not_after=row.not_after,
        visit=row.appointment.external_id if row.appointment else "",
        words=row.body,
        turns=tuple(sorted(turns, key=lambda turn: turn.at)),
    )


def find(provider_id: str) -> int | None:
    """The message a carrier's own id belongs to; none of those that no carrier has given one yet."""
    if not provider_id:
        return None
    return Message.objects.filter(provider_id=provider_id).values_list("id", flat=True).first()


def _cause(row: Message) -> Turn:
    if row.in_reply_to is not None:
        return Turn(
            row.in_reply_to.received_at, "planned", f"answers text {row.in_reply_to.pk} of the patient"
        )
    if row.appointment is not None:
        cause = f"step {row.step} of visit {row.appointment.external_id}, version {row.appointment_version}"
        return Turn(row.created_at, "planned", f"{cause}; {row.note}" if row.note else cause)
    task = f" (task {row.about})" if row.purpose == Purpose.STAFF and row.about else ""
    return Turn(row.created_at, "planned", (row.note or row.dedupe_key) + task)


def _moves(row: Message) -> list[Turn]:
    events = MessageEvent.objects.filter(message=row).order_by("id")
    return [Turn(e.at, e.to, e.reason, e.rule) for e in events]


def _receipts(row: Message) -> list[Turn]:
    ids = [row.provider_id] if row.provider_id else []
    receipts = RawReceipt.objects.filter(provider_id__in=ids).order_by("id")
    return [
        Turn(r.received_at, "carrier", " ".join(word for word in (r.status, r.reason, r.outcome) if word))
        for r in receipts
    ]
