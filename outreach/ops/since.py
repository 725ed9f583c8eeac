"""What has happened to a visit and its patient since a task was opened, looked up as tasks are listed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from outreach.records.models import NOTED


@dataclass(frozen=True)
class Since:
    """One thing, and when; `words` are what the patient wrote then, where no other task has them."""

    at: datetime
    what: str
    words: str = ""


def since_opened(task_ids: Sequence[int]) -> dict[int, list[Since]]:
    """By task what has happened since, in its order, of these open tasks."""
    found: dict[int, list[Since]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT t.id, i.received_at, 'asked again', i.body
            FROM staff_task t JOIN inbound_message i ON i.appointment_id = t.appointment_id
            WHERE t.id = ANY(%(tasks)s) AND i.outcome = %(noted)s || t.id
            ORDER BY 2
            """,
            {"tasks": list(task_ids), "noted": NOTED},
        )
        for task, at, what, words in cursor.fetchall():
            found[task].append(Since(at, what, words))
    return found
