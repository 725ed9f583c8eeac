"""What happened, as sentences with masked phones."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from outreach.demo.watch import Heard, Moved

_WORDS = {
    "reminder": "reminder",
    "reminder_soon": "see you soon",
    "booked": "your visit is booked",
    "moved": "your visit has moved",
    "cancelled": "your visit is cancelled",
    "confirmed": "thank you, confirmed",
    "cancel_ack": "thank you, cancelled",
    "reschedule_ack": "we will call you",
    "unclear": "a person will read it",
    "help": "help",
    "start_ack": "welcome back",
    "stop_ack": "no more texts",
    "cancel_check": "really cancel?",
    "which_visit": "which visit do you mean?",
    "still_on": "your visit has changed",
    "kept": "we keep your visit",
    "no_visit": "we see no visit",
    "crisis": "help is at 988, at any hour",
    "staff_alert": "alert to the colleague on call",
    "staff_escalation": "nobody has taken it yet",
    "welcome": "first letter of a series",
    "letter_rest": "second letter of a series",
}
_OUTCOMES = {
    "confirmed": "confirmed",
    "kept": "visit kept",
    "cancel_ack": "visit cancelled, staff told",
    "cancel_check": "asked back before the hour is freed",
    "which_visit": "asked back which visit",
    "reschedule_ack": "staff will find a new time",
    "help": "answered with help",
    "start_ack": "opted in again",
    "crisis": "helped at once, colleagues alarmed",
    "opted out": "opted out",
}

RULES_OF_READING = {"crisis": ("P59",), "stop": ("P7", "P8"), "start": ("P13",), "help": ("P22",)}
"""The rules that say how a text of each intent is to be taken."""


def told(moves: Iterable[Moved], heard: Iterable[Heard]) -> list[str]:
    """One sentence for each kind of thing that happened, the patients' texts first."""
    groups: dict[tuple[str, str, str], list[Moved]] = {}
    for move in moves:
        sentence = _sentence(move)
        if sentence:
            sentence += f" [{move.rule}]" if move.rule else ""
            groups.setdefault((sentence, move.channel, move.note), []).append(move)
    return [_heard(text) for text in heard] + [
        _count(group, sentence) for (sentence, _, _), group in groups.items()
    ]


def label(template: str) -> str:
    """What a message says, in a few words."""
    return _WORDS.get(template, template)


def mask(address: str) -> str:
    """608-555-••23, or a•••@example.org."""
    if "@" in address:
        return f"{address[0]}•••@{address.partition('@')[2]}"
    return f"{address[2:5]}-{address[5:8]}-••{address[-2:]}"


def masked_reason(reason: str) -> str:
    """A reason as a person reads it: its first line, without the carrier's full stop."""
    return reason.splitlines()[0].rstrip(".") if reason else ""


def _sentence(move: Moved) -> str:
    words = label(move.template)
    reason = masked_reason(move.reason)
    match move.to:
        case "sent":
            return words if move.origin == "sending" else f"found at the carrier: {words}"
        case "delivered" if move.origin in {"sending", "unknown"}:
            return words if move.origin == "sending" else f"found at the carrier: {words}"
        case "undelivered":
            return f"not delivered, {reason}: {words}"
        case "unknown":
            return f"in doubt, {reason}: {words}"
        case "planned" if move.origin == "queued" and move.rule:
            return f"put off, {reason}: {words}"
        case "planned":
            return f"planned again, {reason}: {words}"
        case "cancelled" | "suppressed" | "expired" | "failed" | "held":
            return f"{move.to}, {reason}: {words}"
    return ""


def _count(group: Sequence[Moved], sentence: str) -> str:
    what = "e-mail" if group[0].channel == "email" else "text"
    instead = " in place of a text" if group[0].note == "in place of a text" else ""
    if len(group) > 1:
        return f"{len(group)} {what}s{instead}: {sentence}"
    return f"{what}{instead} to {mask(group[0].address)}: {sentence}"


def outcome(text: Heard) -> str:
    """What came of a patient's text."""
    return _OUTCOMES.get(text.outcome, text.outcome)


def _heard(text: Heard) -> str:
    rules = f" [{', '.join(RULES_OF_READING[text.intent])}]" if text.intent in RULES_OF_READING else ""
    return f"→ {mask(text.phone)} replied “{text.body.strip()}”: {outcome(text)}{rules}"


def wall_clock(instant: datetime) -> str:
    """Mon 8 Mar 09:00, of an instant in the clinic's zone."""
    return f"{instant:%a} {instant.day} {instant:%b %H:%M}"
