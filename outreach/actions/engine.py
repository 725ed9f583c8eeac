"""What actions are given to work with; `wiring.py` builds it, tests build their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from outreach.clock import Clock
from outreach.domain.calling import Calling
from outreach.domain.channel import Channel
from outreach.domain.windows import Hours, zone
from outreach.domain.wording import Catalogue
from outreach.providers.base import Provider


@dataclass(frozen=True)
class Limits:
    """How patient the engine is; seconds. Leases and start windows are real time, the rest engine time."""

    lease_s: float = 60
    start_window_s: float = 1.5
    in_doubt: Literal["resend", "ask"] = "resend"
    in_doubt_grace_s: float = 600
    ask_every_s: float = 30  # between two questions to the carrier about one message
    receipt_overdue_s: float = 900  # a text without a receipt for so long is asked about


@dataclass(frozen=True)
class Clinic:
    """The clinic's words that go into messages, and its hours; phones of colleagues are E.164 or empty."""

    name: str
    phone: str
    zone: str
    hours: Hours
    language: str = "en"
    address: str = ""  # postal, for the foot of mail that isn't about a visit (rule P50)
    narrow_stop_from: date | None = None  # rule P12; None: a STOP ends every purpose
    on_call: str = ""
    backup: str = ""
    acknowledge_within: timedelta = timedelta(minutes=10)
    web_url: str = ""  # where patients' pages are

    def today(self, now: datetime) -> date:
        """The day on the clinic's wall, by which a day in its settings and approvals begins and ends."""
        return now.astimezone(zone(self.zone)).date()

    def narrows_stop(self, now: datetime) -> bool:
        """Whether a bare STOP ends the purpose of the last text only (rule P12)."""
        return self.narrow_stop_from is not None and self.narrow_stop_from <= self.today(now)


@dataclass(frozen=True)
class Engine:
    """The parts of a running engine."""

    clock: Clock
    providers: Mapping[Channel, Provider]
    words: Catalogue
    clinic: Clinic
    limits: Limits
    calling: Calling
