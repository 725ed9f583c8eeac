"""Whether who opened a page knows the patient's date of birth; guessing is cut short."""

import hmac
from datetime import date, datetime, timedelta

from django.db import transaction

from outreach.records.models import Appointment, PageTry

_TRIES, _WITHIN = 5, timedelta(hours=1)


class TooManyTries(Exception):
    """Somebody has guessed too often; the page opens again within an hour."""


def knows(visit_id: int, said: date, now: datetime) -> bool:
    """Compare, count a miss; raises TooManyTries. One page at a time, so that nobody guesses in parallel."""
    with transaction.atomic():
        visit = Appointment.objects.select_for_update(no_key=True).select_related("patient").get(id=visit_id)
        missed = PageTry.objects.filter(appointment=visit, at__gt=now - _WITHIN).count()
        if missed >= _TRIES:
            raise TooManyTries
        born = visit.patient.birth_date
        right = born is not None and hmac.compare_digest(born.isoformat(), said.isoformat())
        if not right:
            PageTry.objects.create(appointment=visit, at=now)
        return right
