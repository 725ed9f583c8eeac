"""What Mailgun and Postmark post, as their manuals show it, signed or with the password as they do."""

import base64
import hashlib
import hmac
import itertools
import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

KEY = "key-only-for-tests"
SECRET = "postmark:only-for-tests-0123456789"
ADA, CLINIC = "ada@example.org", "clinic@example.org"
ANYMAIL = {"MAILGUN_WEBHOOK_SIGNING_KEY": KEY, "MAILGUN_API_KEY": "k", "WEBHOOK_SECRET": SECRET}
_numbers = itertools.count(1)

Fields = dict[str, Any]


def basic(secret: str = SECRET) -> str:
    return "Basic " + base64.b64encode(secret.encode()).decode()


def signed(key: str = KEY) -> dict[str, str]:
    """Mailgun's signature: of the time and a token that comes once."""
    timestamp, token = "1529006854", f"token-{next(_numbers):044}"
    made = hmac.new(key.encode(), f"{timestamp}{token}".encode(), hashlib.sha256).hexdigest()
    return {"timestamp": timestamp, "token": token, "signature": made}


def post(client: Client, path: str, body: object, *, secret: str = SECRET) -> HttpResponse:
    return client.post(  # type: ignore[return-value]
        path, json.dumps(body), content_type="application/json", headers={"Authorization": basic(secret)}
    )


def mailgun(event: str, message_id: str, **fields: object) -> Fields:
    """Mailgun's event of today: JSON with a block for the signature."""
    data = {
        "event": event,
        "id": f"id-{next(_numbers)}",
        "timestamp": 1529006854.33,
        "recipient": ADA,
        "message": {"headers": {"message-id": message_id.strip("<>"), "to": ADA, "subject": "Your visit"}},
        "user-variables": {},
        "tags": [],
    }
    return {"signature": signed(), "event-data": data | fields}


def refused(severity: str, code: int, said: str, reason: str = "generic") -> Fields:
    """What Mailgun adds where a mail server said no."""
    return {
        "severity": severity,
        "reason": reason,
        "delivery-status": {"code": code, "message": said, "description": "", "attempt-no": 1},
    }


def postmark(record: str, message_id: str, **fields: object) -> Fields:
    """Postmark's event; bounces and complaints have an id of their own."""
    return {
        "RecordType": record,
        "MessageID": message_id,
        "Recipient" if record in {"Delivery", "Open", "Click"} else "Email": ADA,
        "MessageStream": "outbound",
        "Metadata": {},
        "Tag": "",
    } | fields


def postmark_bounce(kind: str, message_id: str, said: str) -> Fields:
    return postmark(
        "Bounce", message_id, ID=next(_numbers), Type=kind, Details=said, BouncedAt="2026-11-20T10:00:00Z"
    )


def written(text: str, *, sender: str = ADA, subject: str = "Re: Your visit", **headers: str) -> Fields:
    """A mail as Postmark brings it."""
    named = {"Message-ID": f"<m{next(_numbers)}@example.org>", "Return-Path": f"<{sender}>"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return {
        "FromFull": {"Email": sender, "Name": "Ada Example"},
        "ToFull": [{"Email": CLINIC, "Name": ""}],
        "OriginalRecipient": CLINIC,
        "Subject": subject,
        "MessageID": f"uuid-{next(_numbers)}",
        "TextBody": text,
        "HtmlBody": "",
        "Headers": [
            {"Name": "Return-Path", "Value": named.pop("Return-Path")},
            *({"Name": name, "Value": value} for name, value in named.items()),
        ],
        "Attachments": [],
    }
