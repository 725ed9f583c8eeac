"""One of `outreach`'s long commands, run as its users do, with nothing configured but where it may write."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from config.environment import BASE_DIR
from tests.journeys.harness import turn

_WITHIN_S = 900  # whoever takes so long hangs


def report_of(var: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit code of `outreach ARGUMENTS --json`, and its last line."""
    env = {"HOME": os.environ["HOME"], "PATH": os.environ["PATH"], "VAR_DIR": str(var)}
    # What the `outreach` script does, with the code of this checkout, whichever one is installed.
    command = [sys.executable, "-c", "from outreach.cli import main; main()", *arguments, "--json"]
    with turn():
        done = subprocess.run(
            command, env=env, cwd=BASE_DIR, capture_output=True, text=True, timeout=_WITHIN_S, check=False
        )
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return done.returncode, report
