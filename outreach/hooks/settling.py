"""Hold the answers to opt-outs back until no call to their phones can start any more (rule P8)."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import structlog

from outreach.hooks.batcher import NotStored

log = structlog.get_logger(__name__)

_LOOK_EVERY_S = 0.02
# A worker's start window is at most a few seconds; the carrier waits 15 s for our answer.
_PATIENCE_S = 12.0


@dataclass(frozen=True, slots=True)
class _Waiting:
    contacts: frozenset[int]
    settled: asyncio.Future[None]
    until: float  # the loop's time at which its sender gives up


class Settling:
    """Looks for everybody who waits in one question, in a thread that keeps its database connection."""

    def __init__(
        self, unsettled: Callable[[Collection[int]], set[int]], patience_s: float = _PATIENCE_S
    ) -> None:
        self._unsettled = unsettled
        self._patience_s = patience_s
        self._waiting: list[_Waiting] = []
        self._thread = ThreadPoolExecutor(1)
        self._worker: asyncio.Task[None] | None = None

    async def wait(self, contacts: Collection[int]) -> None:
        """Return once no call to these contacts can start; NotStored where that isn't known in time."""
        loop = asyncio.get_running_loop()
        waiting = _Waiting(frozenset(contacts), loop.create_future(), loop.time() + self._patience_s)
        self._waiting.append(waiting)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        await waiting.settled

    async def _work(self) -> None:
        while self._waiting:
            # Whoever comes while the question is being asked is in the next one: its opt-out may be newer.
            asked, self._waiting = self._waiting, []
            self._waiting = await self._look(asked) + self._waiting
            if self._waiting:
                await asyncio.sleep(_LOOK_EVERY_S)

    async def _look(self, asked: Sequence[_Waiting]) -> list[_Waiting]:
        """Release those who are settled, or can't wait any longer; return the others."""
        loop = asyncio.get_running_loop()
        concerned = {contact for each in asked for contact in each.contacts}
        try:
            open_yet = await loop.run_in_executor(self._thread, self._unsettled, concerned)
        except Exception:
            log.warning("could not see whether calls are over; asking again", exc_info=True)
            open_yet = concerned
        left = []
        for each in asked:
            if each.settled.done():  # whoever waited has gone
                continue
            if not each.contacts & open_yet:
                each.settled.set_result(None)
            elif each.until <= loop.time():
                each.settled.set_exception(NotStored())
            else:
                left.append(each)
        return left
