"""When the clock may jump, and where to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from outreach.demo.conductor import Agenda, busy, next_instant
from outreach.ops.snapshot import Pause, Snapshot

NOW = datetime(2027, 3, 8, 15, tzinfo=UTC)
SOON, LATER = NOW + timedelta(minutes=3), NOW + timedelta(hours=2)
QUIET = Snapshot(
    messages={"planned": 3, "delivered": 9},
    due=0,
    claimable=0,
    oldest_due_s=None,
    next_due=None,
    next_check=None,
    receipts_waiting=0,
    replies_waiting=0,
    tasks_open={},
    pauses=(),
)


def test_quiet_is_quiet() -> None:
    assert not busy(QUIET, NOW)


@pytest.mark.parametrize(
    "state",
    [
        replace(QUIET, messages={"queued": 1}),
        replace(QUIET, messages={"sending": 1}),
        replace(QUIET, due=1, claimable=1),
        replace(QUIET, receipts_waiting=1),
        replace(QUIET, replies_waiting=1),
        replace(QUIET, next_check=NOW),
        replace(QUIET, next_check=NOW - timedelta(seconds=1)),
    ],
)
def test_the_clock_stands_while_anything_is_under_way(state: Snapshot) -> None:
    assert busy(state, NOW)


@pytest.mark.parametrize(("due", "stands"), [(NOW, True), (SOON, False), (None, False)])
def test_p59_the_clock_stands_until_the_backup_is_told(due: datetime | None, stands: bool) -> None:
    assert busy(QUIET, NOW, due) is stands


def test_what_a_pause_keeps_back_does_not_hold_the_clock() -> None:
    assert not busy(replace(QUIET, due=4, claimable=0, pauses=(Pause("sms", SOON, "busy"),)), NOW)


@pytest.mark.parametrize(
    ("state", "other"),
    [
        (replace(QUIET, next_due=SOON, next_check=LATER), LATER),
        (replace(QUIET, next_due=LATER, next_check=SOON), None),
        (replace(QUIET, next_due=LATER, pauses=(Pause("sms", SOON, "busy"),)), LATER),
        (replace(QUIET, next_due=LATER), SOON),
        (QUIET, SOON),
    ],
)
def test_the_clock_jumps_to_the_nearest_instant(state: Snapshot, other: datetime | None) -> None:
    assert next_instant(NOW, state, (other, LATER)) == SOON


def test_the_clock_never_goes_back_or_stays() -> None:
    past = replace(QUIET, next_due=NOW - timedelta(hours=1), next_check=NOW)
    assert next_instant(NOW, past, (NOW,)) is None


def test_the_agenda_gives_each_thing_once_in_order() -> None:
    done: list[str] = []
    agenda = Agenda()
    agenda.add(LATER, lambda: done.append("later"))
    agenda.add(SOON, lambda: done.append("first"))
    agenda.add(SOON, lambda: done.append("second"))
    agenda.add(SOON, lambda: done.append("amid"), amid=True)
    assert agenda.next_at == SOON
    for act in agenda.take(SOON, amid=False):
        act()
    assert done == ["first", "second"]
    assert not agenda.take(SOON, amid=False)
    for act in agenda.take(SOON, amid=True):
        act()
    assert done[-1] == "amid"
    assert agenda.next_at == LATER
