"""Run as a script: bind this process's life to its parent's, then become the command given.

Usage: leash.py PARENT_PID NICE COMMAND [ARGUMENT …]. On Linux the kernel kills the command when its
parent dies (PR_SET_PDEATHSIG outlives exec). It fires when the parent's *thread* that started it ends, so
the supervisor must be driven by a thread that lives as long as it does. macOS has no such signal; there
`guard.py` alone sees to it. NICE is how far the command gives way to others, 0 to 19.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    parent, nice, *command = sys.argv[1:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != int(parent):  # it died before we asked to be told
        sys.exit(1)
    if int(nice):
        _give_way(nice)
    try:
        os.execvp(command[0], command)  # noqa: S606 - no shell is the point
    except OSError as error:
        sys.exit(f"{command[0]}: {error.strerror}")


def _give_way(nice: str) -> None:
    os.nice(int(nice))
    # Linux weighs whole sessions against each other first, where it groups them by itself (sched(7)).
    with contextlib.suppress(OSError), open("/proc/self/autogroup", "w") as group:  # noqa: PTH123
        group.write(nice)


if __name__ == "__main__":
    main()
