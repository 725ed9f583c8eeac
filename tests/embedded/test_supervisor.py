"""Children that are started, restarted, ended and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from outreach.embedded import processes
from outreach.embedded.errors import ServiceError
from outreach.embedded.supervisor import Supervisor

ROOT = Path(__file__).resolve().parents[2]
SLEEPER = [sys.executable, "-c", "import time; print('hello', flush=True); time.sleep(600)"]

# Like a Celery main: a pool child that ignores its parent's end.
FAMILY = """
import subprocess, sys, time
from pathlib import Path
pool = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
Path(sys.argv[1]).write_text(str(pool.pid))
time.sleep(600)
"""

OWNER = """
import os, sys, time
from pathlib import Path
from outreach.embedded.supervisor import Supervisor

pool = Path(sys.argv[1]) / "pool"
supervisor = Supervisor(Path(sys.argv[1]))
family = [sys.executable, "-c", sys.argv[2], str(pool)]
supervisor.add("family", family, ready=lambda: pool.exists() and pool.read_text() != "")
supervisor.start()
print(supervisor.states()[0].pid, pool.read_text(), flush=True)
time.sleep(600)
"""


class Clock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def supervisor(tmp_path: Path, clock: Clock) -> Iterator[Supervisor]:
    with Supervisor(tmp_path / "logs", clock=clock) as supervisor:
        yield supervisor


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)


def says(log: Path) -> Callable[[], bool]:
    return lambda: "set" in log.read_text()


def pid_of(supervisor: Supervisor, name: str) -> int:
    pid = next(state.pid for state in supervisor.states() if state.name == name)
    assert pid is not None
    return pid


def test_a_child_that_is_to_give_way_does(supervisor: Supervisor) -> None:
    supervisor.add("server", SLEEPER)
    supervisor.add("worker", SLEEPER, nice=7)
    supervisor.start()
    server, worker = (psutil.Process(pid_of(supervisor, name)) for name in ("server", "worker"))
    wait_for(lambda: worker.nice() == os.nice(0) + 7)
    assert server.nice() == os.nice(0)
    group = Path(f"/proc/{worker.pid}/autogroup")
    if group.exists():
        wait_for(lambda: "nice 7" in group.read_text())


def test_children_run_until_they_are_asked_to_end(supervisor: Supervisor, tmp_path: Path) -> None:
    note = tmp_path / "ends"
    script = (
        "import signal, sys, time\n"
        "def end(*_):\n"
        f"    open({str(note)!r}, 'a').write(sys.argv[1])\n"
        "    sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, end)\n"
        "print('set', flush=True)\n"
        "time.sleep(600)\n"
    )
    for name in ("a", "b"):
        supervisor.add(
            name, [sys.executable, "-c", script, name], ready=says(tmp_path / "logs" / f"{name}.log")
        )
    supervisor.start()
    assert [(state.name, state.up, state.restarts) for state in supervisor.states()] == [
        ("a", True, 0),
        ("b", True, 0),
    ]
    pids = [pid_of(supervisor, "a"), pid_of(supervisor, "b")]
    supervisor.stop()
    assert sorted(note.read_text()) == ["a", "b"]  # the order of the signals is not that of the ends
    assert not any(processes.is_alive(pid) for pid in pids)
    assert [(state.up, state.pid, state.last_exit) for state in supervisor.states()] == [(False, None, 0)] * 2


def test_a_child_has_the_environment_and_the_log_it_was_given(supervisor: Supervisor, tmp_path: Path) -> None:
    script = "import os, sys; print(os.environ['WORD'], sorted(os.environ), file=sys.stderr); sys.exit(3)"
    supervisor.add("once", [sys.executable, "-c", script], env={"WORD": "given", "LC_CTYPE": "C.UTF-8"})
    supervisor.add("stays", SLEEPER)
    log = tmp_path / "logs" / "once.log"
    supervisor.start()
    wait_for(lambda: log.read_text().endswith("]\n"))
    assert log.read_text() == "given ['LC_CTYPE', 'WORD']\n"


def test_a_child_that_is_not_ready_in_time_stops_the_start(tmp_path: Path) -> None:
    with Supervisor(tmp_path) as supervisor:
        supervisor.add("slow", SLEEPER, ready=lambda: False)
        with pytest.raises(ServiceError, match="slow did not get ready"):
            supervisor.start(timeout=0.1)
        assert supervisor.states()[0].pid is None


def test_a_child_that_ends_before_it_is_ready_is_quoted(supervisor: Supervisor) -> None:
    supervisor.add(
        "wrong", [sys.executable, "-c", "import sys; sys.exit('no such queue')"], ready=lambda: False
    )
    with pytest.raises(ServiceError, match="no such queue"):
        supervisor.start()


def test_a_command_that_does_not_exist_says_so(supervisor: Supervisor) -> None:
    supervisor.add("none", ["/nowhere/program"], ready=lambda: False)
    with pytest.raises(ServiceError, match="/nowhere/program: No such file"):
        supervisor.start()


def test_the_dead_are_restarted_after_a_growing_delay(supervisor: Supervisor, clock: Clock) -> None:
    supervisor.add("child", SLEEPER)
    supervisor.start()
    for restarts, delay in enumerate([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 10.0, 10.0]):
        supervisor.kill("child")
        state = supervisor.states()[0]
        assert (state.up, state.restarts, state.last_exit) == (False, restarts, -signal.SIGKILL)
        clock.now += delay - 0.01
        supervisor.poll()
        assert supervisor.states()[0].pid is None
        clock.now += 0.02
        supervisor.poll()
        assert supervisor.states()[0].restarts == restarts + 1
        assert processes.is_alive(pid_of(supervisor, "child"))


def test_a_child_that_stood_for_long_starts_again_soon(supervisor: Supervisor, clock: Clock) -> None:
    supervisor.add("child", SLEEPER)
    supervisor.start()
    for stood, delay in [(1.0, 0.2), (1.0, 0.4), (31.0, 0.2)]:
        clock.now += stood
        supervisor.kill("child")
        clock.now += delay - 0.01
        supervisor.poll()
        assert supervisor.states()[0].pid is None
        clock.now += 0.02
        supervisor.poll()
        assert supervisor.states()[0].pid is not None


def test_a_restarted_child_is_up_once_it_is_ready_again(supervisor: Supervisor, clock: Clock) -> None:
    answers = [True]
    supervisor.add("child", SLEEPER, ready=lambda: answers[0])
    supervisor.start()
    supervisor.kill("child")
    answers[0] = False
    clock.now += 1
    supervisor.poll()
    supervisor.poll()
    assert not supervisor.states()[0].up
    answers[0] = True
    supervisor.poll()
    assert supervisor.states()[0].up


def test_a_killed_main_leaves_no_pool_behind(supervisor: Supervisor, clock: Clock, tmp_path: Path) -> None:
    pool = tmp_path / "pool"
    supervisor.add(
        "family",
        [sys.executable, "-c", FAMILY, str(pool)],
        ready=lambda: pool.exists() and pool.read_text() != "",
    )
    clock.now = time.monotonic()
    supervisor.start()
    orphan = int(pool.read_text())
    os.kill(pid_of(supervisor, "family"), signal.SIGKILL)

    def seen() -> bool:
        supervisor.poll()
        return supervisor.states()[0].last_exit == -signal.SIGKILL

    wait_for(seen)
    wait_for(lambda: not processes.is_alive(orphan))


def test_a_stubborn_child_is_killed_with_its_group(supervisor: Supervisor, tmp_path: Path) -> None:
    pool = tmp_path / "pool"
    script = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + FAMILY
    supervisor.add(
        "stubborn",
        [sys.executable, "-c", script, str(pool)],
        ready=lambda: pool.exists() and pool.read_text() != "",
    )
    supervisor.start()
    pids = [pid_of(supervisor, "stubborn"), int(pool.read_text())]
    supervisor.stop(timeout=0.2)
    assert supervisor.states()[0].last_exit == -signal.SIGKILL
    wait_for(lambda: not any(processes.is_alive(pid) for pid in pids))


def test_two_children_of_one_name_are_refused(supervisor: Supervisor) -> None:
    supervisor.add("child", SLEEPER)
    with pytest.raises(ValueError, match="child"):
        supervisor.add("child", SLEEPER)


@pytest.mark.parametrize("group", [False, True], ids=["itself", "its process group"])
def test_nothing_outlives_a_killed_supervisor(tmp_path: Path, group: bool) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path), FAMILY],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert owner.stdout is not None
    pids = [int(pid) for pid in owner.stdout.readline().split()]
    assert len(pids) == 2
    assert all(processes.is_alive(pid) for pid in pids)
    (os.killpg if group else os.kill)(owner.pid, signal.SIGKILL)
    owner.communicate()
    wait_for(lambda: not any(processes.is_alive(pid) for pid in pids))


def test_a_killed_guard_is_replaced(supervisor: Supervisor) -> None:
    supervisor.add("child", SLEEPER)
    supervisor.start()

    def guards() -> set[int]:
        children = psutil.Process().children()
        return {p.pid for p in children if processes.lives(p) and "guard.py" in "".join(p.cmdline())}

    wait_for(lambda: len(guards()) == 1)
    [guard] = guards()
    os.kill(guard, signal.SIGKILL)
    wait_for(lambda: not guards())
    supervisor.poll()
    wait_for(lambda: len(guards()) == 1)  # between fork and exec it has no command line of its own
    assert processes.is_alive(pid_of(supervisor, "child"))
