"""What docs/rules.md claims is so: every rule has its row, and every enforced one a test with its number."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"\| (P\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
ROWS = {row[0]: row[1:] for row in ROW.findall((ROOT / "docs" / "rules.md").read_text("utf-8"))}
STATES = {"enforced", "configurable", "out of reach"}
FILE = re.compile(r"`(tests/[\w/]+\.py)`")


def numbers_in(text: str) -> set[str]:
    return {f"P{number}" for number in re.findall(r"(?:^|[^A-Za-z])[Pp](\d+)(?!\d)", text)}


@cache
def numbers_of(path: str) -> frozenset[str]:
    """The rules whose numbers the tests of a file bear, in their names or their docstrings."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    found = numbers_in(ast.get_docstring(tree) or "")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            found |= numbers_in(node.name.replace("_", " ")) | numbers_in(ast.get_docstring(node) or "")
    return frozenset(found)


def test_every_rule_has_one_row_and_a_state() -> None:
    assert list(ROWS) == [f"P{number}" for number in range(1, 64)]
    assert {state for _, state, _ in ROWS.values()} <= STATES


@pytest.mark.parametrize("rule", [rule for rule, row in ROWS.items() if row[1] == "enforced"])
def test_an_enforced_rule_has_a_test_that_bears_its_number(rule: str) -> None:
    files = FILE.findall(ROWS[rule][2])
    assert files, f"{rule} names no test"
    assert [path for path in files if rule not in numbers_of(path)] == []


def test_what_is_not_enforced_says_why() -> None:
    assert [rule for rule, row in ROWS.items() if row[1] != "enforced" and len(row[2]) < 20] == []


def test_a_number_is_not_found_where_it_is_not() -> None:
    assert numbers_in("p8 an opt out") == {"P8"}
    assert numbers_in("test p10 p61 both") == {"P10", "P61"}
    assert numbers_in("stop8 and P100") == {"P100"}
