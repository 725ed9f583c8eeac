"""`outreach preview`: what a patient will get."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from outreach import wiring
from outreach.actions.preview import Coming, NoPatient, preview, total
from outreach.commands.home import Home
from outreach.domain.windows import zone
from outreach.ops.silence import MOST_DAYS, reasons_for_silence


@click.command("preview", short_help="Show what a patient will get in the next days, and what not.")
@click.argument("patient")
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=14, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON array instead of a table.")
@click.pass_obj
def command(home: Home, patient: str, days: int, as_json: bool) -> None:
    """Judge each planned message of PATIENT (the id in your schedule) at its hour, as when it is sent.

    Where nothing is planned it says why.
    """
    try:
        coming = preview(patient, days, wiring.engine())
    except NoPatient:
        click.echo(f"There is no patient {patient}: give the id that your schedule uses.", err=True)
        sys.exit(1)
    if not coming:
        _explain(patient, days, as_json)
    if as_json:
        click.echo(json.dumps([asdict(c) for c in coming], default=str, ensure_ascii=False))
        return
    if coming:
        _show(patient, days, coming)


def _explain(patient: str, days: int, aside: bool) -> None:
    """Why nothing goes; `aside`: on stderr, beside an empty array."""
    now = wiring.clock().now()
    click.echo(f"Patient {patient}, next {days} days: nothing goes.", err=aside)
    for reason in reasons_for_silence(patient, now + timedelta(days=days), now):
        click.echo(f"- {reason}", err=aside)


def _show(patient: str, days: int, coming: Sequence[Coming]) -> None:
    here = zone(wiring.clinic_config().clinic.zone)
    elsewhere = ", or of the zone beneath" if any(c.zone not in {"", here.key} for c in coming) else ""
    table = Table(
        title=f"Patient {escape(patient)}, next {days} days: {total(coming)} of {len(coming)} would go;"
        f" times of {here.key}{elsewhere}",
        title_justify="left",
    )
    table.add_column("when", overflow="fold", min_width=len("Mon 08 Mar 10:00"))
    for heading in ("no.", "what", "verdict", "words"):
        table.add_column(heading, overflow="fold")
    for c in coming:
        why = f"{c.reason} ({c.rule})" if c.rule else c.reason
        about = f"\nvisits {c.visit}, in one text" if ", " in c.visit else f"\nvisit {c.visit}"
        what = f"{c.template}, {c.channel}" + (about if c.visit else "")
        where = zone(c.zone) if c.zone else here
        when = f"{c.at.astimezone(where):%a %d %b %H:%M}" + (f"\n{where.key}" if where != here else "")
        cells = (when, " + ".join(map(str, (c.message, *c.also))), what, f"{c.verdict}: {why}", c.words)
        table.add_row(*(escape(cell) for cell in cells))
    Console().print(table)
