"""Take in patients' texts: store each once, and let an opt-out take effect before anybody is answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection, transaction

from outreach.actions.opt_out import opt_in, opt_out
from outreach.domain.channel import Channel
from outreach.domain.reply import Intent, read
from outreach.providers.base import Inbound
from outreach.records.models import ContactPoint
from outreach.records.queries import calls_may_start


@dataclass(frozen=True, slots=True)
class Received:
    """What a batch brought: how many texts were new, and who opted out in it.

    A repeated STOP is among these: its first webhook may have died while it waited for calls to be over.
    """

    fresh: int
    opted_out: list[int]


def receive_inbound(texts: Sequence[Inbound], provider: str, now: datetime) -> Received:
    """Store these texts and commit their opt-outs and opt-ins (rules P7, P8, P26).

    The webhook must not be answered before `settled(received)` is true as well. What a text asks for beyond
    that is `take_reply`'s work.
    """
    # PostgreSQL's texts can't hold a NUL, and no text may be lost for one.
    texts = [replace(text, body=text.body.replace("\0", "")) for text in texts]
    with transaction.atomic():
        contacts = _contacts(sorted({text.sender for text in texts}))
        fresh = _store(texts, contacts, provider, now)
        for text in fresh:
            contact = contacts[text.sender]
            intent = _intent(text)
            if intent is Intent.STOP:
                opt_out([contact], now, actor="patient", medium="text", wording=text.body)
            elif intent is Intent.START and _is_opted_out(contact):
                opt_in([contact], now, actor="patient", medium="text", wording=text.body)
        return Received(len(fresh), [contacts[t.sender] for t in texts if _intent(t) is Intent.STOP])


def settled(received: Received) -> bool:
    """Whether no call to anyone who opted out in this batch can start any more (rule P8)."""
    return not received.opted_out or not calls_may_start(received.opted_out)


def _intent(text: Inbound) -> Intent:
    return read(text.body, said_by_carrier=text.opt_out).intent


def _contacts(numbers: Sequence[str]) -> dict[str, int]:
    """The contact points of these numbers, made where the number is new; locked in order, so that texts of
    the same phones in two batches can't deadlock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO contact_point (channel, value) SELECT %s, unnest(%s::text[])"
            " ON CONFLICT (channel, value) DO NOTHING",
            [Channel.SMS, list(numbers)],
        )
    points = (
        ContactPoint.objects.filter(channel=Channel.SMS, value__in=numbers)
        .order_by("id")
        .select_for_update(no_key=True)
    )
    return dict(points.values_list("value", "id"))


def _store(texts: Sequence[Inbound], contacts: dict[str, int], provider: str, now: datetime) -> list[Inbound]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO inbound_message (provider, provider_id, contact_id, to_address, body, received_at,
                                         intent)
            SELECT %s, v.provider_id, v.contact_id, v.to_address, v.body, %s, v.intent
            FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[])
                WITH ORDINALITY AS v(provider_id, contact_id, to_address, body, intent, position)
            ORDER BY v.position
            ON CONFLICT (provider_id, provider) DO NOTHING RETURNING provider_id
            """,
            [
                provider,
                now,
                [t.provider_id for t in texts],
                [contacts[t.sender] for t in texts],
                [t.to for t in texts],
                [t.body for t in texts],
                [_intent(t).value for t in texts],
            ],
        )
        fresh = {row[0] for row in cursor.fetchall()}
    # A batch may hold the same webhook twice: each id counts once, in the order of arrival.
    return [text for text in {t.provider_id: t for t in texts}.values() if text.provider_id in fresh]


def _is_opted_out(contact: int) -> bool:
    return ContactPoint.objects.filter(id=contact, opted_out_at__isnull=False).exists()
