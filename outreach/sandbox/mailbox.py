"""A mailbox over SMTP: takes every letter, keeps it in memory, and shows it as JSON."""

import asyncio
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from typing import Any
from uuid import uuid4

from aiosmtpd.smtp import SMTP, Envelope, Session

from outreach.sandbox.clock import iso, real_us

_SIZE_LIMIT = 32 * 1024 * 1024


@dataclass(frozen=True)
class Letter:
    """A letter as received; `received_us` is real time in µs since the epoch."""

    id: str
    number: int
    sender: str
    recipients: list[str]
    raw: bytes
    received_us: int


class Mailbox:
    """An aiosmtpd handler that keeps what it gets."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.epoch = real_us()

    def clear(self) -> None:
        self.letters.clear()
        self.epoch = real_us()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        raw = content.encode() if isinstance(content, str) else content or b""
        self.letters.append(
            Letter(
                id=uuid4().hex,
                number=len(self.letters) + 1,
                sender=envelope.mail_from or "",
                recipients=[str(recipient) for recipient in envelope.rcpt_tos],
                raw=raw,
                received_us=real_us(),
            )
        )
        return "250 OK: queued"

    async def listen(self, host: str, port: int) -> asyncio.Server:
        """Speak SMTP on that port (0: a free one)."""
        return await asyncio.get_running_loop().create_server(
            lambda: SMTP(self, data_size_limit=_SIZE_LIMIT, enable_SMTPUTF8=True, hostname="sandbox.invalid"),
            host,
            port,
        )


def letter_json(letter: Letter) -> dict[str, Any]:
    """Envelope, headers as pairs in their order, the text and HTML bodies, and what is attached."""
    mail = message_from_bytes(letter.raw, policy=modern)
    assert isinstance(mail, EmailMessage)  # noqa: S101 (the modern policy makes these)
    return {
        "id": letter.id,
        "number": letter.number,
        "from": letter.sender,
        "to": letter.recipients,
        "subject": str(mail.get("Subject", "")).strip(),  # a folded one begins with the fold's space
        "headers": [[name, str(value)] for name, value in mail.items()],
        "text": _body(mail, "plain"),
        "html": _body(mail, "html"),
        "attachments": [
            {"name": part.get_filename() or "", "type": part.get_content_type()}
            for part in mail.walk()
            if part.is_attachment() or (not part.is_multipart() and part.get_content_maintype() != "text")
        ],
        "received": iso(letter.received_us),
    }


def _body(mail: EmailMessage, kind: str) -> str | None:
    part = mail.get_body(preferencelist=(kind,))
    if part is None:
        return None
    try:
        return str(part.get_content())
    except (LookupError, KeyError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else None
