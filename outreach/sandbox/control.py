"""The control side under /_sandbox: ledger, calls, faults, inbound texts, mail, reset."""

import json
import re
from collections.abc import Iterable
from typing import Any

from aiohttp import web

from outreach.sandbox.carrier import SERVICE_NUMBER, Carrier
from outreach.sandbox.clock import iso
from outreach.sandbox.faults import PlanError, read_plan
from outreach.sandbox.inbound import Text, receive
from outreach.sandbox.mailbox import Mailbox, letter_json
from outreach.sandbox.messages import ledger_line

_SID = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")


class Control:
    """Handlers for whoever conducts a test, a demo or a benchmark; they need no credentials."""

    def __init__(self, carrier: Carrier, mailbox: Mailbox, inbound_url: str | None) -> None:
        self._carrier = carrier
        self._mailbox = mailbox
        self._inbound_url = inbound_url
        self.addresses: dict[str, str | None] = {"http": None, "smtp": None}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/_sandbox/ledger", self.ledger),
            web.get("/_sandbox/calls", self.calls),
            web.get("/_sandbox/pending", self.pending),
            web.get("/_sandbox/stats", self.stats),
            web.get("/_sandbox/config", self.config),
            web.get("/_sandbox/faults", self.faults),
            web.post("/_sandbox/faults", self.set_faults),
            web.post("/_sandbox/inbound", self.inbound),
            web.get("/_sandbox/mail", self.mail),
            web.post("/_sandbox/reset", self.reset),
        ]

    async def ledger(self, request: web.Request) -> web.Response:
        to = number_in(request, "to")
        store = self._carrier.store
        messages = (
            m for m in store.select(to, None) if m.direction.startswith("outbound") and to in (None, m.to)
        )
        return _listed(request, (ledger_line(message) for message in messages))

    async def calls(self, request: web.Request) -> web.Response:
        to = number_in(request, "to")
        lines = (
            {
                "started": iso(call.started_us),
                "method": call.method,
                "to": call.to,
                "http_status": call.status,
                "code": call.code,
                "sid": call.sid,
            }
            for call in self._carrier.store.calls
            if to in (None, call.to)
        )
        return _listed(request, lines)

    async def pending(self, _request: web.Request) -> web.Response:
        """All noughts: nothing waits, nothing is in flight, every message is in a final state."""
        carrier = self._carrier
        courier = carrier.courier
        # An inbound webhook is in flight too, but counted under its own name.
        flying = max(0, courier.flying - carrier.inbound_in_flight)
        return web.json_response(
            {
                "callbacks": carrier.deliveries.callbacks + courier.waiting + flying,
                "inbound": carrier.inbound_in_flight,
                "calls": carrier.calls_in_flight,
                "deliveries": carrier.deliveries.running,
            }
        )

    async def stats(self, _request: web.Request) -> web.Response:
        store, courier = self._carrier.store, self._carrier.courier
        return web.json_response(
            {
                "accepted": store.accepted,
                "calls": len(store.calls),
                "refused": {str(code): count for code, count in sorted(store.refused.items())},
                "faults": dict(store.faults),
                "callbacks_sent": courier.sent,
                "callbacks_failed": courier.failed,
                "mail": len(self._mailbox.letters),
            }
        )

    async def config(self, _request: web.Request) -> web.Response:
        accounts = self._carrier.accounts
        return web.json_response(
            {
                "account_sid": accounts.current,
                "auth_token": accounts.token(accounts.current),
                "fixed": accounts.fixed,
                "accounts": accounts.known(),
                "service_number": SERVICE_NUMBER,
                "inbound_url": self._inbound_url,
                "virtual_clock": self._carrier.clock.virtual,
                **self.addresses,
            }
        )

    async def faults(self, _request: web.Request) -> web.Response:
        return web.json_response(self._carrier.plan.shown())

    async def set_faults(self, request: web.Request) -> web.Response:
        try:
            self._carrier.plan = read_plan(await read_json(request))
        except PlanError as error:
            return refusal(str(error))
        return web.json_response(self._carrier.plan.shown())

    async def inbound(self, request: web.Request) -> web.Response:
        given = await read_json(request)
        if not isinstance(given, dict):
            return refusal("want a JSON object with from, to and body")
        for name in ("from", "to", "body"):
            if not isinstance(given.get(name), str) or (name != "body" and not given[name].strip()):
                return refusal(f"{name}: missing; give it as a string")
        sid = given.get("sid")
        if sid is not None and not (isinstance(sid, str) and _SID.fullmatch(sid)):
            return refusal("sid: want SM followed by 32 hexadecimal digits, or leave it out")
        known = self._carrier.store.by_sid.get(sid or "")
        if known is not None and known.direction != "inbound":
            return refusal("sid: names a message to a phone; give one of a message from it, or leave it out")
        url = given.get("url") or self._inbound_url
        if not isinstance(url, str):
            return refusal("url: missing; give it here, or start the sandbox with --inbound-url")
        if not url.startswith(("http://", "https://")):
            return refusal("url: want an address that begins with http:// or https://")
        text = Text(
            given["from"].strip(), given["to"].strip(), given["body"], url, sid, given.get("account_sid")
        )
        return web.json_response(await receive(self._carrier, text))

    async def mail(self, request: web.Request) -> web.Response:
        """All letters, oldest first; `?to=` of one recipient, `?after=` only letters of a higher number."""
        to = request.query.get("to")
        after = request.query.get("after", "0")
        if not after.isdigit():
            return refusal("after: want the number of a letter")
        letters = self._mailbox.letters[int(after) :]
        return _listed(request, (letter_json(one) for one in letters if to is None or to in one.recipients))

    async def reset(self, request: web.Request) -> web.Response:
        """Forget all; `{"accounts": true}` forgets the learnt credentials too."""
        given = await read_json(request) if request.can_read_body else {}
        self._carrier.reset(accounts=isinstance(given, dict) and given.get("accounts") is True)
        self._mailbox.clear()
        return web.json_response({"reset": True})


async def read_json(request: web.Request) -> Any:
    """The body as JSON; 400 with a JSON error when it is none."""
    try:
        return json.loads(await request.read() or b"{}")
    except ValueError:
        raise web.HTTPBadRequest(
            text=json.dumps({"error": "body: want JSON"}), content_type="application/json"
        ) from None


def number_in(request: web.Request, name: str) -> str | None:
    """A number in the query; `+` written unescaped arrives as a blank."""
    value = request.query.get(name)
    return None if value is None else value.strip() if value.startswith("+") else "+" + value.strip()


def refusal(words: str) -> web.Response:
    return web.json_response({"error": words}, status=400)


def _listed(request: web.Request, lines: Iterable[dict[str, Any]]) -> web.Response:
    if request.query.get("format") == "ndjson":
        text = "".join(json.dumps(line) + "\n" for line in lines)
        return web.Response(text=text, content_type="application/x-ndjson")
    return web.json_response(list(lines))
