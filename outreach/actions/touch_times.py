"""What a visit's messages should be at an instant: its cadence's touches and the notice of a change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.places import Whereabouts, everywhere
from outreach.domain.schedule import MIN_GAP, Step, Touch, plan
from outreach.domain.visit import CALLED_OFF, REMINDED, VisitStatus
from outreach.domain.windows import Hours, Own, in_time, last_open, next_open, zone
from outreach.records.models import CadenceStep
from outreach.records.planning import Standing, Visit, begins

CANCELLED = "cancelled"
MOVED = "moved"

_MEMORY = 20_000  # plans kept: a day of a practice has many visits that begin at the same minute


@dataclass(frozen=True, slots=True)
class Wish:
    """A message a visit should have; one that is not `timely` may stay but isn't written anew.

    `about`: the hour and place it speaks of, where those are not the visit's own any more.
    """

    step: str
    template: str
    send_at: datetime
    not_after: datetime
    note: str = ""
    unless_confirmed: bool = False
    timely: bool = True
    about: str = ""


class Times:
    """The wishes of any number of visits at one instant, by the cadences as they are now."""

    def __init__(self, now: datetime, hours: Hours, catch_up: bool) -> None:
        self.now, self.hours, self.catch_up = now, hours, catch_up
        self._steps = _steps()
        self._plans: dict[tuple[object, ...], tuple[Touch, ...]] = {}

    def wishes(self, visit: Visit, rows: Sequence[Standing], channel: str | None) -> list[Wish]:
        """What this visit should have, given what stands; empty for one that is over or not promised."""
        status = VisitStatus(visit.status)
        told = max((r for r in rows if r.told_at), key=_when_told, default=None)
        expected = told if told is not None and told.step != CANCELLED else None
        if status in CALLED_OFF:
            if visit.given_up_at and told and told.told_at and visit.given_up_at >= told.told_at:
                return []  # they said so themselves
            return self._called_off(visit, expected, channel) if expected else []
        if status not in REMINDED or visit.start <= self.now:
            return []
        moved = expected and expected.version < visit.version and expected.about != visit.about
        notices = [self._notice(MOVED, visit, channel)] if moved else []
        return notices + self._touches(visit, _notified_at(visit, rows, notices))

    def _notice(self, step: str, visit: Visit, channel: str | None) -> Wish:
        """Say it now, or a text at the next decent hour; not timely if that comes after the visit."""
        opening: datetime | None = self.now
        if channel == Channel.SMS:
            opening = self._next_open(visit)
        timely = opening is not None and in_time(opening, visit.start, self.now)
        return Wish(step, step, opening or self.now, visit.start, f"the visit was {step}", timely=timely)

    def _called_off(self, visit: Visit, expected: Standing, channel: str | None) -> list[Wish]:
        """Speaks of the hour the patient was told: the visit may have been moved before it was called off."""
        known = replace(visit, start=begins(expected.about) or visit.start)
        if known.start <= self.now:
            return []
        return [replace(self._notice(CANCELLED, known, channel), about=expected.about)]

    def _touches(self, visit: Visit, notified_at: datetime | None) -> list[Wish]:
        wishes = []
        for touch in self._plan(visit):
            wish = self._wish(visit, touch)
            # The notice says all that a touch so soon after it would say, or would have said: what was left
            # out for its sake isn't made up for later.
            hours = (touch.send_at, wish.send_at)
            if notified_at is not None and any(abs(hour - notified_at) < MIN_GAP for hour in hours):
                wish = replace(wish, timely=False)
            wishes.append(wish)
        return wishes

    def _wish(self, visit: Visit, touch: Touch) -> Wish:
        wish = Wish(
            touch.step, touch.template, touch.send_at, touch.not_after, touch.note, touch.unless_confirmed
        )
        if touch.send_at >= self.now:
            return wish
        opening = self._next_open(visit) if self.catch_up else None
        if opening is None or not in_time(opening, touch.not_after, self.now):
            return replace(wish, timely=False)
        return replace(wish, send_at=opening)

    def _plan(self, visit: Visit) -> tuple[Touch, ...]:
        where = _where(visit)
        own = _own(visit, where)
        key = (visit.start, visit.zone, where.zones, own, visit.cadence_id, visit.known_at)
        touches = self._plans.get(key)
        if touches is None:
            if len(self._plans) >= _MEMORY:
                self._plans.clear()
            zones, own = self._clocks(visit, where, own)
            steps = self._steps[visit.cadence_id]
            planned = plan(visit.start, zone(visit.zone), steps, visit.known_at, self.hours, zones, own=own)
            touches = self._plans[key] = planned.touches
        return touches

    def _clocks(
        self, visit: Visit, where: Whereabouts, own: Own | None
    ) -> tuple[frozenset[ZoneInfo], Own | None]:
        """Where it must be a decent hour, and the hours asked for.

        Where no hour ever suits all of them some are let go here: so that there is a message, which at
        dispatch is held for a person (P32). Without one nobody would know that this patient hears nothing.
        """
        for zones, asked in ((where.zones, own), (where.zones, None)):
            if last_open(visit.start, zones, self.hours, own=asked) is not None:
                return zones, asked
        return frozenset({zone(visit.zone)}), None

    def _next_open(self, visit: Visit) -> datetime | None:
        where = _where(visit)
        return next_open(self.now, where.zones, self.hours, _own(visit, where))


def _steps() -> dict[int, list[Step]]:
    steps: dict[int, list[Step]] = defaultdict(list)
    for row in CadenceStep.objects.order_by("cadence_id", "position"):
        step = Step(
            key=row.key,
            template=row.template,
            days_before=row.days_before,
            at=row.at,
            before=row.before,
            useful_until=row.useful_until,
            unless_confirmed=row.unless_confirmed,
        )
        steps[row.cadence_id].append(step)
    return steps


def _when_told(row: Standing) -> tuple[datetime, int]:
    return row.told_at or row.send_at, row.id


def _notified_at(visit: Visit, rows: Sequence[Standing], notices: Sequence[Wish]) -> datetime | None:
    """When this version's move is, or was, told."""
    for row in rows:
        if row.step == MOVED and row.version == visit.version and row.status != Status.CANCELLED:
            return row.send_at
    return next((notice.send_at for notice in notices if notice.timely), None)


def _where(visit: Visit) -> Whereabouts:
    """Every zone the patient may be in, the visit's among them: it must be a decent hour in all (P32)."""
    return everywhere(
        visit.zone, phone=visit.phone, zip_code=visit.postal_code, declared_zone=visit.patient_zone
    )


def _own(visit: Visit, where: Whereabouts) -> Own | None:
    """The hours the patient asked for (rule P39)."""
    if visit.not_before is None or visit.not_later is None:
        return None
    return Own(Hours(visit.not_before, visit.not_later), where.home)
