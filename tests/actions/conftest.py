"""For tests of actions."""

import pytest

from outreach.providers.memory import MemoryProvider
from tests.actions.talking import Talk


@pytest.fixture
def carrier() -> MemoryProvider:
    return MemoryProvider()


@pytest.fixture
def talk() -> Talk:
    return Talk()
