"""The one way in which tests start a browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
_UNSAFE = "DJANGO_ALLOW_ASYNC_UNSAFE"


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Chromium; without one the test is skipped, and under CI it fails: there nobody would miss it."""
    if CHROMIUM is None:
        missing = "no chromium, chromium-browser or google-chrome on PATH"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    before = os.environ.get(_UNSAFE)
    os.environ[_UNSAFE] = "true"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            yield browser
            browser.close()
    finally:
        if before is None:
            del os.environ[_UNSAFE]
