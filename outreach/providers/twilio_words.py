"""Twilio's error numbers and status words, and ours for them."""

from collections.abc import Mapping

from outreach.providers.base import Reason, ReceiptStatus, SendError

# Twilio's error numbers (https://www.twilio.com/docs/api/errors), those of a refused call and those of a
# status callback alike. A number that is missing here is OTHER: permanent, and shown to a person.
REASONS: Mapping[int, Reason] = {
    14107: Reason.RATE_LIMITED,  # too many texts between two numbers within 30 s
    20003: Reason.MISCONFIGURED,  # credentials
    20005: Reason.MISCONFIGURED,  # account not active
    20008: Reason.MISCONFIGURED,  # test credentials
    20403: Reason.MISCONFIGURED,
    20404: Reason.MISCONFIGURED,  # on a create: no such account
    20429: Reason.RATE_LIMITED,
    21211: Reason.INVALID_ADDRESS,
    21212: Reason.MISCONFIGURED,  # invalid From
    21217: Reason.INVALID_ADDRESS,
    21265: Reason.INVALID_ADDRESS,  # To is a short code
    21266: Reason.INVALID_ADDRESS,  # To is our own number
    21268: Reason.INVALID_ADDRESS,  # To is a premium or information service
    21408: Reason.OTHER,  # the country is not enabled for the account
    21602: Reason.CONTENT,  # no body
    21603: Reason.MISCONFIGURED,  # no From
    21604: Reason.INVALID_ADDRESS,  # no To
    21605: Reason.CONTENT,  # body too long
    21606: Reason.MISCONFIGURED,  # From can't send texts
    21608: Reason.OTHER,  # a trial account and an unverified number: only this recipient is concerned
    21609: Reason.MISCONFIGURED,  # StatusCallback is no public address
    21610: Reason.OPTED_OUT,
    21611: Reason.RATE_LIMITED,  # the sender's queue holds ten hours' worth
    21612: Reason.INVALID_ADDRESS,  # no route from this From to this To
    21614: Reason.LANDLINE,
    21617: Reason.CONTENT,  # over 1,600 characters
    21619: Reason.CONTENT,  # neither body nor media
    21635: Reason.LANDLINE,
    21659: Reason.MISCONFIGURED,  # From is not Twilio's
    21660: Reason.MISCONFIGURED,  # From is another account's
    21661: Reason.MISCONFIGURED,  # From can't send texts
    21701: Reason.MISCONFIGURED,  # no such messaging service
    21703: Reason.MISCONFIGURED,  # the messaging service has no numbers
    21704: Reason.MISCONFIGURED,  # the messaging service has no short code
    21705: Reason.MISCONFIGURED,  # the messaging service is invalid
    30001: Reason.RATE_LIMITED,  # queue overflow; 21611's name with a messaging service
    30002: Reason.MISCONFIGURED,  # account suspended
    30003: Reason.UNREACHABLE,  # off or out of range
    30004: Reason.BLOCKED,
    30005: Reason.INVALID_ADDRESS,  # unknown or inactive number
    30006: Reason.LANDLINE,
    30007: Reason.BLOCKED,  # filtered by a carrier
    30008: Reason.UNREACHABLE,  # "unknown error", often passing
    30019: Reason.CONTENT,
    30022: Reason.RATE_LIMITED,  # campaign's rate
    30023: Reason.RATE_LIMITED,  # campaign's daily cap
    30024: Reason.UNREGISTERED,  # sender not provisioned at the carrier
    30027: Reason.RATE_LIMITED,  # T-Mobile's daily cap
    30032: Reason.UNREGISTERED,  # toll-free number not verified
    30033: Reason.UNREGISTERED,  # campaign suspended
    30034: Reason.UNREGISTERED,  # 10DLC number without a campaign
    30035: Reason.UNREGISTERED,  # number's campaign not yet in force
    30036: Reason.EXPIRED,  # our ValidityPeriod
    30038: Reason.BLOCKED,
    30039: Reason.BLOCKED,  # message loop
    30040: Reason.UNREGISTERED,
    30410: Reason.UNREACHABLE,  # the carrier behind Twilio timed out
    30450: Reason.BLOCKED,  # pumping protection
    30453: Reason.BLOCKED,
    30454: Reason.BLOCKED,
    63038: Reason.RATE_LIMITED,  # account's daily cap
}

# What an answer's HTTP status says when its number says nothing.
_HTTP_REASONS: Mapping[int, Reason] = {
    401: Reason.MISCONFIGURED,
    403: Reason.MISCONFIGURED,
    404: Reason.MISCONFIGURED,
    429: Reason.RATE_LIMITED,
}

STATUSES: Mapping[str, ReceiptStatus] = {
    "queued": ReceiptStatus.ACCEPTED,
    "accepted": ReceiptStatus.ACCEPTED,
    "scheduled": ReceiptStatus.ACCEPTED,
    "sending": ReceiptStatus.ACCEPTED,
    "sent": ReceiptStatus.SENT,
    "delivered": ReceiptStatus.DELIVERED,
    "read": ReceiptStatus.DELIVERED,
    "undelivered": ReceiptStatus.UNDELIVERED,
    "failed": ReceiptStatus.UNDELIVERED,
    "canceled": ReceiptStatus.UNDELIVERED,
}


def undelivered(status: ReceiptStatus, code: object) -> Reason | None:
    if status is not ReceiptStatus.UNDELIVERED:
        return None
    number = str(code)
    return REASONS.get(int(number), Reason.OTHER) if number.isdecimal() else Reason.OTHER


def refusal(status: int, code: int | None, retry_after_s: float) -> SendError:
    number = code if isinstance(code, int) else status
    if status >= 500 or status == 408:
        return SendError(Reason.IN_DOUBT, str(number))
    if status < 400:  # a redirect, which no POST follows: the base address is wrong
        return SendError(Reason.MISCONFIGURED, str(status))
    reason = REASONS.get(number) or _HTTP_REASONS.get(status, Reason.OTHER)
    return SendError(reason, str(number), retry_after_s if reason is Reason.RATE_LIMITED else 0)
