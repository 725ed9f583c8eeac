"""A quarter of a small practice by the real command: every promise holds, and a seed plays the same again."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.journey

WITHIN_S = 240
ROOT = Path(__file__).resolve().parents[2]


def simulate(var: Path, *arguments: str) -> dict[str, Any]:
    env = {"HOME": os.environ["HOME"], "PATH": os.environ["PATH"], "VAR_DIR": str(var)}
    command = [str(Path(sys.executable).with_name("outreach")), "simulate", "--json", *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=WITHIN_S)
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return report


def test_a_quarter_of_a_small_practice(tmp_path: Path) -> None:
    report = simulate(tmp_path, "--patients", "100", "--days", "90", "--seed", "1")
    assert {it["name"]: it["broken"] for it in report["invariants"] if it["broken"]} == {}
    assert {name: number for name, number in report["loose_ends"].items() if number} == {}
    assert {it["name"] for it in report["invariants"] if not it["checked"]} == set()
    assert report["counts"]["texts"] > 300
    again = simulate(tmp_path, "--patients", "100", "--days", "90", "--seed", "1")
    assert (again["digest"], again["counts"]) == (report["digest"], report["counts"])
