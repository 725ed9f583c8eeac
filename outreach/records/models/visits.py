"""Appointments, in the words of FHIR's Appointment resource."""

from django.db import models
from django.db.models.functions import Now

from outreach.domain.visit import VisitStatus
from outreach.records.models.clinic import Location, Practitioner, VisitType
from outreach.records.models.people import Patient


class Appointment(models.Model):
    """A visit; `version` grows with every change that makes earlier messages untrue."""

    external_id = models.CharField(max_length=80, unique=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="appointments")
    visit_type = models.ForeignKey(VisitType, on_delete=models.PROTECT)
    location = models.ForeignKey(Location, on_delete=models.PROTECT)
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, null=True, blank=True)
    start = models.DateTimeField()
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # how long it lasts, where that is known
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in VisitStatus])
    known_at = models.DateTimeField()  # when this version of the visit became known to us
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # Digest of the feed's row as last seen: a repeated feed must not undo what a patient did since.
    fingerprint = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "appointment"
        indexes = [models.Index(fields=("start",), name="appointment_by_start")]
