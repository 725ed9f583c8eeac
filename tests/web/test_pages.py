"""What every patient's page has: links that open nothing, and faults told kindly."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from outreach import wiring
from outreach.actions.links import visit_link
from outreach.records.models import Appointment
from tests.web.visiting import link_to

pytestmark = pytest.mark.django_db


class TestLinks:
    @pytest.mark.parametrize("path", ["/v/nonsense", "/u/nonsense", "/p/nonsense", "/v/a:b:c"])
    def test_a_forged_link_opens_a_kind_page(self, client: Client, path: str) -> None:
        response = client.get(path)
        assert response.status_code == 404
        assert "glad to help" in response.content.decode()

    def test_a_link_of_one_purpose_opens_no_other(self, client: Client, about: Appointment) -> None:
        assert client.get(link_to(about).replace("/v/", "/u/")).status_code == 404

    def test_a_visits_link_ends_a_day_after_it(self, client: Client, about: Appointment) -> None:
        contact = about.patient.links.get().contact_id
        old = visit_link("", about.pk, contact, wiring.clock().now() - timedelta(days=2))
        assert client.get(old).status_code == 410


class TestWhatOpensNothing:
    def test_an_address_cut_short_is_told_kindly(self, client: Client) -> None:
        response = client.get("/v/?lang=es")
        assert response.status_code == 404
        assert "Este enlace no abre nada" in response.content.decode()
        assert response["Cache-Control"] == "no-store"

    def test_a_fault_of_ours_does_not_look_like_a_thank_you(self, client: Client, about: Appointment) -> None:
        client.raise_request_exception = False
        path = link_to(about)
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE appointment RENAME TO away")
        response = client.get(path)
        assert response.status_code == 500
        assert "Something went wrong on our side" in response.content.decode()
        assert "608-405-6824" in response.content.decode()
