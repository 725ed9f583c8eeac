"""The pages as a clinic runs them: https:// outside, a proxy in between that need not tell of it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import override_settings

from outreach import wiring
from outreach.actions.links import unsubscribe_link, visit_link
from outreach.domain.purpose import Purpose
from tests.factories import consent, mailbox, patient, said, visit
from tests.hooks.server import PUBLIC_URL, Answer, Server

pytestmark = pytest.mark.django_db(transaction=True)
BIRTH = {"year": "1980", "month": "5", "day": "31"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    variables = {"SECRET_KEY": "the same as here", "LOG_LEVEL": "DEBUG", "FORWARDED_ALLOW_IPS": "*"}
    with Server(tmp_path, **variables) as running:
        yield running


@pytest.fixture(autouse=True)
def same_key() -> Iterator[None]:
    with override_settings(SECRET_KEY="the same as here"):
        yield


def form(server: Server, path: str, fields: dict[str, str], origin: str = PUBLIC_URL) -> Answer:
    """What a browser posts after it was given the page."""
    page = server.ask("GET", path)
    cookie = page.cookies["csrftoken"]
    assert cookie["secure"]
    token = re.search('csrfmiddlewaretoken" value="([^"]+)"', page.body)
    assert token
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"csrftoken={cookie.value}",
        "Origin": origin,
    }
    return server.ask("POST", path, urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode(), headers)


def test_p42_a_form_is_taken_and_its_cookie_never_travels_in_the_clear(server: Server) -> None:
    about = visit(
        patient(mailbox("ada@example.org"), birth_date=date(1980, 5, 31)),
        start=wiring.clock().now() + timedelta(days=3),
    )
    path = visit_link("", about.pk, about.patient.links.get().contact_id, about.start)
    answer = form(server, path, BIRTH)
    assert answer.status == 303
    opened = answer.cookies[f"open{about.patient_id}"]
    assert (opened["secure"], opened["httponly"], opened["samesite"]) == (True, True, "Lax")
    cookie = {"Cookie": f"open{about.patient_id}={opened.value}"}
    assert "I will be there" in server.ask("GET", answer.headers["location"], headers=cookie).body
    assert form(server, path, BIRTH, origin="https://elsewhere.example.org").status == 403


def test_p1_the_ledger_has_the_readers_address_and_not_the_proxys(server: Server) -> None:
    patient(box := mailbox("ada@example.org"))
    consent(box, "education")
    path = unsubscribe_link("", box.pk, Purpose.EDUCATION, wiring.clock().now())
    assert server.ask("POST", path, b"", {"X-Forwarded-For": "203.0.113.9"}).status == 200
    assert said().latest("id").evidence["ip"] == "203.0.113.9"


def test_p45_neither_links_nor_dates_of_birth_are_logged(server: Server) -> None:
    about = visit(
        patient(mailbox("ada@example.org"), birth_date=date(1980, 5, 31)),
        start=wiring.clock().now() + timedelta(days=3),
    )
    path = visit_link("", about.pk, about.patient.links.get().contact_id, about.start)
    as_form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert form(server, path, {"year": "4711", "month": "8", "day": "15"}).status == 303
    assert server.ask("POST", path, b"year=4711", as_form).status == 403
    assert server.ask("GET", path, headers={"Host": "elsewhere.example.org"}).status == 400
    assert server.ask("GET", f"{path}/more").status == 404
    assert server.ask("OPTIONS", path).status == 405
    assert server.ask("POST", path, b"year=4711" * 10_000, as_form).status == 413
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE appointment RENAME TO away")
    try:
        assert server.ask("GET", path).status == 500
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away RENAME TO appointment")
    log = server.log
    assert '"status": 500' in log, "it does log"
    token = path.rpartition("/")[2]
    assert not [word for word in (token, token.partition(":")[0], "4711", "ada@", "elsewhere") if word in log]
