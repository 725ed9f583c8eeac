"""Patients' pages through Django's own client: what they show, to whom, and what they do."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.http import HttpResponse
from django.test import Client
from icalendar import Calendar

from outreach import wiring
from outreach.actions.close_task import close
from outreach.actions.links import unsubscribe_link, visit_link
from outreach.actions.mail import calendar_host
from outreach.actions.opt_out import opt_out
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import Purpose
from outreach.records.models import Appointment, ContactPoint, Message, PageTry, StaffTask
from outreach.records.queries import calls_may_start
from outreach.web import pages
from outreach.web.birth import OPEN_FOR, leave_open
from tests.browsing import Browser
from tests.factories import consent, mailbox, message, patient, said, status, tasks, under_way, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    """A browser: after a form it goes where it is sent."""
    return Browser()


BORN = date(1980, 5, 31)
BIRTH = {"year": "1980", "month": "5", "day": "31"}


@pytest.fixture
def about() -> Appointment:
    who = patient(mailbox("ada@example.org"), birth_date=BORN)
    return visit(
        who, start=wiring.clock().now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    )


def link_to(about: Appointment) -> str:
    contact = about.patient.links.get().contact_id
    return visit_link("", about.pk, contact, about.start)


def opened(client: Client, about: Appointment) -> str:
    response = client.post(link_to(about), BIRTH)
    assert response.status_code == 200
    return response.content.decode()


class TestTheVisit:
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

    def test_it_leads_to_the_preferences(self, client: Client, about: Appointment) -> None:
        assert "/p/" not in client.get(link_to(about)).content.decode()
        (link,) = re.findall(r'href="(/p/[^"?]+)', opened(client, about))
        assert "My visits" in client.get(link).content.decode(), "without asking again"

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
        assert re.search(rf'class="button[^"]*" href="tel:608-405-6824">{call} 608-405-6824<', text)
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

    def test_no_date_at_all_is_told(self, client: Client, about: Appointment) -> None:
        assert (
            "for example 5 31 1980"
            in client.post(link_to(about), {"year": "1980", "month": "May", "day": "31"}).content.decode()
        )

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
        client.post(link_to(about), {"deed": "move", "version": "1"})
        task = StaffTask.objects.get()
        assert (task.kind, task.appointment) == ("reschedule", about)
        about.refresh_from_db()
        assert about.status == "booked"

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


class TestUnsubscribing:
    @pytest.fixture
    def box(self) -> ContactPoint:
        box = mailbox("ben@example.org")
        consent(box, "education")
        return box

    def link(self, box: ContactPoint, days_ago: int = 0) -> str:
        made = wiring.clock().now() - timedelta(days=days_ago)
        return unsubscribe_link("", box.pk, Purpose.EDUCATION, made)

    @pytest.mark.parametrize("method", ["get", "head"])
    def test_p53_looking_never_unsubscribes(self, client: Client, box: ContactPoint, method: str) -> None:
        assert getattr(client, method)(self.link(box)).status_code == 200
        assert [event.kind for event in said()] == []

    def test_p53_one_click_without_cookies_acts_at_once(self, box: ContactPoint) -> None:
        bare = Client(enforce_csrf_checks=True)
        response = bare.post(
            self.link(box), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
        )
        assert response.status_code == 200
        (event,) = said()
        assert (event.kind, event.purpose, event.medium, event.actor) == (
            *("withdrawn", "education", "one-click", "patient"),
        )
        assert event.evidence["ip"]
        box.refresh_from_db()
        assert box.opted_out_at is None, "messages about visits still come"

    def open_window(self, box: ContactPoint, seconds: float) -> None:
        """A worker has decided on a mail, and may start to send it for so long."""
        it = under_way(Status.SENDING, visit(patient(box)), purpose="education")
        Message.objects.filter(pk=it.pk).update(start_by=Now() + timedelta(seconds=seconds))

    @pytest.mark.parametrize("form", [{"List-Unsubscribe": "One-Click"}, {"stop": "1"}])
    def test_p8_answered_when_nothing_that_was_decided_before_can_go_any_more(
        self, client: Client, box: ContactPoint, form: dict[str, str]
    ) -> None:
        self.open_window(box, 0.3)
        assert client.post(self.link(box), form).status_code == 200
        assert not calls_may_start([box.pk])

    def test_p8_where_that_takes_too_long_it_is_not_answered_as_if_it_were_so(
        self, client: Client, box: ContactPoint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pages, "SETTLED_WITHIN_S", 0.1)
        self.open_window(box, 60)
        assert client.post(self.link(box), {"stop": "1"}).status_code == 500
        assert [event.kind for event in said()] == ["withdrawn"]

    def test_in_the_patients_language_or_the_browsers(self, client: Client, box: ContactPoint) -> None:
        spanish = {"accept-language": "xx,es-MX;q=0.8,en;q=0.5"}
        assert "No recibir" in client.get(self.link(box), headers=spanish).content.decode(), "nobody's yet"
        patient(box, language="es")
        assert "No recibir" in client.get(self.link(box)).content.decode()
        assert "Stop these" in client.get(f"{self.link(box)}?lang=en", headers=spanish).content.decode()

    @pytest.mark.parametrize(("days", "status_code"), [(31, 200), (366, 200), (401, 410)])
    def test_p51_links_work_for_more_than_a_year(
        self, client: Client, box: ContactPoint, days: int, status_code: int
    ) -> None:
        assert client.post(self.link(box, days)).status_code == status_code

    def test_p13_a_mistake_is_undone_on_the_same_page(self, client: Client, box: ContactPoint) -> None:
        link = self.link(box)
        client.post(link, {"stop": "1"})
        text = client.post(link, {"again": "1"}).content.decode()
        assert "You will get these messages again" in text
        assert [event.kind for event in said().order_by("id")] == ["withdrawn", "granted"]

    def test_p13_an_old_link_undoes_no_later_word(self, client: Client, box: ContactPoint) -> None:
        link = self.link(box)
        client.post(link, {"stop": "1"})
        opt_out([box.pk], wiring.clock().now(), actor="staff", medium="phone", wording="No more e-mails")
        text = client.post(link, {"again": "1"}).content.decode()
        assert "stopped in another way too" in text
        assert [event.kind for event in said().order_by("id")] == ["withdrawn", "withdrawn"]

    @pytest.mark.parametrize(("lang", "told"), [("en", "please call us"), ("es", "llámenos")])
    def test_p13_again_does_not_end_a_stop_from_before_the_link(
        self, client: Client, box: ContactPoint, lang: str, told: str
    ) -> None:
        link = self.link(box)
        opt_out([box.pk], wiring.clock().now(), actor="patient", medium="e-mail", wording="STOP")
        client.post(link, {"stop": "1"})
        text = client.post(f"{link}?lang={lang}", {"again": "1"}).content.decode()
        assert told in text.partition('role="status"')[2].partition("</p>")[0]
        assert [event.kind for event in said().order_by("id")] == ["withdrawn", "withdrawn"]
        box.refresh_from_db()
        assert box.opted_out_at is not None

    def test_it_says_that_visits_are_still_spoken_of_only_where_they_are(
        self, client: Client, box: ContactPoint
    ) -> None:
        link, stays = self.link(box), "Messages about your own visits still come"
        assert stays in client.get(link).content.decode()
        opt_out([box.pk], wiring.clock().now(), actor="staff", medium="phone", wording="No more e-mails")
        assert stays not in client.get(link).content.decode()

    def test_p13_one_mails_link_does_not_undo_what_another_mails_link_ended(
        self, client: Client, box: ContactPoint
    ) -> None:
        link = self.link(box)
        old = self.link(box, days_ago=30)
        client.post(old, {"stop": "1"})
        client.post(old, {"again": "1"})
        client.post(link, {"stop": "1"})
        assert "stopped in another way" in client.post(old, {"again": "1"}).content.decode()
        assert "these messages again" in client.post(link, {"again": "1"}).content.decode()

    def test_again_where_nothing_was_stopped_adds_nothing(self, client: Client, box: ContactPoint) -> None:
        assert "these messages again" in client.post(self.link(box), {"again": "1"}).content.decode()
        assert not said().exists()


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
