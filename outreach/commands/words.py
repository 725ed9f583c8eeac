"""`outreach words`: the clinic's own versions of what patients read."""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from outreach import wiring
from outreach.actions.edit_words import WordsError, approve, propose, withdraw
from outreach.commands.home import Home
from outreach.commands.lint import show_findings
from outreach.commands.migrate import migrate
from outreach.commands.recorded import end
from outreach.domain.purpose import OF_PATIENTS, Purpose
from outreach.domain.windows import zone
from outreach.records.models import MessageWords

_T = TypeVar("_T")
_BY = click.option("--by", required=True, help="Your name; it is kept.")


@click.group("words", invoke_without_command=True, short_help="Keep words of your own, version by version.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array instead of a table.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the versions kept in the database; the newest approved one stands before the file's words.

    A PATH names language, template and channel, as in es/reminder.sms.j2.
    """
    home: Home = ctx.obj
    if home.embedded:
        migrate()
    if ctx.invoked_subcommand is None:
        _list(as_json)


@command.command("propose")
@click.argument("path")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_BY
@click.option(
    "--purpose", type=click.Choice([p.value for p in OF_PATIENTS]), help="Of a template of your own."
)
@click.option("--cite", "citations", default="", help="The sources of what it says (rule P58).")
@click.option("--sponsored", is_flag=True, help="A third party pays for it (rule P38).")
def propose_one(path: str, file: Path, by: str, purpose: str | None, citations: str, sponsored: bool) -> None:
    """Keep FILE as the next version of PATH; it is not sent before somebody approves it."""
    category = Purpose(purpose) if purpose else None
    now, judge = wiring.clock().now(), wiring.judge()
    try:
        source = file.read_text("utf-8")
    except UnicodeDecodeError:
        raise click.BadParameter(f"{file} is not UTF-8; save it again with that encoding") from None

    def deed() -> str:
        words, findings = propose(
            path, source, by, now, judge, purpose=category, citations=citations, sponsored=sponsored
        )
        show_findings([(path, findings)])
        kept = f"Version {words.version} of {path} is kept"
        return f"{kept}; to send it: outreach words approve {path} {words.version} --by NAME"

    click.echo(_do(path, deed))


@command.command("approve")
@click.argument("path")
@click.argument("version", type=int)
@_BY
@click.option("--review-by", type=click.DateTime(["%Y-%m-%d"]), help="Until when the approval holds.")
def approve_one(path: str, version: int, by: str, review_by: datetime | None) -> None:
    """Put VERSION of PATH in force. About treatment only a clinician may (rule P58)."""
    until = review_by.date() if review_by else None
    now, judge = wiring.clock().now(), wiring.judge()
    _do(path, lambda: approve(path, version, by, now, judge, today=_today(now), review_by=until))
    click.echo(f"Version {version} of {path} is in force.")


@command.command("withdraw")
@click.argument("path")
@click.argument("version", type=int)
@_BY
def withdraw_one(path: str, version: int, by: str) -> None:
    """Take VERSION of PATH out of force at once."""
    _do(path, lambda: withdraw(path, version, by, wiring.clock().now()))
    click.echo(f"Version {version} of {path} is withdrawn.")


@command.command("show")
@click.argument("path")
@click.argument("version", type=int)
def show_one(path: str, version: int) -> None:
    """Print the words of VERSION of PATH."""
    words = MessageWords.objects.filter(path=path, version=version).first()
    if words is None:
        click.echo(f"There is no version {version} of {path}.", err=True)
        sys.exit(1)
    click.echo(words.source, nl=False)


def _today(now: datetime) -> date:
    return now.astimezone(zone(wiring.clinic_config().clinic.zone)).date()


def _do(path: str, deed: Callable[[], _T]) -> _T:
    try:
        return deed()
    except WordsError as error:
        if error.findings:
            show_findings([(path, list(error.findings))])
        end(error)


def _list(as_json: bool) -> None:
    rows = MessageWords.objects.order_by("path", "-version")
    if as_json:
        fields = ("path", "version", "purpose", "written_by", "approved_by", "review_by", "withdrawn_at")
        click.echo(json.dumps(list(rows.values(*fields)), default=str))
        return
    table = Table(title=f"{rows.count()} versions kept", title_justify="left")
    for heading in ("template", "version", "for", "written by", "approved by", "review by", ""):
        table.add_column(heading, overflow="fold")
    today, stands = _today(wiring.clock().now()), set[str]()
    for row in rows:
        state = "withdrawn" if row.withdrawn_at else "proposed"
        if row.approved_at and not row.withdrawn_at:
            run_out = row.review_by is not None and row.review_by < today
            state = "replaced" if row.path in stands else "run out" if run_out else "in force"
            stands.add(row.path)
        review = str(row.review_by or "")
        cells = (row.path, str(row.version), row.purpose, row.written_by, row.approved_by, review, state)
        table.add_row(*(escape(cell) for cell in cells))
    Console().print(table)
