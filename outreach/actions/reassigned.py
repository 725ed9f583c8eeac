"""Act on what the Reassigned Numbers Database said of our numbers (rule P5)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db import transaction

from outreach.actions.incident import open_incidents
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
    with transaction.atomic():
        lock_schedule()  # an import changes the same links in another order
        points = ContactPoint.objects.filter(channel=Channel.SMS, value__in=wanted).order_by("id")
        answers = {contact: wanted[value] for contact, value in points.values_list("id", "value")}
        known = _known(answers, source)
        checks = NumberCheck.objects.bulk_create(
            NumberCheck(
                contact_id=contact, known_on=result.known_on, answer=result.answer.value, at=now,
                actor=by.strip()[:120], source=source,
            )
            for contact, result in answers.items()
            if contact not in known
        )  # fmt: skip
        counts = Counter(check.answer for check in checks)
        return CheckReport(
            yes=counts[Answer.YES],
            no=counts[Answer.NO],
            no_data=counts[Answer.NO_DATA],
            known=len(known),
            strange=len(wanted) - len(answers),
            incidents=_give_up([check for check in checks if check.answer == Answer.YES], now),
        )


def _known(answers: Mapping[int, Result], source: str) -> set[int]:
    """Contacts of whom this file was taken in before, or a yes for the same day has been acted on."""
    return {
        check.contact_id
        for check in NumberCheck.objects.filter(contact_id__in=answers)
        if check.source == source or (check.answer == Answer.YES and _same(check, answers[check.contact_id]))
    }


def _same(check: NumberCheck, result: Result) -> bool:
    return (check.answer, check.known_on) == (result.answer, result.known_on)


def _give_up(checks: Sequence[NumberCheck], now: datetime) -> int:
    """These numbers may be somebody else's; returns of how many words may have reached them."""
    if not checks:
        return 0
    check_of = {check.contact_id: check for check in checks}
    # Before anything is read: who is deciding about them just now comes first, and is part of an incident.
    list(ContactPoint.objects.filter(id__in=check_of).order_by("id").select_for_update(no_key=True))
    midnight = {c: datetime.combine(check.known_on, time(), tzinfo=UTC) for c, check in check_of.items()}
    incidents = open_incidents("reassigned", midnight, now)
    links = PatientContact.objects.filter(contact_id__in=check_of, ended_at__isnull=True).order_by("id")
    people = list(links.values_list("contact_id", "patient_id"))
    links.update(ended_at=now)  # before any message is locked, in the order of an import
    said = {c: f"disconnected on or after {check.known_on}" for c, check in check_of.items()}
    # Whoever was reached there is written to elsewhere, or phoned (see `opt_out`).
    opt_out(
        sorted(check_of),
        now,
        actor="carrier",
        medium="number registry",
        wording=said,
        evidence_of={contact: {"check": str(check.pk)} for contact, check in check_of.items()},
    )
    StaffTask.objects.bulk_create(
        (
            StaffTask(
                dedupe_key=f"{TaskKind.WRONG_NUMBER.value}:check:{check_of[contact].pk}:{patient}",
                kind=TaskKind.WRONG_NUMBER,
                patient_id=patient,
                opened_at=now,
                note=f"the number they gave was {said[contact]}: ask for theirs",
            )
            for contact, patient in people
        ),
        ignore_conflicts=True,
    )
    return incidents
