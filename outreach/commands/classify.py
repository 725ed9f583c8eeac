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
    # By what a line is labelled, whether as hard, and as what it was read: how many there were.
    scores: Counter[tuple[str, bool, str]] = Counter()
    faults = count = 0
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
        count += 1
        if "intent" in row:
            scores[str(row["intent"]), bool(row.get("hard")), reading.intent.value] += 1
    if score:
        _show(scores, count, time.perf_counter() - began)
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


def _show(scores: Mapping[tuple[str, bool, str], int], count: int, seconds: float) -> None:
    for hard in (False, True):
        those = {(wanted, got): many for (wanted, is_hard, got), many in scores.items() if is_hard is hard}
        if not those:
            continue
        right, of = sum(many for (wanted, got), many in those.items() if wanted == got), sum(those.values())
        click.echo(f"{'hard' if hard else 'plain'}: {right} of {of} right ({right / of:.3f})", err=True)
        for intent in Intent:
            got = Counter({found: many for (wanted, found), many in those.items() if wanted == intent})
            if got:
                told = ", ".join(f"{name} {count}" for name, count in got.most_common())
                click.echo(f"  {intent.value:<11}{got[intent.value]}/{got.total()}   {told}", err=True)
    click.echo(f"{count} texts in {seconds:.2f} s: {count / seconds:,.0f} a second", err=True)
