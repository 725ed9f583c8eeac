"""What the writer of a mail says themselves: without what they answer, and without their signature."""

import re
from html.parser import HTMLParser

from outreach.domain.reply import Intent, Reading, read

READ = 2000
"""So many characters of a mail's own words are read for what they ask."""
_DANGER_WITHIN = 20_000
_OVERLAP = 200

_QUOTED = re.compile(r"\s*(?:>|\|>)")
# "On Mon, Mar 8, 2027 at 4:00 PM Clinic <…> wrote:", at times over two or three lines.
_WROTE = re.compile(
    r"^[ \t]*(?:on\b|el\b)[^\n]{0,200}(?:\n[^\n]{0,120}){0,2}?"
    r"\b(?:wrote|escribi[óo])[^\n]{0,80}:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_STAMP = re.compile(r"[@<]|\b20\d\d\b|\d:\d\d")  # else it may be their own tale: "On Monday he wrote:"
_HISTORY = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*(?:(?:original|forwarded) message|mensaje (?:original|reenviado))[ \t]*-{2,}"
    r"|_{20,}[ \t]*$"
    r"|\*?(?:from|de):\*?[^\n]+\n(?:[^\n]*\n){0,2}?\*?(?:sent|date|to|enviado(?: el)?|fecha|para):)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(r"^--[ ]?$", re.MULTILINE)  # RFC 3676, 4.3
_DEVICE = re.compile(
    r"^[ \t]*(?:sent from (?:my|the|yahoo|aol|outlook|mail)\b|get outlook for\b|enviado desde (?:mi|el)\b"
    r"|obtener outlook para\b)[^\n]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWERS = re.compile(r"\s*(?:(?:re|rv|aw|sv|antw|fwd?|fw)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_URGENT = frozenset({Intent.CRISIS, Intent.STOP})
_HARMLESS = frozenset({Intent.OTHER, Intent.QUESTION, Intent.HELP})


def own_words(subject: str, text: str) -> str:
    """What the writer says: their part of the text, led by a subject that is their own.

    A subject that begins with Re: is ours; it counts only where the text is empty and the rest of it is a
    keyword ("Re: STOP"). Empty where they wrote nothing themselves.
    """
    said = without_history(text)
    bare = _ANSWERS.sub("", subject, count=1).strip()
    if bare != subject.strip():
        return said or (bare if read(bare).exact else "")
    if not said or not bare:
        return said or bare
    # A code stays a code under a subject such as "Appointment", not under "Please cancel".
    about, meant = read(bare), read(said)
    if meant.exact and (about.intent in _HARMLESS or about.intent is meant.intent):
        return said
    return f"{bare}\n{said}"


def without_history(text: str) -> str:
    """The text without quoted lines, older mails below and signature; what may be theirs is kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    text = _without_attribution(text)
    if found := _HISTORY.search(text):
        text = text[: found.start()]
    text = "\n".join(line for line in text.split("\n") if not _QUOTED.match(line))
    if found := _SIGNATURE.search(text):
        text = text[: found.start()]
    text = _DEVICE.sub("", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _without_attribution(text: str) -> str:
    """Cut from "On … wrote:" on, but keep what is written below or between lines quoted with ">"."""
    found = next((match for match in _WROTE.finditer(text) if _STAMP.search(match[0])), None)
    if found is None:
        return text
    below = text[found.end() :].lstrip("\n").split("\n")
    if _QUOTED.match(below[0]):
        return text[: found.start()] + "\n".join(below)
    return text[: found.start()]


def read_mail(words: str) -> Reading:
    """Read a mail's own words. Danger counts wherever it stands; what is only partly read is never certain
    of anything but danger and a wish to be left alone."""
    reading = read(words[:READ])
    if len(words) <= READ:
        return reading
    for start in range(READ - _OVERLAP, min(len(words), _DANGER_WITHIN), READ - _OVERLAP):
        further = read(words[start : start + READ])
        if further.intent is Intent.CRISIS and reading.intent is not Intent.CRISIS:
            also = (reading.also | {reading.intent}) - {Intent.OTHER}
            return further._replace(also=further.also | also, stop=reading.stop or further.stop)
    return reading if reading.intent in _URGENT else reading._replace(certain=False)


class _Page(HTMLParser):
    """Text of a page; what a mail program quotes in it is left out."""

    _BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote", "hr"})
    _SILENT = frozenset({"style", "script", "head", "title", "blockquote"})
    _VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        quoted = "gmail_quote" in (names.get("class") or "") or "divRplyFwdMsg" in (names.get("id") or "")
        if tag not in self._VOID and (self._silent or tag in self._SILENT or quoted):
            self._silent.append(tag)
        elif tag in self._BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        elif tag in self._BREAKS and not self._silent:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def text_of_page(html: str) -> str:
    """The words of a mail that comes as a page alone."""
    page = _Page()
    page.feed(html)
    page.close()
    lines = (" ".join(line.split()) for line in "".join(page.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
