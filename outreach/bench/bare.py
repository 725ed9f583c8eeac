"""The yardstick: a bare asynchronous loop that posts messages to the same sandbox and does nothing else."""

import asyncio
import sys
import time
from collections.abc import Sequence

import aiohttp
import uvloop

from outreach.commands.home import SANDBOX_ACCOUNT, SANDBOX_SERVICE, SANDBOX_TOKEN


def main() -> None:
    """`python -m outreach.bench.bare URL IN_FLIGHT < lines of "to<TAB>body"`: prints the seconds."""
    lines = [line.rstrip("\n").split("\t", 1) for line in sys.stdin]
    print(uvloop.run(_post_all(sys.argv[1], int(sys.argv[2]), lines)))  # noqa: T201


async def _post_all(base_url: str, in_flight: int, messages: Sequence[Sequence[str]]) -> float:
    url = f"{base_url}/2010-04-01/Accounts/{SANDBOX_ACCOUNT}/Messages.json"
    waiting = iter(messages)
    auth = aiohttp.BasicAuth(SANDBOX_ACCOUNT, SANDBOX_TOKEN)
    connector = aiohttp.TCPConnector(limit=in_flight)
    async with aiohttp.ClientSession(auth=auth, connector=connector) as session:

        async def work() -> None:
            for to, body in waiting:
                form = {
                    "To": to,
                    "Body": body,
                    "MessagingServiceSid": SANDBOX_SERVICE,
                    "StatusCallback": "http://127.0.0.1:9/hooks/twilio/status/none",
                    "ValidityPeriod": "36000",
                }
                async with session.post(url, data=form) as response:
                    await response.json()
                    if response.status != 201:
                        raise RuntimeError(f"the sandbox answered {response.status}")

        started = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(in_flight)))
        return time.perf_counter() - started


if __name__ == "__main__":
    main()
