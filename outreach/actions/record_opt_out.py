"""Staff write down an opt-out they heard by phone, found on the voicemail, or read in a letter (rule P9)."""

from datetime import datetime

from django.db import transaction

from outreach.actions.opt_out import opt_out
from outreach.actions.refusal import Refusal
from outreach.actions.whose import Meant, who_is_meant
from outreach.domain.consent import Medium
from outreach.domain.purpose import ALL


class Unsaid(Refusal):
    """Something is missing without which the record would prove nothing; the text says what."""


def record_opt_out(
    given: str,
    now: datetime,
    *,
    by: str,
    via: Medium,
    region: str,
    purpose: str = ALL,
    channel: str = "",
    note: str = "",
    new: bool = False,
) -> Meant:
    """Opt an address, or every address of a patient, out of one purpose or all; counts like a text of STOP.

    Returns whom it concerns; `wait_until_settled` tells when no call under way can be theirs any more (rule
    P8). Raises NotFound or Unsaid, and has then changed nothing.
    """
    if not by.strip():
        raise Unsaid("say who heard it", "by")
    with transaction.atomic():
        meant = who_is_meant(given, region, channel=channel, new=new)
        opt_out(
            meant.contacts,
            now,
            actor="staff",
            medium=via.value,
            wording=note.strip(),
            evidence={"by": by.strip()[:120]},
            purpose=purpose,
        )
        return meant
