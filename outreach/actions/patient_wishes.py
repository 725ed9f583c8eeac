"""Staff write down how a patient wants to be reached, and what holds for them (rules P39, P40, P48)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from outreach.actions.audit import record_audit
from outreach.actions.give_way import giving_way
from outreach.actions.plan_touches import plan_touches
from outreach.actions.whose import NotFound
from outreach.domain.channel import Channel
from outreach.domain.visit import REMINDED
from outreach.domain.windows import Hours
from outreach.records.models import Appointment, Patient
from outreach.records.planning import lock_visits

_PLANNED_BY = frozenset({"only_channel", "not_before", "not_later"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to change; None leaves a thing as it is, "any" takes a wish back."""

    only: Channel | Literal["any"] | None = None
    hours: Hours | Literal["any"] | None = None  # on the patient's wall
    language: str | None = None
    part2: bool | None = None
    unencrypted_ok: bool | None = None

    def values(self, now: datetime) -> dict[str, object]:
        """The patient's fields and what they are to hold."""
        found: dict[str, object] = {}
        if self.only is not None:
            found["only_channel"] = "" if self.only == "any" else Channel(self.only).value
        if self.hours is not None:
            own = None if self.hours == "any" else self.hours
            found |= {"not_before": own and own.opens, "not_later": own and own.closes}
        if self.language is not None:
            found["language"] = self.language
        if self.part2 is not None:
            found["part2"] = self.part2
        if self.unencrypted_ok is not None:
            found["unencrypted_ok_at"] = now if self.unencrypted_ok else None
        return found


def change_wishes(external_id: str, wishes: Wishes, now: datetime, hours: Hours, *, by: str) -> list[str]:
    """Write them down with who did it; returns the names of the fields that changed.

    Where the channel or the hours change, the patient's future visits are planned anew in the same
    transaction; a language counts for whatever goes from now on. `hours` are the clinic's. Raises NotFound.
    """

    def deed() -> list[str]:
        visits = Appointment.objects.filter(
            patient__external_id=external_id, start__gt=now, status__in=REMINDED
        )
        ids = list(visits.order_by("id").values_list("id", flat=True))
        lock_visits(ids)  # first in the order of locks
        patient = Patient.objects.select_for_update(no_key=True).filter(external_id=external_id).first()
        if patient is None:
            raise NotFound(f"there is no patient {external_id}: give the id that your schedule uses")
        changed = _changed(patient, wishes.values(now))
        if not changed:
            return []
        before = {name: getattr(patient, name) for name in changed}
        for name, value in changed.items():
            setattr(patient, name, value)
        patient.save(update_fields=list(changed))
        said = {name: [_plain(before[name]), _plain(value)] for name, value in changed.items()}
        record_audit(by, "wishes", now, patient=patient.pk, detail=said)
        if changed.keys() & _PLANNED_BY:
            plan_touches(ids, now, hours, catch_up=False)
        return sorted(changed)

    return giving_way(deed)


def _changed(patient: Patient, values: Mapping[str, object]) -> dict[str, object]:
    """Without what is so already: the day a patient first accepted stays."""
    return {
        name: value
        for name, value in values.items()
        if getattr(patient, name) != value
        and not (name == "unencrypted_ok_at" and value is not None and patient.unencrypted_ok_at is not None)
    }


def _plain(value: object) -> object:
    return value if isinstance(value, (str, bool)) else str(value or "")
