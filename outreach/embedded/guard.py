"""Run as a script: kill the process groups on the list as soon as the writer of our input is gone.

Lines are `+PGID` and `-PGID`. The kernel closes a dead writer's end of the pipe, however it died, so
this reaches what `leash.py` can't: a child's own children, such as the pool of a Celery worker.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys


def main() -> None:
    groups: set[int] = set()
    for line in sys.stdin:
        group = int(line[1:])
        if line[0] == "+":
            groups.add(group)
        else:
            groups.discard(group)
    for group in groups:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main()
