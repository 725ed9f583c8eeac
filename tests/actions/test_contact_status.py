"""What carriers say about addresses."""

import pytest

from outreach.actions.contact_status import learn_about_addresses
from outreach.providers.base import Reason
from outreach.records.models import ContactPoint
from tests.factories import NOW, message, patient, phone, said, visit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reason", list(Reason))
def test_only_what_concerns_the_address_itself_is_remembered(reason: Reason) -> None:
    it = message()
    learn_about_addresses({it.pk: reason}, NOW)
    point = ContactPoint.objects.get(pk=it.contact_id)
    expected = {Reason.LANDLINE: "landline", Reason.INVALID_ADDRESS: "invalid"}.get(reason, "usable")
    assert point.status == expected
    no_more = reason in {Reason.OPTED_OUT, Reason.COMPLAINT}
    assert (point.opted_out_at is not None) == no_more
    assert said().count() == no_more


def test_each_address_by_its_own_reason() -> None:
    reasons = [Reason.LANDLINE, Reason.OPTED_OUT, Reason.INVALID_ADDRESS, Reason.UNREACHABLE]
    rows = [message(visit(patient(phone(f"+1608555010{n}")))) for n, _ in enumerate(reasons)]
    learn_about_addresses({row.pk: reason for row, reason in zip(rows, reasons, strict=True)}, NOW)
    stands = [
        (point.status, point.opted_out_at is not None) for point in ContactPoint.objects.order_by("value")
    ]
    assert stands == [("landline", False), ("usable", True), ("invalid", False), ("usable", False)]
