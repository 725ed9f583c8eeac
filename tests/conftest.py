"""For all tests."""

from hypothesis import settings

# How long one example takes tells of the machine, and not of the code.
settings.register_profile("outreach", deadline=None)
settings.load_profile("outreach")
