"""The words patients receive: sandboxed templates in, finished texts and e-mails out.

Staff may edit templates, so a template can neither call, include, multiply nor count; and no error repeats
a value, since errors reach logs and staff lists while values are a patient's.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, meta, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from outreach.domain.dates import NoZoneError, clock, day, long_day
from outreach.domain.sms import TooLong, measure, offenders, transliterate

FALLBACK = "en"

_FILTERS = frozenset(
    {
        "capitalize",
        "default",
        "d",
        "escape",
        "e",
        "join",
        "length",
        "lower",
        "replace",
        "title",
        "trim",
        "upper",
    }
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SUBJECT = re.compile(r"Subject:[ \t]*(\S[^\r\n]*)(?:\r\n?|\n|$)")
_URL = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'’”]")
_UNDEFINED = re.compile(r"'(\w+)' is undefined")


class WordingError(ValueError):
    """A template can't be rendered: names it and, where one is missing, the variable. Never a value."""

    def __init__(self, template: str, problem: str, variable: str | None = None) -> None:
        super().__init__(f"{template}: {problem}")
        self.template = template
        self.variable = variable


@dataclass(frozen=True, slots=True)
class EmailWords:
    """A mail's parts; `subject` is one line without control characters."""

    subject: str
    text: str
    html: str


class Catalogue:
    """Templates by path, such as `en/reminder.sms.j2`; each is compiled when first used and then kept."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = dict(sources)
        self._compiled: dict[str, Template] = {}

    @property
    def paths(self) -> list[str]:
        """All of them, in order."""
        return sorted(self._sources)

    def with_overrides(self, sources: Mapping[str, str]) -> "Catalogue":
        """The same with these templates in place of, or beside, its own; what is compiled stays so."""
        overlaid = Catalogue({**self._sources, **sources})
        stale = {key for path in sources for key in (path, _of_subject(path))}
        overlaid._compiled.update({key: t for key, t in self._compiled.items() if key not in stale})
        return overlaid

    def language(self, name: str, kind: str, wanted: str) -> str:
        """The language `name` is sent in: the one wanted (es-MX), its base (es), else English.

        `kind` is `sms` or `email`. Raises WordingError where English lacks it too.
        """
        for language in (wanted, re.split("[-_]", wanted)[0].lower(), FALLBACK):
            if f"{language}/{name}.{kind}.j2" in self._sources:
                return language
        raise WordingError(f"{FALLBACK}/{name}.{kind}.j2", "there is no such template")

    def sms(self, name: str, language: str, context: Mapping[str, object]) -> str:
        """One line, at most 1,600 characters, in GSM-7 where it can be (see `as_texted`).

        Raises WordingError.
        """
        language = self.language(name, "sms", language)
        path = f"{language}/{name}.sms.j2"
        chosen = as_texted(self._render(path, self._sources[path], language, context))
        try:
            measured = measure(chosen)
        except TooLong as error:
            raise WordingError(path, str(error)) from None
        if not measured.units:
            raise WordingError(path, "nothing is left to send: the text is empty")
        return chosen

    def email(self, name: str, language: str, context: Mapping[str, object]) -> EmailWords:
        """One mail, HTML included: from `….email.html.j2`, where values are escaped, or made from the text.

        Raises WordingError.
        """
        language = self.language(name, "email", language)
        path = f"{language}/{name}.email.j2"
        first, body = _halves(path, self._sources[path])
        subject = _one_line(self._render(_of_subject(path), first, language, context))
        if not subject:
            raise WordingError(path, "the subject is empty")
        text = self._render(path, body, language, context).strip() + "\n"
        own = f"{language}/{name}.email.html.j2"
        if own in self._sources:
            return EmailWords(subject, text, self._render(own, self._sources[own], language, context))
        return EmailWords(subject, text, _as_html(text, language))

    def check(self) -> None:
        """Compile every template, for a start that fails early. Raises WordingError."""
        for path, source in self._sources.items():
            for part in _halves(path, source) if path.endswith(".email.j2") else (source,):
                _compile(path, part)

    def _render(self, path: str, source: str, language: str, context: Mapping[str, object]) -> str:
        template = self._compiled.get(path)
        if template is None:
            template = self._compiled[path] = _compile(path, source)
        try:
            return template.render({**context, "language": language})
        except Exception as error:  # a template can raise anything its filters and operators can
            refusal = _explained(path, source, error)
        raise refusal  # out here, so that the original with its values isn't chained to it


def as_texted(text: str) -> str:
    """One line of what a template gave, in GSM-7 where it can be (rules P62, P63).

    Typographic characters always become plain ones. Accents go (está, esta) only if that keeps the text out
    of UCS-2, where it would cost more than twice as much.
    """
    line = _one_line(transliterate(text))
    bare = transliterate(line, accents=True)
    return line if offenders(bare) else bare


def mentions(source: str) -> set[str]:
    """The variables a template asks its caller for. Raises WordingError on a syntax error."""
    try:
        return meta.find_undeclared_variables(_PLAIN.parse(source))
    except TemplateSyntaxError as error:
        raise _misspelt("template", error) from None


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, and no calls: words need none, and each is a way out or a way to hang."""

    intercepted_binops = frozenset({"*", "**", "%"})  # 'x' * 10**9 would fill the memory

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        raise SecurityError("arithmetic")

    def is_safe_callable(self, obj: object) -> bool:
        return False


@pass_context
def _day(context: Context, value: datetime) -> str:
    return day(_spoken(context), value)


@pass_context
def _long_day(context: Context, value: datetime) -> str:
    return long_day(_spoken(context), value)


@pass_context
def _clock(context: Context, value: datetime) -> str:
    return clock(_spoken(context), value)


def _environment(autoescape: bool) -> _Sandbox:
    environment = _Sandbox(
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    kept = {name: environment.filters[name] for name in _FILTERS}
    environment.filters = {**kept, "day": _day, "long_day": _long_day, "clock": _clock}
    return environment


_PLAIN = _environment(autoescape=False)
_HTML = _environment(autoescape=True)


def _compile(path: str, source: str) -> Template:
    try:
        return (_HTML if path.endswith(".html.j2") else _PLAIN).from_string(source)
    except TemplateSyntaxError as error:
        raise _misspelt(path, error) from None


def _misspelt(path: str, error: TemplateSyntaxError) -> WordingError:
    return WordingError(path, f"line {error.lineno}: {error.message}")


def _explained(path: str, source: str, error: Exception) -> WordingError:
    if isinstance(error, UndefinedError):
        named = _UNDEFINED.fullmatch(error.message or "")
        if named and named[1] in mentions(source):  # else the "name" may be a value used as a key
            return WordingError(path, f"the variable {named[1]} is missing", named[1])
        return WordingError(path, "it asks for a part that a value doesn't have")
    if isinstance(error, SecurityError):
        return WordingError(
            path, "it does what templates may not: a call, a multiplication, a hidden attribute"
        )
    if isinstance(error, NoZoneError):
        return WordingError(path, "a date in it has no time zone")
    return WordingError(path, f"it can't be rendered ({type(error).__name__})")


def _halves(path: str, source: str) -> tuple[str, str]:
    """Subject and body, parted before any value is in: a value can't begin a line of the header."""
    first = _SUBJECT.match(source)
    if not first:
        raise WordingError(path, "the first line must be: Subject: ...")
    return first[1], source[first.end() :]


def _of_subject(path: str) -> str:
    return f"{path} (subject)"


def _one_line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())


def _as_html(text: str, language: str) -> str:
    paragraphs = (p.strip() for p in re.split(r"\n\s*\n", text))
    inside = "\n".join(f"<p>{_linked(p)}</p>" for p in paragraphs if p)
    return f'<!doctype html>\n<html lang="{html.escape(language)}">\n<body>\n{inside}\n</body>\n</html>\n'


def _linked(paragraph: str) -> str:
    parts, end = [], 0
    for url in _URL.finditer(paragraph):
        target = html.escape(url[0])
        parts += [html.escape(paragraph[end : url.start()]), f'<a href="{target}">{target}</a>']
        end = url.end()
    return "".join([*parts, html.escape(paragraph[end:])]).replace("\n", "<br>\n")


def _spoken(context: Context) -> str:
    return str(context.get("language", FALLBACK)).partition("-")[0]
