"""The reckoning adds up when both sides agree, and a lost or doubled message is found."""

from dataclasses import replace

import pytest

from outreach.demo.summary import Accepted, Believed, letters, reckon, texts

ANNA, BERT = "+16085550101", "+16085550102"
MAIL = "<7f@example.org>"
DELIVERED = Believed(1, "sms", "delivered", "receipt", ANNA, "See you at nine.", "SM1")
CANCELLED = Believed(2, "sms", "cancelled", "already confirmed", ANNA, "", "")
MAILED = Believed(3, "email", "sent", "", "anna@example.org", "Dear Anna,\n\nsee you.", MAIL)
OURS = [DELIVERED, CANCELLED, MAILED]
TEXT = Accepted("SM1", ANNA, "See you at nine.")
LETTER = Accepted(MAIL, "anna@example.org", "Dear Anna,\r\n\r\nsee\r\nyou.\r\n")
THEIRS = [TEXT, LETTER]


def test_two_sides_that_agree() -> None:
    found = reckon(OURS, THEIRS)
    assert found.adds_up
    assert (found.planned, found.lost, found.duplicated) == (3, 0, 0)
    assert found.states == {"delivered": 2, "cancelled": 1}
    assert found.reasons["cancelled"] == {"already confirmed": 1}
    assert sum(found.reasons["delivered"].values()) == 2


@pytest.mark.parametrize("status", ["planned", "queued", "sending", "unknown", "held", "sent"])
def test_a_text_without_an_end_is_lost(status: str) -> None:
    found = reckon([replace(DELIVERED, status=status), MAILED], THEIRS)
    assert not found.adds_up
    assert found.lost == 1
    assert found.faults == (f"1 {status} at the end",)


def test_a_text_the_carrier_never_had_is_lost() -> None:
    found = reckon(OURS, [LETTER])
    assert not found.adds_up
    assert found.lost == 1


def test_a_mail_the_mailbox_never_had_is_lost() -> None:
    found = reckon(OURS, [TEXT])
    assert not found.adds_up
    assert found.lost == 1


def test_a_text_we_do_not_know_is_found() -> None:
    found = reckon(OURS, [*THEIRS, Accepted("SM9", BERT, "Who am I?")])
    assert not found.adds_up
    assert found.lost == 1


def test_a_text_sent_twice_is_found() -> None:
    found = reckon(OURS, [*THEIRS, replace(TEXT, id="SM2")])
    assert not found.adds_up
    assert found.duplicated == 1


def test_a_mail_sent_twice_under_one_id_is_found() -> None:
    found = reckon(OURS, [*THEIRS, LETTER])
    assert not found.adds_up
    assert found.duplicated == 1


def test_two_messages_may_say_the_same() -> None:
    again = replace(DELIVERED, id=4, provider_id="SM2")
    assert reckon([*OURS, again], [*THEIRS, replace(TEXT, id="SM2")]).adds_up


def test_two_messages_that_claim_one_text_are_found() -> None:
    found = reckon([*OURS, replace(DELIVERED, id=4)], THEIRS)
    assert not found.adds_up
    assert found.duplicated == 1


def test_a_cancelled_message_that_went_all_the_same_is_found() -> None:
    found = reckon([replace(DELIVERED, status="cancelled")], [TEXT])
    assert not found.adds_up
    assert found.duplicated == 1


def test_the_ledger_and_the_mailbox_are_read_as_the_sandbox_tells_them() -> None:
    assert texts([{"sid": "SM1", "to": ANNA, "body": "Hi", "status": "sent"}]) == [
        Accepted("SM1", ANNA, "Hi")
    ]
    letter = {"to": ["a@example.org"], "headers": [["Message-Id", MAIL]], "text": "Hi", "html": None}
    assert letters([letter]) == [Accepted(MAIL, "a@example.org", "Hi")]
