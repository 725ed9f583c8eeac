"""What patients' phones say and can't take: confirmations, cancellations, replays, landlines."""

from datetime import UTC, datetime, timedelta

import pytest
import requests

from tests.journeys.harness import OUR_NUMBER, Stack, visit

pytestmark = pytest.mark.journey

BEFORE = datetime(2027, 3, 1, 18, tzinfo=UTC)
DUE = datetime(2027, 3, 9, 16, tzinfo=UTC)  # three days before Friday the 12th, at ten in Chicago
"""Real seconds within which a patient is answered, on a machine that does much else."""
VISIT = "SELECT id, status, confirmed_at IS NOT NULL FROM appointment WHERE external_id = %s"


def _remind(stack: Stack, *visits: list[str]) -> None:
    """Import these visits in good time and go to the instant at which those of the 12th are reminded."""
    stack.clear(BEFORE)
    stack.jump(BEFORE)
    stack.import_visits(visits)
    stack.jump(DUE)
    stack.quiet()


def _answered(stack: Stack, phone: str, words: str) -> None:
    stack.until(lambda: any(words in body for body in stack.texts_to(phone)), f'an answer "{words}"')


def test_a_landline_gets_an_email_instead(running_stack: Stack) -> None:
    stack, phone, mailbox = running_stack, "+16085550131", "robin@example.org"
    stack.clear(BEFORE)
    stack.jump(BEFORE)
    stack.post("faults", {"numbers": {"landline": [phone]}})
    stack.import_visits([visit("L1", phone, "03/12/2027", "10:00 AM", email=mailbox)])
    stack.jump(DUE)
    stack.quiet()

    [letter] = stack.until(lambda: stack.get("mail"), "a letter")
    assert letter["to"] == [mailbox]
    assert "March 12" in letter["subject"]
    texts = "SELECT channel, status FROM message WHERE step = 'three_days' ORDER BY channel DESC"
    assert stack.rows(texts) == [("sms", "undelivered"), ("email", "sent")]
    assert stack.value("SELECT status FROM contact_point WHERE value = %s", phone) == "landline"
    # It is remembered: the next reminder goes by e-mail at once.
    stack.jump(DUE + timedelta(days=2))
    stack.quiet()
    assert len(stack.get("mail")) == 2
    assert len(stack.texts_to(phone)) == 1


def test_c_confirms_the_visit_that_was_asked_about(running_stack: Stack) -> None:
    stack, phone = running_stack, "+16085550132"
    _remind(
        stack,
        visit("C1", phone, "03/12/2027", "10:00 AM"),
        visit("C2", phone, "03/26/2027", "10:00 AM"),
    )
    assert stack.text(phone, "C")["webhook_status"] == 200
    _answered(stack, phone, "is confirmed")

    [(_, status, confirmed)] = stack.rows(VISIT, "C1")
    assert (status, confirmed) == ("booked", True)
    assert stack.rows(VISIT, "C2")[0][2] is False
    assert "Mar 12" in stack.texts_to(phone)[-1]
    # Who has confirmed is not asked again the day before.
    stack.jump(DUE + timedelta(days=2))
    stack.quiet()
    assert len(stack.texts_to(phone)) == 2


def test_x_frees_the_slot_and_asks_staff(running_stack: Stack) -> None:
    stack, phone = running_stack, "+16085550133"
    _remind(stack, visit("X1", phone, "03/12/2027", "10:00 AM"))
    stack.text(phone, "x")
    _answered(stack, phone, "is cancelled")

    [(appointment, status, _)] = stack.rows(VISIT, "X1")
    assert status == "cancelled"
    assert stack.rows("SELECT kind, appointment_id FROM staff_task") == [("cancelled", appointment)]
    stack.jump(DUE + timedelta(days=4))
    stack.quiet()
    assert len(stack.texts_to(phone)) == 2  # the reminder and the answer


def test_a_replayed_text_has_one_effect(running_stack: Stack) -> None:
    stack, phone = running_stack, "+16085550134"
    _remind(stack, visit("R1", phone, "03/12/2027", "10:00 AM"))
    first = stack.text(phone, "R")
    replays = [stack.text(phone, "R", sid=first["sid"]) for _ in range(3)]
    _answered(stack, phone, "call you to find a new time")
    stack.text(phone, "R", sid=first["sid"])
    stack.quiet()

    assert {replay["webhook_status"] for replay in replays} == {200}
    assert len(stack.texts_to(phone)) == 2
    assert stack.value("SELECT count(*) FROM inbound_message") == 1
    assert stack.rows("SELECT kind FROM staff_task") == [("reschedule",)]


@pytest.mark.parametrize("signature", ["", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="], ids=["none", "another"])
def test_a_bad_signature_is_refused(running_stack: Stack, signature: str) -> None:
    stack, phone = running_stack, "+16085550135"
    _remind(stack, visit("B1", phone, "03/12/2027", "10:00 AM"))
    form = {"MessageSid": "SM" + "0" * 32, "From": phone, "To": OUR_NUMBER, "Body": "X"}
    answer = requests.post(
        f"{stack.home.web_url}/hooks/twilio/inbound",
        data=form,
        headers={"X-Twilio-Signature": signature},
        timeout=10,
    )
    stack.let(1.5)
    stack.quiet()

    assert answer.status_code == 403
    assert stack.value("SELECT count(*) FROM inbound_message") == 0
    [(_, status, confirmed)] = stack.rows(VISIT, "B1")
    assert (status, confirmed) == ("booked", False)
