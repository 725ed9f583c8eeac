"""One sandbox and one listener for all tests of a process; each test begins with both empty."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from twilio.rest import Client

from tests.sandbox.harness import Listener, Sandbox, running_listener, running_sandbox


@pytest.fixture(scope="session")
def _listener() -> Iterator[Listener]:
    with running_listener() as listener:
        yield listener


@pytest.fixture(scope="session")
def _sandbox(_listener: Listener) -> Iterator[Sandbox]:
    with running_sandbox(
        "--smtp-port", "0", "--inbound-url", f"{_listener.url}/inbound?a=1&b=x%20y"
    ) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(_sandbox: Sandbox) -> Sandbox:
    _sandbox.post("/_sandbox/reset", {"accounts": True})
    return _sandbox


@pytest.fixture
def listener(_listener: Listener) -> Listener:
    _listener.forget()
    return _listener


@pytest.fixture
def client(sandbox: Sandbox) -> Client:
    return sandbox.client()


@pytest.fixture
def in_background() -> Iterator[Callable[[Callable[[], Any]], None]]:
    """Run in a thread; the test waits for it, and fails if it did."""
    with ThreadPoolExecutor() as pool:
        futures: list[Future[Any]] = []
        yield lambda work: futures.append(pool.submit(work))
        for future in futures:
            future.result(timeout=30)
