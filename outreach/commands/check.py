"""`outreach check`: is everything as it must be, and if not, what to do."""

import json
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.markup import escape

from config.agreements import missing_agreements
from config.clinic import ClinicConfig
from config.mail import mail_service
from config.settings import env
from outreach import wiring
from outreach.commands.check_carrier import carrier
from outreach.commands.check_settings import settings
from outreach.commands.home import Home
from outreach.commands.migrate import migrate
from outreach.domain.channel import Channel
from outreach.ops.check import Finding, examine, unreachable


@click.command("check", short_help="Examine the whole set-up.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a list.")
@click.pass_obj
def command(home: Home, as_json: bool) -> None:
    """Examine configuration, database, migrations, broker, carrier credentials and clock.

    Exits 0 when all is well, 1 when something is not.
    """
    if home.embedded:
        migrate()
    config = wiring.clinic_config()  # a fault in it ends the command with its own message
    wiring.check_words()
    findings = [Finding("configuration", True, f"{config.clinic.name}, {config.clinic.zone}")]
    findings += settings(config, env)
    findings += examine(env.broker_url, env.public_url, lambda: carrier(env, wiring.carrier_answers))
    findings.append(_mail())
    findings.append(_agreements(config))
    findings.append(_alarm(config))
    if as_json:
        click.echo(json.dumps({"ok": all(f.ok for f in findings), "findings": [asdict(f) for f in findings]}))
    else:
        console = Console()
        for finding in findings:
            mark = "[green]✓[/]" if finding.ok else "[red]✗[/]"
            console.print(f"{mark} {finding.subject}: {escape(finding.says)}", highlight=False)
            if finding.remedy:
                console.print(f"  → {escape(finding.remedy)}", highlight=False)
    sys.exit(0 if all(f.ok for f in findings) else 1)


def _mail() -> Finding:
    if service := mail_service(env.email_url.get_secret_value()):
        return Finding("e-mail", True, f"{service}; its webhooks come to {env.public_url}/mail/{service}/")
    if Channel.EMAIL in wiring.providers():
        return Finding("e-mail", True, "a plain mail server: bounces and answers go to EMAIL_FROM")
    return Finding(
        "e-mail",
        True,
        "none configured: without EMAIL_URL who has no usable phone gets a staff task; `outreach up` with its"
        " sandbox keeps mails in a mailbox of its own",
    )


def _alarm(config: ClinicConfig) -> Finding:
    """Who is told of somebody in danger (rule P59); with the sandbox alone, an empty list is no fault."""
    crisis, what = config.crisis, "alarm in a crisis"
    remedy = "write two colleagues' mobile numbers into [crisis] of clinic.toml: on_call and backup"
    if not crisis.on_call or not crisis.backup or crisis.on_call == crisis.backup:
        says = "nobody is told" if not (crisis.on_call or crisis.backup) else "only one phone is told"
        return Finding(what, not env.twilio_account_sid, says, remedy)
    if dead := unreachable([crisis.on_call, crisis.backup]):
        remedy = "have START texted from it, or name another phone in [crisis] of clinic.toml"
        names = " and ".join(name for name in ("on_call", "backup") if getattr(crisis, name) in dead)
        return Finding(what, False, f"the phone of {names} has opted out or gets no texts", remedy)
    return Finding(what, True, "two phones, one after the other")


def _agreements(config: ClinicConfig) -> Finding:
    missing = missing_agreements(config, env, wiring.clock().now().date())
    if missing:
        remedy = "sign one with each, and write its day into clinic.toml; nothing is sent before"
        return Finding("agreements", False, "; ".join(missing.values()), remedy)
    return Finding("agreements", True, "on file with every provider outside this machine")
