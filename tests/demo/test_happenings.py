"""Sentences about what happened show no phone in full."""

from datetime import UTC, datetime

from outreach.demo.happenings import mask, told, wall_clock
from tests.demo.records import PHONE, heard, moved


def test_masks_leave_enough_to_tell_phones_apart() -> None:
    assert mask(PHONE) == "608-555-••23"
    assert mask("alma@example.org") == "a•••@example.org"


def test_one_text_is_told_with_its_phone_and_several_are_counted() -> None:
    assert told([moved("sending", "sent")], []) == ["text to 608-555-••23: reminder"]
    assert told([moved("sending", "sent")] * 3, []) == ["3 texts: reminder"]


def test_a_receipt_that_overtakes_the_answer_counts_as_the_sending() -> None:
    assert told([moved("sending", "delivered")], []) == ["text to 608-555-••23: reminder"]


def test_steps_in_between_are_not_told() -> None:
    assert (
        told([moved("planned", "queued"), moved("queued", "sending"), moved("sent", "delivered")], []) == []
    )


def test_an_email_in_place_of_a_text_is_told_apart() -> None:
    mail = {"channel": "email", "address": "alma@example.org", "note": "in place of a text"}
    assert told([moved("sending", "sent", **mail)], []) == [
        "e-mail in place of a text to a•••@example.org: reminder"
    ]


def test_doubt_and_its_end_are_told() -> None:
    (doubt,) = told([moved("sending", "unknown", "no answer: in_doubt")], [])
    assert doubt.startswith("text to 608-555-••23: in doubt, no answer")
    (found,) = told([moved("unknown", "delivered", "receipt")], [])
    assert "found at the carrier" in found


def test_replies_are_told_first_with_what_they_did() -> None:
    assert told([moved("sending", "sent", template="confirmed")], [heard(" c ", "confirm", "confirmed")]) == [
        "→ 608-555-••23 replied “c”: confirmed",
        "text to 608-555-••23: thank you, confirmed",
    ]


def test_whatever_a_rule_decided_is_told_with_its_number() -> None:
    moves = [
        moved("sending", "sent", "a decent hour", "P30"),
        moved("queued", "planned", "quiet hours", "P39"),
        moved("planned", "suppressed", "the patient opted out", "P8"),
    ]
    assert told(moves, [heard("STOP", "stop", "opted out")]) == [
        "→ 608-555-••23 replied “STOP”: opted out [P7, P8]",
        "text to 608-555-••23: reminder [P30]",
        "text to 608-555-••23: put off, quiet hours: reminder [P39]",
        "text to 608-555-••23: suppressed, the patient opted out: reminder [P8]",
    ]


def test_the_clock_is_read_as_people_write_it() -> None:
    assert wall_clock(datetime(2027, 3, 8, 9, 5, tzinfo=UTC)) == "Mon 8 Mar 09:05"
