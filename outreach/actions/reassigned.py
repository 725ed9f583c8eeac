"""Act on what the Reassigned Numbers Database said of our numbers (rule P5)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db import transaction

from outreach.actions.incident import open_incident
from outreach.actions.opt_out import opt_out
from outreach.domain.channel import Channel
from outreach.domain.reassigned import Answer, Result
from outreach.records.models import ContactPoint, NumberCheck, PatientContact, StaffTask, TaskKind
from outreach.records.staging import lock_schedule


@dataclass(frozen=True, slots=True)
class CheckReport:
    """How many answers were new, by what they said, and what came of them."""

    yes: int = 0
    no: int = 0
    no_data: int = 0
    known: int = 0  # had been taken in before
    strange: int = 0  # of numbers that aren't on record
    incidents: int = 0


def take_answers(results: Iterable[Result], source: str, now: datetime, *, by: str) -> CheckReport:
    """Take in a file of answers, whole or not at all; `source` is its SHA-256, the same file counts once.

    Yes: the number is opted out, belongs to nobody here any more, and a colleague finds the new one; what was
    sent since the day that was asked about is a privacy incident. No: is kept, and the number isn't asked
    about again for a while. No data: is kept, and changes nothing.
    """
    wanted = {result.phone: result for result in results}  # of two answers for one number the last counts
    counts: Counter[str] = Counter()
    with transaction.atomic():
        lock_schedule()  # an import changes the same links in another order
        points = list(
            ContactPoint.objects.filter(channel=Channel.SMS, value__in=wanted)
            .order_by("id")
            .select_for_update(no_key=True)
        )
        counts["strange"] = len(wanted) - len(points)
        for point in points:
            result = wanted[point.value]
            before = NumberCheck.objects.filter(contact=point)
            again = before.filter(source=source).exists()
            if again or (
                result.answer is Answer.YES
                and before.filter(answer=Answer.YES.value, known_on=result.known_on).exists()
            ):
                counts["known"] += 1
                continue
            check = NumberCheck.objects.create(
                contact=point, known_on=result.known_on, answer=result.answer.value, at=now,
                actor=by.strip()[:120], source=source,
            )  # fmt: skip
            counts[result.answer.name.lower()] += 1
            if result.answer is Answer.YES:
                counts["incidents"] += _given_up(check, now)
    return CheckReport(**counts)


def _given_up(check: NumberCheck, now: datetime) -> bool:
    """The number may be somebody else's; returns whether words may have reached them."""
    links = PatientContact.objects.filter(contact_id=check.contact_id, ended_at__isnull=True).order_by("id")
    people = list(links.values_list("patient_id", flat=True))
    incident = open_incident(
        "reassigned", check.contact_id, now, since=datetime.combine(check.known_on, time(), tzinfo=UTC)
    )
    links.update(ended_at=now)  # before any message is locked, in the order of an import
    # Whoever was reached there is written to elsewhere, or phoned (see `opt_out`).
    opt_out(
        [check.contact_id],
        now,
        actor="carrier",
        medium="number registry",
        wording=f"disconnected on or after {check.known_on}",
        evidence={"check": str(check.pk)},
    )
    for patient in people:
        StaffTask.objects.get_or_create(
            dedupe_key=f"{TaskKind.WRONG_NUMBER.value}:check:{check.pk}:{patient}",
            defaults={
                "kind": TaskKind.WRONG_NUMBER,
                "patient_id": patient,
                "opened_at": now,
                "note": f"the number they gave was disconnected on or after {check.known_on}: ask for theirs",
            },
        )
    return incident is not None
