"""A transaction that lets an import pass: it locks much, for long, and in an order of its own."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, transaction

from outreach.records.locks import is_busy, wait_briefly

_T = TypeVar("_T")
_TRIES = 20
_BETWEEN_S = 0.2


def giving_way(deed: Callable[[], _T]) -> _T:
    """Run it in a transaction; where something it needs is held, let go of everything and try again.

    Whoever waited for an import with something in hand that it needs would end in a deadlock, of which
    PostgreSQL makes the import the victim as a rule. After some ten seconds it waits as long as it takes.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                wait_briefly()
                return deed()
        except OperationalError as error:
            if not is_busy(error):
                raise
        time.sleep(_BETWEEN_S)
    with transaction.atomic():
        return deed()
