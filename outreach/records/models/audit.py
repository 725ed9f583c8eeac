"""What proves afterwards what was done, and that nobody has changed the record of it since (rule P43)."""

from django.db import models

from outreach.records.models.inbox import StaffTask
from outreach.records.models.people import ContactPoint, Patient


class AuditEvent(models.Model):
    """Something a person did through the program that no other ledger keeps; append-only.

    `detail` holds ids, names of fields and their values, never an address or a patient's words.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    verb = models.CharField(max_length=40)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "audit_event"


class TaskEvent(models.Model):
    """A staff task as it was opened, and as it was after each change; append-only.

    Written by a trigger (migration 0006), so that no path by which a task is closed is left out.
    """

    task = models.ForeignKey(StaffTask, on_delete=models.DO_NOTHING, db_constraint=False)
    at = models.DateTimeField()  # real time of the database's clock
    kind = models.CharField(max_length=20)
    acknowledged_by = models.CharField(max_length=120, blank=True)
    closed = models.BooleanField()
    closed_by = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        db_table = "task_event"


class NumberCheck(models.Model):
    """What the Reassigned Numbers Database said of a number (rule P5); append-only, kept as the evidence."""

    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="checks", db_index=False)
    known_on = models.DateField()  # the day that was asked about: the number was the patient's then
    answer = models.CharField(max_length=8)  # one of `domain.reassigned.Answer`
    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    source = models.CharField(max_length=64)  # SHA-256 of the results' file

    class Meta:
        db_table = "number_check"
        constraints = [models.UniqueConstraint(fields=("contact", "source"), name="check_once_per_file")]


class AuditSeal(models.Model):
    """A link of the chain: digests over the rows that came since the link before, and over that link.

    `upto` is by table the highest id that is covered, `counts` how many rows came, `digests` SHA-256 in hex.
    """

    at = models.DateTimeField()
    form = models.PositiveSmallIntegerField()  # which columns were digested, and how
    upto = models.JSONField()
    counts = models.JSONField()
    digests = models.JSONField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "audit_seal"


class AuditMark(models.Model):
    """How far the next seals may go, once the transactions that ran when the mark was set are over."""

    upto = models.JSONField()
    waits_for = models.JSONField()

    class Meta:
        db_table = "audit_mark"
