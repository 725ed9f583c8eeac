"""`outreach demo`: ten days of a sample practice in about a minute."""

import json
import logging
import signal
import sys
import time
from zoneinfo import ZoneInfo

import click
from rich.console import Console

from config.message_files import TEMPLATES
from config.settings import env
from outreach import wiring
from outreach.actions.close_task import TaskError
from outreach.actions.edit_words import WordsError
from outreach.clock import VirtualClock
from outreach.commands.home import Home
from outreach.commands.stack import Sizes, supervise
from outreach.commands.up import keep, prepare
from outreach.demo import report as reports
from outreach.demo.conductor import StuckError
from outreach.demo.letters import LetterError, Letters
from outreach.demo.play import FeedError, Play, opening
from outreach.demo.practice import DAYS, people
from outreach.demo.report import Report
from outreach.demo.show import Show
from outreach.demo.stories import plots
from outreach.demo.world import World
from outreach.embedded.supervisor import Supervisor

# The engine's patience is shortened where it is real time that passes; the rest is virtual.
_PACE = {
    "LEASE_S": "5",
    "IN_DOUBT": "resend",
    "IN_DOUBT_GRACE_S": "60",
    "CALL_TIMEOUT_S": "5",
}
_INTERRUPTED = 130


@click.command("demo", short_help="Ten days of a sample practice in about a minute.")
@click.option("--once", is_flag=True, help="End with the summary; exit 1 if it does not add up.")
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON object, the last line.")
@click.pass_obj
def command(home: Home, once: bool, as_json: bool) -> None:
    """Play ten days through real processes: web, workers, beat, broker, database; the sandbox is the world.

    Sixty patients answer, cancel, opt out; one is in distress at night, one answers in Spanish, one ends the
    clinic's letters; the carrier errs; a worker is killed and the broker emptied. At the end it tells which
    rule decided what. A virtual clock stands while work is under way and jumps when all is quiet. Without
    --once everything stays up afterwards, at the addresses that are printed.
    """
    started = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Without a handler Python prints warnings on stderr, into the display, which shows what matters itself.
    logging.getLogger().addHandler(logging.NullHandler())
    console = Console(stderr=as_json)
    try:
        ok = _perform(home, console, started, once=once, as_json=as_json)
    except KeyboardInterrupt:
        console.print("Stopped.")
        sys.exit(_INTERRUPTED)
    except (StuckError, FeedError, LetterError, TaskError, WordsError, OSError) as error:
        if as_json:
            click.echo(json.dumps({"ok": False, "problem": str(error)}))
        else:
            console.print(str(error), style="red", highlight=False, markup=False)
        sys.exit(1)
    sys.exit(0 if ok else 1)


def _perform(home: Home, console: Console, started: float, *, once: bool, as_json: bool) -> bool:
    clock = VirtualClock(home.var / "clock")
    zone = ZoneInfo(wiring.clinic_config().clinic.zone)
    clock.set(opening(zone))
    prepare()
    # The clock stands while there is work, so that nobody here is better off for a worker that gives way.
    with supervise(home, sizes=Sizes(urgent=2, bulk=2), extra=_PACE, workers_nice=0) as supervisor:
        with console.status("Starting database, broker, web, workers, beat and the sandbox …"):
            supervisor.start()
        report = _play(home, clock, supervisor, console, started, once=once)
        if as_json:
            click.echo(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            reports.show(report, console)
        if not once:
            _addresses(home, console)
            keep(supervisor, home, console.print)
    return report.ok


def _play(
    home: Home, clock: VirtualClock, supervisor: Supervisor, console: Console, started: float, *, once: bool
) -> Report:
    config = wiring.clinic_config()
    world = World(home.sandbox_url)
    followed = frozenset(address for plot in plots(people()) for address in plot.addresses)
    with Show(console, ZoneInfo(config.clinic.zone), clock.now(), DAYS, followed) as show:
        welcome = (TEMPLATES / "en" / "welcome.email.j2").read_text("utf-8")
        letters = Letters(world, config, wiring.judge(), welcome, clock.now, show.say)
        play = Play(clock, world, supervisor, show, config, home.var / "feeds", env.broker_url, letters)
        return play.run(started, None if once else home.sandbox_url)


def _addresses(home: Home, console: Console) -> None:
    console.print(
        f"All is still up. Phones to hold and text from, and the mailbox: [bold]{home.sandbox_url}[/]\n"
        f"Web: {home.web_url}   Logs: {home.var / 'log'}   Schedules: {home.var / 'feeds'}\n"
        "Ctrl-C stops everything.",
        soft_wrap=True,
    )
