"""A small flood of patients' texts through the real processes: nothing lost, doubled or sent after a STOP.

How soon each is answered is for `outreach bench flood` on a quiet machine: nothing here is timed.
"""

from pathlib import Path

import pytest

from tests.journeys.command import report_of

pytestmark = pytest.mark.journey

RATE, SECONDS, SENDING = 50, 3, 300


def test_p8_p26_a_flood_is_answered_stored_once_and_acted_on(tmp_path: Path) -> None:
    size = ["--rate", str(RATE), "--seconds", str(SECONDS), "--sending", str(SENDING)]
    code, figures = report_of(tmp_path, "bench", "flood", *size)
    assert (figures["faults"], code) == ([], 0)
    statuses = figures["statuses"]
    assert statuses.keys() == {"200", "403", "413"}
    assert sum(statuses.values()) == figures["answered"] == RATE * SECONDS
    assert figures["unanswered"] == figures["calls_after_stop"] == 0
    # Some came more than once, so that fewer are stored than were answered.
    assert 0 < figures["stored"] < statuses["200"]
    assert figures["ms_stops"]["count"] > 0
