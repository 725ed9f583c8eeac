"""What the linter's tests share."""

from collections.abc import Sequence

from outreach.domain.kinds import KINDS, Kind
from outreach.domain.lint import Finding, Level, lint_sms
from outreach.domain.purpose import Purpose

CARE = Kind(Purpose.CARE)
ANSWER = Kind(Purpose.CARE, prompted=True)
EDUCATION = Kind(Purpose.EDUCATION, reveals=True)
MARKETING = Kind(Purpose.MARKETING, reveals=True)


def errors(findings: Sequence[Finding], rule: str) -> list[str]:
    """The words that break a rule."""
    return [f.found for f in findings if f.rule == rule and f.level is Level.ERROR]


def sms(text: str, rule: str, kind: Kind = CARE, template: str = "") -> list[str]:
    """The words of a text that break a rule."""
    return errors(lint_sms(text, KINDS.get(template, kind), template=template), rule)
