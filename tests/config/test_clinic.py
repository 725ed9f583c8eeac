"""The clinic's files: what is shipped is sound, and each fault names its file, key and remedy."""

from datetime import timedelta
from pathlib import Path

import pytest

from config.clinic import ClinicConfig, ConfigError, load
from outreach.domain.purpose import Purpose

SHIPPED = Path(__file__).resolve().parent.parent.parent / "config"
TEMPLATES = SHIPPED.parent / "templates" / "messages"


def changed(home: Path, name: str, old: str, new: str) -> Path:
    for file in ("clinic.toml", "reminders.toml"):
        text = (SHIPPED / file).read_text()
        if file == name:
            assert old in text
            text = text.replace(old, new, 1)
        (home / file).write_text(text)
    return home


def test_the_shipped_files_are_sound() -> None:
    config = load(SHIPPED)
    assert isinstance(config, ClinicConfig)
    assert (config.clinic.name, config.clinic.zone) == ("Revival Madison", "America/Chicago")
    assert [(step.key, step.before) for step in config.cadences[0].steps] == [
        ("three_days", None),
        ("one_day", None),
        ("two_hours", timedelta(hours=2)),
    ]


def test_p31_advertising_is_off_until_the_clinic_registers_a_sender_for_it(tmp_path: Path) -> None:
    """Which it may do once it has looked at the do-not-call lists, and registered with DATCP."""
    bare = changed(tmp_path, "clinic.toml", "[[senders]]", "[[senders]]")
    assert not any(Purpose.MARKETING in sender.purposes for sender in load(bare).senders)
    wide = 'provider = "twilio"\npurposes = ["care", "staff", "marketing"]'
    home = changed(tmp_path, "clinic.toml", 'provider = "twilio"', wide)
    assert Purpose.MARKETING in load(home).senders[0].purposes


def test_p23_a_sender_registered_for_nothing_is_a_fault(tmp_path: Path) -> None:
    home = changed(tmp_path, "clinic.toml", 'provider = "twilio"', 'provider = "twilio"\npurposes = []')
    with pytest.raises(ConfigError, match=r"senders\.0\.purposes"):
        load(home)


def test_every_step_has_its_words_in_every_shipped_language() -> None:
    names = {step.template for cadence in load(SHIPPED).cadences for step in cadence.steps}
    for name in names | {"moved", "cancelled", "booked"}:
        for language in ("en", "es"):
            for channel in ("sms", "email"):
                assert (TEMPLATES / language / f"{name}.{channel}.j2").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "clinic.toml",
            '"Revival Madison"',
            '"Revival Infusion of Madison"',
            ("clinic.name", "24 characters"),
        ),
        ("clinic.toml", '"America/Chicago"', '"Central"', ("clinic.zone", "did you mean America/Chicago?")),
        ("clinic.toml", "phone =", "fone =", ("clinic.fone", "no such key", "clinic.phone: is missing")),
        ("clinic.toml", "21:00:00", "07:00:00", ("hours", "must open before they close")),
        ("clinic.toml", "21:00:00", "21:30:00", ("hours", "P30", "never widen")),
        ("clinic.toml", '= "noshow"', '= "absent"', ("feed.statuses.No show", "'noshow'")),
        ("clinic.toml", 'date_order = "mdy"', 'date_order = "ymd"', ("feed.date_order", "'mdy' or 'dmy'")),
        ("clinic.toml", 'channel = "email"', 'channel = "sms"', ("the same sender for a channel twice",)),
        ("clinic.toml", "[clinic]", "[clinic", ("not TOML",)),
        ("clinic.toml", "words_years = 6", "words_years = 5", ("retention.words_years", "P44")),
        ("clinic.toml", "stale_after_days = 180", "stale_after_days = 0", ("registry.stale_after_days",)),
        ("reminders.toml", '= "standard"', '= "usual"', ("there is no cadence 'usual'", "standard")),
        ("reminders.toml", '= "2h"', '= "soon"', ("cadences.0.steps.2.before", '"90 min"')),
        ("reminders.toml", '= "2h"', '= "10 min"', ("enlarge before",)),
        ("reminders.toml", "days_before = 1", "", ("give either days_before or before",)),
        ("reminders.toml", '"one_day"', '"three_days"', ("the same key twice: three_days",)),
        ("reminders.toml", '"one_day"', '"moved"', ("'moved' is taken",)),
        ("reminders.toml", '"one_day"', '"late"', ("other than 'late'",)),
    ],
)
def test_a_fault_names_file_key_and_remedy(
    tmp_path: Path, file: str, old: str, new: str, told: tuple[str, ...]
) -> None:
    with pytest.raises(ConfigError) as caught:
        load(changed(tmp_path, file, old, new))
    assert str(caught.value).startswith(str(tmp_path / file))
    assert [words for words in told if words not in str(caught.value)] == []


def test_missing_files_are_all_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == [
        str(tmp_path / "clinic.toml"),
        str(tmp_path / "reminders.toml"),
    ]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("90 min", timedelta(minutes=90)),
        ("1d 2h", timedelta(days=1, hours=2)),
        ("36 hours", timedelta(hours=36)),
        ("45m", timedelta(minutes=45)),
    ],
)
def test_spans_of_time(tmp_path: Path, text: str, span: timedelta) -> None:
    config = load(changed(tmp_path, "reminders.toml", '= "2h"', f'= "{text}"'))
    assert config.cadences[0].steps[2].before == span


def test_a_clinic_of_one_place_need_not_list_it(tmp_path: Path) -> None:
    home = changed(tmp_path, "clinic.toml", "", "")
    text = (home / "clinic.toml").read_text()
    head, tail = text.split("[[locations]]")
    (home / "clinic.toml").write_text(head + "[[senders]]" + tail.split("[[senders]]", 1)[1])
    (place,) = load(home).places
    assert (place.code, place.zone, place.phone) == ("main", "America/Chicago", "608-405-6824")


def test_a_channel_whose_sender_is_left_out_has_one_all_the_same(tmp_path: Path) -> None:
    """A pause is kept on it: without one nothing would stop calls to a carrier that refuses our account."""
    text = (SHIPPED / "clinic.toml").read_text()
    head, *rest = text.split("[[senders]]")
    changed(tmp_path, "clinic.toml", text, head + "[feed]" + rest[-1].split("[feed]")[1])
    assert {sender.channel for sender in load(tmp_path).senders} == {"sms", "email"}
