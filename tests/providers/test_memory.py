"""The provider for tests and previews."""

import time
from datetime import UTC, datetime, timedelta

from outreach.domain.channel import Channel
from outreach.providers.base import Outgoing, Provider, Query, Reason, ReceiptStatus, SendError, Trace
from outreach.providers.memory import MemoryProvider

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PHONE = "+16085550123"


def outgoing(number: int, to: str = PHONE, start_in_s: float = 30) -> Outgoing:
    return Outgoing(number, f"token-{number}", to, "See you", time.monotonic() + start_in_s)


def query(
    provider_id: str = "", known: frozenset[str] = frozenset(), to: str = PHONE, at_s: int = 0
) -> Query:
    at = NOON + timedelta(seconds=at_s)
    return Query(1, to, "See you", at, at, provider_id, known)


def test_it_keeps_what_it_accepts() -> None:
    memory: Provider = MemoryProvider(now=lambda: NOON)
    (group,) = memory.send([outgoing(1), outgoing(2)])
    assert [(result.provider_id, result.error) for result in group] == [
        ("memory-1", None),
        ("memory-2", None),
    ]
    assert list(memory.send([])) == []
    assert memory.channel is Channel.SMS


def test_planned_errors_and_closed_windows() -> None:
    doubt = SendError(Reason.IN_DOUBT, "lost")
    memory = MemoryProvider(errors={PHONE: doubt})
    (group,) = memory.send([outgoing(1), outgoing(2, "+16085550124", start_in_s=-1)])
    assert group[0].error is doubt
    assert group[1].error is not None
    assert group[1].error.reason is Reason.NOT_STARTED
    assert memory.kept == []


def test_a_held_message_is_found_although_its_call_failed() -> None:
    memory = MemoryProvider(errors={PHONE: SendError(Reason.IN_DOUBT)}, held={PHONE}, now=lambda: NOON)
    (group,) = memory.send([outgoing(1)])
    assert group[0].error is not None
    assert group[0].provider_id == ""
    found = memory.look_up(
        [
            query(),
            query(provider_id="memory-1", at_s=99),
            query(known=frozenset({"memory-1"})),
            query(to="+16085550124"),
            query(at_s=1),
        ]
    )
    there, missing = Trace(1, "memory-1", ReceiptStatus.ACCEPTED), Trace(1)
    assert found == [there, there, missing, missing, missing]
