"""A small language for the ways people word a thing, and the automaton that finds them in a text.

A phrase is a row of items, each a word or a group of words:

    word            that word              word*      any word that begins so
    (a|b c)         one of them            [a|b c]    one of them, or nothing
    NAME            a list of words, by the name it has in `lists`
    _  ..  ...      any word; up to three; up to six, all within the sentence
    #  @            a number or an hour; a word with a capital that we don't know, such as a name
    ^  $  ?  /      where a sentence begins; where it ends; a question mark; the end of one, or nothing

From each word of a text all phrases that begin with it are followed at once, until none goes on. What follows
what is learnt as it is met, so a text of new sentences made of known turns is read as fast as a known text; no
phrase is longer than some twenty words, so the time taken grows with the length of the text and nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

BAR, ASKS = "|", "?"
"""The signs that stand among a text's words: the end of a sentence, and that it asked something."""

_ITEM = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")
_GAPS = {"..": 3, "...": 6}
_SHORT_STEM = 4  # "den*" does not keep "Denise" from being a name; "cancel*" keeps "Cancelled"
_MOST_LEARNT = 60_000  # states, with some three steps each: 30 MB

Keys = tuple[str, ...]
"""What a word may be in a phrase: itself, a beginning, a number, a name, any word."""

Places = dict[str, list[tuple[int, int]]]
"""For each group of phrases from where to where they reach in a text."""


class _Point:
    """A point within a phrase: where each next word leads, and what was said if the phrase may end here."""

    __slots__ = ("ends", "leads")

    def __init__(self, leads: Iterable[tuple[str, "_Point"]] = (), ends: int | None = None) -> None:
        self.leads: dict[str, list[_Point]] = {}
        self.ends = ends
        for key, point in leads:
            self.leads.setdefault(key, []).append(point)

    def pairs(self) -> Iterator[tuple[str, "_Point"]]:
        return ((key, point) for key, points in self.leads.items() for point in points)


class _Table:
    """The points of all phrases by number, and by each key where it leads from which of them."""

    __slots__ = ("ending", "ends", "leads")

    def __init__(self, start: _Point) -> None:
        self.ends: dict[int, int] = {}
        leads: dict[str, dict[int, tuple[int, ...]]] = {}
        numbers, waiting = {start: 0}, [start]
        for number, point in enumerate(waiting):
            if point.ends is not None:
                self.ends[number] = point.ends
            for key, points in point.leads.items():
                for led in points:
                    if led not in numbers:
                        numbers[led] = len(waiting)
                        waiting.append(led)
                leads.setdefault(key, {})[number] = tuple(numbers[led] for led in points)
        self.ending = frozenset(self.ends)
        self.leads = {key: (frozenset(its), its) for key, its in leads.items()}


class _State(dict[Keys, "_State"]):
    """All points reached at once from where a phrase began; by the next word the state that follows it."""

    __slots__ = ("_known", "_table", "ends", "points")

    def __init__(self, points: frozenset[int], table: _Table, known: "dict[frozenset[int], _State]") -> None:
        ending = points & table.ending
        self.ends = sorted({table.ends[point] for point in ending}) if ending else ()
        self.points, self._table, self._known = points, table, known

    def __missing__(self, keys: Keys) -> "_State":
        """Learn what follows."""
        reached: list[int] = []
        for key in keys:
            if key in self._table.leads:
                points, leads = self._table.leads[key]
                for point in points & self.points:
                    reached += leads[point]
        frozen = frozenset(reached)
        after = self._known.get(frozen)
        if after is None:
            after = self._known[frozen] = _State(frozen, self._table, self._known)
        self[keys] = after
        return after


class _Writer:
    """Turns a phrase into points, from its end to its beginning."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._lists = lists

    def write(self, phrase: str, number: int) -> _Point:
        items, rest = self._row(_ITEM.findall(phrase))
        if rest:
            raise ValueError(f"a group isn't closed in the phrase {phrase!r}")
        return self._before(items, _Point(ends=number))

    def _row(self, signs: list[str]) -> tuple[list[list[list[str]]], list[str]]:
        """Items as lists of alternatives, each a list of signs; an empty alternative may be left out."""
        items: list[list[list[str]]] = []
        while signs:
            sign, *signs = signs
            if sign in "([":
                inside, signs = self._group(signs)
                items.append(inside + [[]] * (sign == "["))
            elif sign == "/":
                items.append([["^"], []])
            elif sign in _GAPS:
                items += [[["_"], []]] * _GAPS[sign]
            else:
                items.append([[sign]])
        return items, signs

    @staticmethod
    def _group(signs: list[str]) -> tuple[list[list[str]], list[str]]:
        depth, alternatives = 1, [list[str]()]
        for at, sign in enumerate(signs):
            depth += (sign in "([") - (sign in ")]")
            if not depth:
                return alternatives, signs[at + 1 :]
            if sign == "|" and depth == 1:
                alternatives.append([])
            else:
                alternatives[-1].append(sign)
        raise ValueError(f"a group isn't closed: {' '.join(signs)}")

    def _before(self, items: list[list[list[str]]], after: _Point) -> _Point:
        for alternatives in reversed(items):
            leads: list[tuple[str, _Point]] = []
            ends = None
            for signs in alternatives:
                if not signs:
                    leads += after.pairs()
                    ends = after.ends
                elif len(signs) == 1:
                    leads += self._word(signs[0], after)
                else:
                    leads += self._before(self._row(signs)[0], after).pairs()
            after = _Point(leads, ends)
        return after

    def _word(self, sign: str, after: _Point) -> Iterable[tuple[str, _Point]]:
        if sign == "^":
            return [(BAR, after)]
        if sign == "$":
            return [(BAR, after), (ASKS, after)]
        if not sign.isupper():
            return [(sign, after)]
        if sign not in self._lists:
            raise ValueError(f"no list is called {sign}")
        return self._before([self._group([*_ITEM.findall(self._lists[sign]), ")"])[0]], after).pairs()


class Phrases:
    """Phrases in groups, found in a row of words in one pass.

    `groups` holds, for each name, one phrase a line; lines that begin with `--` are remarks. `lists` holds
    lists of words by name, their alternatives parted by `|`. Raises ValueError for a phrase that can't be read.
    """

    def __init__(self, groups: Mapping[str, str], lists: Mapping[str, str]) -> None:
        writer = _Writer(lists)
        self._group_of: list[str] = []
        starts: list[_Point] = []
        for group, lines in groups.items():
            for phrase in _lines(lines):
                starts.append(writer.write(phrase, len(starts)))
                self._group_of.append(group)
        self._table = _Table(_Point(pair for start in starts for pair in start.pairs()))
        self.words = frozenset(self._table.leads)
        self._stems = {key[:-1] for key in self.words if key.endswith("*")}
        self._keys = lru_cache(maxsize=20_000)(self._keys_of)
        self._forget()

    def _forget(self) -> None:
        self._states: dict[frozenset[int], _State] = {}
        self._nowhere = self._states[frozenset()] = _State(frozenset(), self._table, self._states)
        self._begin = _State(frozenset([0]), self._table, self._states)

    def keys(self, words: Sequence[str], names: frozenset[str] = frozenset()) -> list[Keys]:
        """Words made ready to be searched; `names` are those of them that were written with a capital."""
        return [self._keys(word, word in names) for word in words]

    def find(self, row: Sequence[Keys]) -> Places:
        """For each group from where to where its phrases reach; of one phrase that ends once, the longest."""
        if len(self._states) > _MOST_LEARNT:
            self._forget()
        begin, nowhere = self._begin, self._nowhere
        found: dict[tuple[int, int], int] = {}
        followed: list[tuple[int, _State]] = []
        for at, keys in enumerate(row):
            followed.append((at, begin))
            going = []
            for start, state in followed:
                after = state[keys]
                if after is not nowhere:
                    going.append((start, after))
                    for number in after.ends:
                        found.setdefault((number, at + 1), start)
            followed = going
        places: Places = {}
        for (number, end), start in found.items():
            places.setdefault(self._group_of[number], []).append((start, end))
        return places

    def _keys_of(self, word: str, is_name: bool) -> Keys:
        if word in {BAR, ASKS}:
            return (word,)
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
