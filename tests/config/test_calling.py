"""The table of hours and caps: what a fault in it says."""

from pathlib import Path

import pytest

from config.calling import SHIPPED, load_calling
from config.clinic import ConfigError
from outreach.domain.calling import Calling
from outreach.domain.purpose import Purpose
from outreach.domain.windows import HOUSE_HOURS


def load(tmp_path: Path, old: str, new: str) -> Calling:
    text = (SHIPPED / "windows.csv").read_text()
    assert old in text
    (tmp_path / "windows.csv").write_text(text.replace(old, new, 1))
    return load_calling(tmp_path, HOUSE_HOURS)


def test_a_directory_without_the_table_gets_the_shipped_one(tmp_path: Path) -> None:
    assert load_calling(tmp_path, HOUSE_HOURS).states.keys() >= {"FL", "TX", "WI"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("FL,08:00-20:00", "FL,8 to 20", "weekdays: 8 to 20 is not understood"),
        ("FL,08:00-20:00", "FL,20:00-08:00", "weekdays: hours must open before they close"),
        ("FL,", "ZZ,", "place: ZZ is no state"),
        ("FL,", "WA,", "place: WA stands twice"),
        ("3/24h,Fla", "3 a day,Fla", "caps: 3 is not understood"),
        ("Fla. Stat.", "Fla., Stat.", "9 cells instead of 8"),
        ("closed,closed,,La.", "closed,08:00-10:00,,La.", "holidays: 08:00-10:00 is not understood"),
        ("place,weekdays", "state,weekdays", "the heading must be"),
    ],
)
def test_a_fault_names_line_column_and_remedy(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(ConfigError, match=r"windows\.csv") as refusal:
        load(tmp_path, old, new)
    assert said in str(refusal.value)


def test_a_missing_house_row(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="the row US is missing"):
        load(tmp_path, "US,08:00-21:00,08:00-21:00,08:00-21:00,,,47 CFR 64.1200(c)(1),verified\n", "")


def test_p29_wider_hours_need_a_citation_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="P29"):
        load(tmp_path, "MARKETING,10:00-18:00", "MARKETING,09:00-18:00")
    shipped = "SURVEY,10:00-18:00,10:00-17:00,closed,closed,1/24h 3/7d,the common part of the rows below"
    wider = "SURVEY,09:00-18:00,10:00-17:00,closed,closed,1/24h 3/7d,opinion of counsel 2027-01-04"
    calling = load(tmp_path, shipped, wider)
    assert calling.house[Purpose.SURVEY].basis.startswith("opinion of counsel")
