"""Words of danger at night, a clinic with colleagues on call, and what each phone got."""

from dataclasses import replace
from datetime import datetime

from outreach.actions.dispatch import dispatch
from outreach.actions.engine import Engine
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.providers.memory import MemoryProvider
from tests.factories import (
    SettableClock,
    claimed,
    engine,
    text,
)

DANGER = "I don't want to live anymore"
NIGHT = datetime.fromisoformat("2027-03-09T02:00-06:00")
ON_CALL, BACKUP = "+16085550171", "+16085550172"


def on_duty(clock: SettableClock, carrier: MemoryProvider) -> Engine:
    plain = engine(clock, carrier)
    return replace(plain, clinic=replace(plain.clinic, on_call=ON_CALL, backup=BACKUP))


def hear(the: Engine, *words: str) -> None:
    receive_inbound([text(each) for each in words], "memory", the.clock.now())
    take_replies(the)
    dispatch(claimed(the), the)


def sent_to(carrier: MemoryProvider, number: str) -> list[str]:
    return [kept.message.body for kept in carrier.kept if kept.message.to == number]
