"""`outreach preview`, as it is typed."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from outreach.commands.preview import command
from tests.factories import NOW, message, patient, phone, visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_an_empty_table_gives_way_to_the_reasons() -> None:
    visit(patient(external_id="P-7"), external_id="A-7", status="cancelled")
    told = run("P-7")
    assert told.output == (
        "Patient P-7, next 14 days: nothing goes.\n- visit A-7, Tue 09 Mar 2027 09:00, is cancelled\n"
    )
    as_json = run("P-7", "--json")
    assert json.loads(as_json.stdout) == []
    assert "is cancelled" in as_json.stderr


def test_two_visits_in_one_text_are_one_line() -> None:
    someone = patient(external_id="P-7")
    for name, hour in (("A-7", 1), ("A-8", 2)):
        about = visit(someone, external_id=name, start=NOW + timedelta(days=1, hours=hour))
        message(about, send_at=NOW + timedelta(hours=hour))
    assert "1 of 1 would go" in run("P-7").output
    (text,) = json.loads(run("P-7", "--json").stdout)
    assert (text["visit"], len(text["also"]), "2 visits" in text["words"]) == ("A-7, A-8", 1, True)


def test_hours_are_those_of_the_visits_place() -> None:
    for number, zone in ("+16085550101", "America/Chicago"), ("+16085550102", "Pacific/Guam"):
        who = patient(phone(number), external_id=zone)
        long = 10**11 + len(zone)  # such numbers leave the hours little room
        message(visit(who, start=NOW + timedelta(days=1), zone=zone), id=long)
    assert "Mon 08 Mar 10:00" in run("America/Chicago").output
    told = run("Pacific/Guam").output
    assert "Tue 09 Mar 08:00" in told
    assert "│ Pacific/Guam " in told
