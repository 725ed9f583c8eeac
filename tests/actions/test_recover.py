"""Recovery: what a dead worker held."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from outreach.actions.recover import recover
from outreach.domain.lifecycle import Status
from outreach.records.models import Message
from tests.factories import NOW, engine, events, message, status, tasks, under_way, visit
from tests.threads import Beside

pytestmark = pytest.mark.django_db


def lease(it: Message, seconds: float) -> Message:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE message SET lease_until = clock_timestamp() + make_interval(secs => %s) WHERE id = %s",
            [seconds, it.pk],
        )
    return it


def test_a_claimed_message_whose_worker_died_is_planned_again() -> None:
    it = lease(message(status=Status.QUEUED), -1)
    assert recover(engine()) == 1
    assert status(it) == Status.PLANNED
    assert events(it)[-1].origin == "queued"


def test_a_call_whose_worker_died_is_in_doubt() -> None:
    it = lease(under_way(Status.SENDING), -1)
    assert recover(engine()) == 1
    it.refresh_from_db()
    assert (it.status, it.unknown_since) == (Status.UNKNOWN, NOW)
    assert it.check_at is not None


def test_a_lease_that_runs_is_respected() -> None:
    about = visit()
    alive = [lease(message(about, status=Status.QUEUED), 30), lease(under_way(Status.SENDING, about), 30)]
    assert recover(engine()) == 0
    assert [status(it) for it in alive] == [Status.QUEUED, Status.SENDING]


def test_a_lease_longer_than_any_was_given_comes_of_a_clock_set_back() -> None:
    """The worker is long dead, and by the database's clock its lease would run for another hour."""
    about = visit()
    rows = [lease(message(about, status=Status.QUEUED), 3600), lease(under_way(Status.SENDING, about), 3600)]
    assert recover(engine()) == 2
    assert [status(it) for it in rows] == [Status.PLANNED, Status.UNKNOWN]


@pytest.mark.parametrize("other", sorted(set(Status) - {Status.QUEUED, Status.SENDING}))
def test_an_old_lease_of_a_message_elsewhere_means_nothing(other: Status) -> None:
    it = lease(message(status=other), -3600)
    assert recover(engine()) == 0
    assert status(it) == other


def test_what_nobody_took_up_in_time_is_over_and_a_person_phones() -> None:
    it = message(status=Status.HELD, not_after=NOW - timedelta(seconds=1))
    assert recover(engine()) == 1
    assert (status(it), tasks()) == (Status.EXPIRED, ["call"])


def test_doing_it_twice_does_nothing_more() -> None:
    it = lease(message(status=Status.QUEUED), -1)
    recover(engine())
    assert recover(engine()) == 0
    assert len(events(it)) == 1


@pytest.mark.django_db(transaction=True)
def test_what_an_import_holds_is_left_for_the_next_time() -> None:
    """To wait for it with other messages in hand may deadlock, and the import be the victim."""
    held, free = lease(message(status=Status.QUEUED), -1), lease(message(status=Status.QUEUED), -1)
    with transaction.atomic():
        Message.objects.select_for_update().get(pk=held.pk)
        assert Beside(lambda: recover(engine())).result() == 1
    assert (status(held), status(free)) == (Status.QUEUED, Status.PLANNED)
    assert recover(engine()) == 1
