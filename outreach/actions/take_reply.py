"""Act on what patients wrote, each text once; one that trips the program goes to a person."""

from collections.abc import Collection
from contextlib import suppress

import structlog
from django.db import OperationalError, transaction
from django.db.models import Case, Value, When

from outreach.actions.act_on_reply import act_on
from outreach.actions.answer import point_to_help
from outreach.actions.crisis import alarm
from outreach.actions.engine import Engine
from outreach.actions.staff import open_task_for_reply
from outreach.domain.reply import Intent
from outreach.records.locks import alone_with_replies, is_busy, wait_briefly
from outreach.records.models import InboundMessage, TaskKind

log = structlog.get_logger(__name__)

_LOOK_AHEAD = 50


def take_replies(engine: Engine, at_most: int | None = None) -> int:
    """Act on texts not yet acted on, danger first; return how many. Each once, in its transaction.

    Ends early where another process is at it: one keeps up, and the others are free to send the answers. A
    text about something that an import holds is left to the next time.
    """
    taken = 0
    busy: set[int] = set()
    while ids := _waiting(_LOOK_AHEAD if at_most is None else min(_LOOK_AHEAD, at_most - taken), busy):
        done = 0
        for inbound_id in ids:
            try:
                done += _take(inbound_id, engine)
            except _TakenElsewhereError:
                return taken + done
            except _BusyError:
                busy.add(inbound_id)
                break  # words of danger may have come while we waited: they are looked for again
        else:
            if not done:
                return taken
        taken += done
    return taken


class _TakenElsewhereError(Exception):
    """Another process is acting on a text."""


class _BusyError(Exception):
    """What a text is about is held by another transaction."""


def _waiting(at_most: int, busy: Collection[int]) -> list[int]:
    """The next texts to act on. Many at a time, since looking for one costs the more the more there are."""
    waiting = InboundMessage.objects.filter(processed_at__isnull=True).exclude(id__in=busy)
    danger_first = waiting.order_by(Case(When(intent=Intent.CRISIS, then=Value(0)), default=Value(1)), "id")
    return list(danger_first.values_list("id", flat=True)[:at_most])


def _take(inbound_id: int, engine: Engine) -> bool:
    """Act on one text, unless that was done meanwhile."""
    now = engine.clock.now()
    with transaction.atomic():
        if not alone_with_replies():
            raise _TakenElsewhereError
        wait_briefly()
        inbound = (
            InboundMessage.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("contact")
            .filter(id=inbound_id, processed_at__isnull=True)
            .first()
        )
        if inbound is None:
            return False
        try:
            with transaction.atomic():
                inbound.outcome = act_on(inbound, engine, now)
        except Exception as error:
            if isinstance(error, OperationalError) and is_busy(error):
                raise _BusyError from error
            # One text that trips us must neither be lost nor keep the others waiting: a person reads it.
            log.exception("reply failed", inbound=inbound.pk)
            inbound.patient = inbound.appointment = None
            if inbound.intent == Intent.CRISIS:
                alarm(inbound, now)
                with suppress(Exception), transaction.atomic():
                    point_to_help(inbound, now)
            else:
                open_task_for_reply(TaskKind.REPLY, inbound, now)
            inbound.outcome = "failed, passed to staff"
        inbound.processed_at = now
        inbound.save(update_fields=["outcome", "processed_at", "patient", "appointment"])
    log.info("reply", inbound=inbound.pk, intent=inbound.intent, outcome=inbound.outcome)
    return True
