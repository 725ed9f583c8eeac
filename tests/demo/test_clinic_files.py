"""The demo alarms fictional colleagues, and leaves the clinic's own files as they are."""

import tomllib
from datetime import date, time
from pathlib import Path

from config.clinic import load
from config.environment import BASE_DIR
from outreach.demo.clinic_files import BACKUP, ON_CALL, as_toml, write_config

OURS = BASE_DIR / "config"


def test_only_who_is_on_call_differs(tmp_path: Path) -> None:
    before = (OURS / "clinic.toml").read_bytes()
    demos, own = load(write_config(OURS, tmp_path / "config")), load(OURS)
    assert (demos.crisis.on_call, demos.crisis.backup) == (ON_CALL, BACKUP)
    assert demos.model_copy(update={"crisis": own.crisis}) == own
    assert (OURS / "clinic.toml").read_bytes() == before


def test_the_clinics_real_colleagues_are_never_alarmed(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    write_config(OURS, mine)
    real = "+16085550155"
    (mine / "clinic.toml").write_text((mine / "clinic.toml").read_text().replace(ON_CALL, real))
    assert load(mine).crisis.on_call == real
    assert load(write_config(mine, tmp_path / "config")).crisis.on_call == ON_CALL


def test_what_is_written_is_read_back_the_same() -> None:
    tables = {
        "clinic": {"name": 'The "Quiet" \\ Place\n', "private": ["ñ", "\x7f"], "deep": {"a b": 1.5}},
        "stop": {"narrow_from": date(2027, 3, 1), "on": False},
        "hours": [{"opens": time(8, 0)}, {}],
    }
    assert tomllib.loads(as_toml(tables)) == tables


def test_a_file_that_cannot_be_read_is_left_to_the_one_who_loads_it(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "clinic.toml").write_text("[clinic\n")
    copied = write_config(tmp_path / "mine", tmp_path / "config")
    assert (copied / "clinic.toml").read_text() == "[clinic\n"
