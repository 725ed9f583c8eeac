"""The Celery app and its beat table: `celery -A worker worker`, `celery -A worker beat`.

The settings are those that kept or returned every message under SIGKILL, flushes and restarts: PostgreSQL
holds the truth, so a task may run twice or never. Tasks carry ids only (rule P45).
"""

import gc
import os
from datetime import timedelta
from typing import Any

from celery import Celery
from celery.beat import PersistentScheduler
from celery.signals import setup_logging, worker_process_init
from kombu import Queue

from config.settings import env
from outreach.logs import configure

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

_LONG_AGO = timedelta(days=1)


def _tick(task: str, every_s: float, queue: str) -> dict[str, object]:
    # `expires`: a tick that waited for long has been overtaken by the next ones. It is an instant by beat's
    # clock, so never so soon that a worker whose clock is a little ahead would drop them all.
    return {
        "task": f"outreach.{task}",
        "schedule": every_s,
        "options": {"queue": queue, "expires": max(10.0, every_s * 3)},
    }


class Beat(PersistentScheduler):
    """Celery's own stands still after the clock is set back, and for ever over a damaged file."""

    def setup_schedule(self) -> None:
        """Start from the table alone: a file cut short by a full disk would stop every beat to come."""
        self._remove_db()  # type: ignore[attr-defined]  # missing from the stubs
        super().setup_schedule()

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Publish one entry at most; returns the seconds until the next."""
        for entry in self.schedule.values():
            now = entry.default_now()
            if entry.last_run_at and entry.last_run_at > now:
                entry.last_run_at = now - _LONG_AGO
                self._heap = None  # it is ordered by the old time
        return float(super().tick(*args, **kwargs))


app = Celery("outreach", broker=env.broker_url)
app.conf.update(
    imports=["outreach.tasks"],
    task_ignore_result=True,
    result_backend=None,
    result_expires=None,  # else beat orders a nightly clean-up of results that don't exist
    task_serializer="json",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_transport_options={
        "socket_timeout": 15,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "max_connections": 50,
        "visibility_timeout": 3600,
        "queue_order_strategy": "priority",
    },
    worker_soft_shutdown_timeout=env.call_timeout_s + 5,
    worker_send_task_events=False,
    worker_enable_remote_control=False,
    worker_hijack_root_logger=False,
    task_default_queue="upkeep",
    task_queues=[Queue("urgent"), Queue("receipts"), Queue("bulk"), Queue("upkeep")],
    task_create_missing_queues=False,
    beat_scheduler="worker:Beat",
    beat_max_loop_interval=env.tick_s,
    beat_schedule={
        "claim": _tick("claim", env.tick_s, "urgent"),
        "fold": _tick("fold", max(env.tick_s, 1.0), "receipts"),
        "replies": _tick("replies", max(env.tick_s, 1.0), "urgent"),
        "recover": _tick("recover", max(env.tick_s, min(5.0, env.lease_s / 2)), "upkeep"),
        "reconcile": _tick("reconcile", max(env.tick_s, 1.0), "upkeep"),
        "escalate": _tick("escalate", max(env.tick_s, 5.0), "urgent"),
        "watch_complaints": _tick("watch_complaints", max(env.tick_s, 30.0), "upkeep"),
        "seal": _tick("seal", max(env.tick_s, 60.0), "upkeep"),
    },
)


@setup_logging.connect
def _logging(**_: object) -> None:
    configure(env.log_level)


@worker_process_init.connect
def _collect_seldom(**_: object) -> None:
    # A batch makes some ten thousand short-lived objects beside a large and lasting heap of modules.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
