"""Thanks and thumbs, and a bare no."""

import pytest

from outreach.domain.reply_courtesy import is_courtesy, says_all, says_no


@pytest.mark.parametrize(
    "text",
    ["Thanks!", "thank you so much", "ok", "Muchas gracias", "👍", "❤️", "🙏🏽", "Liked “your visit is Tue”"],
)
def test_courtesy(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "thanks, can I park?",
            "ok?",
            "thanks but I can't",
            "no",
            "🔫",
            "👍🔪",
            "Questioned “your visit”",
        ),
        *(
            "Disliked “your visit is Tue”",
            "Liked “your visit is Tue” but not the time",
            "good, or not",
            "..?",
        ),
    ],
)
def test_anything_more_is_no_courtesy(text: str) -> None:
    assert not is_courtesy(text)


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("No.", True),
        ("no gracias", True),
        ("no, keep my visit", True),
        ("don't cancel it", True),
        ("no?", False),
        ("no way", False),
        ("no cancel it", False),
        ("no, cancel please", False),
        ("C", False),
    ],
)
def test_a_no_to_what_was_asked(text: str, no: bool) -> None:
    assert says_no(text) is no


@pytest.mark.parametrize(
    "words",
    ["both", "Yes, both", "all three", "a, b and d", "ABD", "las dos citas", "todas las citas, gracias"],
)
def test_they_mean_every_visit_they_were_offered(words: str) -> None:
    assert says_all(words, "ABD")


@pytest.mark.parametrize("words", ["bad", "dos", "not both", "all but A", "both?", "a and b", "the baby", ""])
def test_or_perhaps_not(words: str) -> None:
    assert not says_all(words, "ABD")
