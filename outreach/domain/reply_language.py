"""A small language for the ways people word a thing.

A phrase is a row of items, each a word or a group of words:

    word            that word              word*      any word that begins so
    (a|b c)         one of them            [a|b c]    one of them, or nothing
    NAME            a list of words, by the name it has in `lists`
    _  ..  ...      any word; up to three; up to six, all within the sentence
    #  @            a number or an hour; a word with a capital that we don't know, such as a name
    ^  $  ?  /      where a sentence begins; where it ends; a question mark; the end of one, or nothing
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

_SIGN = re.compile(r"[(\[][^()\[\]]*[)\]]|[()\[\]|]|[^\s()\[\]|]+")
"""A word, a bracket, a bar; a group within which there is no other, whole."""
_IN_FULL = {"..": "[_ [_ [_]]]", "...": "[_ [_ [_ [_ [_ [_]]]]]]", "/": "[^]"}


class Item(NamedTuple):
    """A part of a phrase: one of some words, or of some turns of several words; or nothing."""

    words: tuple[str, ...] = ()
    turns: "tuple[Sequence[Item], ...]" = ()
    optional: bool = False


class Point:
    """A point within a phrase: for each word that may follow where it leads.

    `ends` is the phrase's number where it may end here.
    """

    __slots__ = ("ends", "leads")

    def __init__(self, leads: "dict[str, tuple[Point, ...]]", ends: int | None = None) -> None:
        self.leads, self.ends = leads, ends

    def lead_too(self, leads: "Mapping[str, tuple[Point, ...]]") -> None:
        if self.leads.keys().isdisjoint(leads):
            self.leads.update(leads)
            return
        for key, points in leads.items():
            self.leads[key] = self.leads.get(key, ()) + points


def before(items: Sequence[Item], after: Point) -> Point:
    """The point from which these items lead to the one that is given."""
    for item in reversed(items):
        point = Point(dict.fromkeys(item.words, (after,)))
        for turn in item.turns:
            point.lead_too(before(turn, after).leads)
        if item.optional:
            point.lead_too(after.leads)
            point.ends = after.ends
        after = point
    return after


def openings(start: Point, count: int) -> Iterator[set[str] | None]:
    """The words that may come first, second and so on in a phrase; None where it may have ended before."""
    points = {start}
    may_have_ended = False
    for _ in range(count):
        may_have_ended |= any(point.ends is not None for point in points)
        yield None if may_have_ended else set().union(*(point.leads for point in points))
        points = {led for point in points for leads in set(point.leads.values()) for led in leads}


def needed(items: Sequence[Item]) -> Iterator[set[str]]:
    """For each part that a phrase can't do without the words of which it needs one; the last part first."""
    for item in reversed(items):
        if not item.optional:
            words = set(item.words).union(*(next(needed(turn), {"_"}) for turn in item.turns))
            if "_" not in words:
                yield words


class Reader:
    """Reads phrases as they are written; `words` are those it met. Raises ValueError for what can't be read."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._lists = lists
        self.words: set[str] = set()
        self._item = cache(self._read_item)

    def read(self, phrase: str) -> list[Item]:
        items, rest = self._row(iter(_SIGN.findall(phrase)))
        if rest:
            raise ValueError(f"a group isn't opened in the phrase {phrase!r}")
        return items

    def _row(self, signs: Iterator[str]) -> tuple[list[Item], str]:
        """Items up to the sign that ends their row, and that sign; none where no sign is left."""
        items: list[Item] = []
        for sign in signs:
            if sign in "|)]":
                return items, sign
            items.append(self._nested(sign, signs) if sign in "([" else self._item(sign))
        return items, ""

    def _nested(self, bracket: str, signs: Iterator[str]) -> Item:
        rows = []
        end = "|"
        while end == "|":
            row, end = self._row(signs)
            rows.append(row)
        if not end:
            raise ValueError(f"a group isn't closed: {rows}")
        return _one_of(rows, optional=bracket == "[")

    def _read_item(self, sign: str) -> Item:
        """What a sign stands for that is no lone bracket: a word, a list, a group of words and turns."""
        if sign in _IN_FULL:
            return self.read(_IN_FULL[sign])[0]
        if sign[0] in "([":
            rows = [[self._item(word) for word in turn.split()] for turn in sign[1:-1].split("|")]
            return _one_of(rows, optional=sign[0] == "[")
        if sign.isupper():
            if sign not in self._lists:
                raise ValueError(f"no list is called {sign}")
            return self.read(f"({self._lists[sign]})")[0]
        self.words.add(sign)
        return Item((sign,))


def _one_of(rows: Iterable[Sequence[Item]], *, optional: bool) -> Item:
    words: list[str] = []
    turns: list[Sequence[Item]] = []
    for row in rows:
        if len(row) == 1 and not row[0].optional:
            words += row[0].words
            turns += row[0].turns
        else:
            turns.append(row)
            optional |= all(item.optional for item in row)
    return Item(tuple(words), tuple(turns), optional)
