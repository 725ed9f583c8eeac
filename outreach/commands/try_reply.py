"""`outreach try-reply`: how a text would be understood, and what would be done."""

import json

import click
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from outreach.commands.classify import as_json
from outreach.domain.printable import on_one_line
from outreach.domain.reply import Intent, Reading, answered_by_carrier, is_bare_cancel, read

_DEEDS = {
    Intent.CRISIS: "Answer at once with 988 and 911, stop everything automatic for this person, and have a"
    " colleague called until somebody takes it (P59, P60).",
    Intent.STOP: "End all texts to this number before the carrier is answered, and confirm it once (P7, P8).",
    Intent.CANCEL: "Free the hour if X answers a reminder; in other words, ask once before doing so.",
    Intent.RESCHEDULE: "Keep the visit, tell the patient that somebody will call, and ask staff to.",
    Intent.START: "Send texts to this number again, if they were ended (P13).",
    Intent.CONFIRM: "Confirm the visit that was asked about, and ask no more.",
    Intent.QUESTION: "Pass it to a person, and say so.",
    Intent.HELP: "Answer who we are, how to reach us, how to stop, and 988 (P22).",
    Intent.OTHER: "Pass it to a person, and say so.",
}


@click.command("try-reply", short_help="Show how a text would be understood.")
@click.argument("text")
@click.option("--json", "as_json_", is_flag=True, help="One JSON object instead.")
def command(text: str, as_json_: bool) -> None:
    """Read TEXT as if a patient had sent it; nothing is stored or sent."""
    reading = read(text)
    deed = _deed(text, reading)
    if as_json_:
        click.echo(json.dumps({"text": text, **as_json(reading), "does": deed}, ensure_ascii=False))
        return
    sure = "certain" if reading.certain else "not certain: a person looks before anything is changed"
    lines = [f"[bold]{reading.intent.value}[/]  ({sure})"]
    if reading.said:
        lines.append("because of: " + ", ".join(f"[cyan]{escape(said)}[/]" for said in reading.said))
    if reading.also:
        lines.append("also: " + ", ".join(sorted(intent.value for intent in reading.also)))
    Console().print(
        Panel("\n".join([*lines, "", deed]), title=escape(on_one_line(text)[:60]), title_align="left")
    )


def _deed(text: str, reading: Reading) -> str:
    deed = _DEEDS[reading.intent]
    if reading.intent is Intent.CONFIRM and not reading.certain:
        return "Confirm nothing: pass it to a person, and say so."
    if is_bare_cancel(text):
        return f"{deed} Ask staff whether the visit was meant (P19)."
    if reading.intent is not Intent.STOP and Intent.STOP in reading.also:
        return f"{deed} {_DEEDS[Intent.STOP]}"
    if answered_by_carrier(text):
        return f"{deed} The carrier answers it itself, so we don't (P16)."
    return deed
