"""Where a Unix socket can live: beside its server, or in a short private directory of the system."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from pathlib import Path

from outreach.embedded.account import Account

LONGEST = 103  # sun_path holds 108 bytes on Linux and 104 on macOS, the closing NUL included
SYSTEM_TEMP = Path("/tmp")  # noqa: S108 - where TMPDIR itself is too long; mkdtemp makes it private


def socket_directory(home: Path, name: str, account: Account) -> Path:
    """A directory of mode 0700 below which the socket `name` fits; `home/sock` where possible.

    Otherwise one in the system's temporary directory, remembered in `home/sock.path` so that every
    process that uses `home` finds the same one.
    """
    near = home / "sock"
    if _fits(near, name):
        near.mkdir(exist_ok=True)
        account.own(near)
        return near
    note = home / "sock.path"
    with contextlib.suppress(FileNotFoundError):
        known = Path(note.read_text())
        with contextlib.suppress(FileExistsError):  # a reboot empties the temporary directory
            known.mkdir(mode=0o700)
            account.own(known)
        if _is_private(known, account):
            return known
    made = next(path for path in map(_make, (None, SYSTEM_TEMP)) if _fits(path, name))
    account.own(made)
    note.write_text(str(made))
    return made


def known_socket_directory(home: Path) -> Path:
    """The directory that `socket_directory` chose before."""
    try:
        return Path((home / "sock.path").read_text())
    except FileNotFoundError:
        return home / "sock"


def forget_socket_directory(home: Path, account: Account) -> None:
    """Remove the directory and the note of it."""
    known = known_socket_directory(home)
    if known != home / "sock" and not _is_private(known, account):
        return
    shutil.rmtree(known, ignore_errors=True)
    (home / "sock.path").unlink(missing_ok=True)


def _make(parent: Path | None) -> Path:
    return Path(tempfile.mkdtemp(prefix="outreach-", dir=parent))


def _fits(directory: Path, name: str) -> bool:
    # libpq reads a comma in `host` as the end of the first of several hosts.
    path = os.fsencode(directory / name)
    return len(path) <= LONGEST and b"," not in path


def _is_private(path: Path, account: Account) -> bool:
    """Whether it is still the directory we made: a temporary directory is open to other users' tricks."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    return (
        stat.S_ISDIR(found.st_mode) and found.st_uid == account.uid and stat.S_IMODE(found.st_mode) == 0o700
    )
