"""The states a message may be in, and the only table of the moves between them."""

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """Where a message stands; the values are what the database holds."""

    PLANNED = "planned"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    HELD = "held"  # a person must look
    SUPPRESSED = "suppressed"  # a rule said no
    CANCELLED = "cancelled"  # its cause went away
    EXPIRED = "expired"  # too late to be useful
    FAILED = "failed"  # permanent, told by the carrier when we called
    UNDELIVERED = "undelivered"  # told by the carrier afterwards
    UNKNOWN = "unknown"  # the carrier may have it: ask before doing anything


_S = Status

# The receipt of a message in doubt, come after it was planned again or a person was asked: the first call did
# reach the carrier, and a second must not follow.
_LATE_PROOF = frozenset({_S.SENT, _S.DELIVERED})

MOVES: Mapping[Status, frozenset[Status]] = {
    _S.PLANNED: frozenset({_S.QUEUED, _S.HELD, _S.SUPPRESSED, _S.CANCELLED, _S.EXPIRED}) | _LATE_PROOF,
    _S.QUEUED: frozenset({_S.SENDING, _S.PLANNED, _S.HELD, _S.SUPPRESSED, _S.CANCELLED, _S.EXPIRED})
    | _LATE_PROOF,
    # A receipt may overtake the answer to our own call, hence delivered and undelivered here.
    _S.SENDING: frozenset(
        {
            _S.SENT,
            _S.DELIVERED,
            _S.UNDELIVERED,
            _S.FAILED,
            _S.SUPPRESSED,
            _S.UNKNOWN,
            _S.PLANNED,
            _S.EXPIRED,
            _S.HELD,
        }
    ),
    _S.SENT: frozenset({_S.DELIVERED, _S.UNDELIVERED}),
    _S.UNKNOWN: frozenset(
        {_S.SENT, _S.DELIVERED, _S.UNDELIVERED, _S.FAILED, _S.SUPPRESSED, _S.PLANNED, _S.EXPIRED, _S.HELD}
    ),
    _S.HELD: frozenset({_S.PLANNED, _S.SUPPRESSED, _S.CANCELLED, _S.EXPIRED}) | _LATE_PROOF,
    # A carrier that gave up may still deliver ("undelivered" then "delivered" has been seen): the good news
    # wins. Everything else is an end.
    _S.UNDELIVERED: frozenset({_S.DELIVERED}),
    _S.DELIVERED: frozenset(),
    # Only an explicit opt-in takes a text back that an opt-out suppressed (rule P13).
    _S.SUPPRESSED: frozenset({_S.PLANNED}),
    _S.CANCELLED: frozenset(),
    _S.EXPIRED: frozenset(),
    _S.FAILED: frozenset(),
}

ENDS = frozenset({_S.DELIVERED, _S.UNDELIVERED, _S.SUPPRESSED, _S.CANCELLED, _S.EXPIRED, _S.FAILED})
"""Nothing more happens by itself."""
OPEN = frozenset({_S.PLANNED, _S.QUEUED, _S.HELD})
"""Not yet told to the carrier: a change of cause may still take these back."""


def origins(to: Status) -> frozenset[Status]:
    """The states from which `to` may be reached: the WHERE clause of the UPDATE that moves there."""
    return frozenset(origin for origin, onward in MOVES.items() if to in onward)
