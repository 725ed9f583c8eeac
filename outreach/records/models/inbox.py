"""What the outside world told us: receipts of the carrier and texts of patients, as received."""

from django.db import models
from django.db.models import Q

from outreach.records.models.people import ContactPoint, Patient
from outreach.records.models.visits import Appointment


class RawReceipt(models.Model):
    """A status callback; stored before it is answered, folded into the message's state afterwards."""

    provider = models.CharField(max_length=20)
    provider_id = models.CharField(max_length=320)  # a mail's may be its Message-ID
    token = models.UUIDField(null=True)
    status = models.CharField(max_length=12)  # one of `providers.base.ReceiptStatus`
    reason = models.CharField(max_length=40, blank=True)  # one of `providers.base.Reason`, or empty
    payload = models.JSONField()
    received_at = models.DateTimeField()
    folded_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True, db_default="")

    class Meta:
        db_table = "raw_receipt"
        constraints = [
            models.UniqueConstraint(
                fields=("provider_id", "provider", "status", "reason"), name="receipt_once"
            )
        ]
        indexes = [models.Index(fields=("id",), name="receipt_unfolded", condition=Q(folded_at__isnull=True))]


class InboundMessage(models.Model):
    """A patient's text or mail; the provider's id makes a repeated webhook harmless (rule P26)."""

    provider = models.CharField(max_length=20)
    provider_id = models.CharField(max_length=320)  # a mail's may be its Message-ID
    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="inbound")
    to_address = models.CharField(max_length=254)
    body = models.TextField()
    received_at = models.DateTimeField()
    # How `domain.reply` read it when it came in; kept, since the rules of reading change.
    intent = models.CharField(max_length=20, blank=True, db_default="")
    certain = models.BooleanField(default=True, db_default=True)
    also = models.CharField(max_length=80, blank=True, db_default="")  # further intents, parted by spaces
    stop_kind = models.CharField(max_length=20, blank=True, db_default="")
    # What the carrier says it understood, and so answers itself (rule P16): stop, start, help.
    said_by_carrier = models.CharField(max_length=8, blank=True, db_default="")
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, null=True)
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, null=True)
    outcome = models.CharField(max_length=60, blank=True, db_default="")
    processed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "inbound_message"
        constraints = [models.UniqueConstraint(fields=("provider_id", "provider"), name="inbound_once")]
        indexes = [
            models.Index(fields=("id",), name="inbound_waiting", condition=Q(processed_at__isnull=True))
        ]


class TaskKind(models.TextChoices):
    """Why a person is asked to act."""

    RESCHEDULE = "reschedule"
    CANCELLED = "cancelled"  # a patient cancelled: the slot is free
    CANCEL_OR_STOP = "cancel_or_stop"  # bare CANCEL: did they mean the visit? (rule P19)
    REPLY = "reply"  # a text nobody but a person can answer
    CALL = "call"  # neither text nor e-mail reaches this patient in time
    IN_DOUBT = "in_doubt"  # the carrier cannot say whether it has a message
    TROUBLE = "trouble"  # something unforeseen; a message is held
    CRISIS = "crisis"  # a patient may be in danger: a clock runs until somebody takes it (rule P59)
    DECEASED = "deceased"  # they may be saying that the patient has died
    STOP_SCOPE = "stop_scope"  # all texts are stopped; they may have meant fewer (rule P11)
    WRONG_NUMBER = "wrong_number"  # the number is somebody else's: find the patient's (rule P47)
    QUESTION = "question"
    WHICH_VISIT = "which_visit"  # their words may be about more than one visit
    LATE_REPLY = "late_reply"  # they answered about a visit that has changed since
    NO_HOUR = "no_hour"  # no hour is decent everywhere this person may be (rule P32)


THE_PROGRAM = "the program"
"""Who closed a task that nothing was left to do about."""

NOTED = "noted on task "
"""The outcome of a text that asks once more for what an open task asks for: with that task's number."""

HOLDING = frozenset({TaskKind.CRISIS, TaskKind.DECEASED})
"""Tasks whose people get nothing automatic until a colleague says so (rule P59)."""


class StaffTask(models.Model):
    """Something only a person can do; closed by a named person."""

    kind = models.CharField(max_length=20, choices=TaskKind)
    dedupe_key = models.CharField(max_length=120, unique=True)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, null=True)
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, null=True)
    inbound = models.ForeignKey(InboundMessage, on_delete=models.PROTECT, null=True)
    message = models.ForeignKey("records.Message", on_delete=models.PROTECT, null=True)
    opened_at = models.DateTimeField()
    # Where a clock runs: taken by then, or the backup is told (rule P59). Engine time.
    acknowledge_by = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=120, blank=True, db_default="")
    escalations = models.PositiveSmallIntegerField(default=0, db_default=0)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=120, blank=True, db_default="")
    note = models.CharField(max_length=400, blank=True, db_default="")

    class Meta:
        db_table = "staff_task"
        indexes = [
            models.Index(fields=("opened_at",), name="task_open", condition=Q(closed_at__isnull=True)),
            models.Index(
                fields=("acknowledge_by",),
                name="task_ticking",
                condition=Q(
                    acknowledge_by__isnull=False, acknowledged_at__isnull=True, closed_at__isnull=True
                ),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="crisis") | Q(closed_at__isnull=True) | ~Q(closed_by=""),
                name="crisis_closed_by_name",
            )
        ]


class PrivacyIncident(models.Model):
    """Words about a patient that may have reached somebody else (rule P47), kept for six years (rule P44)."""

    kind = models.CharField(max_length=40)
    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="incidents")
    inbound = models.OneToOneField(InboundMessage, on_delete=models.PROTECT, null=True)
    opened_at = models.DateTimeField()
    # Ids of the patients linked to the contact then, and of the messages it got: for a breach notice (P46).
    patients = models.JSONField(default=list)
    messages = models.JSONField(default=list)

    class Meta:
        db_table = "privacy_incident"
