"""The `outreach` command: which subcommands there are, and what each needs before it can be loaded."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

import click
import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, DataError, OperationalError, ProgrammingError
from rich.console import Console
from rich.markup import escape

from outreach.commands.home import Home, Need, enter
from outreach.embedded.errors import ServiceError


@dataclass(frozen=True)
class Entry:
    """Where a subcommand lives and what must stand before its module, which imports the records, may load."""

    module: str
    help: str
    need: Need = Need.NOTHING


COMMANDS: Mapping[str, Entry] = {
    "demo": Entry("demo", "Ten days of a sample practice in about a minute, on a virtual clock.", Need.DEMO),
    "up": Entry("up", "Start database, broker, web, workers and beat, and keep them up.", Need.STACK),
    "import": Entry("import_feed", "Take in a schedule (CSV).", Need.DATABASE),
    "check": Entry("check", "Examine configuration, database, broker, carrier and clock.", Need.SERVICES),
    "status": Entry("status", "Show queues, ages, workers and what waits for a person.", Need.SERVICES),
    "tasks": Entry("tasks", "List what waits for a person: who, which visit, their words.", Need.DATABASE),
    "why": Entry("why", "Tell everything that happened to a message, and by which rule.", Need.DATABASE),
    "preview": Entry(
        "preview", "Show what a patient will get in the next days, and what not.", Need.DATABASE
    ),
    "patient": Entry(
        "patient", "Show how a patient stands; write down how they want to be reached.", Need.DATABASE
    ),
    "keep": Entry("keep", "Book a visit again that its patient cancelled by mistake.", Need.DATABASE),
    "opt-out": Entry("opt_out", "Record an opt-out that was heard, read or said at the desk.", Need.DATABASE),
    "consent": Entry("consent", "Record what a patient consents to, or takes back.", Need.DATABASE),
    "reassigned": Entry("reassigned", "Find numbers that may have changed hands.", Need.DATABASE),
    "incidents": Entry("incidents", "List privacy incidents and whom they concern.", Need.DATABASE),
    "affected": Entry("affected", "Write who was sent what in a time into a file.", Need.DATABASE),
    "audit": Entry("audit", "Show and verify the seals of the audit.", Need.DATABASE),
    "purge": Entry("purge", "Delete what need not be kept; never a consent.", Need.DATABASE),
    "try-reply": Entry("try_reply", "Show how a patient's text would be understood, and what would be done."),
    "classify": Entry("classify", "Read many texts: JSON lines in, JSON lines with `predicted` out."),
    "lint": Entry("lint", "Find what patients must not be sent: in templates, or in a text."),
    "simulate": Entry(
        "simulate", "A year of a practice on a virtual clock, with every promise checked.", Need.SIMULATION
    ),
    "words": Entry("words", "Keep words of your own: propose, approve, withdraw.", Need.DATABASE),
    "sandbox": Entry("sandbox", "A stand-in for the carrier and the mail server, with phones to hold."),
    "bench": Entry("bench", "Measure sending, claiming, importing and a flood of texts.", Need.BENCH),
    "migrate": Entry("migrate", "Bring the database's tables up to date.", Need.DATABASE),
}


class Outreach(click.Group):
    """Loads a subcommand only when it is called, after preparing what it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Prepare and import the subcommand."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        # Asking for help needs no servers.
        asked_for_help = bool({"--help", "-h"} & set(sys.argv[1:]))
        home = enter(ctx, Need.NOTHING if asked_for_help else entry.need)
        if entry.need is not Need.NOTHING:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
            django.setup()
        ctx.obj = home
        command: click.Command = import_module(f"outreach.commands.{entry.module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(cls=Outreach, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="outreach")
def outreach() -> None:
    """Outreach: a clinic reaches its patients by text and e-mail, and hears them when they answer."""


def main() -> None:
    """Run the command; what is wrong with the set-up is said in one sentence, with its remedy."""
    try:
        outreach()
    except ImproperlyConfigured as error:
        _fail("configuration", str(error))
    except ServiceError as error:
        _fail("services", str(error))
    except OperationalError as error:
        # The driver's first line names host and port; what follows may quote more.
        _fail("database", f"{str(error).strip().splitlines()[0]} (`outreach check` looks further)")
    except ProgrammingError:
        _fail("database", "its tables are not those of this version: run `outreach migrate`")
    except DatabaseError as error:
        # Its words quote the row, and a trace would end up in whatever keeps the command's output (P45).
        look = "is a word of yours too long?" if isinstance(error, DataError) else "see the database's log"
        _fail("database", f"{type(error).__name__}: nothing was changed; {look}")
    except OSError as error:
        _fail(type(error).__name__, str(error))


def _fail(where: str, problem: str) -> None:
    if "--json" in sys.argv:
        click.echo(json.dumps({"ok": False, "where": where, "problem": problem}))
    else:
        Console(stderr=True).print(f"[bold red]{where}:[/] {escape(problem)}", highlight=False)
    sys.exit(2)


__all__ = ["Home", "main"]
