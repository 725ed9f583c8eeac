"""How many of those we mail call it spam, and when that stops all mail but care (rule P54)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

WITHIN = timedelta(days=30)
"""Complaints and accepted mails are counted over so long."""
MEDIUM = "complaint"
"""How the consent ledger calls a withdrawal that came as a complaint (rule P9)."""
WARN_AT, PAUSE_AT = 0.001, 0.003
"""Shares of the accepted mails. Gmail and Yahoo ask to stay below 0.1 % and never to reach 0.3 %."""
_WARN_FROM, _PAUSE_FROM = 2, 3
"""Complaints by different people. One among twenty mails is five in a hundred, and says nothing."""


class Level(StrEnum):
    """What the complaints ask for."""

    FINE = "fine"
    WARN = "warn"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Complaints:
    """Counts of the last `WITHIN`: mails a service or server accepted, and addresses that complained."""

    accepted: int
    complained: int

    @property
    def rate(self) -> float:
        """The share of complaints, 0 to 1."""
        return min(1.0, self.complained / self.accepted) if self.accepted else float(self.complained > 0)

    def level(self, *, paused: bool = False) -> Level:
        """What is to be done. A pause ends only below the rate that warns: it must not come and go."""
        if self.complained >= _PAUSE_FROM and self.rate >= PAUSE_AT:
            return Level.PAUSE
        if self.complained >= _WARN_FROM and self.rate >= WARN_AT:
            return Level.PAUSE if paused else Level.WARN
        return Level.FINE

    def __str__(self) -> str:
        return f"{self.complained} complaints about {self.accepted:,} mails in 30 days ({self.rate:.2%})"
