"""`outreach keep`: a visit that its patient cancelled by mistake stands again."""

import click

from outreach import wiring
from outreach.actions.keep_visit import keep_visit
from outreach.commands.counted import counted
from outreach.commands.recorded import do
from outreach.domain.windows import zone
from outreach.ops.held import why_held
from outreach.records.models import Patient


@click.command("keep", short_help="Book a visit again that its patient cancelled by mistake.")
@click.argument("visit", metavar="VISIT-ID")
@click.option("--by", required=True, help="Your name; it is kept.")
def command(visit: str, by: str) -> None:
    """Book VISIT-ID (the id in your schedule) again, which its patient cancelled and your schedule kept.

    Its messages are planned anew. One that your schedule has called off is booked there, and imported.
    """
    kept = do(lambda: keep_visit(visit, wiring.clock().now(), wiring.clinic_config().hours, by=by))
    click.echo(
        f"Visit {kept.visit} on {kept.start.astimezone(zone(kept.zone)):%a %d %b %H:%M} is booked again:"
        f" {counted(kept.planned, 'message')} planned (outreach preview {kept.patient})."
    )
    held = why_held(Patient.objects.filter(external_id=kept.patient))
    for why in held:
        click.echo(f"But {why}.")
    for task in kept.tasks:
        click.echo(f"Task {task} is closed: the hour isn't free.")
    if held or not kept.planned:
        click.echo("No message will tell them so: phone.")
