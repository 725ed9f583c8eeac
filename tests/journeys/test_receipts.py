"""The web process dies while callbacks pour in: what the carrier couldn't tell us, we ask."""

from datetime import timedelta

import pytest

from tests.journeys.harness import NOON, Stack

pytestmark = pytest.mark.journey

MESSAGES = 400
KILLS = 3


def test_receipts_lost_with_the_web_process_are_made_up_for(running_stack: Stack) -> None:
    stack = running_stack
    # Slow enough that many messages are under way at any moment; a callback is tried twice and then lost.
    callbacks = {"queued_ms": 200, "sent_ms": 600, "delivered_ms": 1200}
    stack.post("faults", {"latency_ms": 100, "callbacks": callbacks})
    stack.fill(MESSAGES, NOON)
    stack.clock.set(NOON)
    for kill in range(KILLS):
        stack.progress((kill + 1) * MESSAGES // (KILLS + 1))
        stack.until(lambda: stack.kill("web"), "a web process to kill")
    stack.progress(MESSAGES)
    stack.until(lambda: not any(stack.get("pending").values()), "no callback on the way")
    lost = stack.get("stats")["callbacks_failed"]
    waiting = stack.until(lambda: stack.counts().get("sent"), "a text without its last receipt")

    stack.clock.set(stack.clock.now() + timedelta(minutes=16))
    stack.until(lambda: stack.counts() == {"delivered": MESSAGES}, "all delivered")

    assert lost >= waiting
    asked = "SELECT count(*) FROM message_event WHERE \"to\" = 'delivered' AND reason LIKE '%%asked'"
    assert 0 < stack.value(asked) <= waiting
    assert stack.accepted() == MESSAGES
