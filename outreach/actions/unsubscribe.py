"""End one purpose at one address from a link, and take it up again from the same page (rules P51, P53)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from outreach.actions.opt_out import opt_in, opt_out
from outreach.domain.purpose import Purpose


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
            wording=f"unsubscribe from {purpose} messages",
            evidence=evidence,
            purpose=purpose,
        )


def subscribe_again(contact_id: int, purpose: Purpose, now: datetime, *, evidence: Mapping[str, str]) -> None:
    """Undo it, by the patient's own click on the page that the click before had brought."""
    with transaction.atomic():
        opt_in(
            [contact_id],
            now,
            actor="patient",
            medium="page",
            wording=f"send me {purpose} messages again",
            evidence=evidence,
            purpose=purpose,
        )
