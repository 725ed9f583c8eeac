"""Whether a due message may go, judged by facts of the moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from config.calling import load_calling
from outreach.domain.channel import Channel
from outreach.domain.consent import Standing
from outreach.domain.decision import (
    Decision,
    Facts,
    PersonFacts,
    Verdict,
    VisitFacts,
    WordsFacts,
    decide,
)
from outreach.domain.places import Whereabouts, plausible
from outreach.domain.purpose import Purpose
from outreach.domain.visit import REMINDED, VisitStatus
from outreach.domain.windows import HOUSE_HOURS, Hours

CALLING = load_calling(Path(__file__).parents[2] / "config", HOUSE_HOURS)
GRANTED, OUT = (
    Standing(True),
    Standing(False, "P8", "this address has opted out of everything", datetime(2027, 1, 1, tzinfo=UTC)),
)
MADISON, ADAK = ZoneInfo("America/Chicago"), ZoneInfo("America/Adak")
NOW = datetime(2027, 3, 8, 16, 0, tzinfo=UTC)  # ten in the morning in Madison
START = NOW + timedelta(days=1)
VISIT = VisitFacts(VisitStatus.BOOKED, version=2, made_for=2, start=START, confirmed=False)
FACTS = Facts(
    channel=Channel.SMS,
    purpose=Purpose.CARE,
    today=NOW.date(),
    not_after=START - timedelta(minutes=30),
    prompted=False,
    despite_opt_out="",
    consent=GRANTED,
    works=True,
    theirs=True,
    registered=True,
    complained_of=False,
    visit=VISIT,
    announces_change=False,
    unless_confirmed=False,
    where=Whereabouts(frozenset({MADISON}), frozenset({"WI"})),
)
DRIP = replace(
    FACTS, purpose=Purpose.EDUCATION, visit=None, not_after=NOW + timedelta(days=14),
    words=WordsFacts(approved=True),
)  # fmt: skip


def at(*zones: ZoneInfo, states: tuple[str, ...] = ()) -> Whereabouts:
    return Whereabouts(frozenset(zones), frozenset(states))


def judge(facts: Facts = FACTS, now: datetime = NOW) -> Decision:
    return decide(facts, now, CALLING)


def local(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2027, 3, 8, hour, minute, second, tzinfo=MADISON).astimezone(UTC)


def test_a_true_reminder_at_a_decent_hour_goes() -> None:
    decision = judge()
    assert (decision.verdict, decision.rule) == (Verdict.SEND, "P30")
    assert decision.reason == (
        "a decent hour wherever the patient may be: the house texts about visits from 08:00 to 21:00"
    )


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (replace(FACTS, channel=Channel.EMAIL), "P2"),
        (replace(DRIP, channel=Channel.EMAIL), "P1"),
        (DRIP, "P29"),
        (replace(FACTS, prompted=True), "P30"),
        (replace(FACTS, purpose=Purpose.STAFF), "P59"),
    ],
)
def test_what_goes_names_the_rule_that_let_it_go(facts: Facts, rule: str) -> None:
    decision = judge(facts, local(12))
    assert (decision.verdict, decision.rule) == (Verdict.SEND, rule)
    assert decision.reason


def test_what_does_not_go_for_no_law_names_a_rule_of_the_house() -> None:
    assert judge(FACTS, START).rule == "H2"
    assert judge(replace(FACTS, visit=replace(VISIT, version=3))).rule == "H1"
    assert judge(replace(FACTS, works=False)).rule == "H3"
    assert judge(replace(FACTS, theirs=False)).rule == "H3"


def test_useful_until_its_end_and_no_longer() -> None:
    facts = replace(FACTS, not_after=NOW)
    assert judge(facts, NOW - timedelta(microseconds=1)).verdict is Verdict.SEND
    assert judge(facts).verdict is Verdict.EXPIRE


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
    assert decision == Decision(Verdict.CANCEL, "the visit has changed since", "H1")


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


def test_p8_opted_out_is_suppressed() -> None:
    decision = judge(replace(FACTS, consent=OUT))
    assert (decision.verdict, decision.rule) == (Verdict.SUPPRESS, "P8")


def test_p8_an_answer_is_no_exception_to_an_opt_out() -> None:
    assert judge(replace(FACTS, consent=OUT, prompted=True)).verdict is Verdict.SUPPRESS


@pytest.mark.parametrize("rule", ["P10", "P61"])
def test_p10_p61_but_its_confirmation_and_help_in_a_crisis_are(rule: str) -> None:
    facts = replace(FACTS, consent=OUT, prompted=True, despite_opt_out=rule)
    decision = judge(facts, local(2))
    assert (decision.verdict, decision.rule) == (Verdict.SEND, rule)
    late = judge(replace(facts, not_after=NOW), NOW + timedelta(seconds=1))
    assert (late.verdict, late.rule) == (Verdict.EXPIRE, rule)


def test_p1_without_a_consent_nothing_goes_but_an_answer() -> None:
    never = Standing(False, "P1", "no consent on record")
    assert judge(replace(FACTS, consent=never)).rule == "P1"
    assert judge(replace(FACTS, consent=never, prompted=True)).verdict is Verdict.SEND


def test_p23_a_purpose_the_sender_is_not_registered_for() -> None:
    decision = judge(replace(DRIP, registered=False))
    assert (decision.verdict, decision.rule) == (Verdict.SUPPRESS, "P23")
    assert judge(replace(DRIP, registered=False, channel=Channel.EMAIL)).verdict is Verdict.SEND


@pytest.mark.parametrize("purpose", [Purpose.EDUCATION, Purpose.MARKETING, Purpose.SURVEY])
def test_p54_mail_that_is_complained_of_waits(purpose: Purpose) -> None:
    mail = replace(DRIP, purpose=purpose, channel=Channel.EMAIL, complained_of=True)
    decision = judge(mail)
    assert (decision.verdict, decision.rule) == (Verdict.DEFER, "P54")
    assert decision.until == NOW + timedelta(hours=6)
    late = judge(replace(mail, not_after=NOW + timedelta(hours=5)))
    assert (late.verdict, late.rule) == (Verdict.SUPPRESS, "P54")


def test_p54_care_goes_all_the_same_and_so_do_answers() -> None:
    assert judge(replace(FACTS, channel=Channel.EMAIL, complained_of=True)).verdict is Verdict.SEND
    answer = replace(DRIP, channel=Channel.EMAIL, complained_of=True, prompted=True)
    assert judge(answer).verdict is Verdict.SEND


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (WordsFacts(sponsored=True), "P38"),
        (WordsFacts(reveals=True), "P40"),
        (WordsFacts(approved=False), "P58"),
        (WordsFacts(review_by=date(2027, 3, 7)), "P58"),
    ],
)
def test_p38_p40_p58_words_that_may_not_go(words: WordsFacts, rule: str) -> None:
    decision = judge(replace(DRIP, words=words))
    assert (decision.verdict, decision.rule) == (Verdict.SUPPRESS, rule)


def test_p40_p58_words_that_may() -> None:
    assert judge(replace(DRIP, words=WordsFacts(review_by=date(2027, 3, 8)))).verdict is Verdict.SEND
    told = replace(DRIP, words=WordsFacts(reveals=True), person=PersonFacts(unencrypted_ok=True))
    assert judge(told).verdict is Verdict.SEND


def test_p39_an_asked_for_channel_beats_everything_but_an_answer() -> None:
    mail_only = PersonFacts(only_channel="email")
    decision = judge(replace(FACTS, person=mail_only))
    assert (decision.verdict, decision.rule) == (Verdict.SUPPRESS, "P39")
    assert judge(replace(FACTS, person=mail_only, channel=Channel.EMAIL)).verdict is Verdict.SEND
    assert judge(replace(FACTS, person=mail_only, prompted=True)).verdict is Verdict.SEND


def test_p39_asked_for_hours_narrow_the_houses() -> None:
    afternoons = PersonFacts(hours=Hours(time(13), time(18)))
    decision = judge(replace(FACTS, person=afternoons))
    assert (decision.verdict, decision.rule, decision.until) == (Verdict.DEFER, "P39", local(13))
    assert judge(replace(FACTS, person=afternoons), local(13)).verdict is Verdict.SEND


def test_p39_asked_for_hours_are_those_of_the_home_and_not_of_the_phone() -> None:
    where = Whereabouts(frozenset({MADISON, ADAK}), frozenset({"WI"}), frozenset({MADISON}))
    facts = replace(FACTS, where=where, person=PersonFacts(hours=Hours(time(13), time(15))))
    noon_in_adak = local(13)  # ten there, and one in the afternoon at home
    assert judge(facts, noon_in_adak).verdict is Verdict.SEND


def test_p48_under_part_2_only_visits_are_spoken_of() -> None:
    assert judge(replace(DRIP, person=PersonFacts(part2=True))).rule == "P48"
    assert judge(replace(FACTS, person=PersonFacts(part2=True))).verdict is Verdict.SEND


def test_p59_who_is_in_distress_hears_from_people_alone() -> None:
    paused = PersonFacts(paused=True)
    decision = judge(replace(FACTS, person=paused))
    assert (decision.verdict, decision.rule) == (Verdict.HOLD, "P59")
    assert judge(replace(FACTS, person=paused, prompted=True)).verdict is Verdict.SEND


def test_p3_one_a_day_and_three_a_week() -> None:
    hours = [timedelta(hours=h) for h in (1, 30, 60, 90)]
    for sent, until in (
        (hours[:1], timedelta(hours=23)),
        (hours[1:4], timedelta(days=7, hours=-90)),
        ([], None),
        (hours[1:3], None),
    ):
        decision = judge(replace(DRIP, person=PersonFacts(sent=[NOW - ago for ago in sent])))
        if until is None:
            assert decision.verdict is Verdict.SEND
        else:
            assert (decision.verdict, decision.rule) == (Verdict.DEFER, "P3")
            assert decision.until == NOW + until


def test_p3_what_is_about_a_visit_takes_its_place_first() -> None:
    assert judge(replace(DRIP, person=PersonFacts(due_soon=1))).verdict is Verdict.DEFER
    assert judge(replace(FACTS, person=PersonFacts(due_soon=1))).verdict is Verdict.SEND
    assert judge(replace(FACTS, person=PersonFacts(sent=[NOW - timedelta(hours=1)]))).verdict is Verdict.SEND


@pytest.mark.parametrize(
    ("sent", "due_soon", "until"),
    [
        ([], 1, 24),  # nothing to wait for but the visit's own message
        ([30, 60], 1, 7 * 24 - 60),  # with it three in a week
        ([30, 60, 90], 2, 7 * 24 - 30),  # with them five: until all but the newest are forgotten
        ([1], 3, 7 * 24 - 1),
    ],
)
def test_p3_it_waits_until_there_is_room_beside_what_is_about_a_visit(
    sent: list[int], due_soon: int, until: int
) -> None:
    budget = PersonFacts(sent=[NOW - timedelta(hours=ago) for ago in sent], due_soon=due_soon)
    decision = judge(replace(DRIP, person=budget))
    assert (decision.verdict, decision.until) == (Verdict.DEFER, NOW + timedelta(hours=until))


def test_p3_a_budget_that_frees_too_late_suppresses() -> None:
    facts = replace(DRIP, not_after=NOW + timedelta(hours=5), person=PersonFacts(sent=[NOW]))
    assert (judge(facts).verdict, judge(facts).rule) == (Verdict.SUPPRESS, "P3")


def test_p28_a_floridian_area_code_counts_though_the_address_is_in_wisconsin() -> None:
    facts = replace(DRIP, where=plausible(phone="+13055550101", zip_code="53711"))
    evening = datetime(2027, 3, 8, 20, 30, tzinfo=ZoneInfo("America/New_York"))
    assert judge(facts, evening).verdict is Verdict.DEFER
    assert judge(replace(facts, purpose=Purpose.CARE), evening).verdict is Verdict.SEND


def test_p29_education_keeps_office_hours_and_no_sundays() -> None:
    sunday = datetime(2027, 3, 7, 12, tzinfo=MADISON)
    decision = judge(DRIP, sunday)
    assert (decision.verdict, decision.rule) == (Verdict.DEFER, "P29")
    assert decision.until == datetime(2027, 3, 8, 10, tzinfo=MADISON)


def test_p30_who_wrote_hours_ago_is_not_woken_by_the_answer() -> None:
    """The workers stood still in the evening, and are back at three at night."""
    answer = replace(FACTS, prompted=True, visit=None, asked_at=local(3) - timedelta(hours=8))
    decision = judge(answer, local(3))
    assert (decision.verdict, decision.rule, decision.until) == (Verdict.DEFER, "P30", local(8))
    assert judge(answer, local(9)).verdict is Verdict.SEND
    assert judge(replace(answer, asked_at=local(3) - timedelta(minutes=30)), local(3)).verdict is Verdict.SEND
    assert judge(replace(answer, despite_opt_out="P61"), local(3)).verdict is Verdict.SEND


def test_p30_what_goes_must_have_arrived_when_its_hours_end() -> None:
    assert judge(FACTS).until == local(21)
    afternoon = judge(replace(FACTS, where=at(MADISON, ADAK)), local(13))
    assert afternoon.until == local(21), "which is five in the afternoon in Adak"
    assert judge(replace(FACTS, person=PersonFacts(hours=Hours(time(9), time(15))))).until == local(15)


def test_alerts_to_staff_go_at_any_hour_without_a_ledger() -> None:
    alert = replace(FACTS, purpose=Purpose.STAFF, visit=None, consent=Standing(False), registered=False)
    assert judge(alert, local(3)).verdict is Verdict.SEND


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
def test_p30_reminders_keep_quiet_hours(now: datetime, open_: bool) -> None:
    decision = judge(now=now)
    assert decision.verdict is (Verdict.SEND if open_ else Verdict.DEFER)


def test_a_deferred_reminder_waits_for_the_opening_by_rule_p30() -> None:
    decision = judge(now=local(5))
    assert (decision.verdict, decision.rule, decision.until) == (Verdict.DEFER, "P30", local(8))
    assert "08:00 to 21:00" in decision.reason


def test_p32_it_must_be_a_decent_hour_in_every_zone() -> None:
    decision = judge(replace(FACTS, where=at(MADISON, ADAK)))
    assert decision.verdict is Verdict.DEFER
    assert decision.until == datetime(2027, 3, 8, 8, tzinfo=ADAK).astimezone(UTC)


def test_p32_without_a_zone_or_a_common_hour_a_person_must_look() -> None:
    around = at(ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/London"))
    for where in (at(), around):
        decision = judge(replace(FACTS, where=where))
        assert (decision.verdict, decision.rule) == (Verdict.HOLD, "P32")


def test_a_night_longer_than_the_message_is_useful_suppresses() -> None:
    night = replace(FACTS, not_after=local(7))
    decision = judge(night, local(5))
    assert (decision.verdict, decision.rule) == (Verdict.SUPPRESS, "P30")


@pytest.mark.parametrize(
    ("minutes", "verdict"), [(0, Verdict.SUPPRESS), (4, Verdict.SUPPRESS), (5, Verdict.DEFER)]
)
def test_what_is_put_off_is_left_the_time_to_be_sent(minutes: int, verdict: Verdict) -> None:
    """Put off to the very end of its use it would be refused there as too late (H2)."""
    end = local(8) + timedelta(minutes=minutes)
    assert judge(replace(FACTS, not_after=end), local(5)).verdict is verdict
    full = PersonFacts(sent=[local(8) - timedelta(days=1)])
    drip = replace(DRIP, not_after=end, channel=Channel.EMAIL, person=full)
    assert judge(drip, local(5)).verdict is verdict


@pytest.mark.parametrize("facts", [replace(FACTS, prompted=True), replace(FACTS, channel=Channel.EMAIL)])
def test_answers_and_mail_may_come_at_night(facts: Facts) -> None:
    assert judge(facts, local(3)).verdict is Verdict.SEND


def test_an_answer_stays_true_though_it_ended_the_visit() -> None:
    gone = replace(VISIT, status=VisitStatus.CANCELLED, version=3)
    assert judge(replace(FACTS, prompted=True, visit=gone)).verdict is Verdict.SEND


def test_an_outdated_message_is_not_put_off_but_cancelled() -> None:
    changed = replace(FACTS, visit=replace(VISIT, version=3), consent=OUT)
    assert judge(changed, local(3)).verdict is Verdict.CANCEL
