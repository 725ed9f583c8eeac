"""When a text can't reach a patient: e-mail in its place, and failing that a person who phones."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from outreach.actions.staff import ask_to_call, phone_who_is_in_danger
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import ENDS, Status
from outreach.domain.visit import CALLED_OFF, REMINDED

_TRUE_STILL = [status.value for status in REMINDED | CALLED_OFF]
_CAME_TO_NOTHING = [status.value for status in ENDS - {Status.DELIVERED}]


def reach_otherwise(message_ids: Sequence[int], now: datetime) -> None:
    """Plan an e-mail for each of these texts, or ask staff to phone; in the caller's transaction.

    Help in a crisis that did not arrive is a colleague's to bring, at once (rule P61).

    Only for messages about a visit as it still is. The e-mail has the text's dedupe key with the other
    channel, so that doing this twice plans nothing new; it goes at the text's instant or now, whichever is
    later. Where that e-mail has come to nothing, or an e-mail was the lost message, a person phones.
    """
    if not message_ids:
        return
    phone_who_is_in_danger(message_ids, now)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH lost AS (
                SELECT m.*, left(m.dedupe_key, -length(%s)) || %s AS twin_key
                FROM message m JOIN appointment a ON a.id = m.appointment_id
                WHERE m.id = ANY(%s) AND m.in_reply_to_id IS NULL
                  AND a.version = m.appointment_version AND a.status = ANY(%s) AND a.start > %s
                  AND NOT (m.unless_confirmed AND a.confirmed_at IS NOT NULL)
            ), mailbox AS (
                SELECT DISTINCT ON (k.patient_id) k.patient_id, c.id AS contact_id
                FROM patient_contact k JOIN contact_point c ON c.id = k.contact_id
                WHERE k.patient_id IN (SELECT patient_id FROM lost) AND k.ended_at IS NULL
                  AND c.channel = %s AND c.status = 'usable' AND c.opted_out_at IS NULL
                ORDER BY k.patient_id, k.rank, k.id
            ), replaced AS (
                SELECT l.*, b.contact_id AS mailbox_id FROM lost l JOIN mailbox b USING (patient_id)
                WHERE l.channel = %s AND l.dedupe_key LIKE '%%:' || %s AND l.not_after > %s AND NOT EXISTS (
                    SELECT 1 FROM message t WHERE t.dedupe_key = l.twin_key AND t.status = ANY(%s))
            ), planned AS (
                INSERT INTO message (dedupe_key, channel, purpose, template, patient_id, contact_id,
                                     appointment_id, appointment_version, step, about, note,
                                     unless_confirmed, priority, send_at, not_after)
                SELECT twin_key, %s, purpose, template, patient_id, mailbox_id, appointment_id,
                       appointment_version, step, about, 'in place of a text', unless_confirmed, priority,
                       greatest(send_at, %s), not_after
                FROM replaced ORDER BY id
                ON CONFLICT (dedupe_key) DO NOTHING
            )
            SELECT id FROM lost WHERE id NOT IN (SELECT id FROM replaced) ORDER BY id
            """,
            [
                Channel.SMS, Channel.EMAIL, list(message_ids), _TRUE_STILL, now, Channel.EMAIL,
                Channel.SMS, Channel.SMS, now, _CAME_TO_NOTHING, Channel.EMAIL, now,
            ],
        )  # fmt: skip
        unreached = [row[0] for row in cursor.fetchall()]
    if unreached:
        ask_to_call(unreached, now)
