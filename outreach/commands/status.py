"""`outreach status`: what an operator looks at first."""

import json
from dataclasses import asdict

import click
from redis import RedisError
from rich.console import Console
from rich.table import Table

from config.settings import env
from outreach import wiring
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.ops.broker import depths
from outreach.ops.snapshot import Snapshot, snapshot


@click.command("status", short_help="Show queues, ages and what waits for a person.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of tables.")
@click.pass_obj
def command(home: Home, as_json: bool) -> None:
    """Show messages by state, what is due and since when, the broker's queues and the open tasks."""
    if home.embedded:
        migrate()
    state = snapshot(wiring.clock().now())
    try:
        queues: dict[str, int] | None = dict(depths(env.broker_url))
    except RedisError:
        queues = None
    if as_json:
        click.echo(json.dumps({**asdict(state), "busy": state.busy, "queues": queues}, default=str))
    else:
        _show(state, queues)


def _show(state: Snapshot, queues: dict[str, int] | None) -> None:
    console = Console()
    table = Table(title="Messages", title_justify="left")
    table.add_column("state")
    table.add_column("number", justify="right")
    for name, number in sorted(state.messages.items()):
        table.add_row(name, f"{number:,}")
    console.print(table)
    oldest = f", the oldest for {state.oldest_due_s:.0f} s" if state.oldest_due_s is not None else ""
    console.print(f"due now: {state.due}{oldest}; next at {state.next_due or '–'}")
    console.print(f"receipts to fold: {state.receipts_waiting}; replies to act on: {state.replies_waiting}")
    if queues is None:
        console.print("[red]the broker can't be reached[/] (`outreach check` says more)")
    else:
        console.print("queues: " + ", ".join(f"{name} {depth}" for name, depth in queues.items()))
    for pause in state.pauses:
        console.print(f"[yellow]{pause.channel} is paused until {pause.until}: {pause.why}[/]")
    tasks = ", ".join(f"{kind} {number}" for kind, number in state.tasks_open.items()) or "none"
    console.print(f"for a person: {tasks}")
