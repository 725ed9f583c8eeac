"""For all tests."""

import pytest
from django.db import connections
from hypothesis import settings

# How long one example takes tells of the machine, and not of the code.
settings.register_profile("outreach", deadline=None)
settings.load_profile("outreach")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys first: they wait more than they compute, and whoever is idle takes over from the other end."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """A test that gets no turn for a while within a transaction is no process that hangs."""
    options = connections["default"].settings_dict["OPTIONS"]
    options["options"] = options["options"].replace("session_timeout=10s", "session_timeout=300s")
    assert "300s" in options["options"]
