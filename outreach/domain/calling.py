"""When a purpose may be sent to a state, and how much of it: the clinic's table, read by the strictest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import reduce

from outreach.domain.purpose import Purpose
from outreach.domain.windows import Hours, Opening, Week


@dataclass(frozen=True, slots=True)
class Cap:
    """At most so many messages to one person within a span, with the rule and a plain sentence."""

    messages: int
    within: timedelta
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of a state, or of a purpose in this house; `basis` cites why."""

    week: Week
    caps: tuple[Cap, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Hours, the rule that set them, and a plain sentence."""

    hours: Opening
    rule: str
    why: str


@dataclass(frozen=True)
class Calling:
    """The table; `house` has a row for each purpose but staff, of care the caps alone (rules P27 to P30)."""

    care: Hours
    house: Mapping[Purpose, Row]
    federal: Row
    states: Mapping[str, Row]
    _kept: dict[tuple[Purpose, frozenset[str]], Allowed] = field(default_factory=dict, compare=False)

    def opening(self, purpose: Purpose, states: frozenset[str]) -> Allowed:
        """The hours of a purpose for a person who may be in any of these states.

        Messages about visits keep the house's hours (P30). Everything else keeps the strictest of the
        house's, the federal and every plausible state's (P27, P28, P29).
        """
        key = (purpose, states if purpose is not Purpose.CARE else frozenset())
        allowed = self._kept.get(key)
        if allowed is None:
            allowed = self._kept[key] = self._opening(purpose, states)
        return allowed

    def caps(self, purpose: Purpose, states: frozenset[str]) -> tuple[Cap, ...]:
        """How much one person may get: the house's caps, but for care the states' too (P3, P28)."""
        own = self.house[purpose].caps if purpose in self.house else ()
        if purpose is Purpose.CARE:
            return own
        rows = [self.states[state] for state in sorted(states) if state in self.states]
        return own + tuple(cap for row in rows for cap in row.caps)

    def _opening(self, purpose: Purpose, states: frozenset[str]) -> Allowed:
        if purpose is Purpose.CARE:
            hours = f"{self.care.opens:%H:%M} to {self.care.closes:%H:%M}"
            return Allowed(self.care, "P30", f"the house texts about visits from {hours}")
        house = self.house[purpose].week.narrowed(self.federal.week)
        named = {state: self.states[state].week for state in sorted(states) if state in self.states}
        week = reduce(Week.narrowed, named.values(), house)
        binding = [state for state, its in named.items() if house.narrowed(its) != house]
        if binding:
            return Allowed(week, "P28", f"the hours of {' and '.join(binding)} are narrower")
        return Allowed(week, "P29", f"{purpose} keeps to office hours where the person may be")
