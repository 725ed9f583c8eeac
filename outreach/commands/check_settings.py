"""What `outreach check` says of settings that work, and yet are not as they should be."""

from collections.abc import Iterator
from email.utils import parseaddr

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from config.clinic import ClinicConfig
from config.environment import Environment
from outreach.domain.kinds import kind_of
from outreach.domain.lint import lint_sms
from outreach.domain.lint_base import Level
from outreach.ops.check import Finding

_SHORTEST_KEY = 50
"""Characters: what Django's own deployment check asks for (security.W009)."""


def settings(config: ClinicConfig, env: Environment) -> Iterator[Finding]:
    """A finding for each setting that is not as it should be; nothing where all is well."""
    yield from _key(env)
    yield from _mailbox(env)
    yield from _name(config)


def _key(env: Environment) -> Iterator[Finding]:
    key = env.secret_key.get_secret_value() if env.secret_key is not None else None
    if key is not None and len(key) < _SHORTEST_KEY:
        says = f"SECRET_KEY has {len(key)} characters: patients' links could be forged"
        yield Finding("secret key", False, says, "set SECRET_KEY to fifty random characters")


def _mailbox(env: Environment) -> Iterator[Finding]:
    if not env.email_url.get_secret_value():
        return
    remedy = "set EMAIL_FROM to the clinic's mailbox, such as Clinic <visits@clinic.example>"
    try:
        validate_email(parseaddr(env.email_from)[1])
    except ValidationError:
        yield Finding("e-mail sender", False, "EMAIL_FROM is no e-mail address", remedy)
        return
    if env.email_from == Environment.model_fields["email_from"].default:
        yield Finding("e-mail sender", False, "EMAIL_FROM is not set: answers would go nowhere", remedy)


def _name(config: ClinicConfig) -> Iterator[Finding]:
    """The clinic's name is on lock screens (rules P25, P37)."""
    told = lint_sms(
        f"{config.clinic.name}: your visit is tomorrow.", kind_of("reminder"), deny=config.clinic.private
    )
    for found in told:
        if found.level is Level.ERROR and found.rule in {"P25", "P37"}:
            remedy = "give [clinic] name in clinic.toml a neutral short form"
            yield Finding("clinic's name", False, f"{found.message} ({found.rule})", remedy)
            return
