"""Users of the embedded servers, and what the tests ask of them."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psycopg
import redis

from outreach.embedded import processes
from outreach.embedded.broker import Broker
from outreach.embedded.postgres import Postgres
from outreach.embedded.services import Services

ROOT = Path(__file__).resolve().parents[2]
KILL = ((signal.SIGKILL, 5.0),)

USER = """
import sys
from pathlib import Path
from outreach.embedded.services import running

with running(Path(sys.argv[1]), durable=False) as services:
    print(services.database_url, services.broker_url, flush=True)
    sys.stdin.read()
"""


def servers(var: Path) -> list[str]:
    """Names of the server processes of this directory that are alive."""
    found = processes.working_in("postgres", var / "postgres" / "data")
    found += processes.working_in("valkey-server", var / "broker")
    return [process.name() for process in found if processes.lives(process)]


def kill_servers(var: Path) -> None:
    found = [Postgres(var / "postgres").process(), Broker(var / "broker").process()]
    assert processes.end([process for process in found if process is not None], KILL)


def query(services: Services, text: str) -> object:
    with psycopg.connect(services.database_url, autocommit=True) as connection:
        cursor = connection.execute(text.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def client(services: Services) -> redis.Redis:
    return redis.Redis.from_url(services.broker_url)


def another_user(var: Path) -> subprocess.Popen[str]:
    """A process that uses the servers until its input is closed; its first line names the URLs."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(USER), str(var)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_line(user: subprocess.Popen[str]) -> str:
    assert user.stdout is not None
    return user.stdout.readline().strip()


def finish(user: subprocess.Popen[str]) -> None:
    user.communicate()
