"""A new tzdata: what was planned by the old clocks is planned anew (rule P36)."""

import importlib.resources
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from outreach.actions.sync_config import sync_config
from outreach.domain import windows
from outreach.records.models import Message, Patient, ZoneRules
from tests.actions.feeds import CONFIG, row, take
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_clocks(tmp_path: Path) -> Iterator[Callable[[str, str], None]]:
    """Put another tzdata in place, in which one zone has the clocks of another, until the test ends."""

    def swap(name: str, like: str) -> None:
        data = importlib.resources.files("tzdata.zoneinfo").joinpath(*like.split("/")).read_bytes()
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        zoneinfo.reset_tzpath(to=[tmp_path])
        forget()

    def forget() -> None:
        ZoneInfo.clear_cache()
        windows.zone.cache_clear()

    before = zoneinfo.TZPATH
    try:
        yield swap
    finally:
        zoneinfo.reset_tzpath(to=before)
        forget()


def due(step: str) -> datetime:
    return Message.objects.get(status="planned", step=step).send_at


def test_p36_another_tzdata_recomputes_what_was_planned(new_clocks: Callable[[str, str], None]) -> None:
    take(row())  # Thursday the 18th, nine in Madison; the day before at ten, daylight saving
    assert due("one_day") == datetime.fromisoformat("2027-03-17T10:00-05:00")
    sync_config(CONFIG, NOW)
    new_clocks("America/Chicago", "America/Regina")  # Wisconsin gives daylight saving up
    report = sync_config(CONFIG, NOW)
    assert report.visits == 1
    assert due("one_day") == datetime.fromisoformat("2027-03-17T10:00-06:00")
    assert sync_config(CONFIG, NOW).visits == 0, "once is enough"


def test_p36_the_patients_own_zone_counts_too(new_clocks: Callable[[str, str], None]) -> None:
    take(row(), row(Appointment_ID="A2", Patient_ID="P2", Phone="(608) 555-0102", Email=""))
    Patient.objects.filter(external_id="P2").update(zone="America/Phoenix")
    sync_config(CONFIG, NOW)
    new_clocks("America/Phoenix", "America/Denver")
    assert sync_config(CONFIG, NOW).visits == 1


def test_zones_whose_clocks_stay_plan_nothing_anew(new_clocks: Callable[[str, str], None]) -> None:
    take(row())
    sync_config(CONFIG, NOW)
    new_clocks("America/Denver", "America/Phoenix")
    assert sync_config(CONFIG, NOW).visits == 0


def test_nor_does_a_new_year(new_clocks: Callable[[str, str], None]) -> None:
    take(row(Start="2028-01-18 09:00"))
    sync_config(CONFIG, NOW)
    assert sync_config(CONFIG, NOW.replace(month=12, day=31)).visits == 0
    assert sync_config(CONFIG, NOW.replace(year=2028, month=1, day=1)).visits == 0
    assert set(ZoneRules.objects.values_list("year", flat=True)) == {2027, 2028, 2029}
