"""The web page of phones and mail, and the feeds it reads with a bookmark so that it never reloads all."""

from pathlib import Path

from aiohttp import web

from outreach.sandbox.carrier import Carrier
from outreach.sandbox.control import refusal
from outreach.sandbox.mailbox import Mailbox, letter_json
from outreach.sandbox.phones import ENTRIES, SHOWN, summary, thread

_FOLDER = Path(__file__).parent / "page"
_FILES = {
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
    "/mail.js": ("mail.js", "text/javascript"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}
# A letter's HTML is shown in a sandboxed frame, which inherits this: styles yes, scripts and loading no.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_LETTERS = 200


class Pages:
    def __init__(self, carrier: Carrier, mailbox: Mailbox) -> None:
        self._carrier = carrier
        self._mailbox = mailbox
        self._content = {path: (_FOLDER / name).read_bytes() for path, (name, _) in _FILES.items()}

    def routes(self) -> list[web.RouteDef]:
        return [
            *(web.get(path, self.file) for path in _FILES),
            web.get("/_sandbox/phones", self.phones),
            web.get("/_sandbox/phones/{number}", self.phone),
            web.get("/_sandbox/letters", self.letters),
        ]

    async def file(self, request: web.Request) -> web.Response:
        return web.Response(
            body=self._content[request.path],
            content_type=_FILES[request.path][1],
            charset="utf-8",
            headers={
                "Content-Security-Policy": _POLICY,
                "Cache-Control": "no-cache",
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "no-referrer",
            },
        )

    async def phones(self, request: web.Request) -> web.Response:
        """Conversations changed after the bookmark `?after=`, latest first; `?q=` searches the numbers."""
        phones, blocks = self._carrier.phones, self._carrier.blocks
        after = _bookmark(request)
        if after is None:
            return refusal("after: want the cursor of an earlier answer")
        found = phones.changed(after, request.query.get("q", "").replace(" ", ""))
        return web.json_response(
            {
                "epoch": phones.epoch,
                "cursor": phones.version,
                "total": len(phones.book),
                "limit": SHOWN,
                "mail": len(self._mailbox.letters),
                "mail_epoch": self._mailbox.epoch,
                "phones": [summary(one, blocked=blocks.any(one.number)) for one in found],
            }
        )

    async def phone(self, request: web.Request) -> web.Response:
        """One conversation: its texts added or changed after the bookmark."""
        phones = self._carrier.phones
        after = _bookmark(request)
        if after is None:
            return refusal("after: want the cursor of an earlier answer")
        number = request.match_info["number"]
        conversation = phones.book.get(number)
        return web.json_response(
            {
                "epoch": phones.epoch,
                "cursor": phones.version,
                "limit": ENTRIES,
                "blocked": self._carrier.blocks.any(number),
                "received": 0 if conversation is None else conversation.received,
                "texts": [] if conversation is None else thread(conversation, after),
            }
        )

    async def letters(self, request: web.Request) -> web.Response:
        """Letters after number `?after=`, at most the newest 200 of them."""
        after = _bookmark(request)
        if after is None:
            return refusal("after: want the number of a letter")
        letters = self._mailbox.letters[after:][-_LETTERS:]
        return web.json_response(
            {"epoch": self._mailbox.epoch, "letters": [letter_json(letter) for letter in letters]}
        )


def _bookmark(request: web.Request) -> int | None:
    text = request.query.get("after", "0")
    return int(text) if text.isascii() and text.isdigit() else None
