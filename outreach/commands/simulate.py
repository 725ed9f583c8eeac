"""`outreach simulate`: a year of a practice in minutes, and what must hold of every message in it."""

import json
import sys
import time
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from config.clinic import ClinicConfig
from outreach import wiring
from outreach.actions.sync_config import sync_config
from outreach.commands.migrate import migrate
from outreach.domain.channel import Channel
from outreach.domain.purpose import Purpose
from outreach.logs import configure
from outreach.simulate import records
from outreach.simulate.oracle import RULES
from outreach.simulate.people import MOST
from outreach.simulate.year import Year


@click.command("simulate", short_help="A year of a practice on a virtual clock, with every promise checked.")
@click.option("--patients", default=2000, show_default=True, type=click.IntRange(1, MOST))
@click.option(
    "--days", default=365, show_default=True, type=click.IntRange(1, 365), help="From 1 January 2027."
)
@click.option("--seed", default=1, show_default=True, help="The same seed plays the same year.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
def command(patients: int, days: int, seed: int, as_json: bool) -> None:
    """Play a practice's days through the engine's own actions, in one process and on a database of its own.

    Patients in eleven places and two languages confirm, cancel, move, stop, come back and are in distress;
    the schedule moves, the carrier loses answers and receipts. An oracle with none of the engine's rules
    judges every call to the carrier. The exit code is 1 if anything it must not do was done.
    """
    started = time.monotonic()
    configure("CRITICAL")  # faults are part of the play: what must hold is in the report
    migrate()
    config = _with_a_series(wiring.clinic_config())
    year = Year(wiring.engine(), config, patients, days, seed)
    sync_config(config, year.begin)
    records.approve_the_series(year.end, year.begin)
    _play(year, days, quiet=as_json)
    report = _report(year, patients, days, seed)
    report["seconds"] = round(time.monotonic() - started, 1)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        _show(report)
    sys.exit(0 if report["ok"] else 1)


def _with_a_series(config: ClinicConfig) -> ClinicConfig:
    """The clinic's configuration with a sender that is registered for education as well (rule P23)."""
    senders = tuple(
        sender.model_copy(update={"purposes": (*sender.purposes, Purpose.EDUCATION)})
        if sender.channel is Channel.SMS
        else sender
        for sender in config.senders
    )
    return config.model_copy(update={"senders": senders})


def _play(year: Year, days: int, *, quiet: bool) -> None:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[texts]:,} texts"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as bar:
        shown = bar.add_task("", total=days, texts=0)

        def tell(now: datetime) -> None:
            done = (now - year.begin) / timedelta(days=1)
            bar.update(shown, completed=done, description=f"{now:%a %d %b %Y}", texts=year.counts["texts"])

        year.run(tell)


def _report(year: Year, patients: int, days: int, seed: int) -> dict[str, Any]:
    kept = year.schedule.kept()
    ends = records.loose_ends(year.end, kept)
    invariants = [
        {"name": name, "rule": RULES[name], **asdict(tally)} for name, tally in year.oracle.tallies.items()
    ]
    return {
        "ok": not any(ends.values()) and not any(it["broken"] for it in invariants),
        "patients": patients,
        "days": days,
        "seed": seed,
        "counts": dict(sorted(year.counts.items())) | {"visits kept": len(kept)},
        "messages": records.by_rule(),
        "invariants": invariants,
        "loose_ends": dict(ends),
        "digest": year.digest,
    }


def _show(report: dict[str, Any]) -> None:
    console = Console()
    table = Table(title="What must hold of every call to the carrier", title_justify="left")
    for heading, side in (
        ("invariant", "left"),
        ("rules", "left"),
        ("checked", "right"),
        ("broken", "right"),
    ):
        table.add_column(heading, justify=side)  # type: ignore[arg-type]
    for it in report["invariants"]:
        table.add_row(it["name"], it["rule"], f"{it['checked']:,}", f"{it['broken']:,}")
        for example in it["examples"]:
            table.add_row(f"  [red]{example}[/]", "", "", "")
    for name, number in report["loose_ends"].items():
        table.add_row(name, "at the end", "", f"{number:,}")
    console.print(table)
    decided = Table(title="What was decided, by rule", title_justify="left")
    for heading in ("became", "rule", "number"):
        decided.add_column(heading)
    for became, rules in report["messages"].items():
        for rule, number in rules.items():
            decided.add_row(became, rule, f"{number:,}")
    console.print(decided)
    counts = report["counts"]
    texts, mails, replies = (counts.get(what, 0) for what in ("texts", "mails", "replies"))
    console.print(
        f"{report['patients']:,} patients, {report['days']} days, seed {report['seed']}: {texts:,} texts,"
        f" {mails:,} e-mails, {replies:,} replies in {report['seconds']:.0f} s."
        f" {'Everything held.' if report['ok'] else 'Not everything held.'}"
        f" Digest {report['digest'][:16]}.",
        highlight=False,
        soft_wrap=True,
    )
