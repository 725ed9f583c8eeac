"""For all tests."""

import pytest
from hypothesis import settings

# How long one example takes tells of the machine, and not of the code.
settings.register_profile("outreach", deadline=None)
settings.load_profile("outreach")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys first: they wait more than they compute, and whoever is idle takes over from the other end."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)
