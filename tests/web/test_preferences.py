"""The preferences page through Django's own client: who sees what, what is saved, what is refused."""

import re
from datetime import date, time, timedelta
from html import unescape

import pytest
from django.core import signing
from django.db.models.functions import Now
from django.test import Client

from outreach import wiring
from outreach.actions.links import preferences_link, unsubscribe_link
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import Purpose
from outreach.records.models import ConsentEvent, ContactPoint, Message, Patient, PatientContact
from outreach.records.queries import calls_may_start
from outreach.web.texts import TEXTS
from tests.browsing import Browser
from tests.factories import consent, mailbox, patient, phone, said, under_way, visit

pytestmark = pytest.mark.django_db


BIRTH = {"year": "1980", "month": "5", "day": "31"}


@pytest.fixture
def who() -> Patient:
    return patient(mailbox("ada@example.org"), phone("+16085550101"), birth_date=date(1980, 5, 31))


def box() -> ContactPoint:
    return ContactPoint.objects.get(channel="email")


def link_to(who: Patient, contact: ContactPoint | None = None, days_ago: int = 0) -> str:
    made = wiring.clock().now() - timedelta(days=days_ago)
    return preferences_link("", who.pk, (contact or box()).pk, made)


def text_of(client: Client, link: str) -> str:
    return unescape(client.get(link).content.decode())


def form_of(page: str) -> dict[str, object]:
    """What a browser would send back untouched."""
    form: dict[str, object] = {"purpose": []}
    for field in re.findall(r"<input [^>]*>", page):
        at = dict(re.findall(r'(\w+)="([^"]*)"', field))
        if at.get("type") in ("checkbox", "radio") and " checked" not in field:
            continue
        if at["name"] == "purpose":
            form["purpose"].append(at["value"])  # type: ignore[attr-defined]
        else:
            form[at["name"]] = at.get("value", "")
    return form


def save(client: Client, link: str, **changes: object) -> str:
    """Open the page, change these and save."""
    response = client.post(link, {**form_of(text_of(client, link)), **changes})
    assert response.status_code == 200
    return unescape(response.content.decode())


def opened(client: Client, who: Patient) -> str:
    link = link_to(who)
    assert client.post(link, BIRTH).status_code == 200
    return link


class TestWhoSeesWhat:
    def test_p37_a_wrong_reader_learns_nothing(self, client: Client, who: Patient) -> None:
        text = text_of(client, link_to(who))
        assert "Date of birth" in text
        for secret in ("Ada", "example.org", "0101", "My visits", "shown", "Language"):
            assert secret not in text

    def test_nothing_is_saved_before_the_date_of_birth(self, client: Client, who: Patient) -> None:
        link = opened(client, who)
        form = form_of(text_of(client, link)) | {"purpose": []}
        stranger = Browser()
        text = stranger.post(link, {**form, "sure": "stop"}).content.decode()
        assert "closes after 15 minutes" in text
        assert not said().exists()

    def test_no_name_and_no_other_address_but_masked(self, client: Client, who: Patient) -> None:
        text = text_of(client, opened(client, who))
        assert "a…@example.org" in text
        assert "+1…0101" in text
        for secret in ("Ada", "ada@example.org", "6085550101"):
            assert secret not in text

    def test_misses_count_for_the_person_on_whichever_page(self, client: Client, who: Patient) -> None:
        for _ in range(5):
            assert "not the date" in client.post(link_to(who), BIRTH | {"day": "1"}).content.decode()
        other = link_to(who, ContactPoint.objects.get(channel="sms"))
        assert "Too many tries" in client.post(other, BIRTH).content.decode()

    def test_without_a_date_of_birth_on_file_it_is_about_the_address_alone(
        self, client: Client, who: Patient
    ) -> None:
        Patient.objects.update(
            birth_date=None, preferred_channel="sms", not_before=time(9), not_later=time(18)
        )
        text = text_of(client, link_to(who))
        assert "My visits" in text
        for secret in ("Ada", "0101", "channel", "not_before", 'language"', "ada@"):
            assert secret not in text
        save(client, link_to(who), purpose=["care", "survey"], channel="email", only="1", language="es")
        assert [line.purpose for line in said()] == ["survey"]
        who.refresh_from_db()
        assert (who.preferred_channel, who.only_channel, who.language) == ("sms", "", "en")

    def test_an_address_that_is_no_longer_theirs_opens_nothing_of_the_person(
        self, client: Client, who: Patient
    ) -> None:
        PatientContact.objects.filter(contact=box()).update(ended_at=wiring.clock().now())
        text = text_of(client, link_to(who))
        assert "My visits" in text
        assert "0101" not in text
        assert "Date of birth" not in text

    @pytest.mark.parametrize(("days", "status"), [(59, 200), (61, 410)])
    def test_links_last_for_two_months(self, client: Client, who: Patient, days: int, status: int) -> None:
        assert client.get(link_to(who, days_ago=days)).status_code == status


class TestSaving:
    def test_looking_and_saving_untouched_change_nothing(self, client: Client, who: Patient) -> None:
        link = opened(client, who)
        before = Patient.objects.values().get()
        assert client.head(link).status_code == 200
        assert "Nothing was changed" in save(client, link)
        assert Patient.objects.values().get() == before
        assert not said().exists()

    def test_p2_marketing_says_that_it_is_no_condition_of_care(self, client: Client, who: Patient) -> None:
        text = save(client, opened(client, who), purpose=["care", "marketing"])
        assert "Offers and news: yes" in text
        line = said().get()
        assert (line.purpose, line.kind, line.medium) == ("marketing", "granted", "page")
        name = wiring.engine().clinic.name
        assert line.wording == (
            f"Offers and news\n{name} may send me offers and news at this address, also automatically."
            " This is not a condition of care or of any purchase."
        )
        assert all(words in text for words in line.wording.split("\n"))
        assert line.evidence["ip"] == "127.0.0.1"

    def test_p1_the_words_on_record_are_those_of_the_language_shown(
        self, client: Client, who: Patient
    ) -> None:
        link = opened(client, who) + "?lang=es"
        save(client, link, purpose=["care", "survey"])
        assert said().get().wording.startswith("Encuestas\n")

    def test_p39_p40_the_whole_form(self, client: Client, who: Patient) -> None:
        text = save(
            client, opened(client, who), channel="email", only="1", language="es", not_before="09:30",
            not_later="17:00", unencrypted="1",
        )  # fmt: skip
        assert "Guardado" in text, "in the language that was chosen"
        assert "solo así" in text
        who.refresh_from_db()
        assert (who.only_channel, who.language, who.not_before, who.not_later) == (
            *("email", "es"), time(9, 30), time(17),
        )  # fmt: skip
        assert who.unencrypted_ok_at is not None
        assert said().get().wording == f"{TEXTS['en']['private']}\n{TEXTS['en']['private_box']}"

    def test_turning_visits_off_is_asked_about_after_the_rest_is_saved(
        self, client: Client, who: Patient
    ) -> None:
        link = opened(client, who)
        asked = save(client, link, purpose=["survey"], language="es")
        assert "¿No quiere recibir ahí más mensajes sobre sus citas?" in asked
        assert "Encuestas: sí" in asked
        assert "a…@example.org" in asked, "where 'ahí' is"
        assert [(line.purpose, line.kind) for line in said()] == [("survey", "granted")]
        assert f'href="{link}?lang=es">No, conservarlos' in asked
        told = unescape(client.post(link, {**form_of(asked), "sure": "stop"}).content.decode())
        assert "Mis citas: no" in told
        assert list(said().values_list("purpose", "kind").order_by("id")) == [
            ("survey", "granted"),
            ("care", "withdrawn"),
        ]
        assert "Mis citas: sí" in save(client, link, purpose=["care", "survey"]), "undone by changing it back"

    def test_p8_saved_when_nothing_that_was_decided_before_can_go_any_more(
        self, client: Client, who: Patient
    ) -> None:
        link = opened(client, who)
        save(client, link, purpose=["care", "survey"])
        form = {**form_of(text_of(client, link)), "purpose": ["care"]}
        it = under_way(Status.SENDING, visit(who), box(), purpose="survey")
        Message.objects.filter(pk=it.pk).update(start_by=Now() + timedelta(seconds=0.3))
        sent = client.post(link, form, follow=False)
        assert (sent.status_code, calls_may_start([box().pk])) == (303, set())
        assert "Saved." in text_of(client, sent["Location"])

    def test_the_answer_about_visits_changes_nothing_else(self, client: Client, who: Patient) -> None:
        who.preferred_channel, who.not_before, who.not_later = "sms", time(9), time(17)
        who.save()
        link = opened(client, who)
        asked = save(client, link, purpose=[])
        client.post(link, {**form_of(asked), "sure": "stop"})
        who.refresh_from_db()
        assert (who.preferred_channel, who.not_before, who.not_later) == ("sms", time(9), time(17))
        assert [(line.purpose, line.kind) for line in said()] == [("care", "withdrawn")]

    @pytest.mark.parametrize(
        "form", [{"not_before": "18:00"}, {"purpose": []}, {"purpose": ["care", "survey"]}, {"shown": "x"}]
    )
    def test_reload_and_back_send_nothing_twice(
        self, client: Client, who: Patient, form: dict[str, object]
    ) -> None:
        link = opened(client, who)
        sent = client.post(link, {**form_of(text_of(client, link)), **form}, follow=False)
        assert sent.status_code == 303
        address = sent["Location"]
        assert address.startswith(f"{link}?done=")
        assert (
            "18"
            not in signing.loads(address.partition("done=")[2].replace("%3A", ":"), salt="outreach.done")[1]
        )

    def test_p42_a_form_that_does_not_fit_is_kept_no_longer_than_the_page_is_open(
        self, client: Client, who: Patient
    ) -> None:
        link = opened(client, who)
        cookie = f"open{who.pk}"
        end = signing.loads(client.cookies[cookie].value, salt="outreach.page")[1]
        wrong = {**form_of(text_of(client, link)), "not_before": "18:00", "not_later": "09:00"}
        sent = client.post(link, wrong, follow=False)["Location"]
        assert 'value="18:00"' in text_of(client, sent)
        assert signing.loads(client.cookies[cookie].value, salt="outreach.page")[1] == end
        assert 0 < client.cookies[cookie]["max-age"] <= 900
        assert 'value="18:00"' not in text_of(client, link), "only where it was told of"
        other = phone()
        on_the_other = client.post(link_to(who, other), {**wrong, "shown": ""}, follow=False)["Location"]
        assert 'value="18:00"' not in text_of(client, on_the_other)
        save(client, link, purpose=["care", "survey"])
        assert 'value="18:00"' not in text_of(client, sent), "gone once it is saved"
        assert signing.loads(client.cookies[cookie].value, salt="outreach.page") == [who.pk, end]

    def test_a_form_too_long_to_keep_is_told_and_not_saved(self, client: Client, who: Patient) -> None:
        text = save(client, opened(client, who), not_before="9" * 5000, not_later="18:00")
        assert "nothing was saved" in text
        assert not said().exists()

    @pytest.mark.parametrize(
        ("typed", "problem"),
        [
            ({"not_before": "09:00"}, "hours_both"),
            ({"not_later": "09:00"}, "hours_both"),
            ({"not_before": "18:00", "not_later": "09:00"}, "hours_order"),
            ({"not_before": "09:00", "not_later": "09:00"}, "hours_order"),
            ({"not_before": "nine", "not_later": "18:00"}, "hours_format"),
            ({"not_before": "09:00+01:00", "not_later": "18:00"}, "hours_format"),
            ({"not_before": "22:00", "not_later": "23:00"}, "hours_few"),
            ({"not_before": "20:30", "not_later": "23:00"}, "hours_few"),
            ({"only": "1"}, "only_which"),
        ],
    )
    def test_what_does_not_fit_is_told_beside_the_field_and_nothing_is_saved(
        self, client: Client, who: Patient, typed: dict[str, str], problem: str
    ) -> None:
        text = save(client, opened(client, who), purpose=["care", "survey"], **typed)
        assert TEXTS["en"][problem].format(opens="8:00 AM", closes="9:00 PM") in text
        assert 'class="error"' in text
        assert 'value="survey" checked' in text, "what was ticked is still ticked"
        assert all(f'value="{value}"' in text for value in typed.values())
        assert not said().exists()

    def test_a_way_that_reaches_nobody_is_refused(self, client: Client, who: Patient) -> None:
        ContactPoint.objects.filter(channel="sms").update(status="landline")
        link = opened(client, who)
        assert "By text" not in text_of(client, link)
        assert "Nothing reaches you this way now" in save(client, link, channel="sms")

    def test_p39_no_only_way_by_which_nothing_comes(self, client: Client, who: Patient) -> None:
        who.preferred_channel = "sms"
        who.save()
        ContactPoint.objects.filter(channel="sms").update(opted_out_at=wiring.clock().now())
        link = opened(client, who)
        assert "Nothing reaches you this way now" in save(client, link, channel="sms", only="on")
        who.refresh_from_db()
        assert who.only_channel == ""

    @pytest.mark.parametrize("shown", ["", "nonsense", "W10:1:2"])
    def test_a_form_we_have_not_shown_saves_nothing(self, client: Client, who: Patient, shown: str) -> None:
        assert "nothing was saved" in save(client, opened(client, who), purpose=[], shown=shown, sure="stop")
        assert not said().exists()

    def test_whoever_texted_stop_is_told_what_else_it_takes(self, client: Client, who: Patient) -> None:
        number = ContactPoint.objects.get(channel="sms")
        phone(number.value, opted_out_at=wiring.clock().now())
        opened(client, who)
        assert "text START to us as well" in text_of(client, link_to(who, number))


class TestTheWayThere:
    def link(self, days_ago: int = 0) -> str:
        made = wiring.clock().now() - timedelta(days=days_ago)
        return unsubscribe_link("", box().pk, Purpose.EDUCATION, made)

    def test_p51_from_ending_one_kind_to_all_the_rest_after_a_year_too(
        self, client: Client, who: Patient
    ) -> None:
        text = client.get(self.link(days_ago=366)).content.decode()
        (found,) = re.findall(r'href="(/p/[^"?]+)', text)
        client.post(found, BIRTH)
        assert "My visits" in text_of(client, found)

    def test_not_where_several_people_share_the_address(self, client: Client, who: Patient) -> None:
        patient(box())
        assert "/p/" not in client.get(self.link()).content.decode()

    @pytest.mark.parametrize(
        "content", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
    )
    def test_p53_one_click_in_either_encoding_of_the_rfc(self, who: Patient, content: str) -> None:
        consent(box(), "education")
        body = "List-Unsubscribe=One-Click"
        if "boundary" in content:
            head = 'Content-Disposition: form-data; name="List-Unsubscribe"'
            body = f"--b\r\n{head}\r\n\r\nOne-Click\r\n--b--\r\n"
        response = Client(enforce_csrf_checks=True).post(self.link(), body, content_type=content)
        assert response.status_code == 200, "and no redirection"
        assert not response.cookies
        line = ConsentEvent.objects.latest("id")
        assert (line.kind, line.medium) == ("withdrawn", "one-click")

    def test_a_form_without_its_cookie_gets_a_kind_page(self, who: Patient) -> None:
        response = Client(enforce_csrf_checks=True).post(link_to(who), BIRTH)
        assert response.status_code == 403
        assert "Please open the link in our message again" in response.content.decode()
