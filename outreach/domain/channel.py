"""The ways in which a patient can be reached."""

from enum import StrEnum


class Channel(StrEnum):
    """A medium with its own kind of address and its own carriers."""

    SMS = "sms"
    EMAIL = "email"
