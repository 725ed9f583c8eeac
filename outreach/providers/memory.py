"""A provider that keeps messages in a list, for tests and previews."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from outreach.domain.channel import Channel
from outreach.providers.base import (
    Outgoing,
    Query,
    Reason,
    ReceiptStatus,
    Result,
    SendError,
    Trace,
)


def _system_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """A message as the provider holds it."""

    provider_id: str
    made_at: datetime
    message: Outgoing


class MemoryProvider:
    """Accepts everything but what was planned to go wrong.

    `errors`: what a call to an address comes to, every time. `held`: addresses whose messages are kept
    although the call fails, as after a time-out that came too late.
    """

    name = "memory"
    at_once = 100

    def __init__(
        self,
        channel: Channel = Channel.SMS,
        *,
        errors: Mapping[str, SendError] | None = None,
        held: Collection[str] = (),
        now: Callable[[], datetime] = _system_now,
    ) -> None:
        self.channel = channel
        self.kept: list[Kept] = []
        self._errors = dict(errors or {})
        self._held = frozenset(held)
        self._now = now

    def send(self, batch: Sequence[Outgoing]) -> Iterator[Sequence[Result]]:
        """See `Provider.send`; all results come at once."""
        if batch:
            yield [self._send_one(message) for message in batch]

    def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
        """See `Provider.look_up`."""
        return [self._find(query) for query in queries]

    def can_look_up(self) -> bool:
        """The list is at hand."""
        return True

    def _send_one(self, message: Outgoing) -> Result:
        error = self._errors.get(message.to)
        if time.monotonic() > message.start_by:
            error = SendError(Reason.NOT_STARTED)
        elif error is None or message.to in self._held:
            self.kept.append(Kept(f"memory-{len(self.kept) + 1}", self._now(), message))
        if error is not None:
            return Result(message.message_id, message.token, error=error)
        return Result(message.message_id, message.token, self.kept[-1].provider_id)

    def _find(self, query: Query) -> Trace:
        for kept in reversed(self.kept):
            if query.provider_id == kept.provider_id or (not query.provider_id and _matches(query, kept)):
                return Trace(query.message_id, kept.provider_id, ReceiptStatus.ACCEPTED)
        return Trace(query.message_id)


def _matches(query: Query, kept: Kept) -> bool:
    return (
        kept.provider_id not in query.known
        and (kept.message.to, kept.message.body) == (query.to, query.body)
        and query.since <= kept.made_at <= query.until
    )
