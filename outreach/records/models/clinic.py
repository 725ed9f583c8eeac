"""Where visits happen, who gives them, and from what number or address the clinic writes."""

from django.db import models

from outreach.domain.channel import Channel


class Location(models.Model):
    """A place of care; its zone is the default for its visits."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=64)
    phone = models.CharField(max_length=32, blank=True)
    address = models.CharField(max_length=240, blank=True)

    class Meta:
        db_table = "location"


class Sender(models.Model):
    """A number, messaging service or mailbox the clinic writes from."""

    code = models.SlugField(max_length=60, unique=True)
    channel = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Channel])
    provider = models.CharField(max_length=20)
    address = models.CharField(max_length=254, blank=True)
    # The purposes its registration covers (10DLC campaign, rule P23).
    purposes = models.JSONField(default=list)
    paused_until = models.DateTimeField(null=True, blank=True)  # a circuit breaker or an operator
    paused_why = models.CharField(max_length=200, blank=True)
    # Since then only what is about a patient's visits goes: too many readers complained (rule P54).
    care_only_since = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)  # no longer in the configuration

    class Meta:
        db_table = "sender"


class Practitioner(models.Model):
    """A person who gives care, under the id the schedule knows them by."""

    external_id = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        db_table = "practitioner"


class Cadence(models.Model):
    """A named series of reminders before a visit."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        db_table = "cadence"


class CadenceStep(models.Model):
    """One reminder of a cadence; the fields are those of `domain.schedule.Step`."""

    cadence = models.ForeignKey(Cadence, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40)
    days_before = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.TimeField(null=True, blank=True)
    before = models.DurationField(null=True, blank=True)
    useful_until = models.DurationField()
    template = models.CharField(max_length=60)
    unless_confirmed = models.BooleanField(default=False)

    class Meta:
        db_table = "cadence_step"
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=("cadence", "key"), name="step_once_per_cadence")]


class ZoneRules(models.Model):
    """How a zone's clocks stood in a year when visits were last planned by it (rule P36)."""

    zone = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "zone_rules"
        constraints = [models.UniqueConstraint(fields=("zone", "year"), name="zone_rules_once")]


class VisitType(models.Model):
    """A kind of visit, as the schedule names it, and the cadence it gets."""

    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120, blank=True)
    cadence = models.ForeignKey(Cadence, on_delete=models.PROTECT)

    class Meta:
        db_table = "visit_type"
