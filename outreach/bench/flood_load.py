"""The carrier's side of a flood: posts webhooks at a fixed rate from a process of its own, and times answers.

The loop is open: post n starts at n/rate seconds whatever became of those before it, and its latency counts
from that instant, so that a server that stalls can't hide it by slowing its callers down.
"""

import asyncio
import base64
import gc
import hashlib
import hmac
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp
import uvloop

READY = "ready"
_TIMEOUT_S = 20.0
_TRIES = 2  # as the carrier does where there was no answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What post `number` got: status 0 where there was no answer; `answered_us` is real time since 1970."""

    number: int
    status: int
    latency_ms: float
    answered_us: int
    tries: int


def main() -> None:
    """`python -m outreach.bench.flood_load`: a plan as a line of JSON on stdin, then a line that says go.

    The plan holds url (the webhook's address), token, rate (posts a second) and posts, each with its form
    and whether it is signed. Writes a line "ready", and at the end one line with the JSON of every Answer.
    """
    plan = json.loads(sys.stdin.readline())
    posts = [_signed(plan["url"], plan["token"], post["form"], post["signed"]) for post in plan["posts"]]
    gc.disable()
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    answers = uvloop.run(_flood(plan["url"], plan["rate"], posts))
    sys.stdout.write(json.dumps([asdict(answer) for answer in answers]))


def _signed(url: str, token: str, form: Mapping[str, str], signed: bool) -> tuple[bytes, Mapping[str, str]]:
    """A body with its headers, as Twilio signs it: HMAC-SHA1 of the address and the sorted parameters."""
    text = url + "".join(name + form[name] for name in sorted(form))
    digest = hmac.new((token if signed else "another").encode(), text.encode(), hashlib.sha1).digest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        "X-Twilio-Signature": base64.b64encode(digest).decode(),
    }
    return urlencode(form).encode(), headers


async def _flood(url: str, rate: float, posts: Sequence[tuple[bytes, Mapping[str, str]]]) -> list[Answer]:
    timeout = aiohttp.ClientTimeout(total=_TIMEOUT_S)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:

        async def post(number: int, intended: float) -> Answer:
            body, headers = posts[number]
            status = tries = 0
            while not status and tries < _TRIES:
                tries += 1
                status = await _post(session, url, body, headers)
            return Answer(
                number, status, (time.perf_counter() - intended) * 1000, time.time_ns() // 1000, tries
            )

        started = time.perf_counter()
        under_way: list[asyncio.Task[Answer]] = []
        for number in range(len(posts)):
            intended = started + number / rate
            await asyncio.sleep(max(0.0, intended - time.perf_counter()))
            under_way.append(asyncio.create_task(post(number, intended)))
        return await asyncio.gather(*under_way)


async def _post(session: aiohttp.ClientSession, url: str, body: bytes, headers: Any) -> int:
    """The status of the answer; 0 where none came."""
    try:
        async with session.post(url, data=body, headers=headers) as response:
            await response.read()
            return response.status
    except (aiohttp.ClientError, TimeoutError, OSError):
        return 0


if __name__ == "__main__":
    main()
