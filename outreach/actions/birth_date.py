"""Whether who opened a page knows the patient's date of birth; guessing is cut short."""

import hmac
from datetime import date, datetime, timedelta

from django.db import transaction

from outreach.records.models import PageTry, Patient

_TRIES, _WITHIN = 5, timedelta(hours=1)


class TooManyTries(Exception):
    """Somebody has guessed too often; the patient's pages open again within an hour."""


def knows(patient_id: int, said: date, now: datetime) -> bool:
    """Compare, count a miss; raises TooManyTries.

    Misses count for the person, whichever page they were made on; one guess at a time, so that nobody guesses
    in parallel.
    """
    with transaction.atomic():
        patient = Patient.objects.select_for_update(no_key=True).get(id=patient_id)
        if PageTry.objects.filter(patient=patient, at__gt=now - _WITHIN).count() >= _TRIES:
            raise TooManyTries
        born = patient.birth_date
        right = born is not None and hmac.compare_digest(born.isoformat(), said.isoformat())
        if not right:
            PageTry.objects.create(patient=patient, at=now)
        return right
