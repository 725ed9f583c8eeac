"""What may be claimed for a treatment, and what must stand beside it (rules P55 to P57; FTC Act 5 and 12)."""

import re
from collections.abc import Iterator

from outreach.domain.lint_base import Finding, Level, Passage
from outreach.domain.lint_claim_words import (
    APPROVED,
    BALANCE,
    BALANCED,
    BENEFIT,
    BRAIN,
    BROKEN,
    DENIED,
    EFFECT,
    ESKETAMINE,
    HARD,
    HEDGE,
    MECHANISM,
    ONLY_ANESTHETIC,
    PLAIN_KETAMINE,
    SET_APART,
    SOFT,
    TARGET,
    TREATED,
)
from outreach.domain.purpose import Purpose

PROMOTING = frozenset({Purpose.EDUCATION, Purpose.MARKETING})
"""Purposes whose words may sell: a wish for a safe journey in a reminder is no claim."""

_FAR = 1500  # characters between a benefit and the balance: about a screen of a phone
_NEAR = 60  # characters before a claim in which a "not" is looked for


def claims(passage: Passage, purpose: Purpose) -> Iterator[Finding]:
    """Findings about what is promised: the plainest claims anywhere, the rest where words may sell."""
    bans = HARD + SOFT if purpose in PROMOTING else HARD
    for rule in bans:
        for match in rule.pattern.finditer(passage.plain):
            if not _denied(passage, match):
                yield passage.finding(rule.level, rule.rule, match.span(), rule.message, rule.suggestion)
    if purpose in PROMOTING:
        yield from _benefits(passage)
        yield from _hypotheses(passage)
        yield from _transferred(passage)


def balance_lacks(plain: str) -> list[str]:
    """The parts of the balance statement that words, in lower case without accents, don't have (rule P56)."""
    return [what for what, pattern in BALANCED if not pattern.search(plain)]


def in_small_print(small: Passage) -> Iterator[Finding]:
    """Findings where parts of the balance statement are set smaller than the benefits (rule P56)."""
    for what, pattern in BALANCED:
        match = pattern.search(small.plain)
        if match:
            yield small.finding(
                Level.ERROR,
                "P56",
                match.span(),
                f"the balance statement ({what}) is in small print",
                "set it like the rest of the text",
            )


def _denied(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the sentence says the opposite: `not a cure`, `approved only as an anesthetic`."""
    start, end = passage.sentence_at(match.start())
    if DENIED.search(passage.plain[max(start, match.start() - _NEAR) : match.start()]):
        return True
    return "fda" in match[0] and ONLY_ANESTHETIC.search(passage.plain[start:end]) is not None


def _benefits(passage: Passage) -> Iterator[Finding]:
    if not passage.says(TREATED):
        return
    for start, end in passage.sentences:
        sentence = passage.plain[start:end]
        benefit = BENEFIT.search(sentence)
        if not benefit or not (TARGET.search(sentence) or TREATED.search(sentence)):
            continue
        missing = balance_lacks(passage.plain)
        span = start + benefit.start(), start + benefit.end()
        if missing:
            yield passage.finding(
                Level.ERROR,
                "P56",
                span,
                f"a benefit without its balance: {', '.join(missing)}",
                f"put beside it: {BALANCE['en']}",
            )
        elif _distance(passage, start) > _FAR:
            yield passage.finding(
                Level.WARNING,
                "P56",
                span,
                "a benefit far from its balance",
                "bring the balance statement nearer",
            )


def _distance(passage: Passage, at: int) -> int:
    places = [m.start() for _, pattern in BALANCED for m in pattern.finditer(passage.plain)]
    return min(abs(place - at) for place in places)


def _hypotheses(passage: Passage) -> Iterator[Finding]:
    if passage.says(BRAIN):
        for rule in BROKEN:
            for match in rule.pattern.finditer(passage.plain):
                yield passage.finding(rule.level, rule.rule, match.span(), rule.message, rule.suggestion)
    for start, end in passage.sentences:
        sentence = passage.plain[start:end]
        mechanism = MECHANISM.search(sentence)
        if mechanism and EFFECT.search(sentence) and not HEDGE.search(sentence):
            yield passage.finding(
                Level.ERROR,
                "P57",
                (start + mechanism.start(), start + mechanism.end()),
                "states as a fact what is a hypothesis",
                'write "may" or "is thought to", or that it is not fully understood',
            )


def _transferred(passage: Passage) -> Iterator[Finding]:
    """Esketamine's approval says nothing of ketamine."""
    if not passage.says(PLAIN_KETAMINE) or passage.says(SET_APART):
        return
    for start, end in passage.sentences:
        sentence = passage.plain[start:end]
        named = ESKETAMINE.search(sentence)
        if named and APPROVED.search(sentence):
            yield passage.finding(
                Level.ERROR,
                "P57",
                (start + named.start(), start + named.end()),
                "lends ketamine the approval of esketamine",
                "leave it out, or say that this approval does not apply to ketamine",
            )
