"""Feeds for tests: rows as a scheduling system exports them, and what the records hold afterwards."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from config.clinic import ClinicConfig, load
from outreach.actions.import_feed import ImportReport, import_feed
from outreach.actions.sync_config import sync_config
from outreach.domain.lifecycle import Status
from outreach.records.models import Appointment, ConsentEvent, ContactPoint, Message
from tests.factories import NOW

CONFIG = load(Path(__file__).resolve().parent.parent.parent / "config")
HEADINGS = (
    *("Appointment ID", "Patient ID", "First Name", "Last Name", "Phone", "Email", "Language", "Visit Type"),
    *("Start", "Time Zone", "Status"),
)
ROW: Mapping[str, str] = {
    "Appointment ID": "A1",
    "Patient ID": "P1",
    "First Name": "Ada",
    "Last Name": "Vance",
    "Phone": "(608) 555-0101",
    "Email": "ada@example.org",
    "Language": "en",
    "Visit Type": "Consult",
    "Start": "2027-03-18 09:00",
    "Time Zone": "America/Chicago",
    "Status": "Scheduled",
}


def row(**changes: str) -> dict[str, str]:
    """The usual row with changes, by heading with `_` for a space."""
    named = {name.replace("_", " "): value for name, value in changes.items()}
    assert named.keys() <= ROW.keys()
    return {**ROW, **named}


def feed(*rows: Mapping[str, str], delimiter: str = ",") -> str:
    """A feed with these rows, quoted throughout."""
    lines = [delimiter.join(HEADINGS)]
    lines += [
        delimiter.join('"' + line[heading].replace('"', '""') + '"' for heading in HEADINGS) for line in rows
    ]
    return "\r\n".join(lines) + "\r\n"


def take(
    *rows: Mapping[str, str], now: datetime = NOW, config: ClinicConfig = CONFIG, **options: object
) -> ImportReport:
    """Import these rows."""
    return take_text(feed(*rows), now, config, **options)


def take_text(
    text: str | bytes, now: datetime = NOW, config: ClinicConfig = CONFIG, **options: object
) -> ImportReport:
    """Import this file."""
    sync_config(config, now)
    source = io.BytesIO(text if isinstance(text, bytes) else text.encode())
    return import_feed(source, config, now, **options)  # type: ignore[arg-type]


def the_visit(external_id: str = "A1") -> Appointment:
    return Appointment.objects.get(external_id=external_id)


def planned(external_id: str = "A1") -> list[str]:
    """The steps still planned for a visit, by their hour."""
    found = Message.objects.filter(appointment__external_id=external_id, status=Status.PLANNED)
    return list(found.order_by("send_at").values_list("step", flat=True))


def reached(external_id: str = "A1") -> set[str]:
    """Where a visit's planned messages go."""
    found = Message.objects.filter(appointment__external_id=external_id, status=Status.PLANNED)
    return set(found.values_list("contact__value", flat=True))


def cancelled_because(external_id: str = "A1") -> set[str]:
    """The reasons for which a visit's messages were cancelled."""
    found = Message.objects.filter(appointment__external_id=external_id, status=Status.CANCELLED)
    return set(found.values_list("events__reason", flat=True))


def counts() -> tuple[int, ...]:
    """How much there is of everything an import writes."""
    return tuple(model.objects.count() for model in (Appointment, ContactPoint, ConsentEvent, Message))
