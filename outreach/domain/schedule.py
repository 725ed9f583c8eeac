"""The cadence of a visit: when each of its touches is due, counted back in wall time from its start."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from outreach.domain.windows import (
    HOUSE_HOURS,
    SENDING,
    Hours,
    Own,
    as_utc,
    in_time,
    is_open,
    last_open,
    local_instant,
    next_open,
)

MIN_GAP = timedelta(hours=3)
"""Two touches of one visit that are closer than this are one too many."""

LATE = "late"
"""The key of the touch that stands in for the steps a late booking has missed."""

BOOKED = "booked"
"""The template of that touch."""

_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a cadence. Raises ValueError, saying what to write instead, if it cannot be meant.

    Either `days_before`, calendar days, at the wall time `at` or else at the visit's own; or `before`, of
    which whole days count as calendar days (P34) and the rest as elapsed time. It is useful until
    `useful_until` before the visit. `unless_confirmed`: not for a patient who has confirmed.
    """

    key: str
    template: str
    days_before: int | None = None
    at: time | None = None
    before: timedelta | None = None
    useful_until: timedelta = timedelta(minutes=30)
    unless_confirmed: bool = False

    def __post_init__(self) -> None:
        fault = self._fault()
        if fault:
            raise ValueError(f"step {self.key!r}: {fault}")

    def _fault(self) -> str:
        if not self.key or self.key == LATE:
            return f"give it a key of its own, other than {LATE!r}"
        if not self.template:
            return "name its template"
        if self.useful_until < _NOTHING:
            return "useful_until counts back from the visit and cannot be negative"
        if (self.days_before is None) == (self.before is None):
            return "give either days_before or before"
        return self._fault_in_days() if self.before is None else self._fault_in_hours(self.before)

    def _fault_in_days(self) -> str:
        if self.days_before is None or self.days_before < 0:
            return "days_before cannot be negative"
        if self.at is None and self.days_before == 0:
            return "on the day of the visit it needs a time, at"
        if self.at is not None and self.at.tzinfo is not None:
            return "at is the visit's wall time and carries no zone of its own"
        return ""

    def _fault_in_hours(self, before: timedelta) -> str:
        if self.at is not None:
            return "at goes with days_before only"
        if before <= _NOTHING:
            return "before must be positive"
        if before < self.useful_until + SENDING:
            return "it would come when useful_until leaves no time to send it; shorten that or enlarge before"
        return ""

    def ideal(self, start: datetime, zone: ZoneInfo) -> datetime:
        """The UTC instant at which this step is due before a visit at `start`, quiet hours aside."""
        days, rest = self.days_before or 0, _NOTHING
        if self.before is not None:
            days, rest = self.before.days, timedelta(0, self.before.seconds, self.before.microseconds)
        if not days and self.at is None:
            return start - rest
        local = start.astimezone(zone).replace(tzinfo=None) - timedelta(days)
        if self.at is not None:
            local = datetime.combine(local, self.at)
        return local_instant(local, zone) - rest


@dataclass(frozen=True, slots=True)
class Touch:
    """A message to plan: due at `send_at`, of no use after `not_after` (both UTC); `note` is for staff."""

    step: str
    send_at: datetime
    not_after: datetime
    template: str
    note: str
    unless_confirmed: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A step that gets no touch of its own, and why, in words for staff."""

    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The touches of one visit by `send_at`, and what was left out; together they name every step once."""

    touches: tuple[Touch, ...]
    skipped: tuple[Skipped, ...]


@dataclass(slots=True)
class _Draft:
    step: Step
    ideal: datetime
    not_after: datetime
    wait_until: datetime  # waiting for the morning longer than this would make it useless
    send_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all steps of one visit have in common."""

    start: datetime
    zone: ZoneInfo
    now: datetime
    hours: Hours
    zones: Collection[ZoneInfo]
    min_gap: timedelta
    own: Own | None

    @property
    def rule(self) -> str:
        """Whose hours they are: the house's or the patient's own."""
        return "P39" if self.own else "P30"

    def wall(self, instant: datetime) -> str:
        return format(instant.astimezone(self.zone), "%a %Y-%m-%d %H:%M")

    def gap(self) -> str:
        return f"{self.min_gap.total_seconds() / 3600:g} h"


def plan(
    start: datetime,
    zone: ZoneInfo,
    steps: Sequence[Step],
    now: datetime,
    hours: Hours = HOUSE_HOURS,
    zones: Collection[ZoneInfo] | None = None,
    min_gap: timedelta = MIN_GAP,
    own: Own | None = None,
) -> Plan:
    """The touches of a visit at `start`, whose present version became known at `now` (aware instants).

    - Steps are counted back in wall time of the visit's `zone`, also across a clock change (P34, P35).
    - A touch is useful until its step's `useful_until`, or until the next touch goes out if that is sooner.
    - Steps already past at `now` are replaced by one touch LATE with the template BOOKED, sent now, if it is
      useful and at least `min_gap` ahead of the next touch. It is for the unconfirmed only if all those are.
    - A touch outside `hours` in any of `zones` (default: the visit's), or outside the patient's `own` (P39),
      waits for the next opening (P30, P32);
      if that leaves less than SENDING of its use, or is within `min_gap` of the next step, it goes before the
      night instead, MARGIN before closing or, if that is past, now. If neither can be, it is skipped.
    - Of two touches within `min_gap`, one at its own hour outlives one that was moved, and among equals the
      one nearer to the visit lives.

    The same arguments give the same plan. Raises ValueError for a naive instant or two steps with one key.
    """
    places = (zone,) if zones is None else zones
    frame = _Frame(as_utc(start), zone, as_utc(now), hours, places, min_gap, own)
    skipped: list[Skipped] = []
    drafts = _drafts(frame, steps, skipped)
    missed = [draft for draft in drafts if draft.ideal < frame.now]
    coming = [draft for draft in drafts[len(missed) :] if _placed(frame, draft, skipped)]
    touches = _touches(_spaced(frame, coming, skipped))
    if missed:
        late = _late(frame, missed, touches, skipped)
        touches = [late, *touches] if late else touches
    return Plan(tuple(touches), tuple(skipped))


def _drafts(frame: _Frame, steps: Sequence[Step], skipped: list[Skipped]) -> list[_Draft]:
    """The steps that can be useful at all, in the order in which they are due."""
    if len({step.key for step in steps}) < len(steps):
        raise ValueError("two steps of the cadence have the same key")
    drafts: list[_Draft] = []
    for step in steps:
        ideal, end = step.ideal(frame.start, frame.zone), frame.start - step.useful_until
        latest = end - SENDING
        if ideal > latest:
            skipped.append(Skipped(step.key, f"its hour, {frame.wall(ideal)}, is too late for this visit"))
        else:
            drafts.append(_Draft(step, ideal, end, latest, ideal))
    drafts.sort(key=_by_ideal)
    for draft, following in pairwise(drafts):
        draft.wait_until = min(draft.wait_until, following.ideal - frame.min_gap)
    return drafts


def _by_ideal(draft: _Draft) -> datetime:
    return draft.ideal


def _placed(frame: _Frame, draft: _Draft, skipped: list[Skipped]) -> bool:
    """Move a draft out of the quiet hours; False, with the reason in `skipped`, if there is no place."""
    if is_open(draft.ideal, frame.zones, frame.hours, frame.own):
        return True
    opening = next_open(draft.ideal, frame.zones, frame.hours, frame.own)
    if opening is None or opening > draft.wait_until:
        opening = _before_the_night(frame, draft.ideal)
    if opening is None:
        reason = f"quiet hours ({frame.rule}) at {frame.wall(draft.ideal)}, and no open hour in time"
        skipped.append(Skipped(draft.step.key, reason))
        return False
    moved = "later" if opening > draft.ideal else "earlier"
    draft.send_at = opening
    draft.note = f"moved {moved} from {frame.wall(draft.ideal)} for quiet hours ({frame.rule})"
    return True


def _before_the_night(frame: _Frame, ideal: datetime) -> datetime | None:
    earlier = last_open(ideal, frame.zones, frame.hours, own=frame.own)
    if earlier is not None and earlier >= frame.now:
        return earlier
    return frame.now if is_open(frame.now, frame.zones, frame.hours, frame.own) else None


def _spaced(frame: _Frame, drafts: list[_Draft], skipped: list[Skipped]) -> list[_Draft]:
    """The drafts in the order of sending, without those that come too close to a better one."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=_worth, reverse=True):
        rival = next((k for k in kept if abs(k.send_at - draft.send_at) < frame.min_gap), None)
        if rival is None:
            kept.append(draft)
            continue
        reason = f"within {frame.gap()} of {rival.step.key!r} at {frame.wall(rival.send_at)}"
        skipped.append(Skipped(draft.step.key, reason))
    kept.sort(key=_by_send_at)
    return kept


def _worth(draft: _Draft) -> tuple[bool, datetime]:
    return draft.send_at == draft.ideal, draft.ideal


def _by_send_at(draft: _Draft) -> tuple[datetime, datetime]:
    return draft.send_at, draft.ideal


def _touches(drafts: list[_Draft]) -> list[Touch]:
    touches: list[Touch] = []
    for position, draft in enumerate(drafts, 1):
        step, end = draft.step, draft.not_after
        if position < len(drafts):
            end = min(end, drafts[position].send_at)
        touches.append(Touch(step.key, draft.send_at, end, step.template, draft.note, step.unless_confirmed))
    return touches


def _late(frame: _Frame, missed: list[_Draft], touches: list[Touch], skipped: list[Skipped]) -> Touch | None:
    """The touch that stands in for the missed steps, or None with the reason in `skipped`."""
    known = frame.wall(frame.now)
    skipped.extend(
        Skipped(draft.step.key, f"was due {frame.wall(draft.ideal)}, before the visit was known ({known})")
        for draft in missed
    )
    end = frame.start - missed[-1].step.useful_until
    if frame.now >= end:
        skipped.append(Skipped(LATE, "the visit became known too late for a message to be of use"))
        return None
    opening = next_open(frame.now, frame.zones, frame.hours, frame.own)
    if opening is None or not in_time(opening, end, frame.now):
        skipped.append(Skipped(LATE, f"quiet hours ({frame.rule}), and no open hour in time"))
        return None
    if touches and opening > touches[0].send_at - frame.min_gap:
        skipped.append(Skipped(LATE, f"{touches[0].step!r} follows within {frame.gap()}"))
        return None
    not_after = min(end, touches[0].send_at) if touches else end
    note = "booked late: stands in for " + ", ".join(draft.step.key for draft in missed)
    return Touch(LATE, opening, not_after, BOOKED, note, all(d.step.unless_confirmed for d in missed))
