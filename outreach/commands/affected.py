"""`outreach affected`: who was sent what in a time, for the notice of a breach."""

from dataclasses import astuple, fields, replace
from datetime import datetime
from pathlib import Path

import click

from outreach import wiring
from outreach.actions.whose import who_is_meant
from outreach.commands.counted import counted
from outreach.commands.days import DayParam, span
from outreach.commands.private_file import write_private_csv
from outreach.commands.recorded import do, read_given
from outreach.domain.windows import zone
from outreach.ops.affected import Affected, affected


@click.command("affected", short_help="Write who was sent what in a time into a file, for a breach notice.")
@click.option("--since", type=DayParam(), required=True, help="From this day, or this hour of it, on.")
@click.option("--until", type=DayParam(), required=True, help="To this day, and with it, or to this hour.")
@click.option("--contact", default="", help="To this address, or this patient's, alone; - asks for it.")
@click.option(
    "--csv",
    "file",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Into this new file.",
)
def command(since: datetime, until: datetime, contact: str, file: Path) -> None:
    """List every message given to a carrier in that time, with its patient, address and words (rule P46).

    A notice is due within 60 days of the discovery (45 CFR 164.404). The file is for you alone (mode 0600);
    delete it when it has served. Times are those of the clinic's wall.
    """
    config = wiring.clinic_config()
    here = zone(config.clinic.zone)
    begins, ends = span(since, until, here)
    assert begins is not None  # noqa: S101  (both options are required)
    assert ends is not None  # noqa: S101
    contacts = None
    if contact:
        given = read_given(contact)
        contacts = do(lambda: who_is_meant(given, config.clinic.region)).contacts
    headings = tuple(field.name.replace("_", " ") for field in fields(Affected))
    found = [replace(line, at=line.at.astimezone(here)) for line in affected(begins, ends, contacts)]
    write_private_csv(file, [headings, *(astuple(line) for line in found)])
    patients = {line.patient for line in found if line.patient}
    told = counted(len({line.message for line in found}), "message")
    click.echo(f"{told} about {counted(len(patients), 'patient')}: in {file}.")
