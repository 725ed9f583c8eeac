"""A message as the carrier keeps it, as its API shows it and as the ledger tells it."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from outreach.sandbox.clock import iso, rfc2822
from outreach.sandbox.errors import FAILURES
from outreach.sandbox.segments import segments
from outreach.sandbox.webhooks import Post

# States in which a message still waits; it can be cancelled and has no date_sent.
WAITING = frozenset({"accepted", "queued"})


@dataclass(slots=True, eq=False)
class Message:
    """One text in either direction. `moves` lists (status, real, message time), in µs since the epoch."""

    sid: str
    account: str
    sender: str
    to: str
    body: str
    direction: str  # inbound, outbound-api, outbound-reply; "carrier" for the carrier's own answers
    status: str
    created_us: int
    accepted_us: int
    service: str | None = None
    callback: str | None = None
    call_us: int | None = None  # when the API call that made it started, real time
    validity_s: int | None = None
    media: int = 0
    error_code: int | None = None
    sent_us: int | None = None
    updated_us: int = 0
    seq: int = 0
    version: int = 0
    deleted: bool = False
    moves: list[tuple[str, int, int]] = field(default_factory=list)
    lane: "deque[Post] | None" = None

    def move(self, status: str, real: int, virtual: int) -> None:
        self.status = status
        self.updated_us = virtual
        self.moves.append((status, real, virtual))
        if self.sent_us is None and status not in WAITING:
            self.sent_us = virtual

    @property
    def phone(self) -> str:
        """The end that isn't ours."""
        return self.sender if self.direction == "inbound" else self.to


def resource(message: Message) -> dict[str, Any]:
    """The Message resource: `api.v2010.account.message` of Twilio's OpenAPI description."""
    uri = f"/2010-04-01/Accounts/{message.account}/Messages/{message.sid}"
    # A messaging service hasn't split the text when it answers: num_segments is 0 then.
    split = 0 if message.status == "accepted" else segments(message.body)
    return {
        "account_sid": message.account,
        "api_version": "2010-04-01",
        "body": message.body,
        "date_created": rfc2822(message.created_us),
        "date_sent": None if message.sent_us is None else rfc2822(message.sent_us),
        "date_updated": rfc2822(message.updated_us or message.created_us),
        "direction": message.direction,
        "error_code": message.error_code,
        "error_message": None if message.error_code is None else FAILURES[message.error_code],
        "from": message.sender,
        "messaging_service_sid": message.service,
        "num_media": str(message.media),
        "num_segments": str(split),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": message.to,
        "uri": f"{uri}.json",
    }


def ledger_line(message: Message) -> dict[str, Any]:
    """What became of an accepted message; `times` are real, `virtual` the same moves in message time."""
    return {
        "sid": message.sid,
        "account_sid": message.account,
        "to": message.to,
        "from": message.sender,
        "body": message.body,
        "direction": message.direction,
        "status": message.status,
        "error_code": message.error_code,
        "messaging_service_sid": message.service,
        "status_callback": message.callback,
        "times": {
            "accepted": iso(message.accepted_us),
            **{status: iso(real) for status, real, _ in message.moves},
        },
        "virtual": {
            "accepted": iso(message.created_us),
            **{status: iso(virtual) for status, _, virtual in message.moves},
        },
        "calls": [] if message.call_us is None else [iso(message.call_us)],
    }
