"""What the ledger says, line by line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from outreach.domain.consent import Event, standing, start_opens
from outreach.domain.purpose import ALL, OF_PATIENTS, Purpose

NOW = datetime(2027, 3, 1, 15, tzinfo=UTC)
GIVEN = Event("care", "granted", NOW, "import", "schedule", "gave this number to the clinic")
SIGNED = Event("marketing", "granted", NOW, "patient", "page", "Send me offers")
SERIES = Event("education", "granted", NOW, "staff", "form", "Send me the series")
STOP = Event(ALL, "withdrawn", NOW, "patient", "text", "STOP")
START = Event(ALL, "granted", NOW, "patient", "text", "START")


def granted(*ledger: Event) -> set[str]:
    lines = [replace(event, at=event.at and event.at + timedelta(n)) for n, event in enumerate(ledger)]
    return {purpose.value for purpose in OF_PATIENTS if standing(lines, purpose).granted}


def test_p1_nothing_goes_without_a_record() -> None:
    assert standing([], Purpose.CARE).rule == "P1"
    assert granted() == set()


@pytest.mark.parametrize("missing", [{"at": None}, {"actor": ""}, {"medium": ""}, {"wording": ""}])
def test_p1_a_record_that_lacks_a_field_proves_nothing(missing: dict[str, None]) -> None:
    assert granted(GIVEN) == {"care"}
    assert granted(replace(GIVEN, **missing)) == set()  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", [{"at": None}, {"actor": ""}, {"medium": ""}, {"wording": ""}])
def test_p1_nor_does_a_start_that_lacks_one(missing: dict[str, None]) -> None:
    assert granted(GIVEN, STOP, START) == {"care"}
    assert granted(GIVEN, STOP, replace(START, **missing)) == set()  # type: ignore[arg-type]


def test_p2_a_number_given_to_the_clinic_is_for_care_alone() -> None:
    assert granted(GIVEN) == {"care"}
    assert granted(GIVEN, SIGNED) == {"care", "marketing"}
    assert standing([GIVEN], Purpose.EDUCATION) == standing([], Purpose.EDUCATION)


def test_p7_stop_ends_every_purpose_and_says_since_when() -> None:
    ledger = [GIVEN, SIGNED, SERIES, replace(STOP, at=NOW + timedelta(days=3))]
    assert granted(*ledger) == set()
    said = standing(ledger, Purpose.MARKETING)
    assert (said.rule, said.since) == ("P8", NOW + timedelta(days=3))
    assert "everything" in said.why


def test_p12_a_withdrawal_of_one_purpose_leaves_the_others() -> None:
    assert granted(GIVEN, SIGNED, SERIES, replace(STOP, purpose="marketing")) == {"care", "education"}


@pytest.mark.parametrize("purpose", ["care", "marketing", "education"])
def test_p13_an_import_never_brings_back_what_was_withdrawn(purpose: str) -> None:
    imported = replace(GIVEN, purpose=purpose)
    assert granted(imported, STOP, imported) == set()
    assert granted(STOP, imported) == set()
    assert granted(imported, replace(STOP, purpose=purpose), imported) == set()


def test_p13_the_patients_own_word_does() -> None:
    assert granted(GIVEN, STOP, START) == {"care"}
    assert granted(GIVEN, SERIES, STOP, START) == {"care", "education"}
    assert granted(STOP, START) == {"care"}, "texting START is itself a request"
    assert granted(GIVEN, STOP, replace(SERIES, actor="patient")) == {"education"}


def test_p2_start_is_no_signature_for_advertising() -> None:
    assert granted(GIVEN, SIGNED, STOP, START) == {"care"}
    assert granted(GIVEN, SIGNED, STOP, START, SIGNED) == {"care", "marketing"}


def test_a_withdrawal_counts_though_its_record_lacks_something() -> None:
    assert granted(GIVEN, replace(STOP, wording="", medium="")) == set()


@pytest.mark.parametrize(
    ("ledger", "opens"),
    [
        ([], False),
        ([GIVEN], False),
        ([GIVEN, STOP], True),
        ([GIVEN, replace(STOP, purpose="care")], True),
        ([GIVEN, SERIES, replace(STOP, purpose="education")], True),
        ([GIVEN, SERIES, STOP, START], False),
        ([GIVEN, replace(STOP, purpose="education")], False),
        ([GIVEN, SIGNED, replace(STOP, purpose="marketing")], False),
    ],
)
def test_p13_what_start_would_open_again(ledger: list[Event], opens: bool) -> None:
    assert start_opens(ledger) is opens
