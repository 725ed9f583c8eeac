"""Numbers that nobody has heard from in a long time: to be asked about at the registry (rule P5)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from outreach.domain.reassigned import Answer, national
from outreach.domain.reply import Intent

_ABOUT_A_VISIT = [Intent.CONFIRM.value, Intent.CANCEL.value, Intent.RESCHEDULE.value]


@dataclass(frozen=True, slots=True)
class StaleNumber:
    """`digits` as the registry takes them; `known_on`: the last day the number was surely the patient's."""

    digits: str
    known_on: date


def stale_numbers(stale_after: timedelta, now: datetime, here: ZoneInfo) -> list[StaleNumber]:
    """Numbers of present patients that may be texted, last heard of before `stale_after`, oldest first.

    Heard of is: a consent was recorded, or a text from it surely confirmed, cancelled or moved a visit. A
    receipt says nothing of who reads. Those about which the registry has said "no" rest for as long again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT * FROM (
                SELECT c.value, greatest(
                    (SELECT max(e.at) FROM consent_event e
                     WHERE e.contact_id = c.id AND e.kind = 'granted'),
                    (SELECT max(i.received_at) FROM inbound_message i
                     WHERE i.contact_id = c.id AND i.appointment_id IS NOT NULL
                       AND i.certain AND i.intent = ANY(%(about_a_visit)s))
                ) AS known_at
                FROM contact_point c
                WHERE c.channel = 'sms' AND c.status = 'usable' AND c.opted_out_at IS NULL
                  AND EXISTS (
                      SELECT 1 FROM patient_contact k WHERE k.contact_id = c.id AND k.ended_at IS NULL)
                  AND NOT EXISTS (
                      SELECT 1 FROM number_check n
                      WHERE n.contact_id = c.id AND n.answer = %(no)s AND n.at > %(since)s)
            ) numbers
            WHERE known_at <= %(since)s ORDER BY known_at, value
            """,
            {"no": Answer.NO.value, "since": now - stale_after, "about_a_visit": _ABOUT_A_VISIT},
        )
        rows = cursor.fetchall()
    found = ((national(value), known_at) for value, known_at in rows)
    return [StaleNumber(digits, known_at.astimezone(here).date()) for digits, known_at in found if digits]
