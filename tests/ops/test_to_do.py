"""Every kind of task says what to do, here and in the book for staff."""

from pathlib import Path

import pytest

from outreach.ops.to_do import TO_DO
from outreach.records.models import TaskKind

BOOK = Path(__file__).resolve().parent.parent.parent / "docs" / "operations.md"


@pytest.mark.parametrize("kind", TaskKind)
def test_each_kind_says_what_to_do_in_one_short_sentence(kind: TaskKind) -> None:
    sentence = TO_DO[kind]
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0
    assert len(sentence) <= 80
    assert f"| {kind.value.replace('_', ' ')} | {sentence} |" in BOOK.read_text()
