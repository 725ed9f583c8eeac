"""The processes of a running Outreach, as a supervisor starts them."""

import os
import secrets
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from config.environment import BASE_DIR, read_environment
from outreach.commands.home import SANDBOX_ACCOUNT, SANDBOX_TOKEN, Home
from outreach.embedded.supervisor import Supervisor

_GIVE_WAY = 4
"""How far workers do, by `nice`: a carrier waits for an answer. With 10, other work starved them (ADR 2)."""

_PYTHON = (sys.executable, "-m")


@dataclass(frozen=True)
class Sizes:
    """How many processes each worker group has. Urgent work never waits behind bulk."""

    urgent: int = 2
    bulk: int = 3


def supervise(
    home: Home,
    *,
    sizes: Sizes = Sizes(),
    extra: Mapping[str, str] | None = None,
    workers_nice: int = _GIVE_WAY,
) -> Supervisor:
    """A supervisor, not yet started, of web, workers, beat and where needed the sandbox."""
    supervisor = Supervisor(home.var / "log")
    instance = secrets.token_hex(8)
    env = {
        **os.environ,
        **(extra or {}),
        "INSTANCE": instance,
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(BASE_DIR),
    }
    if home.sandboxed:
        supervisor.add(
            "sandbox",
            [*_PYTHON, "outreach.sandbox", *sandbox_arguments(home, env.get("CLOCK_FILE", ""))],
            env,
            answers(f"{home.sandbox_url}/_sandbox/config"),
        )
    saying = f'"instance": "{instance}"'
    supervisor.add("web", _web(home), env, answers(f"{home.web_url}/healthz", saying))
    for name, queues, processes in (
        ("worker-urgent", "urgent,receipts,upkeep", sizes.urgent),
        ("worker-bulk", "bulk", sizes.bulk),
    ):
        supervisor.add(name, _worker(name, queues, processes), env, nice=workers_nice)
    supervisor.add("beat", _beat(home), env)
    return supervisor


def _web(home: Home) -> list[str]:
    return [
        *_PYTHON, "uvicorn", "config.asgi:application", "--host", "127.0.0.1", "--port", str(home.web_port),
        "--no-access-log", "--log-level", "warning", "--loop", "uvloop", "--http", "httptools",
        "--no-server-header", "--no-date-header", "--timeout-graceful-shutdown", "15",
    ]  # fmt: skip


def _worker(name: str, queues: str, processes: int) -> list[str]:
    return [
        *_PYTHON, "celery", "--app", "worker", "worker", "--queues", queues,
        "--concurrency", str(processes), "--hostname", f"{name}@%h",
        "--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING",
    ]  # fmt: skip


def _beat(home: Home) -> list[str]:
    return [
        *_PYTHON, "celery", "--app", "worker", "beat",
        "--schedule", str(home.var / "beat"), "--pidfile", "", "--loglevel", "WARNING",
    ]  # fmt: skip


def sandbox_arguments(home: Home, clock_file: str) -> list[str]:
    """The sandbox's command line for this home."""
    arguments = [
        "--port", str(home.sandbox_port), "--smtp-port", str(home.smtp_port),
        "--inbound-url", f"{read_environment().public_url}/hooks/twilio/inbound",
        "--account-sid", SANDBOX_ACCOUNT, "--auth-token", SANDBOX_TOKEN,
    ]  # fmt: skip
    return [*arguments, "--clock-file", clock_file] if clock_file else arguments


def answers(url: str, saying: str = "") -> Callable[[], bool]:
    """A probe: whether this address answers with 2xx, and with these words: a stranger may have the port."""

    def probe() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=1) as response:  # noqa: S310  (our own loopback address)
                return bool(200 <= response.status < 300) and saying in response.read().decode()
        except (urllib.error.URLError, OSError):
            return False

    return probe
