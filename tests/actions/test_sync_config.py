"""The configuration is written once, and a changed cadence reaches the visits to come."""

from datetime import UTC, datetime, time, timedelta

import pytest

from config.clinic import ClinicConfig, SenderWords
from config.reminders import CadenceWords, StepWords, VisitTypeWords
from outreach.actions.facts import circumstances
from outreach.actions.sync_config import SyncReport, sync_config
from outreach.domain.channel import Channel
from outreach.records.models import Cadence, CadenceStep, Location, Message, Sender, VisitType
from tests.actions.feeds import CONFIG, cancelled_because, planned, row, take
from tests.factories import NOW, engine, message

pytestmark = pytest.mark.django_db

SHORT = CadenceWords(
    code="short", name="Short", steps=(StepWords(key="eve", template="reminder", days_before=1, at=time(17)),)
)


def changed(**fields: object) -> ClinicConfig:
    return CONFIG.model_copy(update=fields)


def standard(*steps: StepWords) -> ClinicConfig:
    return changed(cadences=(CONFIG.cadences[0].model_copy(update={"steps": steps}),))


def test_the_records_say_what_the_files_say() -> None:
    assert sync_config(CONFIG, NOW) == SyncReport(("standard",), 0, 0)
    place = Location.objects.get()
    assert (place.code, place.zone, place.phone) == ("fitchburg", "America/Chicago", "608-405-6824")
    assert list(Sender.objects.order_by("channel").values_list("channel", "provider")) == [
        ("email", "email"),
        ("sms", "twilio"),
    ]
    steps = CadenceStep.objects.values_list("key", "days_before", "at", "before", "unless_confirmed")
    assert list(steps) == [
        ("three_days", 3, time(10), None, False),
        ("one_day", 1, time(10), None, True),
        ("two_hours", None, None, timedelta(hours=2), False),
    ]


def test_twice_is_harmless() -> None:
    sync_config(CONFIG, NOW)
    ids = set(CadenceStep.objects.values_list("id", flat=True))
    assert sync_config(CONFIG, NOW) == SyncReport((), 0, 0)
    assert set(CadenceStep.objects.values_list("id", flat=True)) == ids


def test_a_cadence_with_other_steps_plans_its_visits_anew() -> None:
    take(row(), row(Appointment_ID="A2", Start="2027-03-01 09:00"))
    _, second, last = CONFIG.cadences[0].steps
    config = standard(
        second.model_copy(update={"at": time(17)}),
        last,
        StepWords(key="week", template="reminder", days_before=7, at=time(10)),
    )
    report = sync_config(config, NOW)
    assert report == SyncReport(("standard",), 1, 1)
    assert planned() == ["week", "one_day", "two_hours"]
    assert Message.objects.get(step="one_day").send_at == datetime(2027, 3, 17, 22, 0, tzinfo=UTC)
    assert cancelled_because() == {"the cadence no longer has this step"}
    assert sync_config(CONFIG, NOW).planned == 1
    assert planned() == ["three_days", "one_day", "two_hours"]


def test_a_step_whose_hour_has_passed_is_not_made_up_for() -> None:
    take(row())
    far = StepWords(key="ten_days", template="reminder", days_before=10, at=time(8))
    sync_config(standard(far, *CONFIG.cadences[0].steps), NOW + timedelta(hours=1))
    assert planned() == ["three_days", "one_day", "two_hours"]


def test_a_visit_type_given_another_cadence_plans_its_visits_anew() -> None:
    take(row(), row(Appointment_ID="A2", Visit_Type="Infusion"))
    config = changed(
        cadences=(*CONFIG.cadences, SHORT),
        visit_types=(VisitTypeWords(code="consult", name="Consultation", cadence="short"),),
    )
    assert sync_config(config, NOW) == SyncReport(("short",), 1, 1)
    assert planned() == ["eve"]
    assert planned("A2") == ["three_days", "one_day", "two_hours"]
    kind = VisitType.objects.get(code="Consult")
    assert (kind.name, kind.cadence.code) == ("Consultation", "short")
    sync_config(CONFIG, NOW)
    assert planned() == ["three_days", "one_day", "two_hours"]
    assert not Cadence.objects.filter(code="short").exists()


def test_types_only_the_feed_named_follow_the_default_cadence() -> None:
    take(row())
    sync_config(changed(cadences=(*CONFIG.cadences, SHORT), default_cadence="short"), NOW)
    assert planned() == ["eve"]


def test_a_sender_that_has_sent_stays_on_record() -> None:
    sync_config(CONFIG, NOW)
    message(sender=Sender.objects.get(channel=Channel.SMS))
    config = changed(senders=(SenderWords(code="new", channel=Channel.SMS, provider="memory"),))
    sync_config(config, NOW)
    assert set(Sender.objects.values_list("code", flat=True)) == {"texts", "new"}


def test_p23_a_sender_taken_up_again_is_the_one_whose_registration_counts() -> None:
    other = changed(senders=(SenderWords(code="new", channel=Channel.SMS, provider="memory"),))
    for config in (CONFIG, other, CONFIG):
        sync_config(config, NOW)
        message(sender=Sender.objects.get(channel=Channel.SMS, given_up_at=None))
    given = circumstances([], engine(), NOW)
    assert given.senders[Channel.SMS].code == "texts"
    assert Sender.objects.get(code="new").given_up_at == NOW
