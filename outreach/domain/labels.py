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


def labels(names: Sequence[str]) -> list[str]:
    """An initial for each given name, or two letters where the initial is another's or an answer's.

    Two of them may still be alike: then nobody can be asked which is meant.
    """
    initials = [name.strip()[:1].upper() for name in names]
    shared = Counter(initials)
    return [
        name.strip()[:2].capitalize() if initial in _MEANT or shared[initial] > 1 else initial
        for name, initial in zip(names, initials, strict=True)
    ]
