"""Act on what patients wrote, each text once; one that trips the program goes to a person."""

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
from outreach.records.locks import alone_with_replies
from outreach.records.models import InboundMessage, TaskKind

log = structlog.get_logger(__name__)

_LOOK_AHEAD = 50


def take_replies(engine: Engine, at_most: int | None = None) -> int:
    """Act on texts not yet acted on, danger first; return how many. Each once, in its transaction.

    Ends early where another process is at it: one keeps up, and the others are free to send the answers.
    """
    taken = 0
    while ids := _waiting(_LOOK_AHEAD if at_most is None else min(_LOOK_AHEAD, at_most - taken)):
        done = 0
        for inbound_id in ids:
            try:
                done += _take(inbound_id, engine)
            except _TakenElsewhereError:
                return taken + done
        if not done:
            return taken
        taken += done
    return taken


class _TakenElsewhereError(Exception):
    """Another process is acting on a text."""


def _waiting(at_most: int) -> list[int]:
    """The next texts to act on. Many at a time, since looking for one costs the more the more there are."""
    waiting = InboundMessage.objects.filter(processed_at__isnull=True)
    danger_first = waiting.order_by(Case(When(intent=Intent.CRISIS, then=Value(0)), default=Value(1)), "id")
    return list(danger_first.values_list("id", flat=True)[:at_most])


def _take(inbound_id: int, engine: Engine) -> bool:
    """Act on one text, unless that was done meanwhile."""
    now = engine.clock.now()
    with transaction.atomic():
        if not alone_with_replies():
            raise _TakenElsewhereError
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
        except OperationalError:
            raise  # a deadlock is not this text's fault: the next sweep takes it again
        except Exception:
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
