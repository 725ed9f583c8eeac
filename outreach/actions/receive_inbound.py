"""Take in patients' texts and mails: each once, and an opt-out in force before anybody is answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import connection, transaction

from outreach.actions.opt_out import opt_in, opt_out
from outreach.actions.pause import pause_people_at
from outreach.domain.channel import Channel
from outreach.domain.mail_words import read_mail
from outreach.domain.purpose import ALL
from outreach.domain.reply import Intent, Reading, normalise, read, says_yes
from outreach.providers.base import Inbound
from outreach.records.models import ContactPoint, Message
from outreach.records.queries import calls_may_start

_TOLL_FREE = ("+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888")
_EVERYTHING = frozenset({"stopall", "stop all"})
_MEDIUM = {Channel.SMS: "text", Channel.EMAIL: "e-mail"}


@dataclass(frozen=True, slots=True)
class Received:
    """What a batch brought: how many texts were new, and who opted out in it.

    A repeated STOP is among these: its first webhook may have died while it waited for calls to be over.
    """

    fresh: int
    opted_out: list[int]


def receive_inbound(
    texts: Sequence[Inbound], provider: str, now: datetime, *, narrow_stop_from: date | None = None
) -> Received:
    """Store these texts and commit what can't wait: opt-outs, opt-ins, and the pause of somebody in distress.

    (Rules P7, P8, P13, P26, P59.) The webhook must not be answered before `settled(received)` is true as
    well. What a text asks for beyond that is `take_reply`'s work. From the day `narrow_stop_from` on a bare
    STOP ends the purpose of the last text only (rule P12); one by mail ends everything at that address.
    """
    # PostgreSQL's texts can't hold a NUL, and no text may be lost for one.
    texts = [replace(text, body=text.body.replace("\0", "")) for text in texts]
    readings = [_read(text) for text in texts]
    with transaction.atomic():
        contacts = _contacts(texts)
        senders = [contacts[_sender(text)] for text in texts]
        fresh = _store(texts, readings, [same[0] for same in senders], provider, now)
        for text, reading in fresh:
            _obey(text, reading, contacts[_sender(text)], now, narrow_stop_from)
        read_by = zip(senders, readings, strict=True)
        stops = [contact for same, r in read_by if _stops(r) or _danger(r) for contact in same]
        return Received(len(fresh), stops)


def _read(text: Inbound) -> Reading:
    return read(text.body, said_by_carrier=text.opt_out) if text.own is None else read_mail(text.own)


def _obey(
    text: Inbound, reading: Reading, same: Sequence[int], now: datetime, narrow_from: date | None
) -> None:
    contact, medium = same[0], _MEDIUM[text.channel]
    if _stops(reading):
        purpose = ALL
        narrow = narrow_from is not None and narrow_from <= now.date() and text.channel is Channel.SMS
        if narrow and reading.exact:
            purpose = _last_purpose(contact) if normalise(text.body) not in _EVERYTHING else ALL
        opt_out(same, now, actor="patient", medium=medium, wording=text.body, purpose=purpose)
    elif _is_opted_out(contact) and _opts_in(text, reading):
        opt_in([contact], now, actor="patient", medium=medium, wording=text.body)
    if _danger(reading):
        for each in same:
            pause_people_at(each, now)


def _stops(reading: Reading) -> bool:
    return Intent.STOP in {reading.intent, *reading.also}


def _danger(reading: Reading) -> bool:
    return reading.intent is Intent.CRISIS


def _opts_in(text: Inbound, reading: Reading) -> bool:
    """START in so many words, or a bare YES, save to a toll-free number or by mail (rule P20)."""
    if reading.intent is Intent.START:
        return reading.certain
    return text.channel is Channel.SMS and says_yes(text.body) and not text.to.startswith(_TOLL_FREE)


def _last_purpose(contact: int) -> str:
    last = Message.objects.filter(contact_id=contact, attempted_at__isnull=False).order_by("-attempted_at")
    return last.values_list("purpose", flat=True).first() or ALL


def settled(received: Received) -> bool:
    """Whether no call to anyone who opted out in this batch can start any more (rule P8)."""
    return not received.opted_out or not calls_may_start(received.opted_out)


def _sender(text: Inbound) -> tuple[Channel, str]:
    """Phones are written in one way only; of a mailbox nobody minds the case."""
    return text.channel, text.sender if text.channel is Channel.SMS else text.sender.lower()


def _contacts(texts: Sequence[Inbound]) -> dict[tuple[Channel, str], list[int]]:
    """The contact points of each sender, made where it is new; locked in order, so that texts of the same
    phones in two batches can't deadlock. A mailbox that the schedule wrote in two ways has more than one."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO contact_point (channel, value)
            SELECT v.channel, min(v.value) FROM unnest(%s::text[], %s::text[]) v(channel, value)
            WHERE v.channel = 'sms' OR NOT EXISTS (
                SELECT 1 FROM contact_point c WHERE c.channel = 'email' AND lower(c.value) = lower(v.value))
            GROUP BY v.channel, CASE v.channel WHEN 'sms' THEN v.value ELSE lower(v.value) END ORDER BY 1, 2
            ON CONFLICT (channel, value) DO NOTHING
            """,
            [[text.channel for text in texts], [text.sender for text in texts]],
        )
        cursor.execute(
            """
            SELECT id, channel, value, EXISTS (
                SELECT 1 FROM patient_contact k WHERE k.contact_id = contact_point.id AND k.ended_at IS NULL)
            FROM contact_point
            WHERE channel = 'sms' AND value = ANY(%s) OR channel = 'email' AND lower(value) = ANY(%s)
            ORDER BY id FOR NO KEY UPDATE
            """,
            [
                [text.sender for text in texts if text.channel is Channel.SMS],
                [text.sender.lower() for text in texts if text.channel is Channel.EMAIL],
            ],
        )
        found: dict[tuple[Channel, str], list[int]] = {}
        for contact, channel, value, _ in sorted(cursor.fetchall(), key=lambda row: not row[3]):
            key = (Channel(channel), value if channel == Channel.SMS else value.lower())
            found.setdefault(key, []).append(contact)
        return found


def _store(
    texts: Sequence[Inbound],
    readings: Sequence[Reading],
    contacts: Sequence[int],
    provider: str,
    now: datetime,
) -> list[tuple[Inbound, Reading]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO inbound_message (provider, provider_id, contact_id, to_address, body, received_at,
                                         intent, certain, also, stop_kind, said_by_carrier)
            SELECT %s, v.provider_id, v.contact_id, v.to_address, v.body, %s, v.intent, v.certain, v.also,
                   v.stop_kind, v.said_by_carrier
            FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::bool[], %s::text[],
                        %s::text[], %s::text[]) WITH ORDINALITY
                AS v(provider_id, contact_id, to_address, body, intent, certain, also, stop_kind,
                     said_by_carrier, position)
            ORDER BY v.position
            ON CONFLICT (provider_id, provider) DO NOTHING RETURNING provider_id
            """,
            [
                provider,
                now,
                [t.provider_id for t in texts],
                list(contacts),
                [t.to for t in texts],
                [t.body for t in texts],
                [r.intent.value for r in readings],
                [r.certain for r in readings],
                [" ".join(sorted(intent.value for intent in r.also)) for r in readings],
                [r.stop.value if r.stop else "" for r in readings],
                [t.opt_out for t in texts],
            ],
        )
        fresh = {row[0] for row in cursor.fetchall()}
    # A batch may hold the same webhook twice: each id counts once, in the order of arrival.
    once = {t.provider_id: (t, r) for t, r in zip(texts, readings, strict=True)}
    return [pair for provider_id, pair in once.items() if provider_id in fresh]


def _is_opted_out(contact: int) -> bool:
    return ContactPoint.objects.filter(id=contact, opted_out_at__isnull=False).exists()
