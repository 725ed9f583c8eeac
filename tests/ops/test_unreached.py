"""A task to call somebody says why no message went, whom to reach, and what to tell them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from outreach.actions.keep_visit import keep_visit
from outreach.actions.patient_wishes import Wishes, change_wishes
from outreach.actions.preferences import preferences_of
from outreach.actions.reassigned import take_answers
from outreach.actions.record_opt_out import record_opt_out
from outreach.actions.set_preferences import set_preferences
from outreach.actions.visit_verbs import act_on_page
from outreach.domain.channel import Channel
from outreach.domain.consent import Medium
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import Purpose
from outreach.domain.reassigned import Answer, Result
from outreach.domain.windows import HOUSE_HOURS
from outreach.ops.open_tasks import OpenTask, open_tasks
from outreach.records.models import Message
from tests.actions.feeds import row, take, the_visit
from tests.actions.planning import START, booked, change, plan
from tests.actions.replying import LATER, reply
from tests.factories import NOW, mailbox, patient, phone, under_way

pytestmark = pytest.mark.django_db


def the_call() -> OpenTask:
    (task,) = open_tasks()
    assert task.kind == "call"
    return task


def test_p8_whose_visit_moves_after_they_opted_out_must_be_told_the_new_time() -> None:
    take(row(Email=""))
    under_way(Status.DELIVERED, the_visit())
    record_opt_out("P1", NOW, by="Kim", via=Medium.PHONE, region="US")
    take(row(Email="", Start="2027-03-19 11:00"), now=NOW + timedelta(hours=1))
    task = the_call()
    assert task.why == "the phone has opted out (P8); no e-mail address on record"
    assert task.tell == "the new time: the last they were told is Thu 18 Mar 09:00"
    assert task.address == "+16085550101"


def test_who_has_neither_phone_nor_mailbox() -> None:
    who = patient()
    who.links.all().delete()
    plan(booked(who))
    task = the_call()
    assert task.why.startswith("no phone and no e-mail on record: write one into your schedule")
    assert (task.address, task.tell) == ("", "")


def test_p39_who_wants_e_mails_only_and_has_no_mailbox() -> None:
    made = booked(patient(external_id="P-1"))
    plan(made)
    change_wishes("P-1", Wishes(only=Channel.EMAIL), NOW, HOUSE_HOURS, by="Kim")
    task = the_call()
    assert task.why == "they want e-mails only (P39): no e-mail address on record"
    assert task.address == "+16085550101"


def test_p8_who_has_only_a_mailbox_and_wants_nothing_of_visits_there() -> None:
    box = mailbox()
    who = patient(box)
    plan(booked(who))
    shown = preferences_of(who, box)
    wished = replace(shown, purposes=shown.purposes - {Purpose.CARE})
    beside = {Purpose.CARE.value: "My visits"}
    set_preferences(who.pk, box.pk, shown, wished, NOW, HOUSE_HOURS, wording=beside, evidence={})
    task = the_call()
    assert task.why == "no phone on record; the e-mail address has opted out (P8)"
    assert task.address == "ada@example.org"


def test_h3_whose_addresses_do_not_work() -> None:
    plan(
        booked(
            patient(
                phone(status="landline"), phone("+16085550102", status="invalid"), mailbox(status="invalid")
            )
        )
    )
    assert the_call().why == (
        "the phone gets no texts (H3); the phone is wrong (H3); the e-mail address is wrong (H3)"
    )


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"start": START + timedelta(hours=2)}, "the new time: the last they were told is Thu 18 Mar 09:00"),
        ({"status": "cancelled"}, "that the visit is called off"),
    ],
)
def test_what_an_unreachable_patient_was_told_before_is_put_right(
    fields: dict[str, object], told: str
) -> None:
    box = phone()
    made = booked(patient(box))
    under_way(Status.SENT, made)
    box.status = "landline"
    box.save()
    change(made, **fields)
    plan(made)
    assert the_call().tell == told


def test_a_call_about_a_message_keeps_the_messages_own_reason() -> None:
    made = booked()
    plan(made)
    record_opt_out("+16085550101", NOW, by="Kim", via=Medium.PHONE, region="US")
    task = the_call()
    assert (task.message, task.why) == (Message.objects.earliest("id").pk, "the patient opted out (P8)")


def test_whose_address_the_schedule_took_out_has_the_last_one_in_the_task() -> None:
    take(row(Email=""))
    under_way(Status.DELIVERED, the_visit())
    report = take(row(Email="", Phone="", Status="cancelled"), now=NOW + timedelta(hours=1))
    assert ("phone", 1) in [(warning.field, warning.row - 1) for warning in report.warnings]
    task = the_call()
    assert task.why == "no phone and no e-mail on record any more; the last was +16085550101"
    assert task.tell == "that the visit is called off"


def test_who_knew_another_hour_of_a_visit_called_off_is_told_of_that() -> None:
    take(row(Email=""))
    under_way(Status.DELIVERED, the_visit())
    record_opt_out("P1", NOW, by="Kim", via=Medium.PHONE, region="US")
    take(row(Email="", Start="2027-03-19 11:00", Status="cancelled"), now=NOW + timedelta(hours=1))
    assert the_call().tell == "that the visit is called off; the hour they know is Thu 18 Mar 09:00"


@pytest.mark.parametrize("told", [True, False])
def test_p8_whose_visit_was_booked_again_after_they_cancelled_it_and_opted_out(told: bool) -> None:
    take(row(Email=""))
    if told:
        under_way(Status.DELIVERED, the_visit(), attempted_at=NOW)
        reply("X")
    else:
        act_on_page(the_visit().pk, the_visit().version, "cancel", LATER)
    reply("STOP")
    keep_visit("A1", LATER + timedelta(hours=1), HOUSE_HOURS, by="Kim")
    assert the_call().tell == "that the visit is on again"


@pytest.mark.parametrize("told", ["the registry of numbers", "a stranger"])
def test_p5_p47_a_number_that_is_somebody_elses_is_not_offered(told: str) -> None:
    take(row(Email=""))
    under_way(Status.DELIVERED, the_visit())
    if told == "a stranger":
        reply("wrong number", at=NOW)
    else:
        answer = Result("+16085550101", NOW.date() - timedelta(days=30), Answer.YES)
        take_answers([answer], "file", NOW, by="Kim")
    take(row(Email="", Phone="", Start="2027-03-19 11:00"), now=NOW + timedelta(hours=1))
    (call,) = (task for task in open_tasks() if task.kind == "call")
    assert call.why == "no phone and no e-mail on record: write one into your schedule once you have it"
