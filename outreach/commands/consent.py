"""`outreach consent`: write down what a patient consents to, or takes back."""

import click

from outreach import wiring
from outreach.actions.record_consent import Said, record_consent
from outreach.commands.counted import counted
from outreach.commands.recorded import STDIN, do, read_given, tell_sharing, tell_what_is_under_way
from outreach.domain.channel import Channel
from outreach.domain.consent import Medium
from outreach.domain.purpose import OF_PATIENTS, Purpose


@click.command("consent", short_help="Record what a patient consents to, or takes back.")
@click.argument("patient", metavar="PATIENT-ID")
@click.option("--purpose", required=True, type=click.Choice([p.value for p in OF_PATIENTS]))
@click.option("--grant/--withdraw", "granted", default=None, help="Which of the two it is.")
@click.option("--by", required=True, help="Your name; it is kept.")
@click.option("--via", required=True, type=click.Choice([m.value for m in Medium]), help="How it came.")
@click.option("--wording", required=True, help="The words the patient agreed or objected to.")
@click.option("--evidence", default="", help="Where the signed paper is kept; advertising needs one.")
@click.option("--channel", type=click.Choice([c.value for c in Channel]), help="Texts or e-mails only.")
@click.option("--address", default="", help="This address only; - asks for it, so that no history keeps it.")
def command(
    patient: str,
    purpose: str,
    granted: bool | None,
    by: str,
    via: str,
    wording: str,
    evidence: str,
    channel: str | None,
    address: str,
) -> None:
    """Append a line to the consent ledger of a patient's addresses; nothing in it is ever changed.

    Granting care ends an opt-out of messages about visits. Advertising (marketing) needs a signed consent.
    """
    if granted is None:
        raise click.UsageError("say which it is: --grant or --withdraw")
    said = Said(Purpose(purpose), granted, by, Medium(via), wording, evidence)
    config = wiring.clinic_config()
    recorded = do(
        lambda: record_consent(
            patient,
            said,
            wiring.clock().now(),
            config.hours,
            region=config.clinic.region,
            address=read_given(address) if address == STDIN else address,
            channel=channel or "",
        )
    )
    verb = "may go to" if granted else "no longer go to"
    where = counted(len(recorded.meant.contacts), "address", "addresses")
    click.echo(f"{purpose.capitalize()} messages {verb} {where}.")
    tell_sharing(recorded.meant, patient)
    if not granted:
        tell_what_is_under_way(recorded.meant)
    if recorded.carrier_blocks:
        click.echo("The carrier blocks this phone too, until START is texted from it: ask the patient to.")
