"""`outreach migrate`: bring the tables up to date."""

import click
from django.core.management import call_command
from django.db import connection

_LOCK = 7_240_620


def migrate(verbosity: int = 0) -> None:
    """Apply the migrations that are missing."""
    with connection.cursor() as cursor:
        # Two commands on a new database would both make its first table.
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            call_command("migrate", verbosity=verbosity, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


@click.command("migrate", short_help="Bring the database's tables up to date.")
def command() -> None:
    """Apply the migrations that are missing; harmless when there are none."""
    migrate(verbosity=1)
