"""What the tests of commands share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import env
from outreach import wiring
from outreach.clock import VirtualClock
from tests.factories import NOW


@pytest.fixture
def at_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The commands' own clock stands at NOW: by the setting that the demo moves it with."""
    file = tmp_path / "clock"
    VirtualClock(file).set(NOW)
    monkeypatch.setattr(env, "clock_file", file)
    for part in (wiring.clock, wiring.engine):
        part.cache_clear()
    yield
    for part in (wiring.clock, wiring.engine):
        part.cache_clear()
