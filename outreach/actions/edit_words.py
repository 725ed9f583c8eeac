"""Keep words of the clinic's own: a version at a time, judged by the linter, in force once approved (P58)."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from outreach.actions.audit import record_audit
from outreach.actions.refusal import Refusal
from outreach.domain.channel import Channel
from outreach.domain.kinds import KINDS, Kind, kind_of
from outreach.domain.lint import Finding, Level, Voice, lint_template
from outreach.domain.purpose import ABOUT_VISITS, OF_PATIENTS, Purpose
from outreach.domain.wording import Catalogue
from outreach.records.models import MessageWords

_PATH = re.compile(r"(?P<language>[a-z]{2,3})/(?P<name>[a-z][a-z0-9_]*)\.(?P<channel>sms|email)\.j2")


class WordsError(Refusal):
    """It can't be done; the text says what to do instead. `findings` are the linter's, where it said no."""

    def __init__(self, problem: str, field: str = "", findings: Sequence[Finding] = ()) -> None:
        super().__init__(problem, field)
        self.findings = findings


@dataclass(frozen=True)
class Judge:
    """What the linter needs: the files, the clinic as patients read it, and its own forbidden words."""

    files: Catalogue
    voice: Voice
    deny: Collection[str] = ()

    def of(self, path: str, source: str, purpose: Purpose) -> list[Finding]:
        """Findings in these words as this template. Raises WordsError for a path that is none."""
        parts = _parts(path)
        name = parts["name"]
        kind = KINDS.get(name, Kind(purpose))
        catalogue = self.files.with_overrides({path: source})
        channel = Channel(parts["channel"])
        return lint_template(
            catalogue, name, parts["language"], channel, self.voice, kind=kind, deny=self.deny
        )


def propose(
    path: str,
    source: str,
    by: str,
    now: datetime,
    judge: Judge,
    *,
    purpose: Purpose | None = None,
    citations: str = "",
    sponsored: bool = False,
) -> tuple[MessageWords, list[Finding]]:
    """Keep a new version, not yet in force; returns it with what the linter would like better.

    Words with an error are refused. `purpose` may be left out for a template the program knows.
    Raises WordsError.
    """
    category = _category(_parts(path)["name"], purpose)
    findings = judge.of(path, source, category)
    _refuse_errors(findings)
    name = _named(by)
    with transaction.atomic():
        # One writer of a path at a time; the unique constraint would refuse the second one's number.
        kept = MessageWords.objects.select_for_update().filter(path=path)
        list(kept.values_list("id", flat=True))
        version = (kept.aggregate(most=Max("version"))["most"] or 0) + 1
        words = MessageWords.objects.create(
            path=path,
            version=version,
            source=source,
            purpose=category,
            written_at=now,
            written_by=name,
            citations=citations,
            sponsored=sponsored,
        )
    return words, findings


def approve(
    path: str,
    version: int,
    by: str,
    now: datetime,
    judge: Judge,
    *,
    today: date,
    review_by: date | None = None,
) -> MessageWords:
    """Put a version in force, by name; content about treatment needs citations and a day of review (P58).

    Judged once more, since the rules may have grown. Content in force may be approved anew with another day
    of review; who had approved it before stays in the audit log. `today` is the clinic's day. Raises
    WordsError.
    """
    name = _named(by)
    with transaction.atomic():
        words = _locked(path, version)
        if words.withdrawn_at is not None:
            raise WordsError(f"version {version} of {path} was withdrawn; propose its words again")
        if words.approved_at is not None:
            _renew(words, review_by, name, now)
        if newer := _newer_in_force(words):
            raise WordsError(
                f"version {newer} of {path} is newer and in force: withdraw it, or propose these words again"
            )
        if Purpose(words.purpose) not in ABOUT_VISITS:
            if review_by is None or review_by <= today:
                raise WordsError(
                    "these words need a day in the future on which they are reviewed", "review_by"
                )
            if words.purpose == Purpose.EDUCATION and not words.citations:
                raise WordsError("education needs its sources: propose it again with them", "cite")
        _refuse_errors(judge.of(path, words.source, Purpose(words.purpose)))
        words.approved_at, words.approved_by, words.review_by = now, name, review_by
        words.save(update_fields=["approved_at", "approved_by", "review_by"])
    return words


def _renew(words: MessageWords, review_by: date | None, name: str, now: datetime) -> None:
    if review_by == words.review_by:
        raise WordsError(
            f"version {words.version} of {words.path} is approved already, by {words.approved_by}"
        )
    before = {"by": words.approved_by, "review_by": str(words.review_by or "")}
    detail = {"path": words.path, "version": words.version, "before": before}
    record_audit(name, "renewed words", now, detail=detail)


def withdraw(path: str, version: int, by: str, now: datetime) -> MessageWords:
    """Take a version out of force at once; the one approved before it, or the file, takes its place."""
    name = _named(by)
    with transaction.atomic():
        words = _locked(path, version)
        if words.withdrawn_at is None:
            words.withdrawn_at = now
            words.save(update_fields=["withdrawn_at"])
            record_audit(name, "withdrew words", now, detail={"path": path, "version": version})
    return words


def _parts(path: str) -> re.Match[str]:
    found = _PATH.fullmatch(path)
    if found is None:
        raise WordsError(
            f"{path} is no template: write its language, name and channel, as in es/reminder.sms.j2"
        )
    return found


def _category(name: str, purpose: Purpose | None) -> Purpose:
    if name in KINDS:
        own = kind_of(name).purpose
        if purpose not in {None, own}:
            raise WordsError(f"{name} is for {own}; words for {purpose} need a name of their own")
        return own
    if purpose not in OF_PATIENTS:
        raise WordsError(f"say what {name} is for: {', '.join(OF_PATIENTS)}", "purpose")
    return purpose


def _newer_in_force(words: MessageWords) -> int | None:
    approved = MessageWords.objects.filter(approved_at__isnull=False, withdrawn_at__isnull=True)
    newer = approved.filter(path=words.path, version__gt=words.version).order_by("-version")
    return newer.values_list("version", flat=True).first()


def _refuse_errors(findings: Sequence[Finding]) -> None:
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if errors:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in errors if finding.rule))
        raise WordsError(
            f"these words may not go to patients ({rules or 'they do not render'})", findings=findings
        )


def _named(by: str) -> str:
    name = by.strip()
    if not name:
        raise WordsError("say who you are", "by")
    return name[:120]


def _locked(path: str, version: int) -> MessageWords:
    words = MessageWords.objects.select_for_update().filter(path=path, version=version).first()
    if words is None:
        raise WordsError(f"there is no version {version} of {path}; `outreach words` lists them")
    return words
