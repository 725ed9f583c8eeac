"""Which rule decided what, how often, with an example of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach.demo.happenings import label, mask, masked_reason
from outreach.demo.stories import RULE, Record, by_number
from outreach.demo.watch import Heard, Moved, Word

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
    "crisis": ("P59", "danger heard before all else"),
    "stop": ("P7", "opt-out heard"),
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
    found: dict[tuple[str, str], list[str]] = {}
    for rule, decided, example in (
        *_of_moves(record.moves), *_of_plans(record.moves), *_of_replies(record.heard), *_of_words(ledger),
    ):  # fmt: skip
        found.setdefault((rule, decided), []).append(example)
    return [
        Ruling(rule, decided, len(examples), examples[0])
        for (rule, decided), examples in sorted(
            found.items(), key=lambda item: (by_number(item[0][0]), item[0][1])
        )
    ]


def _of_moves(moves: Iterable[Moved]) -> Iterable[tuple[str, str, str]]:
    for move in moves:
        if move.rule and move.to not in {"sent", "delivered"}:  # which repeat what let them go
            decided = _DECIDED.get((move.origin, move.to), _BECAME.get(move.to, move.to))
            what = f"{label(move.template)}, to {mask(move.address)}: {masked_reason(move.reason)}"
            yield move.rule, decided, what


def _of_plans(moves: Iterable[Moved]) -> Iterable[tuple[str, str, str]]:
    """Hours moved while planning, as the note of each message tells; each message once."""
    notes = {move.message: move for move in moves if RULE.search(move.note)}
    for move in notes.values():
        for rule in RULE.findall(move.note):
            yield (
                rule,
                "planned for another hour",
                f"{label(move.template)}, to {mask(move.address)}: {move.note}",
            )


def _of_replies(heard: Iterable[Heard]) -> Iterable[tuple[str, str, str]]:
    for text in heard:
        said = f"{mask(text.phone)} texted “{text.body.strip()}”"
        if text.intent in _READINGS:
            rule, decided = _READINGS[text.intent]
            yield rule, decided, said
        if text.outcome == "answered by the carrier":
            yield "P16", "left to the carrier to answer", said


def _of_words(ledger: Iterable[Word]) -> Iterable[tuple[str, str, str]]:
    for word in ledger:
        said = f"{mask(word.address)}: {word.purpose}, by {word.medium}"
        if word.medium == "one-click":
            yield "P53", "ended by one click", said
        elif word.kind == "granted" and word.actor == "import":
            yield "P2", "address taken for visits alone", said
        elif word.kind == "granted" and word.purpose == "education":
            yield "P1", "consent recorded", f"{said}: “{word.wording}”"
        elif word.kind == "granted" and word.actor == "patient":
            yield "P13", "opt-out ended by the patient's own word", said
