"""Remember what carriers say about an address."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from outreach.actions.opt_out import opt_out
from outreach.providers.base import Reason
from outreach.records.models import ContactPoint, ContactStatus, Message

_STATUS_OF = {Reason.LANDLINE: ContactStatus.LANDLINE, Reason.INVALID_ADDRESS: ContactStatus.INVALID}


def learn_about_addresses(reasons: Mapping[int, Reason], now: datetime, code: str = "") -> None:
    """Keep what the carrier said about the addresses of these messages: message id to reason.

    An address that can't be reached is marked so, a refused one has opted out (rule P17); a reason that may
    pass, or that says nothing about the address, changes nothing. In the caller's transaction, before it
    locks any message: contacts are locked before messages everywhere, and all at once in their order.
    """
    telling = {m: r for m, r in reasons.items() if r in _STATUS_OF or r is Reason.OPTED_OUT}
    if not telling:
        return
    contact_of = dict(Message.objects.filter(id__in=telling).values_list("id", "contact_id"))
    by_reason: dict[Reason, set[int]] = defaultdict(set)
    for message, reason in telling.items():
        if message in contact_of:
            by_reason[reason].add(contact_of[message])
    points = ContactPoint.objects.filter(id__in=contact_of.values()).order_by("id")
    list(points.select_for_update(no_key=True).values("id"))
    for reason, status in _STATUS_OF.items():
        if by_reason[reason]:
            ContactPoint.objects.filter(id__in=by_reason[reason]).update(status=status, status_at=now)
    if by_reason[Reason.OPTED_OUT]:
        evidence = {"code": code} if code else None
        opt_out(
            sorted(by_reason[Reason.OPTED_OUT]),
            now,
            actor="carrier",
            medium="carrier refusal",
            evidence=evidence,
        )
