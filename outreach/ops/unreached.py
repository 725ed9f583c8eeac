"""Why no message reaches the patient of a call task, and what they must be told: as it stands now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from outreach.domain.channel import Channel
from outreach.domain.reassigned import Answer
from outreach.domain.reply_kind import StopKind
from outreach.domain.visit import CALLED_OFF
from outreach.domain.windows import zone
from outreach.records.models import ContactStatus, TaskKind
from outreach.records.planning import KEPT, STOPPED, TOLD, begins

_ADDRESS = {Channel.SMS: "phone", Channel.EMAIL: "e-mail address"}
_ONLY = {Channel.SMS: "texts only (P39)", Channel.EMAIL: "e-mails only (P39)"}
_NOWHERE = "no phone and no e-mail on record: write one into your schedule once you have it"
_TAKEN_OUT = "no phone and no e-mail on record any more; the last was"
_NOT_IN_TIME = "no message could go in time"
_ON_AGAIN = "that the visit is on again"


@dataclass(frozen=True)
class Unreached:
    """`why` with the numbers of the rules; `tell` is empty where they need only be reminded."""

    why: str
    tell: str


@dataclass(frozen=True)
class _Contact:
    channel: Channel
    status: str
    stopped: bool

    @property
    def fault(self) -> str:
        """Why no message goes there; empty if one may."""
        if self.stopped:
            return f"the {_ADDRESS[self.channel]} has opted out (P8)"
        if self.status == ContactStatus.LANDLINE:
            return "the phone gets no texts (H3)"
        return "" if self.status == ContactStatus.USABLE else f"the {_ADDRESS[self.channel]} is wrong (H3)"


@dataclass(frozen=True)
class _Visit:
    patient_id: int
    only_channel: str
    status: str
    start: datetime
    zone: str
    about: str
    told_about: str | None  # by the last message that may have come
    told_step: str | None
    kept: bool  # staff have booked it again since, after its patient had cancelled it


def unreached(task_ids: Sequence[int]) -> dict[int, Unreached]:
    """By task, of those of these open tasks that ask for a call."""
    visits = _visits(task_ids)
    patients = {visit.patient_id for visit in visits.values()}
    contacts = _contacts(sorted(patients))
    former = _former(sorted(patients - contacts.keys()))
    found = {}
    for task, visit in visits.items():
        theirs = contacts.get(visit.patient_id)
        why = _why(visit.only_channel, theirs) if theirs else _nowhere(former.get(visit.patient_id, ""))
        found[task] = Unreached(why, _tell(visit))
    return found


def _visits(task_ids: Sequence[int]) -> dict[int, _Visit]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT t.id, t.patient_id, p.only_channel, a.status, a.start, a.zone,
                   extract(epoch FROM a.start)::bigint || '@' || a.location_id, told.about, told.step,
                   EXISTS (SELECT 1 FROM audit_event e
                           WHERE e.patient_id = a.patient_id AND e.verb = %s
                             AND e.detail ->> 'visit' = a.id::text AND e.at > coalesce(told.at, '-infinity'))
            FROM staff_task t JOIN appointment a ON a.id = t.appointment_id
                JOIN patient p ON p.id = t.patient_id
                LEFT JOIN LATERAL (
                    SELECT m.about, m.step, coalesce(lead.attempted_at, m.attempted_at, m.send_at) AS at
                    FROM message m LEFT JOIN message lead ON lead.id = m.merged_into_id
                    WHERE m.appointment_id = a.id AND m.patient_id = t.patient_id
                      AND m.dedupe_key LIKE 'visit:%%' AND coalesce(lead.status, m.status) = ANY(%s)
                    ORDER BY 3 DESC, m.id DESC LIMIT 1
                ) told ON true
            WHERE t.id = ANY(%s) AND t.kind = %s
            """,
            [KEPT, TOLD, list(task_ids), TaskKind.CALL.value],
        )
        return {row[0]: _Visit(*row[1:]) for row in cursor.fetchall()}


def _contacts(patient_ids: Sequence[int]) -> dict[int, list[_Contact]]:
    found: dict[int, list[_Contact]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT k.patient_id, c.channel, c.status, {STOPPED}
            FROM patient_contact k JOIN contact_point c ON c.id = k.contact_id
            WHERE k.patient_id = ANY(%s) AND k.ended_at IS NULL ORDER BY k.patient_id, k.rank, k.id
            """,  # noqa: S608  (a constant)
            [list(patient_ids)],
        )
        for patient, channel, status, stopped in cursor.fetchall():
            found[patient].append(_Contact(Channel(channel), status, stopped))
    return found


def _former(patient_ids: Sequence[int]) -> dict[int, str]:
    """The address of each that was taken out of the schedule last, a phone before a mailbox.

    None of which its owner, or the registry of numbers, has said that it is somebody else's (P5, P47).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT ON (k.patient_id) k.patient_id, c.value
            FROM patient_contact k JOIN contact_point c ON c.id = k.contact_id
            WHERE k.patient_id = ANY(%s)
              AND NOT EXISTS (SELECT 1 FROM number_check n WHERE n.contact_id = c.id AND n.answer = %s)
              AND NOT EXISTS (SELECT 1 FROM inbound_message i WHERE i.contact_id = c.id AND i.stop_kind = %s)
            ORDER BY k.patient_id, k.ended_at DESC, k.rank
            """,
            [list(patient_ids), Answer.YES, StopKind.WRONG_NUMBER],
        )
        return dict(cursor.fetchall())


def _nowhere(former: str) -> str:
    return f"{_TAKEN_OUT} {former}" if former else _NOWHERE


def _why(only: str, contacts: Sequence[_Contact]) -> str:
    wanted = [Channel(only)] if only else list(Channel)
    faults: list[str] = []
    for channel in wanted:
        there = [contact.fault for contact in contacts if contact.channel is channel]
        if "" in there:
            return _NOT_IN_TIME
        faults += dict.fromkeys(there or [f"no {_ADDRESS[channel]} on record"])
    return (f"they want {_ONLY[Channel(only)]}: " if only else "") + "; ".join(faults)


def _tell(visit: _Visit) -> str:
    if visit.told_about is None:
        return _ON_AGAIN if visit.kept and visit.status not in CALLED_OFF else ""
    called_off = visit.told_step == "cancelled"
    told = begins(visit.told_about) or visit.start
    told_on = f"{told.astimezone(zone(visit.zone)):%a %d %b %H:%M}"
    known = "" if told == visit.start else f"; the hour they know is {told_on}"
    if visit.status in CALLED_OFF:
        return "" if called_off else f"that the visit is called off{known}"
    if visit.told_about == visit.about:
        return _ON_AGAIN if called_off or visit.kept else ""
    if told == visit.start:
        return "the new place"
    return f"the new time: the last they were told is {told_on}"
