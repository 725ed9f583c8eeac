"""`outreach incidents`: where words about a patient may have reached somebody else."""

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from outreach import wiring
from outreach.commands.counted import counted
from outreach.commands.days import DayParam, span
from outreach.commands.private_file import write_private_csv
from outreach.domain.windows import zone
from outreach.ops.affected import IncidentLine, incidents


@click.command("incidents", short_help="List privacy incidents, with the patients and messages concerned.")
@click.option("--since", type=DayParam(), help="From this day on (2027-03-01).")
@click.option("--until", type=DayParam(), help="To this day, and with it.")
@click.option("--csv", "file", type=click.Path(dir_okay=False, path_type=Path), help="Into this new file.")
def command(since: datetime | None, until: datetime | None, file: Path | None) -> None:
    """List wrong numbers and numbers that changed hands: a line for each patient concerned.

    The terminal shows ids alone; names are in the file of --csv, which only you can read (mode 0600).
    """
    here = zone(wiring.clinic_config().clinic.zone)
    found = incidents(*span(since, until, here))
    if file is not None:
        headings = ("incident", "kind", "opened", "patient", "given name", "family name", "messages")
        rows = ((*_cells(line, here)[:4], line.given_name, line.family_name, _ids(line)) for line in found)
        write_private_csv(file, [headings, *rows])
        click.echo(f"{counted(len(found), 'line is', 'lines are')} in {file}.")
        return
    table = Table(
        title=counted(len({line.incident for line in found}), "privacy incident"), title_justify="left"
    )
    for heading in ("no.", "kind", "opened", "patient", "messages"):
        table.add_column(heading, overflow="fold")
    for line in found:
        table.add_row(*_cells(line, here))
    Console().print(table)


def _cells(line: IncidentLine, here: object) -> tuple[str, ...]:
    opened = f"{line.opened_at.astimezone(here):%Y-%m-%d %H:%M}"  # type: ignore[arg-type]
    return str(line.incident), line.kind, opened, line.patient, _ids(line)


def _ids(line: IncidentLine) -> str:
    return " ".join(str(message) for message in line.messages)
