"""Whom the database server runs as: PostgreSQL refuses to run as root, so root lends it another account."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

NAME = "outreach-db"


class As(TypedDict, total=False):
    """The arguments of subprocess that make a child run under another account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """A uid and gid; `lent` when they are not our own and files must be handed over."""

    uid: int
    gid: int
    lent: bool

    @property
    def popen(self) -> As:
        """Keyword arguments for subprocess."""
        return As(user=self.uid, group=self.gid, extra_groups=[]) if self.lent else As()

    def own(self, path: Path) -> None:
        """Hand the path over, and keep everyone else out of it."""
        if self.lent:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)

    def reach(self, paths: Iterable[Path]) -> None:
        """Let the lent account pass through the directories above these paths.

        Only the search bit is added, and only where it is missing: names in those directories stay
        unlisted. A checkout below /root needs it.
        """
        if not self.lent:
            return
        for path in paths:
            for parent in path.resolve().parents:
                found = parent.stat()
                if found.st_uid != self.uid and not found.st_mode & stat.S_IXOTH:
                    parent.chmod(stat.S_IMODE(found.st_mode) | stat.S_IXOTH)

    def read(self, program: Path, *trees: Path) -> None:
        """Let the lent account run a program installed under a strict umask, with the files it needs."""
        if not self.lent or program.stat().st_mode & stat.S_IROTH:
            return
        for tree in trees:
            for path in (tree, *tree.rglob("*")):
                mode = path.stat().st_mode
                path.chmod(stat.S_IMODE(mode) | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def account_for(data: Path) -> Account:
    """Ourselves; for root the owner of the data directory, or else the account kept for this."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), lent=False)
    with contextlib.suppress(FileNotFoundError):
        owner = data.stat()
        if owner.st_uid != 0:
            return Account(owner.st_uid, owner.st_gid, lent=True)
    entry = _system_account()
    return Account(entry.pw_uid, entry.pw_gid, lent=True)


def _system_account() -> pwd.struct_passwd:
    """The account `outreach-db`, made on first use; `nobody` where no account can be made."""
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(NAME)
    if shutil.which("useradd") is not None:
        argv = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", NAME]
        subprocess.run(argv, check=False, capture_output=True)
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return pwd.getpwnam("nobody")
