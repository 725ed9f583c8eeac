"""What mail services tell us afterwards, from django-anymail's words into ours: receipts, patients' mails."""

import hashlib
import re
from collections.abc import Mapping
from uuid import UUID

from anymail.inbound import AnymailInboundMessage
from anymail.signals import AnymailInboundEvent, AnymailTrackingEvent, EventType, RejectReason

from outreach.domain.address import AddressError, parse_email
from outreach.domain.channel import Channel
from outreach.domain.mail_words import own_words, text_of_page
from outreach.providers.base import Inbound, Reason, Receipt, ReceiptStatus
from outreach.providers.email_errors import why_bounced

_S = ReceiptStatus
_LONGEST = 20_000  # of a mail's text, for a person to read
_LONGEST_ID = 320

# Opens and clicks are left out: nothing we send is tracked (rule P49). So are delays, which end in one of
# these, and answers by robots. Who complains or unsubscribes has had the mail.
_STATUS: Mapping[str, ReceiptStatus] = {
    EventType.QUEUED: _S.ACCEPTED,
    EventType.SENT: _S.SENT,
    EventType.DELIVERED: _S.DELIVERED,
    EventType.COMPLAINED: _S.DELIVERED,
    EventType.UNSUBSCRIBED: _S.DELIVERED,
    EventType.BOUNCED: _S.UNDELIVERED,
    EventType.REJECTED: _S.UNDELIVERED,
    EventType.FAILED: _S.UNDELIVERED,
}
# A refusal for what happened before: the service keeps a list of bounces, complaints and unsubscribers.
_REJECTED: Mapping[str | None, Reason] = {
    RejectReason.INVALID: Reason.INVALID_ADDRESS,
    RejectReason.BOUNCED: Reason.INVALID_ADDRESS,
    RejectReason.TIMED_OUT: Reason.UNREACHABLE,
    RejectReason.BLOCKED: Reason.BLOCKED,
    RejectReason.SPAM: Reason.COMPLAINT,
    RejectReason.UNSUBSCRIBED: Reason.OPTED_OUT,
}
# anymail folds soft bounces into hard ones where the service's own words still tell them apart; these are
# the values of the fields named, in lower case.
_SOFT: Mapping[str, frozenset[str]] = {
    "Type": frozenset({"softbounce", "dnserror", "transient", "unknown", "virusnotification"}),  # Postmark
    "event": frozenset({"soft_bounce"}),  # Brevo, Mandrill
    "hard_bounce": frozenset({"false"}),  # Mailjet
    "bounceType": frozenset({"transient", "undetermined"}),  # Amazon SES
    "bounce_class": frozenset({"1", "20", "21", "22", "23", "24", "40", "70"}),  # SparkPost
    # MailerSend; SendGrid; Resend
    "type": frozenset({"activity.soft_bounced", "blocked", "transient", "undetermined"}),
    "severity": frozenset({"temporary"}),  # Mailgun
}  # fmt: skip


def receipt_of(event: AnymailTrackingEvent) -> Receipt | None:
    """A receipt in our words; None where the event changes nothing for us."""
    status = _STATUS.get(event.event_type)
    if status is None or not (event.message_id or event.recipient):
        return None
    message_id = str(event.message_id or "")
    return Receipt(
        # What names no message is kept apart by the event's own id.
        provider_id=_short(message_id or f"event:{event.event_id or event.recipient}"),
        token=_token(message_id),
        status=status,
        reason=_reason(event),
        payload=_payload(event),
        recipient=_address(event.recipient or ""),
    )


def _reason(event: AnymailTrackingEvent) -> Reason | None:
    match event.event_type:
        case EventType.COMPLAINED:
            return Reason.COMPLAINT
        case EventType.UNSUBSCRIBED:
            return Reason.OPTED_OUT
        case EventType.REJECTED:
            return _REJECTED.get(event.reject_reason, Reason.BLOCKED)
        case EventType.FAILED:
            return Reason.OTHER
        case EventType.BOUNCED:
            return _bounced(event)
    return None


def _bounced(event: AnymailTrackingEvent) -> Reason:
    """A hard bounce says that the address is none; anything in doubt lets it stay usable."""
    if _is_soft(event.esp_event):
        return Reason.UNREACHABLE
    if event.reject_reason == RejectReason.INVALID:
        return Reason.INVALID_ADDRESS
    if reason := why_bounced(str(event.mta_response or "")):
        return reason
    hard = event.reject_reason in {None, RejectReason.BOUNCED}
    return Reason.INVALID_ADDRESS if hard else Reason.BLOCKED


def _is_soft(esp_event: object) -> bool:
    if not isinstance(esp_event, Mapping):
        return False
    # The fields stand at the top or one or two levels down: "bounce", "event-data", "msys", "data".
    inner = [value for value in esp_event.values() if isinstance(value, Mapping)]
    deeper = [value for each in inner for value in each.values() if isinstance(value, Mapping)]
    return any(
        str(level.get(name, "")).lower() in values
        for level in (esp_event, *inner, *deeper)
        for name, values in _SOFT.items()
    )


def _payload(event: AnymailTrackingEvent) -> Mapping[str, str]:
    said = {
        "event_type": event.event_type,
        "event_id": event.event_id,
        "reject_reason": event.reject_reason,
        "timestamp": event.timestamp.isoformat() if event.timestamp else None,
        "recipient": event.recipient,
        "description": event.description,
        "mta_response": event.mta_response,
    }
    # PostgreSQL's texts can't hold a NUL.
    return {name: str(value).replace("\0", "")[:1000] for name, value in said.items() if value}


def _token(message_id: str) -> str:
    """The token of the attempt, where the service kept our Message-ID."""
    local = message_id.strip("<>").rpartition("@")[0]
    try:
        return str(UUID(local)) if local else ""
    except ValueError:
        return ""


def inbound_of(event: AnymailInboundEvent, own_address: str) -> Inbound | None:
    """A patient's mail; None for what no person wrote, and for our own."""
    mail = event.message
    sender = _sender(mail)
    if not sender or sender.casefold() == _address(own_address).casefold() or is_automatic(mail, sender):
        return None
    text = (mail.text or "").strip() or text_of_page(mail.html or "")
    own = own_words(str(mail.subject or ""), text)
    return Inbound(
        provider_id=_id_of(event, sender, text),
        sender=sender,
        to=_address(mail.envelope_recipient or (str(mail.to[0].addr_spec) if mail.to else "")),
        body=_with_files(own or text, len(mail.attachments))[:_LONGEST],
        channel=Channel.EMAIL,
        own=own.replace("\0", ""),
    )


_ROBOTS = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+\-=.].*)?@", re.IGNORECASE
)


def is_automatic(mail: AnymailInboundMessage, sender: str) -> bool:
    """Whether a program wrote it: answering such mail makes two programs write to each other for ever.

    (RFC 3834, 2 and 5: automatic answers say so, or come from the null path or in bulk.)
    """
    said = str(mail.get("Auto-Submitted") or "no").partition(";")[0].strip().lower()
    return (
        said != "no"
        or mail.envelope_sender == ""
        or str(mail.get("Return-Path") or "").strip() == "<>"
        or str(mail.get("Precedence") or "").strip().lower() in {"bulk", "junk", "list", "auto_reply"}
        or any(mail.get(name) for name in ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond"))
        or mail.get_content_type() == "multipart/report"
        or _ROBOTS.match(sender) is not None
    )


def _sender(mail: AnymailInboundMessage) -> str:
    found = mail.get_address_header("From")
    return _address(found[0].addr_spec) if found else ""


def _address(raw: str) -> str:
    """As the schedule's import writes it, so that it is found again."""
    try:
        return parse_email(raw).address
    except AddressError:  # a mail may come from an address that nobody should type
        return raw.replace("\0", "").strip()[:254]


def _id_of(event: AnymailInboundEvent, sender: str, text: str) -> str:
    """One id for one mail, however often and by however many of our addresses it comes."""
    named = str(event.message.get("Message-ID") or "").strip() or event.event_id
    if named:
        return _short(str(named))
    return "sha256:" + hashlib.sha256(f"{sender}\n{event.message.get('Date')}\n{text}".encode()).hexdigest()


def _short(identity: str) -> str:
    if len(identity) <= _LONGEST_ID:
        return identity.replace("\0", "")
    return "sha256:" + hashlib.sha256(identity.encode()).hexdigest()


def _with_files(body: str, files: int) -> str:
    return f"{body}\n[{files} attached, not kept here: ask the patient]".strip() if files else body
