"""`outreach sandbox`: the stand-in for carrier and mail server, on its own."""

from pathlib import Path

import click

from outreach.sandbox.main import Options, run


@click.command("sandbox", short_help="A stand-in for the carrier and the mail server.")
@click.option("--port", type=int, default=8010, show_default=True, help="HTTP port; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--smtp-port", type=int, help="Port of the mailbox; without it there is none.")
@click.option("--inbound-url", help="Where texts of the phones are posted.")
@click.option("--account-sid", help="The only account to accept; by default any is.")
@click.option("--auth-token", help="Its token.")
@click.option("--clock-file", type=click.Path(path_type=Path), help="A virtual clock to date messages by.")
def command(
    port: int,
    host: str,
    smtp_port: int | None,
    inbound_url: str | None,
    account_sid: str | None,
    auth_token: str | None,
    clock_file: Path | None,
) -> None:
    """Run a Twilio-compatible carrier, an SMTP mailbox and a page of phones until interrupted."""
    options = Options(
        port=port,
        host=host,
        smtp_port=smtp_port,
        inbound_url=inbound_url,
        account_sid=account_sid,
        auth_token=auth_token,
        clock_file=clock_file,
    )
    try:
        run(options)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
