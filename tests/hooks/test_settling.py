"""Answers to opt-outs are held back until no call can start, whoever else waits (rule P8)."""

import asyncio
import threading
from collections.abc import Collection

import pytest
from django.db import OperationalError

from outreach.hooks.batcher import NotStored
from outreach.hooks.settling import Settling


class Calls:
    """Contacts to whom a call may start; each question is kept, and may meet a database that is away."""

    def __init__(self, *open_to: int) -> None:
        self.open_to = set(open_to)
        self.asked: list[set[int]] = []
        self.questions = threading.Semaphore(0)
        self.away = 0

    def __call__(self, contacts: Collection[int]) -> set[int]:
        self.asked.append(set(contacts))
        self.questions.release()
        if self.away:
            self.away -= 1
            raise OperationalError
        return self.open_to & set(contacts)


async def _asked_again(calls: Calls) -> None:
    """Until two more questions were asked: the first may have been on its way already."""
    for _ in range(2):
        assert await asyncio.to_thread(calls.questions.acquire, timeout=10)


def test_p8_released_as_soon_as_its_calls_are_over_and_not_before() -> None:
    calls = Calls(1, 2)

    async def story() -> None:
        settling = Settling(calls)
        one, two = (asyncio.create_task(settling.wait([contact])) for contact in (1, 2))
        await _asked_again(calls)
        assert not one.done()
        calls.open_to = {2}
        await one
        assert not two.done(), "it waits for its own phone, and nobody for another's"
        calls.open_to = set()
        await two

    asyncio.run(story())


def test_p8_one_question_serves_all_who_wait() -> None:
    calls = Calls()

    async def story() -> None:
        settling = Settling(calls)
        await asyncio.gather(*[settling.wait([contact]) for contact in (*range(50), *range(50))])

    asyncio.run(story())
    assert calls.asked == [set(range(50))]


def test_p8_nobody_is_released_by_a_question_asked_before_it_came() -> None:
    calls = Calls(1)

    async def story() -> None:
        settling = Settling(calls)
        first = asyncio.create_task(settling.wait([1]))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await settling.wait([2])
        calls.open_to = set()
        await first

    asyncio.run(story())
    assert all(2 not in asked for asked in calls.asked[:1])
    assert any(2 in asked for asked in calls.asked[1:])


def test_p8_a_database_that_was_away_is_asked_again() -> None:
    calls = Calls()
    calls.away = 2
    asyncio.run(Settling(calls).wait([1]))
    assert len(calls.asked) == 3


@pytest.mark.parametrize("away", [0, 10**6])
def test_p8_what_is_not_known_in_time_is_not_answered_as_if_it_were(away: int) -> None:
    calls = Calls(1)
    calls.away = away
    with pytest.raises(NotStored):
        asyncio.run(Settling(calls, patience_s=0).wait([1]))


def test_a_sender_that_hung_up_costs_the_others_nothing() -> None:
    calls = Calls(1, 2)

    async def story() -> None:
        settling = Settling(calls)
        gone, stays = (asyncio.create_task(settling.wait([contact])) for contact in (1, 2))
        await _asked_again(calls)
        gone.cancel()
        calls.open_to = set()
        await stays

    asyncio.run(story())
