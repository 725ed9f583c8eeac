"""Finds phrases in a text: each with a bit of its own, so that a few ANDs tell which may begin at a word.

A word has a few numbers, whose bits are the phrases that may have it as their first, second or third word, and those
that need it, or its like, further on. What is left of all phrases where these numbers meet is followed word by word;
that is some two phrases for each word of a text. Nothing is learnt from texts, so one whose like was never read takes
no longer than another, and no phrase is longer than some twenty words, so the time taken grows with the length of the
text and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import or_
from typing import NamedTuple

from outreach.domain.reply_language import Item, Point, Reader, before, needed, openings

BAR, ASKS = "|", "?"
"""The signs that stand among a text's words: the end of a sentence, and that it asked something."""

_SHORT_STEM = 4  # "den*" does not keep "Denise" from being a name; "cancel*" keeps "Cancelled"

Places = dict[str, list[tuple[int, int]]]
"""For each group of phrases from where to where they reach in a text."""


class Word(NamedTuple):
    """What a word may be in a phrase: itself, a beginning, a number, a name, any word; and in which phrases.

    Of the numbers each has a bit for every phrase: whether the word may be its `first`, `second` or `third`, is in
    the `last` part that it can't do without, or in the one `before` that.
    """

    keys: tuple[str, ...]
    first: int
    second: int
    third: int
    last: int
    before: int


_CROWD = 30  # of points, among which there may be some that were reached on several ways
_NOTHING = ""
"""The key of phrases that may have ended, or need no further word."""
_NUMBERS = len(Word._fields) - 1


class Phrases:
    """Phrases in groups, found in a row of words in one pass.

    `groups` holds, for each name, one phrase a line; lines that begin with `--` are remarks. `lists` holds
    lists of words by name, their alternatives parted by `|`. Raises ValueError for a phrase that can't be read.
    """

    def __init__(self, groups: Mapping[str, str], lists: Mapping[str, str]) -> None:
        reader = Reader(lists)
        self._group_of: list[str] = []
        self._starts: list[Point] = []
        self._bits: defaultdict[str, list[int]] = defaultdict(lambda: [0] * _NUMBERS)
        for group, lines in groups.items():
            for phrase in _lines(lines):
                self._add(reader.read(phrase))
                self._group_of.append(group)
        self.words = frozenset(reader.words)
        self._stems = {key[:-1] for key in self.words if key.endswith("*")}
        self._silence = Word((), *self._bits[_NOTHING])
        self._word = lru_cache(maxsize=20_000)(self._word_of)

    def _add(self, items: Sequence[Item]) -> None:
        number = len(self._starts)
        start = before(items, Point({}, number))
        last, last_but_one = [*needed(items), None, None][:2]
        for place, keys in enumerate((*openings(start, 3), last, last_but_one)):
            for key in {_NOTHING} if keys is None else keys:
                self._bits[key][place] |= 1 << number
        self._starts.append(start)

    def keys(self, words: Sequence[str], names: frozenset[str] = frozenset()) -> list[Word]:
        """Words made ready to be searched; `names` are those of them that were written with a capital."""
        return [self._word(word, word in names) for word in words]

    def find(self, row: Sequence[Word]) -> Places:
        """For each group from where to where its phrases reach; of one phrase that ends once, the longest."""
        found: dict[tuple[int, int], int] = {}
        second = third = self._silence
        last, needs = self._silence.last, 0
        for at, word in zip(range(len(row) - 1, -1, -1), reversed(row), strict=True):
            last |= word.last
            needs |= last & word.before
            begun = word.first & second.second & third.third & needs
            if begun:
                self._follow(begun, row, at, found)
            second, third = word, second
        places: Places = {}
        for (end, number), start in sorted(found.items()):
            places.setdefault(self._group_of[number], []).append((start, end))
        return places

    def _follow(self, begun: int, row: Sequence[Word], start: int, found: dict[tuple[int, int], int]) -> None:
        points: list[Point] = []
        while begun:
            number = begun.bit_length() - 1
            begun ^= 1 << number
            points.append(self._starts[number])
        for end in range(start, len(row)):
            reached: list[Point] = []
            for key in row[end].keys:
                for point in points:
                    if key in point.leads:
                        reached += point.leads[key]
            if not reached:
                return
            for point in reached:
                if point.ends is not None:
                    found[end + 1, point.ends] = start
            points = reached if len(reached) < _CROWD else list(set(reached))

    def _word_of(self, word: str, is_name: bool) -> Word:
        keys = self._keys_of(word, is_name)
        numbers: Iterable[int] = self._bits[_NOTHING]
        for key in keys:
            numbers = map(or_, numbers, self._bits[key])
        return Word(keys, *numbers)

    def _keys_of(self, word: str, is_name: bool) -> tuple[str, ...]:
        if word == BAR:
            return ("^", "$")
        if word == ASKS:
            return ("?", "$")
        if word in self.words:
            is_name = False
        keys = [word] if word in self.words else []
        keys += [f"{word[:n]}*" for n in range(2, len(word) + 1) if word[:n] in self._stems]
        if word[:1].isdigit():
            keys.append("#")
        if is_name and all(len(key) <= _SHORT_STEM for key in keys):
            keys.append("@")
        return (*keys, "_")


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        phrase = line.split("--")[0].strip()
        if phrase:
            yield phrase


def meant(places: Places, kind: str, against: str) -> Sequence[tuple[int, int]]:
    """Where something is worded, save where that only looks like it."""
    wishes, lookalikes = places.get(kind, ()), places.get(against)
    if not wishes or not lookalikes:
        return wishes
    return [span for span in wishes if not any(_outdoes(other, span) for other in lookalikes)]


def together(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The longest wording, with those that overlap it."""
    if len(spans) == 1:
        return spans[0]
    longest = max(spans, key=lambda span: span[1] - span[0])
    touching = [span for span in spans if span[0] < longest[1] and longest[0] < span[1]]
    return min(start for start, _ in touching), max(end for _, end in touching)


def _outdoes(lookalike: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether what only looks like a wish takes words from it; within a longer wording it does not."""
    within = span[0] <= lookalike[0] and lookalike[1] <= span[1] and lookalike != span
    return lookalike[0] < span[1] and span[0] < lookalike[1] and not within
