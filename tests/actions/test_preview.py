"""What a patient will get, judged beforehand."""

from datetime import timedelta

import pytest
from django.db import transaction

from outreach.actions.opt_out import opt_out
from outreach.actions.preview import NoPatient, preview, total
from outreach.records.models import Message, MessageEvent
from tests.factories import NOW, engine, message, patient, phone, visit
from tests.threads import Beside

pytestmark = pytest.mark.django_db


def test_each_message_at_its_hour_with_its_words_and_nothing_is_changed() -> None:
    about = visit(start=NOW + timedelta(days=5))
    today = message(about, send_at=NOW + timedelta(hours=1))
    night = message(about, send_at=NOW + timedelta(hours=14), template="reminder_soon")
    message(about, send_at=NOW + timedelta(days=20))
    before = list(Message.objects.order_by("id").values())
    coming = preview(about.patient.external_id, 14, engine())
    assert [(c.message, c.verdict, c.rule) for c in coming] == [
        (today.pk, "send", "P30"),
        (night.pk, "defer", "P30"),
    ]
    assert coming[1].at == NOW.replace(hour=14) + timedelta(days=1), "eight in the morning in Madison"
    assert coming[0].words.startswith("Revival Madison: your visit is Sat, Mar 13")
    assert coming[0].visit == about.external_id
    assert total(coming) == 2
    assert list(Message.objects.order_by("id").values()) == before
    assert not MessageEvent.objects.exists()


def test_what_will_not_go_says_why() -> None:
    number = phone("+16085550108")
    about = visit(patient(number), start=NOW + timedelta(days=5))
    opt_out([number.pk], NOW, actor="patient", medium="text", wording="STOP")
    message(about, send_at=NOW + timedelta(hours=1))
    (coming,) = preview(about.patient.external_id, 14, engine())
    assert (coming.verdict, coming.rule, coming.words) == ("suppress", "P8", "")


@pytest.mark.django_db(transaction=True)
def test_nobody_is_kept_from_a_message_by_it_and_it_from_none() -> None:
    """A worker passes over what is locked: the message would wait for its lease to end."""
    about = visit(start=NOW + timedelta(days=5))
    row = message(about, send_at=NOW + timedelta(hours=1))
    with transaction.atomic():
        Message.objects.select_for_update().get(pk=row.pk)
        looked = Beside(lambda: [c.message for c in preview(about.patient.external_id, 14, engine())])
        assert looked.result() == [row.pk]
    with transaction.atomic():
        preview(about.patient.external_id, 14, engine())
        assert Beside(planned_ids).result() == [row.pk]


def planned_ids() -> list[int]:
    with transaction.atomic():
        rows = Message.objects.select_for_update(skip_locked=True).filter(status="planned")
        return [row.pk for row in rows]


def test_a_patient_nobody_knows() -> None:
    with pytest.raises(NoPatient):
        preview("P-nobody", 14, engine())
