"""A whole Outreach for a story: real processes, a database and a broker of its own, a clock in our hands."""

import csv
import fcntl
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import IO, Any
from urllib.parse import urlsplit

import psycopg
import pytest
import redis
import requests
from psycopg import sql

from config.environment import BASE_DIR
from outreach.clock import VirtualClock
from outreach.commands.home import Home, sandbox_environment
from outreach.commands.stack import Sizes, supervise
from outreach.embedded.ports import free_port
from outreach.embedded.services import running
from outreach.embedded.supervisor import Supervisor
from tests.services import VAR

NOON = datetime(2027, 3, 8, 18, tzinfo=UTC)
"""A Monday's noon in Chicago: whatever the hour of the run, it isn't a quiet one."""
OUR_NUMBER = "+16085550100"
"""The number the sandbox's messaging service sends from."""
PACE = 3.0
"""At this pace lease and grace together are still longer, in real time, than a call may take."""
PATIENCE_S = 180
"""How long a story waits for what must come, in real seconds. How fast it comes is for `bench` to tell."""
LIMITS = {
    "LEASE_S": "3",
    "CALL_TIMEOUT_S": "5",
    "IN_DOUBT_GRACE_S": "15",
    "TICK_S": "0.2",
    "EMAIL_FROM": "Clinic <clinic@example.org>",
}
FEED_HEADINGS = (
    "Appointment ID", "Patient ID", "First Name", "Last Name", "Mobile Phone", "Email", "Appointment Type",
    "Date", "Time", "Status",
)  # fmt: skip

_SMALL = Sizes(urgent=1, bulk=1)
_LOOK_EVERY_S = 0.02
_HTTP_S = 60.0
_FAREWELL_S = 0.5  # what hasn't ended by then is killed: all it holds is thrown away anyway
_MIGRATE = "import django; django.setup(); from outreach.commands.up import prepare; prepare()"
_FILL = """
import sys, django
from datetime import datetime
django.setup()
from outreach.bench.data import make_messages
make_messages(int(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), people=int(sys.argv[3]))
"""
_UNFINISHED = """
    SELECT (SELECT count(*) FROM message WHERE status IN ('queued', 'sending', 'unknown')
                OR status = 'planned' AND send_at <= %s)
         + (SELECT count(*) FROM raw_receipt WHERE folded_at IS NULL)
         + (SELECT count(*) FROM inbound_message WHERE processed_at IS NULL)
"""


class Stack:
    """Everything of one story, for the thread that made it: the children's lives hang on that thread."""

    def __init__(
        self, home: Home, clock: VirtualClock, env: Mapping[str, str], supervisor: Supervisor, database: Any
    ) -> None:
        self.home, self.clock, self.env, self.supervisor = home, clock, env, supervisor
        self.log_dir = home.var / "log"
        self.pace = PACE
        """How fast the clock runs while we wait, in engine seconds a second; 0: it stands."""
        self.processes: set[str] = set()
        self._database = database
        self._ticked = time.monotonic()

    # Time

    def tick(self) -> None:
        """Look after the processes and move the clock by what has passed since the last look."""
        self.supervisor.poll()
        passed, self._ticked = time.monotonic() - self._ticked, time.monotonic()
        if self.pace:
            self.clock.set(self.clock.now() + timedelta(seconds=passed * self.pace))

    def until(self, condition: Callable[[], Any], what: str) -> Any:
        """The first true value of `condition`; fails when that takes far longer than it ever should."""
        end = time.monotonic() + PATIENCE_S
        while True:
            self.tick()
            if found := condition():
                return found
            if time.monotonic() > end:
                raise AssertionError(f"not within {PATIENCE_S} s: {what} {self.counts()}")
            time.sleep(_LOOK_EVERY_S)

    def let(self, seconds: float) -> None:
        """Let real time pass."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.tick()
            time.sleep(_LOOK_EVERY_S)

    def jump(self, instant: datetime) -> None:
        """Set the clock, and have it stand there."""
        self.pace = 0
        self.clock.set(instant)

    def quiet(self) -> None:
        """Wait until nothing is due, held by a worker, in doubt, on the wire or waiting to be read."""
        self.until(self._quiet, "quiet")

    def _quiet(self) -> bool:
        if self.value(_UNFINISHED, self.clock.now()) or any(self.get("pending").values()):
            return False
        return not self.value(_UNFINISHED, self.clock.now())  # what was on the wire may have come in since

    # The database

    def rows(self, query: str, *params: object) -> list[tuple[Any, ...]]:
        """Every row."""
        found: list[tuple[Any, ...]] = self._database.execute(query, params).fetchall()
        return found

    def value(self, query: str, *params: object) -> Any:
        """The first column of the only row."""
        return self.rows(query, *params)[0][0]

    def execute(self, query: str, *params: object) -> int:
        """Run a statement by itself; return how many rows it touched."""
        count: int = self._database.execute(query, params).rowcount
        return count

    def counts(self) -> dict[str, int]:
        """Messages by status."""
        return dict(self.rows("SELECT status, count(*) FROM message GROUP BY status"))

    def fill(self, count: int, send_at: datetime, *, people: int = 0) -> None:
        """Plan reminders, each about a visit of its own; patient n has the phone with contact id n."""
        self.python(_FILL, str(count), send_at.isoformat(), str(people))

    # The outside world

    def get(self, what: str, **query: str) -> Any:
        """Ask the sandbox's control side."""
        answer = requests.get(f"{self.home.sandbox_url}/_sandbox/{what}", params=query, timeout=_HTTP_S)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, what: str, content: Mapping[str, Any]) -> Any:
        """Tell the sandbox's control side. Safe in any thread."""
        answer = requests.post(f"{self.home.sandbox_url}/_sandbox/{what}", json=content, timeout=_HTTP_S)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def text(self, phone: str, body: str, **more: str) -> dict[str, Any]:
        """A phone texts us; returns once the webhook was answered. Safe in any thread."""
        told: dict[str, Any] = self.post("inbound", {"from": phone, "to": OUR_NUMBER, "body": body, **more})
        return told

    def accepted(self) -> int:
        """How many texts the carrier has accepted."""
        count: int = self.get("stats")["accepted"]
        return count

    def progress(self, count: int) -> None:
        """Wait until the carrier has accepted so many."""
        self.until(lambda: self.accepted() >= count, f"{count} accepted")

    def texts_to(self, phone: str) -> list[str]:
        """Bodies of what the carrier accepted for a phone, in order."""
        return [line["body"] for line in self.get("ledger", to=phone)]

    # Processes

    def python(self, code: str, *arguments: str) -> str:
        """Run code as one of ours would run, beside the others; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], env=self.env, cwd=BASE_DIR, timeout=PATIENCE_S,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        self._ticked = time.monotonic()
        return done.stdout

    def outreach(self, *arguments: str) -> str:
        """Run the `outreach` command."""
        return self.python("from outreach.cli import main; main()", *arguments)

    def import_visits(self, visits: Sequence[Sequence[str]]) -> str:
        """Import a feed of these rows, in the order of FEED_HEADINGS, by the command; return its report."""
        feed = self.home.var / "feed.csv"
        with feed.open("w", newline="") as file:
            csv.writer(file).writerows([FEED_HEADINGS, *visits])
        return self.outreach("import", str(feed), "--json")

    def kill(self, name: str) -> bool:
        """SIGKILL a child with all its descendants; False when it was down already."""
        up = any(state.name == name and state.pid for state in self.supervisor.states())
        self.supervisor.kill(name)
        return up

    def add_worker(self, name: str, queues: str, processes: int) -> None:
        """One more worker group, before the start."""
        self.supervisor.add(
            name,
            [sys.executable, "-m", "celery", "--app", "worker", "worker", "--queues", queues, "--concurrency",
             str(processes), "--hostname", f"{name}@%h", "--without-gossip", "--without-mingle",
             "--without-heartbeat", "--loglevel", "WARNING"],
            self.env,
        )  # fmt: skip

    def add_beat(self, name: str) -> None:
        """One more beat, before the start."""
        self.supervisor.add(
            name,
            [sys.executable, "-m", "celery", "--app", "worker", "beat", "--pidfile", "",
             "--schedule", str(self.home.var / name), "--loglevel", "WARNING"],
            self.env,
        )  # fmt: skip

    def broker(self) -> "redis.Redis":
        """A client of the stack's own broker; the caller closes it."""
        return redis.Redis.from_url(self.env["BROKER_URL"])

    def flush_broker(self) -> None:
        """Empty the broker, as a restart without its file would."""
        with self.broker() as client:
            client.flushall()

    def log_tails(self) -> str:
        """The last lines of every process, for whoever reads a failure."""
        tails = [f"{state}\n{self.supervisor.log_tail(state.name)}" for state in self.supervisor.states()]
        return "\n\n".join(tails)

    def clear(self, at: datetime = NOON) -> None:
        """An empty database but for the configuration, an empty sandbox, and the clock at `at`, running."""
        self.execute(
            "TRUNCATE audit_seal, audit_mark, task_event, message_event, message, raw_receipt, staff_task,"
            " inbound_message, appointment, consent_event, patient_contact, contact_point, patient"
            " RESTART IDENTITY CASCADE"
        )
        self.post("reset", {})
        self.post("faults", {})
        self.clock.set(at)
        self.pace = PACE


def visit(
    key: str,
    phone: str,
    date: str,
    time_: str,
    *,
    status: str = "Scheduled",
    email: str = "",
    name: tuple[str, str] = ("Robin", "Example"),
) -> list[str]:
    """A row of a feed; visits with one phone are one patient's."""
    return [key, f"P-{phone[-4:]}", *name, phone, email, "Follow-up", date, time_, status]


@contextmanager
def stack(
    *,
    sizes: Sizes = _SMALL,
    more: Callable[[Stack], None] | None = None,
    **settings: str,
) -> Iterator[Stack]:
    """A running stack with an empty database; `settings` are environment variables over LIMITS.

    `more` may add processes before the start.
    """
    with turn(), ExitStack() as exits:
        # Named as the plugin's own directories are, so that it clears what a killed run leaves.
        var = VAR / f"test-{os.getpid()}-journey-{secrets.token_hex(4)}"
        exits.callback(shutil.rmtree, var, ignore_errors=True)
        database_url = exits.enter_context(_database())
        services = exits.enter_context(running(var, database_url=database_url))
        home = Home(var, False, free_port(), free_port(), free_port(), sandboxed=True)
        clock = VirtualClock(var / "clock")
        clock.set(NOON)
        env = {
            **os.environ,
            **sandbox_environment(home.sandbox_port, home.smtp_port),
            **LIMITS,
            "DATABASE_URL": services.database_url,
            "BROKER_URL": services.broker_url,
            "VAR_DIR": str(var),
            "CLOCK_FILE": str(var / "clock"),
            "PUBLIC_URL": home.web_url,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **settings,
        }
        supervisor = _supervise(home, sizes, env)
        database = exits.enter_context(psycopg.connect(database_url, autocommit=True))
        made = Stack(home, clock, env, supervisor, database)
        made.python(_MIGRATE)
        if more is not None:
            more(made)
        exits.callback(supervisor.stop, _FAREWELL_S)
        supervisor.start(PATIENCE_S)
        yield made


@contextmanager
def turn() -> Iterator[None]:
    """One of as many as there are processors: more stacks at once would only make each other late."""
    with ExitStack() as exits:
        VAR.mkdir(parents=True, exist_ok=True)
        turns = range(os.cpu_count() or 1)
        files = [exits.enter_context((VAR / f"turn-{n}.lock").open("w")) for n in turns]
        while not any(_is_ours(file) for file in files):
            time.sleep(_LOOK_EVERY_S)
        yield


def _is_ours(file: IO[str]) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _supervise(home: Home, sizes: Sizes, env: Mapping[str, str]) -> Supervisor:
    # The sandbox's arguments name the address of the web process, which is read from our own environment.
    with pytest.MonkeyPatch.context() as ours:
        ours.setenv("PUBLIC_URL", env["PUBLIC_URL"])
        # Other tests have the machine too: whoever gave way to them would come too late.
        return supervise(home, sizes=sizes, extra=env, workers_nice=0)


@contextmanager
def _database() -> Iterator[str]:
    """A database of its own on the run's server."""
    url = os.environ["DATABASE_URL"]
    name = sql.Identifier(f"journey_{secrets.token_hex(6)}")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield urlsplit(url)._replace(path=f"/{name.as_string()[1:-1]}").geturl()
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
