"""What is meant without its usual words: veiled danger, CANCEL by ear, arrivals that are none."""

import pytest

from outreach.domain.reply import Intent, StopKind, is_bare_cancel, read


@pytest.mark.parametrize(
    "text", ["cancelar porfavor", "por favor cancelar", "CANCELAR xfavor", "cansela", "canselar grasias"]
)
def test_p19_a_bare_cancel_with_courtesy_or_by_ear_opts_out(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.stop) == (Intent.STOP, StopKind.ALL)
    assert is_bare_cancel(text)


@pytest.mark.parametrize("text", ["please help", "por favor ayuda", "porfa ayuda"])
def test_p19_courtesy_before_help_is_not_taken_off(text: str) -> None:
    assert read(text) != read("help")


def test_p7_two_exclamation_marks_put_to_ones_own_stop_say_it_again() -> None:
    assert read("Emphasized “STOP”").intent is Intent.STOP
    assert read("Emphasized “Reply C to confirm. STOP to opt out.”").intent is Intent.OTHER
    assert read("Liked “STOP”").intent is not Intent.STOP


@pytest.mark.parametrize(
    ("veiled", "harmless"),
    [
        ("by then I won't be around for it", "I won't be here Tuesday"),
        ("she gives away all her things", "she gave away her old stroller"),
        ("he sends us goodbye videos", "goodbye, see you Monday"),
        ("a su papá se le torció la boca", "la matrona no abre la boca"),
        ("I'm at the end of my rope", "I'm at the end of my rope with this insurance"),
        ("about to go back out and use", "going back out to the car"),
        ("nothing will ever get better", "nothing will keep me from being there"),
    ],
)
def test_p59_veiled_danger_is_heard_and_what_resembles_it_is_not(veiled: str, harmless: str) -> None:
    assert read(veiled).intent is Intent.CRISIS
    assert read(harmless).intent is not Intent.CRISIS


@pytest.mark.parametrize(
    "text",
    [
        "I live in Oregon now and see a doctor here",
        "sí voy, si es que llego viva",
        "I'll ask the nurse when I'm in",
        "what can I text here",
    ],
)
def test_p20_words_of_arrival_alone_confirm_nothing(text: str) -> None:
    reading = read(text)
    assert not (reading.intent is Intent.CONFIRM and reading.certain)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("w a n t  t o  d i e", Intent.CRISIS),
        ("k.i.l.l m.y.s.e.l.f", Intent.CRISIS),
        ("q u i e r o  m o r i r", Intent.CRISIS),
        ("k1ll myself", Intent.CRISIS),
        ("kiling myself 2nite", Intent.CRISIS),
        ("sto p", Intent.STOP),
        ("ST0P", Intent.STOP),
        ("a b c d e f", Intent.OTHER),
    ],
)
def test_words_torn_apart_or_disguised_are_read(text: str, intent: Intent) -> None:
    assert read(text).intent is intent


@pytest.mark.parametrize(
    "text",
    [
        "gracias por todo, hasta el lunes",
        "thanks for everything, see you monday",
        "voy a preguntarle a mi esposa",
        "I'm in class cant talk",
        "help is on the way with my ride",
        "my kids are driving me crazy",
        "i can do friday tho",
        "ok will call you later",
        "who am i seeing tomorrow",
    ],
)
def test_p20_what_only_sounds_like_coming_confirms_nothing(text: str) -> None:
    assert read(text).intent is not Intent.CONFIRM


@pytest.mark.parametrize(
    ("danger", "idiom"),
    [
        ("i wanna die lmao", "dying to see you lol"),
        ("idk how much longer i can hold on", "idk how much longer i'll be, traffic"),
        ("he gave away all his things", "she gave away her old stroller"),
        ("nobody's gonna miss me", "we're gonna miss you at the party"),
        ("I want out. of everything.", "I want out of the 9am, do you have 10?"),
        ("this is goodbye", "goodbye, see you Monday"),
    ],
)
def test_p59_a_joking_word_behind_it_takes_no_danger_away(danger: str, idiom: str) -> None:
    assert read(danger).intent is Intent.CRISIS
    assert read(idiom).intent is not Intent.CRISIS


@pytest.mark.parametrize("text", ["mañana les confirmo", "luego le confirmo", "les confirmo mañana"])
def test_p20_a_promise_to_confirm_later_confirms_nothing(text: str) -> None:
    assert read(text).intent is not Intent.CONFIRM


@pytest.mark.parametrize("text", ["No thanks. STOP", "no thank you, stop texting", "No. Stop texting me"])
def test_p9_a_no_to_the_texts_gives_no_visit_up(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.certain, reading.also) == (Intent.STOP, True, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        *(
            "yes cancel",
            "Yes, cancel it",
            "sí, cancele",
            "si cancelar",
            "si cancele la cita",
            "si X",
            "claro cancelela",
        ),
        *("yes go ahead and cancel", "si, anular", "ok X"),
    ],
)
def test_a_yes_before_the_wish_to_cancel_confirms_nothing(text: str) -> None:
    reading = read(text)
    assert reading.intent is Intent.CANCEL
    assert Intent.CONFIRM not in reading.also


@pytest.mark.parametrize("text", ["si cancelo me cobran", "no need to cancel, see you then", "yes but x"])
def test_no_confirmation_that_speaks_of_cancelling_is_certain(text: str) -> None:
    assert read(text).intent is not Intent.CONFIRM or not read(text).certain


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        *(
            ("My sugar was 142 this morning", False),
            ("blood sugar 38 and shaky", True),
            ("sugar is 540", True),
        ),
        *(("bp 128/82", False), ("my bp is 190/110", True), ("pulse 72", False), ("pulse is 150", True)),
        *(("oxygen 97", False), ("oxygen is 84", True), ("in the hospital so I can't come", False)),
    ],
)
def test_p59_a_measured_value_alarms_where_a_nurse_would(text: str, alarms: bool) -> None:
    assert (read(text).intent is Intent.CRISIS) is alarms


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("my dad passed", StopKind.DECEASED), ("Stop all messages except reminders", StopKind.PARTIAL)),
        ("stop emails and texts", StopKind.PARTIAL),
    ],
)
def test_p11_what_is_behind_a_stop_is_told(text: str, kind: StopKind) -> None:
    assert (read(text).intent, read(text).stop) == (Intent.STOP, kind)


@pytest.mark.parametrize(
    "text",
    ["don't email me just text", "I never said stop", "Sorry, didn't see this till now", "is this a scam"],
)
def test_p12_texts_are_not_ended_by_who_asks_for_them(text: str) -> None:
    assert Intent.STOP not in {read(text).intent, *read(text).also}


def test_p9_who_only_moved_away_is_asked_about() -> None:
    reading = read("I moved to Texas")
    assert (reading.intent, reading.certain) == (Intent.STOP, False)
