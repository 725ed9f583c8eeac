"""The feed as a table: encoding, delimiter, headings and rows, with a fault for whatever is amiss."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from outreach.actions.feed_headings import HEADINGS

Source = Path | IO[str] | IO[bytes]

FILE = 0
"""The row number of a fault of the file as a whole."""

_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_UTF8_REMEDY = 'save the file again as "CSV UTF-8"'
_QUOTE_REMEDY = "write a quotation mark inside a field twice, and close every field that begins with one"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is amiss in one row (as a spreadsheet numbers it: headings are row 1; 0 is the whole file)."""

    row: int
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"row {self.row}" if self.row else "the file"
        return f"{where}, {self.field}: {self.problem}; {self.remedy}"


class Refused(Exception):
    """The file as a whole can't be read."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a damaged one has `fault` and its cells as well as they could be read."""

    number: int
    cells: list[str]
    fault: Fault | None = None


class Table:
    """Headings and rows of an open feed. Raises Refused where the headings can't serve."""

    def __init__(self, stream: IO[str], columns: Mapping[str, str]) -> None:
        self._stream, self._wanted = stream, columns
        self._start = stream.tell() if stream.seekable() else None
        self._lines = _Lines(stream)
        self.delimiter = self._lines.delimiter()
        self._reader = csv.reader(self._lines, delimiter=self.delimiter, strict=True)
        try:
            self.headings = next(self._reader)
        except (StopIteration, csv.Error):
            self.headings = []
        if not any(heading.strip() for heading in self.headings):
            raise Refused(
                Fault(FILE, "headings", "the file is empty or has no headings", "export the schedule again")
            )
        if self._lines.damaged:
            raise Refused(Fault(FILE, "encoding", "the file is not UTF-8", _UTF8_REMEDY))
        self.columns = _recognise(self.headings, columns)

    def rows(self) -> Iterator[Row]:
        """Every row that has a cell, in order. Raises Refused for a quotation mark that is never closed."""
        number = 1
        width = len(self.headings)
        while True:
            self._lines.begin()
            number += 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error:
                yield self._misquoted(number)
                continue
            if self._lines.damaged:
                fault = Fault(number, "encoding", "this row is not UTF-8", _UTF8_REMEDY)
                yield Row(number, cells, fault)
            elif len(cells) == width:
                if any(cells):
                    yield Row(number, cells)
            elif any(cell.strip() for cell in cells):
                yield _fitted(number, cells, width, self.delimiter)

    def again(self) -> "Table":
        """The same feed from its beginning. Raises Refused where a source can be read only once."""
        if self._start is None:
            problem = "some contradict others"
            raise Refused(Fault(FILE, "rows", problem, "save it as a file and import that"))
        self._stream.seek(self._start)
        return Table(self._stream, self._wanted)

    def _misquoted(self, number: int) -> Row:
        fault = Fault(number, "row", "a quotation mark is out of place", _QUOTE_REMEDY)
        if self._lines.ended:
            raise Refused(Fault(number, "row", "a quotation mark is never closed", _QUOTE_REMEDY))
        text = "".join(self._lines.taken).rstrip("\r\n").replace('"', "")
        return Row(number, text.split(self.delimiter), fault)


def _fitted(number: int, cells: list[str], width: int, delimiter: str) -> Row:
    if len(cells) > width and not any(cells[width:]):
        return Row(number, cells[:width])
    if len(cells) > width:
        remedy = f"put quotation marks around a field that contains {delimiter!r}"
        return Row(number, cells, Fault(number, "row", f"{len(cells)} fields for {width} headings", remedy))
    problem = f"only {len(cells)} fields for {width} headings"
    return Row(number, cells, Fault(number, "row", problem, "export again: the row was cut off"))


class _Lines:
    """The lines of a stream, remembering those of the row that is being read."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.taken: list[str] = []
        self.damaged = False
        self.ended = False
        self._first = stream.readline().removeprefix("\ufeff")
        self._separator = re.fullmatch(r'"?sep=(.)"?\s*', self._first)  # Excel's own hint
        if self._separator:
            self._first = stream.readline()

    def delimiter(self) -> str:
        if self._separator:
            return self._separator[1]
        outside = re.sub(r'"[^"]*"?', "", self._first)
        return max(",;\t", key=outside.count)

    def begin(self) -> None:
        self.taken = []
        self.damaged = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._first or self._stream.readline()
        self._first = ""
        if not line:
            self.ended = True
            raise StopIteration
        if "\0" in line or (not line.isascii() and _NOT_UTF8.search(line)):
            self.damaged = True
        self.taken.append(line)
        return line


@contextmanager
def opened(source: Source) -> Iterator[IO[str]]:
    """The source as text; bytes that are not UTF-8 come through as lone surrogates. Leaves a stream open."""
    if isinstance(source, Path):
        with source.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            yield stream
    elif isinstance(source, io.TextIOBase):
        yield source
    else:
        text = io.TextIOWrapper(source, "utf-8-sig", "surrogateescape", newline="")  # type: ignore[type-var]
        try:
            yield text
        finally:
            text.detach()


def _recognise(headings: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    """Where each column stands. Raises Refused with everything that is missing or there twice."""
    plain = [_plain(heading) for heading in headings]
    faults = [
        Fault(FILE, name, "there is no such column", f"write one of: {', '.join(HEADINGS)}")
        for name in wanted
        if name not in HEADINGS
    ]
    found: dict[str, int] = {}
    taken = {_plain(heading) for heading in wanted.values()}
    for name, usual in HEADINGS.items():
        own = [_plain(wanted[name])] if name in wanted else []
        for heading in own or [word for word in usual if word not in taken]:
            if plain.count(heading) > 1:
                faults.append(Fault(FILE, name, f"two columns have the heading {heading!r}", "remove one"))
            if heading in plain:
                found[name] = plain.index(heading)
                break
        if own and name not in found:
            problem = f"there is no column {wanted[name]!r}"
            faults.append(Fault(FILE, name, problem, f"the file has: {_list(headings)}"))
    if "date" in found and "time" not in found and "start" in found:
        found["time"] = found.pop("start")  # "Date" beside "Start"
    faults += _missing(found, headings)
    if faults:
        raise Refused(*faults)
    return found


def _missing(found: Mapping[str, int], headings: Sequence[str]) -> list[Fault]:
    needs = [
        ("appointment_id",),
        ("patient_id",),
        ("start", "date"),
        ("status",),
        ("phone", "phone2", "email"),
    ]
    return [
        Fault(
            FILE,
            names[0],
            f"there is no column for {' or '.join(names)}",
            "add it, or name its heading under [feed.columns] in clinic.toml; "
            f"the file has: {_list(headings)}",
        )
        for names in needs
        if not any(name in found for name in names)
    ]


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading.casefold())


def _list(headings: Sequence[str]) -> str:
    return ", ".join(heading.strip()[:40] for heading in headings[:40])
