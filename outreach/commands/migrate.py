"""`outreach migrate`: bring the tables up to date."""

import click
from django.core.management import call_command


def migrate(verbosity: int = 0) -> None:
    """Apply the migrations that are missing."""
    call_command("migrate", verbosity=verbosity, interactive=False)


@click.command("migrate", short_help="Bring the database's tables up to date.")
def command() -> None:
    """Apply the migrations that are missing; harmless when there are none."""
    migrate(verbosity=1)
