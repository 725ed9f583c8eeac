"""`outreach reassigned`: ask the Reassigned Numbers Database about old numbers, and act on its answers."""

import hashlib
import sys
from datetime import timedelta
from pathlib import Path

import click

from outreach import wiring
from outreach.actions.reassigned import take_answers
from outreach.commands.counted import counted
from outreach.commands.private_file import write_private_csv
from outreach.domain.reassigned import BadResults, read_results
from outreach.domain.windows import zone
from outreach.ops.stale_numbers import stale_numbers

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    "reassigned", short_help="Numbers that may have a new owner: ask the registry, take its answers."
)
@click.option("--export", "questions", type=_FILE, help="Write the numbers to ask about into this new file.")
@click.option(
    "--import",
    "answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take in the registry's answers.",
)
@click.option("--by", default="", help="Your name; it is kept. Needed for --import.")
def command(questions: Path | None, answers: Path | None, by: str) -> None:
    """Keep texts from people who were given a patient's old number (rule P5).

    --export writes numbers of patients nobody has heard from for [registry] stale_after_days of clinic.toml,
    a line each: 6085550123,2026-01-15. Upload that file at reassigned.us (a paid service), and give the file
    that comes back, with a third column of yes, no or no data, to --import.
    """
    if (questions is None) == (answers is None):
        raise click.UsageError("give either --export FILE or --import FILE")
    if questions is not None:
        _export(questions)
    elif answers is not None:
        if not by.strip():
            raise click.UsageError("--import needs --by NAME: who took the answers in is kept")
        _import(answers, by)


def _export(path: Path) -> None:
    config = wiring.clinic_config()
    found = stale_numbers(
        timedelta(days=config.registry.stale_after_days), wiring.clock().now(), zone(config.clinic.zone)
    )
    if not found:
        click.echo("No number is that old; nothing was written.")
        return
    count = write_private_csv(path, ([number.digits, number.known_on.isoformat()] for number in found))
    click.echo(f"{counted(count, 'number is', 'numbers are')} in {path}. Delete it when the answers are in.")


def _import(path: Path, by: str) -> None:
    raw = path.read_bytes()
    try:
        results = read_results(raw.decode("utf-8-sig").splitlines())
    except UnicodeDecodeError:
        click.echo("Nothing was changed: the file is not UTF-8; save it again with that encoding.", err=True)
        sys.exit(1)
    except BadResults as error:
        click.echo(f"Nothing was changed. Correct these, or ask for the file again:\n{error}", err=True)
        sys.exit(1)
    report = take_answers(results, hashlib.sha256(raw).hexdigest(), wiring.clock().now(), by=by)
    click.echo(
        f"{counted(report.yes, 'number has', 'numbers have')} changed hands: stopped, and a task opened"
        f" for each of their patients (`outreach tasks`); {report.incidents} had been written to since:"
        " `outreach incidents`."
    )
    click.echo(f"Still the patients': {report.no}; nobody knows: {report.no_data}.")
    if report.known or report.strange:
        click.echo(f"Answers known already: {report.known}; of numbers not on record: {report.strange}.")
