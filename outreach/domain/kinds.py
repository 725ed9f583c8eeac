"""What each message template is for; consent, hours, words and answers depend on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from outreach.domain.purpose import Purpose


@dataclass(frozen=True, slots=True)
class Kind:
    """The category of a template and what follows from it."""

    purpose: Purpose
    asks: bool = False  # its words invite C, R or X
    announces_change: bool = False
    prompted: bool = False  # only ever answers a patient's own text
    reveals: bool = False  # says more of health than a name, a time and a phone (rule P40)
    calendar: bool = False  # its mail carries the visit as a calendar file


_ANSWER = Kind(Purpose.CARE, prompted=True)
_ASKS = Kind(Purpose.CARE, asks=True, calendar=True)
_QUESTION = Kind(Purpose.CARE, asks=True, prompted=True)

KINDS: Mapping[str, Kind] = {
    "booked": _ASKS,
    "reminder": _ASKS,
    "reminder_soon": _ASKS,
    "moved": _ASKS,
    "merged": _ASKS,
    "cancelled": Kind(Purpose.CARE, announces_change=True, calendar=True),
    "no_show": Kind(Purpose.CARE),
    "follow_up": Kind(Purpose.CARE),
    "welcome": Kind(Purpose.EDUCATION),
    "confirmed": _ANSWER,
    "kept": _ANSWER,
    "cancel_ack": _ANSWER,
    "cancel_check": _QUESTION,
    "still_on": _QUESTION,
    "which_visit": _ANSWER,
    "no_visit": _ANSWER,
    "reschedule_ack": _ANSWER,
    "start_ack": _ANSWER,
    "stop_ack": _ANSWER,
    "help": _ANSWER,
    "unclear": _ANSWER,
    "crisis": _ANSWER,
    "staff_alert": Kind(Purpose.STAFF),
    "staff_escalation": Kind(Purpose.STAFF),
    "staff_taken": Kind(Purpose.STAFF),
    "staff_held": Kind(Purpose.STAFF),
    "staff_open": Kind(Purpose.STAFF),
    "staff_none": Kind(Purpose.STAFF),
}
"""Every shipped template."""

TWICE_RATHER_THAN_LATE = frozenset({"crisis", "staff_alert", "staff_escalation"})
"""Help for somebody in danger: where it is in doubt whether it went, it goes again (rules P59, P60)."""

_UNCATEGORISED = Kind(Purpose.MARKETING)


def kind_of(template: str) -> Kind:
    """The kind of a template; words that nobody has put in a category count as marketing (rule P4)."""
    return KINDS.get(template, _UNCATEGORISED)


MAILED = frozenset({
    *("booked", "reminder", "reminder_soon", "moved", "cancelled", "no_show", "follow_up", "welcome"),
    *("confirmed", "cancel_ack", "reschedule_ack", "help", "start_ack", "unclear", "crisis"),
})  # fmt: skip
"""Templates there is a mail of. What is told by text alone (questions to answer with a letter, the
confirmation of STOP) is a colleague's to say to a patient who wrote a mail."""

ASKING = frozenset(name for name, kind in KINDS.items() if kind.asks)
"""Templates a patient may answer with C, R or X."""

ACKNOWLEDGING = frozenset({
    *("confirmed", "kept", "cancel_ack", "reschedule_ack", "start_ack", "stop_ack", "unclear", "no_visit"),
})  # fmt: skip
"""Templates that end an exchange: thanks for one need no answer, and a mere "ok" to it is no yes."""

OPTION_LETTERS = "ABD"
"""What `which_visit` calls its visits; C, R and X already mean something else."""

_VISIT = frozenset({"start"})
_MAIL_OF_VISIT = frozenset({"patient_name", "manage_url"})
_FOOTER = frozenset({"patient_name", "unsubscribe_url", "preferences_url", "postal_address"})

COMMON = frozenset({"clinic_name", "clinic_phone", "language"})
"""Given to every template."""

OPTIONAL = (
    _MAIL_OF_VISIT | _FOOTER | {"series_name", "per_week", "task_url", "several", "stranger", "bereaved"}
)
"""Variables that a template does without where they aren't given."""

VARIABLES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("booked", "moved"), _VISIT | _MAIL_OF_VISIT),
    "reminder": _VISIT | _MAIL_OF_VISIT | {"confirmed"},
    "confirmed": _VISIT | _MAIL_OF_VISIT | {"several"},
    "reminder_soon": _VISIT | _MAIL_OF_VISIT | {"confirmed"},
    **dict.fromkeys(("cancelled", "no_show", "cancel_ack", "reschedule_ack"), _VISIT | {"patient_name"}),
    **dict.fromkeys(("cancel_check", "kept", "still_on"), _VISIT),
    **dict.fromkeys(("help", "start_ack", "unclear"), frozenset({"patient_name"})),
    **dict.fromkeys(("crisis", "no_visit"), frozenset()),
    "stop_ack": frozenset({"stranger", "bereaved"}),
    "follow_up": _FOOTER,
    "welcome": _FOOTER | {"series_name", "per_week"},
    "merged": frozenset({"visits"}),
    "which_visit": frozenset({"options"}),
    **dict.fromkeys(("staff_alert", "staff_escalation", "staff_taken"), frozenset({"task", "task_url"})),
    **dict.fromkeys(("staff_held", "staff_open", "staff_none"), frozenset({"task"})),
}
"""What each template may ask for beside `COMMON`, in all its languages and channels.

start: an instant in the zone of the visit. confirmed: whether the patient has said so.
patient_name: the given name, for mail only (rule P37). manage_url: https, the page of the visit.
unsubscribe_url, preferences_url, postal_address: for mail that isn't about the patient's own visits.
visits: two or more {start, initial} of one day, in order; options: up to three {letter, start, initial},
with letters from `OPTION_LETTERS`. An initial is given only where a phone is shared, and is empty elsewhere.
several: how many visits of that day one answer confirmed, where it was more than one. stranger: true where
whoever wrote is not our patient; bereaved: where they say that the patient has died. series_name: at most 20
neutral characters; per_week: a whole number. task: the number of a staff task; task_url: its page, if
there is one.
"""
