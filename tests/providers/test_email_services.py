"""Mail through django-anymail to a service played by a real HTTP server."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from anymail.backends.postmark import EmailBackend as Postmark

from outreach.providers.base import Outgoing, Reason, Result, SendError
from outreach.providers.email import EmailProvider

TO = "ada@example.com"
INACTIVE = f"Found inactive addresses: {TO}. Inactive recipients have generated a hard bounce."


class Service(ThreadingHTTPServer):
    """Answers every mail with `status` and `body`; a status of 0 hangs up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.status = 200
        self.body: object = {"ErrorCode": 0, "Message": "OK", "MessageID": "pm-1", "To": TO}
        self.headers: dict[str, str] = {}
        self.mails: list[dict[str, object]] = []


class _Answer(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.mails.append(json.loads(raw))
        if self.server.status == 0:
            return
        body = self.server.body if isinstance(self.server.body, str) else json.dumps(self.server.body)
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def send(port: int) -> Result:
    url = f"http://127.0.0.1:{port}/"
    provider = EmailProvider(
        "Riverside Clinic <clinic@example.org>", lambda: Postmark(server_token="open-sesame", api_url=url)
    )
    mail = Outgoing(7, "token-7", TO, "See you", time.monotonic() + 30, subject="Your visit")
    ((result,),) = provider.send([mail])
    return result


def error_of(result: Result) -> SendError:
    assert result.error is not None
    assert TO not in str(result.error)
    return result.error


def test_the_services_own_id_is_kept(service: Service) -> None:
    assert send(service.server_port) == Result(7, "token-7", "pm-1")
    assert service.mails[0]["Subject"] == "Your visit"


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (401, {"ErrorCode": 10, "Message": "bad token"}, Reason.MISCONFIGURED),
        (422, {"ErrorCode": 300, "Message": f"Invalid 'To' address: '{TO}'."}, Reason.INVALID_ADDRESS),
        (422, {"ErrorCode": 300, "Message": f"Error parsing 'To': {TO}"}, Reason.OTHER),
        (422, {"ErrorCode": 406, "Message": INACTIVE}, Reason.BLOCKED),
        (422, {"ErrorCode": 406, "Message": f"In other words {TO}"}, Reason.OTHER),
        (422, {"ErrorCode": 405, "Message": f"not allowed to send to {TO}"}, Reason.OTHER),
        (413, "too big", Reason.CONTENT),
        (429, "slow down", Reason.RATE_LIMITED),
        (500, "oh", Reason.IN_DOUBT),
        (503, f"no {TO}", Reason.IN_DOUBT),
        (200, f"garbage {TO}", Reason.IN_DOUBT),
        (0, "", Reason.IN_DOUBT),
    ],
)
def test_a_services_answers_in_our_words(service: Service, status: int, body: object, reason: Reason) -> None:
    service.status, service.body, service.headers = status, body, {"Retry-After": "8"}
    error = error_of(send(service.server_port))
    assert error.reason is reason
    assert error.retry_after_s == (8 if 400 <= status < 500 and error.code.isdigit() else 0)
    assert len(service.mails) == 1


def test_a_service_that_is_not_there_was_not_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert error_of(send(port)).reason is Reason.UNAVAILABLE
