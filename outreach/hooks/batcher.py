"""Store what arrives at the same time in one transaction, and answer each sender only after its commit."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

import structlog
from django.db import InterfaceError, OperationalError

log = structlog.get_logger(__name__)

# Between two commits; the first of a quiet time waits for nothing.
_GATHER_S = 0.01
_TRY_AGAIN_S = 0.25
# Carriers wait 15 s for an answer, and don't bring a patient's text a third time.
_PATIENCE_S = 10.0

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[T, R]):
    item: T
    answer: asyncio.Future[R]
    until: float  # the loop's time at which its sender gives up


class Batcher(Generic[T, R]):
    """Group commit: while one batch is being stored, and a moment longer, the next one gathers.

    `store` runs in one thread of its own, which keeps its own database connection. When a batch fails, its
    items are stored one by one, so that one that can't be stored does not take others with it; while the
    database is away they wait for it, `patience_s` at the most.
    """

    def __init__(
        self, store: Callable[[Sequence[T]], R], largest: int = 500, patience_s: float = _PATIENCE_S
    ) -> None:
        self._store = store
        self._largest = largest
        self._patience_s = patience_s
        self._waiting: list[_Waiting[T, R]] = []
        self._thread = ThreadPoolExecutor(1)
        self._worker: asyncio.Task[None] | None = None

    async def warm_up(self) -> None:
        """Store nothing, so that the first who comes does not wait for a connection to be opened."""
        try:
            await self._settle([])
        except Exception:
            log.warning("no connection to the database yet", exc_info=True)

    async def put(self, item: T) -> R:
        """Store `item`, in company if there is any; returns what `store` returned for its batch."""
        loop = asyncio.get_running_loop()
        waiting: _Waiting[T, R] = _Waiting(item, loop.create_future(), loop.time() + self._patience_s)
        self._waiting.append(waiting)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return await waiting.answer

    async def _work(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[: self._largest], self._waiting[self._largest :]
            pause = asyncio.create_task(asyncio.sleep(_GATHER_S))
            try:
                await self._settle(batch)
            except (OperationalError, InterfaceError) as error:  # a database that is away, or a deadlock
                self._put_back(batch, error)
                await asyncio.sleep(_TRY_AGAIN_S)
            except Exception as error:
                if len(batch) == 1:
                    self._fail(batch, error)
                else:
                    await self._one_by_one(batch)
            await pause

    async def _settle(self, batch: Sequence[_Waiting[T, R]]) -> None:
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._thread, self._store, [each.item for each in batch])
        for each in batch:
            if not each.answer.done():
                each.answer.set_result(answer)

    async def _one_by_one(self, batch: Sequence[_Waiting[T, R]]) -> None:
        for each in batch:
            try:
                await self._settle([each])
            except Exception as error:
                self._fail([each], error)

    def _put_back(self, batch: Sequence[_Waiting[T, R]], error: Exception) -> None:
        now = asyncio.get_running_loop().time()
        if late := [each for each in batch if each.until <= now]:
            self._fail(late, error)
        self._waiting[:0] = [each for each in batch if each.until > now]

    def _fail(self, batch: Sequence[_Waiting[T, R]], error: Exception) -> None:
        log.error("could not store what webhooks brought", events=len(batch), exc_info=error)
        for each in batch:
            if not each.answer.done():
                each.answer.set_exception(NotStored())


class NotStored(Exception):
    """The database did not take it: answer with an error, so that the carrier tries again."""
