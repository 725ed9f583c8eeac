"""Whether who opened a page knows the patient's date of birth; guessing is cut short."""

import hmac
from datetime import date, datetime, timedelta

from django.db import transaction

from outreach.records.models import PageTry, Patient

_MOST = ((5, timedelta(hours=1)), (10, timedelta(days=1)), (20, timedelta(days=7)))
"""Misses, and within what time. A link to the preferences lasts sixty days: five an hour for so long would be
a quarter of all dates of birth that there are."""


class TooManyTries(Exception):
    """Somebody has guessed too often; the patient's pages open again after some hours or days."""


def knows(patient_id: int, said: date, now: datetime) -> bool:
    """Compare, count a miss; raises TooManyTries.

    Misses count for the person, whichever page they were made on; one guess at a time, so that nobody guesses
    in parallel.
    """
    with transaction.atomic():
        patient = Patient.objects.select_for_update(no_key=True).get(id=patient_id)
        misses = list(
            PageTry.objects.filter(patient=patient, at__gt=now - _MOST[-1][1]).values_list("at", flat=True)
        )
        if any(sum(at > now - within for at in misses) >= most for most, within in _MOST):
            raise TooManyTries
        born = patient.birth_date
        right = born is not None and hmac.compare_digest(born.isoformat(), said.isoformat())
        if not right:
            PageTry.objects.create(patient=patient, at=now)
        return right
