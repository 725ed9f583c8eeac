"""Celery's bodies: ids in, one action called; and the bells that doors ring after their commit.

Celery's own Django fix-up drops a broken database connection before each task.
"""

from collections.abc import Sequence

from outreach import wiring
from outreach.actions.claim_due import NOTHING, claim_due
from outreach.actions.crisis import escalate as escalate_crises
from outreach.actions.dispatch import dispatch as dispatch_messages
from outreach.actions.reconcile import reconcile as ask_carrier
from outreach.actions.record_receipt import fold_receipts
from outreach.actions.recover import recover as take_back
from outreach.actions.seal import seal as seal_audit
from outreach.actions.take_reply import take_replies
from outreach.actions.watch_complaints import watch_complaints as count_complaints
from worker import app

_CHUNK = 100
_REPLIES = 50  # about a quarter of a second's work; their answers are claimed before the next are read
_ROUNDS = 10


@app.task(name="outreach.dispatch")
def dispatch(message_ids: Sequence[int]) -> None:
    """Send claimed messages."""
    dispatch_messages(message_ids, wiring.engine())


@app.task(name="outreach.claim")
def claim() -> None:
    """Claim what is due and publish it in chunks, after the claim's commit."""
    while (claimed := claim_due(wiring.engine())) != NOTHING:
        _publish(claimed.urgent, "urgent")
        _publish(claimed.bulk, "bulk")


def _publish(ids: Sequence[int], queue: str) -> None:
    # Should the broker be away, the leases end and the messages are planned again.
    for first in range(0, len(ids), _CHUNK):
        dispatch.apply_async((ids[first : first + _CHUNK],), queue=queue)


@app.task(name="outreach.fold")
def fold() -> None:
    """Fold the receipts that came in."""
    fold_receipts(wiring.engine())


@app.task(name="outreach.replies")
def replies() -> None:
    """Act on patients' texts; what that plans is due at once, so claim it at once.

    In a flood of texts it would have no end: others that are urgent get their turn in between.
    """
    for _ in range(_ROUNDS):
        taken = take_replies(wiring.engine(), at_most=_REPLIES)
        if taken:
            claim()
        if taken < _REPLIES:
            return
    ring_replies()


@app.task(name="outreach.recover")
def recover() -> None:
    """Take back what dead workers held."""
    take_back(wiring.engine())


@app.task(name="outreach.escalate")
def escalate() -> None:
    """Tell the backup of a crisis that nobody has taken in time; the alert is due at once, so claim it."""
    if escalate_crises(wiring.engine()):
        claim()


@app.task(name="outreach.watch_complaints")
def watch_complaints() -> None:
    """Pause or resume mail that isn't care, as readers complain."""
    count_complaints(wiring.engine())


@app.task(name="outreach.reconcile")
def reconcile() -> None:
    """Ask the carrier about messages in doubt."""
    ask_carrier(wiring.engine())


@app.task(name="outreach.seal")
def seal() -> None:
    """Seal what was added to the audit since."""
    seal_audit(wiring.clock().now())


def ring_receipts() -> None:
    """Have receipts folded soon."""
    app.send_task("outreach.fold", queue="receipts", expires=30)


def ring_replies() -> None:
    """Have patients' texts acted on soon."""
    app.send_task("outreach.replies", queue="urgent", expires=30)


def ring_claim() -> None:
    """Have due messages claimed now instead of at the next tick."""
    app.send_task("outreach.claim", queue="urgent", expires=30)


def ring_reconcile() -> None:
    """Have the carrier asked now instead of at the next tick."""
    app.send_task("outreach.reconcile", queue="upkeep", expires=30)
