"""Files with patients in them: for their owner alone, and never over another one."""

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_private_csv(path: Path, rows: Iterable[Sequence[object]]) -> int:
    """Write the rows, headings among them, with mode 0600; returns how many.

    A cell that a spreadsheet would run as a formula gets an apostrophe. A UsageError if the file exists.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise click.UsageError(f"{path} exists already: name a new file") from None
    count = 0
    with os.fdopen(handle, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for row in rows:
            writer.writerow([_harmless(cell) for cell in row])
            count += 1
    return count


def _harmless(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(_FORMULA) and not cell[1:].isdecimal():
        return f"'{cell}"
    return cell
