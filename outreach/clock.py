"""The engine's time: the system's, or a virtual one that stands until somebody moves it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Tells the instant, in UTC."""

    def now(self) -> datetime:
        """The present, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present by the machine's clock."""
        return datetime.now(UTC)


class VirtualClock:
    """A clock kept in a file that any number of processes share.

    The file holds eight bytes: microseconds since the Unix epoch, a little-endian signed integer. A read of
    eight aligned bytes is not torn on any machine Outreach runs on.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def now(self) -> datetime:
        """The instant the file holds."""
        return _EPOCH + timedelta(
            microseconds=int.from_bytes(os.pread(self._file, 8, 0), "little", signed=True)
        )

    def set(self, instant: datetime) -> None:
        """Move to `instant`, for every process at once."""
        micros = (instant - _EPOCH) // timedelta(microseconds=1)
        os.pwrite(self._file, micros.to_bytes(8, "little", signed=True), 0)
