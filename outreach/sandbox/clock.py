"""Real and message time, and the formats in which the carrier writes them."""

import mmap
import struct
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

_MICROS = struct.Struct("<q")


def real_us() -> int:
    """Real time in microseconds since the Unix epoch (UTC)."""
    return time.time_ns() // 1000


class Clock:
    """The date a message carries: real time, or the instant kept in a file by whoever conducts a simulation.

    The file holds 8 bytes: little-endian int64, microseconds since the Unix epoch. It is mapped once, so
    write it in place; replacing it by rename would leave this process looking at the old one.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._map: mmap.mmap | None = None
        if file is None:
            return
        with file.open("rb") as handle:
            content = handle.read(_MICROS.size)
            if len(content) < _MICROS.size:
                raise ValueError(
                    f"clock file {file}: want 8 bytes (int64 microseconds), found {len(content)}"
                )
            self._map = mmap.mmap(handle.fileno(), _MICROS.size, access=mmap.ACCESS_READ)

    @property
    def virtual(self) -> bool:
        return self._map is not None

    def now(self) -> tuple[int, int]:
        """Real time, and now as messages are dated; both in microseconds since the Unix epoch."""
        real = real_us()
        if self._map is None:
            return real, real
        dated: int = _MICROS.unpack_from(self._map, 0)[0]
        return real, dated


_last_second = (-1, "")


def rfc2822(micros: int) -> str:
    """`Mon, 16 Aug 2010 03:45:01 +0000`: RFC 2822 as the 2010-04-01 API writes dates.

    Many messages share a second, so the last one is kept.
    """
    global _last_second  # noqa: PLW0603 (a cache of one, on the hot path)
    second = micros // 1_000_000
    if _last_second[0] != second:
        _last_second = (second, format_datetime(datetime.fromtimestamp(second, UTC)))
    return _last_second[1]


def iso(micros: int) -> str:
    """`2026-11-23T05:37:01.000123Z`: ISO 8601, UTC, always with microseconds."""
    moment = datetime.fromtimestamp(micros // 1_000_000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{micros % 1_000_000:06d}Z"
