"""Phones of colleagues that no alarm reaches."""

import pytest

from outreach.ops.check import unreachable
from outreach.records.models import ContactPoint, ContactStatus
from tests.factories import NOW, phone

pytestmark = pytest.mark.django_db
ON_CALL, BACKUP = "+16085550171", "+16085550172"


def test_p59_a_phone_that_opted_out_or_is_a_landline_is_found() -> None:
    assert unreachable([ON_CALL, BACKUP]) == set(), "nothing is known of them yet"
    phone(ON_CALL)
    assert unreachable([ON_CALL, BACKUP]) == set()
    ContactPoint.objects.update(opted_out_at=NOW)
    phone(BACKUP)
    assert unreachable([ON_CALL, BACKUP]) == {ON_CALL}
    ContactPoint.objects.filter(value=BACKUP).update(status=ContactStatus.LANDLINE)
    assert unreachable([ON_CALL, BACKUP]) == {ON_CALL, BACKUP}
