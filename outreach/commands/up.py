"""`outreach up`: everything a clinic needs, in one terminal."""

import fcntl
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from outreach import wiring
from outreach.actions.sync_config import sync_config
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.commands.stack import Sizes, supervise
from outreach.embedded.errors import ServiceError
from outreach.embedded.services import revive
from outreach.embedded.supervisor import Supervisor

_LOOK_EVERY_S = 0.2


@click.command("up", short_help="Start everything and keep it up.")
@click.option("--urgent", default=2, show_default=True, type=click.IntRange(1, 64), help="Urgent processes.")
@click.option("--bulk", default=3, show_default=True, type=click.IntRange(1, 64), help="Bulk processes.")
@click.pass_obj
def command(home: Home, urgent: int, bulk: int) -> None:
    """Start database and broker (or use yours), web, workers and beat; restart what dies; Ctrl-C ends it."""
    console = Console()
    with _alone(home.var):
        prepare()
        _run(home, Sizes(urgent, bulk), console)


@contextmanager
def _alone(var: Path) -> Iterator[None]:
    """Two of these on one database would each start a sandbox, and ask the wrong one about messages."""
    with (var / "up.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServiceError(f"Outreach is up already, in {var}", "stop that one, or set VAR_DIR") from None
        yield


def _run(home: Home, sizes: Sizes, console: Console) -> None:
    with supervise(home, sizes=sizes) as supervisor:
        with console.status("Starting …"):
            supervisor.start()
        console.print(f"[bold green]Outreach is up.[/]  web {home.web_url}   logs {home.var / 'log'}")
        if home.sandboxed:
            console.print(
                f"No carrier is configured (TWILIO_ACCOUNT_SID): texts and e-mails go to phones you can hold "
                f"at [bold]{home.sandbox_url}[/]"
            )
        if not (wiring.clinic_config().crisis.on_call or wiring.clinic_config().crisis.backup):
            console.print(
                "[bold red]Nobody is alarmed when a patient may be in danger:[/] "
                "write phones into \\[crisis] of clinic.toml"
            )
        console.print("Ctrl-C stops everything.")
        keep(supervisor, home, console.print)


def prepare() -> None:
    """Bring tables and configuration up to date, before any process that needs them starts."""
    wiring.check_words()
    wiring.check_agreements()
    migrate()
    sync_config(wiring.clinic_config(), wiring.clock().now())


def keep(supervisor: Supervisor, home: Home, say: Callable[[str], None]) -> None:
    """Look after the processes, and the embedded servers, until SIGINT or SIGTERM."""
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    restarts = {state.name: state.restarts for state in supervisor.states()}
    looked = time.monotonic()
    while not stopping:
        supervisor.poll()
        for state in supervisor.states():
            if state.restarts > restarts[state.name]:
                restarts[state.name] = state.restarts
                say(f"[yellow]{state.name} ended ({state.last_exit}) and was started again[/]")
        if (home.embedded or home.broker_embedded) and time.monotonic() - looked > 1:
            looked = time.monotonic()
            for name in revive(home.var, database=home.embedded, broker=home.broker_embedded):
                say(f"[yellow]{name} had died and was started again[/]")
        time.sleep(_LOOK_EVERY_S)
    say("Stopping …")
