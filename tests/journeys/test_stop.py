"""STOP in the middle of a send: once its webhook is answered, no call to that phone starts (rule P8)."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from outreach.commands.stack import Sizes
from tests.journeys.harness import NOON, Stack, stack

pytestmark = pytest.mark.journey

STOPPING = 480
RACES = 300
"""At least so many STOPs must meet a message of their phone that is queued or on its way to the carrier."""
ROUNDS = 4  # how many of a round's STOPs come in time hangs on the machine
EACH = 2  # messages of each of these phones
BYSTANDERS = 600
HELD = 20
DUE = NOON + timedelta(hours=1)
CARRIER_MS = 60
BARE, FREE = ("STOP", "Stop.", "unsubscribe"), ("please stop texting me", "no me manden mas mensajes")
Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def crowd() -> Iterator[Stack]:
    # Few calls at once: a batch then takes the better part of its start window, and most STOPs fall into one.
    with stack(sizes=Sizes(urgent=1, bulk=4), CALLS_IN_FLIGHT="8") as made:
        yield made


def test_p8_no_call_starts_after_a_stop_was_answered(crowd: Stack) -> None:
    """Hundreds of STOPs against four sending processes, each while a message of its phone is under way."""
    raced: Counter[str] = Counter()
    for seed in range(ROUNDS):
        if raced["met one under way"] < RACES:
            raced += _round(crowd, Random(seed))
    assert raced["met one under way"] >= RACES, raced
    assert raced["was overtaken by a call"] >= 20, raced
    assert raced["kept one back"] >= 50, raced


def _round(crowd: Stack, draw: Random) -> Counter[str]:
    """One send with its STOPs, and what came of every one; returns what they met."""
    crowd.clear()
    crowd.post("faults", {"latency_ms": CARRIER_MS})
    phones = _plan(crowd)

    answers = _stop_amid_the_send(crowd, phones, draw)
    crowd.quiet()

    assert {answer["webhook_status"] for answer in answers.values()} == {200}
    calls = _calls(crowd, phones)
    assert not {phone: at for phone, at in calls.items() if any(one > _end(answers[phone]) for one in at)}
    # The rest of theirs was kept back by the rule, and everybody else's went.
    assert _outcomes(crowd, phones) <= {("delivered", ""), ("suppressed", "P8"), ("suppressed", "P17")}
    assert _counts(crowd, stopping=False) == {"delivered": BYSTANDERS}
    theirs = _counts(crowd, stopping=True)
    assert theirs.keys() == {"delivered", "suppressed"}
    assert sum(theirs.values()) == STOPPING * EACH
    return _races(crowd, calls, answers)


def test_p8_a_stop_outwaits_a_worker_that_died_with_the_message_in_its_hands(crowd: Stack) -> None:
    """Nobody can say any more whether it called: the answer comes when it could not have begun one since."""
    crowd.clear()
    crowd.post("faults", {"latency_ms": 300})
    _plan(crowd)
    crowd.clock.set(DUE)
    crowd.until(lambda: len(_with_a_message(crowd, "sending")) >= HELD, "messages on their way")
    crowd.kill("worker-bulk")
    crowd.let(0.3)  # what its connections were writing is written
    windows = _windows(crowd)
    held = sorted(windows)[:HELD]
    assert held, "the worker had handed all of them over when it died"

    with ThreadPoolExecutor(HELD) as people:
        said = {phone: people.submit(crowd.text, phone, FREE[0]) for phone in held}
        crowd.until(lambda: all(one.done() for one in said.values()), "answers to STOP")
    answers = {phone: one.result() for phone, one in said.items()}
    crowd.quiet()

    assert {answer["webhook_status"] for answer in answers.values()} == {200}
    # What a dying connection still recorded has a known end, and nobody need wait for its window.
    orphans = _left_behind(crowd, held)
    assert orphans
    assert not [phone for phone in orphans if _end(answers[phone]) <= windows[phone]]
    calls = _calls(crowd, held)
    assert not {phone: at for phone, at in calls.items() if any(one > _end(answers[phone]) for one in at)}


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


def _plan(crowd: Stack) -> list[str]:
    """Plan the send; all through it, each phone that will say STOP has two messages some way apart."""
    count = STOPPING * EACH + BYSTANDERS
    crowd.fill(count, DUE)
    ids = range(1, count + 1)
    theirs = [id_ for id_ in ids if id_ * STOPPING * EACH // count > (id_ - 1) * STOPPING * EACH // count]
    others = sorted(set(ids) - set(theirs))
    # One may be on its way while the other is queued: a worker prepares eighty at a time.
    contacts = [1 + n // (80 * EACH) * 80 + n % 80 for n in range(len(theirs))]
    contacts += [STOPPING + 1 + n for n in range(len(others))]
    crowd.execute(
        # "moved", since reminders of one phone would be told in one text.
        "UPDATE message m SET template = 'moved', contact_id = v.contact,"
        " send_at = send_at + make_interval(secs => m.id / 1e6)"
        " FROM unnest(%s::bigint[], %s::bigint[]) v(id, contact) WHERE m.id = v.id",
        [*theirs, *others],
        contacts,
    )
    chosen = crowd.rows("SELECT value FROM contact_point WHERE id <= %s ORDER BY id", STOPPING)
    return [phone for (phone,) in chosen]


def _stop_amid_the_send(crowd: Stack, phones: list[str], draw: Random) -> Answers:
    """Start the send; each phone says STOP while one of its messages is on its way, or waits for a worker."""
    said: dict[str, Future[dict[str, Any]]] = {}
    early = 0
    crowd.clock.set(DUE)
    with ThreadPoolExecutor(48) as people:
        while len(said) < len(phones):
            crowd.tick()
            accepted = crowd.accepted()
            busy = [phone for phone in _with_a_message(crowd, "sending") if phone not in said]
            waiting = [phone for phone in _with_a_message(crowd, "queued") if phone not in {*said, *busy}]
            # Half of them at most before their turn, as the send goes on; of what is on its way not all at
            # once, so that they say it at different moments of a call.
            ahead = waiting[: max(0, accepted * STOPPING // 2 // (STOPPING * EACH + BYSTANDERS) - early)]
            early += len(ahead)
            now = [phone for phone in busy if draw.random() < 0.25] + ahead
            if accepted and not _with_a_message(crowd, "queued") and not busy:
                now = [phone for phone in phones if phone not in said]  # too late for these
            for phone in now:
                said[phone] = people.submit(crowd.text, phone, draw.choice(BARE + FREE))
            time.sleep(0.02)
        crowd.until(lambda: all(one.done() for one in said.values()), "answers to STOP")
    return {phone: one.result() for phone, one in said.items()}


def _with_a_message(crowd: Stack, status: str) -> list[str]:
    """The phones among those that will stop with a message in this state, the longest due first."""
    query = """
        SELECT c.value FROM message m JOIN contact_point c ON c.id = m.contact_id
        WHERE m.status = %s AND c.id <= %s GROUP BY c.value ORDER BY min(m.id)
    """
    return [phone for (phone,) in crowd.rows(query, status, STOPPING)]


def _windows(crowd: Stack) -> dict[str, datetime]:
    """When the last window to start a call closes for each phone with a message on its way."""
    query = """
        SELECT c.value, max(m.start_by) FROM message m JOIN contact_point c ON c.id = m.contact_id
        WHERE m.status = 'sending' GROUP BY c.value
    """
    return dict(crowd.rows(query))


def _left_behind(crowd: Stack, phones: list[str]) -> list[str]:
    """Those of these phones of whose message its worker left no word."""
    query = """
        SELECT DISTINCT c.value FROM message_event e JOIN message m ON m.id = e.message_id
        JOIN contact_point c ON c.id = m.contact_id
        WHERE e."to" = 'unknown' AND e.origin = 'sending' AND c.value = ANY(%s) ORDER BY 1
    """
    return [phone for (phone,) in crowd.rows(query, phones)]


def _calls(crowd: Stack, phones: list[str]) -> dict[str, list[datetime]]:
    """When calls about these phones began, save those that an opt-out's one confirmation made (P10)."""
    confirmations = {
        sid for (sid,) in crowd.rows("SELECT provider_id FROM message WHERE template = 'stop_ack'")
    }
    began: dict[str, list[datetime]] = {phone: [] for phone in phones}
    for call in crowd.get("calls"):
        if call["method"] == "POST" and call["to"] in began and call["sid"] not in confirmations:
            began[call["to"]].append(datetime.fromisoformat(call["started"]))
    return began


def _end(answer: dict[str, Any]) -> datetime:
    """When a STOP's webhook was answered."""
    return datetime.fromisoformat(answer["answered_at"])


def _races(crowd: Stack, calls: dict[str, list[datetime]], answers: Answers) -> Counter[str]:
    """What each STOP met: by the carrier's clock for calls, by the events of what never became a call."""
    query = """
        SELECT DISTINCT c.value FROM message_event e JOIN message m ON m.id = e.message_id
        JOIN contact_point c ON c.id = m.contact_id WHERE e."to" = 'suppressed' AND e.origin = 'queued'
    """
    kept_back = {phone for (phone,) in crowd.rows(query)}
    found: Counter[str] = Counter()
    for phone, answer in answers.items():
        said = datetime.fromisoformat(answer["sent_at"])
        in_flight = any(at <= said < at + timedelta(milliseconds=CARRIER_MS) for at in calls[phone])
        overtaken = any(said < at <= _end(answer) for at in calls[phone])
        found["met a call in flight"] += in_flight
        found["was overtaken by a call"] += overtaken
        found["kept one back"] += phone in kept_back
        found["met one under way"] += in_flight or overtaken or phone in kept_back
    return found


def _counts(crowd: Stack, *, stopping: bool) -> dict[str, int]:
    """The planned messages by status, of the phones that stop or of the others."""
    query = """
        SELECT m.status, count(*) FROM message m JOIN contact_point c ON c.id = m.contact_id
        WHERE m.template = 'moved' AND (c.id <= %s) = %s GROUP BY m.status
    """
    return dict(crowd.rows(query, STOPPING, stopping))


def _outcomes(crowd: Stack, phones: list[str]) -> set[tuple[str, str]]:
    """Status of each message to these phones, with the rule behind it."""
    query = """
        SELECT m.status,
               (SELECT rule FROM message_event e WHERE e.message_id = m.id ORDER BY e.id DESC LIMIT 1)
        FROM message m JOIN contact_point c ON c.id = m.contact_id WHERE c.value = ANY(%s)
    """
    return {(status, rule) for status, rule in crowd.rows(query, phones)}
