"""The synchronous side of the webhooks: one action each, in a thread that keeps its connection."""

from collections.abc import Collection, Sequence

from django.db import close_old_connections

from outreach import wiring
from outreach.actions.receive_inbound import Received, receive_inbound
from outreach.actions.record_receipt import store_receipts as keep_receipts
from outreach.providers.base import Inbound, Receipt
from outreach.records.queries import calls_may_start


def store_receipts(receipts: Sequence[Receipt]) -> None:
    """Keep a batch of status callbacks."""
    close_old_connections()
    keep_receipts(receipts, wiring.webhooks().name, wiring.clock().now())


def store_inbound(texts: Sequence[Inbound]) -> Received:
    """Keep a batch of patients' texts, opt-outs included."""
    close_old_connections()
    now = wiring.clock().now()
    narrow = wiring.engine().clinic.narrows_stop(now)
    return receive_inbound(texts, wiring.webhooks().name, now, narrow_stop=narrow)


def check_unsettled(contacts: Collection[int]) -> set[int]:
    """Those of these who opted out and to whom a call may yet start."""
    close_old_connections()
    return calls_may_start(contacts)
