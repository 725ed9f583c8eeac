"""A sandbox as a real process, the carrier's SDK pointed at it, and a real server for its webhooks."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests
from aiohttp import web
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

ACCOUNT = "AC0123456789abcdef0123456789abcdef"
TOKEN = "a-token-for-tests"
OURS = "+16085550100"
PHONE = "+16085550123"
PATIENCE_S = 15.0


def wait_for(condition: Callable[[], Any]) -> Any:
    """The first true value; fails after PATIENCE_S."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.01)
    raise AssertionError("waited in vain")


@dataclass
class Sandbox:
    process: "subprocess.Popen[str]"
    url: str
    smtp: tuple[str, int] | None

    def client(self, token: str = TOKEN, account: str = ACCOUNT, timeout: float = PATIENCE_S) -> Client:
        client = Client(account, token, http_client=TwilioHttpClient(timeout=timeout))
        client.api.base_url = self.url
        return client

    def get(self, path: str) -> Any:
        status, content = self._call("GET", path)
        assert status == 200, content
        return content

    def post(self, path: str, content: Any = None, expect: int = 200) -> Any:
        status, answer = self._call("POST", path, content)
        assert status == expect, answer
        return answer

    def settled(self) -> None:
        """Wait until nothing is waiting or in flight."""
        wait_for(lambda: not any(self.get("/_sandbox/pending").values()))

    def _call(self, method: str, path: str, content: Any = None) -> tuple[int, Any]:
        answer = requests.request(method, self.url + path, json=content, timeout=PATIENCE_S)
        return answer.status_code, answer.json()


@contextmanager
def running_sandbox(*arguments: str) -> Iterator[Sandbox]:
    process = subprocess.Popen(
        [sys.executable, "-m", "outreach.sandbox", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        words = dict(word.split("=", 1) for word in process.stdout.readline().split() if "=" in word)
        host, _, port = words.get("smtp", "").rpartition(":")
        yield Sandbox(process, words["http"], (host, int(port)) if port else None)
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


@dataclass
class Hook:
    """A webhook as it arrived."""

    path: str
    form: dict[str, str]
    signature: str
    url: str


@dataclass
class Listener:
    """A small server that keeps what is posted to it; `answers` are used up first, then it says 204."""

    url: str = ""
    hooks: list[Hook] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        signature = request.headers.get("X-Twilio-Signature", "")
        path = request.raw_path
        self.hooks.append(Hook(path, form, signature, self.url + path))
        status, text = self.answers.pop(0) if self.answers else (204, "")
        return web.Response(status=status, text=text or None)

    def statuses(self, sid: str) -> list[str]:
        return [hook.form["MessageStatus"] for hook in self.hooks if hook.form["MessageSid"] == sid]

    def forget(self) -> None:
        self.hooks.clear()
        self.answers.clear()


@contextmanager
def running_listener() -> Iterator[Listener]:
    listener = Listener()
    ready = threading.Event()
    loop = asyncio.new_event_loop()

    async def start() -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/{tail:.*}", listener.take)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        listener.url = f"http://{host}:{port}"
        return runner

    def serve() -> None:
        runner = loop.run_until_complete(start())
        ready.set()
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=serve)
    thread.start()
    assert ready.wait(PATIENCE_S)
    try:
        yield listener
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
