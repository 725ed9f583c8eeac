"""A stack for each module of stories, and its processes' last words when a story fails."""

from collections.abc import Generator, Iterator

import pytest

from tests.journeys.harness import Stack, stack


@pytest.fixture(scope="module")
def running_stack() -> Iterator[Stack]:
    """A stack as `outreach up` runs it, shared by the stories of a module."""
    with stack() as made:
        yield made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the tails of the logs to a failure."""
    report = yield
    if report.failed:
        for value in getattr(item, "funcargs", {}).values():
            if isinstance(value, Stack):
                report.sections.append(("processes", value.log_tails()))
    return report
