"""Moves of a message through real PostgreSQL, alone and against others at the same instant."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast
from uuid import uuid4

import pytest
from django.db import connection, transaction

from outreach.domain.lifecycle import MOVES, Status
from outreach.records.models import Message, MessageEvent
from outreach.records.moves import Also, Move, claim, lease, move, move_where
from tests.factories import NOW, events, message, patient, status, visit
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db


@pytest.fixture
def one() -> Message:
    return message()


@pytest.mark.parametrize("origin", Status)
def test_only_the_moves_of_the_table_happen(origin: Status) -> None:
    """The database and `domain/lifecycle.py` agree about every pair."""
    about = visit()
    for to in Status:
        it = message(about, status=origin)
        assert move(to, [Move(it.pk)], NOW) == ({it.pk} if to in MOVES[origin] else set())
        assert status(it) == (to if to in MOVES[origin] else origin)


def test_a_move_appends_its_event(one: Message) -> None:
    move(Status.SUPPRESSED, [Move(one.pk, "this number has opted out", "P8")], NOW)
    (event,) = events(one)
    assert (event.at, event.origin, event.to) == (NOW, "planned", "suppressed")
    assert (event.reason, event.rule) == ("this number has opted out", "P8")


def test_a_refused_move_leaves_no_event(one: Message) -> None:
    assert move(Status.DELIVERED, [], NOW) == set()
    assert move(Status.FAILED, [Move(one.pk, "no")], NOW) == set()
    assert not events(one)


def test_only_those_that_moved_are_returned(one: Message) -> None:
    over = message(status=Status.DELIVERED)
    assert move(Status.CANCELLED, [Move(over.pk), Move(one.pk), Move(10**9)], NOW) == {one.pk}


def test_each_message_gets_its_own_values(one: Message) -> None:
    other = message(one.appointment)
    moves = [Move(m.pk, values=(NOW + timedelta(hours=n), f"S{n}")) for n, m in enumerate((one, other), 1)]
    move(Status.CANCELLED, moves, NOW, columns=["send_at", "provider_id"])
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.send_at, one.provider_id) == (NOW + timedelta(hours=1), "S1")
    assert (other.send_at, other.provider_id) == (NOW + timedelta(hours=2), "S2")


def test_a_column_can_be_emptied(one: Message) -> None:
    Message.objects.filter(pk=one.pk).update(check_at=NOW)
    move(Status.CANCELLED, [Move(one.pk, values=(None,))], NOW, columns=["check_at"])
    one.refresh_from_db()
    assert one.check_at is None


def test_the_same_message_twice_in_a_call_moves_once(one: Message) -> None:
    assert move(Status.CANCELLED, [Move(one.pk, "a"), Move(one.pk, "b")], NOW) == {one.pk}
    assert len(events(one)) == 1


def test_a_long_reason_is_cut_to_its_column(one: Message) -> None:
    move(Status.CANCELLED, [Move(one.pk, "x" * 500)], NOW)
    assert events(one)[0].reason == "x" * 200


def test_odd_characters_are_only_characters(one: Message) -> None:
    reason = "100% of {it}, 'quoted' \"twice\" \\ %s; DROP TABLE message --"
    move(Status.CANCELLED, [Move(one.pk, reason)], NOW)
    assert events(one)[0].reason == reason


def test_what_an_overtaken_attempt_says_no_longer_counts() -> None:
    token = uuid4()
    it = message(status=Status.SENDING, token=token)
    assert move(Status.SENT, [Move(it.pk, if_token=str(uuid4()))], NOW) == set()
    assert move(Status.SENT, [Move(it.pk, if_token=str(token))], NOW) == {it.pk}


def test_a_token_is_asked_for_of_a_message_without_one(one: Message) -> None:
    assert move(Status.CANCELLED, [Move(one.pk, if_token=str(uuid4()))], NOW) == set()


def test_move_where_takes_the_allowed_ones_only(one: Message) -> None:
    also = message(one.appointment, status=Status.HELD)
    message(one.appointment, status=Status.SENT)
    moved = move_where(
        Status.CANCELLED, "m.appointment_id = %s", [one.appointment_id], NOW, reason="gone", rule="P9"
    )
    assert moved == [one.pk, also.pk]
    assert [(e.origin, e.reason, e.rule) for e in events(also)] == [("held", "gone", "P9")]


def test_move_where_keeps_an_or_in_its_condition_together(one: Message) -> None:
    over = message(one.appointment, status=Status.DELIVERED)
    move_where(Status.CANCELLED, "m.id = %s OR m.id = %s", [one.pk, over.pk], NOW, reason="gone")
    assert status(over) == Status.DELIVERED


def test_further_columns_may_depend_on_the_row(one: Message) -> None:
    Message.objects.filter(pk=one.pk).update(status=Status.SENDING)
    move(Status.SENT, [Move(one.pk)], NOW, also=Also("sent_at = coalesce(m.sent_at, %s)", [NOW]))
    one.refresh_from_db()
    assert one.sent_at == NOW


def test_a_lease_runs_on_the_database_clock(one: Message) -> None:
    Message.objects.filter(pk=one.pk).update(status=Status.QUEUED)
    move(Status.SENDING, [Move(one.pk)], NOW, also=lease(60, 1.5))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lease_until - clock_timestamp(), start_by - clock_timestamp(), attempts FROM message"
        )
        left, window, attempts = cursor.fetchone()
    assert timedelta(seconds=30) < left <= timedelta(seconds=60)
    assert timedelta() < window <= timedelta(seconds=1.5)
    assert attempts == 1


class TestClaim:
    def test_the_longest_due_first_up_to_the_limit(self, one: Message) -> None:
        early = message(one.appointment, send_at=NOW - timedelta(hours=1))
        earliest = message(one.appointment, send_at=NOW - timedelta(hours=2))
        assert set(claim(1, ["sms"], 2, NOW, 60)) == {earliest.pk, early.pk}
        assert claim(1, ["sms"], 2, NOW, 60) == [one.pk]
        assert claim(1, ["sms"], 2, NOW, 60) == []

    def test_due_at_the_instant_and_not_before(self, one: Message) -> None:
        message(one.appointment, send_at=NOW + timedelta(microseconds=1))
        assert claim(1, ["sms"], 10, NOW, 60) == [one.pk]

    def test_one_priority_and_the_named_channels_only(self, one: Message) -> None:
        urgent = message(one.appointment, priority=0)
        mail = message(one.appointment, channel="email")
        assert claim(0, ["sms", "email"], 10, NOW, 60) == [urgent.pk]
        assert claim(1, ["email"], 10, NOW, 60) == [mail.pk]
        assert claim(1, [], 10, NOW, 60) == []

    def test_claimed_means_queued_under_a_lease(self, one: Message) -> None:
        claim(1, ["sms"], 10, NOW, 60)
        one.refresh_from_db()
        assert one.status == Status.QUEUED
        assert one.lease_until is not None
        assert [event.to for event in events(one)] == ["queued"]

    @pytest.mark.parametrize("other", sorted(set(MOVES) - {Status.PLANNED}))
    def test_nothing_else_is_ever_claimed(self, other: Status) -> None:
        message(status=other)
        assert claim(1, ["sms"], 10, NOW, 60) == []


def _claims_plan() -> list[dict[str, Any]]:
    """The plan of the statement with which `claim` finds due messages, flattened."""
    ran: list[tuple[str, Any]] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        ran.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        claim(1, ["sms", "email"], 1000, NOW, 60)
    ((sql, params),) = ran
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
    nodes, waiting = [], [(json.loads(found) if isinstance(found, str) else found)[0]["Plan"]]
    while waiting:
        node = waiting.pop()
        nodes.append(node)
        waiting += node.get("Plans", [])
    return nodes


def test_finding_due_messages_costs_no_scan_of_those_that_wait() -> None:
    about = visit(patient())
    first = message(about)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO message (dedupe_key, channel, purpose, template, contact_id, status, send_at,
                                 not_after)
            SELECT 'bulk:' || n, 'sms', 'care', 'reminder', %s,
                   CASE WHEN n %% 2 = 0 THEN 'planned' ELSE 'delivered' END,
                   %s::timestamptz + n * interval '1 minute', %s::timestamptz + interval '1 year'
            FROM generate_series(1, 100000) n
            """,
            [first.contact_id, NOW - timedelta(days=1), NOW],
        )
        cursor.execute("ANALYZE message")
    nodes = _claims_plan()
    assert "message_due" in {node.get("Index Name") for node in nodes}
    assert not [node for node in nodes if node["Node Type"] == "Seq Scan"]


@pytest.mark.django_db(transaction=True)
class TestAgainstOthers:
    def test_a_mover_waits_for_another_and_then_sees_what_it_did(self) -> None:
        one = message()
        with transaction.atomic():
            assert move(Status.CANCELLED, [Move(one.pk)], NOW) == {one.pk}
            other = Beside(lambda: move(Status.SUPPRESSED, [Move(one.pk)], NOW))
            until(somebody_waits)
        assert other.result() == set()
        assert status(one) == Status.CANCELLED
        assert len(events(one)) == 1

    def test_a_waiting_mover_moves_from_where_the_other_left_it(self) -> None:
        one = message()
        with transaction.atomic():
            move(Status.QUEUED, [Move(one.pk)], NOW)
            other = Beside(lambda: move(Status.SUPPRESSED, [Move(one.pk)], NOW))
            until(somebody_waits)
        assert other.result() == {one.pk}
        assert [(e.origin, e.to) for e in events(one)] == [("planned", "queued"), ("queued", "suppressed")]

    def test_many_at_once_move_each_message_once(self) -> None:
        about = visit()
        ids = [message(about).pk for _ in range(50)]
        orders = (ids, ids[::-1], ids[25:] + ids[:25], ids)

        def all_of(order: list[int]) -> Callable[[], object]:
            return lambda: move(Status.QUEUED, [Move(i) for i in order], NOW)

        threads = [Beside(all_of(order)) for order in orders]
        moved = [i for thread in threads for i in cast("set[int]", thread.result())]
        assert sorted(moved) == sorted(ids)
        assert MessageEvent.objects.count() == 50

    def test_two_beats_claim_different_messages_and_neither_waits(self) -> None:
        about = visit()
        ids = {message(about).pk for _ in range(20)}
        with transaction.atomic():
            mine = set(claim(1, ["sms"], 10, NOW, 60))
            other = Beside(lambda: set(claim(1, ["sms"], 15, NOW, 60)))
            theirs = cast("set[int]", other.result())  # SKIP LOCKED: it must not wait for our commit
        assert (len(mine), len(theirs)) == (10, 10)
        assert mine | theirs == ids
