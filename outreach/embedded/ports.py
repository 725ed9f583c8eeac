"""Free TCP ports on the loopback address."""

from __future__ import annotations

import errno
import random
import socket
import sys

HOST = "127.0.0.1"

# Below the ranges from which Linux (32768 up) and macOS (49152 up) take the local ports of outgoing
# connections. A client that keeps calling a dead server on a port of that range can be given the same
# port as its own end and so connect to itself; then the server can never have its port back.
LOWEST, HIGHEST = 20_000, 32_767


def is_free(port: int) -> bool:
    """Whether a server could listen on this loopback port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do it: a port whose last connections are in TIME_WAIT counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
    return True


def _reserve(port: int) -> bool:
    """Take the port's name, which the system gives back with the process; only Linux has such names.

    Its server may need seconds until it listens, in which another stack that starts could choose it too.
    """
    if sys.platform != "linux":
        return True
    name = socket.socket(socket.AF_UNIX)
    try:
        name.bind(f"\0outreach-port-{port}")
    except OSError:
        name.close()
        return False
    name.detach()  # open until this process ends
    return True


def free_port() -> int:
    """A loopback port nobody listens on now; on Linux nobody else who asks here gets it while we live."""
    for _ in range(1000):
        port = random.randint(LOWEST, HIGHEST)  # noqa: S311 - chance spreads callers; it guards nothing
        if is_free(port) and _reserve(port):
            return port
    raise OSError(errno.EADDRINUSE, f"no free port between {LOWEST} and {HIGHEST} on {HOST}")
