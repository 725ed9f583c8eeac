"""Sending what is due, and looking at it while it is sent."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from outreach.actions.dispatch import dispatch
from outreach.providers.base import Outgoing, Result
from outreach.providers.memory import MemoryProvider
from tests.factories import (
    NOW,
    SettableClock,
    claimed,
    engine,
)


class Watched(MemoryProvider):
    """Calls `during` when a batch arrives at the carrier."""

    def __init__(self, during: Callable[[], object]) -> None:
        super().__init__()
        self._during = during

    def send(self, batch: Sequence[Outgoing]) -> Iterator[Sequence[Result]]:
        self._during()
        return super().send(batch)


def send(*providers: MemoryProvider, at: datetime = NOW, between: Callable[[], object] = lambda: None) -> int:
    """Claim what is due, let something happen, dispatch."""
    the = engine(SettableClock(at), *providers)
    ids = claimed(the)
    between()
    return dispatch(ids, the)
