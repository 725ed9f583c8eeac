"""Remember what carriers and mail services say about an address."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from outreach.actions.opt_out import opt_out
from outreach.domain.complaints import MEDIUM as COMPLAINT
from outreach.providers.base import Reason
from outreach.records.models import ContactPoint, ContactStatus, Message

_STATUS_OF = {Reason.LANDLINE: ContactStatus.LANDLINE, Reason.INVALID_ADDRESS: ContactStatus.INVALID}
_MEDIUM_OF = {Reason.OPTED_OUT: "carrier refusal", Reason.COMPLAINT: COMPLAINT}
_TELLING = _STATUS_OF.keys() | _MEDIUM_OF.keys()


def learn_about_addresses(
    reasons: Mapping[int, Reason],
    now: datetime,
    code: str = "",
    *,
    contacts: Collection[tuple[int, Reason]] = (),
) -> None:
    """Keep what was said about the addresses of these messages, by their id, and of these contacts.

    An address that can't be reached is marked so; a refused one has opted out (rule P17), and so has one
    whose owner complained or unsubscribed (rule P9). A reason that may pass, or that says nothing about the
    address, changes nothing. In the caller's transaction, before it locks any message: contacts are locked
    before messages everywhere, and all at once in their order.
    """
    telling = {message: reason for message, reason in reasons.items() if reason in _TELLING}
    by_reason: dict[Reason, set[int]] = defaultdict(set)
    if telling:
        for message, contact in Message.objects.filter(id__in=telling).values_list("id", "contact_id"):
            by_reason[telling[message]].add(contact)
    for contact, reason in contacts:
        if reason in _TELLING:
            by_reason[reason].add(contact)
    if not by_reason:
        return
    points = ContactPoint.objects.filter(id__in=set().union(*by_reason.values())).order_by("id")
    list(points.select_for_update(no_key=True).values("id"))
    for reason, status in _STATUS_OF.items():
        if by_reason[reason]:
            ContactPoint.objects.filter(id__in=by_reason[reason]).update(status=status, status_at=now)
    for reason, medium in _MEDIUM_OF.items():
        if by_reason[reason]:
            evidence = {"code": code} if code else None
            opt_out(sorted(by_reason[reason]), now, actor="carrier", medium=medium, evidence=evidence)
