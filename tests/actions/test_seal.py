"""Seals: what has been written can't be changed unseen, and nothing slips between two of them (rule P43)."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction

from outreach.actions.close_task import close, reopen, take
from outreach.actions.seal import link_of, seal
from outreach.domain.lifecycle import Status
from outreach.ops.audit import Verdict, head, verify
from outreach.records.models import AuditSeal, ConsentEvent, MessageEvent, StaffTask, TaskEvent, TaskKind
from outreach.records.moves import move_where
from outreach.records.sealing import digests
from tests.factories import NOW, consent, message, phone
from tests.threads import Beside, until

SOON = timedelta(minutes=1)
_COPY = """
    INSERT INTO message_event (id, message_id, at, origin, "to", reason, rule)
    SELECT id - 1, message_id, at, origin, "to", reason, rule FROM message_event
"""


def sealed() -> int:
    """Seal everything, and return over how many rows."""
    while seal(NOW):
        pass
    found = verify()
    assert found.broken is None
    return found.rows


def broken() -> tuple[int, str]:
    """The number of the first seal that doesn't fit, and the table."""
    found = verify()
    assert found.broken is not None
    order = list(AuditSeal.objects.order_by("id").values_list("id", flat=True))
    return order.index(found.broken.seal), found.broken.table


def three_seals() -> None:
    """One over consents, one over a message's move, one over a task."""
    number = phone()
    seal(NOW)
    it = message(to=number)
    move_where(Status.CANCELLED, "m.id = %s", [it.pk], NOW, reason="visit moved")
    seal(NOW + SOON)
    task = StaffTask.objects.create(kind=TaskKind.REPLY, dedupe_key="one", opened_at=NOW)
    close(task.pk, "Kim", NOW)
    seal(NOW + 2 * SOON)
    assert verify() == Verdict(3, 4, None, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tampering", "where"),
    [
        ("UPDATE consent_event SET kind = 'withdrawn'", (0, "consent_event")),
        ("UPDATE consent_event SET at = at - interval '1 microsecond'", (0, "consent_event")),
        ("UPDATE consent_event SET evidence = '{\"by\": \"Kim\"}'", (0, "consent_event")),
        ("DELETE FROM consent_event", (0, "consent_event")),
        ("UPDATE message_event SET reason = 'visit kept'", (1, "message_event")),
        ("DELETE FROM message_event", (1, "message_event")),
        ("UPDATE task_event SET closed_by = 'Lee' WHERE closed", (2, "task_event")),
        (_COPY, (1, "message_event")),
    ],
)  # fmt: skip
def test_p43_a_row_edited_deleted_or_slipped_in_breaks_the_chain(
    tampering: str, where: tuple[int, str]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('message_event_id_seq')")  # a number nobody used, as a rollback leaves
    three_seals()
    with connection.cursor() as cursor:
        cursor.execute(tampering)
        assert cursor.rowcount == 1
    assert broken() == where


@pytest.mark.django_db
@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_seal SET at = at + interval '1 day' WHERE id = {1}",
        "UPDATE audit_seal SET counts = jsonb_set(counts, '{{consent_event}}', '9') WHERE id = {1}",
        "DELETE FROM audit_seal WHERE id = {1}",
        "DELETE FROM audit_seal WHERE id = {0}",
    ],
)
def test_p43_so_does_a_seal_that_was_edited_or_taken_out(tampering: str) -> None:
    three_seals()
    ids = list(AuditSeal.objects.order_by("id").values_list("id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(tampering.format(*ids))
    assert verify().broken is not None


@pytest.mark.django_db
def test_p43_a_row_and_its_seal_changed_together_break_the_chain_at_the_next() -> None:
    three_seals()
    first, second, _ = AuditSeal.objects.order_by("id")
    ConsentEvent.objects.update(kind="withdrawn")
    ranges = {table: (0, upto) for table, upto in first.upto.items()}
    forged = {table: digests(table, [span])[0][1] for table, span in ranges.items()}
    link = replace(link_of(first), digests=forged)
    AuditSeal.objects.filter(pk=first.pk).update(digests=forged, digest=link.digest)
    found = verify().broken
    assert found is not None
    assert (found.seal, found.table) == (second.pk, ""), "the first fits its rows, but not the next"


@pytest.mark.django_db
def test_p43_seals_taken_from_the_end_are_noticed_by_a_digest_that_was_kept() -> None:
    three_seals()
    kept = head()
    assert verify(kept.digest).has_head
    AuditSeal.objects.filter(digest=kept.digest).delete()
    found = verify(kept.digest)
    assert (found.broken, found.has_head) == (None, False)


@pytest.mark.django_db
def test_p43_a_task_is_on_record_as_it_was_opened_taken_closed_and_opened_again() -> None:
    task = StaffTask.objects.create(kind=TaskKind.CRISIS, dedupe_key="one", opened_at=NOW)
    take(task.pk, "Kim", NOW)
    close(task.pk, "Lee", NOW, note="called back")
    reopen(task.pk, "Kim", NOW)
    StaffTask.objects.update(escalations=3)  # nothing of what is kept
    events = TaskEvent.objects.filter(task=task).order_by("id")
    assert list(events.values_list("acknowledged_by", "closed", "closed_by", "note")) == [
        ("", False, "", ""),
        ("Kim", False, "", ""),
        ("Kim", True, "Lee", "called back"),
        ("", False, "", "called back"),
    ]


@pytest.mark.django_db
def test_nothing_new_writes_no_seal() -> None:
    assert seal(NOW) == 0
    consent(phone())
    assert seal(NOW) == 1
    assert seal(NOW + SOON) == 0
    assert head().waiting == 0


@pytest.mark.django_db
def test_a_crowd_is_sealed_in_bounded_pieces() -> None:
    number = phone()
    for _ in range(11):
        consent(number)
    assert seal(NOW, rows=5, seals=2) == 2
    assert head().waiting > 0
    assert seal(NOW, rows=5, seals=2) == 1
    assert verify() == Verdict(3, 12, None, True)
    assert max(AuditSeal.objects.values_list("counts__consent_event", flat=True)) == 5


@contextmanager
def meanwhile(*steps: Callable[[], object]) -> Iterator[Callable[[], None]]:
    """A transaction beside ours that has done the first step, and does another at each call; then ends."""
    go, done = threading.Semaphore(0), threading.Semaphore(0)

    def work() -> None:
        with transaction.atomic():
            for step in steps:
                go.acquire()
                step()
                done.release()
            go.acquire()

    def stepped() -> bool:
        if not thread.is_alive():  # before its last step it ends by an error alone, which this raises
            thread.result()
        return done.acquire(blocking=False)

    def on() -> None:
        go.release()
        until(stepped)

    thread = Beside(work)
    on()
    try:
        yield on
    finally:
        for _ in range(len(steps) + 1):  # so that it ends, whatever has failed here
            go.release()
        thread.result()


def numbers_on_record() -> None:
    """Have the next of the ledger's numbers be drawn without a write.

    PostgreSQL logs a sequence 32 numbers ahead, and the first one drawn after a checkpoint: whoever draws
    that number has written, and so has an id.
    """
    with connection.cursor() as cursor:
        left = 0
        while not left:
            cursor.execute("SELECT nextval('consent_event_id_seq')")
            cursor.execute("SELECT log_cnt FROM consent_event_id_seq")
            (left,) = cursor.fetchone()


@pytest.mark.django_db(transaction=True)
def test_p43_a_row_with_a_lower_id_that_commits_late_is_not_missed() -> None:
    number = phone(consented=False)
    with meanwhile(lambda: consent(number, wording="the slow one")):
        assert ConsentEvent.objects.count() == 0
        quick = consent(number, wording="the quick one")
        assert seal(NOW) == 0, "something lower may still come"
        assert seal(NOW) == 0
    assert ConsentEvent.objects.get(wording="the slow one").pk < quick.pk
    assert sealed() == 2
    ConsentEvent.objects.filter(wording="the slow one").update(wording="another")
    assert broken() == (0, "consent_event")


@pytest.mark.django_db(transaction=True)
def test_p43_nor_is_one_whose_number_was_drawn_before_anything_was_written() -> None:
    """Such a transaction has no id of its own yet: the horizon of a snapshot would not know of it."""
    number = phone(consented=False)
    drawn: list[int] = []

    def draw() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('consent_event_id_seq'), pg_current_xact_id_if_assigned()")
            row = cursor.fetchone()
            assert row[1] is None, "it has written nothing"
            drawn.append(row[0])

    numbers_on_record()
    with meanwhile(draw, lambda: consent(number, id=drawn[0], wording="the slow one")) as on:
        assert consent(number, wording="the quick one").pk > drawn[0]
        assert seal(NOW) == 0
        on()
        assert seal(NOW) == 0
    assert sealed() == 2


@pytest.mark.django_db(transaction=True)
def test_p43_transactions_that_begin_later_hold_no_seal_up() -> None:
    number = phone(consented=False)
    with meanwhile(lambda: consent(number)):
        consent(number)
        assert seal(NOW) == 0
        later = ExitStack()
        later.enter_context(meanwhile(lambda: consent(number)))
    with later:
        assert seal(NOW) == 1
        assert (verify().rows, head().waiting) == (2, 0)
    assert sealed() == 3


@pytest.mark.django_db(transaction=True)
def test_only_one_process_seals_at_a_time() -> None:
    consent(phone())
    with meanwhile(lambda: seal(NOW)):
        assert seal(NOW) == 0
    assert verify().seals == 1


@pytest.mark.django_db(transaction=True)
def test_sealing_keeps_nobody_from_writing() -> None:
    number = phone()
    with meanwhile(lambda: seal(NOW)):
        consent(number)
        assert MessageEvent.objects.count() == 0
    assert sealed() == 2
