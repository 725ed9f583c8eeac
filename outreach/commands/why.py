"""`outreach why`: why a message was sent, or wasn't."""

import json
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from outreach import wiring
from outreach.commands.home import Home
from outreach.domain.purpose import Purpose
from outreach.domain.windows import zone
from outreach.ops.why import Story, find, story


@click.command("why", short_help="Tell everything that happened to a message, and by which rule.")
@click.argument("message")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.pass_obj
def command(home: Home, message: str, as_json: bool) -> None:
    """Tell the story of MESSAGE: its number, or the carrier's id of it (SM…).

    It shows what the patient received: a screen for staff, not for a log.
    """
    asked = message.strip()
    number = int(asked) if asked.isdecimal() else find(asked)
    told = story(number) if number is not None else None
    if told is None:
        which = asked or "without a number"
        click.echo(
            f"There is no message {which}: give its number (`outreach preview` shows them), or the carrier's"
            " id of it (SM…).",
            err=True,
        )
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(asdict(told), default=str, ensure_ascii=False))
    else:
        _show(told)


def _show(told: Story) -> None:
    here = zone(wiring.clinic_config().clinic.zone)
    console = Console()
    about = f", visit {told.visit}" if told.visit else ""
    whom = "a colleague" if told.purpose == Purpose.STAFF else f"patient {told.patient or '(unknown)'}"
    console.print(
        f"[bold]Message {told.message}[/] to {escape(whom + about)}:"
        f" {told.purpose}, {told.channel}, template {escape(told.template)}",
        highlight=False,
    )
    table = Table(box=None, pad_edge=False)
    for heading in ("when", "state", "why", "rule"):
        table.add_column(heading, overflow="fold")
    for turn in told.turns:
        table.add_row(f"{turn.at.astimezone(here):%a %d %b %H:%M:%S}", turn.what, escape(turn.why), turn.rule)
    console.print(table)
    if told.words:
        console.print(f"[dim]{escape(told.words)}[/]", highlight=False)
