"""Canaries: a name, phones, mailboxes and words that only the database and the carrier may hold.

Broker (every command, every key, its file), logs (ours, PostgreSQL's) and command lines, over a day in which
everything goes wrong that quotes a row when it does (rule P45).
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import celery
import psycopg
import pytest
import requests

from tests.journeys.evidence import CommandLines, Monitor, files, found, keys
from tests.journeys.harness import Stack, stack, visit

pytestmark = pytest.mark.journey

BEFORE = datetime(2027, 3, 1, 18, tzinfo=UTC)
DUE = datetime(2027, 3, 9, 16, tzinfo=UTC)
GIVEN, FAMILY = "Zephyrine", "Quillfeather"
PLAIN, LANDLINE, INVALID, DOUBTFUL, HELD = (f"+160855501{n}" for n in (61, 62, 63, 64, 65))
MAILBOX, LAST_MAILBOX = "canary.owl@example.org", "canary.wren@example.net"
WORDS = "seventeen purple giraffes"
OUR_WORDS = ("Reply C to confirm", "friendly reminder", "a person will read")
CANARIES = [
    GIVEN, FAMILY, MAILBOX, LAST_MAILBOX, WORDS, *OUR_WORDS,
    *(form for phone in (PLAIN, LANDLINE, INVALID, DOUBTFUL, HELD)
      for form in (phone[2:], f"608-555-{phone[-4:]}", f"608) 555-{phone[-4:]}", f"555-{phone[-4:]}")),
]  # fmt: skip
CONTROL = "vermilion okapi"


class Watched:
    """A stack with all its leaks under observation from before its start."""

    def __init__(self) -> None:
        self.stack: Stack
        self.monitor: Monitor
        self.lines: CommandLines

    def begin(self, made: Stack) -> None:
        self.stack, self.monitor, self.lines = made, Monitor(made.env["BROKER_URL"]), CommandLines()

    def surfaces(self) -> dict[str, bytes]:
        with self.stack.broker() as client:
            held = keys(client)
        logs = {f"log {name}": text for name, text in files(self.stack.log_dir).items()}
        broker = files(self.stack.home.var / "broker")
        return {
            "broker commands": self.monitor.heard(),
            "broker keys": held,
            "broker file": b"\n".join(text for name, text in broker.items() if ".aof" in name),
            "broker log": broker["server.log"],
            "database log": self._database_log().read_bytes(),
            "command lines": self.lines.seen(),
            **logs,
        }

    def _database_log(self) -> Path:
        return Path(self.stack.value("SHOW data_directory")).parent / "server.log"


@pytest.fixture
def watched() -> Iterator[Watched]:
    made = Watched()
    with stack(more=made.begin) as made.stack:
        try:
            yield made
        finally:
            made.monitor.close()
            made.lines.close()


def test_nothing_personal_outside_the_database(watched: Watched) -> None:
    _a_bad_day(watched.stack)

    surfaces = watched.surfaces()
    assert {"log web.log", "log worker-urgent.log", "log worker-bulk.log", "log beat.log"} <= surfaces.keys()
    assert found(CANARIES, surfaces) == set()

    # The same search finds what is planted, so that it could have found what we looked for.
    _plant(watched.stack)
    planted = watched.stack.until(lambda: _planted(watched), "the planted words")
    assert planted >= {
        "broker commands", "broker keys", "broker file", "log control.log", "command lines", "database log",
    }  # fmt: skip


def _a_bad_day(made: Stack) -> None:
    """From import to receipts, with every failure on the way that we can bring about."""
    made.jump(BEFORE)
    made.import_visits(
        [
            visit("V1", PLAIN, "03/12/2027", "10:00 AM", name=(GIVEN, FAMILY)),
            visit("V2", LANDLINE, "03/12/2027", "10:00 AM", name=(GIVEN, FAMILY), email=MAILBOX),
            visit("V3", INVALID, "03/12/2027", "10:00 AM", name=(GIVEN, FAMILY), email=LAST_MAILBOX),
            visit("V4", DOUBTFUL, "03/12/2027", "10:00 AM", name=(GIVEN, FAMILY)),
            visit("V5", HELD, "03/12/2027", "10:00 AM", name=(GIVEN, FAMILY)),
        ]
    )
    made.execute(
        "UPDATE message SET template = 'which_visit' WHERE contact_id ="
        " (SELECT id FROM contact_point WHERE value = %s)",
        HELD,
    )
    made.post("faults", {
        "numbers": {"landline": [LANDLINE], "invalid": [INVALID]},
        "api": [
            {"kind": "lost_answer", "to": DOUBTFUL, "times": 1},
            {"kind": "server_error", "on": "read", "times": 2},
        ],
        "callbacks": {"drop_rate": 1},
    })  # fmt: skip
    with _forbidden(made, "message", f"body NOT LIKE '%{GIVEN}%'"):
        made.jump(DUE)
        made.until(lambda: _failures(made, "worker-bulk"), "a failed dispatch")
    made.pace = 10
    made.quiet()
    made.clock.set(made.clock.now() + timedelta(minutes=16))  # what no receipt told, the carrier is asked
    made.until(lambda: len(made.get("mail")) == 2, "two letters in place of texts")
    assert made.counts()["held"] == 1
    assert b"can't be asked" in (made.log_dir / "worker-urgent.log").read_bytes()
    made.post("faults", {})

    with _forbidden(made, "inbound_message", f"body NOT LIKE '%{WORDS}%'"):
        assert made.text(PLAIN, f"{WORDS}, says {GIVEN}")["webhook_status"] == 503
    with _forbidden(made, "inbound_message", f"body NOT LIKE '%{WORDS}%' OR processed_at IS NULL"):
        assert made.text(PLAIN, f"{WORDS}, says {GIVEN}")["webhook_status"] == 200
        made.until(lambda: _failures(made, "worker-urgent"), "a failed reply")
    _strangers(made)
    made.text(PLAIN, "STOP")
    made.kill("worker-bulk")
    made.kill("sandbox")  # carrier and mail server are gone for a while
    made.jump(made.clock.now() + timedelta(days=2))
    made.let(2)
    made.until(lambda: _listens(made), "a carrier that is back")
    made.pace = 10
    made.until(lambda: made.accepted() or made.get("mail"), "something sent once it is back")


def _listens(made: Stack) -> bool:
    """Whether the sandbox takes connections."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", made.home.sandbox_port)) == 0


@contextmanager
def _forbidden(made: Stack, table: str, check: str) -> Iterator[None]:
    """Have the database refuse rows, quoting them, for a while."""
    made.execute(f"ALTER TABLE {table} ADD CONSTRAINT canary CHECK ({check}) NOT VALID".replace("%", "%%"))
    try:
        yield
    finally:
        made.execute(f"ALTER TABLE {table} DROP CONSTRAINT canary")


def _failures(made: Stack, child: str) -> bool:
    """Whether the child has logged that the database refused a row."""
    log = (made.log_dir / f"{child}.log").read_bytes()
    return b"CheckViolation" in log or b"IntegrityError" in log


def _strangers(made: Stack) -> None:
    """Requests nobody signed, one of them too large."""
    for body in (WORDS, WORDS * 5000):
        form = {"MessageSid": "SM" + "0" * 32, "From": PLAIN, "To": PLAIN, "Body": body}
        for path in ("inbound", "status/00000000-0000-4000-8000-000000000000"):
            answer = requests.post(f"{made.home.web_url}/hooks/twilio/{path}", data=form, timeout=10)
            assert answer.status_code in {403, 413}


def _plant(made: Stack) -> None:
    with celery.Celery("control", broker=made.env["BROKER_URL"]) as app:
        app.conf.task_default_queue = "control"
        app.send_task("control", args=[[1, CONTROL]], argsrepr="([…],)")
        app.close()
    made.supervisor.add("control", ["/bin/sh", "-c", f"echo '{CONTROL}'; sleep 60"], made.env)
    with psycopg.connect(made.env["DATABASE_URL"]) as connection:
        connection.execute("SET log_statement = 'all'")
        connection.execute(f"SELECT '{CONTROL}'")


def _planted(watched: Watched) -> set[str] | None:
    where = {surface for surface, _ in found([CONTROL], watched.surfaces())}
    return where if len(where) >= 6 else None
