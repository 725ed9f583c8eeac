"""`outreach import FILE`: take in a schedule."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from outreach import wiring
from outreach.actions.feed_table import Fault
from outreach.actions.import_feed import ImportReport, import_feed
from outreach.actions.sync_config import sync_config
from outreach.commands.counted import counted
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.records.models import Location

_FAULTS_SHOWN = 50


@click.command("import", short_help="Take in a schedule (CSV).")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--map", "mapping", multiple=True, metavar="FIELD=HEADING", help='e.g. --map start="Appt Time"')
@click.option(
    "--skip-bad",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Import the good rows; write the bad ones here.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@click.pass_obj
def command(
    home: Home, source: Path, mapping: tuple[str, ...], skip_bad: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Take in a schedule: new visits are planned, changed ones moved, cancelled ones called off.

    The same file twice changes nothing. A file with a wrong row is refused whole, with every fault listed,
    unless --skip-bad is given. Exits 1 when the file was refused.
    """
    columns = dict(_pair(item) for item in mapping)
    if home.embedded:
        migrate()
    config, now = wiring.clinic_config(), wiring.clock().now()
    if not dry_run or not Location.objects.exists():  # only a first run has nothing to change
        sync_config(config, now)
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=console, transient=True, disable=as_json or not console.is_terminal,
    ) as bars:  # fmt: skip
        stages: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int | None) -> None:
            if stage not in stages:
                stages[stage] = bars.add_task(stage, total=total)
            bars.update(stages[stage], completed=done, total=total)

        report = import_feed(
            source, config, now, columns=columns, languages=wiring.languages(), skip_bad=skip_bad,
            dry_run=dry_run, progress=progress,
        )  # fmt: skip
    refused = bool(report.bad) and (skip_bad is None or not (report.written or (dry_run and report.rows)))
    if as_json:
        click.echo(json.dumps({"refused": refused, **asdict(report)}, default=str))
    else:
        _show(report, refused, skip_bad, dry_run)
    sys.exit(1 if refused else 0)


def _pair(item: str) -> tuple[str, str]:
    field, sign, heading = item.partition("=")
    if not sign or not heading:
        raise click.BadParameter(
            f'"{item}" is not FIELD=HEADING, such as start="Appt Time"', param_hint="--map"
        )
    return field.strip(), heading.strip()


def _show(report: ImportReport, refused: bool, skip_bad: Path | None, dry_run: bool) -> None:
    console = Console()
    _list(console, "fault", report.bad)
    _list(console, "warning", report.warnings)
    if refused:
        rest = "" if report.whole or skip_bad is not None else ", or import the rest with --skip-bad FILE"
        how = f"Correct this{rest}."
        console.print(f"[bold red]Nothing was imported.[/] {how}")
        return
    if skip_bad and report.bad and not dry_run:
        console.print(
            f"The bad rows are in {escape(str(skip_bad))}; correct them there and import that file."
        )
    one, many = ("would be", "would be") if dry_run else ("was", "were")
    console.print(
        f"{counted(report.rows, 'row')}: {counted(report.created, f'visit {one}', f'visits {many}')} new, "
        f"{report.moved:,} moved, {report.cancelled:,} cancelled, {report.updated:,} otherwise changed, "
        f"{report.unchanged:,} unchanged; "
        f"{counted(report.planned, f'message {one}', f'messages {many}')} planned."
    )


def _list(console: Console, what: str, faults: Sequence[Fault]) -> None:
    if not faults:
        return
    table = Table(title=counted(len(faults), what), title_justify="left")
    for heading in ("row", "field", "problem", "remedy"):
        table.add_column(heading, overflow="fold")
    for fault in faults[:_FAULTS_SHOWN]:
        where = str(fault.row) if fault.row else "file"
        table.add_row(where, *(escape(said) for said in (fault.field, fault.problem, fault.remedy)))
    console.print(table)
    if len(faults) > _FAULTS_SHOWN:
        console.print(f"… and {len(faults) - _FAULTS_SHOWN} more; --json lists them all")
