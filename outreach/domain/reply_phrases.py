"""Finds phrases in a text: each has a bit of its own, so that a few ANDs tell which may begin at a word.

A word has four numbers. Their bits are the phrases that may have it first or second, and those that can't do without
it, or its like, further on. Where these numbers meet some six of all phrases are left in a text of ten words, half of
which are in it; only they are followed word by word. Nothing is learnt from texts, so one whose like was never read
takes no longer than another; and no phrase is longer than some twenty words, so the time taken grows with the length
of the text and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import or_

from outreach.domain.reply_language import Item, Point, Reader, before, needed, openings

BAR, ASKS = "|", "?"
"""The signs that stand among a text's words: the end of a sentence, and that it asked something."""

_SHORT_STEM = 4  # "den*" does not keep "Denise" from being a name; "cancel*" keeps "Cancelled"

Places = dict[str, list[tuple[int, int]]]
"""For each group of phrases from where to where they reach in a text."""


@dataclass(eq=False, slots=True)
class Word:
    """What a word may be in a phrase: itself, a beginning, a number, a name, any word; and in which phrases.

    Each number has a bit for every phrase: whether this may be its first word, or its second; whether it is in the
    `last` part that the phrase can't do without; whether in the one `earlier` than that.
    """

    keys: tuple[str, ...]
    first: int
    second: int
    last: int
    earlier: int


_NUMBERS = len(fields(Word)) - 1
_FREE = ""
"""The key of phrases that any word fits: by its second they may have ended, or they need no such part."""
_CROWD = 30  # points; among so many there may be some that were reached in several ways


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
        for key in ("_", "$"):  # one of them is among the keys of any word or sign
            self._bits[key] = list(map(or_, self._bits[key], self._bits[_FREE]))
        self._silence = Word((), *self._bits[_FREE])
        self.words = frozenset(reader.words)
        self._stems = {key[:-1] for key in self.words if key.endswith("*")}
        self._known = {word: self._word_of(word) for word in self.words}
        self._known |= {BAR: self._with_keys("^", "$"), ASKS: self._with_keys("?", "$")}

    def _add(self, items: Sequence[Item]) -> None:
        number = len(self._starts)
        start = before(items, Point({}, number))
        parts = needed(items)
        for place, keys in enumerate((*openings(start, 2), next(parts, None), next(parts, None))):
            for key in {_FREE} if keys is None else keys:
                self._bits[key][place] |= 1 << number
        self._starts.append(start)

    def keys(self, words: Sequence[str], names: frozenset[str] = frozenset()) -> list[Word]:
        """Words made ready to be searched; `names` are those of them that were written with a capital."""
        known = self._known
        return [known.get(word) or self._word_of(word, word in names) for word in words]

    def find(self, row: Sequence[Word]) -> Places:
        """For each group from where to where its phrases reach; of one phrase that ends once, the longest."""
        found: dict[tuple[int, int], int] = {}
        following = self._silence
        last_heard, both_heard = following.last, 0
        start = len(row)
        for word in reversed(row):
            start -= 1
            last_heard |= word.last
            both_heard |= last_heard & word.earlier
            begun = word.first & following.second & both_heard
            if begun:
                self._follow(begun, row, start, found)
            following = word
        places: Places = {}
        for (end, number), start in sorted(found.items()):
            places.setdefault(self._group_of[number], []).append((start, end))
        return places

    def _follow(self, begun: int, row: Sequence[Word], start: int, found: dict[tuple[int, int], int]) -> None:
        """Follow the phrases whose bits are set from where they begin."""
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

    def _word_of(self, word: str, is_name: bool = False) -> Word:
        keys = [word] if word in self.words else []
        keys += [f"{word[:n]}*" for n in range(2, len(word) + 1) if word[:n] in self._stems]
        if word[:1].isdigit():
            keys.append("#")
        if is_name and all(len(key) <= _SHORT_STEM for key in keys):
            keys.append("@")
        return self._with_keys(*keys, "_")

    def _with_keys(self, *keys: str) -> Word:
        *others, last = keys
        numbers: Iterable[int] = self._bits[last]
        for key in others:
            numbers = map(or_, numbers, self._bits[key])
        return Word(keys, *numbers)


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
