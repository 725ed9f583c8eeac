"""A small carrier over real HTTP: accepts every message, except where a number has a way of failing."""

import asyncio
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from aiohttp import web

Manner = Callable[[web.Request], Awaitable[web.StreamResponse]]

MESSAGES = "/2010-04-01/Accounts/AC0123/Messages"


class Carrier:
    """`manners` is how a number is answered; `calls` and `forms` are what came."""

    def __init__(self) -> None:
        self.manners: dict[str, Manner] = {}
        self.records: list[dict[str, object]] = []
        self.page_size = 50
        self.forms: list[dict[str, str]] = []
        self.authorizations: list[str] = []
        self.peers: set[object] = set()
        self.calls: Counter[str] = Counter()
        self.most_at_once = 0
        self.release = threading.Event()
        self._at_once = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self.url = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(5)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release.set()
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    async def _listen(self) -> str:
        app = web.Application()
        app.add_routes(
            [
                web.post(MESSAGES + ".json", self._create),
                web.get(MESSAGES + ".json", self._list),
                web.get(MESSAGES + "/{sid}.json", self._fetch),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _create(self, request: web.Request) -> web.StreamResponse:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.forms.append(form)
        self.authorizations.append(request.headers.get("Authorization", ""))
        assert request.transport is not None
        self.peers.add(request.transport.get_extra_info("peername"))
        self.calls[form["To"]] += 1
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return await self.manners.get(form["To"], accept)(request)
        finally:
            self._at_once -= 1

    async def _list(self, request: web.Request) -> web.StreamResponse:
        to = request.query["To"]
        self.calls["list " + to] += 1
        if to in self.manners:
            return await self.manners[to](request)
        start = int(request.query.get("PageToken", "0"))
        mine = [record for record in self.records if record["to"] == to]
        page = mine[start : start + self.page_size]
        more = start + self.page_size < len(mine)
        query = f"?To={to.replace('+', '%2B')}&PageToken={start + self.page_size}"
        next_uri = f"{MESSAGES}.json{query}" if more else None
        return web.json_response({"messages": page, "next_page_uri": next_uri, "page": 0, "uri": "x"})

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        sid = request.match_info["sid"]
        self.calls["fetch " + sid] += 1
        for record in self.records:
            if record["sid"] == sid:
                return web.json_response(record)
        return web.json_response(
            {"code": 20404, "message": f"{sid} was not found", "status": 404}, status=404
        )


async def accept(request: web.Request) -> web.StreamResponse:
    """What Twilio says when it takes a message."""
    form = await request.post()
    sid = "SM" + str(form["To"]).removeprefix("+").rjust(32, "0")
    record = {"sid": sid, "status": "queued", "to": form["To"], "body": form["Body"], "error_code": None}
    return web.json_response(record, status=201)


def refuse(status: int, code: int, headers: dict[str, str] | None = None) -> Manner:
    """Twilio's refusal, which quotes the number as Twilio's own do."""

    async def answer(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        words = f"The number {form.get('To')!r} can't be sent: {form.get('Body')!r}"
        body = {"code": code, "message": words, "more_info": "https://example.org", "status": status}
        return web.json_response(body, status=status, headers=headers)

    return answer


def say(status: int, text: str) -> Manner:
    """An answer that is not Twilio's."""

    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=text)

    return answer


async def hang(request: web.Request) -> web.StreamResponse:
    """Never an answer; the caller must give up."""
    await asyncio.Event().wait()
    raise AssertionError


async def reset(request: web.Request) -> web.StreamResponse:
    """The request was read, and the connection breaks."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def later(seconds: float) -> Manner:
    """Accepts, after a while."""

    async def answer(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(seconds)
        return await accept(request)

    return answer
