"""The language of phrases, sign by sign, and the automaton that finds them."""

import pytest

from outreach.domain import reply_phrases
from outreach.domain.reply_phrases import Phrases

LISTS = {"DAY": "monday|next (week|month)", "NOT": "dont|do not"}


def found(phrase: str, text: str, names: frozenset[str] = frozenset()) -> str:
    """What the phrase is found to be in a text, the longest where it ends first."""
    phrases = Phrases({"it": phrase}, LISTS)
    words = f"| {text} |".split()
    row = phrases.keys(words, names)
    places = phrases.find(row).get("it")
    return "" if not places else " ".join(words[slice(*places[0])])


@pytest.mark.parametrize(
    ("phrase", "text", "what"),
    [
        ("stop texting", "please stop texting me", "stop texting"),
        ("stop texting", "stop not texting", ""),
        ("suicid*", "is suicidal", "suicidal"),
        ("(stop|quit) it", "quit it", "quit it"),
        ("(stop|quit right) now", "quit right now", "quit right now"),
        ("stop [right] now", "stop now", "stop now"),
        ("stop [right|this very] now", "stop this very now", "stop this very now"),
        ("on DAY", "see you on next month", "on next month"),
        ("NOT (come|want [a|the] DAY)", "i do not want the monday", "do not want the monday"),
        ("a _ b", "a x b", "a x b"),
        ("a _ b", "a | b", ""),
        ("a .. b", "a x y z b", "a x y z b"),
        ("a .. b", "a w x y z b", ""),
        ("at #", "at 3pm", "at 3pm"),
        ("^ stop $", "stop", "| stop |"),
        ("^ stop $", "bus stop", ""),
        ("DAY ?", "monday ? | bye", "monday ?"),
        ("monday / or", "monday | or", "monday | or"),
        ("monday / or", "monday or", "monday or"),
    ],
)
def test_signs(phrase: str, text: str, what: str) -> None:
    assert found(phrase, text) == what


def test_a_name_is_a_capital_that_no_phrase_knows() -> None:
    assert found("not @", "im not jessica", frozenset({"jessica"})) == "not jessica"
    assert found("not @", "im not jessica") == ""
    assert found("not @\nmonday", "not monday", frozenset({"monday"})) == "monday"


def test_remarks_and_blank_lines_are_no_phrases() -> None:
    assert found("-- how they say it\n\nstop  -- bare", "stop") == "stop"


@pytest.mark.parametrize("phrase", ["(stop", "stop [now", "on NODAY"])
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"group|list"):
        Phrases({"it": phrase}, LISTS)


def test_each_group_is_told_apart_and_phrases_may_overlap() -> None:
    phrases = Phrases({"one": "a b", "two": "b c"}, {})
    assert phrases.find(phrases.keys(["|", "a", "b", "c", "|"])) == {"one": [(1, 3)], "two": [(2, 4)]}


def test_forgetting_what_was_learnt_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = Phrases({"it": "a .. b\nc _ d"}, {})
    text = phrases.keys(["|", "a", "c", "c", "d", "b", "a", "d", "c", "b", "d", "|"])
    before = phrases.find(text)
    learnt = phrases._states
    monkeypatch.setattr(reply_phrases, "_MOST_LEARNT", len(learnt) - 1)
    assert phrases.find(text) == before
    assert phrases._states is not learnt
    assert before["it"]


def test_of_a_phrase_that_ends_once_the_longest_counts() -> None:
    phrases = Phrases({"it": "[a] [a] b"}, {})
    assert phrases.find(phrases.keys(["|", "a", "a", "b", "|"])) == {"it": [(1, 4)]}
