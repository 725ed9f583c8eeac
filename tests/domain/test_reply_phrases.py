"""The language of phrases, sign by sign, and how they are found in a text."""

import re
from random import Random

import pytest

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


def test_a_text_that_a_phrase_fits_in_a_great_many_ways_takes_no_longer() -> None:
    phrases = Phrases({"it": "[a] " * 40 + "b"}, {})
    assert phrases.find(phrases.keys([*"a" * 40, "b"])) == {"it": [(0, 41)]}  # of 2^40 ways one would do


def written_as_pattern(phrase: str) -> str:
    """A phrase of single letters, as a pattern of what it stands for."""
    known = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", "^": r"\|", "$": r"[|?]", "?": r"\?"}
    known |= {"_": "[a-e]", "..": "[a-e]{0,3}", "/": r"\|?", "LIST": "(?:a|bc)"}
    return "".join(known.get(sign, sign) for sign in re.findall(r"\.+|LIST|\S", phrase))


def any_phrase(random: Random, depth: int = 0) -> str:
    """A phrase made at random, with groups within its groups."""
    items = []
    for _ in range(random.randint(1, 4)):
        if depth < 2 and random.random() < 0.4:
            inside = "|".join(any_phrase(random, depth + 1) for _ in range(random.randint(1, 3)))
            items.append(random.choice(["(%s)", "[%s]"]) % inside)
        else:
            items.append(random.choice(["a", "b", "c", "d", "_", "LIST", "^", "$", "?"]))
        if not depth and random.random() < 0.2:
            items.append(random.choice(["..", "/"]))
    return " ".join(items)


@pytest.mark.parametrize("seed", range(60))
def test_a_phrase_is_found_wherever_it_stands(seed: int) -> None:
    random = Random(seed)
    written = [any_phrase(random) for _ in range(8)]
    phrases = Phrases({str(n): phrase for n, phrase in enumerate(written)}, {"LIST": "a|b c"})
    for _ in range(12):
        text = "".join(random.choices("abcde|?", weights=[6, 6, 6, 3, 1, 2, 1], k=random.randint(1, 9)))
        places = phrases.find(phrases.keys(text))
        for n, phrase in enumerate(written):
            pattern = re.compile(written_as_pattern(phrase))
            fits = [
                (start, end)
                for end in range(1, len(text) + 1)
                for start in range(end)
                if pattern.fullmatch(text, start, end)
            ]
            longest = [span for span in fits if not any(fit[1] == span[1] and fit < span for fit in fits)]
            assert places.get(str(n), []) == longest, (phrase, text)


def test_of_a_phrase_that_ends_once_the_longest_counts() -> None:
    phrases = Phrases({"it": "[a] [a] b"}, {})
    assert phrases.find(phrases.keys(["|", "a", "a", "b", "|"])) == {"it": [(1, 4)]}
