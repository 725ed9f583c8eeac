"""What a transaction holds so that no other decides or moves the same beside it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.db import OperationalError, connection

_CONTACT_LOCK, _PERSON_LOCK, _REPLIES_LOCK, _QUESTIONS_LOCK = 7_240_612, 7_240_613, 7_240_614, 7_240_615

_BRIEF = "500ms"  # less than PostgreSQL waits before it looks for a deadlock: whoever waits briefly gives way
_BUSY = frozenset({"55P03", "40P01", "40001"})
"""lock_not_available, deadlock_detected, serialization_failure (PostgreSQL, appendix A)."""


def wait_briefly() -> None:
    """Until this transaction ends, wait for no lock longer than a moment: an import may hold one for long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [_BRIEF])


def is_busy(error: OperationalError) -> bool:
    """Whether it says that something is held by another transaction, so that trying again helps."""
    return getattr(error.__cause__, "sqlstate", "") in _BUSY


def lock_contacts_of(message_ids: Sequence[int]) -> list[int]:
    """Hold the contact points of these messages against change until the transaction ends; return them.

    An opt-out needs the row for itself, so it waits for our commit and then sees these messages as `sending`;
    one that committed before is what our next statement reads (rule P8).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM contact_point WHERE id IN (SELECT contact_id FROM message WHERE id = ANY(%s))"
            " ORDER BY id FOR SHARE",
            [list(message_ids)],
        )
        return [contact_id for (contact_id,) in cursor.fetchall()]


def lock_messages(message_ids: Collection[int]) -> None:
    """Hold these in the order of their ids, before several moves each take some of them: see `moves.move`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM message WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [list(message_ids)]
        )


def one_at_a_time(message_ids: Sequence[int]) -> None:
    """Let no other dispatcher judge messages of the same phones and people until the transaction ends.

    Two of them would each see room for one more in a person's budget, and could not merge what they send.
    By advisory locks, which wait for other dispatchers alone and never for an import; taken in order.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(pg_advisory_xact_lock(kind, id)) FROM (
                SELECT DISTINCT v.kind, v.id::int AS id FROM message m,
                    LATERAL (VALUES (%s, m.contact_id), (%s, m.patient_id)) v(kind, id)
                WHERE m.id = ANY(%s) AND m.in_reply_to_id IS NULL AND v.id IS NOT NULL ORDER BY 1, 2
            ) ordered
            """,
            [_CONTACT_LOCK, _PERSON_LOCK, list(message_ids)],
        )


def await_dispatchers_of(contact_id: int, patient_ids: Sequence[int]) -> None:
    """Wait for whoever is judging messages to these, and keep others from it until the transaction ends."""
    wanted = [
        (_CONTACT_LOCK, contact_id),
        *((_PERSON_LOCK, patient_id) for patient_id in sorted(patient_ids)),
    ]
    with connection.cursor() as cursor:
        cursor.executemany("SELECT pg_advisory_xact_lock(%s, %s)", wanted)


def alone_with_replies() -> bool:
    """Whether no other transaction is acting on a patient's text; if so, none will until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_REPLIES_LOCK])
        row = cursor.fetchone()
        return bool(row and row[0])


@contextmanager
def alone_with_questions() -> Iterator[bool]:
    """Whether nobody else asks carriers just now; if so, nobody does until the block ends.

    Held by the connection, since no transaction is open while a carrier is asked.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_QUESTIONS_LOCK])
        row = cursor.fetchone()
    alone = bool(row and row[0])
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_QUESTIONS_LOCK])
