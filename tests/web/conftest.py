"""For tests of the pages."""

from datetime import timedelta

import pytest
from django.test import Client

from outreach import wiring
from outreach.records.models import Appointment
from tests.browsing import Browser
from tests.factories import mailbox, patient, visit
from tests.web.visiting import BORN


@pytest.fixture
def client() -> Client:
    """A browser: after a form it goes where it is sent."""
    return Browser()


@pytest.fixture
def about() -> Appointment:
    who = patient(mailbox("ada@example.org"), birth_date=BORN)
    return visit(
        who, start=wiring.clock().now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    )
