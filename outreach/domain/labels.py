"""What tells people of one phone apart in a text, saying as little of each as possible (rule P37)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from outreach.domain.kinds import OPTION_LETTERS

_MEANT = frozenset("CRX") | frozenset(OPTION_LETTERS)
"""Letters that a patient may answer with: no person is called by one of them."""


def labels_of(people: Iterable[tuple[int | None, str]]) -> dict[int | None, str]:
    """By person, from pairs of who and their given name; empty where there is but one."""
    names = dict(people)
    if len(names) < 2:
        return dict.fromkeys(names, "")
    return dict(zip(names, labels(list(names.values())), strict=True))


_LONGEST = 4


def labels(names: Sequence[str]) -> list[str]:
    """An initial for each given name, or up to four letters where fewer are another's or an answer's.

    Two of them may still be alike: then nobody can be asked which is meant.
    """
    called = [name.strip().capitalize() for name in names]
    found = [name[:1] for name in called]
    for length in range(2, _LONGEST + 1):
        alike = {label for label, times in Counter(found).items() if times > 1}
        found = [
            name[:length] if label in alike or label in _MEANT else label
            for name, label in zip(called, found, strict=True)
        ]
    return found
