"""What every carrier and mail service can do for us, in our own words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from outreach.domain.channel import Channel


class Reason(StrEnum):
    """Why a message was not sent or not delivered: the closed list every provider's words are mapped to."""

    OPTED_OUT = "opted_out"
    COMPLAINT = "complaint"  # the recipient called it spam (rules P9, P54)
    INVALID_ADDRESS = "invalid_address"
    LANDLINE = "landline"
    UNREACHABLE = "unreachable"  # phone off, out of range, mailbox full: may work later
    BLOCKED = "blocked"  # carrier or recipient refuses this content or sender
    UNREGISTERED = "unregistered"  # campaign or sender lacks a registration (rule P23)
    CONTENT = "content"  # the words themselves: too long, empty, forbidden
    MISCONFIGURED = "misconfigured"  # our account, credentials or sender: pause and tell a person
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"  # the call never reached the carrier: refused connection, no DNS
    NOT_STARTED = "not_started"  # our own window to start the call had closed (rule P8)
    IN_DOUBT = "in_doubt"  # time-out, reset, 5xx: the carrier may have it
    EXPIRED = "expired"  # the carrier gave up because it was too late
    OTHER = "other"


RETRYABLE = frozenset({Reason.RATE_LIMITED, Reason.UNAVAILABLE, Reason.NOT_STARTED})
"""The carrier surely has nothing, and a later call may do better."""

PAUSES_SENDER = frozenset({Reason.MISCONFIGURED})


class SendError(Exception):
    """A call that brought no acceptance.

    `code` is the provider's own, kept for a person to look up; no address, name or text goes in here.
    """

    def __init__(self, reason: Reason, code: str = "", retry_after_s: float = 0) -> None:
        super().__init__(f"{reason} {code}".rstrip())
        self.reason = reason
        self.code = code
        self.retry_after_s = retry_after_s

    @property
    def retryable(self) -> bool:
        """Whether calling again can neither double the message nor be plainly useless."""
        return self.reason in RETRYABLE


class ReceiptStatus(StrEnum):
    """What a carrier says after it accepted a message."""

    ACCEPTED = "accepted"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail; `mimetype` may carry parameters."""

    name: str
    mimetype: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message, ready for the wire. `start_by` is on `time.monotonic()`'s scale (rule P8)."""

    message_id: int
    token: str
    to: str
    body: str
    start_by: float
    subject: str = ""
    html: str = ""
    valid_for_s: int = 36_000
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What one call came to: an id of the provider's, or an error."""

    message_id: int
    token: str
    provider_id: str = ""
    error: SendError | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A status callback in our words; `payload` is what came, for the record.

    A mail service may speak of an address without naming a message: its `recipient` then says which.
    """

    provider_id: str
    token: str  # "" when the callback's address carried none
    status: ReceiptStatus
    reason: Reason | None
    payload: Mapping[str, str]
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Inbound:
    """A patient's text or mail. `opt_out` is what the carrier itself says it understood: stop, start, help.

    A person reads `body`; of a mail only `own` is read for what it asks, "" where nothing in it is the
    writer's own.
    """

    provider_id: str
    sender: str
    to: str
    body: str
    opt_out: str = ""
    channel: Channel = Channel.SMS
    own: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A message in doubt: look for it among those made in [since, until]; ids in `known` are others."""

    message_id: int
    to: str
    body: str
    since: datetime
    until: datetime
    provider_id: str = ""
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trace:
    """What the carrier answered about a message in doubt; `status` None: no trace of it."""

    message_id: int
    provider_id: str = ""
    status: ReceiptStatus | None = None
    reason: Reason | None = None


class BadSignature(Exception):
    """The webhook was not signed by the provider it claims to be from (rule P26)."""


class BadWebhook(Exception):
    """The webhook was signed but lacks what it must carry; the message names the field."""


class Provider(Protocol):
    """A way to reach people. Implementations are safe to build once per process, before or after a fork."""

    name: str
    channel: Channel
    at_once: int  # how many calls it begins within about a second

    def send(self, batch: Sequence[Outgoing]) -> Iterator[Sequence[Result]]:
        """Start every call not past its `start_by`; yield results in groups as they come, one per message.

        Never raises for a message: whatever goes wrong is that message's `SendError`.
        """
        ...

    def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
        """Ask what became of messages; raises SendError when the provider can't be asked now.

        A question that alone finds no answer is left out: that is not the same as no trace.
        """
        ...

    def can_look_up(self) -> bool:
        """Whether the provider can be asked at all (a plain SMTP server can't)."""
        ...


class Webhooks(Protocol):
    """The other direction: what a carrier posts to us."""

    name: str

    def verify(self, path: str, params: Mapping[str, str], signature: str) -> None:
        """Raise BadSignature unless the provider signed exactly this."""
        ...

    def receipt(self, token: str, params: Mapping[str, str]) -> Receipt | None:
        """A status callback in our words; None for a status that says nothing new. Raises BadWebhook."""
        ...

    def inbound(self, params: Mapping[str, str]) -> Inbound:
        """A patient's text; raises BadWebhook."""
        ...
