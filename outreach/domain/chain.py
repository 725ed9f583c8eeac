"""A chain of digests: each link covers some rows and the link before, so that none can be changed unseen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property


@dataclass(frozen=True)
class Link:
    """What a seal says. `upto`: the highest id covered, `counts`: rows, `digests`: SHA-256; all by table."""

    at: datetime
    form: int
    upto: Mapping[str, int]
    counts: Mapping[str, int]
    digests: Mapping[str, str]
    previous: str

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hex over everything the link says, and so over all links before."""
        said = {
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "form": self.form,
            "upto": dict(self.upto),
            "counts": dict(self.counts),
            "digests": dict(self.digests),
            "previous": self.previous,
        }
        plain = json.dumps(said, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()

    def covers(self, upto: Mapping[str, int]) -> bool:
        """Whether nothing lies above it up to these ids."""
        return all(self.upto.get(table, 0) >= highest for table, highest in upto.items())


EMPTY = Link(datetime.min.replace(tzinfo=UTC), 0, {}, {}, {}, "")
"""Before the first seal."""
