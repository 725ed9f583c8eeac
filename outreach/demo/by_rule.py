"""Which rule decided what, how often, with an example of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach.demo.happenings import label, mask, masked_reason
from outreach.demo.stories import RULE, Record, by_number
from outreach.demo.watch import Heard, Task, Word

_DECIDED: Mapping[tuple[str, str], str] = {
    ("held", "planned"): "let go again",
    ("suppressed", "planned"): "let go again",
    ("queued", "planned"): "put off",
    ("queued", "sending"): "let go",
}
_BECAME = {
    "suppressed": "refused",
    "cancelled": "taken back",
    "held": "held for a person",
    "expired": "lapsed",
    "planned": "planned again",
}
_READINGS = {
    "crisis": ("P59", "danger heard before all"),
    "stop": ("P7", "opt-out heard"),
}
_BESIDE = {
    "P30": "at night all the same",
    "P32": "decent here, not elsewhere",
    "P37": "an initial in place of a name",
    "P60": "fixed words, with 988",
}
_TASKS = {
    "cancel_or_stop": ("P19", "staff asked what was meant"),
    "stop_scope": ("P11", "staff asked how much to stop"),
    "wrong_number": ("P47", "wrong number looked into"),
}


@dataclass(frozen=True)
class Ruling:
    """What one rule decided in one way, how many times; `example` is a sentence with a masked address."""

    rule: str
    decided: str
    number: int
    example: str


def by_rule(record: Record, ledger: Iterable[Word]) -> list[Ruling]:
    """Every decision that bears a rule's number, by rule and then by what it decided."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for rule, decided, why, example in (
        *_of_moves(record), *_of_replies(record.heard), *_of_tasks(record.tasks), *_of_ledger(ledger),
    ):  # fmt: skip
        found.setdefault((rule, decided, why), []).append(example)
    ordered = sorted(found.items(), key=lambda item: (by_number(item[0][0]), item[0][1:]))
    return [Ruling(rule, decided, len(them), them[0]) for (rule, decided, _), them in ordered]


_Found = Iterable[tuple[str, str, str, str]]
"""Rule, what it decided, the reason where it tells decisions of one kind apart, an example."""


def _of_moves(record: Record) -> _Found:
    for move in record.moves:
        if move.to in {"sent", "delivered"}:  # which repeat what let them go
            continue
        decided = _DECIDED.get((move.origin, move.to), _BECAME.get(move.to, move.to))
        about, why = f"“{label(move.template)}” to {mask(move.address)}", masked_reason(move.reason)
        if move.rule:
            yield move.rule, decided, why if decided == "let go" else "", f"{about}: {why}"
        for rule in record.rules_of(move):
            if move.to == "sending" and rule in RULE.findall(move.note):
                yield rule, "planned for another hour", "", f"{about}: {move.note}"
            elif rule != move.rule:
                yield rule, _BESIDE.get(rule, "decided as well"), "", f"{about}: {move.note or why}"


def _of_replies(heard: Iterable[Heard]) -> _Found:
    for text in heard:
        said = f"{mask(text.phone)} texted “{text.body.strip()}”"
        if text.intent in _READINGS:
            rule, decided = _READINGS[text.intent]
            yield rule, decided, "", said
        if text.outcome == "answered by the carrier":
            yield "P16", "left to the carrier", "", said


def _of_tasks(tasks: Iterable[Task]) -> _Found:
    for task in tasks:
        if task.kind in _TASKS:
            rule, decided = _TASKS[task.kind]
            yield rule, decided, "", f"task {task.id}, after a text from {mask(task.phone)}"


def _of_ledger(ledger: Iterable[Word]) -> _Found:
    for word in ledger:
        said = f"{mask(word.address)}: {word.purpose}, by {word.medium}"
        if word.medium == "one-click":
            yield "P53", "ended by one click", "", said
        elif word.kind == "granted" and word.actor == "import":
            yield "P2", "address taken for visits", "", said
        elif word.kind == "granted" and word.purpose == "education":
            yield "P1", "consent recorded", "", f"{said}: “{word.wording}”"
        elif word.kind == "granted" and word.actor == "patient":
            yield "P13", "opt-out ended", "", said
