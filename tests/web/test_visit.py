"""A patient's page of a visit: what it shows, to whom, and what it does."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from outreach import wiring
from outreach.actions.close_task import close
from outreach.actions.mail import calendar_host
from outreach.records.models import Appointment, StaffTask
from tests.factories import message, status, tasks, visit
from tests.web.visiting import BIRTH, link_to, opened

pytestmark = pytest.mark.django_db


class TestTheVisit:
    def test_it_leads_to_the_preferences(self, client: Client, about: Appointment) -> None:
        assert "/p/" not in client.get(link_to(about)).content.decode()
        (link,) = re.findall(r'href="(/p/[^"?]+)', opened(client, about))
        assert "My visits" in client.get(link).content.decode(), "without asking again"

    def test_reload_and_back_send_nothing_twice(self, client: Client, about: Appointment) -> None:
        link = link_to(about)
        for form in (BIRTH | {"day": "1"}, BIRTH, {"deed": "move", "version": "1"}):
            response = client.post(link, form, follow=False)
            assert response.status_code == 303
            assert response["Location"].startswith(link)
            assert "1980" not in response["Location"]

    def test_a_page_says_of_no_visit_that_it_is_confirmed_but_after_confirming(
        self, client: Client, about: Appointment
    ) -> None:
        opened(client, about)
        other, link = visit(about.patient, start=about.start), link_to(about)
        sent = client.post(link, {"deed": "confirm", "version": "1"}, follow=False)["Location"]
        assert "Your visit is confirmed" in client.get(sent).content.decode()
        assert link in sent
        for forged in (f"{link}?done=confirmed", sent.replace(link, link_to(other))):
            assert "Your visit is confirmed" not in client.get(forged).content.decode()
        Appointment.objects.update(confirmed_at=None, version=2)
        assert "Your visit is confirmed" not in client.get(sent).content.decode(), "it moved since"

    def test_the_number_to_call_is_that_of_the_visits_place_once_the_reader_is_known(
        self, client: Client, about: Appointment
    ) -> None:
        about.location.phone = "+12025550123"
        about.location.save()
        assert "0123" not in client.get(link_to(about)).content.decode()
        assert 'href="tel:+12025550123"' in opened(client, about)

    def test_a_visit_that_is_off_says_so(self, client: Client, about: Appointment) -> None:
        Appointment.objects.update(status="cancelled")
        assert "cancelled" not in client.get(link_to(about)).content.decode()
        assert "This visit is cancelled" in client.post(link_to(about), BIRTH).content.decode()

    @pytest.mark.parametrize(
        ("lang", "told", "call"),
        [
            ("en", "This visit is cancelled. For another time, please call us.", "Call"),
            ("es", "Esta cita está cancelada. Para otra fecha, llámenos.", "Llamar"),
        ],
    )
    @pytest.mark.parametrize("deed", ["", "confirm", "move", "ask_cancel", "cancel"])
    def test_a_visit_called_off_says_so_and_how_to_call_whatever_was_asked(
        self, client: Client, about: Appointment, deed: str, lang: str, told: str, call: str
    ) -> None:
        opened(client, about)
        Appointment.objects.update(status="cancelled", version=2)
        link = f"{link_to(about)}?lang={lang}"
        answer = client.post(link, {"deed": deed, "version": "1"}) if deed else client.get(link)
        text = answer.content.decode()
        assert told in text
        assert re.search(rf'class="button[^"]*" href="tel:608-555-0100">{call} 608-555-0100<', text)
        assert 'name="deed"' not in text
        assert "visit.ics" not in text

    @pytest.mark.parametrize("deed", ["confirm", "move"])
    def test_back_to_what_was_said_before_the_visit_was_called_off_says_how_it_stands(
        self, client: Client, about: Appointment, deed: str
    ) -> None:
        opened(client, about)
        sent = client.post(link_to(about), {"deed": deed, "version": "1"}, follow=False)["Location"]
        client.post(link_to(about), {"deed": "cancel", "version": "1"})
        text = client.get(sent).content.decode()
        assert "This visit is cancelled" in text
        assert "Thank you." not in text
        assert "we keep this one" not in text

    def test_looking_changes_nothing_confirming_confirms(self, client: Client, about: Appointment) -> None:
        opened(client, about)
        about.refresh_from_db()
        assert about.confirmed_at is None
        text = client.post(link_to(about), {"deed": "confirm", "version": "1"}).content.decode()
        assert "Your visit is confirmed" in text
        about.refresh_from_db()
        assert about.confirmed_at is not None

    def test_cancelling_asks_once_then_frees_the_hour(self, client: Client, about: Appointment) -> None:
        ahead = message(about)
        opened(client, about)
        asked = client.post(link_to(about), {"deed": "ask_cancel", "version": "1"}).content.decode()
        assert "Do you want to cancel this visit?" in asked
        assert status(ahead) == "planned"
        done = client.post(link_to(about), {"deed": "cancel", "version": "1"}).content.decode()
        assert "Your visit is cancelled" in done
        assert "I will be there" not in done
        assert status(ahead) == "cancelled"
        assert tasks() == ["cancelled"]

    def test_another_time_is_a_task_and_the_visit_stays(self, client: Client, about: Appointment) -> None:
        opened(client, about)
        client.post(link_to(about), {"deed": "move", "version": "1"})
        answer = client.post(link_to(about), {"deed": "move", "version": "1"}).content.decode()
        assert "We will be in touch" in answer, "this patient has no phone"
        task = StaffTask.objects.get()
        assert (task.kind, task.appointment) == ("reschedule", about)
        assert task.note.startswith("asked on the patient's page; asked again on the patient's page, ")
        about.refresh_from_db()
        assert about.status == "booked"

    def test_who_comes_back_reads_that_another_time_was_asked_for(
        self, client: Client, about: Appointment
    ) -> None:
        Appointment.objects.update(known_at=wiring.clock().now())
        opened(client, about)
        waits = "You have asked for another time"

        def shown() -> str:
            return client.get(link_to(about)).content.decode()

        assert waits not in shown()
        client.post(link_to(about), {"deed": "move", "version": "1"})
        shown()  # says thank you, once
        assert waits in shown()
        client.post(link_to(about), {"deed": "confirm", "version": "1"})
        shown()
        assert waits not in shown()
        client.post(link_to(about), {"deed": "move", "version": "1"})
        Appointment.objects.update(version=2, known_at=wiring.clock().now() + timedelta(minutes=1))
        assert waits not in shown(), "it has another time"

    def test_another_time_asked_for_again_after_a_colleague_closed_it_is_a_task_again(
        self, client: Client, about: Appointment
    ) -> None:
        opened(client, about)
        client.post(link_to(about), {"deed": "move", "version": "1"})
        close(StaffTask.objects.get().pk, "Kim", wiring.clock().now())
        for _ in range(2):
            client.post(link_to(about), {"deed": "move", "version": "1"})
        assert tasks(closed_at=None) == ["reschedule"]
        assert tasks() == ["reschedule", "reschedule"]

    def test_a_visit_that_moved_meanwhile_is_shown_anew_and_not_touched(
        self, client: Client, about: Appointment
    ) -> None:
        opened(client, about)
        Appointment.objects.update(version=2, start=about.start + timedelta(days=1))
        text = client.post(link_to(about), {"deed": "cancel", "version": "1"}).content.decode()
        assert "has changed since" in text
        about.refresh_from_db()
        assert about.status == "booked"

    def test_in_the_patients_language_with_a_switch(self, client: Client, about: Appointment) -> None:
        about.patient.language = "es-MX"
        about.patient.save()
        assert "Fecha de nacimiento" in client.get(link_to(about)).content.decode()
        assert "Date of birth" in client.get(f"{link_to(about)}?lang=en").content.decode()

    def test_the_calendar_file(self, client: Client, about: Appointment) -> None:
        opened(client, about)
        response = client.get(f"{link_to(about)}/visit.ics")
        event = Calendar.from_ical(response.content).walk("VEVENT")[0]
        assert event.decoded("DTSTART") == about.start
        assert (event["SEQUENCE"], event["SUMMARY"]) == (0, wiring.engine().clinic.name)
        assert b"\r\n" in response.content
        assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
        by_another_name = client.get(f"{link_to(about)}/visit.ics", headers={"host": "localhost"})
        assert Calendar.from_ical(by_another_name.content).walk("VEVENT")[0]["UID"] == event["UID"]
        assert event["UID"] == f"visit-{about.pk}@{calendar_host(wiring.engine().clinic)}", "as in the mail"

    @pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 5000])
    def test_a_version_that_is_none_does_nothing(
        self, client: Client, about: Appointment, version: str
    ) -> None:
        opened(client, about)
        assert client.post(link_to(about), {"deed": "cancel", "version": version}).status_code == 200
        about.refresh_from_db()
        assert about.status == "booked"


class TestWithoutADateOfBirthOnFile:
    """The page does what a text from the same reader could, and tells no more than the text did."""

    @pytest.fixture(autouse=True)
    def unknown(self, about: Appointment) -> None:
        about.location.address = "2 Example Street"
        about.location.save()
        about.minutes = 90
        about.save()
        about.patient.birth_date = None
        about.patient.save()

    def test_p37_neither_name_nor_place_nor_what_was_done_before(
        self, client: Client, about: Appointment
    ) -> None:
        Appointment.objects.update(confirmed_at=wiring.clock().now())
        text = client.get(link_to(about)).content.decode()
        for secret in (
            "Ada",
            "Example Street",
            "Date of birth",
            "You have confirmed",
            about.location.name + "<",
        ):
            assert secret not in re.sub(r"<title>.*?</title>|<header>.*?</header>", "", text)

    def test_p37_the_calendar_has_no_place_and_no_length(self, client: Client, about: Appointment) -> None:
        event = Calendar.from_ical(client.get(f"{link_to(about)}/visit.ics").content).walk("VEVENT")[0]
        assert "LOCATION" not in event
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=1)

    def test_it_confirms_and_cancels_in_two_steps_as_c_and_x_do(
        self, client: Client, about: Appointment
    ) -> None:
        client.post(link_to(about), {"deed": "confirm", "version": "1"})
        about.refresh_from_db()
        assert about.confirmed_at is not None
        client.post(link_to(about), {"deed": "ask_cancel", "version": "1"})
        about.refresh_from_db()
        assert about.status == "booked"
        client.post(link_to(about), {"deed": "cancel", "version": "1"})
        about.refresh_from_db()
        assert about.status == "cancelled"
        assert tasks() == ["cancelled"], "and a person sees it"
