"""Log files of servers and children: appended to, set aside when large, quoted from the end in errors."""

from __future__ import annotations

from pathlib import Path

SET_ASIDE_BYTES = 10_000_000
TAIL_LINES = 20


def size(path: Path) -> int:
    """Bytes in the file; 0 when it does not exist."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def prepare(path: Path) -> int:
    """Set a large file aside as NAME.1; returns the offset at which the next start will write."""
    if size(path) > SET_ASIDE_BYTES:
        path.replace(path.with_name(path.name + ".1"))
    return size(path)


def tail(path: Path, since: int = 0, lines: int = TAIL_LINES) -> str:
    """The last lines written after byte `since`; "" when there are none."""
    try:
        with path.open("rb") as file:
            file.seek(max(since, size(path) - 200 * lines))
            text = file.read().decode(errors="replace")
    except FileNotFoundError:
        return ""
    return "\n".join(text.splitlines()[-lines:])
