"""`outreach lint`: what is wrong with the words patients would receive."""

import json
import sys
from collections.abc import Iterator, Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from config.clinic import ClinicConfig, load
from config.environment import read_environment
from config.message_files import TEMPLATES, catalogue
from outreach.commands.counted import counted
from outreach.domain.channel import Channel
from outreach.domain.kinds import KINDS, Kind, kind_of
from outreach.domain.lint import Finding, Level, lint_email, lint_sms, lint_template
from outreach.domain.purpose import Purpose

_COLOURS = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "cyan"}
_AROUND = 24  # characters shown on either side of the offending words


@click.command("lint", short_help="Find what patients must not be sent.")
@click.argument("names", nargs=-1)
@click.option("--text", help="Words of your own instead of templates; - reads them from standard input.")
@click.option("--subject", help="With --text: it is a mail, and this is its subject.")
@click.option(
    "--purpose",
    type=click.Choice([purpose.value for purpose in Purpose]),
    default=Purpose.CARE.value,
    show_default=True,
    help="With --text: what the words are for.",
)
@click.option("--as", "template", default="", help="With --text: judge them as this template, such as help.")
@click.option("--quiet", is_flag=True, help="Leave the notes out.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def command(
    names: Sequence[str],
    text: str | None,
    subject: str | None,
    purpose: str,
    template: str,
    quiet: bool,
    as_json: bool,
) -> None:
    """Judge every message template, or those NAMED (reminder, es/help, en/booked.email), or a text.

    Templates are filled with the clinic's own name and the longest plausible values first. Exits 1 where an
    error is found.
    """
    config = load(read_environment().config_dir)
    if text is None:
        found = list(_of_templates(names, config))
    else:
        given = sys.stdin.read().strip() if text == "-" else text
        found = [("text", _of_text(given, subject, Purpose(purpose), template, config.clinic.private))]
    if quiet:
        found = [(where, [f for f in these if f.level is not Level.NOTE]) for where, these in found]
    failed = any(f.level is Level.ERROR for _, these in found for f in these)
    if as_json:
        listed = [{"where": where, **_as_dict(f)} for where, these in found for f in these]
        click.echo(
            json.dumps({"ok": not failed, "judged": len(found), "findings": listed}, ensure_ascii=False)
        )
    else:
        show_findings(found)
    sys.exit(1 if failed else 0)


def _of_templates(names: Sequence[str], config: ClinicConfig) -> Iterator[tuple[str, list[Finding]]]:
    words, voice, deny = catalogue(), config.voice, config.clinic.private
    judged = [path for path in words.paths if not path.endswith(".html.j2")]
    unknown = [name for name in names if not any(_meant(path, name) for path in judged)]
    if unknown:
        raise click.BadParameter(f"no template is called {', '.join(unknown)}", param_hint="NAME")
    for path in judged:
        if names and not any(_meant(path, name) for name in names):
            continue
        language, _, file = path.partition("/")
        name, channel, _ = file.split(".")
        found = lint_template(words, name, language, Channel(channel), voice, deny=deny)
        yield path.removesuffix(".j2"), found


def _meant(path: str, name: str) -> bool:
    """Whether `reminder`, `reminder.sms`, `en/reminder` or `en/reminder.sms.j2` means this file."""
    wanted = name.removeprefix(f"{TEMPLATES}/").removesuffix(".j2")
    file = path.partition("/")[2]
    return wanted in {
        path.removesuffix(".j2"),
        path.split(".")[0],
        file.removesuffix(".j2"),
        file.split(".")[0],
    }


def _of_text(
    text: str, subject: str | None, purpose: Purpose, template: str, deny: Sequence[str]
) -> list[Finding]:
    if template and template not in KINDS:
        raise click.BadParameter(f"there is no template {template}", param_hint="--as")
    kind = kind_of(template) if template else Kind(purpose)
    if subject is None:
        return lint_sms(text, kind, template=template, deny=deny)
    return lint_email(subject, text, "", kind, template=template, deny=deny)


def _as_dict(found: Finding) -> dict[str, object]:
    return {
        "level": found.level,
        "rule": found.rule,
        "part": found.part,
        "span": found.span,
        "found": found.found,
        "message": found.message,
        "suggestion": found.suggestion,
    }


def show_findings(found: Sequence[tuple[str, list[Finding]]]) -> None:
    """A table for each place with findings, and their sum."""
    console = Console()
    for where, these in found:
        if not these:
            continue
        table = Table(title=where, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
        for heading in ("level", "rule", "words", "what is wrong, and what to do"):
            table.add_column(heading, overflow="fold")
        for finding in these:
            said = Text.assemble(finding.message, "\n→ ", (finding.suggestion, "italic"))
            level = Text(finding.level, style=_COLOURS[finding.level])
            table.add_row(level, finding.rule, _in_context(finding), said)
        console.print(table, "")
    console.print(_sum(found), highlight=False)


def _in_context(found: Finding) -> Text:
    """The offending words underlined, with a few on either side; nothing where words are missing."""
    if not found.found:
        return Text(f"({found.part})", style="dim")
    start, end = found.span
    before, after = found.text[max(0, start - _AROUND) : start], found.text[end : end + _AROUND]
    shown = found.found if len(found.found) <= 3 * _AROUND else f"{found.found[: 3 * _AROUND]}…"
    return Text.assemble(
        "…" if start > _AROUND else "",
        before,
        (shown, f"underline {_COLOURS[found.level]}"),
        after,
        "…" if end + _AROUND < len(found.text) else "",
    )


def _sum(found: Sequence[tuple[str, list[Finding]]]) -> str:
    counts = {level: sum(f.level is level for _, these in found for f in these) for level in Level}
    told = ", ".join(counted(number, level) for level, number in counts.items())
    return f"{len(found)} judged: {told}"
