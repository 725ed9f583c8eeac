"""Every decision that bears a rule's number is counted once, with an example that names nobody."""

from outreach.demo.by_rule import Ruling, by_rule
from outreach.demo.watch import Task, Word
from tests.demo.records import NIGHT, NOON, PHONE, heard, moved, record


def rulings(*args: object, **kw: object) -> list[tuple[str, str, int]]:
    return [(r.rule, r.decided, r.number) for r in by_rule(record(*args, **kw), [])]  # type: ignore[arg-type]


def test_what_went_is_counted_by_why_it_went() -> None:
    moves = [
        moved("queued", "sending", "a decent hour", "P30", message=1),
        moved("sending", "sent", "a decent hour", "P30", message=1),
        moved("queued", "sending", "it answers the patient", "P30", message=2),
        moved("queued", "sending", "a decent hour", "P30", message=3),
        moved("planned", "queued", message=4),
    ]
    assert by_rule(record(moves), []) == [
        Ruling("P30", "let go", 2, "“reminder” to 608-555-••23: a decent hour"),
        Ruling("P30", "let go", 1, "“reminder” to 608-555-••23: it answers the patient"),
    ]


def test_refusals_are_counted_whatever_their_words() -> None:
    moves = [
        moved("queued", "suppressed", "enough: 1 in 24 hours", "P3", message=1),
        moved("queued", "suppressed", "enough: 3 in 7 days", "P3", message=2),
        moved("planned", "cancelled", "already confirmed", "H1", message=3),
        moved("queued", "planned", "quiet hours", "P39", message=4),
        moved("held", "planned", "a colleague let messages go again", "P59", message=5),
    ]
    assert rulings(moves) == [
        ("P3", "refused", 2), ("P39", "put off", 1), ("P59", "let go again", 1), ("H1", "taken back", 1),
    ]  # fmt: skip


def test_p60_p61_the_answer_in_a_crisis_counts_for_each_rule_that_bore_on_it() -> None:
    answer = moved("queued", "sending", "help in an emergency", "P61", template="crisis", at=NIGHT)
    assert rulings([answer]) == [
        ("P30", "at night all the same", 1), ("P60", "fixed words, with 988", 1), ("P61", "let go", 1),
    ]  # fmt: skip


def test_p30_p32_hours_moved_by_planning_are_counted_beside_the_sending() -> None:
    note = "moved later from Mon 2027-03-08 10:00 for quiet hours (P30)"
    sent = moved("queued", "sending", "a decent hour", "P30", note=note)
    assert rulings([sent]) == [
        ("P30", "let go", 1),
        ("P30", "planned for another hour", 1),
        ("P32", "decent here, not elsewhere", 1),
    ]


def test_p7_p16_p19_replies_and_what_they_left_to_staff() -> None:
    task = Task(1, 1, PHONE, "cancel_or_stop", NOON, None, "", None, "", "")
    texts = [heard("Cancel", "stop", "opted out"), heard("HELP", "help", "answered by the carrier")]
    assert rulings([], texts, tasks=[task]) == [
        ("P7", "opt-out heard", 1),
        ("P16", "left to the carrier", 1),
        ("P19", "staff asked what was meant", 1),
    ]


def test_p53_the_ledger_says_what_was_granted_and_what_one_click_ended() -> None:
    mail = "alma@example.org"
    ledger = [
        Word(NOON, mail, "care", "granted", "import", "schedule", ""),
        Word(NOON, mail, "education", "granted", "staff", "paper form", "Yes"),
        Word(NOON, mail, "education", "withdrawn", "patient", "one-click", ""),
    ]
    found = by_rule(record([]), ledger)
    assert [(r.rule, r.decided) for r in found] == [
        ("P1", "consent recorded"), ("P2", "address taken for visits"), ("P53", "ended by one click"),
    ]  # fmt: skip
    assert all(mail not in r.example for r in found)
