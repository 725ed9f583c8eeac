"""Take in patients' texts: store each once, and let an opt-out take effect before anybody is answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import connection, transaction

from outreach.actions.opt_out import opt_in, opt_out
from outreach.actions.pause import pause_people_at
from outreach.domain.channel import Channel
from outreach.domain.purpose import ALL
from outreach.domain.reply import Intent, Reading, normalise, read, says_yes
from outreach.providers.base import Inbound
from outreach.records.models import ContactPoint, Message
from outreach.records.queries import calls_may_start

_TOLL_FREE = ("+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888")
_EVERYTHING = frozenset({"stopall", "stop all"})


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
    STOP ends the purpose of the last message only (rule P12).
    """
    # PostgreSQL's texts can't hold a NUL, and no text may be lost for one.
    texts = [replace(text, body=text.body.replace("\0", "")) for text in texts]
    readings = [read(text.body, said_by_carrier=text.opt_out) for text in texts]
    with transaction.atomic():
        contacts = _contacts(sorted({text.sender for text in texts}))
        fresh = _store(texts, readings, contacts, provider, now)
        for text, reading in fresh:
            _obey(text, reading, contacts[text.sender], now, narrow_stop_from)
        stops = [contacts[t.sender] for t, r in zip(texts, readings, strict=True) if _stops(r) or _danger(r)]
        return Received(len(fresh), stops)


def _obey(text: Inbound, reading: Reading, contact: int, now: datetime, narrow_from: date | None) -> None:
    if _stops(reading):
        purpose = ALL
        if narrow_from is not None and narrow_from <= now.date() and reading.exact:
            purpose = _last_purpose(contact) if normalise(text.body) not in _EVERYTHING else ALL
        opt_out([contact], now, actor="patient", medium="text", wording=text.body, purpose=purpose)
    elif _is_opted_out(contact) and _opts_in(text, reading):
        opt_in([contact], now, actor="patient", medium="text", wording=text.body)
    if _danger(reading):
        pause_people_at(contact, now)


def _stops(reading: Reading) -> bool:
    return Intent.STOP in {reading.intent, *reading.also}


def _danger(reading: Reading) -> bool:
    return reading.intent is Intent.CRISIS


def _opts_in(text: Inbound, reading: Reading) -> bool:
    """START in so many words, or a bare YES, save to a toll-free number (rule P20)."""
    if reading.intent is Intent.START:
        return reading.certain
    return says_yes(text.body) and not text.to.startswith(_TOLL_FREE)


def _last_purpose(contact: int) -> str:
    last = Message.objects.filter(contact_id=contact, attempted_at__isnull=False).order_by("-attempted_at")
    return last.values_list("purpose", flat=True).first() or ALL


def settled(received: Received) -> bool:
    """Whether no call to anyone who opted out in this batch can start any more (rule P8)."""
    return not received.opted_out or not calls_may_start(received.opted_out)


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


def _store(
    texts: Sequence[Inbound],
    readings: Sequence[Reading],
    contacts: dict[str, int],
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
                [contacts[t.sender] for t in texts],
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
