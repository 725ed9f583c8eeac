"""What a colleague is to do about each kind of staff task, in one sentence."""

from collections.abc import Mapping

from outreach.records.models import TaskKind

TO_DO: Mapping[str, str] = {
    TaskKind.CRISIS: "Take it, phone them now, and close it once a person is with them.",
    TaskKind.DECEASED: "Find out gently; if it is so, cancel the visits in your schedule.",
    TaskKind.RESCHEDULE: "Find another time with them, and enter it in your schedule.",
    TaskKind.CANCELLED: "Cancel the visit in your schedule too: its hour is free.",
    TaskKind.LATE_REPLY: "They answered about a visit that had changed: tell them how it stands.",
    TaskKind.WHICH_VISIT: "Find out which visit they mean, and do there what they ask.",
    TaskKind.QUESTION: "Answer their question.",
    TaskKind.REPLY: "Read it, and answer them yourself.",
    TaskKind.CANCEL_OR_STOP: "Ask if they meant the visit: the texts have stopped, the visit stands.",
    TaskKind.STOP_SCOPE: "Ask which messages they still want, and write it down: all have stopped.",
    TaskKind.WRONG_NUMBER: "Find the patient's own number, and enter it in your schedule.",
    TaskKind.CALL: "Reach them yourself about this visit: no message does.",
    TaskKind.NO_HOUR: "Reach them yourself: no hour is a decent one everywhere they may be.",
    TaskKind.IN_DOUBT: "Tell them yourself: nobody knows whether this message reached them.",
    TaskKind.TROUBLE: "Put right what went wrong, and tell the patient yourself if they must know.",
}
"""By the value of its kind."""
