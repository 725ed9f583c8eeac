"""A talk with a patient, text by text."""

from outreach.actions.dispatch import dispatch
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.providers.memory import MemoryProvider
from tests.factories import (
    SettableClock,
    bodies,
    claimed,
    engine,
    text,
)

PHONE = "+16085550101"


class Talk:
    """A phone and an engine, a minute apart for each turn."""

    def __init__(self) -> None:
        self.clock, self.carrier = SettableClock(), MemoryProvider()
        self.engine = engine(self.clock, self.carrier)

    def say(self, words: str, *, sender: str = PHONE) -> list[str]:
        """Text these words; the texts that come back to that phone."""
        before = len(bodies(self.carrier))
        self.clock.advance(minutes=1)
        receive_inbound([text(words, sender=sender)], "memory", self.clock.now())
        take_replies(self.engine)
        self.send()
        return bodies(self.carrier)[before:]

    def send(self) -> None:
        dispatch(claimed(self.engine), self.engine)
