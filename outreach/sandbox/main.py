"""Starting and stopping the sandbox: HTTP, SMTP and signals on one uvloop."""

import asyncio
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import uvloop
from aiohttp import web

from outreach.sandbox.accounts import Accounts
from outreach.sandbox.api import MessagesApi
from outreach.sandbox.carrier import Carrier
from outreach.sandbox.clock import Clock
from outreach.sandbox.control import Control
from outreach.sandbox.mailbox import Mailbox
from outreach.sandbox.pages import Pages


@dataclass(frozen=True)
class Options:
    """How to run the sandbox. Port 0 means a free one; smtp_port None means no mailbox over SMTP."""

    port: int
    host: str = "127.0.0.1"
    smtp_port: int | None = None
    inbound_url: str | None = None
    account_sid: str | None = None
    auth_token: str | None = None
    clock_file: Path | None = None


def run(options: Options) -> None:
    """Serve until SIGTERM or SIGINT. ValueError for options that can't be, OSError for a port in use."""
    uvloop.run(serve(options))


async def serve(options: Options) -> None:
    """As `run`, on a loop that is already running; prints one line with the addresses when ready."""
    carrier = Carrier(Accounts(options.account_sid, options.auth_token), Clock(options.clock_file))
    mailbox = Mailbox()
    control = Control(carrier, mailbox, options.inbound_url)
    runner = web.AppRunner(
        application(carrier, mailbox, control), access_log=None, handle_signals=False, shutdown_timeout=1.0
    )
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await runner.setup()
    carrier.courier.start()
    smtp: asyncio.Server | None = None
    try:
        await web.TCPSite(runner, options.host, options.port).start()
        control.addresses["http"] = f"http://{_address(runner.addresses[0])}"
        if options.smtp_port is not None:
            smtp = await mailbox.listen(options.host, options.smtp_port)
            control.addresses["smtp"] = _address(smtp.sockets[0].getsockname())
        sys.stdout.write(_ready(control.addresses) + "\n")
        sys.stdout.flush()
        await stop.wait()
    finally:
        carrier.closing.set()
        if smtp is not None:
            smtp.close()
        carrier.courier.close()
        await runner.cleanup()


def application(carrier: Carrier, mailbox: Mailbox, control: Control) -> web.Application:
    """All routes; the API's come first because they are the ones called often."""
    app = web.Application()
    app.router.add_routes(MessagesApi(carrier).routes())
    app.router.add_routes(control.routes())
    app.router.add_routes(Pages(carrier, mailbox).routes())
    return app


def _ready(addresses: dict[str, str | None]) -> str:
    smtp = addresses["smtp"]
    return f"sandbox ready: http={addresses['http']}" + ("" if smtp is None else f" smtp={smtp}")


def _address(name: tuple[str, int]) -> str:
    host = f"[{name[0]}]" if ":" in name[0] else name[0]
    return f"{host}:{name[1]}"
