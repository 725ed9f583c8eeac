"""A text made ready for reading: plain words in a row, signs where a sentence ends or asks, slips put right."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from outreach.domain.reply_keys import BY_WORD, SLIPS
from outreach.domain.reply_phrases import ASKS, BAR
from outreach.domain.reply_words import ABBREVIATIONS, GIVEN_NAMES, PAIRS

_EMOJI = {
    **dict.fromkeys("👍👌✅☑✔🆗💯🙌🫡🤙", " yes "),
    **dict.fromkeys("❌✖👎🙅🚫⛔", " no "),
    **dict.fromkeys("🛑✋", " stop "),
    "🔪": " cut myself ",
    "🔫": " gun ",
    "💊": " pills ",
    "🪢": " noose ",
    "🆘": " sos ",
    **dict.fromkeys("❓❔🤔", "?"),
}
_EMOJI_TABLE = str.maketrans(_EMOJI)
_APOSTROPHES = "'’‘´`ʼ"
_NO_APOSTROPHES = str.maketrans(dict.fromkeys(_APOSTROPHES, ""))
_SHORTENED = re.compile(rf"[{_APOSTROPHES}](ll|re|ve|d)\b")
_IN_FULL = {"ll": " will", "re": " are", "ve": " have", "d": " would"}
_NO_END = re.compile(r"\b(dr|dra|mr|mrs|ms|sr|sra)\.|\b([ap])\.? ?m\b\.?")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[:.](?=\d)")
_SIGNS = re.compile(r"[a-z0-9]+|[?¿]|[.!¡;,:\n()\[\]…—–|\"“”«»]+|(?<=\s)-+(?=\s)")
_SPACES = re.compile(r"[^a-z0-9]+")
_SPELLED = re.compile(r"\b[a-z](?:[ .\-_*]{1,3}[a-z]\b){2,}")
_R_ARE = re.compile(
    r"\br(?= (?:u|you|ya|yall|we)\b)|(?<=\w )r(?= (?:we|they|there|these|those|the)\b)"
    r"|(?<=\bwe )r\b|(?<=\bu )r\b|(?<=\bthey )r\b"
)
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+")
"""Of a mailbox or a page: its letters are no codes."""
_DIGIT = re.compile(r"[\d!]")
_DIGIT_FOR_LETTER = re.compile(r"(?<=[a-z])[013](?=[a-z])|(?<=\b[a-z])!(?=[a-z])")
_LETTER_FOR = {"0": "o", "1": "i", "3": "e", "!": "i"}
_LONGEST_WORD = 16
"""Of those that phrases are made of: no word spelled letter by letter is looked for beyond it."""
_LONE = frozenset({"i", "a", "u", "y", "o"})
"""Letters that are words."""
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_NAMES = re.compile(r"(?<=[a-z,.] )[A-Z][a-z]+(?:['’]s)?\b|\A[A-Z][a-z]+\b")

_FIRSTS: dict[str, dict[str, str]] = {}
"""For the second word of a pair, the words that may stand before it and what the two come to."""
for (_first, _second), _one in PAIRS.items():
    _FIRSTS.setdefault(_second, {})[_first] = _one


class Known:
    """The words that phrases are made of, which are no slips of the thumb; `usual` stand for themselves anywhere."""

    __slots__ = ("usual", "words")

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self.usual = frozenset(filter(str.isalnum, words)) - _FIRSTS.keys() - ABBREVIATIONS.keys()


class Words(NamedTuple):
    """A text's words as they are read, beside each what was written for it, and those that look like names."""

    read: tuple[str, ...]
    written: tuple[str, ...]
    names: frozenset[str]

    def said(self, start: int, end: int) -> str:
        """What was written where these words are read: lower case, without accents or signs."""
        return " ".join(filter(None, self.written[start:end]))[:80]


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Lower case, accents and punctuation dropped, spaces single: the form keywords are compared in."""
    return bare_of(plain(text))


def bare_of(shown: str) -> str:
    """A text that is `plain` already, without its signs."""
    return _SPACES.sub(" ", shown).strip()


def plain(text: str) -> str:
    """Lower case, without accents and apostrophes; other signs stay."""
    return _without_apostrophes(_folded(text))


def _without_apostrophes(folded: str) -> str:
    if folded.isascii():
        return folded.replace("'", "").replace("`", "")
    return folded.translate(_NO_APOSTROPHES)


@lru_cache(maxsize=64)  # each text is folded once for its keyword, its signs and its words
def _folded(text: str) -> str:
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join([c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)])


def words_of(text: str, known: Known) -> Words:
    """The words of a text, in a row that begins and ends with a bar."""
    usual = known.usual
    read, written = [BAR], [""]
    for sign in _SIGNS.findall(_put_right(text, known.words)):
        if sign in usual:
            read.append(sign)
            written.append(sign)
        elif sign[0].isalnum():
            _add(sign, known.words, read, written)
        elif sign == ASKS:
            if read[-1] == BAR and len(read) > 1:  # of "…?" and "!?" the question is what counts
                read.pop()
                written.pop()
            read += [BAR] if read[-1] == ASKS else [ASKS, BAR]
            written += [""] * (len(read) - len(written))
        elif read[-1] != BAR:
            read.append(BAR)
            written.append("")
    if read[-1] != BAR:
        read.append(BAR)
        written.append("")
    capital = () if text.isupper() else _NAMES.findall(text)
    names = GIVEN_NAMES.intersection(read).union(plain(name) for name in capital)
    return Words(tuple(read), tuple(written), names)


def _put_right(text: str, known: frozenset[str]) -> str:
    """A text folded, with pictures put in words and what is shortened, drawn out, spelled or disguised written out."""
    folded = _folded(text)
    if "@" in folded or "/" in folded:
        folded = _ADDRESS.sub(" ", folded)
    if not folded.isascii():
        folded = folded.translate(_EMOJI_TABLE)
    if "'" in folded or not folded.isascii():
        folded = _SHORTENED.sub(lambda m: _IN_FULL[m[1]], folded)
    folded = _without_apostrophes(folded)
    if " r " in folded or folded.startswith("r "):
        folded = _R_ARE.sub("are", folded)
    if _DIGIT.search(folded):  # quicker than two substitutions that find nothing
        folded = _DIGIT_FOR_LETTER.sub(lambda m: _LETTER_FOR[m[0]], folded)
        folded = _BETWEEN_DIGITS.sub("", folded)
    if "." in folded or "a m" in folded or "p m" in folded:
        folded = _NO_END.sub(lambda m: m[1] or f"{m[2]}m", folded)
    if _DRAWN_OUT.search(folded):
        folded = _DRAWN_OUT.sub(r"\1", folded)
    return _SPELLED.sub(lambda m: _joined(m[0], known), folded) if _SPELLED.search(folded) else folded


def _add(word: str, known: frozenset[str], read: list[str], written: list[str]) -> None:
    meant = word if word in known else SLIPS.get(word, word)
    if meant in _FIRSTS and read[-1] in _FIRSTS[meant]:
        read[-1] = _FIRSTS[meant][read[-1]]
        written[-1] += f" {word}"
    elif meant in ABBREVIATIONS:
        in_full = ABBREVIATIONS[meant]
        read += in_full
        written += [word, *[""] * (len(in_full) - 1)]
    else:
        read.append(meant)
        written.append(word)


def _joined(spelled: str, known: frozenset[str]) -> str:
    """Letters written apart, as the word or words they spell; as they are where they spell none."""
    letters = re.sub(r"[^a-z]", "", spelled)
    if letters in BY_WORD:
        return letters
    return " ".join(_parted(letters, known)) if len(letters) > 2 else spelled


def _parted(letters: str, known: frozenset[str]) -> list[str]:
    """Words that letters can be parted into, the longest first; the letters alone where they can't."""
    ways: list[list[str] | None] = [[]] + [None] * len(letters)
    for start in range(len(letters)):
        so_far = ways[start]
        if so_far is None:
            continue
        for end in range(start + 1, min(start + _LONGEST_WORD, len(letters)) + 1):
            word = letters[start:end]
            if (word in known or word in _LONE) and (end - start > 1 or word in _LONE):
                known_way = ways[end]
                if known_way is None or len(known_way) > len(so_far) + 1:
                    ways[end] = [*so_far, word]
    return ways[-1] or list(letters)
