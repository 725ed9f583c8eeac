"""No statement of the hot paths reads the whole table of messages, however large it grows."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outreach.actions.crisis import escalate
from outreach.actions.dispatch import dispatch
from outreach.actions.engine import Engine
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.reconcile import reconcile
from outreach.actions.record_receipt import fold_receipts, store_receipts
from outreach.actions.recover import recover
from outreach.actions.take_reply import take_replies
from outreach.actions.watch_complaints import watch_complaints
from outreach.domain.lifecycle import Status
from outreach.providers.base import ReceiptStatus
from tests.factories import (
    NOW,
    SettableClock,
    claimed,
    engine,
    message,
    patient,
    phone,
    receipt,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db
WORDS = (
    "C",
    "X",
    "R",
    "STOP",
    "START",
    "HELP",
    "I want to die",
    "is there parking?",
    "wrong number",
    "xyzzy",
)


def _replies(the: Engine) -> None:
    for words in WORDS:
        under_way(Status.DELIVERED, visit(patient(phone("+16085550101"))))
        receive_inbound([text(words)], "memory", NOW)
        take_replies(the)


def _send(the: Engine) -> None:
    for _ in range(3):
        message(visit())
    dispatch(claimed(the), the)


def _receipts(the: Engine) -> None:
    sent = under_way(Status.SENT, visit())
    store_receipts([receipt(sent, ReceiptStatus.DELIVERED)], "memory", NOW)
    fold_receipts(the)


@pytest.fixture
def no_full_scans() -> None:
    """The planner then takes a sequential scan only where no index serves at all."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")


@pytest.mark.usefixtures("no_full_scans")
@pytest.mark.parametrize(
    "work",
    [_replies, _send, _receipts, recover, reconcile, escalate, watch_complaints],
    ids=lambda w: w.__name__,
)
def test_every_statement_is_served_by_an_index(work: Callable[[Engine], object]) -> None:
    under_way(Status.UNKNOWN, visit())
    with CaptureQueriesContext(connection) as done:
        work(engine(SettableClock(NOW)))
    plans = {
        query["sql"]: _plan(query["sql"]) for query in done.captured_queries if "message" in query["sql"]
    }
    assert plans
    assert [sql for sql, plan in plans.items() if "Seq Scan on message " in plan] == []


def _plan(sql: str) -> str:
    if not sql.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "INSERT", "DELETE")):
        return ""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + sql.replace("%", "%%"), [])
        return "\n".join(row[0] for row in cursor.fetchall())
