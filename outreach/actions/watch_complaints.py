"""Watch how many readers call our mail spam, and let only care go while they are too many (rule P54)."""

import structlog
from django.db import transaction

from outreach.actions.engine import Engine
from outreach.domain.channel import Channel
from outreach.domain.complaints import Level
from outreach.records.models import Sender
from outreach.records.queries import complaints

log = structlog.get_logger(__name__)


def watch_complaints(engine: Engine) -> Level:
    """Count the last thirty days anew, and pause or resume; returns where we stand.

    The senders' row carries the pause, so that a message's decision costs no count. It ends by itself, once
    the complaints are old enough or few enough among the mails.
    """
    now = engine.clock.now()
    counted = complaints(now)
    with transaction.atomic():
        senders = list(Sender.objects.select_for_update().filter(channel=Channel.EMAIL).order_by("id"))
        paused = any(sender.care_only_since is not None for sender in senders)
        level = counted.level(paused=paused)
        # Each for itself: a mailbox that is new since the pause is paused too.
        pause = level is Level.PAUSE
        if others := [sender.pk for sender in senders if (sender.care_only_since is not None) != pause]:
            Sender.objects.filter(id__in=others).update(care_only_since=now if pause else None)
            log.warning(
                "only care is mailed" if pause else "every mail goes again",
                rule="P54",
                complaints=counted.complained,
                mails=counted.accepted,
            )
        elif level is Level.WARN:
            log.info("complaints", rule="P54", complaints=counted.complained, mails=counted.accepted)
    return level
