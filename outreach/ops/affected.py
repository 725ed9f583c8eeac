"""Who was told what: for the notice of a breach, which is due within sixty days (rule P46). Reads only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from outreach.actions.asked import LISTED


@dataclass(frozen=True, slots=True)
class Affected:
    """A message that was given to a carrier, and the person it spoke of."""

    message: int
    at: datetime
    status: str
    channel: str
    purpose: str
    template: str
    patient: str
    given_name: str
    family_name: str
    address: str
    visit: str
    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """A privacy incident and one of the patients it concerns (the schedule's id; empty if there is none)."""

    incident: int
    kind: str
    opened_at: datetime
    patient: str
    given_name: str
    family_name: str
    messages: list[int]
    """Those that spoke of this patient."""


def affected(since: datetime, until: datetime, contacts: Sequence[int] | None = None) -> Iterator[Affected]:
    """Every message tried in [since, until), oldest first, to anyone or to these contacts.

    One that was told along in another's text counts at that text's instant and with its words: it may speak
    of another patient. One that lists visits is given once for each of them.
    """
    sql = """
        SELECT m.id, coalesce(lead.attempted_at, m.attempted_at) AS told_at, coalesce(lead.status, m.status),
               m.channel, m.purpose, m.template, coalesce(p.external_id, ''), coalesce(p.given_name, ''),
               coalesce(p.family_name, ''), c.value, coalesce(a.external_id, ''),
               coalesce(lead.subject, m.subject), coalesce(lead.body, m.body)
        FROM message m JOIN contact_point c ON c.id = m.contact_id
            LEFT JOIN message lead ON lead.id = m.merged_into_id
            LEFT JOIN LATERAL (
                SELECT l::bigint AS visit FROM unnest(string_to_array(
                    CASE WHEN starts_with(m.about, %s) THEN substr(m.about, length(%s) + 1) END, ',')) l
            ) listed ON true
            LEFT JOIN appointment a ON a.id = coalesce(listed.visit, m.appointment_id)
            LEFT JOIN patient p ON p.id = CASE WHEN listed.visit IS NULL THEN m.patient_id
                ELSE a.patient_id END
        WHERE coalesce(lead.attempted_at, m.attempted_at) >= %s
          AND coalesce(lead.attempted_at, m.attempted_at) < %s
          AND m.purpose <> 'staff' AND (%s::bigint[] IS NULL OR m.contact_id = ANY(%s))
        ORDER BY told_at, m.id, a.id
    """
    wanted = None if contacts is None else list(contacts)
    with connection.cursor() as cursor:
        cursor.execute(sql, [LISTED, LISTED, since, until, wanted, wanted])
        while rows := cursor.fetchmany(1000):
            yield from (Affected(*row) for row in rows)


def incidents(since: datetime | None = None, until: datetime | None = None) -> list[IncidentLine]:
    """The privacy incidents opened in [since, until), oldest first, a line for each patient concerned."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT i.id, i.kind, i.opened_at, coalesce(p.external_id, ''), coalesce(p.given_name, ''),
                   coalesce(p.family_name, ''), coalesce((
                       SELECT array_agg(m.id ORDER BY m.id) FROM message m
                       WHERE m.patient_id = p.id
                         AND m.id IN (SELECT v::bigint FROM jsonb_array_elements_text(i.messages) v)
                   ), '{}')
            FROM privacy_incident i
            LEFT JOIN LATERAL jsonb_array_elements_text(i.patients) who(id) ON true
            LEFT JOIN patient p ON p.id = who.id::bigint
            WHERE (%s::timestamptz IS NULL OR i.opened_at >= %s)
              AND (%s::timestamptz IS NULL OR i.opened_at < %s)
            ORDER BY i.id, p.external_id
            """,
            [since, since, until, until],
        )
        return [IncidentLine(*row) for row in cursor.fetchall()]
