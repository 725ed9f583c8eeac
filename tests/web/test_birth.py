"""The door of a patient's page: the date of birth opens it, and nobody guesses it."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from outreach import wiring
from outreach.records.models import Appointment, PageTry
from outreach.web.birth import OPEN_FOR, leave_open
from tests.factories import mailbox, patient, visit
from tests.web.visiting import BIRTH, BORN, link_to, opened

pytestmark = pytest.mark.django_db


class TestTheDoor:
    def test_p37_a_wrong_reader_learns_a_time_and_nothing_else(
        self, client: Client, about: Appointment
    ) -> None:
        response = client.get(link_to(about))
        text = response.content.decode()
        assert response.status_code == 200
        assert "Date of birth" in text
        assert about.location.name not in re.sub(r"<title>.*?</title>|<header>.*?</header>", "", text)
        assert "deed" not in text
        assert "Ada" not in text
        assert response["Referrer-Policy"] == "same-origin"
        assert response["Cache-Control"] == "no-store"
        assert client.get(f"{link_to(about)}/visit.ics").status_code == 404
        assert client.post(link_to(about), {"deed": "cancel", "version": "1"}).status_code == 200
        about.refresh_from_db()
        assert about.status == "booked"

    def test_the_date_of_birth_opens_it(self, client: Client, about: Appointment) -> None:
        assert "I will be there" in opened(client, about)
        assert "I will be there" in client.get(link_to(about)).content.decode(), "for a while"

    def test_p42_it_shuts_after_a_quarter_of_an_hour_however_busy(
        self, client: Client, about: Appointment
    ) -> None:
        opened(client, about)
        cookie = client.cookies[f"open{about.patient_id}"]
        assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (900, True, "Lax")
        client.post(link_to(about), {"deed": "move", "version": "1"})
        assert client.cookies[f"open{about.patient_id}"].value == cookie.value, "nothing prolongs it"
        of_then, now = HttpResponse(), wiring.clock().now()
        leave_open(of_then, about.patient, now - OPEN_FOR)
        client.cookies.load(of_then.cookies)
        text = client.get(link_to(about)).content.decode()
        assert "Date of birth" in text
        assert "I will be there" not in text

    def test_p42_what_is_sent_from_a_page_that_has_shut_is_not_done(
        self, client: Client, about: Appointment
    ) -> None:
        text = client.post(link_to(about), {"deed": "cancel", "version": "1"}).content.decode()
        assert "closes after 15 minutes" in text
        about.refresh_from_db()
        assert about.status == "booked"

    def test_a_cookie_of_one_patient_opens_no_others_page(self, client: Client, about: Appointment) -> None:
        opened(client, about)
        other = visit(patient(mailbox("ben@example.org"), birth_date=BORN), start=about.start)
        client.cookies[f"open{other.patient_id}"] = client.cookies[f"open{about.patient_id}"].value
        assert "Date of birth" in client.get(link_to(other)).content.decode()

    def test_p37_an_address_no_longer_theirs_opens_nothing(self, client: Client, about: Appointment) -> None:
        about.patient.links.update(ended_at=wiring.clock().now())
        assert client.get(link_to(about)).status_code == 404

    def test_guessing_is_cut_short(self, client: Client, about: Appointment) -> None:
        said_to = [
            client.post(link_to(about), {"year": f"19{year}", "month": "1", "day": "1"}).content.decode()
            for year in range(70, 76)
        ]
        assert ["not the date" in text for text in said_to] == [True] * 5 + [False]
        assert "Too many tries" in said_to[-1]
        assert "Too many tries" in client.post(link_to(about), BIRTH).content.decode()

    @pytest.mark.parametrize(
        ("lang", "hint"),
        [("en", "the full year, for example 5 31 1980"), ("es", "el año completo, por ejemplo 31 5 1980")],
    )
    @pytest.mark.parametrize("year", ["80", "85", "1080", "0", "31", "198"])
    def test_a_year_in_short_is_no_guess(
        self, client: Client, about: Appointment, year: str, lang: str, hint: str
    ) -> None:
        link = f"{link_to(about)}?lang={lang}"
        for _ in range(7):
            told = client.post(link, BIRTH | {"year": year}).content.decode()
        assert hint in told
        assert not PageTry.objects.exists()
        assert "I will be there" in opened(client, about)

    def test_no_date_at_all_is_told(self, client: Client, about: Appointment) -> None:
        assert (
            "for example 5 31 1980"
            in client.post(link_to(about), {"year": "1980", "month": "May", "day": "31"}).content.decode()
        )
