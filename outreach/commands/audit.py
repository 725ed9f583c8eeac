"""`outreach audit`: the end of the chain of seals, and whether the chain holds."""

import json
import sys
from dataclasses import asdict

import click

from outreach import wiring
from outreach.actions.seal import seal
from outreach.commands.counted import counted
from outreach.ops.audit import Verdict, head, verify


@click.group("audit", invoke_without_command=True, short_help="Show or verify the seals of the audit.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Show the newest seal over consents, moves of messages, tasks, incidents and what staff did.

    Print its digest now and then, or keep it where nobody can write: with it `outreach audit verify --head`
    also notices that seals were taken from the end.
    """
    if ctx.invoked_subcommand is not None:
        return
    now = head()
    if as_json:
        click.echo(json.dumps(asdict(now), default=str))
    elif now.seal is None:
        click.echo("Nothing is sealed yet: the workers of `outreach up` do it every minute.")
    else:
        click.echo(f"Seal {now.seal} of {now.at:%Y-%m-%d %H:%M:%S} UTC, {counted(now.seals, 'seal')} in all")
        click.echo(f"digest {now.digest}")
        click.echo(f"At most {counted(now.waiting, 'row')} to go into the next seal")


@command.command("verify")
@click.option("--head", "known", default="", help="A digest you kept: it must still be in the chain.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
def verify_all(known: str, as_json: bool) -> None:
    """Recompute every seal from the rows; exits 1 and names the first seal and table that does not fit."""
    found = verify(known.strip().lower())
    sound = found.broken is None and found.has_head
    if as_json:
        click.echo(json.dumps({"ok": sound, **asdict(found)}, default=str))
    else:
        _tell(found, known)
    sys.exit(0 if sound else 1)


def _tell(found: Verdict, known: str) -> None:
    if found.broken is not None:
        where = f", table {found.broken.table}" if found.broken.table else ""
        click.echo(
            f"The chain breaks at seal {found.broken.seal} of {found.broken.at:%Y-%m-%d %H:%M:%S} UTC{where}:"
            f" {found.broken.says}. Before it all fit ({counted(found.seals, 'seal')})."
        )
        click.echo("Keep the database as it is, and compare that time with a backup and the server's log.")
    elif not found.has_head:
        click.echo(f"Every seal fits, but {known} is not among them: seals are missing at the end.")
    else:
        click.echo(f"{counted(found.seals, 'seal')} over {counted(found.rows, 'row')}: everything fits.")


@command.command("seal")
def seal_now() -> None:
    """Seal at once what waits, for instance before you note the digest."""
    written = seal(wiring.clock().now())
    click.echo(f"{counted(written, 'seal')} written." if written else "Nothing could be sealed just now.")
