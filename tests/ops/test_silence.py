"""A patient for whom nothing will go: what is said in place of an empty table."""

from datetime import datetime, timedelta

import pytest

from outreach.actions.close_task import close, reopen, take
from outreach.actions.opt_out import opt_out
from outreach.domain.lifecycle import Status
from outreach.ops.silence import MOST_DAYS, reasons_for_silence
from outreach.records.models import HOLDING, Appointment, Patient, StaffTask
from tests.actions.feeds import row, the_visit
from tests.actions.feeds import take as take_in
from tests.actions.replying import LATER, asked, reply
from tests.factories import NOW, mailbox, message, patient, phone, under_way, visit

pytestmark = pytest.mark.django_db


def reasons(of: Patient, *, days: int = 14, now: datetime = NOW) -> list[str]:
    return reasons_for_silence(of.external_id, now + timedelta(days=days), now)


def test_no_visit() -> None:
    (why,) = reasons(patient())
    assert why.startswith("no visit ahead is on record")
    someone = visit(start=NOW - timedelta(days=1)).patient
    assert reasons(someone) == [why]


def test_a_visit_the_clinic_called_off_and_one_the_patient_did() -> None:
    off = visit(status="cancelled")
    assert reasons(off.patient) == [f"visit {off.external_id}, Tue 09 Mar 2027 09:00, is cancelled"]
    take_in(row())
    about = asked(the_visit())
    reply("X")
    (why,) = reasons(about.patient, now=NOW + timedelta(hours=1))
    assert why.startswith("visit A1, Thu 18 Mar 2027 09:00, is cancelled, by the patient.")
    assert "outreach keep A1 --by NAME" in why
    take_in(row(Status="Canceled"), now=NOW + timedelta(hours=2))
    assert reasons(about.patient, now=NOW + timedelta(hours=3))[0].endswith("is cancelled")


def test_a_visit_that_nobody_is_reminded_of() -> None:
    (why,) = reasons(visit(status="waitlist").patient)
    assert "is waitlist: only visits that are booked or pending" in why


def test_an_opt_out_and_no_other_way() -> None:
    number, post = phone("+16085550108"), mailbox()
    about = visit(patient(number, post, phone("+16085550109", status="landline")))
    assert len(reasons(about.patient)) == 1
    opt_out([number.pk, post.pk], NOW, actor="patient", medium="text", wording="STOP")
    by_phone, by_mail, landline = reasons(about.patient)
    assert by_phone == "phone +1…0108: this address has opted out of everything (P8)"
    assert by_mail.startswith("e-mail a")
    assert by_mail.endswith("this address has opted out of everything (P8)")
    assert landline.endswith("can't receive messages (landline, H3)")


def test_no_address_and_only_one_that_is_closed() -> None:
    about = visit()
    about.patient.links.all().delete()
    assert reasons(about.patient)[0].startswith("no phone and no e-mail is on record")
    picky = visit(patient(phone("+16085550107"), only_channel="email"))
    assert reasons(picky.patient) == [
        "they asked to be reached by e-mail alone, and no e-mail of theirs may be written to (P39)"
    ]


def test_a_hold_names_its_task() -> None:
    about = asked()
    reply("please stop, my wife passed away")
    task = StaffTask.objects.get(kind="deceased")
    held = f"everything automatic to patient {about.patient.external_id} is held because of task {task.pk}"
    assert reasons(about.patient)[0] == f"{held} (deceased): closed with --resume it lets messages go (P59)"
    close(task.pk, "Kim", LATER)
    assert reasons(about.patient)[0].startswith(f"{held} (deceased), which is closed: reopen it first")
    reopen(task.pk, "Kim", LATER)
    close(task.pk, "Kim", LATER, resume=True)
    assert not [why for why in reasons(about.patient) if "held" in why]


def test_p59_a_hold_of_their_own_is_named_and_not_the_later_crisis_of_who_shares_their_phone() -> None:
    own = "+16085550102"
    someone = visit(patient(phone(own), phone())).patient
    reply("please stop, my wife passed away", sender=own)
    reply("I want to die", at=LATER + timedelta(minutes=1))
    death, crisis = StaffTask.objects.filter(kind__in=HOLDING).order_by("id")
    assert f"because of task {death.pk} (deceased):" in reasons(someone)[0]
    take(crisis.pk, "Kim", LATER)
    close(crisis.pk, "Kim", LATER, resume=True)
    assert f"because of task {death.pk} (deceased):" in reasons(someone)[0]
    close(death.pk, "Kim", LATER)
    assert f"because of task {death.pk} (deceased), which is closed" in reasons(someone)[0]


def test_messages_beyond_these_days() -> None:
    about = visit(start=NOW + timedelta(days=40))
    message(about, send_at=NOW + timedelta(days=37))
    (why,) = reasons(about.patient)
    assert why.endswith("is told of from Wed 14 Apr 2027 11:00 on: look further ahead with --days")


def test_messages_beyond_what_can_be_looked_ahead() -> None:
    about = visit(start=NOW + timedelta(days=400))
    message(about, send_at=NOW + timedelta(days=397))
    for days in (14, MOST_DAYS):
        (why,) = reasons(about.patient, days=days)
        assert why.endswith("is told of from Sat 08 Apr 2028 11:00 on")


def test_all_that_was_to_come_has_gone_or_there_never_was_any() -> None:
    about = visit()
    assert "has no message: it became known too late" in reasons(about.patient)[0]
    sent = under_way(Status.DELIVERED, about)
    (why,) = reasons(about.patient)
    assert f"the last was message {sent.pk}, reminder (delivered)" in why


def test_of_many_visits_the_next_few_are_told() -> None:
    someone = patient()
    for days in range(1, 9):
        visit(someone, start=NOW + timedelta(days=days), status="cancelled")
    assert len(reasons(someone)) == 5
    assert Appointment.objects.count() == 8
