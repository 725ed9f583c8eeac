"""End one purpose at one address from a link, and take it up again from the same page (rules P51, P53)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from outreach.actions.opt_out import opt_in, opt_out
from outreach.domain.consent import Kind
from outreach.domain.purpose import ALL, Purpose
from outreach.records.models import ContactPoint
from outreach.records.queries import ledgers

_WORDS = "unsubscribe from {} messages"


def unsubscribe(
    contact_id: int, purpose: Purpose, now: datetime, *, medium: str, evidence: Mapping[str, str]
) -> None:
    """Withdraw the consent at once; saying it twice records it twice and changes nothing more."""
    with transaction.atomic():
        opt_out(
            [contact_id],
            now,
            actor="patient",
            medium=medium,
            wording=_WORDS.format(purpose),
            evidence=evidence,
            purpose=purpose,
        )


def subscribe_again(contact_id: int, purpose: Purpose, now: datetime, *, evidence: Mapping[str, str]) -> bool:
    """Undo it, by the patient's own click on the page that the click before had brought.

    Nothing more: where the messages have been stopped in another way since, an old link opens nothing again
    (rule P13), and this is False.
    """
    with transaction.atomic():
        ContactPoint.objects.select_for_update(no_key=True).get(id=contact_id)
        last = [e for e in ledgers([contact_id])[contact_id] if e.purpose in {ALL, purpose}][-1:]
        if not last or last[0].kind == Kind.GRANTED:
            return bool(last)
        if last[0].wording != _WORDS.format(purpose):
            return False
        opt_in(
            [contact_id],
            now,
            actor="patient",
            medium="page",
            wording=f"send me {purpose} messages again",
            evidence=evidence,
            purpose=purpose,
        )
        return True
