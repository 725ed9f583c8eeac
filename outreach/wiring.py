"""Builds the engine's parts from the settings; the only place that knows them all."""

from functools import cache

import structlog
from django.core.exceptions import ImproperlyConfigured

from config import message_files
from config.agreements import missing_agreements, require_agreements
from config.calling import load_calling
from config.clinic import ClinicConfig, load
from config.settings import env
from outreach.actions.edit_words import Judge
from outreach.actions.engine import Clinic, Engine, Limits
from outreach.clock import Clock, SystemClock, VirtualClock
from outreach.domain.channel import Channel
from outreach.domain.wording import Catalogue, WordingError
from outreach.providers.base import Provider, Query, Webhooks
from outreach.providers.email import EmailProvider
from outreach.providers.twilio import TwilioConfig, TwilioProvider, TwilioWebhooks

log = structlog.get_logger(__name__)


@cache
def clock() -> Clock:
    """The virtual clock where one is set, or else the system's."""
    return VirtualClock(env.clock_file) if env.clock_file else SystemClock()


@cache
def clinic_config() -> ClinicConfig:
    """The clinic's own words."""
    return load(env.config_dir)


@cache
def words() -> Catalogue:
    """Every message template."""
    return message_files.catalogue()


def languages() -> frozenset[str]:
    """Those that there are words in."""
    return frozenset(path.name for path in message_files.TEMPLATES.iterdir() if path.is_dir())


@cache
def twilio_config() -> TwilioConfig:
    """The carrier's account as configured."""
    return TwilioConfig(
        account_sid=env.twilio_account_sid,
        auth_token=env.twilio_auth_token.get_secret_value(),
        messaging_service_sid=env.twilio_messaging_service_sid,
        from_number=env.twilio_from_number,
        base_url=env.twilio_base_url,
        public_url=env.public_url,
        timeout_s=env.call_timeout_s,
        in_flight=env.calls_in_flight,
    )


@cache
def webhooks() -> Webhooks:
    """What the carrier posts to us, verified and in our words."""
    return TwilioWebhooks(twilio_config())


def check_agreements() -> None:
    """ImproperlyConfigured names each provider outside this machine without an agreement (rule P41)."""
    require_agreements(clinic_config(), env, clock().now().date())


def providers() -> dict[Channel, Provider]:
    """A provider for each channel that is configured; none that has no agreement (rule P41)."""
    found = _configured()
    for channel, said in missing_agreements(clinic_config(), env, clock().now().date()).items():
        log.error("no agreement", channel=channel.value, says=said)
        del found[channel]
    return found


def _configured() -> dict[Channel, Provider]:
    found: dict[Channel, Provider] = {}
    if env.twilio_account_sid:
        found[Channel.SMS] = TwilioProvider(twilio_config())
    if env.email_url.get_secret_value():
        found[Channel.EMAIL] = EmailProvider(env.email_from)
    return found


def judge() -> Judge:
    """What the linter needs to judge words of the clinic's own, with the longest of its phones (rule P63)."""
    config = clinic_config()
    return Judge(words(), config.voice, config.clinic.private)


def check_words() -> None:
    """Compile every template and find those the cadences name; ImproperlyConfigured says which is amiss."""
    try:
        words().check()
        for cadence in clinic_config().cadences:
            for step in cadence.steps:
                words().language(step.template, "sms", "en")
    except WordingError as error:
        raise ImproperlyConfigured(f"templates/messages/{error}") from None


def carrier_answers() -> None:
    """Ask the carrier a question that costs nothing; raises SendError when it can't be asked."""
    now = clock().now()
    # A number from the range kept for fiction: no message to it will be found.
    TwilioProvider(twilio_config()).look_up([Query(0, "+16085550100", "", now, now)])


@cache
def engine() -> Engine:
    """The engine of this process."""
    config = clinic_config()
    clinic = config.clinic
    return Engine(
        clock=clock(),
        providers=providers(),
        words=words(),
        clinic=Clinic(
            clinic.name,
            clinic.phone,
            clinic.zone,
            config.hours,
            clinic.language,
            address=clinic.address,
            narrow_stop_from=config.stop.narrow_from if config.stop.scope == "purpose" else None,
            on_call=config.crisis.on_call,
            backup=config.crisis.backup,
            acknowledge_within=config.crisis.acknowledge_within,
            web_url=env.public_url.rstrip("/"),
        ),
        limits=Limits(
            lease_s=env.lease_s,
            start_window_s=env.start_window_s,
            in_doubt=env.in_doubt,
            in_doubt_grace_s=env.in_doubt_grace_s,
        ),
        calling=load_calling(env.config_dir, config.hours),
    )
