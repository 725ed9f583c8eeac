"""The people who work here."""

from django.contrib.auth.models import AbstractUser


class StaffUser(AbstractUser):
    """A member of staff; named here from the first migration so that it can grow."""

    class Meta:
        db_table = "staff_user"
