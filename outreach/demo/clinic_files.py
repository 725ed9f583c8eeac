"""The demo's own configuration: the clinic's files as they are, but for the colleagues on call."""

import json
import shutil
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

ON_CALL, BACKUP = "+16085550190", "+16085550191"
"""Colleagues' phones, from the range kept for fiction."""
_CRISIS = {"on_call": ON_CALL, "backup": BACKUP, "acknowledge_within": "10 min"}


def write_config(source: Path, target: Path) -> Path:
    """Copy the clinic's files to `target` and put fictional colleagues on call there; returns `target`.

    The real ones must not be alarmed by a play. A file that can't be read is copied as it is: whoever loads
    it afterwards says what is wrong with it.
    """
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    words = target / "clinic.toml"
    with suppress(FileNotFoundError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        given = tomllib.loads(words.read_text("utf-8-sig"))
        words.write_text(as_toml({**given, "crisis": _CRISIS}), "utf-8")
    return target


def as_toml(tables: Mapping[str, Any]) -> str:
    """What `tomllib` reads back as the same: one line for each key, tables inline."""
    return "".join(f"{json.dumps(key)} = {_value(value)}\n" for key, value in tables.items())


def _value(value: Any) -> str:
    match value:
        case dict():
            pairs = (f"{json.dumps(key)} = {_value(part)}" for key, part in value.items())
            return f"{{{', '.join(pairs)}}}"
        case list():
            return f"[{', '.join(_value(part) for part in value)}]"
        case bool() | int() | float() | str():  # JSON's escapes are TOML's as well
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value.isoformat())  # dates and times
