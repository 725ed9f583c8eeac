"""A small flood of patients' texts through the real processes: nothing lost, doubled or sent after a STOP.

How soon each is answered is for `outreach bench flood` on a quiet machine: nothing here is timed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.journey

ROOT = Path(__file__).resolve().parents[2]
RATE, SECONDS, SENDING = 50, 3, 300
WITHIN_S = 240


def flood(var: Path) -> tuple[int, dict[str, Any]]:
    """The command's exit code and its figures."""
    env = {"HOME": os.environ["HOME"], "PATH": os.environ["PATH"], "VAR_DIR": str(var)}
    size = ["--rate", str(RATE), "--seconds", str(SECONDS), "--sending", str(SENDING)]
    start = "from outreach.cli import main; main()"
    command = [sys.executable, "-c", start, "bench", "flood", *size, "--json"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=WITHIN_S)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout.splitlines()[-1])


def test_p8_p26_a_flood_is_answered_stored_once_and_acted_on(tmp_path: Path) -> None:
    code, figures = flood(tmp_path)
    assert (figures["faults"], code) == ([], 0)
    statuses = figures["statuses"]
    assert statuses.keys() == {"200", "403", "413"}
    assert sum(statuses.values()) == figures["answered"] == RATE * SECONDS
    assert figures["unanswered"] == figures["calls_after_stop"] == 0
    # Some came more than once, so that fewer are stored than were answered.
    assert 0 < figures["stored"] < statuses["200"]
    assert figures["ms_stops"]["count"] > 0
