"""What a simulation reads from the records, what its desk writes, and the series that no action plans yet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection

from config.clinic import ClinicConfig
from outreach.actions.patient_wishes import Wishes, change_wishes
from outreach.actions.record_consent import Said, record_consent
from outreach.domain.channel import Channel
from outreach.domain.consent import Medium
from outreach.domain.purpose import Purpose
from outreach.domain.windows import Hours
from outreach.records.models import MessageWords, Patient, StaffTask
from outreach.simulate.oracle import Meant
from outreach.simulate.people import Person

_SERIES = "welcome"
_NAME = "Kim"
_SETTLED = timedelta(hours=3)
"""What is younger may still be under way at the end."""
_AGREED = "You agree to a weekly text about health. It is not a condition of care. Reply STOP to end it."


class Desk:
    """What some patients ask for at the desk on their first day: noted once they are on record."""

    def __init__(
        self, people: Sequence[Person], config: ClinicConfig, agreed: Callable[[str, datetime], None]
    ) -> None:
        self._config, self._agreed = config, agreed
        self._wait = {p.id: p for p in people if p.learns or p.only_email or p.afternoons}

    def note(self, now: datetime) -> None:
        """Note those of everybody who has come since."""
        if not self._wait:
            return
        here = Patient.objects.filter(external_id__in=list(self._wait)).order_by("id")
        for patient_id in list(here.values_list("external_id", flat=True)):
            person = self._wait.pop(patient_id)
            if person.only_email:
                self._wish(person, Wishes(only=Channel.EMAIL), now)
            if person.afternoons:
                self._wish(person, Wishes(hours=Hours(time(12), time(17))), now)
            if person.learns and person.phone:
                self._agree(person, now)

    def _wish(self, person: Person, wishes: Wishes, now: datetime) -> None:
        change_wishes(person.id, wishes, now, self._config.hours, by=_NAME)

    def _agree(self, person: Person, now: datetime) -> None:
        said = Said(Purpose.EDUCATION, True, _NAME, Medium.DESK, _AGREED, "paper at the desk")
        region = self._config.clinic.region
        record_consent(person.id, said, now, self._config.hours, region=region, channel=Channel.SMS)
        self._agreed(person.phone, now)


def approve_the_series(until: datetime, now: datetime) -> None:
    """The words of the series, as a clinician would have approved them (rule P58)."""
    texts = {
        "en": "{{ clinic_name }}: your weekly note on sleep. Msg & data rates may apply."
        " Reply HELP for help, STOP to opt out. {{ clinic_phone }}",
        "es": "{{ clinic_name }}: su nota semanal sobre el descanso. Puede haber cargos de msj/datos."
        " Ayuda: HELP. Baja: STOP. {{ clinic_phone }}",
    }
    for language, source in texts.items():
        MessageWords.objects.create(
            path=f"{language}/{_SERIES}.sms.j2",
            version=1,
            source=source,
            purpose=Purpose.EDUCATION,
            written_at=now,
            written_by="the simulation",
            approved_at=now,
            approved_by="A. Clinician",
            review_by=until.date(),
        )


def plan_series(people: Sequence[Person], now: datetime) -> int:
    """A week's text of the series for everybody who agreed; return how many were planned.

    Whoever has opted out since is planned for as well: keeping it from them is the engine's work.
    """
    learners = {p.id for p in people if p.learns and p.phone}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO message (dedupe_key, channel, purpose, template, patient_id, contact_id, step, note,
                                 send_at, not_after)
            SELECT 'series:' || p.id || ':' || %s, 'sms', 'education', %s, p.id, k.contact_id, %s,
                   'the weekly series', %s, %s
            FROM patient p JOIN patient_contact k ON k.patient_id = p.id
            JOIN contact_point c ON c.id = k.contact_id AND c.channel = 'sms'
            WHERE p.external_id = ANY(%s) ORDER BY p.id
            """,
            [f"{now:%Y%m%d}", _SERIES, f"{now:%Y%m%d}", now, now + timedelta(days=3), sorted(learners)],
        )
        return int(cursor.rowcount)


def meant(message_ids: Iterable[int]) -> Mapping[int, Meant]:
    """What these messages were meant to be; the visits told along in a merged text count."""
    rows = _rows(
        """
        SELECT m.id, m.template, m.purpose, m.in_reply_to_id IS NOT NULL, coalesce(p.external_id, ''),
               array(SELECT array[a.external_id, t.step] FROM message t
                     JOIN appointment a ON a.id = t.appointment_id
                     WHERE (t.id = m.id OR t.merged_into_id = m.id) ORDER BY t.id)
        FROM message m LEFT JOIN patient p ON p.id = m.patient_id WHERE m.id = ANY(%s)
        """,
        list(message_ids),
    )
    return {
        row[0]: Meant(row[1], row[2], row[3], row[4], tuple((visit, step) for visit, step in row[5]))
        for row in rows
    }


def phone_of(task_id: int) -> str:
    """Whose text a task is about."""
    return StaffTask.objects.values_list("inbound__contact__value", flat=True).get(pk=task_id) or ""


@dataclass(frozen=True, slots=True)
class Horizon:
    """When the engine has something to do next, in each of its ways; None: nothing is in sight."""

    send: datetime | None
    check: datetime | None
    crisis: datetime | None
    pause_ends: datetime | None

    def soonest(self, now: datetime) -> datetime | None:
        """The first of them; what is due waits for the end of a pause."""
        send = self.pause_ends if self.pause_ends and self.send and self.send <= now else self.send
        known = [instant for instant in (send, self.check, self.crisis) if instant is not None]
        return min(known, default=None)


def horizon(now: datetime) -> Horizon:
    """Read it, in one statement that indexes serve."""
    return Horizon(
        *_rows(
            """
            SELECT least((SELECT min(send_at) FROM message WHERE status = 'planned' AND priority = 0),
                         (SELECT min(send_at) FROM message WHERE status = 'planned' AND priority = 1)),
                   (SELECT min(check_at) FROM message WHERE status = 'unknown'),
                   (SELECT min(acknowledge_by) FROM staff_task WHERE acknowledge_by IS NOT NULL
                    AND acknowledged_at IS NULL AND closed_at IS NULL),
                   (SELECT min(paused_until) FROM sender WHERE paused_until > %s)
            """,
            now,
        )[0]
    )


_LOOSE_ENDS: Mapping[str, str] = {
    "due and not sent": """
        SELECT count(*) FROM message WHERE status IN ('planned', 'queued', 'sending', 'unknown')
        AND send_at <= %(ago)s
    """,
    "held without a task": """
        SELECT count(*) FROM message m WHERE m.status = 'held' AND NOT EXISTS (
            SELECT 1 FROM staff_task t WHERE t.message_id = m.id
            OR t.kind = 'crisis' AND t.inbound_id IN (
                SELECT i.id FROM inbound_message i WHERE i.contact_id = m.contact_id))
    """,
    "replies not acted on": "SELECT count(*) FROM inbound_message WHERE processed_at IS NULL",
    "replies that failed": "SELECT count(*) FROM inbound_message WHERE outcome LIKE 'failed%%'",
    "receipts not folded": """
        SELECT count(*) FROM raw_receipt WHERE folded_at IS NULL AND received_at <= %(ago)s
    """,
    "crises without the fixed answer": """
        SELECT count(*) FROM inbound_message i WHERE i.intent = 'crisis' AND NOT EXISTS (
            SELECT 1 FROM message m WHERE m.contact_id = i.contact_id AND m.template = 'crisis'
            -- a busy carrier may put an answer off by seconds
            AND m.send_at > i.received_at - interval '10 minutes'
            AND m.send_at < i.received_at + interval '2 minutes')
    """,
    "crises without a task": """
        SELECT count(*) FROM inbound_message i WHERE i.intent = 'crisis' AND NOT EXISTS (
            SELECT 1 FROM staff_task t WHERE t.inbound_id = i.id AND t.kind = 'crisis')
    """,
    "crises taken late and not escalated": """
        SELECT count(*) FROM staff_task WHERE kind = 'crisis' AND escalations = 0
        AND acknowledged_at > opened_at + interval '11 minutes'
    """,
    "visits that nobody was told of": """
        SELECT count(*) FROM appointment a WHERE a.external_id = ANY(%(kept)s)
        AND NOT EXISTS (SELECT 1 FROM message m WHERE m.appointment_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM staff_task t WHERE t.appointment_id = a.id)
    """,
}


def loose_ends(end: datetime, kept: Sequence[str]) -> Mapping[str, int]:
    """What is unfinished or was forgotten at the end, by what it is; all 0 where nothing was lost.

    `kept`: visits that took place and were known in good time, by the schedule's ids.
    """
    found = {}
    with connection.cursor() as cursor:
        for name, sql in _LOOSE_ENDS.items():
            cursor.execute(sql, {"ago": end - _SETTLED, "kept": list(kept)})
            found[name] = int(cursor.fetchall()[0][0])
    return found


def _rows(sql: str, *params: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def by_rule() -> Mapping[str, Mapping[str, int]]:
    """How many moves each rule decided, by the state moved to; moves without a rule are left out."""
    found: dict[str, dict[str, int]] = {}
    for to, rule, number in _rows(
        """SELECT "to", rule, count(*) FROM message_event WHERE rule <> '' GROUP BY 1, 2 ORDER BY 1, 2"""
    ):
        found.setdefault(to, {})[rule] = number
    return found
