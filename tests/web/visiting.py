"""A patient's page of a visit, and opening it."""

from datetime import date

from django.test import Client

from outreach.actions.links import visit_link
from outreach.records.models import Appointment

BORN = date(1980, 5, 31)
BIRTH = {"year": "1980", "month": "5", "day": "31"}


def link_to(about: Appointment) -> str:
    contact = about.patient.links.get().contact_id
    return visit_link("", about.pk, contact, about.start)


def opened(client: Client, about: Appointment) -> str:
    response = client.post(link_to(about), BIRTH)
    assert response.status_code == 200
    return response.content.decode()
