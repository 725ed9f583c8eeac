"""Reading many texts from a file, and one for a look."""

import json

from click.testing import CliRunner

from outreach.commands.classify import command as classify
from outreach.commands.try_reply import command as try_reply


def test_every_line_is_kept_and_told_what_it_means() -> None:
    lines = [{"text": "STOP", "intent": "stop", "id": 7}, {"text": "quiero morir", "lang": "es"}]
    result = CliRunner().invoke(classify, input="\n".join(json.dumps(line) for line in lines))
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(t["predicted"], t["certain"]) for t in told] == [("stop", True), ("crisis", True)]
    assert [t | line for t, line in zip(told, lines, strict=True)] == told, "nothing of a line is lost"
    assert told[1]["said"] == ["quiero morir"]


def test_a_faulty_line_is_named_and_the_others_are_read() -> None:
    result = CliRunner().invoke(classify, input='{"text": "C"}\n{"text": \n[1]\n\n{"text": "X"}\n')
    assert result.exit_code == 2
    assert [json.loads(line)["predicted"] for line in result.stdout.splitlines()] == ["confirm", "cancel"]
    assert "line 2: not JSON" in result.stderr
    assert 'line 3: it must be an object with a "text"' in result.stderr


def test_what_is_not_utf_8_ends_nothing() -> None:
    lines = b'{"text": "caf\xe9"}\n{"text": "\\ud83d"}\n{"text": "STOP"}\n'
    result = CliRunner().invoke(classify, input=lines)
    assert (result.exit_code, result.exception) == (0, None)
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [t["predicted"] for t in told] == ["other", "other", "stop"]
    assert told[1]["text"] == "\ud83d"


def test_a_score_counts_what_was_right() -> None:
    lines = '{"text": "C", "intent": "confirm"}\n{"text": "hello", "intent": "stop", "hard": true}\n'
    result = CliRunner().invoke(classify, ["--score"], input=lines)
    assert "plain: 1 of 1 right (1.000)" in result.stderr
    assert "hard: 0 of 1 right (0.000)" in result.stderr
    assert "other 1" in result.stderr


def test_a_look_at_one_text() -> None:
    told = json.loads(CliRunner().invoke(try_reply, ["--json", "STOP, I want to die"]).stdout)
    assert (told["predicted"], told["also"]) == ("crisis", ["stop"])
    assert "988" in told["does"]
    shown = CliRunner().invoke(try_reply, ["cancel"]).stdout
    assert "stop" in shown
    assert "P19" in shown
