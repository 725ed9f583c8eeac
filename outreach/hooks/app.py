"""The webhooks, as a bare ASGI application: verify, store, answer, then ring.

They go round Django's request handling, which costs several times what the work itself does; a carrier posts
three callbacks for each text we send.
"""

import asyncio
from collections.abc import Mapping
from uuid import UUID

import structlog
from yarl import URL

from outreach import tasks, wiring
from outreach.actions.receive_inbound import Received, may_change_standing
from outreach.asgi import PLAIN, Gone, Receive, Refused, Scope, Send, answer, read_body
from outreach.hooks.batcher import Batcher, NotStored
from outreach.hooks.bell import Bell
from outreach.hooks.settling import Settling
from outreach.hooks.stores import check_unsettled, store_inbound, store_receipts
from outreach.providers.base import BadSignature, BadWebhook, Inbound, Receipt

log = structlog.get_logger(__name__)

_LARGEST_BODY = 64 * 1024
_WARM_UP_S = 5.0
_TWIML = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'


class Hooks:
    """The ASGI application under /hooks/."""

    def __init__(self) -> None:
        self._receipts: Batcher[Receipt, None] = Batcher(store_receipts)
        self._texts: Batcher[Inbound, Received] = Batcher(store_inbound)
        # Apart, since it must wait for whoever is just deciding about its phone; the others need not.
        self._standing: Batcher[Inbound, Received] = Batcher(store_inbound)
        self._settling = Settling(check_unsettled)
        self._receipt_bell = Bell(tasks.ring_receipts)
        self._reply_bell = Bell(tasks.ring_replies)

    async def warm_up(self) -> None:
        """To be awaited once, before the first request; soon over even if the database is out of reach."""
        batchers = (self._receipts, self._texts, self._standing)
        await asyncio.wait([asyncio.create_task(each.warm_up()) for each in batchers], timeout=_WARM_UP_S)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            status, body = await self._answer(scope, receive)
        except Refused as refusal:
            status, body = refusal.status, str(refusal).encode()
            log.warning("webhook refused", status=status, why=str(refusal))
        except NotStored:
            status, body = 503, b"not stored; send it again"
        except Gone:
            return
        content = b"text/xml" if body is _TWIML else PLAIN
        allow = [(b"allow", b"POST")] if status == 405 else []  # RFC 9110, 15.5.6
        await answer(send, status, body, content, allow)

    async def _answer(self, scope: Scope, receive: Receive) -> tuple[int, bytes]:
        parts = scope["path"].strip("/").split("/")
        if scope["method"] != "POST":
            raise Refused(405, "POST only")
        match parts:
            case ["hooks", "twilio", "status", token]:
                params = await self._verified(scope, receive)
                return await self._receipt(token, params)
            case ["hooks", "twilio", "inbound"]:
                params = await self._verified(scope, receive)
                return await self._inbound(params)
        raise Refused(404, "no such webhook")

    async def _verified(self, scope: Scope, receive: Receive) -> dict[str, str]:
        headers: Mapping[bytes, bytes] = dict(scope["headers"])
        body = await read_body(scope, receive, _LARGEST_BODY)
        try:
            # yarl reads a form an order of magnitude faster than urllib.
            params = dict(URL.build(query_string=body.decode(), encoded=True).query)
        except ValueError:
            raise Refused(400, "the body is not a form in UTF-8") from None
        query = scope.get("query_string", b"")
        path = scope.get("raw_path", b"").decode() or scope["path"]
        signed = path.split("?")[0] + (f"?{query.decode('latin-1')}" if query else "")
        signature = headers.get(b"x-twilio-signature", b"").decode("latin-1")
        try:
            wiring.webhooks().verify(signed, params, signature)
        except BadSignature:
            raise Refused(403, "the signature does not fit") from None
        if b"%00" in body:  # PostgreSQL holds no NUL in a text
            params = {name: value.replace("\0", "\ufffd") for name, value in params.items()}
        return params

    async def _receipt(self, token: str, params: Mapping[str, str]) -> tuple[int, bytes]:
        try:
            receipt = wiring.webhooks().receipt(str(UUID(token)), params)
        except (BadWebhook, ValueError) as error:
            raise Refused(400, str(error)) from None
        if receipt is not None:
            await self._receipts.put(receipt)
            self._receipt_bell.press()
        return 204, b""

    async def _inbound(self, params: Mapping[str, str]) -> tuple[int, bytes]:
        try:
            text = wiring.webhooks().inbound(params)
        except BadWebhook as error:
            raise Refused(400, str(error)) from None
        received = await (self._standing if may_change_standing(text) else self._texts).put(text)
        if (stopping := received.stops.get(text.provider_id)) is not None:
            await self._settling.wait(stopping)
        self._reply_bell.press()
        return 200, _TWIML
