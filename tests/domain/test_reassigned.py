"""The registry's file of answers, read whole or not at all."""

from datetime import date

import pytest

from outreach.domain.reassigned import Answer, BadResults, Result, national, read_results

DAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("yes", Answer.YES), ("YES", Answer.YES), ("no", Answer.NO), ("No", Answer.NO),
        ("no data", Answer.NO_DATA), ("no_data", Answer.NO_DATA), ("No Data ", Answer.NO_DATA),
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", ["6085550101", "+16085550101", "16085550101", "608-555-0101"])
def test_p5_an_answer_as_it_comes(number: str, word: str, answer: Answer) -> None:
    assert read_results([f"{number},2026-01-15,{word}"]) == [Result("+16085550101", DAY, answer)]


def test_headings_blank_lines_and_further_columns_do_no_harm() -> None:
    lines = ["\ufeffTelephone Number,Date,Response,Batch", "", "6085550101,2026-01-15,no,7", ",,,"]
    assert [result.answer for result in read_results(lines)] == [Answer.NO]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("6085550102,2026-01-15", "row 2: needs three columns"),
        ("60855501,2026-01-15,no", "row 2: .*too few digits"),
        ("6085550102,01/15/2026,no", "row 2: the second column must be a day"),
        ("6085550102,2026-01-15,maybe", "row 2: the third column must be yes, no or no data"),
        ("number,2026-01-15,no", "row 2: .*letters"),
    ],
)
def test_a_fault_is_named_by_its_row_and_repeats_no_number(line: str, told: str) -> None:
    with pytest.raises(BadResults, match=told) as caught:
        read_results(["6085550101,2026-01-15,no", line])
    assert "0102" not in str(caught.value)


def test_an_empty_file_is_no_answer() -> None:
    for lines in ([], ["number,date,answer"]):
        with pytest.raises(BadResults, match="there is no answer"):
            read_results(lines)


def test_only_north_american_numbers_can_be_asked_about() -> None:
    assert national("+16085550101") == "6085550101"
    assert national("+525512345678") == ""
