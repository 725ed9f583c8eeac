"""Take in patients' texts and mails: each once, and an opt-out in force before anybody is answered."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection, transaction

from outreach.actions.opt_out import opt_in, opt_out
from outreach.actions.pause import pause_people_at
from outreach.domain.channel import Channel
from outreach.domain.consent import start_opens, stopped_at_carrier
from outreach.domain.mail_words import read_mail
from outreach.domain.purpose import ALL, Purpose
from outreach.domain.reply import Intent, Reading, normalise, read
from outreach.providers.base import Inbound
from outreach.records.models import ContactPoint, Message
from outreach.records.queries import ledgers
from outreach.records.senders import addresses_of_people_at, strangers_among

_TOLL_FREE = ("+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888")
_YES = "yes"
_EVERYTHING = frozenset({"stopall", "stop all"})
_MEDIUM = {Channel.SMS: "text", Channel.EMAIL: "e-mail"}

_Sender = tuple[Channel, str]


@dataclass(frozen=True, slots=True)
class Received:
    """What a batch brought: how many texts were new, and by provider's id contacts to be left alone.

    A repeated STOP is among these: its first webhook may have died while it waited for calls to be over.
    """

    fresh: int
    stops: Mapping[str, Sequence[int]]

    @property
    def stopped(self) -> list[int]:
        """All contacts that are to be left alone."""
        return [contact for contacts in self.stops.values() for contact in contacts]


@dataclass(frozen=True, slots=True)
class _Said:
    """A text, what it was understood to say, and where it came from.

    A mailbox that the schedule wrote in two ways is more than one contact; the first is the one in use.
    """

    text: Inbound
    reading: Reading
    contacts: Sequence[int]

    @property
    def contact(self) -> int:
        return self.contacts[0]


def receive_inbound(
    texts: Sequence[Inbound], provider: str, now: datetime, *, narrow_stop: bool = False
) -> Received:
    """Store these texts and commit what can't wait: opt-outs, opt-ins, and the pause of somebody in distress.

    (Rules P7, P8, P13, P26, P59.) The webhook of one that is among `Received.stops` must not be answered
    while a call to one of its contacts may start. What a text asks for beyond that is `take_reply`'s work.
    With `narrow_stop` a bare STOP ends the purpose of the last text only (rule P12); one by mail ends
    everything at that address.
    """
    # PostgreSQL's texts can't hold a NUL, and no text may be lost for one.
    texts = [replace(text, body=text.body.replace("\0", "")) for text in texts]
    readings = [_read(text) for text in texts]
    pairs = list(zip(texts, readings, strict=True))
    with transaction.atomic():
        contacts = _contacts(texts, {_sender(text) for text, reading in pairs if _acts(text, reading)})
        said = [_Said(text, reading, contacts[_sender(text)]) for text, reading in pairs]
        fresh = _store(said, provider, now)
        for once_each in _rounds([each for each in fresh if _acts(each.text, each.reading)]):
            _obey(once_each, now, narrow_stop)
        return Received(len(fresh), _to_wait_for(said))


def _to_wait_for(said: Sequence[_Said]) -> dict[str, Sequence[int]]:
    """By provider's id the contacts to whom no call may start before these texts are answered.

    Words of danger hold what goes to the same people at their other addresses, too.
    """
    stops: dict[str, Sequence[int]] = {s.text.provider_id: s.contacts for s in said if _stops(s.reading)}
    in_danger = [s for s in said if _danger(s.reading)]
    theirs = addresses_of_people_at({c for s in in_danger for c in s.contacts}) if in_danger else {}
    for each in in_danger:
        others = {other for contact in each.contacts for other in theirs.get(contact, ())}
        stops[each.text.provider_id] = sorted({*each.contacts, *others})
    return stops


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


def _obey(said: Sequence[_Said], now: datetime, narrow_stop: bool) -> None:
    """Do what these texts of different senders ask for, in few statements however many they are."""
    for channel, medium in _MEDIUM.items():
        theirs = [each for each in said if each.text.channel is channel]
        stops = [each for each in theirs if _stops(each.reading)]
        for purpose, wordings in _by_purpose(stops, narrow_stop).items():
            opt_out(sorted(wordings), now, actor="patient", medium=medium, wording=wordings, purpose=purpose)
        others = [each for each in theirs if not _stops(each.reading)]
        starts = {each.contact: each for each in others if _opts_in(each.text, each.reading)}
        if back := _to_opt_in(starts):
            wordings = {contact: starts[contact].text.body for contact in back}
            opt_in(back, now, actor="patient", medium=medium, wording=wordings)
    if in_danger := [contact for each in said if _danger(each.reading) for contact in each.contacts]:
        pause_people_at(in_danger, now)


def _by_purpose(stops: Sequence[_Said], narrow_stop: bool) -> dict[str, dict[int, str]]:
    """What each of these ends, as {purpose: {contact: its words}}."""
    narrow: dict[int, str] = {}
    if narrow_stop:
        bare = [s for s in stops if s.reading.exact and normalise(s.text.body) not in _EVERYTHING]
        narrow = _last_purposes([s.contact for s in bare if s.text.channel is Channel.SMS])
    found: dict[str, dict[int, str]] = {}
    for each in stops:
        ended = found.setdefault(narrow.get(each.contact, ALL), {})
        ended.update(dict.fromkeys(each.contacts, each.text.body))
    return found


def _read(text: Inbound) -> Reading:
    return read(text.body, said_by_carrier=text.opt_out) if text.own is None else read_mail(text.own)


def may_change_standing(text: Inbound) -> bool:
    """Whether a text may change what its phone is sent: it then has to wait for whoever is just sending."""
    return _acts(text, _read(text))


def _acts(text: Inbound, reading: Reading) -> bool:
    """Whether it may change what its phone is sent, so that its contact must be locked (rule P8)."""
    return _stops(reading) or _danger(reading) or _opts_in(text, reading)


def _stops(reading: Reading) -> bool:
    return Intent.STOP in {reading.intent, *reading.also}


def _danger(reading: Reading) -> bool:
    return reading.intent is Intent.CRISIS


def _opts_in(text: Inbound, reading: Reading) -> bool:
    """START in so many words, or the carrier's keyword YES, save to a toll-free number or by mail (P20)."""
    if reading.intent is Intent.START:
        return reading.certain
    says_yes = text.body.strip().casefold() == _YES
    return says_yes and text.channel is Channel.SMS and not text.to.startswith(_TOLL_FREE)


def _last_purposes(contacts: Sequence[int]) -> dict[int, str]:
    """The purpose of the last message to each of these contacts that had one of its own: no answer has."""
    last = Message.objects.filter(
        contact_id__in=contacts, attempted_at__isnull=False, in_reply_to__isnull=True
    ).exclude(purpose=Purpose.STAFF)
    newest = last.order_by("contact_id", "-attempted_at").distinct("contact_id")
    return dict(newest.values_list("contact_id", "purpose"))


def _sender(text: Inbound) -> _Sender:
    return text.channel, text.sender


def _contacts(texts: Sequence[Inbound], acting: Collection[_Sender]) -> dict[_Sender, list[int]]:
    """The contact points of each sender, made where it is new.

    Those that act are locked, in order, so that texts of the same phones in two batches can't deadlock. The
    others need no lock, and don't wait for a dispatcher that is deciding about their phones.
    """
    found = _known({_sender(text) for text in texts}, acting)
    missing = [text for text in texts if _sender(text) not in found]
    if missing:
        with connection.cursor() as cursor:
            cursor.execute(
                """
                INSERT INTO contact_point (channel, value)
                SELECT v.channel, min(v.value) FROM unnest(%s::text[], %s::text[]) v(channel, value)
                GROUP BY v.channel, CASE v.channel WHEN 'sms' THEN v.value ELSE lower(v.value) END
                ORDER BY 1, 2
                ON CONFLICT (channel, value) DO NOTHING
                """,
                [[text.channel for text in missing], [_as_the_schedule(text.sender) for text in missing]],
            )
        found |= _known({_sender(text) for text in missing}, acting)
    return found


def _as_the_schedule(address: str) -> str:
    """As an import will write it, or its rows would not meet what is said here (rule P13)."""
    return address.lower() if address.isascii() else address


def _known(senders: Collection[_Sender], acting: Collection[_Sender]) -> dict[_Sender, list[int]]:
    """The contact points there are; a mailbox that the schedule wrote in two ways has more than one."""
    locked = set(senders) & set(acting)
    return _look_up(locked, "FOR NO KEY UPDATE") | _look_up(set(senders) - locked, "")


def _look_up(senders: Collection[_Sender], lock: str) -> dict[_Sender, list[int]]:
    """Phones are written in one way only; of a mailbox nobody minds the case.

    Which letters are the same but for their case only the database says: its rules aren't Python's.
    """
    found: dict[_Sender, list[int]] = {}
    if not senders:
        return found
    phones, mailboxes = (
        [value for channel, value in senders if channel is of] for of in (Channel.SMS, Channel.EMAIL)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT id, channel, CASE channel WHEN 'sms' THEN ARRAY[value] ELSE ARRAY(
                       SELECT v FROM unnest(%s::text[]) v WHERE lower(v) = lower(contact_point.value)) END,
                   EXISTS (SELECT 1 FROM patient_contact k
                           WHERE k.contact_id = contact_point.id AND k.ended_at IS NULL)
            FROM contact_point
            WHERE channel = 'sms' AND value = ANY(%s)
               OR channel = 'email' AND lower(value) = ANY(ARRAY(SELECT lower(v) FROM unnest(%s::text[]) v))
            ORDER BY id {lock}
            """,  # noqa: S608  (a constant of the caller)
            [mailboxes, phones, mailboxes],
        )
        for contact, channel, written, _ in sorted(cursor.fetchall(), key=lambda row: not row[3]):
            for value in written:
                found.setdefault((Channel(channel), value), []).append(contact)
    return found


def _store(said: Sequence[_Said], provider: str, now: datetime) -> list[_Said]:
    """Store each that is not yet stored; returns those that were not, in the order of arrival."""
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
                [s.text.provider_id for s in said],
                [s.contact for s in said],
                [s.text.to for s in said],
                [s.text.body for s in said],
                [s.reading.intent.value for s in said],
                [s.reading.certain for s in said],
                [" ".join(sorted(intent.value for intent in s.reading.also)) for s in said],
                [s.reading.stop.value if s.reading.stop else "" for s in said],
                [s.text.opt_out for s in said],
            ],
        )
        fresh = {row[0] for row in cursor.fetchall()}
    # A batch may hold the same webhook twice: each id counts once.
    once = {each.text.provider_id: each for each in said}
    return [each for provider_id, each in once.items() if provider_id in fresh]


def _to_opt_in(starts: Mapping[int, _Said]) -> list[int]:
    """Those of these contacts that have opted out of everything or, where they say START, of less.

    YES means that only where the carrier blocks them; else it answers a question, also of somebody who has
    opted out in their own words, or whose opt-out a colleague wrote down (rules P13, P20).
    """
    if not starts:
        return []
    strangers = strangers_among(starts)  # who would ask for somebody else's messages (rule P47)
    starts = {contact: said for contact, said in starts.items() if contact not in strangers}
    out = ContactPoint.objects.filter(id__in=starts, opted_out_at__isnull=False)
    found = set(out.values_list("id", flat=True))
    plain = {contact for contact, said in starts.items() if said.reading.intent is Intent.START}
    told = ledgers((found - plain) | (plain - found))
    found -= {contact for contact in found - plain if not stopped_at_carrier(told[contact])}
    found.update(contact for contact in plain - found if start_opens(told[contact]))
    return sorted(found)
