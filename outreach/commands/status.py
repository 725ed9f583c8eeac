"""`outreach status`: what an operator looks at first."""

import json
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

import click
from redis import RedisError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from config.settings import env
from outreach import wiring
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.domain.complaints import Complaints, Level
from outreach.domain.windows import zone
from outreach.ops.broker import depths
from outreach.ops.held import held_without_task
from outreach.ops.snapshot import Snapshot, snapshot
from outreach.records.queries import complaints

_MOST_HELD = 10


@click.command("status", short_help="Show queues, ages and what waits for a person.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@click.pass_obj
def command(home: Home, as_json: bool) -> None:
    """Show messages by state, what is due and since when, the broker's queues and the open tasks."""
    if home.embedded:
        migrate()
    now = wiring.clock().now()
    state, complained, held = snapshot(now), complaints(now), held_without_task()
    try:
        queues: dict[str, int] | None = dict(depths(env.broker_url))
    except RedisError:
        queues = None
    if as_json:
        told = {"busy": state.busy, "queues": queues, "held": held, "complaints": _as_json(complained, state)}
        click.echo(json.dumps({**asdict(state), **told}, default=str))
    else:
        _show(state, queues)
        _show_held(held)
        if complained.complained:
            _show_complaints(complained, state)


def _show_held(held: list[str]) -> None:
    """Those whom no open task mentions (rule P59): a colleague closed it without letting messages go."""
    console = Console()
    for reason in held[:_MOST_HELD]:
        console.print(f"[yellow]{escape(reason)}[/]", highlight=False)
    if len(held) > _MOST_HELD:
        more = len(held) - _MOST_HELD
        console.print(f"[yellow]… and {more:,} more (`outreach status --json` names them)[/]")


def _as_json(complained: Complaints, state: Snapshot) -> dict[str, object]:
    level = complained.level(paused=state.care_only_since is not None)
    return {**asdict(complained), "rate": complained.rate, "level": level}


def _show_complaints(complained: Complaints, state: Snapshot) -> None:
    """What mailbox providers judge a sender by (rule P54)."""
    level = complained.level(paused=state.care_only_since is not None)
    said = {Level.FINE: "", Level.WARN: ": too many (rule P54)", Level.PAUSE: ": only care goes (rule P54)"}
    colour = {Level.FINE: "default", Level.WARN: "yellow", Level.PAUSE: "red"}[level]
    Console().print(f"[{colour}]e-mail: {complained}{said[level]}[/]", highlight=False)


def _show(state: Snapshot, queues: dict[str, int] | None) -> None:
    console = Console()
    table = Table(title="Messages", title_justify="left")
    table.add_column("state", overflow="fold")
    table.add_column("number", justify="right")
    for name, number in sorted(state.messages.items()):
        table.add_row(name, f"{number:,}")
    console.print(table)
    oldest = f", the oldest for {state.oldest_due_s:.0f} s" if state.oldest_due_s is not None else ""
    here = zone(wiring.clinic_config().clinic.zone)
    upcoming = _on_the_wall(state.next_due, here) if state.next_due else "–"
    console.print(f"due now: {state.due}{oldest}; next at {upcoming}")
    console.print(f"receipts to fold: {state.receipts_waiting}; replies to act on: {state.replies_waiting}")
    if queues is None:
        console.print("[red]the broker can't be reached[/] (`outreach check` says more)")
    else:
        console.print("queues: " + ", ".join(f"{name} {depth}" for name, depth in queues.items()))
    for pause in state.pauses:
        console.print(
            f"[yellow]{pause.channel} is paused until {_on_the_wall(pause.until, here)}:"
            f" {escape(pause.why)}[/]"
        )
    tasks = ", ".join(f"{kind} {number}" for kind, number in state.tasks_open.items()) or "none"
    console.print(f"for a person: {tasks}")


def _on_the_wall(at: datetime, here: ZoneInfo) -> str:
    return f"{at.astimezone(here):%a %d %b %H:%M} ({here.key})"
