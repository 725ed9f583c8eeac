"""A mail's HTML as a linter sees it: what is shown, what is small, what is fetched, where links lead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_UNSEEN = frozenset({"style", "script", "head", "title", "template", "noscript"})
_BLOCK = frozenset("p div br tr li h1 h2 h3 h4 h5 h6 table ul ol blockquote hr td".split())  # noqa: SIM905
_FETCHING = {
    "img": ("src", "srcset"),
    "input": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "object": ("data",),
    "script": ("src",),
    "link": ("href",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0"
)
_SIZE = re.compile(r"font-size\s*:\s*(?:([\d.]+)\s*(px|pt|em|rem|%)|(xx-small|x-small|small|smaller))")
_SMALLEST = {"px": 12.0, "pt": 9.0, "em": 0.8, "rem": 0.8, "%": 80.0}
_SMALL_TAGS = frozenset({"small", "sub", "sup"})


@dataclass
class Page:
    """`shown` is what a reader sees, `small` the part of it set small, `hidden` what only previews show."""

    shown: str = ""
    small: str = ""
    hidden: str = ""
    fetched: Sequence[str] = ()
    links: Sequence[str] = ()
    scripts: Sequence[str] = ()


def read_page(html: str) -> Page:
    """Read a mail's HTML; broken HTML is read as far as it goes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(
        _tidy(reader.shown),
        _tidy(reader.small),
        _tidy(reader.hidden),
        tuple(reader.fetched),
        tuple(reader.links),
        tuple(reader.scripts),
    )


@dataclass
class _Frame:
    tag: str
    unseen: bool
    hidden: bool
    small: bool


@dataclass
class _Found:
    shown: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)


class _Reader(HTMLParser, _Found):
    def __init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        _Found.__init__(self)
        self._open: list[_Frame] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style = given.get("style", "").lower()
        self._collect(tag, given)
        if tag in _BLOCK:
            self._write("\n")
        self._write(given.get("alt", ""))
        if tag in _VOID:
            return
        above = self._open[-1] if self._open else _Frame("", unseen=False, hidden=False, small=False)
        self._open.append(
            _Frame(
                tag,
                above.unseen or tag in _UNSEEN,
                above.hidden or "hidden" in given or _HIDDEN.search(style) is not None,
                above.small or tag in _SMALL_TAGS or _is_small(style),
            )
        )

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK:
            self._write("\n")
        if any(frame.tag == tag for frame in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].tag == "style":
            self._css(data)
        elif self._open and self._open[-1].tag == "script":
            self.scripts.append("script")
        self._write(data)

    def _write(self, data: str) -> None:
        frame = self._open[-1] if self._open else None
        if frame and frame.unseen:
            return
        if frame and frame.hidden:
            self.hidden.append(data)
            return
        self.shown.append(data)
        if frame and frame.small:
            self.small.append(data)

    def _collect(self, tag: str, given: dict[str, str]) -> None:
        for name in (*_FETCHING.get(tag, ()), "background"):
            sources = given.get(name, "").split(",") if name == "srcset" else [given.get(name, "")]
            self.fetched += [source.split()[0] for source in sources if source.strip()]
        self._css(given.get("style", ""))
        if tag in {"script", "iframe", "object", "embed"}:
            self.scripts.append(tag)
        self.scripts += [name for name in given if name.startswith("on")]
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.scripts.append("meta refresh")
        if tag in {"a", "area"} and given.get("href"):
            self.links.append(given["href"].strip())
        if tag == "form":
            self.scripts.append("form")

    def _css(self, css: str) -> None:
        self.fetched += [first or second for first, second in _CSS_URL.findall(css)]


def _is_small(style: str) -> bool:
    size = _SIZE.search(style)
    if size is None:
        return False
    return bool(size[3]) or float(size[1]) < _SMALLEST[size[2]]


def _tidy(pieces: Sequence[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).splitlines())
    return "\n".join(line for line in lines if line)
