"""A visit that changes one second before its reminder is due: nothing tells the patient of the old state."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.harness import Stack, visit

pytestmark = pytest.mark.journey

BEFORE = datetime(2027, 3, 1, 18, tzinfo=UTC)
DUE = datetime(2027, 3, 9, 16, tzinfo=UTC)  # three days before Friday the 12th, at ten in Chicago
DUE_AGAIN = datetime(2027, 3, 16, 15, tzinfo=UTC)  # before Friday the 19th: by then the clocks have changed
MOVED, CANCELLED, ARRIVED, UNCHANGED = "+16085550121", "+16085550122", "+16085550123", "+16085550124"


def test_a_change_one_second_before_the_reminder(running_stack: Stack) -> None:
    stack = running_stack
    stack.jump(BEFORE)
    phones = (MOVED, CANCELLED, ARRIVED, UNCHANGED)
    stack.import_visits([visit(f"V{i}", phone, "03/12/2027", "10:00 AM") for i, phone in enumerate(phones)])
    assert stack.value("SELECT count(*) FROM message WHERE send_at = %s", DUE) == len(phones)

    stack.jump(DUE - timedelta(seconds=1))
    stack.import_visits(
        [
            visit("V0", MOVED, "03/19/2027", "10:00 AM"),
            visit("V1", CANCELLED, "03/12/2027", "10:00 AM", status="Cancelled"),
            visit("V2", ARRIVED, "03/12/2027", "10:00 AM", status="Arrived"),
            visit("V3", UNCHANGED, "03/12/2027", "10:00 AM"),
        ]
    )
    stack.let(1)  # a few ticks at this second
    assert stack.accepted() == 0
    stack.jump(DUE)
    stack.quiet()
    stack.jump(DUE + timedelta(hours=6))
    stack.quiet()

    ledger = stack.get("ledger")
    assert [line["to"] for line in ledger] == [UNCHANGED]
    assert "Mar 12" in ledger[0]["body"]

    stack.jump(DUE_AGAIN)
    stack.quiet()
    [reminder] = [line for line in stack.get("ledger") if line["to"] == MOVED]
    assert "Mar 19" in reminder["body"]
    assert reminder["virtual"]["accepted"].startswith("2027-03-16T15:00:00")
    assert not {CANCELLED, ARRIVED} & {line["to"] for line in stack.get("ledger")}
    assert stack.get("mail") == []
