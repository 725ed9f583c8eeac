"""The words in force: the files', and before them the newest approved version kept in the database."""

from collections.abc import Mapping
from dataclasses import dataclass

from outreach.domain.decision import WordsFacts
from outreach.domain.kinds import kind_of
from outreach.domain.purpose import Purpose
from outreach.domain.wording import Catalogue
from outreach.records.models import MessageWords

_NONE: Mapping[str, MessageWords] = {}


@dataclass(frozen=True)
class Words:
    """Templates to render with, and what is known of those from the database, by path."""

    catalogue: Catalogue
    kept: Mapping[str, MessageWords]

    def facts(self, template: str, language: str, channel: str) -> WordsFacts:
        """What the decision asks of a template as it would be sent."""
        kept = self._kept(template, language, channel)
        kind = kind_of(template)
        if kept is None:
            return WordsFacts(approved=False, reveals=kind.reveals)
        return WordsFacts(True, kept.review_by, kept.sponsored, kind.reveals)

    def purpose(self, template: str, language: str, channel: str, said: str) -> Purpose:
        """What the message is for: what its writer said, unless nobody has put its words in a category.

        Such words count as marketing, whatever they are sent as (rule P4).
        """
        kept = self._kept(template, language, channel)
        category = Purpose(kept.purpose) if kept else kind_of(template).purpose
        return Purpose.MARKETING if category is Purpose.MARKETING else Purpose(said)

    def version(self, template: str, language: str, channel: str) -> int | None:
        """The version of the words in the database; None for a file's."""
        kept = self._kept(template, language, channel)
        return kept.version if kept else None

    def _kept(self, template: str, language: str, channel: str) -> MessageWords | None:
        if not self.kept:
            return None
        return self.kept.get(
            f"{self.catalogue.language(template, channel, language)}/{template}.{channel}.j2"
        )


_overlaid: dict[tuple[int, tuple[int, ...]], Catalogue] = {}


def words_in_force(files: Catalogue) -> Words:
    """One statement; templates that stay the same stay compiled."""
    newest = (
        MessageWords.objects.filter(approved_at__isnull=False, withdrawn_at__isnull=True)
        .order_by("path", "-version")
        .distinct("path")
    )
    kept = {row.path: row for row in newest}
    if not kept:
        return Words(files, _NONE)
    # Of a version only its words never change: its approval may be renewed.
    key = (id(files), tuple(sorted(row.pk for row in kept.values())))
    catalogue = _overlaid.get(key)
    if catalogue is None:
        _overlaid.clear()
        catalogue = _overlaid[key] = files.with_overrides({path: row.source for path, row in kept.items()})
    return Words(catalogue, kept)
