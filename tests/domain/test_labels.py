"""People of one phone are told apart, by as little as can be."""

import pytest

from outreach.domain.labels import labels, labels_of


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Maria", "Lee"], ["M", "L"]),
        (["Mia", "Max"], ["Mi", "Ma"]),
        (["Rob", "Xena", "Cleo"], ["Ro", "Xe", "Cl"]),
        (["Ada", "Ben", "Dan"], ["Ad", "Be", "Da"]),
        (["Mia", "Mila"], ["Mi", "Mi"]),
        (["", "Lee"], ["", "L"]),
    ],
)
def test_p37_an_initial_unless_it_is_an_answer_or_anothers(names: list[str], expected: list[str]) -> None:
    assert labels(names) == expected


def test_one_person_needs_no_label() -> None:
    assert labels_of([(1, "Mia"), (1, "Mia")]) == {1: ""}
    assert labels_of([(1, "Mia"), (2, "Leo")]) == {1: "M", 2: "L"}
