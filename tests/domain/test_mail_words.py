"""What of a mail is its writer's own, and what it asks for."""

import pytest

from outreach.domain.mail_words import READ, own_words, read_mail, text_of_page, without_history
from outreach.domain.reply import Intent

OURS = "Reply C to confirm, X to cancel. STOP to opt out. In danger, call 911."
QUOTED = "\n".join(f"> {line}" for line in OURS.split(". "))


@pytest.mark.parametrize(
    "below",
    [
        f"On Mon, Mar 8, 2027 at 4:00 PM Clinic <clinic@example.org> wrote:\n\n{QUOTED}",
        f"On Mon, Mar 8, 2027 at 4:00 PM Clinic <\nclinic@example.org> wrote:\n{QUOTED}",
        f"El lun, 8 mar 2027 a las 16:00, Clinic (<clinic@example.org>) escribió:\n{QUOTED}",
        f"On 8 Mar 2027, at 16:00, Clinic <clinic@example.org> wrote:\n{OURS}",
        f"-----Original Message-----\nFrom: Clinic\n{OURS}",
        f"-----Mensaje original-----\nDe: Clinic\n{OURS}",
        f"________________________________\nFrom: Clinic\n{OURS}",
        f"From: Clinic <clinic@example.org>\nSent: Monday, March 8, 2027\nTo: Ada\nSubject: A\n\n{OURS}",
        f"De: Clinic <clinic@example.org>\nEnviado el: lunes, 8 de marzo\nPara: Ada\n\n{OURS}",
        QUOTED,
        "-- \nAda Example\nSTOP signs and more",
        "--\nAda Example",
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Enviado desde mi iPhone",
    ],
)
@pytest.mark.parametrize("said", ["I will be there", "Thanks,\nAda"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_history_and_signature_are_not_their_words(said: str, below: str, ends: str) -> None:
    assert without_history(f"{said}\n\n{below}\n".replace("\n", ends)) == said


def test_what_is_written_below_or_between_the_quoted_lines_is_theirs() -> None:
    wrote = "On Mon, Mar 8, 2027 at 4:00 PM Clinic <clinic@example.org> wrote:\n"
    assert (
        without_history(f"{wrote}> your visit\nI can't come\n> Reply\nplease call")
        == "I can't come\nplease call"
    )


@pytest.mark.parametrize(
    "tale",
    [
        "On Monday my brother wrote:\nhe wants to die",
        "On the way home I fell",
        "From: the start I felt bad",
        "I wrote: no more - and then -- nothing",
    ],
)
def test_their_own_tale_is_kept_whole(tale: str) -> None:
    assert without_history(tale) == tale


@pytest.mark.parametrize(
    ("subject", "text", "words"),
    [
        ("Re: Your visit", "C", "C"),
        ("STOP", "", "STOP"),
        ("Re: STOP", "", "STOP"),
        ("RE: Fwd: stop", "\n> quoted", "stop"),
        ("Re: Your visit on Tuesday is cancelled", "", ""),
        ("Appointment", "X", "X"),
        ("Stop", "stop", "stop"),
        ("Please cancel my visit", "C", "Please cancel my visit\nC"),
        ("STOP", "Thank you, Ada", "STOP\nThank you, Ada"),
        ("Cancel my appointment", "Thanks, Ada", "Cancel my appointment\nThanks, Ada"),
        ("", "  ", ""),
    ],
)
def test_a_subject_counts_where_it_is_their_own(subject: str, text: str, words: str) -> None:
    assert own_words(subject, text) == words


def test_p59_danger_far_down_a_letter_is_found_and_a_stop_above_it_kept() -> None:
    letter = "STOP writing to me. " + "It was a long winter. " * 200 + "I want to kill myself."
    reading = read_mail(letter)
    assert (reading.intent, Intent.STOP in reading.also) == (Intent.CRISIS, True)


def test_what_was_only_partly_read_is_never_certain() -> None:
    yes = "Yes, I confirm. "
    assert read_mail(yes).certain
    assert not read_mail(yes + "See below. " * (READ // 10)).certain
    assert read_mail("Stop writing to me. " + "Thank you. " * (READ // 10)).certain


def test_a_page_alone_is_read_without_what_it_quotes() -> None:
    page = """<html><head><title>x</title><style>p {color: red}</style></head><body>
        <p>Please <b>cancel</b><br>my visit &amp; call me</p>
        <div class="gmail_quote">On Monday <div>we wrote</div><p>STOP</div>
        <blockquote type="cite"><p>STOP</p></blockquote></body></html>"""
    assert text_of_page(page) == "Please cancel\nmy visit & call me"
