"""The web process as it really runs, on a socket of its own and on this test's database."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from django.db import connection
from twilio.request_validator import RequestValidator

from tests.threads import until

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "not-a-real-token"
PUBLIC_URL = "https://reminders.example.org"
# As `outreach up` starts it.
OPTIONS = ["--no-access-log", "--log-level", "warning", "--loop", "uvloop", "--http", "httptools"]


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    headers: dict[str, str]
    cookies: SimpleCookie


class Server:
    """uvicorn with `config.asgi` and further settings; `log` is what it wrote to stderr so far."""

    def __init__(self, home: Path, **variables: str) -> None:
        self._variables = variables
        self._path = str(home / "web.sock")
        self._log = home / "web.log"

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--uds", self._path, *OPTIONS]
        env = (
            os.environ
            | {
                "DATABASE_URL": _url_of_this_database(),
                "BROKER_URL": "redis://127.0.0.1:1",  # nobody there: a bell that can't ring is no loss
                "PUBLIC_URL": PUBLIC_URL,
                "TWILIO_AUTH_TOKEN": TOKEN,
                "SECRET_KEY": "only for tests",
            }
            | self._variables
        )
        with self._log.open("w") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=env, stderr=log)
        until(self._listens, 30)  # a process of its own starts, beside every other test
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(20)

    @property
    def log(self) -> str:
        return self._log.read_text()

    def post(self, path: str, form: dict[str, str], *, signature: str | None = None) -> Answer:
        """A form as Twilio posts it, signed unless a signature is given."""
        signed = RequestValidator(TOKEN).compute_signature(PUBLIC_URL + path, form)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": signed if signature is None else signature,
        }
        return self.ask("POST", path, urlencode(form).encode(), headers)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | Iterator[bytes] = b"",
        headers: dict[str, str] | None = None,
    ) -> Answer:
        wire = _Wire(self._path)
        try:
            chunked = "Transfer-Encoding" in (headers or {})
            asked = {"Host": "localhost"} | (headers or {})
            wire.request(method, path, body, asked, encode_chunked=chunked)
            answer = wire.getresponse()
            cookies = SimpleCookie()
            for line in answer.headers.get_all("Set-Cookie", []):
                cookies.load(line)
            return Answer(answer.status, answer.read().decode(), dict(answer.getheaders()), cookies)
        finally:
            wire.close()

    def slowly(self, path: str) -> socket.socket:
        """A client that promises a form and sends its first letter only; to be closed."""
        wire = _Wire(self._path)
        wire.connect()
        wire.sock.sendall(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx".encode())
        return wire.sock

    def _listens(self) -> bool:
        assert self._process.poll() is None, self.log
        try:
            return self.ask("GET", "/healthz").status == 200
        except OSError:
            return False


class _Wire(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=30)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(self._path)


def _url_of_this_database() -> str:
    found = connection.settings_dict
    parts = {name.lower(): found[name] for name in ("USER", "PASSWORD", "HOST", "PORT") if found[name]}
    return f"postgresql:///{found['NAME']}?{urlencode(parts)}"
