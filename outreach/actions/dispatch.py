"""Send claimed messages: decide each on fresh facts, commit, and only then call the carrier."""

import time
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog
from django.db import transaction

from outreach.actions.engine import Engine
from outreach.actions.otherwise import reach_otherwise
from outreach.actions.results import record_results
from outreach.actions.staff import open_tasks_for_messages
from outreach.domain.channel import Channel
from outreach.domain.decision import Decision, Facts, Verdict, VisitFacts, decide
from outreach.domain.lifecycle import Status
from outreach.domain.sms import measure
from outreach.domain.visit import VisitStatus
from outreach.domain.windows import UnknownZone, zone
from outreach.domain.wording import WordingError
from outreach.providers.base import Outgoing
from outreach.records.models import ContactStatus, Sender, TaskKind
from outreach.records.moves import Move, lease, move
from outreach.records.queries import Due, due, lock_contacts_of, queued_by_channel

log = structlog.get_logger(__name__)

_STATUS_OF = {
    Verdict.SUPPRESS: Status.SUPPRESSED,
    Verdict.CANCEL: Status.CANCELLED,
    Verdict.EXPIRE: Status.EXPIRED,
}
_CHANGE_TEMPLATES = frozenset({"cancelled"})
_LONGEST_SUBJECT = 200  # what its column holds


@dataclass(frozen=True, slots=True)
class _Words:
    body: str
    subject: str = ""
    html: str = ""
    segments: int = 0


def dispatch(message_ids: Sequence[int], engine: Engine) -> int:
    """Take these claimed messages to their carriers; return how many calls were made.

    Harmless twice: a message that is no longer `queued` is left alone. No more are prepared at a time than
    their provider can begin at once: the others' window to start would pass while they wait.
    """
    calls = 0
    for name, ids in queued_by_channel(message_ids):
        provider = engine.providers.get(Channel(name))
        at_once = provider.at_once if provider else len(ids)
        for first in range(0, len(ids), at_once):
            batch = _prepare(ids[first : first + at_once], engine)
            if provider is not None and batch:
                calls += len(batch)
                for results in provider.send(batch):
                    record_results(results, provider.channel, engine)
    return calls


def _prepare(message_ids: Sequence[int], engine: Engine) -> list[Outgoing]:
    now = engine.clock.now()
    # Taken before the database's clock is read for `start_by`, so that our window closes first.
    start_by = time.monotonic() + engine.limits.start_window_s
    with transaction.atomic():
        lock_contacts_of(message_ids)
        to_send: list[tuple[Due, _Words]] = []
        refused: dict[Verdict, list[tuple[Due, Decision]]] = defaultdict(list)
        unspoken: list[tuple[Due, str]] = []
        for message in due(message_ids):
            try:
                decision = decide(_facts(message, engine), now, engine.clinic.hours)
                if decision.verdict is not Verdict.SEND:
                    refused[decision.verdict].append((message, decision))
                elif Channel(message.channel) not in engine.providers:
                    unspoken.append((message, f"no provider for {message.channel} is configured"))
                else:
                    to_send.append((message, _render(message, engine)))
            except Exception as error:  # it must not take the rest of its batch along, again and again
                unspoken.append((message, _why_unspoken(error)))
        _refuse(refused, now)
        _hold(unspoken, now)
        return _begin(to_send, start_by, now, engine)


def _why_unspoken(error: Exception) -> str:
    match error:
        case WordingError():
            return str(error)
        case UnknownZone():
            return "the visit's or the patient's time zone is unknown"
    log.error("could not be judged", exc_info=error)
    return f"unforeseen: {type(error).__name__}"


def _facts(message: Due, engine: Engine) -> Facts:
    visit = None
    if message.start is not None and message.visit_version is not None:
        visit = VisitFacts(
            VisitStatus(message.visit_status or ""),
            message.visit_version,
            message.made_for or 0,
            message.start,
            message.confirmed,
        )
    return Facts(
        channel=Channel(message.channel),
        not_after=message.not_after,
        prompted=message.prompted,
        opted_out=message.opted_out,
        works=message.contact_status == ContactStatus.USABLE,
        theirs=message.theirs,
        visit=visit,
        announces_change=message.template in _CHANGE_TEMPLATES,
        unless_confirmed=message.unless_confirmed,
        zones=_zones(message, engine),
    )


def _zones(message: Due, engine: Engine) -> tuple[ZoneInfo, ...]:
    """The visit's zone and, where it is known, the patient's: it must be a decent hour in both."""
    visit = zone(message.zone or engine.clinic.zone)
    home = zone(message.patient_zone) if message.patient_zone else visit
    return (visit,) if home.key == visit.key else (visit, home)


def _render(message: Due, engine: Engine) -> _Words:
    language = message.language or engine.clinic.language
    context: dict[str, object] = {
        "clinic_name": engine.clinic.name,
        "clinic_phone": message.location_phone or engine.clinic.phone,
        "language": language,
        "confirmed": message.confirmed,
    }
    if message.start is not None and message.zone:
        context["start"] = message.start.astimezone(zone(message.zone))
    if message.channel == Channel.SMS:
        body = engine.words.sms(message.template, language, context)
        return _Words(body, segments=measure(body).segments)
    context["patient_name"] = message.given_name or ""
    words = engine.words.email(message.template, language, context)
    if len(words.subject) > _LONGEST_SUBJECT:
        raise WordingError(message.template, f"the subject is longer than {_LONGEST_SUBJECT} characters")
    return _Words(words.text, words.subject, words.html)


def _refuse(refused: dict[Verdict, list[tuple[Due, Decision]]], now: datetime) -> None:
    for verdict, pairs in refused.items():
        if verdict is Verdict.DEFER:
            moves = [Move(m.id, d.reason, d.rule, (d.until,)) for m, d in pairs]
            move(Status.PLANNED, moves, now, columns=["send_at"])
        else:
            gone = move(_STATUS_OF[verdict], [Move(m.id, d.reason, d.rule) for m, d in pairs], now)
            if verdict is Verdict.SUPPRESS:
                reach_otherwise(sorted(gone), now)


def _hold(unspoken: Sequence[tuple[Due, str]], now: datetime) -> None:
    held = move(Status.HELD, [Move(m.id, why) for m, why in unspoken], now)
    if held:
        open_tasks_for_messages(TaskKind.TROUBLE, held, now)
        log.error("held", messages=sorted(held))


def _begin(
    to_send: Sequence[tuple[Due, _Words]], start_by: float, now: datetime, engine: Engine
) -> list[Outgoing]:
    # The newest of a channel: those the clinic has given up stay for the record's sake.
    senders = dict(Sender.objects.order_by("id").values_list("channel", "id")) if to_send else {}
    tokens = {m.id: str(uuid.uuid4()) for m, _ in to_send}
    moves = [
        Move(
            m.id,
            values=(words.body, words.subject, words.segments, tokens[m.id], now, senders.get(m.channel)),
        )
        for m, words in to_send
    ]
    moved = move(
        Status.SENDING,
        moves,
        now,
        columns=["body", "subject", "segments", "token", "attempted_at", "sender_id"],
        also=lease(engine.limits.lease_s, engine.limits.start_window_s),
    )
    return [
        Outgoing(
            message_id=m.id,
            token=tokens[m.id],
            to=m.address,
            body=words.body,
            start_by=start_by,
            subject=words.subject,
            html=words.html,
            valid_for_s=max(1, int((m.not_after - now).total_seconds())),
        )
        for m, words in to_send
        if m.id in moved
    ]
