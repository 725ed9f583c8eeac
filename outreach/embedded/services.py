"""Database and broker for as long as somebody uses them: the first user starts them, the last one stops them.

Users of one `var` each hold a shared flock on `services.lock`; who can make it exclusive is the last.
The kernel drops the lock of a killed process, so nothing is left that a later user could trip over.
A second lock, `services.mutex`, lets one process at a time start or stop servers.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from outreach.embedded.broker import Broker
from outreach.embedded.errors import ServiceError
from outreach.embedded.postgres import Postgres


@dataclass(frozen=True)
class Services:
    """The URLs of a database and a broker that answer."""

    database_url: str
    broker_url: str = field(repr=False)  # it holds a password


@contextmanager
def running(
    var: Path, *, durable: bool = True, database_url: str = "", broker_url: str = ""
) -> Iterator[Services]:
    """Real servers under `var` while the context is open; any number of processes may share them.

    A URL that is given is passed on and no server is started for it. `durable=False` trades safety
    against power loss for speed (tests). Raises ServiceError when a server will not start.
    """
    if database_url and broker_url:
        yield Services(database_url, broker_url)
        return
    with ExitStack() as stack:
        try:
            var.mkdir(parents=True, exist_ok=True)
            users = stack.enter_context((var / "services.lock").open("w"))
        except PermissionError as error:
            raise ServiceError(f"{var} belongs to another account", "run as that account") from error
        stack.callback(_leave, var, users)
        with _mutex(var):
            fcntl.flock(users, fcntl.LOCK_SH)
            ensure(var, durable=durable, database=not database_url, broker=not broker_url)
        yield Services(
            database_url or Postgres(var / "postgres").url, broker_url or Broker(var / "broker").url
        )


def revive(var: Path, *, durable: bool = True, database: bool = True, broker: bool = True) -> list[str]:
    """Start again what has died, under the same URLs; returns the names. For callers inside `running`."""
    with _mutex(var):
        return ensure(var, durable=durable, database=database, broker=broker)


def ensure(var: Path, *, durable: bool, database: bool, broker: bool) -> list[str]:
    """Make the wanted servers run; returns the names of those that had to be started."""
    wanted: list[tuple[str, Postgres | Broker]] = []
    if database:
        wanted.append(("database", Postgres(var / "postgres", durable=durable)))
    if broker:
        wanted.append(("broker", Broker(var / "broker", durable=durable)))
    return [name for name, server in wanted if server.ensure()]


def stop_unused(var: Path) -> bool:
    """Stop what killed users left running; False when somebody still uses it."""
    if not (var / "services.lock").exists():
        return True
    with (var / "services.lock").open("w") as users:
        return _leave(var, users)


def _leave(var: Path, users: IO[str]) -> bool:
    """Give up our share; the last one stops the servers. True when nobody is left."""
    with _mutex(var):
        try:
            # The shared lock is given up first, then the exclusive one is tried; the mutex keeps others
            # from coming in between.
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        else:
            Broker(var / "broker").stop()
            Postgres(var / "postgres").stop()
            return True
        finally:
            # Not left to close(): a forked child may hold a copy of the descriptor, and the lock with it.
            fcntl.flock(users, fcntl.LOCK_UN)


@contextmanager
def _mutex(var: Path) -> Iterator[None]:
    var.mkdir(parents=True, exist_ok=True)
    with (var / "services.mutex").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
