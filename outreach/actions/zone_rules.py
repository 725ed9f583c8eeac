"""Notice that a new tzdata has changed a zone's clocks since visits were planned by them (rule P36)."""

import hashlib
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from outreach.domain.visit import REMINDED
from outreach.domain.windows import UnknownZone, zone
from outreach.records.models import Appointment, Location, ZoneRules

_YEARS = 2  # this one and the next: nobody plans further


def visits_of_changed_zones(now: datetime) -> list[int]:
    """The future visits whose zone, or whose patient's, goes by other clocks now; remembers the new ones.

    A zone that is new, and a year that has just come within reach, change nothing: what there is was planned
    by the same rules. In the caller's transaction.
    """
    ahead = Appointment.objects.filter(start__gt=now, status__in=REMINDED)
    pairs = set(ahead.values_list("zone", "patient__zone").distinct())
    pairs |= set(Location.objects.values_list("zone", "zone"))
    known = {(row.zone, row.year): row for row in ZoneRules.objects.all()}
    changed: set[str] = set()
    for name in sorted({name for pair in pairs for name in pair if name}):
        for year in range(now.year, now.year + _YEARS):
            digest = _clocks(name, year)
            row = known.get((name, year))
            if row is None:
                ZoneRules.objects.create(zone=name, year=year, digest=digest)
            elif row.digest != digest:
                ZoneRules.objects.filter(pk=row.pk).update(digest=digest)
                changed.add(name)
    if not changed:
        return []
    theirs = ahead.filter(Q(zone__in=changed) | Q(patient__zone__in=changed))
    return list(theirs.order_by("id").values_list("id", flat=True))


def _clocks(name: str, year: int) -> str:
    """A digest of the zone's offset from UTC on each day of a year; of nothing for a zone nobody knows."""
    try:
        place = zone(name)
    except UnknownZone:
        return ""
    noon = datetime(year, 1, 1, 12, tzinfo=UTC)
    offsets = ((noon + timedelta(days=n)).astimezone(place).utcoffset() for n in range(366))
    return hashlib.sha256(",".join(str(offset) for offset in offsets).encode()).hexdigest()
