"""What each template is for, and what follows from it."""

import pytest

from outreach.domain.kinds import ASKING, COMMON, KINDS, OPTIONAL, VARIABLES, kind_of
from outreach.domain.purpose import Purpose


@pytest.mark.parametrize("name", ["spring_offer", "", "Reminder", "reminder.sms"])
def test_p4_a_template_in_no_category_counts_as_marketing(name: str) -> None:
    assert kind_of(name).purpose is Purpose.MARKETING
    assert not kind_of(name).prompted


def test_templates_that_ask_are_about_a_visit() -> None:
    assert {"reminder", "booked", "moved", "reminder_soon"} <= ASKING
    assert all(KINDS[name].purpose is Purpose.CARE for name in ASKING)
    assert all(VARIABLES[name] & {"start", "visits"} for name in ASKING)
    assert not ASKING & {"crisis", "stop_ack", "help", "cancelled"}


def test_p30_answers_and_only_they_are_prompted() -> None:
    prompted = {name for name, kind in KINDS.items() if kind.prompted}
    assert {"help", "stop_ack", "crisis", "confirmed", "which_visit"} <= prompted
    assert not prompted & {"reminder", "reminder_soon", "booked", "moved", "cancelled", "no_show", "welcome"}


def test_only_the_cancellation_speaks_of_a_visit_that_is_off() -> None:
    assert [name for name, kind in KINDS.items() if kind.announces_change] == ["cancelled"]


def test_p40_nothing_we_ship_reveals_more_than_a_name_a_time_and_a_phone() -> None:
    assert not any(kind.reveals for kind in KINDS.values())


def test_only_known_variables_are_optional() -> None:
    assert not OPTIONAL - frozenset().union(*VARIABLES.values())
    assert not COMMON & OPTIONAL
