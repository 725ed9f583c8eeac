"""Take in patients' texts: store each once, and let an opt-out take effect before anybody is answered."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
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
    """What a batch brought: how many texts were new, and by the carrier's ids which contacts opted out in it.

    A repeated STOP is among these: its first webhook may have died while it waited for calls to be over.
    """

    fresh: int
    stops: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Said:
    """A text, what it was understood to say, and the contact it came from."""

    text: Inbound
    reading: Reading
    contact: int


def receive_inbound(
    texts: Sequence[Inbound], provider: str, now: datetime, *, narrow_stop_from: date | None = None
) -> Received:
    """Store these texts and commit what can't wait: opt-outs, opt-ins, and the pause of somebody in distress.

    (Rules P7, P8, P13, P26, P59.) The webhook of one that is among `Received.stops` must not be answered
    while its contact is `unsettled`. What a text asks for beyond that is `take_reply`'s work. From the day
    `narrow_stop_from` on a bare STOP ends the purpose of the last message only (rule P12).
    """
    # PostgreSQL's texts can't hold a NUL, and no text may be lost for one.
    texts = [replace(text, body=text.body.replace("\0", "")) for text in texts]
    readings = [read(text.body, said_by_carrier=text.opt_out) for text in texts]
    pairs = list(zip(texts, readings, strict=True))
    with transaction.atomic():
        contacts = _contacts({t.sender for t in texts}, {t.sender for t, r in pairs if _acts(t, r)})
        said = [_Said(text, reading, contacts[text.sender]) for text, reading in pairs]
        fresh = _store(said, provider, now)
        for once_each in _rounds([each for each in fresh if _acts(each.text, each.reading)]):
            _obey(once_each, now, narrow_stop_from)
        stops = {s.text.provider_id: s.contact for s in said if _stops(s.reading) or _danger(s.reading)}
        return Received(len(fresh), stops)


def _rounds(said: Sequence[_Said]) -> list[list[_Said]]:
    """Parted so that no round holds two texts of one phone, and each phone's are in the order they came."""
    rounds: list[list[_Said]] = []
    before: Counter[int] = Counter()
    for each in said:
        if before[each.contact] == len(rounds):
            rounds.append([])
        rounds[before[each.contact]].append(each)
        before[each.contact] += 1
    return rounds


def _obey(said: Sequence[_Said], now: datetime, narrow_from: date | None) -> None:
    """Do what these texts of different phones ask for, in few statements however many they are."""
    stops = [each for each in said if _stops(each.reading)]
    for purpose, wordings in _by_purpose(stops, now, narrow_from).items():
        opt_out(sorted(wordings), now, actor="patient", medium="text", wording=wordings, purpose=purpose)
    starts = {s.contact: s.text.body for s in said if not _stops(s.reading) and _opts_in(s.text, s.reading)}
    if back := _opted_out(starts):
        opt_in(back, now, actor="patient", medium="text", wording=starts)
    if in_danger := [each.contact for each in said if _danger(each.reading)]:
        pause_people_at(in_danger, now)


def _by_purpose(stops: Sequence[_Said], now: datetime, narrow_from: date | None) -> dict[str, dict[int, str]]:
    """What each of these ends, as {purpose: {contact: its words}}."""
    narrow: dict[int, str] = {}
    if narrow_from is not None and narrow_from <= now.date():
        bare = [s for s in stops if s.reading.exact and normalise(s.text.body) not in _EVERYTHING]
        narrow = _last_purposes([s.contact for s in bare])
    found: dict[str, dict[int, str]] = {}
    for each in stops:
        found.setdefault(narrow.get(each.contact, ALL), {})[each.contact] = each.text.body
    return found


def may_change_standing(text: Inbound) -> bool:
    """Whether a text may change what its phone is sent: it then has to wait for whoever is just sending."""
    return _acts(text, read(text.body, said_by_carrier=text.opt_out))


def _acts(text: Inbound, reading: Reading) -> bool:
    """Whether it may change what its phone is sent, so that its contact must be locked (rule P8)."""
    return _stops(reading) or _danger(reading) or _opts_in(text, reading)


def _stops(reading: Reading) -> bool:
    return Intent.STOP in {reading.intent, *reading.also}


def _danger(reading: Reading) -> bool:
    return reading.intent is Intent.CRISIS


def _opts_in(text: Inbound, reading: Reading) -> bool:
    """START in so many words, or a bare YES, save to a toll-free number (rule P20)."""
    if reading.intent is Intent.START:
        return reading.certain
    return says_yes(text.body) and not text.to.startswith(_TOLL_FREE)


def _last_purposes(contacts: Sequence[int]) -> dict[int, str]:
    """The purpose of the last message to each of these contacts that had one."""
    last = Message.objects.filter(contact_id__in=contacts, attempted_at__isnull=False)
    newest = last.order_by("contact_id", "-attempted_at").distinct("contact_id")
    return dict(newest.values_list("contact_id", "purpose"))


def unsettled(contacts: Collection[int]) -> set[int]:
    """Those of these contacts to whom a call may yet start, their opt-out committed or not (rule P8)."""
    return calls_may_start(contacts)


def _contacts(numbers: Collection[str], acting: Collection[str]) -> dict[str, int]:
    """The contact points of these numbers, made where the number is new.

    Those that act are locked, in order, so that texts of the same phones in two batches can't deadlock. The
    others need no lock, and don't wait for a dispatcher that is deciding about their phones.
    """
    found = _known(numbers, acting)
    if missing := sorted(set(numbers) - found.keys()):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO contact_point (channel, value) SELECT %s, unnest(%s::text[])"
                " ON CONFLICT (channel, value) DO NOTHING",
                [Channel.SMS, missing],
            )
        found |= _known(missing, acting)
    return found


def _known(numbers: Collection[str], acting: Collection[str]) -> dict[str, int]:
    points = ContactPoint.objects.filter(channel=Channel.SMS).order_by("id")
    found: dict[str, int] = {}
    if locked := set(numbers) & set(acting):
        held = points.filter(value__in=locked).select_for_update(no_key=True)
        found = dict(held.values_list("value", "id"))
    if others := set(numbers) - locked:
        found |= dict(points.filter(value__in=others).values_list("value", "id"))
    return found


def _store(said: Sequence[_Said], provider: str, now: datetime) -> list[_Said]:
    """Store each that is not yet stored; returns those that were not, in the order of arrival."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO inbound_message (provider, provider_id, contact_id, to_address, body, received_at,
                                         intent, certain, also, stop_kind)
            SELECT %s, v.provider_id, v.contact_id, v.to_address, v.body, %s, v.intent, v.certain, v.also,
                   v.stop_kind
            FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::bool[], %s::text[],
                        %s::text[]) WITH ORDINALITY
                AS v(provider_id, contact_id, to_address, body, intent, certain, also, stop_kind, position)
            ORDER BY v.position
            ON CONFLICT (provider_id, provider) DO NOTHING RETURNING provider_id
            """,
            [
                provider,
                now,
                [s.text.provider_id for s in said],
                [s.contact for s in said],
                [s.text.to for s in said],
                [s.text.body for s in said],
                [s.reading.intent.value for s in said],
                [s.reading.certain for s in said],
                [" ".join(sorted(intent.value for intent in s.reading.also)) for s in said],
                [s.reading.stop.value if s.reading.stop else "" for s in said],
            ],
        )
        fresh = {row[0] for row in cursor.fetchall()}
    # A batch may hold the same webhook twice: each id counts once.
    once = {each.text.provider_id: each for each in said}
    return [each for provider_id, each in once.items() if provider_id in fresh]


def _opted_out(contacts: Collection[int]) -> list[int]:
    """Those of these contacts that have opted out."""
    if not contacts:
        return []
    out = ContactPoint.objects.filter(id__in=contacts, opted_out_at__isnull=False)
    return list(out.order_by("id").values_list("id", flat=True))
