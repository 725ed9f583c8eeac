"""What reaches a log: types and places, never what an exception says (rule P45)."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
CANARY = "canary-4711 +16085550101 ada@example.org"

BEGIN = f"""
import asyncio, logging, sys
import structlog
from outreach.logs import configure
configure("INFO")
CANARY = {CANARY!r}
log, plain = structlog.get_logger("outreach.x"), logging.getLogger("somebody.else")

def deep(n):
    if n:
        return deep(n - 1)
    raise ValueError(CANARY)
"""


def lines(script: str) -> list[dict[str, Any]]:
    """The log of a process that runs this script; nothing else may be on stderr."""
    run = subprocess.run([sys.executable, "-c", BEGIN + script], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "canary" not in run.stderr
    assert "5550101" not in run.stderr
    return [json.loads(line) for line in run.stderr.splitlines()]


RAISED = {
    "exception": "log.exception('failed', message=7)",
    "exc_info": "log.warning('failed', message=7, exc_info=True)",
    "an exception itself": "log.error('failed', message=7, exc_info=error)",
    "the standard library": "plain.exception('failed')",
    "a library that quotes": "plain.error('failed %r', error, exc_info=error)",
    "a library that quotes by name": "plain.error('failed %(exc)s', {'exc': repr(error)}, exc_info=True)",
    "a library that quotes at once": "plain.error(f'failed {error} {error!r}', exc_info=error)",
    "a library that quotes on a second line": "plain.error(f'failed\\n{error!r}', exc_info=error)",
}


@pytest.mark.parametrize("how", RAISED)
def test_an_exception_leaves_its_type_and_place(how: str) -> None:
    (line,) = lines(f"try:\n    deep(2)\nexcept ValueError as error:\n    {RAISED[how]}\n")
    assert line["error"] == "ValueError"
    assert line["at"][-1].endswith(" deep")
    assert line["event"].startswith("failed")
    assert "exc_info" not in line


def test_the_cause_of_an_exception_stays_silent_too() -> None:
    (line,) = lines(
        """
try:
    try:
        deep(1)
    except ValueError as cause:
        raise RuntimeError(CANARY) from cause
except RuntimeError:
    log.exception("failed")
"""
    )
    assert line["error"] == "RuntimeError"


def test_however_deep_it_came_from_the_place_is_named() -> None:
    (line,) = lines(
        """
def surface():
    deep(60)
def place():
    raise KeyError(CANARY)
def deep(n):
    place() if n == 0 else deep(n - 1)
try:
    surface()
except KeyError:
    log.exception("failed")
"""
    )
    assert line["at"][-1].endswith(" place")
    assert len(line["at"]) == 8


def test_a_task_nobody_waited_for() -> None:
    """asyncio writes the exception itself into its message."""
    (line,) = lines(
        """
async def fail():
    deep(0)
async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    del task
asyncio.run(main())
import gc; gc.collect()
"""
    )
    assert line["event"] == "Task exception was never retrieved"


def test_a_celery_task_that_fails() -> None:
    found = lines(
        """
from celery import Celery
app = Celery("x", broker="memory://")
app.conf.task_always_eager = True

@app.task(name="outreach.fails")
def fails(ids):
    deep(0)

from celery.app.trace import build_tracer
fails.apply(([1, 2],))
"""
    )
    assert any("outreach.fails" in line["event"] for line in found)
    assert {line["error"] for line in found if "error" in line} == {"ValueError"}


def test_every_line_is_json_with_a_time_a_level_and_ids() -> None:
    own, other = lines("log.info('sent', messages=[1, 2])\nplain.warning('slow: %s ms', 12)\nlog.debug('no')")
    assert (own["event"], own["messages"], own["level"], own["logger"]) == (
        "sent",
        [1, 2],
        "info",
        "outreach.x",
    )
    assert (other["event"], other["level"]) == ("slow: 12 ms", "warning")
    assert own["timestamp"].endswith("Z")


def test_chatty_libraries_are_asked_to_be_quiet() -> None:
    quiet = ["kombu", "twilio", "uvicorn.access", "aiohttp.access"]
    assert not lines("".join(f"logging.getLogger({name!r}).info(CANARY)\n" for name in quiet))


@pytest.mark.parametrize("where", ["main", "thread"])
def test_what_nobody_caught_is_logged_the_same_way(where: str) -> None:
    start = {
        "main": "deep(1)",
        "thread": "import threading\nt = threading.Thread(target=deep, args=(1,))\nt.start()\nt.join()",
    }[where]
    run = subprocess.run([sys.executable, "-c", BEGIN + start], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == (1 if where == "main" else 0)
    assert "canary" not in run.stderr
    assert json.loads(run.stderr)["error"] == "ValueError"


def test_p45_a_request_that_failed_leaves_no_path() -> None:
    (line,) = lines(
        "logging.getLogger('django.request').warning("
        "'%s: %s', 'Not Found', '/v/' + CANARY, extra={'status_code': 404})"
    )
    assert (line["event"], line["status"]) == ("Not Found", 404)
