"""What a patient's text means, word by word."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.domain.reply import (
    CARRIER_HELP,
    CARRIER_START,
    CARRIER_STOP,
    Intent,
    StopKind,
    answered_by_carrier,
    is_bare_cancel,
    read,
    says_yes,
)

SET = Path(__file__).with_name("replies.jsonl")

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
def test_p7_every_stop_word_in_any_dress_opts_out(word: str, dress: str) -> None:
    for written in (word, word.lower(), word.upper(), word.title()):
        reading = read(dress.format(written))
        assert (reading.intent, reading.certain, reading.stop) == (Intent.STOP, True, StopKind.ALL)


@pytest.mark.parametrize(
    "text",
    ["ＳＴＯＰ", "Stóp", "stop\u00a0all", "STOP", "s t o p", "S.T.O.P", "Sotp", "stpo", "unsubscibe"],
)
def test_p7_however_a_phone_or_a_thumb_writes_it(text: str) -> None:
    assert read(text).intent is Intent.STOP


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
        ("Yes!", Intent.CONFIRM),
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
    ],
)
def test_keywords_and_codes_are_exact(text: str, intent: Intent) -> None:
    reading = read(text)
    assert (reading.intent, reading.certain, reading.exact) == (intent, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "confrim",
        "👍",
        "Liked “your visit is Tue”",
        "C X",
        "yes but later",
        "yes if I can",
        "c u there maybe",
        "ok lol",
    ],
)
def test_no_visit_is_confirmed_on_a_guess(text: str) -> None:
    reading = read(text)
    assert not (reading.intent is Intent.CONFIRM and reading.certain)


@pytest.mark.parametrize("text", ["cancel my appointment", "no puedo ir mañana", "I can't make it"])
def test_a_visit_given_up_in_ones_own_words_is_no_code(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.exact) == (Intent.CANCEL, False)


@pytest.mark.parametrize(
    ("said", "intent"),
    [("stop", Intent.STOP), ("start", Intent.START), ("help", Intent.HELP), ("", Intent.CONFIRM)],
)
def test_p15_what_the_carrier_understood_wins(said: str, intent: Intent) -> None:
    """Both forms of the payload."""
    assert read("C", said_by_carrier=said).intent is intent


@pytest.mark.parametrize(
    "text", ["STOP, I want to die", "stop. i cant do this anymore", "quiero morir. no me manden mensajes"]
)
def test_p59_danger_comes_before_everything_and_a_stop_beside_it_counts(text: str) -> None:
    reading = read(text, said_by_carrier="stop")
    assert reading.intent is Intent.CRISIS
    assert Intent.STOP in reading.also
    assert reading.stop is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You have the wrong number", StopKind.WRONG_NUMBER),
        ("este no es el número de Ana", StopKind.WRONG_NUMBER),
        ("My father passed away, please stop texting", StopKind.DECEASED),
        ("Stop texting or you will hear from my lawyer", StopKind.LEGAL),
        ("please email me instead of texting", StopKind.PARTIAL),
        ("Stop texting me", StopKind.ALL),
    ],
)
def test_p12_what_is_behind_a_stop(text: str, kind: StopKind) -> None:
    reading = read(text)
    assert (reading.intent, reading.stop) == (Intent.STOP, kind)


@pytest.mark.parametrize("text", ["yes", "Yes!", "sí", "y", "Yes please"])
def test_p20_a_bare_yes_is_known_as_one(text: str) -> None:
    assert says_yes(text)


@pytest.mark.parametrize("text", ["C", "yes I will be there", "no", ""])
def test_p20_nothing_else_is(text: str) -> None:
    assert not says_yes(text)


def test_our_own_set_is_read_as_well_as_promised() -> None:
    """Stop (P7) and danger (P59) are never missed on plain lines; what isn't one is never a confirmation."""
    lines = [json.loads(line) for line in SET.read_text("utf-8").splitlines()]
    assert len(lines) > 200
    for hard, least in ((False, 0.95), (True, 0.85)):
        read_as = [(line, read(line["text"])) for line in lines if line["hard"] is hard]
        right = sum(line["intent"] == reading.intent for line, reading in read_as)
        assert right / len(read_as) >= least, (hard, right, len(read_as))
        if not hard:
            missed = [
                line["text"]
                for line, reading in read_as
                if line["intent"] in {"stop", "crisis"} and reading.intent != line["intent"]
            ]
            assert missed == []
        confirmed = [
            line["text"]
            for line, reading in read_as
            if line["intent"] in {"stop", "cancel", "crisis", "question"}
            and reading.intent is Intent.CONFIRM
            and (reading.certain or not hard)
        ]
        assert confirmed == []


@given(st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    assert read(text).intent in Intent
    assert read(text) == read(text.upper()) or text.upper().casefold() != text.casefold()


@pytest.mark.parametrize(
    "before", ["C", "STOP", "yes see you tomorrow", "lol", "can you move it to 3?", "👍"]
)
def test_p59_whatever_stands_before_it(before: str) -> None:
    assert read(f"{before}. I want to kill myself").intent is Intent.CRISIS


@pytest.mark.parametrize("word", sorted(CARRIER_STOP | CARRIER_START | CARRIER_HELP))
def test_p16_what_twilio_answers_we_do_not(word: str) -> None:
    """Rule P16."""
    assert answered_by_carrier(f" {word.upper()}\n")


@pytest.mark.parametrize("text", ["stop please", "STOP.", "AYUDA", "C", "help me", ""])
def test_p21_twilio_matches_whole_bodies_only(text: str) -> None:
    """Rule P21."""
    assert not answered_by_carrier(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [("CANCEL", True), ("Cancel.", True), ("cancelar", True), ("STOP", False), ("cancel my visit", False)],
)
def test_p19_bare_cancel(text: str, bare: bool) -> None:
    """Rule P19."""
    assert is_bare_cancel(text) is bare
