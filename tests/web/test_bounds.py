"""What stands before the pages: sizes, patience, places; and no connection stays behind."""

import asyncio
from collections.abc import Callable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from outreach.asgi import Receive, Scope, Send
from outreach.web.bounds import Bounded
from tests.hooks.server import Server
from tests.threads import until

Message = MutableMapping[str, Any]
FORM = {"type": "http", "path": "/v/x", "headers": []}


def parts(*bodies: bytes, ends: bool = True) -> Receive:
    """A client that sends these, then nothing for ever."""
    waiting = [
        {"type": "http.request", "body": body, "more_body": not ends or index < len(bodies) - 1}
        for index, body in enumerate(bodies)
    ]

    async def receive() -> Message:
        if not waiting:
            await asyncio.Event().wait()
        return waiting.pop(0)

    return receive


class Pages:
    """An application that notes what it gets, and how many are inside at once."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.inside = self.most = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.bodies.append((await receive())["body"])
        for _ in range(5):
            await asyncio.sleep(0)
        self.inside -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})


def status_of(bounded: Bounded, receive: Receive, headers: list[tuple[bytes, bytes]] | None = None) -> int:
    said: list[Message] = []

    async def send(message: Message) -> None:
        said.append(message)

    asyncio.run(bounded({**FORM, "headers": headers or []}, receive, send))
    return int(said[0]["status"]) if said else 0


def gone() -> Receive:
    async def receive() -> Message:
        return {"type": "http.disconnect"}

    return receive


@pytest.mark.parametrize(
    ("receive", "declared", "status", "arrives"),
    [
        (lambda: parts(b"a=1", b"&b=2"), b"7", 200, [b"a=1&b=2"]),
        (lambda: parts(b"x" * 10), b"10", 200, [b"x" * 10]),
        (lambda: parts(b"x" * 11), b"", 413, []),
        (lambda: parts(b"x" * 6, b"x" * 6, ends=False), b"", 413, []),
        (lambda: parts(ends=False), b"11", 413, []),
        (lambda: parts(b"x", ends=False), b"2", 408, []),
        (gone, b"3", 0, []),
    ],
    ids=["in parts", "the most", "too much", "too much in parts", "announced", "never ends", "gone"],
)
def test_what_a_body_may_be(
    receive: Callable[[], Receive], declared: bytes, status: int, arrives: list[bytes]
) -> None:
    pages = Pages()
    bounded = Bounded(pages, largest=10, at_once=2, slowest_s=0.05)
    assert status_of(bounded, receive(), [(b"content-length", declared)] if declared else []) == status
    assert pages.bodies == arrives


def test_so_many_at_once_and_then_the_next() -> None:
    pages = Pages()
    bounded = Bounded(pages, largest=10, at_once=3)

    async def all_of_them() -> None:
        async def send(_: Message) -> None: ...

        await asyncio.gather(*(bounded(dict(FORM), parts(b""), send) for _ in range(20)))

    asyncio.run(all_of_them())
    assert (pages.most, len(pages.bodies)) == (3, 20)


def test_who_is_slow_to_send_takes_no_place() -> None:
    bounded = Bounded(Pages(), largest=10, at_once=1)

    async def story() -> int:
        said: list[Message] = []

        async def send(message: Message) -> None:
            said.append(message)

        slow = [asyncio.create_task(bounded(dict(FORM), parts(b"x", ends=False), send)) for _ in range(5)]
        await asyncio.sleep(0)
        async with asyncio.timeout(5):
            await bounded(dict(FORM), parts(b"a=1"), send)
        for each in slow:
            each.cancel()
        return int(said[0]["status"])

    assert asyncio.run(story()) == 200


def test_nor_more_memory_than_there_is_and_gives_it_back() -> None:
    bounded = Bounded(Pages(), largest=10, at_once=2, slowest_s=0.05, most_held=15)

    async def story() -> list[int]:
        said: list[int] = []

        async def send(message: Message) -> None:
            if "status" in message:
                said.append(message["status"])

        slow = asyncio.create_task(bounded(dict(FORM), parts(b"x" * 8, ends=False), send))
        await asyncio.sleep(0)
        await bounded(dict(FORM), parts(b"x" * 8), send)
        await slow
        await bounded(dict(FORM), parts(b"x" * 8), send)
        return said

    assert asyncio.run(story()) == [503, 408, 200]


def connections_now() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server(tmp_path) as running:
        yield running


@pytest.mark.django_db(transaction=True)
class TestTheRealProcess:
    def test_p8_a_crowd_at_the_pages_leaves_the_database_to_the_webhooks(self, server: Server) -> None:
        before = connections_now()
        with ThreadPoolExecutor(40) as pool:
            answers = [pool.submit(server.ask, "GET", "/healthz") for _ in range(120)]
            most = 0
            while not all(answer.done() for answer in answers):
                most = max(most, connections_now())
        assert {answer.result().status for answer in answers} == {200}
        assert most <= before + 16
        until(lambda: connections_now() <= before)

    def test_who_is_slow_to_send_keeps_nobody_from_the_pages(self, server: Server) -> None:
        with ExitStack() as stack:
            for _ in range(40):
                stack.enter_context(server.slowly("/v/nonsense"))
            with ThreadPoolExecutor(1) as pool:
                asked = pool.submit(server.ask, "GET", "/v/nonsense")
                assert asked.result(10).status == 404

    def test_a_form_of_a_page_is_small(self, server: Server) -> None:
        large = b"x" * (64 * 1024 + 1)
        answer = server.ask("POST", "/v/nonsense", large, {"Content-Length": str(len(large))})
        assert answer.status == 413
        chunked = server.ask("POST", "/v/nonsense", iter([large]), {"Transfer-Encoding": "chunked"})
        assert chunked.status == 413
        assert server.ask("GET", "/v/nonsense").status == 404
