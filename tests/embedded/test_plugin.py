"""The pytest plugin that gives each run its servers, seen from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from outreach.embedded import processes
from outreach.embedded.services import running
from tests.services import DAY, clear_leftovers

ROOT = Path(__file__).resolve().parents[2]

SEES = """
import os

def test_sees():
    print("SEEN", os.environ.get("DATABASE_URL"), os.environ.get("BROKER_URL"))
"""

ENDLESS = """
import sys
from pathlib import Path
from outreach.embedded.services import running

with running(Path(sys.argv[1]), durable=False):
    print("up", flush=True)
    sys.stdin.read()
"""


def pytest_run(tmp_path: Path, *arguments: str, **urls: str) -> subprocess.CompletedProcess[str]:
    """Run pytest with the plugin, outside this run's environment."""
    (tmp_path / "test_sees.py").write_text(SEES)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    ours = ("DATABASE_URL", "BROKER_URL", "PYTEST_ADDOPTS")
    env = {k: v for k, v in os.environ.items() if k not in ours and not k.startswith("PYTEST_XDIST")}
    options = ["-p", "tests.services", "-p", "no:django", "-p", "no:cacheprovider", "-s"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-c", str(tmp_path / "pytest.ini"), *options, *arguments],
        cwd=ROOT,
        env=env | urls,
        capture_output=True,
        text=True,
    )


def seen(run: subprocess.CompletedProcess[str]) -> list[str]:
    assert run.returncode == 0, run.stdout + run.stderr
    return next(line for line in run.stdout.splitlines() if "SEEN" in line).split()[-2:]


def test_a_run_has_servers_of_its_own_and_leaves_nothing(tmp_path: Path) -> None:
    database_url, broker_url = seen(pytest_run(tmp_path, "-n", "0", str(tmp_path)))
    assert database_url.startswith("postgresql://postgres@/outreach?host=")
    assert broker_url.startswith("redis://:")
    assert not [home for home in (ROOT / "var").glob("test-*") if f"/{home.name}/" in database_url]


def test_servers_that_were_given_are_used(tmp_path: Path) -> None:
    given = {"DATABASE_URL": "postgresql://db.example.org/x", "BROKER_URL": "redis://broker.example.org/0"}
    assert seen(pytest_run(tmp_path, "-n", "0", str(tmp_path), **given)) == list(given.values())


def test_questions_to_pytest_itself_are_answered(tmp_path: Path) -> None:
    for arguments in (["--version"], ["--help"], ["--collect-only", "-n", "0", str(tmp_path)]):
        run = pytest_run(tmp_path, *arguments)
        assert run.returncode == 0, run.stdout + run.stderr


def leave(home: Path) -> int:
    """Servers under `home` whose only user was killed; returns that user's pid, which is gone."""
    owner = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == "up\n"
    os.kill(owner.pid, signal.SIGKILL)
    owner.communicate()
    return owner.pid


def test_what_a_killed_run_left_is_stopped_and_removed(tmp_path: Path) -> None:
    gone = leave(tmp_path / "draft")
    home = tmp_path / f"test-{gone}-ab"
    # The servers know the directory by its inode, so they follow it to the name that tells the pid.
    (tmp_path / "draft").rename(home)
    assert processes.working_in("postgres", home / "postgres" / "data")
    clear_leftovers(tmp_path)
    assert not home.exists()
    assert processes.working_in("postgres", home / "postgres" / "data") == []
    assert processes.working_in("valkey-server", home / "broker") == []


def test_the_directory_of_a_living_run_stays(tmp_path: Path) -> None:
    home = tmp_path / f"test-{os.getpid()}-ab"
    home.mkdir()
    clear_leftovers(tmp_path)
    assert home.exists()


def test_a_day_old_directory_goes_unless_it_is_in_use(tmp_path: Path) -> None:
    unused, used = tmp_path / f"test-{os.getpid()}-ab", tmp_path / f"test-{os.getpid()}-cd"
    unused.mkdir()
    with running(used, durable=False):
        for home in (unused, used):
            os.utime(home, (home.stat().st_mtime - DAY - 60,) * 2)
        clear_leftovers(tmp_path)
        assert used.exists()
        assert not unused.exists()
