"""What is quoted of a log, and when it is set aside."""

from __future__ import annotations

from pathlib import Path

from outreach.embedded import logs


def test_tail_quotes_only_what_was_written_since(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_text("old\n")
    since = logs.prepare(path)
    with path.open("a") as file:
        file.write("one\ntwo\nthree\n")
    assert logs.tail(path, since, lines=2) == "two\nthree"
    assert logs.tail(path, since) == "one\ntwo\nthree"


def test_a_log_that_is_not_there_has_no_tail(tmp_path: Path) -> None:
    assert logs.prepare(tmp_path / "none") == 0
    assert logs.tail(tmp_path / "none") == ""


def test_a_large_log_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"x" * (logs.SET_ASIDE_BYTES + 1))
    assert logs.prepare(path) == 0
    assert (tmp_path / "a.log.1").stat().st_size > logs.SET_ASIDE_BYTES
