"""All phrases by which a text is read: for each intent its wordings and what only looks so."""

from outreach.domain import (
    reply_answer,
    reply_danger,
    reply_es,
    reply_hindered,
    reply_leave,
    reply_move,
    reply_no_danger,
    reply_peril,
    reply_start,
    reply_stop,
    reply_stranger,
    reply_veiled,
    reply_visit,
)
from outreach.domain.reply_keys import Intent
from outreach.domain.reply_phrases import Phrases
from outreach.domain.reply_words import LISTS

NOT, DECEASED, MOVED_ON, HINDERED, ASSENT, COURTEOUS = (
    "not ",
    "deceased",
    "moved on",
    "hindered",
    "assent",
    "courtesy",
)

PHRASES = Phrases(
    {
        Intent.CRISIS: reply_danger.CRISIS
        + reply_peril.PERIL
        + reply_es.CRISIS_ES
        + reply_veiled.VEILED
        + reply_veiled.VEILED_ES,
        Intent.STOP: reply_stop.STOP
        + reply_stranger.STRANGER
        + reply_es.STOP_ES
        + reply_leave.LEAVE
        + reply_leave.LEAVE_ES,
        DECEASED: reply_stranger.DECEASED + reply_leave.GONE,
        MOVED_ON: reply_leave.MOVED_ON,
        Intent.CANCEL: reply_visit.CANCEL + reply_es.CANCEL_ES,
        HINDERED: reply_hindered.HINDERED,
        Intent.RESCHEDULE: reply_move.RESCHEDULE + reply_es.RESCHEDULE_ES,
        Intent.START: reply_start.START + reply_leave.BACK,
        Intent.CONFIRM: reply_answer.CONFIRM,
        ASSENT: reply_answer.ASSENT,
        COURTEOUS: reply_answer.COURTESY,
        Intent.QUESTION: reply_answer.QUESTION,
        Intent.HELP: reply_answer.HELP + reply_answer.ABOUT_THE_TEXTS,
        NOT + Intent.CRISIS: reply_no_danger.NO_CRISIS + reply_veiled.NO_VEILED,
        NOT + Intent.STOP: reply_stop.NO_STOP + reply_leave.NO_LEAVE,
        NOT + Intent.CANCEL: reply_visit.NO_CANCEL,
        NOT + HINDERED: reply_visit.NO_CANCEL + reply_hindered.OVERCOME,
        NOT + Intent.RESCHEDULE: reply_move.NO_RESCHEDULE,
        NOT + Intent.START: reply_start.NO_START + reply_leave.NO_BACK,
        NOT + Intent.CONFIRM: reply_answer.NO_CONFIRM,
        NOT + Intent.QUESTION: reply_answer.NO_QUESTION + reply_answer.ABOUT_THE_TEXTS,
    },
    LISTS,
)
