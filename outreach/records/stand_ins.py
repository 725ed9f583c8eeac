"""Messages in the place of others that did not reach their patients."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import connection

from outreach.domain.channel import Channel
from outreach.domain.lifecycle import ENDS, Status
from outreach.domain.visit import CALLED_OFF, REMINDED
from outreach.records.planning import REACHES

_TRUE_STILL = [status.value for status in REMINDED | CALLED_OFF]
_CAME_TO_NOTHING = [status.value for status in ENDS - {Status.DELIVERED}]

_MAIL_INSTEAD = f"""
    WITH lost AS (
        SELECT m.*, left(m.dedupe_key, -length(%(sms)s)) || %(email)s AS twin_key
        FROM message m JOIN appointment a ON a.id = m.appointment_id
        WHERE m.id = ANY(%(ids)s) AND m.in_reply_to_id IS NULL
          AND a.version = m.appointment_version AND a.status = ANY(%(true_still)s) AND a.start > %(now)s
          AND NOT (m.unless_confirmed AND a.confirmed_at IS NOT NULL)
    ), mailbox AS (
        SELECT DISTINCT ON (k.patient_id) k.patient_id, c.id AS contact_id
        FROM patient_contact k JOIN contact_point c ON c.id = k.contact_id
            JOIN patient p ON p.id = k.patient_id
        WHERE k.patient_id IN (SELECT patient_id FROM lost) AND c.channel = %(email)s
          AND p.only_channel IN ('', c.channel) AND {REACHES}
        ORDER BY k.patient_id, k.rank, k.id
    ), replaced AS (
        SELECT l.*, b.contact_id AS mailbox_id FROM lost l JOIN mailbox b USING (patient_id)
        WHERE l.channel = %(sms)s AND l.dedupe_key LIKE '%%:' || %(sms)s AND l.not_after > %(now)s
          AND NOT EXISTS (
            SELECT 1 FROM message t WHERE t.dedupe_key = l.twin_key AND t.status = ANY(%(nothing)s))
    ), planned AS (
        INSERT INTO message (dedupe_key, channel, purpose, template, patient_id, contact_id,
                             appointment_id, appointment_version, step, about, note,
                             unless_confirmed, priority, send_at, not_after)
        SELECT twin_key, %(email)s, purpose, template, patient_id, mailbox_id, appointment_id,
               appointment_version, step, about, 'in place of a text', unless_confirmed, priority,
               greatest(send_at, %(now)s), not_after
        FROM replaced ORDER BY id
        ON CONFLICT (dedupe_key) DO NOTHING
    )
    SELECT id FROM lost WHERE id NOT IN (SELECT id FROM replaced) ORDER BY id
"""  # noqa: S608  (a constant)


def mail_instead(message_ids: Sequence[int], now: datetime) -> list[int]:
    """Plan an e-mail for each of these texts; returns those messages that none can stand in for.

    Only for messages about a visit as it still is, to a mailbox that planning would choose too. The e-mail
    has the text's dedupe key with the other channel, so that doing this twice plans nothing new; it goes at
    the text's instant or now, whichever is later. None stands in for an e-mail, nor again for a text whose
    e-mail has come to nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _MAIL_INSTEAD,
            {
                "ids": list(message_ids),
                "now": now,
                "sms": Channel.SMS,
                "email": Channel.EMAIL,
                "true_still": _TRUE_STILL,
                "nothing": _CAME_TO_NOTHING,
            },
        )
        return [row[0] for row in cursor.fetchall()]


def last_of_their_visits(message_ids: Sequence[int]) -> list[int]:
    """Those of these messages after which no other is to come about their visit, and all about none."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT m.id FROM message m WHERE m.id = ANY(%s) AND (m.in_reply_to_id IS NOT NULL OR NOT EXISTS (
                SELECT 1 FROM message o WHERE o.appointment_id = m.appointment_id
                    AND o.appointment_version = m.appointment_version AND o.patient_id = m.patient_id
                    AND o.in_reply_to_id IS NULL AND o.status IN ('planned', 'queued')))
            ORDER BY m.id
            """,
            [list(message_ids)],
        )
        return [row[0] for row in cursor.fetchall()]


_ALONE = """
    INSERT INTO message (dedupe_key, channel, purpose, template, patient_id, contact_id, appointment_id,
                         appointment_version, step, about, note, unless_confirmed, priority, send_at,
                         not_after)
    SELECT 'visit:' || a.id || ':v' || a.version || ':' || m.step || '~alone' || m.id || ':' || m.patient_id
               || ':' || m.channel,
           m.channel, m.purpose, m.template, m.patient_id, m.contact_id, m.appointment_id,
           m.appointment_version, m.step, m.about, 'the text that was to tell it did not', m.unless_confirmed,
           m.priority, greatest(m.send_at, %s), m.not_after
    FROM message m JOIN appointment a ON a.id = m.appointment_id
"""
_TOO_LATE_SINCE = timedelta(days=7)


def hand_on(lead_of: Mapping[int, int]) -> None:
    """Note that each of these messages, which a text was to tell, is told by another one instead."""
    if not lead_of:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE message m SET merged_into_id = v.lead FROM unnest(%s::bigint[], %s::bigint[]) v(id, lead)"
            " WHERE m.id = v.id",
            [list(lead_of), list(lead_of.values())],
        )


def let_go(message_ids: Sequence[int], now: datetime) -> None:
    """Plan a message of its own for each of these, which a text was to tell and now goes without."""
    if not message_ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_ALONE} WHERE m.id = ANY(%s) AND a.version = m.appointment_version"
            " ORDER BY m.id ON CONFLICT (dedupe_key) DO NOTHING",
            [now, list(message_ids)],
        )
        cursor.execute("UPDATE message SET merged_into_id = NULL WHERE id = ANY(%s)", [list(message_ids)])


def tell_alone(now: datetime) -> int:
    """Plan a message of its own for each that another text was to tell, but did not; return how many.

    One whose hour has passed meanwhile, too: when it expires, its patient is reached otherwise.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            {_ALONE} JOIN message lead ON lead.id = m.merged_into_id
            WHERE m.merged_into_id IS NOT NULL AND m.not_after > %s AND a.start > %s
              AND a.version = m.appointment_version AND lead.status = ANY(%s)
            ORDER BY m.id ON CONFLICT (dedupe_key) DO NOTHING
            """,
            [now, now - _TOO_LATE_SINCE, now, _CAME_TO_NOTHING],
        )
        return int(cursor.rowcount)
