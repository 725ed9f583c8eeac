"""A quarter of a small practice by the real command: every promise holds, and a seed plays the same again."""

from pathlib import Path

import pytest

from tests.journeys.command import report_of

pytestmark = pytest.mark.journey

A_QUARTER = ("simulate", "--patients", "100", "--days", "90", "--seed", "4")


def test_a_quarter_of_a_small_practice(tmp_path: Path) -> None:
    code, report = report_of(tmp_path, *A_QUARTER)
    assert {it["name"]: it["broken"] for it in report["invariants"] if it["broken"]} == {}
    assert {name: number for name, number in report["loose_ends"].items() if number} == {}
    assert {it["name"] for it in report["invariants"] if not it["checked"]} == set()
    assert report["counts"]["texts"] > 300
    assert code == 0
    _, again = report_of(tmp_path, *A_QUARTER)
    assert (again["digest"], again["counts"]) == (report["digest"], report["counts"])
