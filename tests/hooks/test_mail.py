"""The mail service's webhooks, posted as two services post them."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client, override_settings
from structlog.testing import capture_logs

from outreach import wiring
from outreach.actions.record_receipt import fold_receipts
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.records.models import (
    Appointment,
    ContactPoint,
    InboundMessage,
    Message,
    RawReceipt,
    StaffTask,
)
from tests.factories import (
    SettableClock,
    answers_to,
    engine,
    mailbox,
    message,
    patient,
    said,
    status,
    tasks,
    under_way,
    visit,
)
from tests.hooks.mail_posts import (
    ADA,
    ANYMAIL,
    basic,
    mailgun,
    post,
    postmark,
    postmark_bounce,
    refused,
    signed,
    written,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_services")]
GUN, MARK = "/mail/mailgun/tracking/", "/mail/postmark/tracking/"
GUN_IN, MARK_IN = "/mail/mailgun/inbound/", "/mail/postmark/inbound/"
UNKNOWN_USER = "550 5.1.1 no such user here"


@pytest.fixture
def two_services() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.hooks.mail_urls", ANYMAIL=ANYMAIL):
        yield


@pytest.fixture
def about() -> Appointment:
    """A visit in three days of a patient who is reached by mail alone."""
    return visit(patient(mailbox(ADA)), start=wiring.clock().now() + timedelta(days=3))


@pytest.fixture
def mailed(about: Appointment) -> Message:
    return under_way(Status.SENT, about, provider_id="pm-7")


def fold() -> None:
    fold_receipts(engine(SettableClock(wiring.clock().now())))


def act() -> None:
    take_replies(engine(SettableClock(wiring.clock().now())))


class TestWhoMayPost:
    @pytest.mark.parametrize("path", [GUN, MARK])
    def test_p26_a_wrong_password_is_refused(self, client: Client, path: str) -> None:
        body = mailgun("delivered", "<a@b>") if path == GUN else postmark("Delivery", "pm-7")
        assert post(client, path, body, secret="postmark:" + "x" * 20).status_code == 400
        assert client.post(path, json.dumps(body), content_type="application/json").status_code == 400
        assert not RawReceipt.objects.exists()

    @pytest.mark.parametrize(
        "spoil",
        [
            {"signature": "0" * 64},
            {"token": "another"},
            {"timestamp": "1529006855"},
            signed("another key"),
        ],
    )
    def test_p26_a_bad_signature_is_refused(self, client: Client, spoil: dict[str, str]) -> None:
        body = mailgun("delivered", "<a@b>")
        body["signature"] |= spoil
        assert post(client, GUN, body).status_code == 400
        assert not RawReceipt.objects.exists()

    def test_p26_nobody_mails_in_a_patients_name_without_the_password(self, client: Client) -> None:
        mailbox(ADA)
        assert post(client, MARK_IN, written("STOP"), secret="a:b").status_code == 400
        form = {"sender": ADA, "body-plain": "STOP", "message-headers": "[]", **signed("another key")}
        assert client.post(GUN_IN, form).status_code == 400
        assert not InboundMessage.objects.exists()

    def test_only_post_acts_and_other_services_have_no_address(self, client: Client) -> None:
        assert client.get(MARK).status_code == 405
        assert client.head(MARK).status_code == 200
        assert client.post("/mail/sendgrid/tracking/").status_code == 404

    def test_p45_a_refusal_names_nobody(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        with capture_logs() as ours, caplog.at_level(logging.DEBUG):
            post(client, MARK_IN, written("STOP, leave me alone"), secret="a:b")
            post(client, MARK_IN, written("I am away", Auto_Submitted="auto-replied"))
            post(client, MARK, postmark_bounce("HardBounce", "pm-7", f"550 5.1.1 <{ADA}> unknown"))
        logged = f"{ours}{caplog.text}"
        assert "automatic mail ignored" in logged
        assert not [word for word in (ADA, "leave me", "away") if word in logged]


class TestWhatBecameOfAMail:
    def test_delivered(self, client: Client, mailed: Message) -> None:
        assert post(client, MARK, postmark("Delivery", "pm-7")).status_code == 200
        fold()
        assert status(mailed) == Status.DELIVERED

    def test_found_by_the_token_in_our_own_message_id(self, client: Client, about: Appointment) -> None:
        """Of a call whose answer was lost we know no other id."""
        it = under_way(Status.UNKNOWN, about, token=uuid4())
        assert post(client, GUN, mailgun("delivered", f"<{it.token}@example.org>")).status_code == 200
        fold()
        assert status(it) == Status.DELIVERED

    @pytest.mark.parametrize(
        ("path", "body"),
        [
            (MARK, postmark_bounce("HardBounce", "pm-7", f"smtp;{UNKNOWN_USER}")),
            (MARK, postmark_bounce("BadEmailAddress", "pm-7", "")),
            (GUN, mailgun("failed", "pm-7", **refused("permanent", 550, UNKNOWN_USER, "bounce"))),
        ],
        ids=["postmark", "postmark_invalid", "mailgun"],
    )
    def test_a_hard_bounce_ends_the_address_and_a_person_phones(
        self, client: Client, mailed: Message, path: str, body: dict[str, object]
    ) -> None:
        Message.objects.filter(pk=mailed.pk).update(provider_id="<pm-7>" if path == GUN else "pm-7")
        assert post(client, path, body).status_code == 200
        fold()
        assert status(mailed) == Status.UNDELIVERED
        assert ContactPoint.objects.get(value=ADA).status == "invalid"
        assert tasks() == ["call"]

    @pytest.mark.parametrize(
        ("kind", "said_by_server"),
        [
            ("SoftBounce", "smtp;550 5.1.1 try later"),
            ("HardBounce", "smtp;552 5.2.2 mailbox full"),
            ("HardBounce", "smtp;550 5.7.1 blocked by policy"),
            ("Blocked", ""),
            ("VirusNotification", ""),
        ],
    )
    def test_a_soft_bounce_loses_the_mail_and_not_the_address(
        self, client: Client, mailed: Message, kind: str, said_by_server: str
    ) -> None:
        post(client, MARK, postmark_bounce(kind, "pm-7", said_by_server))
        fold()
        assert status(mailed) == Status.UNDELIVERED
        point = ContactPoint.objects.get(value=ADA)
        assert (point.status, point.opted_out_at) == ("usable", None)
        assert tasks() == ["call"]

    @pytest.mark.parametrize(
        "body",
        [
            postmark("Open", "pm-7"),
            postmark("Click", "pm-7", OriginalLink="https://example.org/"),
            postmark_bounce("Transient", "pm-7", "smtp;451 later"),
            postmark_bounce("AutoResponder", "pm-7", ""),
            postmark("SubscriptionChange", "pm-7", SuppressSending=False),
        ],
    )
    def test_p49_what_changes_nothing_is_not_even_kept(
        self, client: Client, mailed: Message, body: dict[str, object]
    ) -> None:
        assert post(client, MARK, body).status_code == 200
        assert not RawReceipt.objects.exists()

    @pytest.mark.parametrize(
        ("body", "medium"),
        [
            (postmark("SpamComplaint", "pm-7", ID=4, Type="SpamComplaint"), "complaint"),
            (
                postmark(
                    "SubscriptionChange", "pm-7", SuppressSending=True, SuppressionReason="ManualSuppression"
                ),
                "carrier refusal",
            ),
            (
                postmark(
                    "SpamComplaint", "of another program", ID=5, Type="SpamComplaint", Email="ADA@example.org"
                ),
                "complaint",
            ),
        ],
        ids=["complaint", "unsubscribed", "about_an_unknown_mail"],
    )
    def test_p9_a_complaint_or_unsubscribing_is_an_opt_out_of_everything(
        self, client: Client, about: Appointment, mailed: Message, body: dict[str, object], medium: str
    ) -> None:
        ahead = message(about, send_at=about.start - timedelta(days=1))
        for _ in range(3):
            assert post(client, MARK, body).status_code == 200
            fold()
        (line,) = said()
        assert (line.purpose, line.kind, line.actor, line.medium) == ("all", "withdrawn", "carrier", medium)
        assert ContactPoint.objects.get(value=ADA).opted_out_at is not None
        assert status(ahead) == Status.SUPPRESSED
        assert tasks() == ["call"], "the visit is true still, and nothing else tells of it"

    def test_p9_it_came_with_a_delivery(self, client: Client, mailed: Message) -> None:
        post(client, MARK, postmark("SpamComplaint", "pm-7", ID=4, Type="SpamComplaint"))
        post(client, MARK, postmark("Delivery", "pm-7"))
        fold()
        assert status(mailed) == Status.DELIVERED
        assert said().count() == 1

    def test_a_repeated_event_is_kept_once(self, client: Client, mailed: Message) -> None:
        body = postmark_bounce("HardBounce", "pm-7", UNKNOWN_USER)
        for _ in range(3):
            assert post(client, MARK, body).status_code == 200
        kept = RawReceipt.objects.get()
        assert (kept.provider, kept.status, kept.reason) == ("postmark", "undelivered", "invalid_address")
        assert kept.payload["recipient"] == ADA

    def test_a_bounce_before_our_own_commit_waits_for_its_message(
        self, client: Client, about: Appointment
    ) -> None:
        it = under_way(Status.SENDING, about)
        post(client, MARK, postmark_bounce("HardBounce", "pm-9", UNKNOWN_USER))
        fold()
        assert status(it) == Status.SENDING
        Message.objects.filter(pk=it.pk).update(status=Status.SENT, provider_id="pm-9")
        fold()
        assert status(it) == Status.UNDELIVERED


class TestPatientsWhoWriteAMail:
    def test_p9_stop_ends_the_address_before_the_service_is_answered(
        self, client: Client, about: Appointment
    ) -> None:
        ahead = message(about, send_at=about.start - timedelta(days=1))
        mail = written(
            "STOP\n\nOn Mon, 8 Mar 2027 at 10:00, Clinic <clinic@example.org> wrote:\n> Your visit"
        )
        for _ in range(2):
            assert post(client, MARK_IN, mail).status_code == 200
        assert status(ahead) == Status.SUPPRESSED
        (line,) = said()
        assert (line.kind, line.actor, line.medium, line.wording) == (
            "withdrawn",
            "patient",
            "e-mail",
            "STOP",
        )
        act()
        assert InboundMessage.objects.get().outcome == "opted out"
        assert not Message.objects.filter(in_reply_to__isnull=False).exists(), (
            "its only confirmation is a text"
        )

    def test_p9_however_the_schedule_wrote_the_address(self, client: Client, about: Appointment) -> None:
        patient(mailbox("Ada@example.org"))
        post(client, MARK_IN, written("unsubscribe", sender="ADA@EXAMPLE.ORG"))
        assert not ContactPoint.objects.filter(channel="email", opted_out_at__isnull=True).exists()
        assert ContactPoint.objects.filter(channel="email").count() == 2

    def test_p59_danger_pauses_and_opens_a_crisis_and_is_answered_by_mail(
        self, client: Client, about: Appointment
    ) -> None:
        ahead = message(about, send_at=about.start - timedelta(days=1))
        assert (
            post(client, MARK_IN, written("I don't want to live anymore", subject="Hello")).status_code == 200
        )
        about.patient.refresh_from_db()
        assert about.patient.paused_at is not None
        assert status(ahead) == Status.HELD
        act()
        assert tasks() == ["crisis"]
        answer = Message.objects.get(in_reply_to__isnull=False)
        assert (answer.template, answer.channel) == ("crisis", "email")

    def test_mailguns_form_with_a_file(self, client: Client, about: Appointment) -> None:
        headers = [["From", f"Ada <{ADA}>"], ["Subject", "A form"], ["Message-Id", "<x@example.org>"]]
        form = {
            "sender": ADA,
            "recipient": "clinic@example.org",
            "body-plain": "Here is the form you asked for.",
            "message-headers": json.dumps(headers),
            **signed(),
        }
        for again in ({}, signed()):  # brought a second time, it is signed anew
            answer = client.post(GUN_IN, form | again, headers={"Authorization": basic()})
            assert answer.status_code == 200
        kept = InboundMessage.objects.get()
        assert (kept.provider, kept.provider_id, kept.contact.value) == ("mailgun", "<x@example.org>", ADA)
        assert kept.body == "A form\nHere is the form you asked for."
        act()
        assert tasks() == ["reply"]

    @pytest.mark.parametrize(
        "mail",
        [
            written("I am away until Monday", Auto_Submitted="auto-replied"),
            written("Delivery failed", Return_Path="<>"),
            written("Delivery failed", sender="MAILER-DAEMON@example.org"),
            written("Our offers", Precedence="bulk"),
            written("Our offers", List_Unsubscribe="<https://example.org/u>"),
            written("from ourselves", sender="clinic@example.org"),
        ],
    )
    def test_what_no_person_wrote_leaves_no_trace(self, client: Client, mail: dict[str, object]) -> None:
        assert post(client, MARK_IN, mail).status_code == 200
        assert not InboundMessage.objects.exists()
        assert not ContactPoint.objects.exists()

    def test_a_stranger_is_read_by_a_person_and_not_answered(self, client: Client) -> None:
        post(client, MARK_IN, written("Do you have visits on Saturdays?", sender="bob@example.org"))
        act()
        assert tasks() == ["reply"]
        assert StaffTask.objects.get().inbound is not None
        assert not answers_to(InboundMessage.objects.all())
