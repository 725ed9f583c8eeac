"""Made-up patients, visits and messages in bulk, by COPY."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from outreach.domain.address import AddressError, parse_phone
from outreach.domain.channel import Channel
from outreach.domain.places import of_phone
from outreach.domain.windows import HOUSE_HOURS, is_open
from outreach.records.models import Cadence, Location, VisitType
from outreach.records.staged_people import GIVEN

_NOONS = (datetime(2027, 1, 6, 18, tzinfo=UTC), datetime(2027, 7, 7, 17, tzinfo=UTC))


def _usable(area_code: int) -> bool:
    """Assigned, and at a decent hour when it is noon in Chicago, be it winter or summer."""
    number = f"+1{area_code}5550100"
    try:
        parse_phone(number)
    except AddressError:
        return False
    return all(is_open(noon, of_phone(number).zones, HOUSE_HOURS) for noon in _NOONS)


# 555-01xx is the range kept for fiction. The first is left out: the sandbox has 608's for itself, and a
# carrier takes no text to its own sender.
_AREA_CODES = [code for code in range(201, 990) if _usable(code)]
_EACH = 99
PHONES = len(_AREA_CODES) * _EACH
ZONE = "America/Chicago"


def phone(index: int) -> str:
    """The `index`-th fictitious number; they repeat after `PHONES`."""
    index %= PHONES
    return f"+1{_AREA_CODES[index // _EACH]}55501{index % _EACH + 1:02d}"


@dataclass(frozen=True)
class Span:
    """Ids from `first` on, `count` of them."""

    first: int
    count: int

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.first + self.count))


def truncate() -> None:
    """An empty database, but for its configuration."""
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE audit_seal, audit_mark, task_event, message_event, message, raw_receipt, staff_task,"
            " inbound_message, appointment, consent_event, patient_contact, contact_point, patient"
            " RESTART IDENTITY CASCADE"
        )


def make_messages(count: int, send_at: datetime, *, people: int = 0) -> Span:
    """Plan `count` reminders due at `send_at`, each about a visit of its own two days later.

    `people` patients (by default one a message) with a phone each share them in turn.
    """
    people = min(people or count, PHONES)
    with transaction.atomic():
        patients = _people(people)
        visits = _visits(count, patients, send_at + timedelta(days=2))
        first = _next("message")
        _copy(
            "message",
            "id, dedupe_key, channel, template, patient_id, contact_id, appointment_id, appointment_version,"
            " step, send_at, not_after",
            (
                (first + i, f"bench:{first + i}", Channel.SMS, "reminder", patients.first + i % people,
                 patients.first + i % people, visit, 1, "3d", send_at, send_at + timedelta(days=1))
                for i, visit in enumerate(visits)
            ),
        )  # fmt: skip
    return Span(first, count)


def analyse() -> None:
    """What autovacuum would have done by itself to tables that grew in everyday steps."""
    with connection.cursor() as cursor:
        for table in ("message", "message_event", "appointment", "contact_point", "patient", "consent_event"):
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def _people(count: int) -> Span:
    """Patients whose ids equal those of their phones."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id), count(*) FROM patient")
        row = cursor.fetchone()
        if row and row[1] >= count:
            return Span(row[0], count)
        cursor.execute("SELECT EXISTS (SELECT 1 FROM patient) OR EXISTS (SELECT 1 FROM contact_point)")
        row = cursor.fetchone()
    if row and row[0]:  # not for nothing: it locks every table, and processes that run could deadlock with it
        truncate()
    _copy("patient", "id, external_id, given_name, family_name, language, zone, preferred_channel",
          ((i, f"bench-{i}", "Robin", "Example", ("en", "es")[i % 5 == 0], "", "")
           for i in range(1, count + 1)))  # fmt: skip
    _copy(
        "contact_point", "id, channel, value", ((i, Channel.SMS, phone(i - 1)) for i in range(1, count + 1))
    )
    _copy("patient_contact", "patient_id, contact_id", ((i, i) for i in range(1, count + 1)))
    _copy(
        "consent_event",
        "contact_id, purpose, kind, at, actor, medium, wording, evidence",
        ((i, "care", "granted", _NOONS[0], "import", "schedule", GIVEN, "{}") for i in range(1, count + 1)),
    )
    return Span(1, count)


def _visits(count: int, patients: Span, start: datetime) -> Span:
    location = Location.objects.order_by("id")[0]
    cadence, _ = Cadence.objects.get_or_create(code="bench", defaults={"name": "Benchmark"})
    kind, _ = VisitType.objects.get_or_create(code="bench", defaults={"cadence": cadence})
    first = _next("appointment")
    _copy(
        "appointment",
        "id, external_id, patient_id, visit_type_id, location_id, start, zone, status, known_at, fingerprint",
        (
            (first + i, f"bench-{first + i}", patients.first + i % patients.count, kind.pk, location.pk,
             start + timedelta(minutes=15 * (i % 32)), ZONE, "booked", start - timedelta(days=30), "")
            for i in range(count)
        ),
    )  # fmt: skip
    return Span(first, count)


def _next(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")  # noqa: S608  (our own table)
        row = cursor.fetchone()
        return int(row[0]) if row else 1


def _copy(table: str, columns: str, rows: Iterator[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    if "id" in columns.split(", "):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608
            )
