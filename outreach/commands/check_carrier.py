"""What `outreach check` says of the carrier: what is not set, who refuses, what can't be reached."""

from collections.abc import Callable

from config.environment import Environment
from outreach.ops.check import Finding
from outreach.providers.base import Reason, SendError

_CREDENTIALS = "compare TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN with Twilio's console, and TWILIO_BASE_URL"
_NAME_SERVER = "look at this machine's name server and network, and at TWILIO_BASE_URL"
_NETWORK = "look at this machine's network, firewall and proxy, and at TWILIO_BASE_URL"


def carrier(env: Environment, ask: Callable[[], object]) -> Finding:
    """Whether texts can be handed over; `ask` puts a question that costs nothing, or raises SendError."""
    if not env.twilio_account_sid:
        remedy = "set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN; without them `outreach up` uses its sandbox"
        return Finding("carrier", True, f"none configured: {remedy}")
    if not (env.twilio_messaging_service_sid or env.twilio_from_number):
        remedy = "set TWILIO_MESSAGING_SERVICE_SID, or TWILIO_FROM_NUMBER"
        return Finding("carrier", False, "nothing to send from", remedy)
    try:
        ask()
    except SendError as error:
        says, remedy = _told(error)
        return Finding("carrier", False, f"{says} ({error})", remedy)
    return Finding("carrier", True, "accepts our credentials")


def _told(error: SendError) -> tuple[str, str]:
    if error.reason is Reason.MISCONFIGURED:
        return "refuses our credentials", _CREDENTIALS
    if error.code.isdecimal():  # a number is an answer, a name is what kept us from getting one
        return "answers, but has trouble", "try again in some minutes"
    if "DNS" in error.code:
        return "its name is not found", _NAME_SERVER
    return "can't be reached", _NETWORK
