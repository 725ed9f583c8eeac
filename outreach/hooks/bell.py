"""Ring workers beside the answer to a webhook; one that can not be rung is no loss: the sweeps come by."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import structlog

log = structlog.get_logger(__name__)

_RING_SOON_S = 0.02
_RING_EVERY_S = 0.2


class Ringer:
    """Rings a task in a thread of its own: a broker that is away keeps it for long."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._thread = ThreadPoolExecutor(1)
        self._ringing: Future[None] | None = None

    def start(self) -> bool:
        """Begin to ring; returns False where it is ringing still."""
        if self._ringing is not None and not self._ringing.done():
            return False
        self._ringing = self._thread.submit(self._quietly)
        return True

    def _quietly(self) -> None:
        try:
            self._ring()
        except Exception:
            log.warning("could not ring; the next sweep will do it", exc_info=True)


class Bell:
    """Rings a task soon, at most once in a while."""

    def __init__(self, ring: Callable[[], None], every_s: float = _RING_EVERY_S) -> None:
        self._ringer = Ringer(ring)
        self._every_s = every_s
        self._pending = False
        self._rung = 0.0

    def press(self) -> None:
        """Ring at once when all was quiet, and under load so seldom that each ring has much to do."""
        if not self._pending:
            self._pending = True
            loop = asyncio.get_running_loop()
            loop.call_at(max(loop.time() + _RING_SOON_S, self._rung + self._every_s), self._go, loop)

    def _go(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._ringer.start():
            self._pending, self._rung = False, loop.time()
        else:
            loop.call_later(self._every_s, self._go, loop)
