"""Visits with a short cadence, and planning them, for tests."""

from datetime import UTC, datetime, timedelta

from outreach.actions.plan_touches import plan_touches
from outreach.domain.windows import HOUSE_HOURS
from outreach.records.models import (
    Appointment,
    CadenceStep,
    Message,
    Patient,
)
from tests.factories import NOW, visit

START = datetime(2027, 3, 18, 14, 0, tzinfo=UTC)  # nine in Madison, ten days after NOW


def booked(of: Patient | None = None, **fields: object) -> Appointment:
    """A visit known just now, of a cadence of one day and two hours before."""
    made = visit(of, **({"start": START, "known_at": NOW} | fields))
    steps: dict[str, dict[str, object]] = {
        "one_day": {"days_before": 1, "at": "10:00", "template": "reminder"},
        "two_hours": {"before": timedelta(hours=2), "template": "reminder_soon"},
    }
    for position, (key, values) in enumerate(steps.items()):
        useful = {"position": position, "useful_until": timedelta(minutes=30)}
        CadenceStep.objects.get_or_create(
            cadence=made.visit_type.cadence, key=key, defaults={**values, **useful}
        )
    return made


def plan(*visits: Appointment, now: datetime = NOW, catch_up: bool = True) -> int:
    return plan_touches([made.pk for made in visits], now, HOUSE_HOURS, catch_up=catch_up)


def change(made: Appointment, **fields: object) -> None:
    """A new version of a visit, as an import or a member of staff writes it."""
    Appointment.objects.filter(pk=made.pk).update(version=made.version + 1, **({"known_at": NOW} | fields))
    made.refresh_from_db()


def open_steps(made: Appointment) -> list[str]:
    found = Message.objects.filter(appointment=made, status__in=["planned", "queued", "held"])
    return list(found.order_by("send_at", "id").values_list("step", flat=True))


def reasons(*messages: Message) -> list[str]:
    return [m.events.order_by("id").last().reason for m in messages]  # type: ignore[union-attr]
