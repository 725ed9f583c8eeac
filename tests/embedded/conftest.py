"""A directory for servers, and the check that none is left in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.embedded.services import stop_unused


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "var"
    assert stop_unused(tmp_path / "var")
