"""What a text costs on the air: encoding, units, segments, and how to keep it in the cheap alphabet.

GSM 03.38 (3GPP TS 23.038) packs 160 seven-bit units into one text, or 153 into each part of a longer one;
anything outside its alphabet turns the whole text into UCS-2 with 70 or 67 sixteen-bit units (rule P62).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

MAX_CHARACTERS = 1600
SINGLE: dict[Encoding, int] = {"GSM-7": 160, "UCS-2": 70}
MULTI: dict[Encoding, int] = {"GSM-7": 153, "UCS-2": 67}

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = "\f^{}\\[~]|€"  # each is sent as ESC and a second unit
_FOREIGN = re.compile(f"[^{re.escape(_BASIC + _EXTENSION)}]")
_ESCAPED = re.compile(f"[{re.escape(_EXTENSION)}]")

# Keys are written as code points where the glyph would be invisible or easily confused.
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("‘’‚‛′‵`´ʹʻʼʽˈ‹›＇", "'")
    | dict.fromkeys("“”„‟″‶«»〝〞＂", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("•‣◦▪▫●○■·∙⁃", "-")
    | dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
    | dict.fromkeys("\v\x85\u2028\u2029", "\n")
    | dict.fromkeys(
        "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u2060\ufeff"
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        "",
    )
    | {"…": "...", "⁄": "/", "×": "x", "ª": "a", "º": "o", "™": "TM"}
)
# The joiner is invisible noise in words, but it holds family and profession emoji together.
_STRAY_JOINER = re.compile("\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])")


class TooLong(ValueError):
    """The text exceeds what carriers take in one message: 1,600 characters (Twilio error 21617)."""

    def __init__(self, length: int) -> None:
        super().__init__(
            f"The text has {length} characters; carriers take {MAX_CHARACTERS}. Shorten it or send two."
        )
        self.length = length


@dataclass(frozen=True, slots=True)
class Measure:
    """`units` as encoded (septets or UTF-16 code units), `segments` billed, `left` units before one more."""

    encoding: Encoding
    units: int
    segments: int
    left: int


def measure(text: str) -> Measure:
    """Count `text` as a carrier bills it; an empty text has no segment. Raises TooLong (rule P62)."""
    encoding, units = _encode(text)
    if units <= SINGLE[encoding]:
        return Measure(encoding, units, 1 if text else 0, SINGLE[encoding] - units)
    parts = _cut(text, encoding)
    last = sum(map(_WIDTH[encoding], parts[-1]))
    return Measure(encoding, units, len(parts), MULTI[encoding] - last)


def split(text: str) -> list[str]:
    """The parts a phone receives, joined they give `text` again. Raises TooLong.

    A part ends early rather than cut an escape pair or a surrogate pair in two (rule P62).
    """
    encoding, units = _encode(text)
    if units <= SINGLE[encoding]:
        return [text] if text else []
    return _cut(text, encoding)


def offenders(text: str) -> list[tuple[int, str]]:
    """The characters, each with its position in `text`, that turn it into UCS-2."""
    return [(match.start(), match.group()) for match in _FOREIGN.finditer(text)]


def transliterate(text: str, accents: bool = False) -> str:
    """Replace typographic characters by plain ones that mean the same (rule P63).

    Quotes, dashes, bullets, ellipsis, odd spaces and invisible characters always; with `accents` also the
    letters GSM-7 lacks lose their accent (á í ó ú, but é ñ ü à stay). What has no plain form stays as it is.
    """
    if text.isascii() and not _FOREIGN.search(text):
        return text
    plain = unicodedata.normalize("NFC", _STRAY_JOINER.sub("", text).translate(_TYPOGRAPHY))
    plain = plain.translate(_TYPOGRAPHY)  # NFC may yield a character of the table (U+1FEF is a backtick)
    return _FOREIGN.sub(lambda match: _unaccented(match.group()), plain) if accents else plain


def _unaccented(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() and base.isalpha() else character


def _encode(text: str) -> tuple[Encoding, int]:
    utf16 = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
    if utf16 > MAX_CHARACTERS:  # an emoji counts as two: the stricter reading of a carrier's "characters"
        raise TooLong(utf16)
    if _FOREIGN.search(text):
        return "UCS-2", utf16
    return "GSM-7", utf16 + len(_ESCAPED.findall(text))


def _cut(text: str, encoding: Encoding) -> list[str]:
    room, width = MULTI[encoding], _WIDTH[encoding]
    parts: list[str] = []
    start = used = 0
    for position, character in enumerate(text):
        size = width(character)
        if used + size > room:
            parts.append(text[start:position])
            start, used = position, 0
        used += size
    return [*parts, text[start:]]


def _septets(character: str) -> int:
    return 2 if character in _EXTENSION else 1


def _code_units(character: str) -> int:
    return 2 if character > "\uffff" else 1


_WIDTH: dict[Encoding, Callable[[str], int]] = {"GSM-7": _septets, "UCS-2": _code_units}
