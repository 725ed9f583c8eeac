"""`outreach classify`: read many texts at once."""

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

import click

from outreach.domain.reply import Intent, Reading, read


@click.command("classify", short_help="Read texts, a JSON object a line.")
@click.option("--score", is_flag=True, help="Compare with each line's `intent` and print figures on stderr.")
def command(score: bool) -> None:
    """Copy standard input to standard output, adding to each object what its `text` was understood to mean.

    Adds `predicted`, `certain`, `also` and `said`. A line that can't be read is told on stderr and left out;
    the exit code is then 2.
    """
    read_lines: list[tuple[Mapping[str, Any], Reading]] = []
    faults = 0
    began = time.perf_counter()
    # What isn't UTF-8 goes through as it came: one text in another encoding must not end the reading of all.
    for number, raw in enumerate(sys.stdin.buffer, 1):
        line = raw.decode("utf-8", "surrogateescape")
        if not line.strip():
            continue
        try:
            row = _row(line)
        except ValueError as error:
            click.echo(f"line {number}: {error}", err=True)
            faults += 1
            continue
        reading = read(row["text"])
        sys.stdout.write(f"{_line({**row, **as_json(reading)})}\n")
        if score:
            read_lines.append((row, reading))
    if score:
        _show(read_lines, time.perf_counter() - began)
    sys.exit(2 if faults else 0)


def as_json(reading: Reading) -> dict[str, Any]:
    """What a reading says, for machines."""
    return {
        "predicted": reading.intent.value,
        "certain": reading.certain,
        "also": sorted(intent.value for intent in reading.also),
        "said": list(reading.said),
    }


_written = json.JSONEncoder(ensure_ascii=False).encode  # made once: `dumps` makes one for every line


def _line(row: Mapping[str, Any]) -> str:
    line = _written(row)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON may escape and UTF-8 can't write
        return json.dumps(row)
    return line


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError('it must be an object with a "text", such as {"text": "STOP"}')
    return row


def _show(lines: list[tuple[Mapping[str, Any], Reading]], seconds: float) -> None:
    labelled = [(row, reading) for row, reading in lines if "intent" in row]
    for hard in (False, True):
        those = [(row["intent"], r.intent.value) for row, r in labelled if bool(row.get("hard")) is hard]
        if not those:
            continue
        right = sum(wanted == got for wanted, got in those)
        click.echo(
            f"{'hard' if hard else 'plain'}: {right} of {len(those)} right ({right / len(those):.3f})",
            err=True,
        )
        for intent in Intent:
            got = Counter(found for wanted, found in those if wanted == intent)
            if got:
                told = ", ".join(f"{name} {count}" for name, count in got.most_common())
                click.echo(f"  {intent.value:<11}{got[intent.value]}/{got.total()}   {told}", err=True)
    click.echo(f"{len(lines)} texts in {seconds:.2f} s: {len(lines) / seconds:,.0f} a second", err=True)
