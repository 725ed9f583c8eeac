"""The Django app that owns every table."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Registers the models under the label `records`."""

    name = "outreach.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
