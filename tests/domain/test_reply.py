"""What a patient's text means, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.domain.reply import (
    CARRIER_HELP,
    CARRIER_START,
    CARRIER_STOP,
    Intent,
    answered_by_carrier,
    is_bare_cancel,
    read,
)

# Rule P15 (Twilio's default words) and rule P7 (47 CFR 64.1200(a)(10)).
STOPS = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]
STOPS += ["opt out", "opt-out", "Opt–out", "stop all", "stop please", "please stop", "remove me"]
STOPS += ["ALTO", "parar", "BAJA", "cancelar"]
DRESSED = [
    "{}",
    " {} ",
    "{}.",
    "{}!!!",
    "“{}”",
    "({})",
    "\n{}\n",
    "{} 🛑",
    "-{}-",
    "*{}*",
    "{}\u200b",
    "…{}…",
]


@pytest.mark.parametrize("word", STOPS)
@pytest.mark.parametrize("dress", DRESSED)
def test_every_stop_word_in_any_dress_opts_out(word: str, dress: str) -> None:
    for written in (word, word.lower(), word.upper(), word.title()):
        assert read(dress.format(written)) is Intent.STOP


@pytest.mark.parametrize(
    "text",
    ["ＳＴＯＰ", "Stóp", "stop\u00a0all", "STOP"],  # full-width, accented, no-break space
)
def test_however_a_phone_writes_it(text: str) -> None:
    assert read(text) is Intent.STOP


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("C", Intent.CONFIRM),
        ("c.", Intent.CONFIRM),
        ("(c)", Intent.CONFIRM),
        ("1", Intent.CONFIRM),
        ("1️⃣", Intent.CONFIRM),
        ("Confirmed!", Intent.CONFIRM),
        ("confirmo", Intent.CONFIRM),
        ("X", Intent.CANCEL),
        ("3", Intent.CANCEL),
        ("R", Intent.RESCHEDULE),
        ("2.", Intent.RESCHEDULE),
        ("Reschedule", Intent.RESCHEDULE),
        ("HELP", Intent.HELP),
        ("info?", Intent.HELP),
        ("Ayuda", Intent.HELP),
        ("START", Intent.START),
        ("unstop", Intent.START),
        ("Yes", Intent.START),
        ("Yes!", Intent.START),
    ],
)
def test_single_words(text: str, intent: Intent) -> None:
    assert read(text) is intent


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "👍",
        "I want to quit smoking",
        "by the end of the month",
        "can I stop by at 3",
        "can't confirm yet",
        "help me",
        "cancel my appointment",
        "don't stop texting me",
        "yes but later",
        "C X",
        "12",
        "10:30",
        "no",
        "stopped at the desk",
        "1/2",
        "c u there",
    ],
)
def test_a_sentence_is_for_a_person(text: str) -> None:
    assert read(text) is Intent.OTHER


@pytest.mark.parametrize(
    ("said", "intent"),
    [("stop", Intent.STOP), ("start", Intent.START), ("help", Intent.HELP), ("", Intent.CONFIRM)],
)
def test_what_the_carrier_understood_wins(said: str, intent: Intent) -> None:
    """Rule P15: both forms of the payload."""
    assert read("C", said_by_carrier=said) is intent


@given(st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    assert read(text) in Intent
    assert read(text) is read(text.upper()) or text.upper().casefold() != text.casefold()


@pytest.mark.parametrize("word", sorted(CARRIER_STOP | CARRIER_START | CARRIER_HELP))
def test_what_twilio_answers_we_do_not(word: str) -> None:
    """Rule P16."""
    assert answered_by_carrier(f" {word.upper()}\n")


@pytest.mark.parametrize("text", ["stop please", "STOP.", "AYUDA", "C", "help me", ""])
def test_twilio_matches_whole_bodies_only(text: str) -> None:
    """Rule P21."""
    assert not answered_by_carrier(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [("CANCEL", True), ("Cancel.", True), ("cancelar", True), ("STOP", False), ("cancel my visit", False)],
)
def test_bare_cancel(text: str, bare: bool) -> None:
    """Rule P19."""
    assert is_bare_cancel(text) is bare
