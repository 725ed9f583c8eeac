"""`outreach tasks`: what waits for a person."""

import json

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from config.settings import env
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.domain.windows import zone
from outreach.ops.open_tasks import OpenTask, open_tasks


@click.command("tasks", short_help="List what waits for a person.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array instead of a table.")
@click.pass_obj
def command(home: Home, as_json: bool) -> None:
    """List the open tasks, the longest waiting first, under the ids your schedule uses.

    It shows what patients wrote: a screen for staff, not for a log.
    """
    if not env.database_url or home.embedded:
        migrate()
    tasks = open_tasks()
    if as_json:
        click.echo(json.dumps([task.__dict__ for task in tasks], default=str))
    else:
        _show(tasks)


def _show(tasks: list[OpenTask]) -> None:
    table = Table(title=f"{len(tasks)} waiting for a person", title_justify="left")
    for heading in ("since", "what", "patient", "visit", "when", "they wrote"):
        table.add_column(heading)
    for task in tasks:
        where = zone(task.zone) if task.zone else None
        start = f"{task.start.astimezone(where):%a %d %b %H:%M}" if task.start else ""
        cells = (
            f"{task.opened_at.astimezone(where):%a %d %b %H:%M}",
            task.kind,
            task.patient,
            task.visit,
            start,
        )
        table.add_row(*(escape(cell) for cell in (*cells, task.words)))
    Console().print(table)
