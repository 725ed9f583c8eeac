"""What a text leans to by its words, where no phrase spoke."""

import pytest

from outreach.domain.reply import Intent, read
from outreach.domain.reply_leaning import leaning


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("the vodka is all gone and nobody cares", Intent.CRISIS),
        ("my throat went weird", Intent.CRISIS),
        ("ridiculous amount of reminders", Intent.STOP),
        ("the airport is closed", Intent.CANCEL),
        ("tuesday only", Intent.RESCHEDULE),
    ],
)
def test_a_thing_and_what_is_said_of_it(text: str, intent: Intent) -> None:
    leans = leaning(text.split())
    assert leans is not None
    assert leans[0] is intent


@pytest.mark.parametrize(
    "text", ["my throat", "weird", "dead tired lol nobody", "", "the pills are great all of them"]
)
def test_a_thing_alone_or_good_cheer_leans_to_nothing(text: str) -> None:
    assert leaning(text.split()) is None


def test_the_gravest_leaning_counts_and_its_words_are_told() -> None:
    assert leaning(["car", "broke", "and", "i", "want", "the", "gun"]) == (Intent.CRISIS, ("gun", "want"))


def test_p20_nothing_leans_to_a_confirmation_and_no_leaning_is_certain() -> None:
    reading = read("the airport is closed")
    assert (reading.intent, reading.certain, reading.said) == (Intent.CANCEL, False, ("airport", "closed"))
    assert leaning(["yes", "see", "you", "there", "tomorrow", "i", "will", "be", "coming"]) is None


def test_what_a_phrase_knows_to_be_harmless_leans_to_nothing() -> None:
    assert read("please don't stop the reminders").intent is Intent.OTHER
