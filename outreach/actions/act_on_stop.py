"""What a wish to be left alone asks besides: who must look, and what their confirmation says."""

from datetime import datetime

from outreach.actions.answer import BEREAVED, STRANGER, confirm_stop
from outreach.actions.colleague import tell_of_silence
from outreach.actions.engine import Clinic
from outreach.actions.pause import pause_people_at
from outreach.actions.staff import open_task_for_reply
from outreach.actions.wrong_number import record_wrong_number
from outreach.domain.reply import Intent, StopKind, is_bare_cancel
from outreach.records.models import InboundMessage, TaskKind
from outreach.records.senders import Sender

_DECEASED = "They may be saying that the patient has died: if it is so, cancel the visits in your schedule. "
_ALL_HELD = "Until this task is closed with --resume everything automatic to them is held."
_MAILS_GO_ON = "Texts to this phone have ended; mails go on, since it is not certain who is meant."


def act_on_stop(inbound: InboundMessage, sender: Sender, clinic: Clinic, now: datetime) -> str:
    """See to what else a text of STOP says, the opt-out being committed; returns the outcome for staff."""
    tell_of_silence(inbound, clinic, now)
    kind = inbound.stop_kind
    if is_bare_cancel(inbound.body):
        open_task_for_reply(TaskKind.CANCEL_OR_STOP, inbound, now)  # rule P19
    elif kind == StopKind.WRONG_NUMBER:
        record_wrong_number(inbound, now)  # rule P47
        return confirm_stop(inbound, now, about=STRANGER)
    elif kind == StopKind.PARTIAL:
        open_task_for_reply(TaskKind.STOP_SCOPE, inbound, now)  # rule P11
    elif kind == StopKind.DECEASED:
        _mourn(inbound, sender, now)
    elif kind == StopKind.LEGAL or not inbound.certain:
        open_task_for_reply(TaskKind.REPLY, inbound, now)
    elif Intent.QUESTION in inbound.also.split():
        open_task_for_reply(TaskKind.QUESTION, inbound, now)  # who stops may ask, too
    return confirm_stop(inbound, now, about=BEREAVED if kind == StopKind.DECEASED else "")


def _mourn(inbound: InboundMessage, sender: Sender, now: datetime) -> None:
    """A colleague looks; until then nobody writes to the dead, nor of what becomes of their visits."""
    if len(sender.people) != 1:  # a task that holds nothing, and so must not say that it does
        open_task_for_reply(TaskKind.REPLY, inbound, now, note=_DECEASED + _MAILS_GO_ON)
        return
    pause_people_at([inbound.contact_id], now)
    open_task_for_reply(TaskKind.DECEASED, inbound, now, note=_DECEASED + _ALL_HELD)
