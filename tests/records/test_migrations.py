"""The migrations say what the models say, and leave a filled database as it was."""

import io

import pytest
from django.core.management import call_command

from outreach.records.models import Appointment, ContactPoint, Message, Patient
from tests.factories import message, visit


@pytest.mark.django_db
def test_no_model_is_ahead_of_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=io.StringIO())


@pytest.mark.django_db
def test_a_filled_database_stays_as_it_was() -> None:
    message(visit())
    nouns = (Patient, ContactPoint, Appointment, Message)
    before = [list(noun.objects.order_by("id").values()) for noun in nouns]
    assert all(before)
    call_command("migrate", verbosity=0, interactive=False)
    assert [list(noun.objects.order_by("id").values()) for noun in nouns] == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "index", ["message_due", "message_leased", "message_to_check", "message_open_by_contact"]
)
def test_the_indexes_of_work_leave_out_what_is_over(index: str) -> None:
    sql = io.StringIO()
    call_command("sqlmigrate", "records", "0001", stdout=sql)
    line = next(line for line in sql.getvalue().splitlines() if f'"{index}"' in line)
    assert "WHERE" in line
    assert "delivered" not in line
