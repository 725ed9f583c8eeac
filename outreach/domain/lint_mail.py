"""What law and mailbox providers ask of a mail: links, address, headers, honest subject (P49 to P53)."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from outreach.domain.kinds import Kind
from outreach.domain.lint_base import Finding, Level, Part, Passage, Voice, words_pattern
from outreach.domain.lint_forms import selling
from outreach.domain.lint_page import Page
from outreach.domain.purpose import Purpose

EXEMPT = frozenset({Purpose.CARE, Purpose.STAFF})
"""Purposes whose mail is about the reader's own visits or work: it can't be unsubscribed from."""

URL = re.compile(r"\bhttps?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]}]", re.IGNORECASE)
_CARRIED = ("cid:", "data:", "#", "about:")
_TRACKED = re.compile(
    r"[?&](?:utm_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|_hs\w+|vero_id|trk|oly_\w+|ck_subscriber_id|mkt_tok)="
)
_TRACKERS = re.compile(
    r"(?:^|\.)(?:list-manage\.com|mandrillapp\.com|sendgrid\.net|mailgun\.org|sparkpostmail\.com|mailchi\.mp|hubspotlinks\.com"
    r"|hs-sites\.com|klaviyomail\.com|ct\.sendgrid\.net|awstrack\.me|doubleclick\.net|google-analytics\.com|googletagmanager\.com"
    r"|facebook\.com|constantcontact\.com|rs6\.net|createsend\d?\.com|exacttarget\.com|pardot\.com|mixpanel\.com|segment\.io)$"
    r"|^(?:click|clicks|track|tracking|trk|links|email|go|open|pixel)\."
)
_STREET = re.compile(
    r"\b\d{1,6}\s+\w.{0,120}?\b\d{5}(?:-\d{4})?\b|\bp\.?\s?o\.?\s+box\s+\d+.{0,80}?\b\d{5}\b|apartado\s+(?:postal\s+)?\d+",
    re.DOTALL,
)
_LEAVE = re.compile(
    r"unsubscrib|opt[-\s]out|stop\s+(?:it|them|these|receiving)|leave\s+(?:this|the)\s+list|preferences"
    r"|darse\s+de\s+baja|de\s+baja|baja|cancelar\s+(?:la|su)\s+suscripcion|dejar\s+de\s+recibir"
)
_ADVERTISEMENT = words_pattern(r"advertisements? | advertising | ad | publicidad | anuncio")
_FALSE_REPLY = re.compile(r"\s*(?:re|fwd?|fw|rv|aw)\s*:", re.IGNORECASE)
_RELATION = words_pattern(r"visits? | appointments? | citas? | turnos? | consultas?")
_ONE_CLICK = "List-Unsubscribe=One-Click"
_HTTPS = re.compile(r"<https://[^\s<>]+>")


def page(html: str, found: Page) -> Iterator[Finding]:
    """Findings about what opening a mail would tell others (rule P49); `found` was read from `html`."""
    passage = Passage(html, Part.HTML)
    for url in found.fetched:
        if not url.lower().startswith(_CARRIED):
            yield passage.finding(
                Level.ERROR,
                "P49",
                _where(html, url),
                "is fetched when the mail is opened, which tells a server who reads what and when",
                "leave it out, or carry the picture in the mail (cid:)",
            )
    for script in found.scripts:
        yield passage.finding(
            Level.ERROR,
            "P49",
            _where(html, script),
            "runs or embeds something in a mail",
            "use plain words and links",
        )
    for url in found.links:
        if url.lower().startswith(("javascript:", "data:", "vbscript:")):
            yield passage.finding(
                Level.ERROR, "P49", _where(html, url), "is a link that runs code", "link to a page"
            )


def links(passage: Passage, urls: Mapping[str, tuple[int, int]]) -> Iterator[Finding]:
    """Findings about links: open to eavesdroppers (rule P42), or by way of a tracker (rule P49)."""
    for url, span in urls.items():
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            host = ""
            yield passage.finding(
                Level.ERROR, "", span, "is no address a browser understands", "mend the link"
            )
        if url.lower().startswith("http:"):
            yield passage.finding(Level.ERROR, "P42", span, "is a link without encryption", "write https://")
        if _TRACKED.search(url.lower()) or _TRACKERS.search(host):
            yield passage.finding(
                Level.ERROR,
                "P49",
                span,
                "tells a tracker who clicked",
                "link straight to the page, without tags",
            )


def urls_in(text: str) -> dict[str, tuple[int, int]]:
    """Each web address once, with its first place."""
    found: dict[str, tuple[int, int]] = {}
    for match in URL.finditer(text):
        found.setdefault(match[0], match.span())
    return found


def urls_of(html: str, found: Page) -> dict[str, tuple[int, int]]:
    """Where the links of a page lead, with their places in `html`."""
    return {url: _where(html, url) for url in found.links if url.lower().startswith("http")}


def subject(passage: Passage, kind: Kind) -> Iterator[Finding]:
    """Findings about the honesty of a subject (rules P50, P52)."""
    if not kind.prompted and (match := _FALSE_REPLY.match(passage.text)):
        yield passage.finding(
            Level.ERROR,
            "P50",
            match.span(),
            "pretends to answer a mail",
            "leave it out: the subject must be honest",
        )
    gently = kind.purpose is not Purpose.EDUCATION
    spans = selling(passage, gently=gently) if kind.purpose is not Purpose.MARKETING else []
    if spans:
        yield passage.finding(
            Level.ERROR,
            "P52",
            spans[0],
            "sells in the subject, which makes the whole mail commercial",
            "write what the mail is about, or send it as marketing",
        )


def order(passage: Passage, kind: Kind) -> Iterator[Finding]:
    """A finding where a mail about a visit sells before it comes to the visit (rule P52)."""
    spans = selling(passage) if kind.purpose is Purpose.CARE else []
    if not spans:
        return
    visit = _RELATION.search(passage.plain)
    if visit is None or spans[0][0] < visit.start():
        yield passage.finding(
            Level.ERROR,
            "P52",
            spans[0],
            "sells before it comes to the visit, which makes the whole mail commercial",
            "put the visit first, and leave the rest out",
        )


def footer(passage: Passage, kind: Kind, clinic: Voice | None, *, linked: bool = False) -> Iterator[Finding]:
    """Findings about what mail must carry that isn't about the reader's own visits (rules P50, P51).

    `linked`: words in it are links, as in HTML; else the addresses stand beside them.
    """
    if kind.purpose in EXEMPT:
        return
    address = " ".join(clinic.address.split()) if clinic else ""
    flat = " ".join(passage.text.split())
    if not (address and address in flat) and not _STREET.search(passage.plain):
        yield passage.lacks("P50", "the clinic's postal address", "add {{ postal_address }} to the footer")
    elif not _STREET.search(passage.plain):
        yield passage.lacks(
            "P50",
            "a whole postal address",
            "give [clinic] address a street or box and a ZIP code",
            Level.WARNING,
        )
    near = [passage.plain[max(0, a - 200) : b + 200] for a, b in urls_in(passage.text).values()]
    near += [passage.plain] if linked else []
    if not any(_LEAVE.search(words) for words in near):
        yield passage.lacks("P51", "how to unsubscribe", "add {{ unsubscribe_url }} to the footer")
    if kind.purpose is Purpose.MARKETING and not _ADVERTISEMENT.search(passage.plain):
        yield passage.lacks(
            "P50", "that it is an advertisement", "say so, unless all who get it signed up for it", Level.NOTE
        )


def headers(given: Mapping[str, str], kind: Kind) -> Iterator[Finding]:
    """Findings about one-click unsubscribing (RFC 8058, RFC 2369; rule P53)."""
    named = {name.lower(): value for name, value in given.items()}
    passage = Passage("\n".join(f"{name}: {value}" for name, value in given.items()), Part.HEADERS)
    unsubscribe, post = named.get("list-unsubscribe", ""), named.get("list-unsubscribe-post", "")
    if kind.purpose in EXEMPT:
        if unsubscribe or post:
            yield passage.finding(
                Level.ERROR,
                "P53",
                (0, len(passage.text)),
                "offers to unsubscribe from mail about the reader's own visits",
                "leave the header out",
            )
        return
    if not _HTTPS.search(unsubscribe):
        yield passage.lacks(
            "P53", "List-Unsubscribe with an https address", "add <https://...> of the unsubscribe page"
        )
    if post != _ONE_CLICK:
        yield passage.lacks("P53", f"List-Unsubscribe-Post: {_ONE_CLICK}", "add it word for word")


def _where(html: str, piece: str) -> tuple[int, int]:
    """The place of an attribute's value; the beginning where it is written with entities."""
    start = html.find(piece)
    return (start, start + len(piece)) if start >= 0 else (0, 0)
