"""Whether a due message may go, judged by facts of the moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.domain.channel import Channel
from outreach.domain.decision import Decision, Facts, Verdict, VisitFacts, decide
from outreach.domain.visit import REMINDED, VisitStatus
from outreach.domain.windows import HOUSE_HOURS

MADISON, ADAK = ZoneInfo("America/Chicago"), ZoneInfo("America/Adak")
NOW = datetime(2027, 3, 8, 16, 0, tzinfo=UTC)  # ten in the morning in Madison
START = NOW + timedelta(days=1)
VISIT = VisitFacts(VisitStatus.BOOKED, version=2, made_for=2, start=START, confirmed=False)
FACTS = Facts(
    channel=Channel.SMS,
    not_after=START - timedelta(minutes=30),
    prompted=False,
    opted_out=False,
    works=True,
    theirs=True,
    visit=VISIT,
    announces_change=False,
    unless_confirmed=False,
    zones=(MADISON,),
)


def judge(facts: Facts = FACTS, now: datetime = NOW) -> Decision:
    return decide(facts, now, HOUSE_HOURS)


def local(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2027, 3, 8, hour, minute, second, tzinfo=MADISON).astimezone(UTC)


def test_a_true_reminder_at_a_decent_hour_goes() -> None:
    assert judge() == Decision(Verdict.SEND)


def test_useful_to_the_last_instant_and_no_longer() -> None:
    facts = replace(FACTS, not_after=NOW)
    assert judge(facts).verdict is Verdict.SEND
    assert judge(facts, NOW + timedelta(microseconds=1)).verdict is Verdict.EXPIRE


@pytest.mark.parametrize("status", sorted(set(VisitStatus) - REMINDED))
def test_only_promised_visits_are_reminded_of(status: VisitStatus) -> None:
    verdict = judge(replace(FACTS, visit=replace(VISIT, status=status)))
    assert verdict.verdict is Verdict.CANCEL
    assert status in verdict.reason


@pytest.mark.parametrize("status", sorted(REMINDED))
def test_promised_visits_are(status: VisitStatus) -> None:
    assert judge(replace(FACTS, visit=replace(VISIT, status=status))).verdict is Verdict.SEND


def test_a_changed_visit_cancels() -> None:
    decision = judge(replace(FACTS, visit=replace(VISIT, version=3)))
    assert decision == Decision(Verdict.CANCEL, "the visit has changed since")


def test_a_visit_that_has_begun_cancels() -> None:
    begun = replace(FACTS, visit=replace(VISIT, start=NOW))
    assert judge(begun).verdict is Verdict.CANCEL


@pytest.mark.parametrize(
    ("confirmed", "unless", "verdict"),
    [
        (False, False, Verdict.SEND),
        (False, True, Verdict.SEND),
        (True, False, Verdict.SEND),
        (True, True, Verdict.CANCEL),
    ],
)
def test_confirmed_visits_are_not_asked_about_again(confirmed: bool, unless: bool, verdict: Verdict) -> None:
    facts = replace(FACTS, visit=replace(VISIT, confirmed=confirmed), unless_confirmed=unless)
    assert judge(facts).verdict is verdict


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (VisitStatus.CANCELLED, Verdict.SEND),
        (VisitStatus.ENTERED_IN_ERROR, Verdict.SEND),
        (VisitStatus.BOOKED, Verdict.CANCEL),
    ],
)
def test_a_cancellation_is_told_only_while_it_holds(status: VisitStatus, verdict: Verdict) -> None:
    facts = replace(FACTS, visit=replace(VISIT, status=status), announces_change=True)
    assert judge(facts).verdict is verdict


def test_opted_out_is_suppressed_by_rule_p8() -> None:
    decision = judge(replace(FACTS, opted_out=True))
    assert (decision.verdict, decision.rule) == (Verdict.SUPPRESS, "P8")


def test_an_answer_is_no_exception_to_an_opt_out() -> None:
    assert judge(replace(FACTS, opted_out=True, prompted=True)).verdict is Verdict.SUPPRESS


def test_a_dead_address_is_suppressed() -> None:
    assert judge(replace(FACTS, works=False)).verdict is Verdict.SUPPRESS


@pytest.mark.parametrize(
    ("now", "open_"),
    [
        (local(7, 59, 59), False),
        (local(8), True),
        (local(20, 59, 59), True),
        (local(21), False),
    ],
)
def test_reminders_keep_quiet_hours(now: datetime, open_: bool) -> None:
    decision = judge(now=now)
    assert decision.verdict is (Verdict.SEND if open_ else Verdict.DEFER)


def test_a_deferred_reminder_waits_for_the_opening_by_rule_p30() -> None:
    assert judge(now=local(5)) == Decision(Verdict.DEFER, "quiet hours", "P30", local(8))


def test_it_must_be_a_decent_hour_in_every_zone() -> None:
    decision = judge(replace(FACTS, zones=(MADISON, ADAK)))
    assert decision.verdict is Verdict.DEFER
    assert decision.until == datetime(2027, 3, 8, 8, tzinfo=ADAK).astimezone(UTC)


def test_without_a_zone_nobody_is_disturbed() -> None:
    assert judge(replace(FACTS, zones=())).verdict is Verdict.SUPPRESS


def test_a_night_longer_than_the_message_is_useful_suppresses() -> None:
    night = replace(FACTS, not_after=local(7))
    decision = judge(night, local(5))
    assert (decision.verdict, decision.rule) == (Verdict.SUPPRESS, "P30")
    assert judge(replace(FACTS, not_after=local(8)), local(5)).verdict is Verdict.DEFER


@pytest.mark.parametrize("facts", [replace(FACTS, prompted=True), replace(FACTS, channel=Channel.EMAIL)])
def test_answers_and_mail_may_come_at_night(facts: Facts) -> None:
    assert judge(facts, local(3)).verdict is Verdict.SEND


def test_an_answer_stays_true_though_it_ended_the_visit() -> None:
    gone = replace(VISIT, status=VisitStatus.CANCELLED, version=3)
    assert judge(replace(FACTS, prompted=True, visit=gone)).verdict is Verdict.SEND


def test_an_outdated_message_is_not_put_off_but_cancelled() -> None:
    changed = replace(FACTS, visit=replace(VISIT, version=3), opted_out=True)
    assert judge(changed, local(3)).verdict is Verdict.CANCEL
