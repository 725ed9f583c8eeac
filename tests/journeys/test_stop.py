"""STOP in the middle of a send: once its webhook is answered, no call to that phone starts (rule P8)."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from outreach.commands.stack import Sizes
from tests.journeys.harness import NOON, Stack, stack

pytestmark = pytest.mark.journey

MESSAGES = 1000
DUE = NOON + timedelta(hours=1)


@pytest.fixture(scope="module")
def crowd() -> Iterator[Stack]:
    # Few calls at once: a batch then takes the better part of its start window, and most STOPs fall into one.
    with stack(sizes=Sizes(urgent=1, bulk=2), CALLS_IN_FLIGHT="8") as made:
        yield made


@pytest.mark.parametrize("stopping", [5, 40], ids=["a_handful", "forty"])
def test_no_call_starts_after_stop_was_answered(crowd: Stack, stopping: int) -> None:
    crowd.clear()
    crowd.post("faults", {"latency_ms": 60})
    phones = _plan(crowd, stopping)

    answers = _stop_amid_the_send(crowd, phones, Random(stopping))
    crowd.quiet(60)

    calls: dict[str, list[str]] = {phone: [] for phone in phones}
    for call in crowd.get("calls"):
        if call["to"] in calls and call["method"] == "POST":
            calls[call["to"]].append(call["started"])
    late = {phone: [at for at in calls[phone] if at > answers[phone]["answered_at"]] for phone in phones}
    assert {answer["webhook_status"] for answer in answers.values()} == {200}
    assert not {phone: at for phone, at in late.items() if at}
    # The rest of theirs was kept back by the rule, and everybody else's went.
    assert _outcomes(crowd, phones) <= {("delivered", ""), ("suppressed", "P8"), ("suppressed", "P17")}
    kept = crowd.value("SELECT count(*) FROM message WHERE status = 'suppressed'")
    assert crowd.counts() == {"delivered": MESSAGES - kept, "suppressed": kept}
    assert kept > 0, "no STOP came before its phone's last message"
    assert any(calls.values()), "no STOP came after its phone's first message"


def test_start_brings_later_messages_back(crowd: Stack) -> None:
    crowd.clear()
    crowd.fill(2, DUE, people=2)
    back, gone = (crowd.value("SELECT value FROM contact_point WHERE id = %s", n) for n in (1, 2))
    crowd.jump(DUE)
    crowd.quiet()
    crowd.text(back, "STOP")
    crowd.text(gone, "STOP")
    crowd.jump(DUE + timedelta(hours=1))
    assert crowd.text(back, "START")["webhook_status"] == 200
    crowd.quiet()

    crowd.fill(2, DUE + timedelta(hours=1), people=2)
    crowd.quiet()

    assert len(crowd.texts_to(back)) == 2
    assert len(crowd.texts_to(gone)) == 1
    assert _outcomes(crowd, [gone]) == {("delivered", ""), ("suppressed", "P8")}
    kinds = "SELECT kind FROM consent_event WHERE contact_id = %s ORDER BY id"
    assert crowd.rows(kinds, 1) == [("granted",), ("withdrawn",), ("granted",)]


def _plan(crowd: Stack, stopping: int) -> list[str]:
    """Plan the send; every tenth message, all through it, goes to one of the phones that will say STOP."""
    crowd.fill(MESSAGES, DUE)
    # "moved", since reminders of one phone would be told in one text.
    crowd.execute(
        "UPDATE message SET template = 'moved', contact_id = 1 + id / 10 %% %s WHERE id %% 10 = 0", stopping
    )
    crowd.execute("UPDATE message SET template = 'moved' WHERE contact_id <= %s", stopping)
    chosen = crowd.rows("SELECT value FROM contact_point WHERE id <= %s ORDER BY id", stopping)
    return [phone for (phone,) in chosen]


def _stop_amid_the_send(crowd: Stack, phones: list[str], draw: Random) -> dict[str, Any]:
    """Start the send; each phone says STOP at a moment of its own, by the send's progress."""
    moments = sorted(draw.sample(range(20, MESSAGES * 2 // 3), len(phones)))
    said: dict[str, Future[dict[str, Any]]] = {}
    crowd.clock.set(DUE)
    with ThreadPoolExecutor(len(phones)) as people:
        for moment, phone in zip(moments, draw.sample(phones, len(phones)), strict=True):
            crowd.progress(moment)
            said[phone] = people.submit(crowd.text, phone, "STOP")
        crowd.until(lambda: all(one.done() for one in said.values()), 30, "answers to STOP")
    return {phone: one.result() for phone, one in said.items()}


def _outcomes(crowd: Stack, phones: list[str]) -> set[tuple[str, str]]:
    """Status of each message to these phones, with the rule behind it."""
    query = """
        SELECT m.status,
               (SELECT rule FROM message_event e WHERE e.message_id = m.id ORDER BY e.id DESC LIMIT 1)
        FROM message m JOIN contact_point c ON c.id = m.contact_id WHERE c.value = ANY(%s)
    """
    return {(status, rule) for status, rule in crowd.rows(query, phones)}
