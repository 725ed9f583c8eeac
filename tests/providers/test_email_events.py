"""What mail services' events mean: tables of what anymail makes of them, and of the services' own words."""

import pytest
from anymail.inbound import AnymailInboundMessage
from anymail.signals import AnymailInboundEvent, AnymailTrackingEvent, EventType, RejectReason

from outreach.domain.channel import Channel
from outreach.providers.base import Reason, ReceiptStatus
from outreach.providers.email_errors import why_bounced
from outreach.providers.email_events import inbound_of, is_automatic, receipt_of

S, E, R = ReceiptStatus, EventType, RejectReason
UNKNOWN_USER = "550 5.1.1 no such user"


def event(kind: str, **fields: object) -> AnymailTrackingEvent:
    values: dict[str, object] = {"message_id": "m1", "event_id": "e1", "recipient": "ada@example.org"}
    return AnymailTrackingEvent(event_type=kind, **(values | fields))


@pytest.mark.parametrize(
    ("kind", "rejected", "status", "reason"),
    [
        (E.QUEUED, None, S.ACCEPTED, None),
        (E.SENT, None, S.SENT, None),
        (E.DELIVERED, None, S.DELIVERED, None),
        (E.COMPLAINED, R.SPAM, S.DELIVERED, Reason.COMPLAINT),
        (E.UNSUBSCRIBED, None, S.DELIVERED, Reason.OPTED_OUT),
        (E.FAILED, None, S.UNDELIVERED, Reason.OTHER),
        (E.BOUNCED, R.BOUNCED, S.UNDELIVERED, Reason.INVALID_ADDRESS),
        (E.BOUNCED, R.INVALID, S.UNDELIVERED, Reason.INVALID_ADDRESS),
        (E.BOUNCED, None, S.UNDELIVERED, Reason.INVALID_ADDRESS),
        (E.BOUNCED, R.OTHER, S.UNDELIVERED, Reason.BLOCKED),
        (E.BOUNCED, R.SPAM, S.UNDELIVERED, Reason.BLOCKED),  # a filter's word, not a reader's
        (E.REJECTED, R.INVALID, S.UNDELIVERED, Reason.INVALID_ADDRESS),
        (E.REJECTED, R.BOUNCED, S.UNDELIVERED, Reason.INVALID_ADDRESS),
        (E.REJECTED, R.TIMED_OUT, S.UNDELIVERED, Reason.UNREACHABLE),
        (E.REJECTED, R.SPAM, S.UNDELIVERED, Reason.COMPLAINT),
        (E.REJECTED, R.UNSUBSCRIBED, S.UNDELIVERED, Reason.OPTED_OUT),
        (E.REJECTED, R.BLOCKED, S.UNDELIVERED, Reason.BLOCKED),
        (E.REJECTED, None, S.UNDELIVERED, Reason.BLOCKED),
    ],
)
def test_events_in_our_words(
    kind: str, rejected: str | None, status: ReceiptStatus, reason: Reason | None
) -> None:
    receipt = receipt_of(event(kind, reject_reason=rejected))
    assert receipt is not None
    assert (receipt.provider_id, receipt.status, receipt.reason) == ("m1", status, reason)
    assert receipt.recipient == "ada@example.org"


@pytest.mark.parametrize(
    "kind", [E.OPENED, E.CLICKED, E.DEFERRED, E.AUTORESPONDED, E.SUBSCRIBED, E.UNKNOWN, E.INBOUND]
)
def test_p49_what_is_left_out(kind: str) -> None:
    assert receipt_of(event(kind)) is None


@pytest.mark.parametrize(
    "esp_event",
    [
        {"RecordType": "Bounce", "Type": "SoftBounce"},  # Postmark
        {"event": "soft_bounce", "email": "ada@example.org"},  # Brevo
        {"event": "soft_bounce", "msg": {"bounce_description": "general"}},  # Mandrill
        {"event": "bounce", "hard_bounce": False, "error": "quota exceeded"},  # Mailjet
        {"eventType": "Bounce", "bounce": {"bounceType": "Transient", "bounceSubType": "MailboxFull"}},  # SES
        {"msys": {"message_event": {"type": "bounce", "bounce_class": "22"}}},  # SparkPost
        {"type": "activity.soft_bounced", "data": {"morph": {"object": "recipient_bounce"}}},  # MailerSend
        {"event": "bounce", "type": "blocked", "reason": "550 spam"},  # SendGrid
        {"type": "email.bounced", "data": {"bounce": {"type": "Transient"}}},  # Resend
    ],
)
def test_a_soft_bounce_leaves_the_address_usable(esp_event: dict[str, object]) -> None:
    bounced = event(E.BOUNCED, reject_reason=R.BOUNCED, esp_event=esp_event, mta_response=UNKNOWN_USER)
    receipt = receipt_of(bounced)
    assert receipt is not None
    assert receipt.reason is Reason.UNREACHABLE


@pytest.mark.parametrize(
    "esp_event",
    [
        {"RecordType": "Bounce", "Type": "HardBounce"},
        {"event": "hard_bounce"},
        {"event": "bounce", "hard_bounce": True},
        {"bounce": {"bounceType": "Permanent"}},
        {"msys": {"message_event": {"type": "bounce", "bounce_class": "10"}}},
        {"event": "bounce", "type": "bounce"},
        {"type": "email.bounced", "data": {"bounce": {"type": "Permanent"}}},
        ["not", "a", "mapping"],
    ],
)
def test_a_hard_one_does_not(esp_event: object) -> None:
    receipt = receipt_of(event(E.BOUNCED, reject_reason=R.BOUNCED, esp_event=esp_event))
    assert receipt is not None
    assert receipt.reason is Reason.INVALID_ADDRESS


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("smtp;550 5.1.1 The email account does not exist", Reason.INVALID_ADDRESS),
        ("550-5.1.1 no such user", Reason.INVALID_ADDRESS),
        ("5.1.1 no such user", Reason.INVALID_ADDRESS),
        ("550 No such user", Reason.INVALID_ADDRESS),
        ("554 5.1.1 no", Reason.INVALID_ADDRESS),
        ("550 5.2.2 over quota", Reason.UNREACHABLE),
        ("552 mailbox full", Reason.UNREACHABLE),
        ("452 4.2.2 over quota", Reason.UNREACHABLE),
        ("4.4.1 timed out", Reason.UNREACHABLE),
        ("421 come back later", Reason.UNREACHABLE),
        ("550 5.7.515 access denied", Reason.BLOCKED),
        ("554 refused", Reason.BLOCKED),
        ("530 authenticate first", Reason.BLOCKED),
        ("a bounce without a code from 192.0.2.550", None),
        ("", None),
    ],
)
def test_the_servers_code_decides_where_there_is_one(said: str, reason: Reason | None) -> None:
    assert why_bounced(said) is reason


def test_what_names_no_mail_is_told_apart_by_the_events_own_id() -> None:
    ids = {
        receipt.provider_id
        for event_id in ("e1", "e2", "e2")
        if (receipt := receipt_of(event(E.UNSUBSCRIBED, message_id=None, event_id=event_id)))
    }
    assert ids == {"event:e1", "event:e2"}
    assert receipt_of(event(E.DELIVERED, message_id=None, recipient=None)) is None


@pytest.mark.parametrize(
    ("message_id", "token"),
    [
        (
            "<7f3c1f0e-5b1c-4a8e-9d55-0d9a6b1f2c3d@clinic.example.org>",
            "7f3c1f0e-5b1c-4a8e-9d55-0d9a6b1f2c3d",
        ),
        ("7f3c1f0e-5b1c-4a8e-9d55-0d9a6b1f2c3d", ""),  # Postmark's own
        ("<20270308.1@mailgun.example.org>", ""),
        ("0102017f-000000", ""),
    ],
)
def test_our_own_message_id_carries_the_token(message_id: str, token: str) -> None:
    receipt = receipt_of(event(E.DELIVERED, message_id=message_id))
    assert receipt is not None
    assert receipt.token == token


def test_no_id_is_too_long_for_its_column() -> None:
    ids = [receipt_of(event(E.DELIVERED, message_id=f"<{'x' * 400}{n}@example.org>")) for n in (1, 2, 2)]
    assert len({receipt.provider_id for receipt in ids if receipt}) == 2
    assert all(len(receipt.provider_id) <= 320 for receipt in ids if receipt)


def raw(headers: str, body: str = "Hello") -> AnymailInboundEvent:
    mail = AnymailInboundMessage.parse_raw_mime(f"{headers}\n\n{body}\n")
    return AnymailInboundEvent(event_type=E.INBOUND, event_id="e9", message=mail)


FROM = "From: Ada Example <ada@Example.ORG>\nTo: clinic@example.org\nSubject: Re: Your visit"


def test_a_mail_in_our_words() -> None:
    found = inbound_of(raw(f"{FROM}\nMessage-ID: <m@example.org>", "C\n\n> Your visit"), "clinic@example.org")
    assert found is not None
    assert (found.provider_id, found.sender, found.to) == (
        "<m@example.org>",
        "ada@example.org",
        "clinic@example.org",
    )
    assert (found.channel, found.body, found.own) == (Channel.EMAIL, "C", "C")


def test_a_mail_that_is_all_quotation_is_kept_and_not_read() -> None:
    found = inbound_of(raw(FROM, "> STOP"), "clinic@example.org")
    assert found is not None
    assert (found.body, found.own, found.provider_id) == ("> STOP", "", "e9")


def test_files_are_told_of_and_not_kept() -> None:
    mime = (
        f"{FROM}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/html\n\n<p>See <b>this</b></p>\n"
        "--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nx\n--b--"
    )
    found = inbound_of(
        AnymailInboundEvent(
            event_type=E.INBOUND, event_id="e", message=AnymailInboundMessage.parse_raw_mime(mime)
        ),
        "clinic@example.org",
    )
    assert found is not None
    assert (found.own, found.body) == ("See this", "See this\n[1 attached, not kept here: ask the patient]")


@pytest.mark.parametrize(
    ("header", "automatic"),
    [
        ("Auto-Submitted: auto-replied", True),
        ("Auto-Submitted: auto-generated; owner-email=x", True),
        ("Auto-Submitted: no", False),
        ("Precedence: bulk", True),
        ("Precedence: first-class", False),
        ("List-Id: <news.example.org>", True),
        ("X-Autoreply: yes", True),
        ("Return-Path: <>", True),
        ("Return-Path: <ada@example.org>", False),
        ("Content-Type: multipart/report; boundary=b", True),
        ("Importance: high", False),
    ],
)
def test_programs_say_that_they_are(header: str, automatic: bool) -> None:
    """RFC 3834."""
    assert is_automatic(raw(f"{FROM}\n{header}").message, "ada@example.org") is automatic


@pytest.mark.parametrize(
    ("sender", "automatic"),
    [
        ("mailer-daemon@example.org", True),
        ("MAILER-DAEMON@example.org", True),
        ("postmaster@example.org", True),
        ("no-reply@example.org", True),
        ("bounces+123=ada@example.org", True),
        ("noreen@example.org", False),
        ("bounceback.ada@example.org", False),
    ],
)
def test_or_have_a_programs_name(sender: str, automatic: bool) -> None:
    assert is_automatic(raw(FROM).message, sender) is automatic


@pytest.mark.parametrize("headers", ["Subject: nobody", "From: \nSubject: x", "From: clinic@example.org"])
def test_nobodys_mail_and_our_own_are_left(headers: str) -> None:
    assert inbound_of(raw(headers), "Clinic <Clinic@example.org>") is None
