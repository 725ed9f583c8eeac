"""Who is reached at an address that somebody wrote from: one statement each, since every text asks."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from outreach.domain.reply_kind import StopKind
from outreach.records.models import InboundMessage, TaskKind


@dataclass(frozen=True, slots=True)
class Sender:
    """`people`: ids of the patients reached there now; `paused`: whether automation is, for any of them."""

    people: tuple[int, ...] = ()
    paused: bool = False


def sender_at(contact_id: int) -> Sender:
    """Whose address this contact is."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT array_agg(p.id ORDER BY p.id), bool_or(p.paused_at IS NOT NULL)
            FROM patient_contact k JOIN patient p ON p.id = k.patient_id
            WHERE k.contact_id = %s AND k.ended_at IS NULL
            """,
            [contact_id],
        )
        people, paused = cursor.fetchone() or (None, None)
        return Sender(tuple(people or ()), bool(paused))


def addresses_of_people_at(contact_ids: Collection[int]) -> dict[int, list[int]]:
    """By each of these contacts all that reach the same people."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT k.contact_id, array_agg(DISTINCT l.contact_id)
            FROM patient_contact k JOIN patient_contact l USING (patient_id)
            WHERE k.contact_id = ANY(%s) AND k.ended_at IS NULL AND l.ended_at IS NULL GROUP BY 1
            """,
            [list(contact_ids)],
        )
        return dict(cursor.fetchall())


def open_crises_at(contact_id: int) -> list[int]:
    """Ids of the open crises of whoever was ever reached at this contact, from any of their addresses."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH people AS (SELECT patient_id FROM patient_contact WHERE contact_id = %(contact)s)
            SELECT t.id FROM staff_task t LEFT JOIN inbound_message i ON i.id = t.inbound_id
            WHERE t.kind = 'crisis' AND t.closed_at IS NULL AND (
                i.contact_id = %(contact)s
                OR t.patient_id IN (SELECT patient_id FROM people)
                OR i.contact_id IN (
                    SELECT k.contact_id FROM patient_contact k JOIN people USING (patient_id)))
            ORDER BY t.id
            """,
            {"contact": contact_id},
        )
        return [row[0] for row in cursor.fetchall()]


def held_for_themselves(patient_ids: Collection[int], task_id: int) -> set[int]:
    """Those of these paused people who stay so whatever this task says: it may be about who shares a phone.

    A death is taken back by a task that told of it alone. So is a danger that came from another phone and was
    over, but for a colleague's word that messages may go again, before this task was opened. `closed_at` not
    before the pause: a task whose closing ended it came before the pause there is now.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT p.id FROM patient p
                JOIN staff_task t ON t.patient_id = p.id JOIN inbound_message i ON i.id = t.inbound_id
                JOIN staff_task this ON this.id = %s JOIN inbound_message said ON said.id = this.inbound_id
            WHERE p.id = ANY(%s) AND t.id <> this.id AND (
                t.kind = 'deceased' AND (t.closed_at IS NULL OR t.closed_at >= p.paused_at)
                    AND NOT (this.kind = 'deceased' AND this.patient_id = p.id)
                OR t.kind = 'crisis' AND t.closed_at BETWEEN p.paused_at AND this.opened_at
                    AND i.contact_id <> said.contact_id AND this.patient_id IS DISTINCT FROM p.id)
            """,
            [task_id, list(patient_ids)],
        )
        return {row[0] for row in cursor.fetchall()}


def strangers_among(contact_ids: Collection[int]) -> set[int]:
    """Those of these who said that the number isn't our patient's, until a colleague has seen to it (P47)."""
    said = InboundMessage.objects.filter(contact_id__in=contact_ids, stop_kind=StopKind.WRONG_NUMBER)
    unseen = Q(processed_at__isnull=True) | Q(
        stafftask__kind=TaskKind.WRONG_NUMBER, stafftask__closed_at__isnull=True
    )
    return set(said.filter(unseen).values_list("contact_id", flat=True))
