"""What law and mailbox providers ask of a mail."""

from collections.abc import Mapping

import pytest

from outreach.domain.kinds import Kind
from outreach.domain.lint import Level, Part, Voice, lint_email
from outreach.domain.purpose import Purpose
from tests.domain.lint_help import CARE, EDUCATION, MARKETING, errors

ADDRESS = "12 Example Street, Madison, WI 53703"
CLINIC = Voice("Revival Madison", "608-555-0100", ADDRESS)
FOOTER = f"To stop it, open https://clinic.example.org/u/abc\n{ADDRESS}\n"
ONE_CLICK = {
    "List-Unsubscribe": "<https://clinic.example.org/u/abc>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<img src="https://x.example.org/p.gif" width="1" height="1">', "https://x.example.org/p.gif"),
        ("<img srcset='https://x.example.org/a.png 1x'>", "https://x.example.org/a.png"),
        ('<link rel="stylesheet" href="https://fonts.example.org/f.css">', "https://fonts.example.org/f.css"),
        ('<td background="//x.example.org/b.png">', "//x.example.org/b.png"),
        ('<p style="background:url(https://x.example.org/c.png)">', "https://x.example.org/c.png"),
        ("<style>@import 'https://x.example.org/s.css';</style>", "https://x.example.org/s.css"),
        ("<style>p{background:url( 'https://x.example.org/d.png' )}</style>", "https://x.example.org/d.png"),
        ('<iframe src="https://x.example.org/f"></iframe>', "https://x.example.org/f"),
        ('<video poster="https://x.example.org/v.png"></video>', "https://x.example.org/v.png"),
        ("<script>1</script>", "script"),
        ('<p onclick="x()">', "onclick"),
        ('<form action="https://x.example.org"></form>', "form"),
        ('<a href="javascript:alert(1)">x</a>', "javascript:alert(1)"),
        (
            '<a href="https://clinic.example.org/?utm_source=mail">x</a>',
            "https://clinic.example.org/?utm_source=mail",
        ),
        ('<a href="https://click.example.net/x">x</a>', "https://click.example.net/x"),
        ('<a href="https://x.list-manage.com/x">x</a>', "https://x.list-manage.com/x"),
    ],
)
def test_p49_whatever_tells_others_who_reads_is_an_error(html: str, found: str) -> None:
    findings = lint_email("Your visit", "x", html, CARE)
    assert found in errors(findings, "P49")
    assert {f.part for f in findings if f.rule == "P49"} == {Part.HTML}
    (finding,) = (f for f in findings if f.rule == "P49" and f.found == found)
    assert html[slice(*finding.span)] == found


@pytest.mark.parametrize(
    "html",
    [
        '<img src="cid:logo">',
        '<img src="data:image/png;base64,AAAA">',
        '<a href="https://clinic.example.org/v/abc">your visit</a>',
        '<a href="mailto:clinic@example.org">write</a>',
        '<a href="tel:+16085550100">call</a>',
        '<p style="color:#333;font-size:16px">Hello</p><br/><unclosed>',
    ],
)
def test_p49_what_stays_in_the_mail_passes(html: str) -> None:
    assert errors(lint_email("Your visit", "x", html, CARE), "P49") == []


def test_p49_trackers_in_the_plain_text_are_found_too() -> None:
    assert errors(lint_email("Hi", "See https://x.example.org/?gclid=1.", "", CARE), "P49") == [
        "https://x.example.org/?gclid=1"
    ]


def test_p42_links_are_encrypted() -> None:
    found = lint_email(
        "Hi", "See http://clinic.example.org/a", '<a href="http://clinic.example.org/b">b</a>', CARE
    )
    assert errors(found, "P42") == ["http://clinic.example.org/a", "http://clinic.example.org/b"]
    assert errors(lint_email("Hi", "See https://clinic.example.org/a", "", CARE), "P42") == []


@pytest.mark.parametrize("kind", [EDUCATION, MARKETING, Kind(Purpose.SURVEY)])
def test_p50_mail_one_may_end_has_a_postal_address_and_a_way_out(kind: Kind) -> None:
    complete = lint_email("News", f"Hello\n\n{FOOTER}", "", kind, clinic=CLINIC)
    assert errors(complete, "P50") == errors(complete, "P51") == []
    bare = lint_email("News", "Hello", "", kind, clinic=CLINIC)
    assert len(errors(bare, "P50")) == len(errors(bare, "P51")) == 1


def test_p50_mail_about_a_visit_needs_neither() -> None:
    found = lint_email("Your visit", "Hello", "", CARE, clinic=CLINIC)
    assert errors(found, "P50") == errors(found, "P51") == []


def test_p50_an_address_without_street_and_code_is_a_warning() -> None:
    clinic = Voice("Revival Madison", "608-555-0100", "Fitchburg, Wisconsin")
    text = FOOTER.replace(ADDRESS, clinic.address)
    found = lint_email("News", text, "", EDUCATION, clinic=clinic)
    assert [f.level for f in found if f.rule == "P50"] == [Level.WARNING]


@pytest.mark.parametrize("address", ["PO Box 12, Madison, WI 53703", "12 Main St\nMadison, WI 53703-1234"])
def test_p50_a_box_or_two_lines_are_an_address(address: str) -> None:
    found = lint_email("News", FOOTER.replace(ADDRESS, address), "", EDUCATION)
    assert [f for f in found if f.rule == "P50"] == []


def test_p50_a_subject_that_pretends_to_answer_is_an_error() -> None:
    assert errors(lint_email("Re: your visit", "x", "", CARE), "P50") == ["Re:"]
    assert errors(lint_email("Regarding your visit", "x", "", CARE), "P50") == []
    assert errors(lint_email("Re: your visit", "x", "", Kind(Purpose.CARE, prompted=True)), "P50") == []


def test_p50_marketing_says_that_it_is_advertising_unless_all_agreed() -> None:
    text = f"Come and see us.\n\n{FOOTER}"
    assert [f.level for f in lint_email("News", text, "", MARKETING) if f.rule == "P50"] == [Level.NOTE]
    assert [f for f in lint_email("News", f"Advertisement\n{text}", "", MARKETING) if f.rule == "P50"] == []


def test_p51_html_of_its_own_needs_the_way_out_as_well() -> None:
    text = f"Hello\n\n{FOOTER}"
    link = '<a href="https://clinic.example.org/u/abc">Unsubscribe</a>'
    fine = lint_email("News", text, f"<p>Hi</p><p>{link}</p><p>{ADDRESS}</p>", EDUCATION)
    assert errors(fine, "P51") == []
    assert len(errors(lint_email("News", text, f"<p>Hi</p><p>{ADDRESS}</p>", EDUCATION), "P51")) == 1


@pytest.mark.parametrize(
    "subject",
    [
        "20% off your next visit",
        "Relief is here",
        "Your visit - and a special offer",
        "Oferta",
        "Last chance",
    ],
)
def test_p52_a_subject_that_sells_makes_the_mail_commercial(subject: str) -> None:
    assert len(errors(lint_email(subject, "Your visit is Tuesday", "", CARE), "P52")) == 1
    assert errors(lint_email(subject, FOOTER, "", MARKETING), "P52") == []


@pytest.mark.parametrize(
    "subject", ["Your visit on Tuesday, March 9", "Save the date", "Feel free to call", "Schedule change"]
)
def test_p52_a_subject_about_the_visit_passes(subject: str) -> None:
    assert errors(lint_email(subject, "Your visit is Tuesday", "", CARE), "P52") == []


def test_p52_the_visit_comes_first() -> None:
    visit, offer = "Your visit is on Tuesday.", "20% off this week."
    assert errors(lint_email("Hello", f"{offer}\n\n{visit}", "", CARE), "P52") == ["20% off"]
    after = lint_email("Hello", f"{visit}\n\n{offer}", "", CARE)
    assert errors(after, "P52") == []
    assert errors(after, "P4") == ["20% off"]


@pytest.mark.parametrize("kind", [EDUCATION, MARKETING, Kind(Purpose.SURVEY)])
def test_p53_one_click_unsubscribing_is_in_the_headers(kind: Kind) -> None:
    assert errors(lint_email("News", FOOTER, "", kind, ONE_CLICK), "P53") == []
    assert len(errors(lint_email("News", FOOTER, "", kind, {}), "P53")) == 2
    assert errors(lint_email("News", FOOTER, "", kind, None), "P53") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"List-Unsubscribe": "<http://clinic.example.org/u>"},
        {"List-Unsubscribe": "<mailto:u@example.org>"},
        {"List-Unsubscribe": "https://clinic.example.org/u"},
        {"List-Unsubscribe-Post": "One-Click"},
    ],
)
def test_p53_each_header_is_exact(wrong: Mapping[str, str]) -> None:
    assert len(errors(lint_email("News", FOOTER, "", EDUCATION, {**ONE_CLICK, **wrong}), "P53")) == 1


def test_p53_a_second_way_by_mail_is_fine_and_case_does_not_matter() -> None:
    headers = {
        "list-unsubscribe": "<mailto:u@example.org>, <https://clinic.example.org/u>",
        "LIST-UNSUBSCRIBE-POST": "List-Unsubscribe=One-Click",
    }
    assert errors(lint_email("News", FOOTER, "", EDUCATION, headers), "P53") == []


def test_p53_mail_about_a_visit_offers_no_unsubscribing() -> None:
    found = lint_email("Your visit", "x", "", CARE, ONE_CLICK)
    assert len(errors(found, "P53")) == 1
    assert {f.part for f in found if f.rule == "P53"} == {Part.HEADERS}
    assert errors(lint_email("Your visit", "x", "", CARE, {"Auto-Submitted": "auto-generated"}), "P53") == []


def test_a_link_that_is_no_address_is_told_and_trips_nothing() -> None:
    findings = lint_email("Your visit", "See https://[ today.", "", CARE)
    assert [f.found for f in findings if "no address a browser" in f.message] == ["https://["]
