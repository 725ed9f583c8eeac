"""Listing messages: filters by To, From and DateSent, and pages that stay put while messages come in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from outreach.sandbox.errors import RefusalError
from outreach.sandbox.messages import Message, resource
from outreach.sandbox.store import Store, newest_first, oldest_first

DEFAULT_SIZE = 50
MAX_SIZE = 1000
_FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")


@dataclass(frozen=True)
class Filter:
    account: str
    to: str | None
    sender: str | None
    since_us: int | None
    until_us: int | None  # inclusive

    def keeps(self, message: Message) -> bool:
        if message.account != self.account or message.deleted:
            return False
        if self.to not in (None, message.to) or self.sender not in (None, message.sender):
            return False
        if self.since_us is None and self.until_us is None:
            return True
        # A message still queued has no date_sent and so no place in a list by date.
        if message.sent_us is None:
            return False
        second = message.sent_us // 1_000_000 * 1_000_000
        return (self.since_us is None or second >= self.since_us) and (
            self.until_us is None or second <= self.until_us
        )


def page_of(store: Store, account: str, query: Mapping[str, str]) -> dict[str, Any]:
    """A page as Twilio answers it, newest first; page tokens name a message (PA: after it, PB: before it)."""
    size = min(_whole(query, "PageSize", DEFAULT_SIZE, 1), MAX_SIZE)
    number = _whole(query, "Page", 0, 0)
    kept = _filter(account, query)
    candidates = store.select(kept.to, kept.sender)
    token = query.get("PageToken", "")
    anchor = _anchor(store, token)
    if token.startswith("PB") and anchor is not None:
        nearest = (m for m in oldest_first(candidates, anchor) if kept.keeps(m))
        shown = list(islice(nearest, size))[::-1]
        more = True
    else:
        found = (m for m in newest_first(candidates, anchor) if kept.keeps(m))
        skipped = number * size if anchor is None else 0
        shown = list(islice(found, skipped, skipped + size + 1))
        more = len(shown) > size
        shown = shown[:size]
    return _page(account, query, number, size, shown, more=more)


def _page(
    account: str, query: Mapping[str, str], number: int, size: int, shown: list[Message], *, more: bool
) -> dict[str, Any]:
    path = f"/2010-04-01/Accounts/{account}/Messages.json"
    filters = {name: query[name] for name in _FILTERS if name in query}

    def uri(page: int, token: str | None = None) -> str:
        paging = {"PageSize": str(size), "Page": str(page)} | ({"PageToken": token} if token else {})
        return f"{path}?{urlencode(filters | paging)}"

    start = number * size
    return {
        "end": max(start, start + len(shown) - 1),
        "first_page_uri": uri(0),
        "next_page_uri": uri(number + 1, f"PA{shown[-1].sid}") if more and shown else None,
        "page": number,
        "page_size": size,
        "previous_page_uri": uri(number - 1, f"PB{shown[0].sid}") if number > 0 and shown else None,
        "start": start,
        "uri": uri(number, query.get("PageToken")),
        "messages": [resource(message) for message in shown],
    }


def _anchor(store: Store, token: str) -> int | None:
    if not token:
        return None
    message = store.by_sid.get(token[2:])
    if message is None or token[:2] not in ("PA", "PB"):
        raise RefusalError(20001, "PageToken is not one of this list's pages")
    return message.seq


def _filter(account: str, query: Mapping[str, str]) -> Filter:
    since = _instant(query, "DateSent>")
    until = _instant(query, "DateSent<")
    day = _instant(query, "DateSent")
    if day is not None:
        # DateSent alone means that whole day, GMT.
        first = day.replace(hour=0, minute=0, second=0)
        since = max(first, since) if since else first
        last = first + timedelta(days=1, seconds=-1)
        until = min(last, until) if until else last
    return Filter(account, query.get("To"), query.get("From"), _micros(since), _micros(until))


def _micros(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp()) * 1_000_000


def _instant(query: Mapping[str, str], name: str) -> datetime | None:
    text = query.get(name)
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RefusalError(20001, f"{name}: want YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ") from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _whole(query: Mapping[str, str], name: str, default: int, low: int) -> int:
    text = query.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < low:
        raise RefusalError(20001, f"{name}: want a whole number from {low} up")
    return int(text)
