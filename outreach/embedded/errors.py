"""The one error of this package, and the wheels it looks for."""

from __future__ import annotations

import importlib.util
from pathlib import Path


class ServiceError(RuntimeError):
    """A server or a child that will not start: what happened, the tail of its log, what to do about it."""

    def __init__(self, problem: str, remedy: str, log: str = "") -> None:
        self.problem = problem
        self.remedy = remedy
        self.log = log
        parts = [problem, *(f"  | {line}" for line in log.splitlines()), f"Remedy: {remedy}"]
        super().__init__("\n".join(parts))


def inside_wheel(package: str, pattern: str) -> Path:
    """The one file of an installed package that matches the glob; ServiceError when there is none.

    The package is not imported: importing one of them touches the user's runtime directory.
    """
    spec = importlib.util.find_spec(package)
    if spec is not None and spec.origin is not None:
        for found in Path(spec.origin).parent.glob(pattern):
            return found
    raise ServiceError(
        f"{package} has no {pattern} for this machine",
        "run `make setup` again, or set DATABASE_URL and BROKER_URL to servers of your own",
    )
