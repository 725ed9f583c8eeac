"""A browser without JavaScript, at a phone's width and at a desk's."""

import threading
from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Browser, Page

from tests.chromium import running_browser

WIDTHS = (390, 1280)
_PATIENCE_MS = 10_000


# Of a module, not of the session: meanwhile this thread has an event loop, and other tests want their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(params=WIDTHS, ids=[f"{width}px" for width in WIDTHS])
def screen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without JavaScript, as wide as a phone or a desk."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 844}, java_script_enabled=False, locale="en-US"
    )
    context.set_default_timeout(_PATIENCE_MS)
    yield context.new_page()
    context.close()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *parts: object) -> None:
        """Requests have tokens in their paths."""


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the pages, served from threads of this process."""
    pages = get_wsgi_application()

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        try:
            return list(pages(environ, start))
        finally:
            connections.close_all()  # of this request's thread, so that the test's database can go

    with _Server(("127.0.0.1", 0), _Silent) as server:
        server.set_app(answer)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
