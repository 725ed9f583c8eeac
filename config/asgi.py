"""The web process: webhooks to the bare application, everything else to Django."""

import gc
import os
from importlib import import_module
from typing import Any

from django.core.asgi import get_asgi_application
from django.core.signals import request_finished

from config.mail import LARGEST_MAIL
from outreach.web.bounds import LARGEST_FORM, Bounded, close_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_django = get_asgi_application()
request_finished.connect(close_connections)
_pages = Bounded(_django, largest=LARGEST_FORM, at_once=16)
_mail = Bounded(_django, largest=LARGEST_MAIL, at_once=4)  # of the mail service, whose mails have files
import_module("outreach.logs").configure(import_module("config.settings").env.log_level)
_hooks = import_module("outreach.hooks.app").Hooks()  # needs the models, so only after Django is ready

gc.freeze()  # modules last as long as the process: looking through them again and again finds nothing
gc.set_threshold(50_000, 20, 20)


async def application(scope: Any, receive: Any, send: Any) -> None:
    """ASGI 3."""
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await _hooks.warm_up()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
    elif scope["path"].startswith("/hooks/"):
        await _hooks(scope, receive, send)
    elif scope["path"].startswith("/mail/"):
        await _mail(scope, receive, send)
    else:
        await _pages(scope, receive, send)
