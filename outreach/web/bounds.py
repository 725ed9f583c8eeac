"""What stands before Django's pages, which anybody may call: how large, how slow and how many at once."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.db import connections

from outreach.asgi import Gone, Receive, Refused, Scope, Send, answer, read_body

App = Callable[[Any, Any, Any], Awaitable[None]]

LARGEST_FORM = 64 * 1024
_SLOWEST_S = 20.0
_MOST_HELD = 256 * 1024 * 1024


class Bounded:
    """An ASGI application that gets whole bodies of at most `largest` bytes, `at_once` of them at a time.

    Django keeps whatever comes before it asks what it is, and has a thread and a database connection for each
    request: a crowd at the pages would leave none to the webhooks, and STOP would be answered with an error.
    Whoever is slow to send holds no place, but the memory of what has come: no more than `most_held` bytes.
    """

    def __init__(
        self,
        app: App,
        *,
        largest: int,
        at_once: int,
        slowest_s: float = _SLOWEST_S,
        most_held: int = _MOST_HELD,
    ) -> None:
        self._app = app
        self._largest = largest
        self._places = asyncio.Semaphore(at_once)
        self._slowest_s = slowest_s
        self._room = most_held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 413, 408 or 503, or let the application answer."""
        held = 0

        async def counted() -> MutableMapping[str, Any]:
            nonlocal held
            message = await receive()
            size = len(message.get("body", b""))
            held, self._room = held + size, self._room - size
            if self._room < 0:
                raise Refused(503, "too much at once; send it again")
            return message

        try:
            async with asyncio.timeout(self._slowest_s):
                body = await read_body(scope, counted, self._largest)
        except Refused as refusal:
            await answer(send, refusal.status, str(refusal).encode())
        except TimeoutError:
            await answer(send, 408, b"the body took too long to come")
        except Gone:
            pass
        else:
            async with self._places:
                await self._app(scope, _again(body, receive), send)
        finally:
            self._room += held


def close_connections(**_: object) -> None:
    """For `request_finished`: each request has a thread of its own, and what it opened would stay open."""
    connections.close_all()


def _again(body: bytes, receive: Receive) -> Receive:
    """What was read, once more; then what comes after it, which is how Django notices that a client left."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> MutableMapping[str, Any]:
        return waiting.pop() if waiting else await receive()

    return replay
