"""Whether who opened a page knows the patient's date of birth; guessing is cut short."""

import hmac
from datetime import date, datetime, timedelta

from django.db import transaction

from outreach.actions.audit import record_audit
from outreach.actions.whose import NotFound
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
        if locked(patient_id, now):
            raise TooManyTries
        born = patient.birth_date
        right = born is not None and hmac.compare_digest(born.isoformat(), said.isoformat())
        if not right:
            PageTry.objects.create(patient=patient, at=now)
        return right


def locked(patient_id: int, now: datetime) -> bool:
    """Whether wrong guesses have shut the patient's pages for now."""
    tries = PageTry.objects.filter(patient=patient_id, at__gt=now - _MOST[-1][1])
    misses = list(tries.values_list("at", flat=True))
    return any(sum(at > now - within for at in misses) >= most for most, within in _MOST)


def unlock_page(external_id: str, now: datetime, *, by: str) -> bool:
    """Forget the wrong guesses, once staff know who asks; False if nothing was locked. Raises NotFound.

    Written down with who did it (rule P43), and with how many guesses there had been.
    """
    with transaction.atomic():
        patient = Patient.objects.select_for_update(no_key=True).filter(external_id=external_id).first()
        if patient is None:
            raise NotFound(f"there is no patient {external_id}: give the id that your schedule uses")
        if not locked(patient.pk, now):
            return False
        forgotten, _ = PageTry.objects.filter(patient=patient).delete()
        record_audit(by, "unlocked page", now, patient=patient.pk, detail={"wrong_dates": forgotten})
        return True
