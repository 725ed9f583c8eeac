"""Words that others wrote, fit for a terminal."""

import pytest

from outreach.domain.printable import on_one_line


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (" plain, ñ 👍 ", "plain, ñ 👍"),
        ("a\x1b[2Jb\x1b]0;owned\x07\u202ec", "a [2Jb ]0;owned c"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("\u202d608-555-0101\u202c", "608-555-0101"),
        ("\x1b", ""),
    ],
)
def test_it_is_on_one_line_and_obeyed_by_nothing(written: str, shown: str) -> None:
    assert on_one_line(written) == shown
