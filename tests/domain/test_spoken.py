"""Which language a text is in."""

import pytest

from outreach.domain.spoken import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ya no quiero vivir", "es"),
        ("Quiero morirme", "es"),
        ("me tomé veinte pastillas", "es"),
        ("¡Ayúdenme por favor, mi hija!", "es"),
        ("I don't want to live anymore", "en"),
        ("i took all my pills", "en"),
        ("suicide", ""),
        ("🔪", ""),
    ],
)
def test_p60_by_its_commonest_words(text: str, language: str) -> None:
    assert language_of(text) == language
