"""`outreach opt-out`: write down that somebody wants no more messages, however they said it."""

import click

from outreach import wiring
from outreach.actions.record_opt_out import record_opt_out
from outreach.commands.recorded import do, read_given, tell_sharing, tell_what_is_under_way
from outreach.domain.channel import Channel
from outreach.domain.consent import Medium
from outreach.domain.purpose import ALL, OF_PATIENTS


@click.command("opt-out", short_help="Record an opt-out heard by phone, read in a letter, said at the desk.")
@click.argument("whom", metavar="ADDRESS|PATIENT-ID|-")
@click.option("--by", required=True, help="Your name; it is kept.")
@click.option("--via", required=True, type=click.Choice([m.value for m in Medium]), help="How you heard it.")
@click.option(
    "--purpose",
    type=click.Choice([p.value for p in OF_PATIENTS]),
    help="Only messages of this kind; left out: all of them.",
)
@click.option("--channel", type=click.Choice([c.value for c in Channel]), help="Of a patient's: texts only?")
@click.option("--note", default="", help="Their words.")
@click.option("--new", is_flag=True, help="The address is not on record; keep it so that it is never used.")
def command(
    whom: str, by: str, via: str, purpose: str | None, channel: str | None, note: str, new: bool
) -> None:
    """Stop messages to an address, or to every address of a patient, at once; it counts like a text of STOP.

    Write - in place of an address and type it when asked (or pipe it in): an address in a command stays in
    the shell's history.
    """
    given = read_given(whom)
    meant = do(
        lambda: record_opt_out(
            given,
            wiring.clock().now(),
            by=by,
            via=Medium(via),
            region=wiring.clinic_config().clinic.region,
            purpose=purpose or ALL,
            channel=channel or "",
            note=note,
            new=new,
        )
    )
    what = f"{purpose} messages" if purpose else "messages"
    count = len(meant.contacts)
    click.echo(f"No more {what} go to {'this address' if count == 1 else f'these {count} addresses'}.")
    tell_sharing(meant, given)
    tell_what_is_under_way(meant)
