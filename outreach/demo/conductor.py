"""The virtual clock's conductor: it stands while work is under way and jumps when all is quiet.

So nothing depends on how fast the machine is: ten days take as long as the work in them does.
"""

import heapq
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Protocol

from outreach import tasks
from outreach.clock import VirtualClock
from outreach.demo import watch
from outreach.demo.world import World
from outreach.embedded.supervisor import Supervisor
from outreach.ops.snapshot import Snapshot, snapshot

_LOOK_EVERY_S = 0.03
_RING_EVERY_S = 0.2
_PATIENCE_S = 30.0


class StuckError(Exception):
    """Nothing moved for half a minute although work is left; the text is for whoever has to find out why."""


class Stage(Protocol):
    """Where what happens is shown."""

    def frame(self, now: datetime, state: Snapshot) -> None:
        """The present, many times a second."""
        ...

    def happened(self, moves: list[watch.Moved], heard: list[watch.Heard]) -> None:
        """What came of one instant."""
        ...


@dataclass(order=True)
class _Item:
    at: datetime
    order: int
    act: Callable[[], None] = field(compare=False)
    amid: bool = field(compare=False)


class Agenda:
    """What the outside world is going to do, by instant and then in the order in which it was put down."""

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._orders = count()

    def add(self, at: datetime, act: Callable[[], None], *, amid: bool = False) -> None:
        """Do this at that instant; `amid`: while the engine is at work on what is due then."""
        heapq.heappush(self._items, _Item(at, next(self._orders), act, amid))

    @property
    def next_at(self) -> datetime | None:
        """The earliest instant, if anything is left."""
        return self._items[0].at if self._items else None

    def take(self, now: datetime, *, amid: bool) -> list[Callable[[], None]]:
        """What is to be done by now, removed from the agenda."""
        ready = [item for item in self._items if item.at <= now and item.amid is amid]
        self._items = [item for item in self._items if not (item.at <= now and item.amid is amid)]
        heapq.heapify(self._items)
        return [item.act for item in sorted(ready)]


def busy(state: Snapshot, now: datetime, escalation: datetime | None = None) -> bool:
    """Whether the engine has anything to do at this instant; `escalation`: when a crisis is told on."""
    return state.busy or any(at is not None and at <= now for at in (state.next_check, escalation))


def next_instant(now: datetime, state: Snapshot, others: Iterable[datetime | None]) -> datetime | None:
    """The nearest instant after now at which anything is due; None when nothing ever will be."""
    known = [state.next_due, state.next_check, *(pause.until for pause in state.pauses), *others]
    return min((instant for instant in known if instant is not None and instant > now), default=None)


class Conductor:
    """Runs engine and world until nothing is left to do; `jumps` counts the instants it stopped at."""

    def __init__(
        self,
        clock: VirtualClock,
        world: World,
        supervisor: Supervisor,
        agenda: Agenda,
        stage: Stage,
        react: Callable[[list[tuple[str, str]]], None],
    ) -> None:
        self._clock, self._world, self._supervisor = clock, world, supervisor
        self._agenda, self._stage, self._react = agenda, stage, react
        self._last_move = self._last_text = 0
        self._rang = 0.0
        self.jumps = 0

    def run(self, until: datetime) -> None:
        """Play everything, to `until` at least and on until every message has come to its end."""
        while True:
            now = self._clock.now()
            self._play(now, amid=False)
            self._ring(snapshot(now), now)
            self._play(now, amid=True)
            state = self._settle(now)
            self._tell()
            instant = next_instant(now, state, (self._agenda.next_at, watch.next_escalation(), until))
            if instant is None:
                return
            self._clock.set(instant)
            self._stage.frame(instant, state)
            self.jumps += 1

    def _play(self, now: datetime, *, amid: bool) -> None:
        for act in self._agenda.take(now, amid=amid):
            act()

    def _ring(self, state: Snapshot, now: datetime) -> None:
        """Beat's ticks would do as well, a moment later."""
        self._rang = time.monotonic()
        if state.claimable:
            tasks.ring_claim()
        if state.next_check is not None and state.next_check <= now:
            tasks.ring_reconcile()
        escalation = watch.next_escalation()
        if escalation is not None and escalation <= now:
            tasks.escalate.apply_async(queue="urgent", expires=30)

    def _settle(self, now: datetime) -> Snapshot:
        """Return when all is quiet: engine, wires and world, with no change while we looked at them."""
        seen, since = watch.mark(), time.monotonic()
        while True:
            self._supervisor.poll()
            before, state = watch.mark(), snapshot(now)
            self._stage.frame(now, state)
            at_rest = not busy(state, now, watch.next_escalation())
            if at_rest and self._world.quiet() and watch.mark() == before:
                return state
            if time.monotonic() - self._rang > _RING_EVERY_S:
                self._ring(state, now)
            if before != seen:
                seen, since = before, time.monotonic()
            elif time.monotonic() - since > _PATIENCE_S:
                raise StuckError(self._why(now, state))
            time.sleep(_LOOK_EVERY_S)

    def _tell(self) -> None:
        moves, heard = watch.moves_after(self._last_move), watch.heard_after(self._last_text)
        self._last_move = moves[-1].id if moves else self._last_move
        self._last_text = heard[-1].id if heard else self._last_text
        self._stage.happened(moves, heard)
        self._react(self._world.rung())

    def _why(self, now: datetime, state: Snapshot) -> str:
        lines = [f"nothing moved for {_PATIENCE_S:.0f} s at {now:%Y-%m-%d %H:%M:%S} UTC", f"{state}"]
        for child in self._supervisor.states():
            lines += [f"{child}", *self._supervisor.log_tail(child.name).splitlines()[-5:]]
        return "\n".join(lines)
