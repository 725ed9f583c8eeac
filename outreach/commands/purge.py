"""`outreach purge`: delete what need not be kept any longer."""

import json
from dataclasses import asdict

import click

from outreach import wiring
from outreach.actions.purge import purge
from outreach.commands.counted import counted


@click.command("purge", short_help="Delete old words, receipts and page tries; never a consent.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@click.option("--by", default="", help="Your name; it is kept. Needed unless this is a dry run.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
def command(dry_run: bool, by: str, as_json: bool) -> None:
    """Delete what [retention] of clinic.toml lets go: words of old messages and patients' texts, receipts.

    Consents, opt-outs, moves of messages, tasks and incidents stay (rules P14, P44): they are the record.
    """
    if not dry_run and not by.strip():
        raise click.UsageError("a purge needs --by NAME: who did it is kept; --dry-run shows what would go")
    keep = wiring.clinic_config().retention
    found = purge(keep, wiring.clock().now(), dry_run=dry_run, by=by)
    if as_json:
        click.echo(json.dumps({"dry_run": dry_run, **asdict(found)}))
        return
    would = "would lose" if dry_run else "lost"
    go = "would go" if dry_run else "went"
    click.echo(
        f"{counted(found.messages, 'message')} and {counted(found.inbound, 'text')} of patients {would}"
        f" their words: they are older than {keep.words_years} years."
    )
    click.echo(
        f"{counted(found.receipts, 'receipt')} and {counted(found.page_tries, 'page try', 'page tries')}"
        f" {go}."
    )
