"""`outreach bench`: measure on this machine, in one run, beside something bare."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from outreach import wiring
from outreach.actions.sync_config import sync_config
from outreach.bench.due import measure_due
from outreach.bench.flood import measure_flood
from outreach.bench.importing import measure_import
from outreach.bench.send import measure_send
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.commands.stack import Sizes


@click.group("bench", short_help="Measure sending, claiming, importing and a flood of texts.")
def command() -> None:
    """Measure on an embedded database of its own; nothing of yours is touched."""


def _prepare() -> None:
    """In each subcommand, since asking one for help must touch nothing."""
    migrate()
    sync_config(wiring.clinic_config(), wiring.clock().now())


@command.command("send")
@click.option("--messages", default=5000, show_default=True, type=click.IntRange(1, 30_000))
@click.option("--latency-ms", default=0.0, show_default=True, help="How long the carrier takes to answer.")
@click.option("--receipts", is_flag=True, help="Three status callbacks a message flow back meanwhile.")
@click.option("--bulk", default=3, show_default=True, type=click.IntRange(1, 64), help="Sending processes.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def send(home: Home, messages: int, latency_ms: float, receipts: bool, bulk: int, as_json: bool) -> None:
    """The whole pipeline, beside a bare asynchronous loop posting to the same sandbox in the same run.

    Fails when a message is lost or sent twice.
    """
    _prepare()
    progress = _progress(as_json)
    figures = measure_send(home, messages, latency_ms, receipts, Sizes(urgent=2, bulk=bulk), progress)
    _show_one(asdict(figures), as_json)
    if figures.lost or figures.duplicated:
        sys.exit(1)


@command.command("flood")
@click.option(
    "--rate", default=200.0, show_default=True, type=click.FloatRange(1, 2000), help="Texts a second."
)
@click.option("--seconds", default=30.0, show_default=True, type=click.FloatRange(1, 600))
@click.option(
    "--sending",
    default=3000,
    show_default=True,
    type=click.IntRange(1, 30_000),
    help="Texts that go out meanwhile.",
)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def flood(home: Home, rate: float, seconds: float, sending: int, as_json: bool) -> None:
    """How soon patients' texts are answered when they come in a flood, and that none of them is lost.

    Fails when one is lost, stored twice, or when a call starts after its phone's STOP was answered.
    """
    _prepare()
    figures = measure_flood(home, rate, seconds, sending, Sizes(), _progress(as_json))
    _show_one(asdict(figures), as_json)
    if figures.faults:
        sys.exit(1)


@command.command("due")
@click.option("--sizes", default="10000,100000,1000000", show_default=True, help="Planned rows, with commas.")
@click.option("--json", "as_json", is_flag=True)
def due(sizes: str, as_json: bool) -> None:
    """The time to claim 1,000 due rows among more and more that wait for later."""
    if not all(size.isdecimal() and int(size) for size in sizes.split(",")):
        raise click.BadParameter(
            "whole numbers with commas between them, such as 1000,10000", param_hint="--sizes"
        )
    _prepare()
    figures = measure_due([int(size) for size in sizes.split(",")], _progress(as_json))
    _show([asdict(figure) for figure in figures], as_json)


@command.command("import")
@click.option("--rows", default=100_000, show_default=True, type=click.IntRange(1, 130_000))
@click.option("--json", "as_json", is_flag=True)
def import_(rows: int, as_json: bool) -> None:
    """Rows a second and peak memory of taking in a schedule, planning included."""
    _prepare()
    _show_one(asdict(measure_import(rows, _progress(as_json))), as_json)


def _progress(quiet: bool) -> Callable[[str], None]:
    """Say what is being done, on stderr, so that stdout holds the figures alone."""
    console = Console(stderr=True, quiet=quiet)
    return lambda text: console.print(f"[dim]{text} …[/]")


def _show_one(figures: dict[str, Any], as_json: bool) -> None:
    """Many figures of one run: a line each."""
    if as_json:
        click.echo(json.dumps(figures))
        return
    table = Table(show_header=False)
    for name, value in figures.items():
        if isinstance(value, dict):
            value = "   ".join(f"{key} {_cell(one)}" for key, one in value.items())
        table.add_row(name.replace("_", " "), _cell(value))
    Console().print(table)


def _show(rows: Sequence[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(rows))
        return
    table = Table()
    for name in rows[0]:
        table.add_column(name.replace("_", " "), justify="right")
    for row in rows:
        table.add_row(*(_cell(value) for value in row.values()))
    Console().print(table)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{round(value, 3):,}"
    return str(value)
