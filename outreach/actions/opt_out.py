"""Opt a contact point out of messages, or in again, with the evidence (rules P1, P7, P8, P9, P13, P17)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from outreach.actions.otherwise import reach_otherwise
from outreach.domain.consent import DESPITE_OPT_OUT, Kind
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import ALL, Purpose
from outreach.records.calls import close_needless_calls, visits_whose_calls_are_held
from outreach.records.models import ConsentEvent, ContactPoint, Message
from outreach.records.moves import move_where


def opt_out(
    contact_ids: Sequence[int],
    now: datetime,
    *,
    actor: str,
    medium: str,
    wording: str | Mapping[int, str] = "",
    evidence: Mapping[str, str] | None = None,
    evidence_of: Mapping[int, Mapping[str, str]] | None = None,
    purpose: str = ALL,
) -> None:
    """Record the opt-out, take back every message not yet told to the carrier; in the caller's transaction.

    Locks contacts before messages, as every action does. Saying it again records it again: the ledger is a
    record of what was said, by all of these contacts or by each of them in `wording`, and `evidence_of` has
    what proves it of each. `purpose` narrows it to one `Purpose`.
    """
    # The lock waits for a dispatcher that is just deciding about these contacts (see `lock_contacts_of`).
    locked = [
        c.pk
        for c in ContactPoint.objects.filter(id__in=contact_ids).order_by("id").select_for_update(no_key=True)
    ]
    if purpose == ALL:
        ContactPoint.objects.filter(id__in=locked, opted_out_at__isnull=True).update(opted_out_at=now)
    record_consents(
        locked, Kind.WITHDRAWN, now, actor, medium, wording, evidence, purpose, evidence_of=evidence_of
    )
    take_back(locked, now, purpose)


def take_back(contact_ids: Sequence[int], now: datetime, purpose: str = ALL) -> None:
    """Suppress what an opt-out forbids, and reach the patient otherwise about visits.

    In the caller's transaction, which holds the contacts and has recorded the opt-out. What an import or a
    claim holds just now is not waited for, or a STOP would be answered after a long import, or never where
    the two hold what the other wants: it is refused when its hour comes, as every message is judged then, and
    its patient is reached otherwise. So is a message whose patient must be phoned, but whose call is held.
    """
    held = visits_whose_calls_are_held(contact_ids)
    suppressed = move_where(
        Status.SUPPRESSED,
        """m.contact_id = ANY(%s) AND m.status IN ('planned', 'queued', 'held')
        AND m.purpose <> 'staff' AND m.template <> ALL(%s) AND (%s = 'all' OR m.purpose = %s)
        AND coalesce(m.appointment_id, 0) <> ALL(%s)""",
        [list(contact_ids), sorted(DESPITE_OPT_OUT), purpose, purpose, held],
        now,
        reason="the patient opted out",
        rule="P8",
        skip_locked=True,
    )
    reach_otherwise(suppressed, now)


def opt_in(
    contact_ids: Sequence[int],
    now: datetime,
    *,
    actor: str,
    medium: str,
    wording: str | Mapping[int, str] = "",
    evidence: Mapping[str, str] | None = None,
    purpose: str = ALL,
) -> None:
    """Record an explicit opt-in: the only thing that ends an opt-out (rule P13); in the caller's transaction.

    With a `purpose` other than "all" it grants that one alone, and lifts an opt-out of everything no further
    than for it: the contact's other messages stay stopped. Texts that the opt-out had suppressed and whose
    hour has not come are planned again, and the e-mails that were to stand in for them are cancelled.
    """
    locked = [
        c.pk
        for c in ContactPoint.objects.filter(id__in=contact_ids).order_by("id").select_for_update(no_key=True)
    ]
    if purpose in {ALL, Purpose.CARE}:
        ContactPoint.objects.filter(id__in=locked).update(opted_out_at=None)
    record_consents(locked, Kind.GRANTED, now, actor, medium, wording, evidence, purpose)
    _plan_again(locked, now, purpose)


def _plan_again(contact_ids: Sequence[int], now: datetime, purpose: str) -> None:
    """Bring back what an opt-out had suppressed, in place of the e-mails that stood in for it."""
    # By way of the visits: no index finds messages that are over by their contact.
    back = move_where(
        Status.PLANNED,
        """m.contact_id = ANY(%s) AND m.status = 'suppressed' AND m.send_at > %s
            AND (%s = 'all' OR m.purpose = %s) AND (m.appointment_id, m.appointment_version) IN (
                SELECT a.id, a.version FROM patient_contact k JOIN appointment a USING (patient_id)
                WHERE k.contact_id = ANY(%s))
            AND EXISTS (SELECT 1 FROM contact_point c WHERE c.id = m.contact_id AND c.status = 'usable')
        """,
        [list(contact_ids), now, purpose, purpose, list(contact_ids)],
        now,
        reason="the patient opted in again",
        rule="P13",
    )
    visits = Message.objects.filter(id__in=back, appointment__isnull=False).distinct()
    told = list(visits.values_list("appointment_id", flat=True))
    close_needless_calls(told, now, "Messages are wanted again, and the one about this visit is planned.")
    move_where(
        Status.CANCELLED,
        """m.dedupe_key IN (
            SELECT left(t.dedupe_key, -3) || 'email' FROM message t WHERE t.id = ANY(%s)
            AND t.dedupe_key LIKE '%%:sms') AND m.status IN ('planned', 'queued', 'held')
        """,
        [back],
        now,
        reason="the text goes again",
        skip_locked=True,  # a mail too many does less harm than webhooks that wait for an import
    )


def record_consents(
    contact_ids: Sequence[int],
    kind: Kind,
    now: datetime,
    actor: str,
    medium: str,
    wording: str | Mapping[int, str],
    evidence: Mapping[str, str] | None,
    purpose: str,
    *,
    evidence_of: Mapping[int, Mapping[str, str]] | None = None,
) -> None:
    """Write a line of the ledger for each contact (rule P1); in the caller's transaction."""
    ConsentEvent.objects.bulk_create(
        ConsentEvent(
            contact_id=contact_id,
            purpose=purpose,
            kind=kind,
            at=now,
            actor=actor,
            medium=medium,
            wording=wording if isinstance(wording, str) else wording[contact_id],
            evidence={**(evidence or {}), **(evidence_of or {}).get(contact_id, {})},
        )
        for contact_id in contact_ids
    )
