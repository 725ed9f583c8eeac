"""What the linter's rules share: findings, the passages they look at, and words forbidden by a table."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters: an error keeps words from being sent, a warning wants a reason."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Part(StrEnum):
    """The piece of a message that a finding's span counts in."""

    TEXT = "text"
    SUBJECT = "subject"
    PREHEADER = "preheader"
    HTML = "html"
    HEADERS = "headers"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in finished words; `found` is `text[span[0]:span[1]]`, empty where something is missing."""

    level: Level
    rule: str
    span: tuple[int, int]
    found: str
    message: str
    suggestion: str
    part: Part = Part.TEXT
    text: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Voice:
    """The clinic as its messages name it."""

    name: str
    phone: str
    address: str = ""


class Passage:
    """One piece of a message, with a twin of the same length in which accents and capitals don't matter."""

    def __init__(self, text: str, part: Part = Part.TEXT) -> None:
        self.text = text
        self.part = part
        self.plain = "".join(map(_plain, text))
        self.sentences = tuple(_sentences(text))

    def finding(
        self, level: Level, rule: str, span: tuple[int, int], message: str, suggestion: str
    ) -> Finding:
        """A finding about these words."""
        found = self.text[span[0] : span[1]]
        return Finding(level, rule, span, found, message, suggestion, self.part, self.text)

    def lacks(self, rule: str, what: str, suggestion: str, level: Level = Level.ERROR) -> Finding:
        """A finding about words that ought to be here."""
        return self.finding(level, rule, (0, 0), f"missing: {what}", suggestion)

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern, in lower case without accents, occurs."""
        return pattern.search(self.plain) is not None

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The span of the sentence there."""
        return self.sentences[max(0, bisect(self.sentences, (position, len(self.text))) - 1)]


@dataclass(frozen=True, slots=True)
class Ban:
    """Words that must not occur. The pattern is matched against lower case without accents."""

    rule: str
    pattern: re.Pattern[str]
    message: str
    suggestion: str
    level: Level = Level.ERROR


def ban(rule: str, words: str, message: str, suggestion: str, level: Level = Level.ERROR) -> Ban:
    """A ban on whole words; blanks and line breaks in `words` only lay them out: write \\s for a space."""
    return Ban(rule, words_pattern(words), message, suggestion, level)


def words_pattern(words: str) -> re.Pattern[str]:
    """Alternatives of a verbose expression, each beginning and ending where a word does."""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.VERBOSE)


def banned(passage: Passage, bans: Iterable[Ban]) -> Iterator[Finding]:
    """A finding for each forbidden word."""
    for rule in bans:
        for match in rule.pattern.finditer(passage.plain):
            yield passage.finding(rule.level, rule.rule, match.span(), rule.message, rule.suggestion)


def requires(
    passage: Passage, rule: str, parts: Iterable[tuple[str, re.Pattern[str]]], suggestion: str
) -> Iterator[Finding]:
    """A finding for each named part whose pattern doesn't occur."""
    for what, pattern in parts:
        if not passage.says(pattern):
            yield passage.lacks(rule, what, suggestion)


_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[\"')\]]*\s+|\n\s*\n|\n(?=\s*[-*•])")
_ALIKE = str.maketrans("‘’‚‛′“”„‟«»‐‑‒–—−", '\'\'\'\'\'""""""------')


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The span of each sentence; a line broken inside a paragraph doesn't end one."""
    start = 0
    for end in _SENTENCE_ENDS.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _plain(character: str) -> str:
    if character.isascii():
        return character.lower()
    base = unicodedata.normalize("NFKD", character.translate(_ALIKE))[0].lower()
    return base if len(base) == 1 else character
