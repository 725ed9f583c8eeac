"""A phone texts us: the carrier minds its own words, then posts the webhook and carries its answer back."""

import os
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Any

from outreach.sandbox.carrier import Carrier
from outreach.sandbox.clock import iso
from outreach.sandbox.messages import Message
from outreach.sandbox.optout import REPLIES, Keyword, keyword
from outreach.sandbox.segments import segments


@dataclass(frozen=True)
class Text:
    """What a phone sends. With a known `sid` the same webhook is posted again, as a carrier may."""

    sender: str
    to: str
    body: str
    url: str
    sid: str | None = None
    account: str | None = None


async def receive(carrier: Carrier, text: Text) -> dict[str, Any]:
    """Take the text in; returns once its webhook was answered (or twice was not)."""
    carrier.inbound_in_flight += 1
    try:
        message = _take_in(carrier, text)
        answer = await carrier.courier.post(
            text.url, _fields(carrier, message), carrier.accounts.token(message.account)
        )
        replies = _replies(answer.text) if answer.status is not None and answer.status < 300 else []
        for reply in replies:
            _reply(carrier, message, reply)
        return {
            "sid": message.sid,
            "webhook_status": answer.status,
            "sent_at": iso(answer.sent_us),
            "answered_at": iso(answer.answered_us),
            "reply": answer.text,
            "messages": replies,
        }
    finally:
        carrier.inbound_in_flight -= 1


def _take_in(carrier: Carrier, text: Text) -> Message:
    known = None if text.sid is None else carrier.store.by_sid.get(text.sid)
    if known is not None:
        return known
    account = text.account or carrier.account_of.get(text.to) or carrier.accounts.current
    message = _entry(carrier, text.sender, text.to, text.body, "inbound", "received", account)
    message.sid = text.sid or message.sid
    message.service = carrier.service_of.get(text.to)
    carrier.store.add(message)
    carrier.phones.add(message)
    word = keyword(text.body)
    if word is not None and _obey(carrier, word, text):
        # The carrier's own answer: seen on the phone, in no ledger and no list of the API.
        note = _entry(carrier, text.to, text.sender, REPLIES[word], "carrier", "delivered", account)
        carrier.phones.add(note)
    return message


def _obey(carrier: Carrier, word: Keyword, text: Text) -> bool:
    """Do as the word says, between this phone and the sender it texted; whether the carrier answers."""
    match word:
        case Keyword.STOP:
            return carrier.blocks.set(text.sender, carrier.senders(text.to))
        case Keyword.START:
            return carrier.blocks.lift(text.sender, carrier.senders(text.to))
        case Keyword.HELP:
            return True


def _entry(
    carrier: Carrier, sender: str, to: str, body: str, direction: str, status: str, account: str
) -> Message:
    now, dated = carrier.clock.now()
    message = Message(
        sid="SM" + os.urandom(16).hex(),
        account=account,
        sender=sender,
        to=to,
        body=body,
        direction=direction,
        status=status,
        created_us=dated,
        accepted_us=now,
    )
    message.move(status, now, dated)
    return message


def _fields(carrier: Carrier, message: Message) -> dict[str, str]:
    """The parameters of Twilio's messaging webhook."""
    fields = {
        "ToCountry": "US",
        "ToState": "WI",
        "SmsMessageSid": message.sid,
        "NumMedia": "0",
        "ToCity": "MADISON",
        "FromZip": "53703",
        "SmsSid": message.sid,
        "FromState": "WI",
        "SmsStatus": "received",
        "FromCity": "MADISON",
        "Body": message.body,
        "FromCountry": "US",
        "To": message.to,
        "ToZip": "53703",
        "NumSegments": str(segments(message.body)),
        "MessageSid": message.sid,
        "AccountSid": message.account,
        "From": message.sender,
        "ApiVersion": "2010-04-01",
    }
    if message.service is not None:
        fields["MessagingServiceSid"] = message.service
    return fields


def _reply(carrier: Carrier, inbound: Message, body: str) -> None:
    """A TwiML answer is a message like any other, and an opted-out phone doesn't get it."""
    if carrier.blocked(inbound.sender, inbound.to, inbound.service):
        carrier.store.refused[21610] += 1
        return
    carrier.accept(
        account=inbound.account,
        sender=inbound.to,
        to=inbound.sender,
        body=body,
        direction="outbound-reply",
        service=inbound.service,
    )


def _replies(twiml: str) -> list[str]:
    """Bodies of the `<Message>` verbs (`<Sms>` is their old name); text in or around `<Body>`."""
    if "<" not in twiml:
        return []
    try:
        # Our own engine wrote it, and today's expat refuses entities that grow without bound.
        root = ET.fromstring(twiml.strip())  # noqa: S314
    except ET.ParseError:
        return []
    verbs = [verb for verb in root if verb.tag in ("Message", "Sms")] if root.tag == "Response" else []
    bodies = ["".join(verb.itertext()).strip() for verb in verbs]
    return [body for body in bodies if body]
