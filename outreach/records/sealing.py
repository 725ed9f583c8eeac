"""The statements of the audit's seals: what is digested of each append-only table, and how (rule P43)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

FORM = 1
"""Which of the forms below new seals take. A form never changes: other columns make a new one."""

Digest = tuple[int, str]
"""How many rows, and SHA-256 over them in hex."""

_SEAL_LOCK = 7_240_640


def _instant(column: str) -> str:
    # Written out in UTC: what `::text` gives hangs on the session's zone.
    return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')"""


_FORMS: Mapping[int, Mapping[str, str]] = {
    1: {
        "message_event": f'id, message_id, {_instant("at")}, origin, "to", reason, rule',
        "consent_event": f"id, contact_id, purpose, kind, {_instant('at')}, actor, medium, wording, evidence",
        "privacy_incident": f"id, kind, contact_id, inbound_id, {_instant('opened_at')}, patients, messages",
        "task_event": f"id, task_id, {_instant('at')}, kind, acknowledged_by, closed, closed_by, note",
        "number_check": (
            f"id, contact_id, to_char(known_on, 'YYYY-MM-DD'), answer, {_instant('at')}, actor, source"
        ),
        "audit_event": f"id, {_instant('at')}, actor, verb, patient_id, detail",
    }
}


def tables(form: int = FORM) -> tuple[str, ...]:
    """What seals of this form cover; nothing if this version doesn't know it."""
    return tuple(_FORMS.get(form, {}))


def alone() -> bool:
    """Whether no other process is sealing; holds them off until the transaction ends."""
    return bool(_value("SELECT pg_try_advisory_xact_lock(%s)", [_SEAL_LOCK]))


def highest() -> dict[str, int]:
    """The highest id that is there, by table."""
    return {table: int(_value(f"SELECT coalesce(max(id), 0) FROM {table}")) for table in tables()}  # noqa: S608


def reach(table: str, after: int, upto: int, rows: int) -> int:
    """How far a seal of at most so many rows goes: an id between these two."""
    sql = f"SELECT id FROM {table} WHERE id > %s AND id <= %s ORDER BY id OFFSET %s LIMIT 1"  # noqa: S608
    return int(_value(sql, [after, upto, rows - 1]) or max(after, upto))


def running() -> list[str]:
    """The transactions under way in this database, beside our own, by their virtual ids.

    Also those that have no transaction id yet: one may have drawn a number from a sequence and be about to
    write its row. (https://www.postgresql.org/docs/current/view-pg-locks.html)
    """
    sql = """
        SELECT coalesce(array_agg(l.virtualxid ORDER BY l.virtualxid), '{}') FROM pg_locks l
        JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'virtualxid' AND l.granted AND l.pid <> pg_backend_pid()
          AND a.datname = current_database() AND a.usesysid IS NOT NULL  -- no autovacuum
    """
    return list(_value(sql))


def digests(table: str, ranges: Sequence[tuple[int, int]], form: int = FORM) -> list[Digest]:
    """The digest over each range of ids, its lower end left out, in one statement."""
    sql = f"""
        SELECT d.* FROM unnest(%s::bigint[], %s::bigint[]) WITH ORDINALITY AS v(after, upto, position),
            LATERAL (
                SELECT count(*), encode(sha256(convert_to(coalesce(
                    string_agg(jsonb_build_array({_FORMS[form][table]})::text, E'\\n' ORDER BY id), ''
                ), 'UTF8')), 'hex')
                FROM {table} WHERE id > v.after AND id <= v.upto
            ) d
        ORDER BY v.position
    """  # noqa: S608  (the columns are constants)
    with connection.cursor() as cursor:
        cursor.execute(sql, [[after for after, _ in ranges], [upto for _, upto in ranges]])
        return [(count, digest) for count, digest in cursor.fetchall()]


def _value(sql: str, params: Sequence[Any] = ()) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params) or None)
        row = cursor.fetchone()
        return row[0] if row else None
