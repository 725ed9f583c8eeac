"""`outreach tasks`: what waits for a person, and who has it."""

import json
from datetime import datetime
from textwrap import shorten

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from outreach import wiring
from outreach.actions.close_task import close, reopen, take
from outreach.commands.counted import counted
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.commands.recorded import do
from outreach.domain.windows import zone
from outreach.ops.open_tasks import OpenTask, is_crisis, open_tasks

_OURS_SHOWN = 90


@click.group(
    "tasks", invoke_without_command=True, short_help="List what waits for a person; take and close it."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON array instead of a table.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the open tasks: who may be in danger first, then the longest waiting, under your schedule's ids.

    It shows what patients wrote: a screen for staff, not for a log.
    """
    home: Home = ctx.obj
    if home.embedded:
        migrate()
    if ctx.invoked_subcommand is not None:
        return
    tasks = open_tasks()
    if as_json:
        click.echo(json.dumps([task.__dict__ for task in tasks], default=str))
    else:
        _show(tasks, wiring.clock().now())


@command.command("take")
@click.argument("task", type=int)
@click.option("--by", required=True, help="Your name; it is kept.")
def take_one(task: int, by: str) -> None:
    """Say that you are on TASK; the clock of a crisis stops."""
    do(lambda: take(task, by, wiring.clock().now()))
    click.echo(f"Task {task} is yours.")


@command.command("close")
@click.argument("task", type=int)
@click.option("--by", required=True, help="Your name; it is kept.")
@click.option("--note", default="", help="What came of it.")
@click.option("--resume", is_flag=True, help="Of a crisis: let automatic messages go again.")
def close_one(task: int, by: str, note: str, resume: bool) -> None:
    """Close TASK."""
    went = do(lambda: close(task, by, wiring.clock().now(), note=note, resume=resume))
    told = f" {counted(went, 'message that waited goes', 'messages that waited go')} again." if resume else ""
    click.echo(f"Task {task} is closed.{told}")
    if not resume and is_crisis(task):
        click.echo(
            "Automatic messages to these people stay held. To let them go again: "
            f"outreach tasks reopen {task} --by NAME, then close it with --resume."
        )


@command.command("reopen")
@click.argument("task", type=int)
@click.option("--by", required=True, help="Your name; it is kept.")
def reopen_one(task: int, by: str) -> None:
    """Undo the closing of TASK."""
    do(lambda: reopen(task, by, wiring.clock().now()))
    click.echo(f"Task {task} is open again.")


def _show(tasks: list[OpenTask], now: datetime) -> None:
    here = zone(wiring.clinic_config().clinic.zone)
    title = f"{len(tasks)} waiting for a person; times of the visit's place, or of {here.key}"
    table = Table(title=title, title_justify="left")
    for heading in ("no.", "since", "what", "who", "visit", "they wrote"):
        table.add_column(heading, overflow="fold")
    for task in tasks:
        where = zone(task.zone) if task.zone else here
        start = f"{task.start.astimezone(where):%a %d %b %H:%M}" if task.start else ""
        cells = (
            str(task.id),
            f"{task.opened_at.astimezone(where):%a %d %b %H:%M}",
            task.kind + _clock(task, now) + _more(task),
            _lines(task.patient, task.address),
            _lines(task.visit, start),
            _lines(task.words, f"(to our: {shorten(task.ours, _OURS_SHOWN)})" if task.ours else ""),
        )
        danger = task.danger is not None or (task.kind == "crisis" and not task.acknowledged_by)
        style = "bold red" if danger else ""
        table.add_row(*(escape(cell) for cell in cells), style=style)
    Console().print(table)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _more(task: OpenTask) -> str:
    beside = f", from who is in danger (task {task.danger})" if task.danger is not None else ""
    why = f"message {task.message}: {task.why}" if task.why else ""
    told = "; ".join(part for part in (task.note, why) if part)
    return beside + (f": {told}" if told else "")


def _clock(task: OpenTask, now: datetime) -> str:
    if task.acknowledged_by:
        return f" ({task.acknowledged_by})"
    if task.acknowledge_by is None:
        return ""
    left = int((task.acknowledge_by - now).total_seconds() // 60)
    return f", {left} min left" if left >= 0 else f", {-left} min overdue"
