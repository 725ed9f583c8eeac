"""Letters over real SMTP."""

import smtplib
from email.message import EmailMessage

from tests.sandbox.harness import Sandbox


def post(sandbox: Sandbox, letter: EmailMessage, to: str) -> None:
    assert sandbox.smtp is not None
    with smtplib.SMTP(*sandbox.smtp, timeout=10) as server:
        server.send_message(letter, from_addr="bounce@example.org", to_addrs=[to])


def letter(subject: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Lakeside Clinic <desk@example.org>"
    mail["To"] = "jordan@example.com"
    mail["Subject"] = subject
    mail["List-Unsubscribe"] = "<https://example.org/u/1>"
    mail.set_content("Hello Jördan,\nsee you.\n")
    return mail


def test_a_letter_in_all_its_parts(sandbox: Sandbox) -> None:
    mail = letter("Your visit – Tuesday")
    mail.add_alternative("<p>Hello <b>Jördan</b></p>", subtype="html")
    mail.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="visit.ics")
    post(sandbox, mail, "jordan@example.com")
    (got,) = sandbox.get("/_sandbox/mail")
    assert (got["from"], got["to"]) == ("bounce@example.org", ["jordan@example.com"])
    assert got["subject"] == "Your visit – Tuesday"
    assert ["List-Unsubscribe", "<https://example.org/u/1>"] in got["headers"]
    assert got["text"].replace("\r\n", "\n") == "Hello Jördan,\nsee you.\n"
    assert got["html"].strip() == "<p>Hello <b>Jördan</b></p>"
    assert got["attachments"] == [{"name": "visit.ics", "type": "text/calendar"}]
    assert got["id"]
    assert got["received"].endswith("Z")


def test_several_letters(sandbox: Sandbox) -> None:
    for index in range(3):
        post(sandbox, letter(f"Letter {index}"), f"p{index}@example.com")
    assert [m["subject"] for m in sandbox.get("/_sandbox/mail")] == ["Letter 0", "Letter 1", "Letter 2"]
    assert [m["subject"] for m in sandbox.get("/_sandbox/mail?to=p1@example.com")] == ["Letter 1"]
    assert [m["subject"] for m in sandbox.get("/_sandbox/mail?after=2")] == ["Letter 2"]
    sandbox.post("/_sandbox/reset")
    assert sandbox.get("/_sandbox/mail") == []
