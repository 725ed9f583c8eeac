"""End one purpose at one address from a link, and take it up again from the same page (rules P51, P53)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from outreach.actions.opt_out import opt_in, opt_out
from outreach.domain.consent import Event, Kind, standing
from outreach.domain.purpose import Purpose
from outreach.records.models import ConsentEvent, ContactPoint


def unsubscribe(
    contact_id: int, purpose: Purpose, now: datetime, *, link: str, medium: str, evidence: Mapping[str, str]
) -> None:
    """Withdraw the consent at once; saying it twice records it twice and changes nothing more.

    `link` tells one mail's link from another's; it is kept, so that the same link can undo it.
    """
    with transaction.atomic():
        opt_out(
            [contact_id],
            now,
            actor="patient",
            medium=medium,
            wording=f"unsubscribe from {purpose} messages",
            evidence={**evidence, "link": link},
            purpose=purpose,
        )


def subscribe_again(
    contact_id: int, purpose: Purpose, now: datetime, *, link: str, evidence: Mapping[str, str]
) -> bool:
    """Undo what the same link ended, by the patient's own click; True if the messages come (again).

    Nothing more: where they would not come without that either, since they were stopped in another way before
    or after, a link opens nothing again (rule P13), and this is False.
    """
    with transaction.atomic():
        ContactPoint.objects.select_for_update(no_key=True).get(id=contact_id)
        lines = list(ConsentEvent.objects.filter(contact=contact_id).order_by("id"))
        if standing(map(_event, lines), purpose).granted:
            return True
        others = [e for e in lines if e.kind != Kind.WITHDRAWN or e.evidence.get("link") != link]
        if not standing(map(_event, others), purpose).granted:
            return False
        opt_in(
            [contact_id],
            now,
            actor="patient",
            medium="page",
            wording=f"send me {purpose} messages again",
            evidence={**evidence, "link": link},
            purpose=purpose,
        )
        return True


def _event(line: ConsentEvent) -> Event:
    return Event(line.purpose, line.kind, line.at, line.actor, line.medium, line.wording)
