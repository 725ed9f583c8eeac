"""A carrier's end of the wire for the Twilio tests."""

from collections.abc import Iterator

import pytest

from tests.providers.carrier import Carrier


@pytest.fixture
def carrier() -> Iterator[Carrier]:
    """A carrier that accepts everything until told otherwise."""
    with Carrier() as running:
        yield running
