"""Twilio's 2010-04-01 Messages API over HTTP, with the faults of the plan."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable

from aiohttp import web

from outreach.sandbox.carrier import Carrier
from outreach.sandbox.clock import real_us
from outreach.sandbox.creation import first, read_draft, read_form
from outreach.sandbox.errors import RefusalError
from outreach.sandbox.faults import ApiFault
from outreach.sandbox.listing import page_of
from outreach.sandbox.messages import WAITING, Message, resource
from outreach.sandbox.store import Call

Handler = Callable[[web.Request, Call], Awaitable[web.Response]]

_ROOT = "/2010-04-01/Accounts/{account}"
_LINGER_NONE = struct.pack("ii", 1, 0)


class MessagesApi:
    """The handlers; every one is a call in the books, from its first line to its answer."""

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier

    def routes(self) -> list[web.RouteDef]:
        one = _ROOT + "/Messages/{sid}.json"
        return [
            web.post(_ROOT + "/Messages.json", self.create),
            web.get(_ROOT + "/Messages.json", self.list, allow_head=False),
            web.get(one, self.fetch, allow_head=False),
            web.post(one, self.update),
            web.delete(one, self.delete),
            web.route("*", "/2010-04-01{tail:.*}", self.unknown),
        ]

    async def create(self, request: web.Request) -> web.StreamResponse:
        return await self._run(Call(real_us(), "POST"), request, self._create)

    async def list(self, request: web.Request) -> web.StreamResponse:
        return await self._run(Call(real_us(), "GET"), request, self._list)

    async def fetch(self, request: web.Request) -> web.StreamResponse:
        return await self._run(Call(real_us(), "GET"), request, self._fetch)

    async def update(self, request: web.Request) -> web.StreamResponse:
        return await self._run(Call(real_us(), "POST"), request, self._update)

    async def delete(self, request: web.Request) -> web.StreamResponse:
        return await self._run(Call(real_us(), "DELETE"), request, self._delete)

    async def unknown(self, request: web.Request) -> web.StreamResponse:
        return await self._run(Call(real_us(), request.method), request, self._nothing)

    async def _run(self, call: Call, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Book the call, check who calls, let the handler answer, and turn a refusal into its body."""
        carrier = self._carrier
        carrier.store.calls.append(call)
        carrier.calls_in_flight += 1
        try:
            account = request.match_info.get("account", carrier.accounts.current)
            if not carrier.accounts.admits(request.headers.get("Authorization"), account):
                raise RefusalError(20003)
            response = await handler(request, call)
            latency = carrier.plan.latency_s()
            if latency:
                await asyncio.sleep(latency)
        except RefusalError as refusal:
            response = self._refused(call, refusal)
        except _UnansweredError:
            return web.Response(status=500)  # the connection is gone; nobody reads this
        finally:
            carrier.calls_in_flight -= 1
        call.status = response.status
        return response

    def _refused(self, call: Call, refusal: RefusalError) -> web.Response:
        call.code = refusal.code
        self._carrier.store.refused[refusal.code] += 1
        response = _json(refusal.body(), refusal.status)
        if refusal.code == 20003:
            response.headers["WWW-Authenticate"] = 'Basic realm="Twilio API"'
        return response

    async def _create(self, request: web.Request, call: Call) -> web.Response:
        form = read_form(await request.read())
        call.to = first(form, "To")
        fault = await self._fault(request, "create", call.to)
        draft = read_draft(form, self._carrier)
        if self._carrier.blocked(draft.to, draft.sender, draft.service):
            raise RefusalError(21610)
        message = self._carrier.accept(
            account=request.match_info["account"],
            sender=draft.sender,
            to=draft.to,
            body=draft.body,
            service=draft.service,
            callback=draft.callback,
            call_us=call.started_us,
            validity_s=draft.validity_s,
            media=draft.media,
        )
        call.sid = message.sid
        if fault is not None:
            _hang_up(request)
        return _json(resource(message), 201)

    async def _list(self, request: web.Request, call: Call) -> web.Response:
        call.to = request.query.get("To")
        if await self._fault(request, "read", call.to) is not None:
            _hang_up(request)
        return _json(page_of(self._carrier.store, request.match_info["account"], request.query))

    async def _fetch(self, request: web.Request, call: Call) -> web.Response:
        message = self._message(request, call)
        if await self._fault(request, "read", message.to) is not None:
            _hang_up(request)
        return _json(resource(message))

    async def _update(self, request: web.Request, call: Call) -> web.Response:
        """Redact (an empty Body) or cancel a message that still waits, as Twilio's UpdateMessage."""
        message = self._message(request, call)
        form = read_form(await request.read())
        if first(form, "Status") == "canceled":
            if message.status not in WAITING:
                raise RefusalError(30409)
            message.move("canceled", *self._carrier.clock.now())
            message.sent_us = None
        elif form.get("Body") == [""]:
            message.body = ""
        else:
            raise RefusalError(20001, "Give an empty Body to redact, or Status=canceled")
        self._carrier.phones.moved(message)
        return _json(resource(message))

    async def _delete(self, request: web.Request, call: Call) -> web.Response:
        self._carrier.store.delete(self._message(request, call))
        return web.Response(status=204)

    async def _nothing(self, request: web.Request, call: Call) -> web.Response:
        raise RefusalError(20404, request.path)

    def _message(self, request: web.Request, call: Call) -> Message:
        message = self._carrier.store.by_sid.get(request.match_info["sid"])
        if message is None or message.account != request.match_info["account"]:
            raise RefusalError(20404, request.path)
        call.sid, call.to = message.sid, message.to
        return message

    async def _fault(self, request: web.Request, kind: str, to: str | None) -> ApiFault | None:
        """Let a fault of the plan happen; one that loses the answer is returned, to happen at the end."""
        fault = self._carrier.plan.api_fault(kind, to) if self._carrier.plan.api else None
        if fault is None:
            return None
        self._carrier.store.faults[fault.kind] += 1
        match fault.kind:
            case "rate_limited":
                raise RefusalError(20429)
            case "server_error":
                raise RefusalError(20503 if fault.status == 503 else 20500, status=fault.status)
            case "timeout":
                await self._hold(request, fault.hold_s)
                _hang_up(request)
            case "reset":
                _reset(request)
        return fault

    async def _hold(self, request: web.Request, seconds: float) -> None:
        """Keep the caller waiting; no longer than it has patience, or than we run."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while loop.time() < until and not self._carrier.closing.is_set():
            if request.transport is None or request.transport.is_closing():
                return
            await asyncio.sleep(min(0.05, max(0.0, until - loop.time())))


class _UnansweredError(Exception):
    """The connection was closed; there is no answer to give."""


def _hang_up(request: web.Request) -> None:
    """Close in good order, with nothing said."""
    if request.transport is not None:
        request.transport.close()
    raise _UnansweredError


def _reset(request: web.Request) -> None:
    """Close with a RST: SO_LINGER on, for no time at all."""
    if request.transport is not None:
        connection = request.transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NONE)
        request.transport.abort()
    raise _UnansweredError


def _json(content: object, status: int = 200) -> web.Response:
    return web.Response(body=json.dumps(content).encode(), status=status, content_type="application/json")
