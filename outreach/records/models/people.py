"""Patients, the phones and mailboxes that reach them, and what they consented to."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now

from outreach.domain.channel import Channel
from outreach.domain.consent import Kind


class Patient(models.Model):
    """A person under the id the clinic's schedule knows them by."""

    external_id = models.CharField(max_length=80, unique=True)
    given_name = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=8, default="en")
    preferred_channel = models.CharField(
        max_length=8, blank=True, choices=[(c.value, c.value) for c in Channel]
    )
    # What the schedule last said of the two above: only a new word of it overrules the patient's own.
    scheduled_language = models.CharField(max_length=8, blank=True, db_default="")
    scheduled_channel = models.CharField(max_length=8, blank=True, db_default="")
    birth_date = models.DateField(null=True, blank=True)  # asked before a page tells more than a time
    postal_code = models.CharField(max_length=10, blank=True, db_default="")
    # A confidential-communication request (rule P39): above every plan and campaign.
    only_channel = models.CharField(
        max_length=8, blank=True, db_default="", choices=[(c.value, c.value) for c in Channel]
    )
    # Hours on the patient's wall, narrower than the clinic's; both or neither.
    not_before = models.TimeField(null=True, blank=True)
    not_later = models.TimeField(null=True, blank=True)
    unencrypted_ok_at = models.DateTimeField(null=True, blank=True)  # warned and accepted (rule P40)
    part2 = models.BooleanField(default=False, db_default=False)  # 42 CFR Part 2 (rule P48)
    # A person in distress gets no automatic message until a named colleague says so (rule P59).
    paused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "patient"


class PageTry(models.Model):
    """A wrong date of birth on one of a patient's pages; after a handful they are shut for a while."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE)
    at = models.DateTimeField()

    class Meta:
        db_table = "page_try"


class ContactStatus(models.TextChoices):
    """Whether an address works; an opt-out is another matter and kept apart."""

    USABLE = "usable"
    LANDLINE = "landline"
    INVALID = "invalid"


class ContactPoint(models.Model):
    """A phone number (E.164) or e-mail address, possibly shared by several patients."""

    channel = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Channel])
    value = models.CharField(max_length=254)
    status = models.CharField(
        max_length=12, choices=ContactStatus, default=ContactStatus.USABLE, db_default=ContactStatus.USABLE
    )
    status_at = models.DateTimeField(null=True, blank=True)
    # What the ledger below says of every purpose at once, written in the transaction of its event.
    opted_out_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "contact_point"
        constraints = [models.UniqueConstraint(fields=("channel", "value"), name="contact_once")]
        # Nobody is told apart by the case of a mailbox's name, whatever RFC 5321 allows.
        indexes = [models.Index(Lower("value"), name="contact_by_mailbox", condition=Q(channel="email"))]


class PatientContact(models.Model):
    """Which patient is reached where; the lowest rank is tried first."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="links")
    contact = models.ForeignKey(ContactPoint, on_delete=models.CASCADE, related_name="links")
    rank = models.PositiveSmallIntegerField(default=0, db_default=0)
    ended_at = models.DateTimeField(null=True, blank=True)  # the schedule no longer names this address

    class Meta:
        db_table = "patient_contact"
        constraints = [models.UniqueConstraint(fields=("patient", "contact"), name="link_once")]


class ConsentEvent(models.Model):
    """One line of the append-only consent ledger (rules P1, P7, P13, P14): nothing updates or deletes it.

    What holds now is derived from a contact's lines by `domain.consent`.
    """

    contact = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="consents")
    # One of `domain.purpose.Purpose`, "all" for STOP, or "unencrypted" for the warning of rule P40.
    purpose = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.name.capitalize()) for kind in Kind])
    at = models.DateTimeField()
    actor = models.CharField(max_length=40)  # one of `domain.consent.Actor`
    medium = models.CharField(max_length=40)  # text, carrier refusal, schedule, phone, page, …
    wording = models.TextField(blank=True)
    evidence = models.JSONField(default=dict)

    class Meta:
        db_table = "consent_event"
        indexes = [
            models.Index(fields=("contact", "at"), name="consent_by_contact"),
            models.Index(fields=("at",), name="consent_complaints", condition=Q(medium="complaint")),
        ]
