"""The linter: what is wrong with words patients would receive, with the rule, the place and a way out."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping

from outreach.domain import lint_mail
from outreach.domain.channel import Channel
from outreach.domain.kinds import COMMON, VARIABLES, Kind, kind_of
from outreach.domain.lint_base import Finding, Level, Part, Passage, Voice
from outreach.domain.lint_claims import claims, in_small_print
from outreach.domain.lint_forms import care, forms
from outreach.domain.lint_page import Page, read_page
from outreach.domain.lint_privacy import body, privacy, shorteners
from outreach.domain.lint_samples import PATIENT, contexts
from outreach.domain.sms import SINGLE, TooLong, measure, offenders, split, transliterate
from outreach.domain.wording import Catalogue, WordingError, as_texted

__all__ = ["Finding", "Level", "Part", "Voice", "lint_email", "lint_sms", "lint_template"]

_PREVIEW = 90
"""Characters of a mail that inboxes show beside its subject where it has no preheader of its own."""
_GRAVITY = {level: n for n, level in enumerate((Level.ERROR, Level.WARNING, Level.NOTE))}
_PLACE = {
    part: n for n, part in enumerate((Part.SUBJECT, Part.PREHEADER, Part.TEXT, Part.HTML, Part.HEADERS))
}


def lint_sms(
    text: str, kind: Kind, *, template: str = "", clinic: Voice | None = None, deny: Collection[str] = ()
) -> list[Finding]:
    """Findings in a text, gravest first.

    `template`: its name, where it has one, for what HELP, STOP, crisis and opening texts must say.
    `clinic`: who must be named in it. `deny`: the clinic's own words for what no screen may show.
    """
    passage = Passage(text)
    found = itertools.chain(
        _length(passage, template),
        privacy(passage, deny),
        shorteners(passage, Level.ERROR),
        lint_mail.links(passage, lint_mail.urls_in(text)),
        claims(passage, kind.purpose),
        forms(passage, kind, template, clinic),
        care(passage, kind, clinic),
    )
    return _sorted(found)


def lint_email(
    subject: str,
    text: str,
    html: str,
    kind: Kind,
    headers: Mapping[str, str] | None = None,
    *,
    template: str = "",
    clinic: Voice | None = None,
    deny: Collection[str] = (),
) -> list[Finding]:
    """Findings in a mail, gravest first. `headers` None: they are added later and not judged here."""
    page = read_page(html)
    found = [
        privacy(Passage(subject, Part.SUBJECT), deny),
        lint_mail.subject(Passage(subject, Part.SUBJECT), kind),
        claims(Passage(subject, Part.SUBJECT), kind.purpose),
        privacy(Passage(page.hidden or _preview(text), Part.PREHEADER), deny),
        _body(Passage(text), kind, template, clinic, deny),
        lint_mail.links(Passage(text), lint_mail.urls_in(text)),
    ]
    if html:
        found += [lint_mail.page(html, page), in_small_print(Passage(page.small, Part.HTML))]
        found.append(lint_mail.links(Passage(html, Part.HTML), _only_there(html, page, text)))
        if page.shown.split() != text.split():  # an HTML part of its own, with words of its own
            shown, linked = Passage(page.shown, Part.HTML), bool(page.links)
            found.append(_body(shown, kind, template, clinic, deny, linked=linked))
    if headers is not None:
        found.append(lint_mail.headers(headers, kind))
    return _sorted(itertools.chain.from_iterable(found))


def lint_template(
    catalogue: Catalogue,
    name: str,
    language: str,
    channel: Channel,
    clinic: Voice,
    *,
    kind: Kind | None = None,
    deny: Collection[str] = (),
) -> list[Finding]:
    """Findings in a template, rendered with the longest plausible values first (rule P63), each once.

    `kind`: None for that of its name. A template that can't be rendered is one finding.
    """
    kind = kind or kind_of(name)
    found: list[Finding] = []
    try:
        for context in contexts(name, language, channel, clinic):
            if channel is Channel.SMS:
                text = catalogue.sms(name, language, context)
                found += lint_sms(text, kind, template=name, clinic=clinic, deny=deny)
                found += _person(Passage(text))
            else:
                mail = catalogue.email(name, language, context)
                found += lint_email(
                    mail.subject, mail.text, mail.html, kind, template=name, clinic=clinic, deny=deny
                )
                found += _person(Passage(mail.subject, Part.SUBJECT))
    except WordingError as error:
        found.append(Finding(Level.ERROR, "", (0, 0), "", str(error), _remedy(name, error)))
    once = {(f.level, f.rule, f.part, f.found, f.message): f for f in reversed(found)}
    return _sorted(once.values())


def _remedy(name: str, error: WordingError) -> str:
    if error.variable is None or name not in VARIABLES:
        return "correct the template"
    return f"it may use: {', '.join(sorted(COMMON | VARIABLES[name]))}"


def _body(
    passage: Passage,
    kind: Kind,
    template: str,
    clinic: Voice | None,
    deny: Collection[str],
    *,
    linked: bool = False,
) -> Iterator[Finding]:
    yield from shorteners(passage, Level.WARNING)
    yield from claims(passage, kind.purpose)
    yield from forms(passage, kind, template if template == "crisis" else "", clinic)
    yield from lint_mail.order(passage, kind)
    yield from lint_mail.footer(passage, kind, clinic, linked=linked)
    if not kind.reveals:
        yield from body(passage, deny)


def _length(passage: Passage, template: str) -> Iterator[Finding]:
    """What the text costs, and which characters make it dear (rules P62, P63)."""
    sent = as_texted(passage.text)
    try:
        measured = measure(sent)
    except TooLong as error:
        span = (min(1600, len(passage.text)), len(passage.text))
        yield passage.finding(
            Level.ERROR, "P62", span, f"has {error.length} characters", "carriers take 1,600"
        )
        return
    yield from _dear(passage, sent)
    if measured.segments > 1:
        first = len(split(sent)[0])
        crisis = template == "crisis"
        yield passage.finding(
            Level.ERROR if crisis else Level.WARNING,
            "P60" if crisis else "P62",
            (min(first, len(passage.text)), len(passage.text)),
            f"takes {measured.segments} segments: {measured.units} units of {measured.encoding}",
            f"shorten it to {SINGLE[measured.encoding]} units",
        )


def _dear(passage: Passage, sent: str) -> Iterator[Finding]:
    costly = {character for _, character in offenders(sent)}
    for start, end in _runs(passage.text):
        piece = passage.text[start:end]
        plain = transliterate(piece, accents=True)
        if not costly:
            message = f"is sent as {plain!r}" if plain else "is left out when sent"
            yield passage.finding(Level.NOTE, "P63", (start, end), message, "nothing to do")
        elif not offenders(plain):
            message = "needs UCS-2, 70 units to a segment, along with what has no plain form"
            yield passage.finding(Level.NOTE, "P63", (start, end), message, f"write {plain!r}")
        else:
            message = "has no plain form: the whole text turns into UCS-2, 70 units to a segment"
            yield passage.finding(Level.WARNING, "P62", (start, end), message, "leave it out")


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of neighbouring characters outside GSM-7: a coloured thumb is several."""
    start = end = -1
    for position, _ in offenders(text):
        if position != end:
            if start >= 0:
                yield start, end
            start = position
        end = position + 1
    if start >= 0:
        yield start, end


def _person(passage: Passage) -> Iterator[Finding]:
    """A patient's name belongs in a mail's body alone (rule P37)."""
    at = passage.text.find(PATIENT)
    if at >= 0:
        span = (at, at + len(PATIENT))
        yield passage.finding(Level.ERROR, "P37", span, "names the patient", "leave {{ patient_name }} out")


def _preview(text: str) -> str:
    return " ".join(text.split())[:_PREVIEW]


def _only_there(html: str, page: Page, text: str) -> dict[str, tuple[int, int]]:
    told = lint_mail.urls_in(text)
    return {url: span for url, span in lint_mail.urls_of(html, page).items() if url not in told}


def _sorted(found: Iterable[Finding]) -> list[Finding]:
    """Gravest first, then in the order of the words; of two findings of one rule the wider place stays."""
    ordered = sorted(found, key=lambda f: (_GRAVITY[f.level], _PLACE[f.part], f.span[0], -f.span[1], f.rule))
    kept: list[Finding] = []
    for finding in ordered:
        if not any(_covers(other, finding) for other in kept):
            kept.append(finding)
    return kept


def _covers(wide: Finding, narrow: Finding) -> bool:
    return (
        (wide.rule, wide.part) == (narrow.rule, narrow.part)
        and wide.text == narrow.text
        and narrow.found != ""
        and wide.span[0] <= narrow.span[0]
        and narrow.span[1] <= wide.span[1]
    )
