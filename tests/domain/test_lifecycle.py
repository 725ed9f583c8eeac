"""The states of a message and the moves between them."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.domain.lifecycle import ENDS, MOVES, OPEN, Status, origins
from outreach.records.models import Message

S = Status

# Architecture, "The message's life": the main road, and where each way out leaves it.
ROAD = [S.PLANNED, S.QUEUED, S.SENDING, S.SENT, S.DELIVERED]
RECEIPTS = [S.SENT, S.DELIVERED, S.UNDELIVERED]
RANK = {S.SENDING: 0, S.UNKNOWN: 0, S.SENT: 1, S.UNDELIVERED: 2, S.DELIVERED: 3}
AGAIN = [S.PLANNED, S.QUEUED, S.HELD]


def test_every_status_of_the_database_has_its_line() -> None:
    choices = {value for value, _ in Message._meta.get_field("status").choices or ()}
    assert choices == {status.value for status in MOVES} == {status.value for status in Status}


def test_the_main_road_is_open() -> None:
    for origin, to in itertools.pairwise(ROAD):
        assert to in MOVES[origin]


def test_every_state_can_be_reached() -> None:
    reached = {S.PLANNED}
    while more := {to for origin in reached for to in MOVES[origin]} - reached:
        reached |= more
    assert reached == set(Status)


@pytest.mark.parametrize("status", [S.DELIVERED, S.CANCELLED, S.EXPIRED, S.FAILED])
def test_an_end_is_an_end(status: Status) -> None:
    assert not MOVES[status]
    assert status in ENDS


def test_nothing_leads_from_an_end_but_good_news_and_an_explicit_opt_in() -> None:
    onward = {origin: MOVES[origin] for origin in ENDS if MOVES[origin]}
    assert onward == {S.UNDELIVERED: {S.DELIVERED}, S.SUPPRESSED: {S.PLANNED}}


def test_only_a_claimed_message_is_sent() -> None:
    assert origins(S.SENDING) == {S.QUEUED}
    assert origins(S.QUEUED) == {S.PLANNED}


def test_doubt_comes_only_from_a_call_under_way() -> None:
    assert origins(S.UNKNOWN) == {S.SENDING}


def test_what_was_told_to_the_carrier_is_never_cancelled() -> None:
    assert origins(S.CANCELLED) == OPEN


def test_what_the_carrier_accepted_is_never_planned_again() -> None:
    assert not origins(S.PLANNED) & {S.SENT, S.DELIVERED, S.UNDELIVERED, S.FAILED}


def test_a_lease_can_end_from_every_state_under_one() -> None:
    assert S.PLANNED in MOVES[S.QUEUED]
    assert S.UNKNOWN in MOVES[S.SENDING]


def test_origins_are_the_table_read_backwards() -> None:
    for to in Status:
        assert origins(to) == {origin for origin in Status if to in MOVES[origin]}


@given(st.sampled_from([S.SENDING, S.UNKNOWN, *RECEIPTS]), st.lists(st.sampled_from(RECEIPTS), max_size=12))
def test_receipts_in_any_order_never_move_a_message_backwards(start: Status, came: list[Status]) -> None:
    state = start
    for receipt in came:
        if receipt in MOVES[state]:
            assert RANK[receipt] > RANK[state]
            state = receipt
    assert RANK[state] == max([RANK[start], *(RANK[receipt] for receipt in came)])


@pytest.mark.parametrize("status", AGAIN)
def test_late_proof_that_the_carrier_has_it_ends_a_second_attempt(status: Status) -> None:
    assert S.SENT in MOVES[status]
    assert S.DELIVERED in MOVES[status]
    assert S.UNDELIVERED not in MOVES[status], "a second attempt may yet deliver it"


def test_names_fit_their_column() -> None:
    assert all(re.fullmatch(r"[a-z]{1,12}", status.value) for status in Status)
