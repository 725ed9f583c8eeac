"""How a patient stands, for a colleague's screen: no address in full."""

from datetime import time

import pytest

from outreach.ops.patient import patient_standing
from tests.factories import NOW, consent, mailbox, patient, phone

pytestmark = pytest.mark.django_db


def test_everything_a_colleague_asks_with_masked_addresses() -> None:
    number, post = phone(opted_out_at=NOW), mailbox("ada.vance@example.org")
    consent(post, "education")
    patient(number)  # shares it
    patient(number, post, external_id="P-7", only_channel="email", not_before=time(9), not_later=time(17),
            language="es", part2=True, unencrypted_ok_at=NOW)  # fmt: skip
    stands = patient_standing("P-7", NOW)
    assert stands is not None
    assert (stands.language, stands.only, stands.hours) == ("es", "email", "09:00-17:00")
    assert (stands.part2, stands.unencrypted_ok_at, stands.paused_at) == (True, NOW, None)
    by_phone, by_mail = stands.reached
    assert (by_phone.masked, by_phone.shared_with) == ("+1…0101", 1)
    assert (by_mail.masked, by_mail.shared_with) == ("a…@example.org", 0)
    assert (by_phone.purposes["care"].granted, by_phone.purposes["care"].rule) == (False, "P8")
    assert by_mail.purposes["care"].granted
    assert by_mail.purposes["education"].granted
    assert by_mail.purposes["marketing"].rule == "P1"
    assert "ada.vance" not in repr(stands)
    assert "6085550101" not in repr(stands)


def test_nobody_by_that_id() -> None:
    assert patient_standing("P-9", NOW) is None
