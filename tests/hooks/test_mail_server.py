"""The mail webhooks in the web process as it really runs: mounted by EMAIL_URL, silent in its logs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.records.models import ContactPoint, InboundMessage
from tests.factories import mailbox
from tests.hooks.mail_posts import ADA, SECRET, basic, written
from tests.hooks.server import Answer, Server

pytestmark = pytest.mark.django_db(transaction=True)
INBOUND = "/mail/postmark/inbound/"
EMAIL_URL = f"anymail://postmark?server_token=t&webhook_secret={SECRET}"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web")


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    with Server(home, EMAIL_URL=EMAIL_URL) as running:
        yield running


def bring(
    server: Server, mail: object, path: str = "/mail/postmark/inbound/", secret: str = SECRET
) -> Answer:
    headers = {"Content-Type": "application/json", "Authorization": basic(secret)}
    return server.ask("POST", path, json.dumps(mail).encode(), headers)


def test_p9_p45_a_patients_mail_through_the_real_process(server: Server) -> None:
    mailbox(ADA)
    file = {"Name": "a.pdf", "ContentType": "application/pdf", "Content": "QUJD" * 1_000_000}
    assert bring(server, written("Here it is") | {"Attachments": [file]}).status == 200
    assert bring(server, written("STOP, canary-4711")).status == 200
    assert ContactPoint.objects.get().opted_out_at is not None
    assert bring(server, written("canary-4711"), secret="a:b").status == 400
    assert bring(server, {"FromFull": {"Email": ADA}, "Headers": "canary-4711"}).status == 500
    assert bring(server, {}, path="/mail/mailgun/inbound/").status == 404
    bodies = list(InboundMessage.objects.order_by("id").values_list("body", flat=True))
    assert bodies == ["Here it is\n[1 attached, not kept here: ask the patient]", "STOP, canary-4711"]
    assert '"level": "error"' in server.log
    assert not [word for word in ("canary-4711", ADA, SECRET) if word in server.log]


def test_a_body_of_no_end_is_refused(server: Server) -> None:
    headers = {"Content-Type": "application/json", "Content-Length": str(41 * 1024 * 1024)}
    answer = server.ask("POST", INBOUND, b"x" * 41 * 1024 * 1024, headers)
    assert answer.status == 413
    assert not InboundMessage.objects.exists()
