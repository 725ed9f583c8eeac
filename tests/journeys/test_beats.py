"""Two beats by mistake: every tick comes twice, every message goes once."""

from collections import Counter
from collections.abc import Iterator

import pytest

from outreach.commands.stack import Sizes
from tests.journeys.harness import NOON, Stack, stack

pytestmark = pytest.mark.journey

MESSAGES = 500


@pytest.fixture
def doubled() -> Iterator[Stack]:
    # Patient limits: on a busy machine a lease that ends, or a window that closes, claims a message again.
    patient = {"LEASE_S": "60", "START_WINDOW_S": "10"}
    sizes = Sizes(urgent=2, bulk=2)
    with stack(sizes=sizes, more=lambda made: made.add_beat("beat-2"), **patient) as made:
        yield made


def test_two_beats_send_everything_once(doubled: Stack) -> None:
    doubled.post("faults", {"latency_ms": 30})
    doubled.until(lambda: list(doubled.home.var.glob("beat-2*")), "a second beat")
    doubled.fill(MESSAGES, NOON)
    doubled.quiet()

    accepted = Counter(line["to"] for line in doubled.get("ledger"))
    assert len(accepted) == MESSAGES
    assert set(accepted.values()) == {1}
    assert doubled.counts() == {"delivered": MESSAGES}
    queued = "SELECT count(*) FROM message_event WHERE \"to\" = 'queued'"
    assert doubled.value(queued) == MESSAGES, "two ticks claimed the same message"
    beats = [state for state in doubled.supervisor.states() if state.name.startswith("beat")]
    assert [(state.up, state.restarts) for state in beats] == [(True, 0), (True, 0)]
