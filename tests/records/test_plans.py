"""No statement of the hot paths reads the whole table of messages, however large it grows."""

import re
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
_WHOLE = re.compile(r"Scan using message_(?:pkey|once|patient_id_\w+|appointment_id_\w+) on message ")
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


_BEFORE = """
WITH person AS (
    INSERT INTO patient (external_id, given_name, family_name, language, zone, preferred_channel)
    SELECT 'old' || n, '', '', 'en', '', '' FROM generate_series(1, 1000) n RETURNING id, external_id
), contact AS (
    INSERT INTO contact_point (channel, value)
    SELECT 'email', 'old' || n || '@example.org' FROM generate_series(1, 1000) n RETURNING id, value
), link AS (
    INSERT INTO patient_contact (patient_id, contact_id)
    SELECT p.id, c.id FROM person p JOIN contact c ON c.value = p.external_id || '@example.org'
    RETURNING patient_id, contact_id
), visited AS (
    INSERT INTO appointment (external_id, patient_id, visit_type_id, location_id, start, zone, status,
                             known_at, fingerprint)
    SELECT 'old' || p.id || '-' || n, p.id, a.visit_type_id, a.location_id, a.start, a.zone, 'fulfilled',
           a.known_at, ''
    FROM appointment a, person p, generate_series(1, 4) n WHERE a.id = %s RETURNING id, patient_id, start
)
INSERT INTO message (dedupe_key, channel, template, patient_id, contact_id, appointment_id,
                     appointment_version, status, send_at, not_after, attempted_at)
SELECT 'old' || v.id || '-' || n, 'email', 'reminder', v.patient_id, l.contact_id, v.id, 1, 'delivered',
       v.start, v.start, v.start
FROM visited v JOIN link l USING (patient_id), generate_series(1, 5) n
"""


@pytest.fixture
def years_of_messages() -> None:
    """The planner then reads all of them only where no index serves."""
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [visit().pk])
        cursor.execute("ANALYZE patient, contact_point, patient_contact, appointment, message")
        cursor.execute("SET LOCAL enable_seqscan = off")


@pytest.mark.usefixtures("years_of_messages")
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
    assert [sql for sql, plan in plans.items() if _reads_all(plan)] == []


def _reads_all(plan: str) -> bool:
    """By the table, or by an index that holds every message and is asked for none in particular."""
    if "Seq Scan on message " in plan:
        return True
    lines = plan.splitlines()
    whole = [n for n, line in enumerate(lines) if _WHOLE.search(line)]
    return any("Cond:" not in "".join(lines[n + 1 : n + 2]) for n in whole)


def _plan(sql: str) -> str:
    if not sql.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "INSERT", "DELETE")):
        return ""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + sql.replace("%", "%%"), [])
        return "\n".join(row[0] for row in cursor.fetchall())
