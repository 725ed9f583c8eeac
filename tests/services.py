"""Pytest plugin (`-p tests.services`): a database and a broker of its own for every test run.

It comes before pytest-django reads the settings. Only the controller starts servers; the processes of
pytest-xdist inherit its environment. DATABASE_URL and BROKER_URL are respected when they are set.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from outreach.embedded.services import running, stop_unused

VAR = Path(__file__).resolve().parent.parent / "var"
DAY = 86_400


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start the servers and name them in the environment; they stop when pytest's configuration ends."""
    options = early_config.known_args_namespace
    if "PYTEST_XDIST_WORKER" in os.environ or options.help or options.version:
        return
    given = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "BROKER_URL")}
    clear_leftovers(VAR)
    # Registered before anything is started, and run even if pytest gives up before it is configured.
    stack = ExitStack()
    early_config.add_cleanup(stack.close)
    home = VAR / f"test-{os.getpid()}-{secrets.token_hex(4)}"
    stack.callback(shutil.rmtree, home, ignore_errors=True)
    services = stack.enter_context(
        running(home, durable=False, database_url=given["DATABASE_URL"], broker_url=given["BROKER_URL"])
    )
    os.environ |= {"DATABASE_URL": services.database_url, "BROKER_URL": services.broker_url}
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))


def clear_leftovers(var: Path) -> None:
    """Stop and remove what killed test runs left: the owner's pid is gone, or the directory is a day old."""
    for home in var.glob("test-*"):
        pid = home.name.split("-")[1]
        try:
            young = time.time() - home.stat().st_mtime < DAY
        except FileNotFoundError:  # its owner, or another run, was faster
            continue
        if pid.isdigit() and psutil.pid_exists(int(pid)) and young:
            continue
        if stop_unused(home):
            shutil.rmtree(home, ignore_errors=True)
