"""`outreach tasks`: what waits for a person, and who has it."""

import json
from dataclasses import asdict
from datetime import datetime
from textwrap import shorten
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from outreach import wiring
from outreach.actions.close_task import TaskError, UnreadError, close, reopen, take
from outreach.actions.crisis import overdue_since
from outreach.commands.counted import counted
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.commands.recorded import do, end
from outreach.domain.printable import on_one_line
from outreach.domain.windows import zone
from outreach.ops.held import still_held
from outreach.ops.open_tasks import NO_TEXT, OpenTask, holds_messages, open_tasks
from outreach.ops.since import WROTE_AGAIN

_OURS_SHOWN = 120


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
    tasks, now = open_tasks(), wiring.clock().now()
    if as_json:
        rows = [asdict(task) | {"overdue_since": _overdue_since(task, now)} for task in tasks]
        click.echo(json.dumps(rows, default=str))
    else:
        _show(tasks, now)


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
@click.option("--resume", is_flag=True, help="Of a crisis or a death: let automatic messages go again.")
@click.option("--seen", default=0, help="How many texts you have read that came after it was opened.")
def close_one(task: int, by: str, note: str, resume: bool, seen: int) -> None:
    """Close TASK."""
    try:
        went = close(task, by, wiring.clock().now(), note=note, resume=resume, seen=seen)
    except UnreadError as error:
        for words in error.words:
            click.echo(f"▶ {on_one_line(words) or NO_TEXT}", err=True)
        end(error)
    except TaskError as error:
        end(error)
    told = f" {counted(went, 'message that waited goes', 'messages that waited go')} again." if resume else ""
    click.echo(f"Task {task} is closed.{told}")
    if resume:
        for held in still_held(task):
            click.echo(f"But {held}.")
    elif holds_messages(task):
        click.echo(
            "Automatic messages to these people stay held. To let them go again: "
            f"outreach tasks reopen {task} --by NAME, take it, then close it with --resume."
        )


@command.command("reopen")
@click.argument("task", type=int)
@click.option("--by", required=True, help="Your name; it is kept.")
def reopen_one(task: int, by: str) -> None:
    """Undo the closing of TASK."""
    within = wiring.clinic_config().crisis.acknowledge_within
    do(lambda: reopen(task, by, wiring.clock().now(), within=within))
    click.echo(f"Task {task} is open again.")


def _show(tasks: list[OpenTask], now: datetime) -> None:
    here = zone(wiring.clinic_config().clinic.zone)
    console = Console(highlight=False)
    console.print(f"{len(tasks)} waiting for a person; times of the visit's place, or of {here.key}")
    for task in tasks:
        console.print(Padding(_card(task, now, here), (1, 0, 0, 0)))


def _card(task: OpenTask, now: datetime, here: ZoneInfo) -> Table:
    """A few lines, since a table's columns are too narrow for what people write."""
    where = zone(task.zone) if task.zone else here
    danger = task.danger is not None or (task.kind == "crisis" and not task.acknowledged_by)
    card = Table.grid(padding=(0, 1))
    card.add_column(justify="right", min_width=6)
    card.add_column(overflow="fold")
    head = f"{task.kind.replace('_', ' ')}{_clock(task, now, where)}, since {_at(task.opened_at, where)}"
    card.add_row(str(task.id), escape(head), style="bold red" if danger else "bold")
    start = f", {_at(task.start, where)}" if task.start else ""
    about = (task.patient, task.address, f"visit {task.visit}{start}" if task.visit else "")
    for line in (
        task.to_do,
        f"from who is in danger (task {task.danger})" if task.danger is not None else "",
        " · ".join(part for part in about if part),
        task.note,
        f"message {task.message}: {task.why}" if task.why and task.message else task.why,
        f"tell them {task.tell}" if task.tell else "",
    ):
        if line:
            card.add_row("", escape(line))
    if task.words:
        card.add_row("▶", escape(on_one_line(task.words)), style="cyan")
    if task.ours:
        card.add_row("to", escape(shorten(on_one_line(task.ours), _OURS_SHOWN)), style="dim")
    for later in task.since:
        card.add_row("", escape(f"since then: {later.what}, {_at(later.at, where)}"), style="bold")
        if later.what == WROTE_AGAIN:
            card.add_row("▶", escape(on_one_line(later.words) or NO_TEXT), style="cyan")
    if task.noted:
        card.add_row("", f"whoever closes it adds --seen {task.noted}")
    return card


def _at(instant: datetime, where: ZoneInfo) -> str:
    return f"{instant.astimezone(where):%a %d %b %H:%M}"


def _clock(task: OpenTask, now: datetime, where: ZoneInfo) -> str:
    if task.acknowledged_by:
        return f" ({task.acknowledged_by})"
    if task.acknowledge_by is None:
        return ""
    if overdue := _overdue_since(task, now):
        return f" NOT TAKEN, overdue since {_at(overdue, where)}"
    left = int((task.acknowledge_by - now).total_seconds() // 60)
    return f", {left} min left"


def _overdue_since(task: OpenTask, now: datetime) -> datetime | None:
    if task.acknowledge_by is None or task.acknowledged_by:
        return None
    within = wiring.clinic_config().crisis.acknowledge_within
    return overdue_since(task.clock_since, task.acknowledge_by, task.escalations, within, now)
