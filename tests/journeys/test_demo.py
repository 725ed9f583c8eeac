"""The demo as its audience starts it: one command, real processes, ten days, and books that agree."""

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


def play(var: Path) -> dict[str, Any]:
    """The demo's last line; nothing is configured but where it may write."""
    env = {"HOME": os.environ["HOME"], "PATH": os.environ["PATH"], "VAR_DIR": str(var)}
    command = [str(Path(sys.executable).with_name("outreach")), "demo", "--once", "--json"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=WITHIN_S)
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return report


# One test, so that processes of pytest-xdist don't each play the demo for their share of the checks.
def test_the_demo_adds_up_and_everything_happened_in_it(tmp_path: Path) -> None:
    report = play(tmp_path)
    _every_message_has_one_end_and_a_reason(report)
    assert (report["ok"], report["lost"], report["duplicated"], report["faults"]) == (True, 0, 0, [])
    _each_way_out_was_taken(report["reasons"])
    assert report["in_place_of_texts"]["sent"] >= 3
    _doubts_were_settled(report["in_doubt_settled"])
    assert set(report["staff_tasks"]) == {"call", "cancel_or_stop", "cancelled", "reply", "reschedule"}
    assert set(report["replies"]) == {"confirm", "cancel", "reschedule", "stop", "start", "help", "other"}
    assert (report["virtual_from"], report["virtual_to"], report["days"]) == (
        "2027-03-08T07:00:00-06:00",
        "2027-03-18T00:00:00-05:00",  # the clocks went forward on the 14th
        10,
    )
    assert report["phones"] is None


def _every_message_has_one_end_and_a_reason(report: dict[str, Any]) -> None:
    assert report["planned"] > 400
    assert sum(report["states"].values()) == report["planned"]
    for state, reasons in report["reasons"].items():
        assert sum(reasons.values()) == report["states"][state]
        assert all(reasons), state


def _each_way_out_was_taken(reasons: dict[str, dict[str, int]]) -> None:
    assert set(reasons) == {"delivered", "cancelled", "suppressed", "undelivered", "failed", "expired"}
    for reason in ("already confirmed", "visit moved", "visit cancelled", "the patient cancelled the visit"):
        assert reasons["cancelled"][reason] >= 1
    assert reasons["suppressed"]["the patient opted out"] >= 3
    assert reasons["undelivered"]["the carrier says: a landline"] >= 3


def _doubts_were_settled(settled: dict[str, int]) -> None:
    """Some were found at the carrier, and some of which it had no trace were planned again."""
    assert settled.get("delivered", 0) + settled.get("sent", 0) >= 1
    assert settled["planned"] >= 1
