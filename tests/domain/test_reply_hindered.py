"""What keeps people from coming is weighed against what else they say."""

import pytest

from outreach.domain.reply import Intent, read


@pytest.mark.parametrize(
    "text",
    ["my car wont start", "both kids have the flu", "no babysitter", "se me descompuso el carro", "nope"],
)
def test_a_hindrance_alone_gives_the_visit_up_but_not_for_certain(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.certain) == (Intent.CANCEL, False)


@pytest.mark.parametrize(
    "text",
    [
        "son has a cough but we'll still be there",
        "sick as a dog but ill be there",
        "car broke down, ill be there anyway",
        "no, ill be there",
    ],
)
def test_p20_who_promises_to_come_in_spite_of_it_comes_but_not_for_certain(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.certain) == (Intent.CONFIRM, False)


def test_a_hindrance_in_a_question_asks() -> None:
    assert read("can i bring my kids no sitter?").intent is Intent.QUESTION
    assert read("can i bring my kids no sitter").intent is Intent.QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "My car died but my neighbor jumped it",
        "my kid is sick but getting better",
        "estoy en el trabajo, ahorita les marco",
    ],
)
def test_what_was_overcome_hinders_nobody(text: str) -> None:
    assert read(text).intent is Intent.OTHER


def test_who_moves_the_visit_for_it_moves_it() -> None:
    assert read("kid has a fever can we push to next week").intent is Intent.RESCHEDULE
