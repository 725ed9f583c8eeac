"""A patient's message and every move it made."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.records.models.clinic import Sender
from outreach.records.models.people import ContactPoint, Patient
from outreach.records.models.visits import Appointment


class Message(models.Model):
    """One message to one contact point; its status moves only through `records.moves`."""

    dedupe_key = models.CharField(max_length=160)
    channel = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Channel])
    purpose = models.CharField(max_length=20, default="care", db_default="care")
    template = models.CharField(max_length=60)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, null=True, related_name="messages")
    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, db_index=False)
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, null=True)
    appointment_version = models.PositiveIntegerField(null=True)
    in_reply_to = models.ForeignKey(
        "records.InboundMessage", on_delete=models.PROTECT, null=True, db_index=False
    )
    # Told in another text to the same phone (this row is then cancelled).
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged", db_index=False
    )
    step = models.CharField(max_length=40, blank=True, db_default="")
    # The start (Unix seconds) and place of the visit as this message tells them: whether a patient must hear
    # that the visit moved is judged by the last one told.
    about = models.CharField(max_length=40, blank=True, db_default="")
    note = models.CharField(max_length=200, blank=True, db_default="")  # why it is sent at this instant
    unless_confirmed = models.BooleanField(default=False, db_default=False)
    # 0 answers a patient and goes at any hour; 1 waits its turn and keeps quiet hours.
    priority = models.PositiveSmallIntegerField(default=1, db_default=1)

    status = models.CharField(
        max_length=12,
        choices=[(s.value, s.value) for s in Status],
        default=Status.PLANNED,
        db_default=Status.PLANNED,
    )
    send_at = models.DateTimeField()
    not_after = models.DateTimeField()
    # Real time of the database's clock, never the engine's: a lease must end though a virtual clock stands.
    lease_until = models.DateTimeField(null=True)
    start_by = models.DateTimeField(null=True)
    # Engine time: when to ask the carrier next about a message in doubt or without a receipt.
    check_at = models.DateTimeField(null=True)
    unknown_since = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    token = models.UUIDField(null=True)  # of the last attempt; the callback's address carries it

    sender = models.ForeignKey(Sender, on_delete=models.PROTECT, null=True, db_index=False)
    # A mail's is its Message-ID, which may hold a domain of any length (RFC 5321, 4.5.3.1.2).
    provider_id = models.CharField(max_length=320, blank=True, db_default="")
    subject = models.CharField(max_length=200, blank=True, db_default="")
    body = models.TextField(blank=True, db_default="")
    segments = models.PositiveSmallIntegerField(default=0, db_default=0)
    words_version = models.PositiveIntegerField(null=True)  # of a template kept in the database
    attempted_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "message"
        # Partial, so that finding work costs the same however many messages are over and done with.
        indexes = [
            models.Index(fields=("priority", "send_at"), name="message_due", condition=Q(status="planned")),
            models.Index(
                fields=("lease_until",), name="message_leased", condition=Q(status__in=("queued", "sending"))
            ),
            models.Index(fields=("not_after",), name="message_held", condition=Q(status="held")),
            models.Index(
                fields=("check_at",), name="message_to_check", condition=Q(status__in=("unknown", "sent"))
            ),
            models.Index(
                fields=("contact",),
                name="message_open_by_contact",
                condition=Q(status__in=("planned", "queued", "sending", "held")),
            ),
            models.Index(
                fields=("contact", "attempted_at"),
                name="message_tried_by_contact",
                condition=Q(attempted_at__isnull=False),
            ),
            models.Index(
                fields=("patient", "attempted_at"),
                name="message_tried_by_patient",
                condition=Q(attempted_at__isnull=False),
            ),
            models.Index(
                fields=("in_reply_to",), name="message_answers", condition=Q(in_reply_to__isnull=False)
            ),
            models.Index(
                fields=("merged_into",), name="message_merged", condition=Q(merged_into__isnull=False)
            ),
            models.Index(
                fields=("not_after",), name="message_told_along", condition=Q(merged_into__isnull=False)
            ),
            models.Index(fields=("provider_id",), name="message_by_sid", condition=~Q(provider_id="")),
            models.Index(
                fields=("sent_at",),
                name="message_mailed",
                condition=Q(channel="email", sent_at__isnull=False),
            ),
        ]
        constraints = [
            # Not `unique=True`, for which Django adds a second index that every move would have to maintain.
            models.UniqueConstraint(fields=("dedupe_key",), name="message_once"),
            models.UniqueConstraint(
                fields=("token",), name="message_token", condition=Q(token__isnull=False)
            ),
        ]


class MessageWords(models.Model):
    """A version of a template kept in the database; the newest approved one stands before the file's."""

    path = models.CharField(max_length=120)  # en/reminder.sms.j2
    version = models.PositiveIntegerField()
    source = models.TextField()
    purpose = models.CharField(max_length=20)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=120)
    # Content about treatment goes only with a named clinician's approval that has not run out (rule P58).
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=120, blank=True, db_default="")
    review_by = models.DateField(null=True)
    citations = models.TextField(blank=True, db_default="")
    sponsored = models.BooleanField(default=False, db_default=False)  # a third party pays (rule P38)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "message_words"
        constraints = [models.UniqueConstraint(fields=("path", "version"), name="words_once")]


class MessageEvent(models.Model):
    """One move of a message, with the reason and the rule that decided it; append-only."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    origin = models.CharField(max_length=12)
    to = models.CharField(max_length=12)
    reason = models.CharField(max_length=200, blank=True)
    rule = models.CharField(max_length=12, blank=True)

    class Meta:
        db_table = "message_event"
