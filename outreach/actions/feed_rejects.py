"""The file of refused rows: as they came, with a column that says what is amiss, to correct and import."""

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from outreach.actions.feed_table import Fault, Row, Table

PROBLEM = "problem"


class Rejects:
    """Collects refused rows beside `path`; the file takes its place with `keep`."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._part = path.with_name(f"{path.name}.part") if path is not None else None
        self._stream: Any = None
        self._writer: Any = None
        self._problem_at: int | None = None
        self._width = 0

    @property
    def wanted(self) -> bool:
        """Whether there is a file for them."""
        return self._part is not None

    def add(self, row: Row, faults: Sequence[Fault], table: Table) -> None:
        """Write one row with its faults."""
        if self._part is None:
            return
        if self._writer is None:
            self._begin(self._part, table)
        cells = list(row.cells)
        if self._problem_at is not None and self._problem_at < len(cells):
            del cells[self._problem_at]
        cells += [""] * (self._width - len(cells))
        problem = "; ".join(f"{fault.field}: {fault.problem} ({fault.remedy})" for fault in faults)
        self._writer.writerow([*cells, problem])

    def keep(self) -> None:
        """Put the file in its place, if there was any row."""
        if self._stream is not None and self._part is not None and self._path is not None:
            self._stream.close()
            self._part.replace(self._path)
            self._stream = None

    def close(self) -> None:
        """Remove what was not kept."""
        if self._stream is not None and self._part is not None:
            self._stream.close()
            self._part.unlink()

    def _begin(self, part: Path, table: Table) -> None:
        # For the owner alone: it holds names and numbers.
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        # With the mark that lets Excel see UTF-8; bytes that are not UTF-8 go out as they came in.
        self._stream = os.fdopen(descriptor, "w", encoding="utf-8-sig", errors="surrogateescape", newline="")
        self._writer = csv.writer(self._stream, delimiter=table.delimiter)
        headings = list(table.headings)
        if PROBLEM in headings:  # a file of refused rows that comes back
            self._problem_at = headings.index(PROBLEM)
            del headings[self._problem_at]
        self._width = len(headings)
        self._writer.writerow([*headings, PROBLEM])


@contextmanager
def rejects(path: Path | None) -> Iterator[Rejects]:
    """Refused rows for `path`, or for nowhere; nothing remains unless they are kept."""
    collected = Rejects(path)
    try:
        yield collected
    finally:
        collected.close()
