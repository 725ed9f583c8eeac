"""Store what arrives at the same time in one transaction, and answer each sender only after its commit."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

import structlog
from django.db import InterfaceError, OperationalError

log = structlog.get_logger(__name__)

# Between two commits; the first of a quiet time waits for nothing.
_GATHER_S = 0.01

T = TypeVar("T")
R = TypeVar("R")


class Batcher(Generic[T, R]):
    """Group commit: while one batch is being stored, and a moment longer, the next one gathers.

    `store` runs in one thread of its own, which keeps its own database connection. When a batch fails, its
    items are stored one by one, so that one that can't be stored does not take others with it.
    """

    def __init__(self, store: Callable[[Sequence[T]], R], largest: int = 500) -> None:
        self._store = store
        self._largest = largest
        self._waiting: list[tuple[T, asyncio.Future[R]]] = []
        self._thread = ThreadPoolExecutor(1)
        self._worker: asyncio.Task[None] | None = None

    async def put(self, item: T) -> R:
        """Store `item`, in company if there is any; returns what `store` returned for its batch."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return await future

    async def _work(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[: self._largest], self._waiting[self._largest :]
            pause = asyncio.create_task(asyncio.sleep(_GATHER_S))
            try:
                await self._settle(batch)
            except Exception as error:
                if len(batch) == 1 or isinstance(error, OperationalError | InterfaceError):
                    self._fail(batch, error)  # a database that is away is away for each of them
                else:
                    await self._one_by_one(batch)
            await pause

    async def _settle(self, batch: Sequence[tuple[T, asyncio.Future[R]]]) -> None:
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._thread, self._store, [item for item, _ in batch])
        for _, future in batch:
            if not future.done():
                future.set_result(answer)

    async def _one_by_one(self, batch: Sequence[tuple[T, asyncio.Future[R]]]) -> None:
        for pair in batch:
            try:
                await self._settle([pair])
            except Exception as error:
                self._fail([pair], error)

    def _fail(self, batch: Sequence[tuple[T, asyncio.Future[R]]], error: Exception) -> None:
        log.error("could not store what webhooks brought", events=len(batch), exc_info=error)
        for _, future in batch:
            if not future.done():
                future.set_exception(NotStored())


class NotStored(Exception):
    """The database did not take it: answer with an error, so that the carrier tries again."""
