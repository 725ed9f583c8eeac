"""Which providers would be told of patients though no agreement with them is on file (rule P41)."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from config.clinic import ClinicConfig, ConfigError
from config.environment import Environment
from outreach.domain.channel import Channel

_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}


def missing_agreements(config: ClinicConfig, env: Environment, today: date) -> dict[Channel, str]:
    """By channel what is missing, and the remedy; nothing for a sandbox or a server on this machine.

    45 CFR 164.504(e) and 164.308(b). That an account is flagged for HIPAA no program can see from outside.
    """
    agreements = {sender.channel: (sender.code, sender.agreement) for sender in config.senders}
    missing = {}
    for channel, host in _outside(env):
        code, agreed = agreements[channel]
        if agreed is None:
            missing[channel] = (
                f"senders.{code}.agreement: is missing; {host} would be told of patients. Write the day its"
                ' business associate agreement was signed, or "own" if the server is yours (rule P41)'
            )
        elif agreed != "own" and agreed > today:
            missing[channel] = f"senders.{code}.agreement: {agreed} is still to come (rule P41)"
    return missing


def require_agreements(config: ClinicConfig, env: Environment, today: date) -> None:
    """Raises ConfigError that lists every agreement that is missing."""
    missing = missing_agreements(config, env, today)
    if missing:
        raise ConfigError("\n".join(f"{env.config_dir / 'clinic.toml'}: {said}" for said in missing.values()))


def _outside(env: Environment) -> Iterator[tuple[Channel, str]]:
    """The channels whose provider is not on this machine, with its host or the service's name."""
    if env.twilio_account_sid:
        host = urlsplit(env.twilio_base_url).hostname or ""
        if host not in _THIS_MACHINE:
            yield Channel.SMS, host
    if email := env.email_url.get_secret_value():
        parts = urlsplit(email)
        host = parts.hostname or ""
        if parts.scheme == "anymail" or host not in _THIS_MACHINE:
            yield Channel.EMAIL, host
