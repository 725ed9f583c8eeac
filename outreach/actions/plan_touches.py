"""Bring the messages of visits in line with the visits: take back what is untrue, plan what is due."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from django.db import transaction

from outreach.actions.touch_times import CANCELLED, MOVED, Times, Wish
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import OPEN, Status
from outreach.domain.visit import CALLED_OFF, VisitStatus
from outreach.domain.windows import Hours
from outreach.records.calls import close_needless_calls
from outreach.records.moves import move_where
from outreach.records.planning import (
    OUT_OF_PLAN,
    Line,
    Standing,
    Visit,
    ask_to_call,
    change_messages,
    close_outdated_calls,
    insert_messages,
    lock_visits,
    standing,
    usable_contacts,
    with_messages,
)

CHUNK = 2000

_UNREACHABLE, _OUT_OF_CADENCE = OUT_OF_PLAN
_REASONS = {
    "visit cancelled": CALLED_OFF,
    "patient arrived": {VisitStatus.ARRIVED, VisitStatus.CHECKED_IN, VisitStatus.FULFILLED},
    "patient did not come": {VisitStatus.NOSHOW},
    "visit is not booked": {VisitStatus.PROPOSED, VisitStatus.WAITLIST},
}
NOTICES = frozenset({CANCELLED, MOVED})
Contact = tuple[str, int]  # channel and id


def plan_touches(
    appointment_ids: Iterable[int],
    now: datetime,
    hours: Hours,
    *,
    catch_up: bool = True,
    progress: Callable[[int], None] | None = None,
) -> int:
    """(Re)write the messages of these visits; return how many were new.

    Joins the caller's transaction, or opens its own for all of them: a visit and its messages change
    together. Harmless twice. With `catch_up` a step that was due between the visit's becoming known and
    `now`, and still is of use, goes now (its patient had no address then); without it such a step is left
    out. `progress` is called with the number of visits planned so far.
    """
    times = Times(now, hours, catch_up)
    ids = iter(appointment_ids)
    planned = done = 0
    with transaction.atomic(savepoint=False):
        while chunk := list(islice(ids, CHUNK)):
            planned += _Batch(lock_visits(chunk), times).plan()
            done += len(chunk)
            if progress is not None:
                progress(done)
    return planned


class _Batch:
    """Some thousand visits at once, so that the number of statements doesn't grow with them."""

    def __init__(self, visits: Sequence[Visit], times: Times) -> None:
        self.visits, self.times, self.now = visits, times, times.now
        self.new: list[Line] = []
        self.changed: list[Line] = []
        self.dropped: dict[str, list[int]] = {reason: [] for reason in OUT_OF_PLAN}
        self.to_call: list[Visit] = []

    def plan(self) -> int:
        """Write everything; return the number of new messages."""
        known = with_messages([visit.id for visit in self.visits])
        if known:
            among = set(known)
            _take_back([visit for visit in self.visits if visit.id in among], self.now)
        # Read after taking back, so that a message a worker got hold of meanwhile counts as told.
        rows = standing(known) if known else {}
        contacts = usable_contacts(sorted({visit.patient_id for visit in self.visits}))
        for visit in self.visits:
            to = _best(contacts.get(visit.patient_id, ()), visit)
            self._settle(visit, rows.get(visit.id, ()), to)
        for reason, ids in self.dropped.items():
            if ids:
                move_where(Status.CANCELLED, "m.id = ANY(%s)", [ids], self.now, reason=reason)
        change_messages(self.changed)
        self._unclaim()
        close_outdated_calls([visit.id for visit in self.visits], self.now)
        ask_to_call(self.now, visits=[visit.id for visit in self.to_call])
        new = insert_messages(self.new)
        unreached = {visit.id for visit in self.to_call}
        reached = [visit.id for visit in self.visits if visit.id not in unreached]
        close_needless_calls(reached, self.now, "A message reaches them after all, and is planned.")
        return new

    def _unclaim(self) -> None:
        """A worker may have messages in its queue whose hour has just been put off."""
        later = [line.message_id for line in self.changed if line.send_at > self.now]
        if later:
            where = "m.id = ANY(%s) AND m.status = 'queued'"
            move_where(Status.PLANNED, where, [later], self.now, reason="its hour has changed")

    def _settle(self, visit: Visit, rows: Sequence[Standing], to: Contact | None) -> None:
        """Bring what stands for one visit and what is wished for together."""
        present = [row for row in rows if row.version == visit.version]
        waiting = {row.step: row for row in present if row.status in OPEN}
        call = False
        for wish in self.times.wishes(visit, rows, to[0] if to else None):
            row = waiting.pop(wish.step, None)
            if row is None:
                if _done(wish, present, to):
                    continue
                if to is not None and wish.timely:
                    self.new.append(_line(visit, wish, to, _key(visit, wish.step, to[0], present)))
                elif wish.timely or wish.step in NOTICES:
                    call = True
            elif to is None:
                self.dropped[_UNREACHABLE].append(row.id)
                call = True
            else:
                self._adjust(visit, row, wish, to, present)
        self.dropped[_OUT_OF_CADENCE].extend(row.id for row in waiting.values())
        if call:
            self.to_call.append(visit)

    def _adjust(
        self, visit: Visit, row: Standing, wish: Wish, to: Contact, present: Sequence[Standing]
    ) -> None:
        if wish.send_at <= self.now:  # already due: it may have been put off since, by quiet hours or a retry
            wish = replace(wish, send_at=row.send_at)
        key = row.dedupe_key
        if row.channel != to[0]:
            key = _key(visit, row.step, to[0], [other for other in present if other.id != row.id])
        line = _line(visit, wish, to, key)
        if _differs(line, row):
            self.changed.append(replace(line, message_id=row.id))


def _take_back(visits: Sequence[Visit], now: datetime) -> None:
    """Cancel the open messages that are no longer true, each with the reason staff will read."""
    where = """m.appointment_id = ANY(%s) AND m.dedupe_key LIKE 'visit:%%' AND m.status = ANY(%s)
        AND EXISTS (SELECT 1 FROM appointment a WHERE a.id = m.appointment_id AND """
    unless_notice = "NOT (m.step = 'cancelled' AND m.appointment_version = a.version))"
    stale = "m.appointment_version < a.version"
    moved = f"{stale} AND m.about <> extract(epoch FROM a.start)::bigint || '@' || a.location_id)"
    versioned = [visit.id for visit in visits if visit.version > 1]
    takings = [
        (reason, [visit.id for visit in visits if visit.status in statuses], unless_notice)
        for reason, statuses in _REASONS.items()
    ]
    takings += [("visit moved", versioned, moved), ("visit changed", versioned, f"{stale})")]
    takings += [("visit is over", [visit.id for visit in visits if visit.start <= now], unless_notice)]
    for reason, ids, condition in takings:
        if ids:
            values = [ids, [status.value for status in OPEN]]
            move_where(Status.CANCELLED, where + condition, values, now, reason=reason)


def _best(contacts: Sequence[Contact], visit: Visit) -> Contact | None:
    """The patient's preferred channel if an address of it works, else a phone, else a mailbox.

    Who asked for one channel alone is reached by it or by a person who phones (rule P39).
    """
    for channel in (visit.only_channel,) if visit.only_channel else (visit.preferred_channel, *Channel):
        for contact in contacts:
            if contact[0] == channel:
                return contact
    return None


def _done(wish: Wish, present: Sequence[Standing], to: Contact | None) -> bool:
    """Whether this step has had its message.

    Not if planning itself took it out, nor if it was kept from an address that is no longer the patient's.
    """
    for row in present:
        if row.step != wish.step or row.out_of_plan:
            continue
        if row.status == Status.SUPPRESSED and to is not None and to[1] != row.contact_id:
            continue
        return True
    return False


def _key(visit: Visit, step: str, channel: str, present: Sequence[Standing]) -> str:
    """The dedupe key; a step that is planned again after planning took it out gets a number."""
    before = sum(row.step == step and row.channel == channel for row in present)
    again = f"~{before + 1}" if before else ""
    return f"visit:{visit.id}:v{visit.version}:{step}{again}:{visit.patient_id}:{channel}"


def _line(visit: Visit, wish: Wish, to: Contact, key: str) -> Line:
    return Line(
        dedupe_key=key,
        channel=to[0],
        contact_id=to[1],
        patient_id=visit.patient_id,
        visit_id=visit.id,
        version=visit.version,
        step=wish.step,
        template=wish.template,
        note=wish.note[:200],
        unless_confirmed=wish.unless_confirmed,
        send_at=wish.send_at,
        not_after=wish.not_after,
        about=wish.about or visit.about,
    )


def _differs(line: Line, row: Standing) -> bool:
    return any(
        getattr(line, name) != getattr(row, name)
        for name in ("contact_id", "template", "send_at", "not_after", "unless_confirmed", "about")
    )
