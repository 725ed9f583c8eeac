"""Bring the records in line with the clinic's files: places, senders, cadences, visit types."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from config.clinic import ClinicConfig
from config.reminders import CadenceWords
from outreach.actions.plan_touches import plan_touches
from outreach.actions.zone_rules import visits_of_changed_zones
from outreach.domain.visit import REMINDED
from outreach.records.models import (
    Appointment,
    Cadence,
    CadenceStep,
    Location,
    Message,
    Sender,
    VisitType,
)
from outreach.records.staging import lock_schedule

_STEP_FIELDS = (
    "position",
    "key",
    "days_before",
    "at",
    "before",
    "useful_until",
    "template",
    "unless_confirmed",
)


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What changed: the codes of cadences with other steps, visits planned anew, messages new among them."""

    cadences: tuple[str, ...]
    visits: int
    planned: int


def sync_config(config: ClinicConfig, now: datetime) -> SyncReport:
    """Write the configuration into the records, in one transaction; harmless twice.

    Where the steps of a visit type change, or the rules of a time zone (P36), the future visits are planned
    anew; a step whose hour has passed is not made up for. Visit types that only the feed named keep to the
    default cadence.
    """
    with transaction.atomic():
        lock_schedule()
        _places(config)
        _senders(config, now)
        changed = [words.code for words in config.cadences if _cadence(words)]
        types = _visit_types(config) | set(
            VisitType.objects.filter(cadence__code__in=changed).values_list("id", flat=True)
        )
        Cadence.objects.exclude(code__in=[words.code for words in config.cadences]).filter(
            ~Exists(VisitType.objects.filter(cadence=OuterRef("pk")))
        ).delete()
        visits = sorted({*_future_visits(types, now), *visits_of_changed_zones(now)})
        planned = plan_touches(visits, now, config.hours, catch_up=False)
    return SyncReport(tuple(changed), len(visits), planned)


def _places(config: ClinicConfig) -> None:
    for place in config.places:
        Location.objects.update_or_create(
            code=place.code,
            defaults={
                "name": place.name,
                "zone": place.zone,
                "phone": place.phone,
                "address": place.address,
            },
        )


def _senders(config: ClinicConfig, now: datetime) -> None:
    for sender in config.senders:
        values = {
            "channel": sender.channel,
            "provider": sender.provider,
            "address": sender.address,
            "purposes": [purpose.value for purpose in sender.purposes],
            "given_up_at": None,
        }
        # No `update_or_create`: its lock would hold up every message that is sent until visits are replanned.
        if not Sender.objects.filter(code=sender.code).update(**values):
            Sender.objects.create(code=sender.code, **values)
    # One that has sent stays for the record's sake.
    gone = Sender.objects.exclude(code__in=[sender.code for sender in config.senders])
    gone.filter(~Exists(Message.objects.filter(sender=OuterRef("pk")))).delete()
    gone.filter(given_up_at__isnull=True).update(given_up_at=now)


def _cadence(words: CadenceWords) -> bool:
    """Write one cadence; return whether its steps are others than before."""
    cadence, _ = Cadence.objects.update_or_create(code=words.code, defaults={"name": words.name})
    wanted = [
        tuple((step.model_dump() | {"position": n})[f] for f in _STEP_FIELDS)
        for n, step in enumerate(words.steps)
    ]
    rows = CadenceStep.objects.filter(cadence=cadence)
    if list(rows.order_by("position").values_list(*_STEP_FIELDS)) == wanted:
        return False
    rows.delete()
    CadenceStep.objects.bulk_create(
        CadenceStep(cadence=cadence, **dict(zip(_STEP_FIELDS, values, strict=True))) for values in wanted
    )
    return True


def _visit_types(config: ClinicConfig) -> set[int]:
    """Write the visit types; return the ids of those whose cadence is another than before."""
    cadences = dict(Cadence.objects.values_list("code", "id"))
    default = cadences[config.default_cadence]
    named = {words.code.casefold(): words for words in config.visit_types}
    changed: set[int] = set()
    for kind in VisitType.objects.select_for_update().order_by("id"):
        words = named.pop(kind.code.casefold(), None)
        cadence = cadences[words.cadence] if words else default
        name = words.name if words else kind.name
        if kind.cadence_id != cadence:
            changed.add(kind.pk)
        if (kind.cadence_id, kind.name) != (cadence, name):
            VisitType.objects.filter(pk=kind.pk).update(cadence_id=cadence, name=name)
    VisitType.objects.bulk_create(
        VisitType(code=words.code, name=words.name, cadence_id=cadences[words.cadence])
        for words in named.values()
    )
    return changed


def _future_visits(types: set[int], now: datetime) -> Sequence[int]:
    if not types:
        return []
    visits = Appointment.objects.filter(visit_type__in=types, start__gt=now, status__in=REMINDED)
    return list(visits.order_by("id").values_list("id", flat=True))
