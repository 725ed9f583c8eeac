"""Group commit: company where there is some, and nobody answered before the commit."""

import asyncio
import threading
from collections.abc import Sequence

import pytest
from django.db import InterfaceError, OperationalError

from outreach.hooks.batcher import Batcher, NotStored


class Store:
    """Keeps batches; each waits for `gate`, and the items in `poison` can't be stored."""

    def __init__(self, *poison: str) -> None:
        self.batches: list[list[str]] = []
        self.kept: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self._poison = set(poison)

    def __call__(self, items: Sequence[str]) -> int:
        assert self.gate.wait(10)
        self.batches.append(list(items))
        if self._poison & set(items):
            raise ValueError("it can't be stored")
        self.kept += items
        return len(self.kept)


async def put_all(batcher: Batcher[str, int], items: Sequence[str]) -> list[int | BaseException]:
    return await asyncio.gather(*[batcher.put(item) for item in items], return_exceptions=True)


def test_what_arrives_while_one_is_stored_is_stored_together() -> None:
    store = Store()

    async def story() -> None:
        batcher = Batcher(store)
        store.gate.clear()
        first = asyncio.create_task(batcher.put("a"))
        await asyncio.sleep(0)
        rest = asyncio.create_task(put_all(batcher, ["b", "c", "d"]))
        await asyncio.sleep(0.01)
        assert not first.done(), "nobody is answered before the commit"
        store.gate.set()
        assert await first == 1
        assert await rest == [4, 4, 4]

    asyncio.run(story())
    assert store.batches == [["a"], ["b", "c", "d"]]


def test_warming_up_stores_nothing_and_a_database_that_is_away_does_no_harm() -> None:
    store = Store()
    away = [OperationalError("starting up")]

    def connecting(items: Sequence[str]) -> int:
        if away:
            raise away.pop()
        return store(items)

    async def story() -> None:
        batcher = Batcher(connecting)
        await batcher.warm_up()
        assert not away
        await batcher.warm_up()
        assert await batcher.put("a") == 1

    asyncio.run(story())
    assert store.batches == [[], ["a"]]


def test_no_batch_is_larger_than_allowed() -> None:
    store = Store()
    asyncio.run(put_all(Batcher(store, largest=4), list("abcdefghij")))
    assert store.kept == list("abcdefghij")
    assert max(len(batch) for batch in store.batches) == 4


@pytest.mark.parametrize("poison", [["c"], ["a"], ["e"], ["a", "c"], list("abcde")])
def test_one_that_cannot_be_stored_takes_no_other_with_it(poison: list[str]) -> None:
    store = Store(*poison)
    answers = asyncio.run(put_all(Batcher(store), list("abcde")))
    assert store.kept == [item for item in "abcde" if item not in poison]
    for item, answer in zip("abcde", answers, strict=True):
        assert isinstance(answer, NotStored) == (item in poison)


def test_it_goes_on_after_trouble() -> None:
    store = Store("a")

    async def story() -> None:
        batcher = Batcher(store)
        with pytest.raises(NotStored):
            await batcher.put("a")
        assert await batcher.put("b") == 1

    asyncio.run(story())


class Away(Store):
    """A database that can't be reached the first few times."""

    def __init__(self, times: int, error: type[Exception]) -> None:
        super().__init__()
        self._times, self._error = times, error

    def __call__(self, items: Sequence[str]) -> int:
        if len(self.batches) < self._times:
            self.batches.append(list(items))
            raise self._error
        return super().__call__(items)


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_comes_back_gets_all_in_their_order(error: type[Exception]) -> None:
    """Carriers bring a text once, perhaps twice: a restart of the database must not lose an opt-out."""
    store = Away(2, error)
    assert asyncio.run(put_all(Batcher(store, largest=2), list("abc"))) == [2, 2, 3]
    assert store.kept == list("abc")


def test_one_that_stays_away_is_not_waited_for_longer_than_a_carrier_waits() -> None:
    store = Away(10**6, OperationalError)
    answers = asyncio.run(put_all(Batcher(store, patience_s=0), list("abc")))
    assert [type(answer) for answer in answers] == [NotStored] * 3
    assert len(store.batches) == 1, "one failure tells that it is away for each of them"


def test_a_sender_that_hung_up_costs_the_others_nothing() -> None:
    store = Store()

    async def story() -> None:
        batcher = Batcher(store)
        store.gate.clear()
        gone = asyncio.create_task(batcher.put("a"))
        await asyncio.sleep(0)
        gone.cancel()
        stays = asyncio.create_task(batcher.put("b"))
        await asyncio.sleep(0)
        store.gate.set()
        assert await stays == 2
        assert gone.cancelled()

    asyncio.run(story())
    assert store.kept == ["a", "b"]
