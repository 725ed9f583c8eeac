"""What a message is for: consent, hours and caps depend on it (rules P1, P2, P27 to P30)."""

from enum import StrEnum


class Purpose(StrEnum):
    """A category of messages that a person consents to or not."""

    CARE = "care"  # the patient's own visits
    EDUCATION = "education"
    MARKETING = "marketing"
    SURVEY = "survey"
    STAFF = "staff"  # alerts to the clinic's own people; no patient reads them


ALL = "all"
"""Written in the ledger where one word speaks of every purpose at once, as STOP does."""

UNENCRYPTED = "unencrypted"
"""Written in the ledger where a patient accepts, or no longer does, that mail isn't private (rule P40)."""

OF_PATIENTS = (Purpose.CARE, Purpose.EDUCATION, Purpose.MARKETING, Purpose.SURVEY)

ABOUT_VISITS = frozenset({Purpose.CARE, Purpose.STAFF})
"""What a clinic may say without having been asked for it: no consent but care's, no approval, no way out."""
