"""What a snoop could read of a running stack outside its database: broker, logs, command lines."""

import base64
import binascii
import re
import socket
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import redis

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_SAMPLE_EVERY_S = 0.1


def found(needles: Iterable[str], surfaces: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """(surface, needle) of everything found, whatever its case, and in base64 as Celery's messages are."""
    wanted = [(needle, needle.casefold()) for needle in needles]
    return {
        (name, needle)
        for name, content in surfaces.items()
        for text in _readings(content)
        for needle, folded in wanted
        if folded in text
    }


def _readings(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "replace").casefold()
    hidden = []
    for run in set(_BASE64.findall(content)):
        try:
            hidden.append(base64.b64decode(run + b"=" * (-len(run.rstrip(b"=")) % 4)))
        except binascii.Error:
            continue
    yield b"\n".join(hidden).decode("utf-8", "replace").casefold()


class Monitor:
    """Every command the broker gets, from now on until `close`."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        assert parts.port is not None
        self._socket = socket.create_connection((parts.hostname, parts.port), timeout=10)
        self._socket.sendall(f"AUTH {parts.password}\r\n".encode())
        assert self._socket.recv(100) == b"+OK\r\n"
        self._socket.sendall(b"MONITOR\r\n")
        assert self._socket.recv(5) == b"+OK\r\n"
        self._socket.settimeout(None)
        self._heard = bytearray()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def heard(self) -> bytes:
        """All of it so far."""
        return bytes(self._heard)

    def close(self) -> None:
        """Stop listening."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(10)
        self._socket.close()

    def _listen(self) -> None:
        with suppress(ConnectionError):  # the broker may go before we do
            while piece := self._socket.recv(1 << 16):
                self._heard += piece


class CommandLines:
    """The command lines of all our descendants, looked at ten times a second until `close`."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def seen(self) -> bytes:
        """All of them so far."""
        return "\n".join(sorted(self._seen)).encode()

    def close(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join(10)

    def _look(self) -> None:
        ourselves = psutil.Process()
        while not self._over.wait(_SAMPLE_EVERY_S):
            for process in ourselves.children(recursive=True):
                try:
                    self._seen.add("\0".join(process.cmdline()))
                except (psutil.NoSuchProcess, psutil.AccessDenied):
                    continue


def keys(client: "redis.Redis") -> bytes:
    """Every key the broker holds, with its content."""
    return b"\n".join(repr((key, _content(client, key))).encode() for key in client.scan_iter())


def _content(client: "redis.Redis", key: bytes) -> object:
    match client.type(key):
        case b"string":
            return client.get(key)
        case b"list":
            return client.lrange(key, 0, -1)
        case b"hash":
            return client.hgetall(key)
        case b"set":
            return client.smembers(key)
        case b"zset":
            return client.zrange(key, 0, -1)
        case b"none":  # taken since
            return None
        case kind:
            raise AssertionError(f"a key of a kind we can't read: {kind!r}")


def files(where: Path) -> dict[str, bytes]:
    """The content of every file below a directory, by its name there."""
    return {str(path.relative_to(where)): path.read_bytes() for path in where.rglob("*") if path.is_file()}
