"""What the consent ledger of one contact point says about a purpose: derived, never stored by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from outreach.domain.purpose import ALL, Purpose
from outreach.domain.reply_keys import CARRIER_STOP


class Kind(StrEnum):
    """What a line of the ledger says."""

    GRANTED = "granted"
    WITHDRAWN = "withdrawn"


class Actor(StrEnum):
    """Whose word it was."""

    PATIENT = "patient"
    STAFF = "staff"  # who heard it from the patient: by phone, by letter, at the desk (rule P9)
    CARRIER = "carrier"
    IMPORT = "import"


class Medium(StrEnum):
    """How a word that staff write down came to them (rule P9)."""

    PHONE = "phone"
    VOICEMAIL = "voicemail"
    LETTER = "letter"
    DESK = "desk"
    EMAIL = "email"


IN_WRITING = (Medium.LETTER, Medium.DESK, Medium.EMAIL)
"""Where a signed consent can come from; what is only said proves no signature (rule P2)."""


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the ledger; `purpose` is a `Purpose` or "all"."""

    purpose: str
    kind: str
    at: datetime | None
    actor: str
    medium: str
    wording: str

    @property
    def complete(self) -> bool:
        """Whether it proves a consent: when, by whom, through what, to which words (rule P1)."""
        return bool(self.at and self.actor and self.medium and self.wording)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether messages of a purpose may go, and if not the rule and a plain sentence."""

    granted: bool
    rule: str = ""
    why: str = ""
    since: datetime | None = None


_HEALTHCARE = frozenset({Purpose.CARE, Purpose.EDUCATION})
"""What START brings back if it was consented to before; advertising needs a new signature (rule P2)."""
DESPITE_OPT_OUT: Mapping[str, str] = {"crisis": "P61", "stop_ack": "P10"}
"""Templates that an opt-out does not hold back, and by which rule: help in an emergency, its confirmation."""
_START = Event(ALL, Kind.GRANTED, datetime.min.replace(tzinfo=UTC), Actor.PATIENT, "text", "START")
_NEVER = Standing(False, "P1", "no consent on record")


def standing(ledger: Iterable[Event], purpose: Purpose) -> Standing:
    """What one contact point's lines, oldest first, say about `purpose` (rules P1, P2, P7, P13).

    A withdrawal ends what was granted. An import grants only where nobody has ever said no: afterwards only
    the patient's own word, or staff who recorded it, opens the way again.
    """
    state, once = _NEVER, False
    for event in ledger:
        if event.purpose not in {ALL, purpose}:
            continue
        if event.kind == Kind.WITHDRAWN:
            state = _withdrawn(event)
        elif event.purpose == ALL:
            if event.complete and (purpose is Purpose.CARE or (once and purpose in _HEALTHCARE)):
                state = Standing(True, since=event.at)
        elif event.complete and (state.granted or state.since is None or event.actor != Actor.IMPORT):
            state, once = Standing(True, since=event.at), True
    return state


def start_opens(ledger: Sequence[Event]) -> bool:
    """Whether START would end a withdrawal that these lines, oldest first, tell of (rule P13)."""
    for purpose in _HEALTHCARE:
        now = standing(ledger, purpose)
        if not now.granted and now.since is not None and standing([*ledger, _START], purpose).granted:
            return True
    return False


def stopped_at_carrier(ledger: Sequence[Event]) -> bool:
    """Whether the last word about everything, oldest first, was one that the carrier blocks by (P15)."""
    last = next((event for event in reversed(ledger) if event.purpose == ALL), None)
    if last is None or last.kind != Kind.WITHDRAWN:
        return False
    return last.medium == "carrier refusal" or (
        last.medium == "text" and last.wording.strip().casefold() in CARRIER_STOP
    )


def _withdrawn(event: Event) -> Standing:
    what = "everything" if event.purpose == ALL else f"{event.purpose} messages"
    return Standing(False, "P8", f"this address has opted out of {what}", event.at)
