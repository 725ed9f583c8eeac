"""Files with patients in them: what a spreadsheet makes of a cell."""

import csv
from pathlib import Path

import pytest

from outreach.commands.private_file import write_private_csv


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("", ""),
        ("Ada", "Ada"),
        ("+16085550101", "+16085550101"),
        (7, "7"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+cmd", "'+1+cmd"),
        ("-1-2", "'-1-2"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"),
    ],
)
def test_no_cell_is_run_and_no_other_is_changed(tmp_path: Path, cell: object, written: str) -> None:
    file = tmp_path / "list.csv"
    write_private_csv(file, [["x", cell]])
    with file.open(newline="") as lines:
        assert list(csv.reader(lines)) == [["x", written]]
