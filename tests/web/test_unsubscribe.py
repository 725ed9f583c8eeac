"""Unsubscribing by a link in a mail: by a button, or by one click of a mail program."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client

from outreach import wiring
from outreach.actions.links import unsubscribe_link
from outreach.actions.opt_out import opt_out
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import Purpose
from outreach.records.models import ContactPoint, Message
from outreach.records.queries import calls_may_start
from outreach.web import pages
from tests.factories import consent, mailbox, patient, said, under_way, visit

pytestmark = pytest.mark.django_db


class TestUnsubscribing:
    @pytest.fixture
    def box(self) -> ContactPoint:
        box = mailbox("ben@example.org")
        consent(box, "education")
        return box

    def link(self, box: ContactPoint, days_ago: int = 0) -> str:
        made = wiring.clock().now() - timedelta(days=days_ago)
        return unsubscribe_link("", box.pk, Purpose.EDUCATION, made)

    def test_opened_again_later_it_says_that_it_is_done_and_can_be_undone(
        self, client: Client, box: ContactPoint
    ) -> None:
        client.post(self.link(box), {"stop": "1"})
        later = Client().get(self.link(box)).content.decode()
        assert "You will get no more of these" in later
        assert 'name="again"' in later
        assert 'name="stop"' not in later

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
