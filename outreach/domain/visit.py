"""What a visit's status says about reminding, in the words of FHIR R4 Appointment.status."""

from enum import StrEnum


class VisitStatus(StrEnum):
    """FHIR R4 `Appointment.status` (hl7.org/fhir/R4/valueset-appointmentstatus.html)."""

    PROPOSED = "proposed"
    PENDING = "pending"
    BOOKED = "booked"
    ARRIVED = "arrived"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    NOSHOW = "noshow"
    ENTERED_IN_ERROR = "entered-in-error"
    CHECKED_IN = "checked-in"
    WAITLIST = "waitlist"


REMINDED = frozenset({VisitStatus.BOOKED, VisitStatus.PENDING})
"""Only these are promised to a patient at an hour; a proposal or a place on a waiting list is not."""

CALLED_OFF = frozenset({VisitStatus.CANCELLED, VisitStatus.ENTERED_IN_ERROR})
