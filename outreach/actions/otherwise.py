"""When a text can't reach a patient: e-mail in its place, and failing that a person who phones."""

from collections.abc import Sequence
from datetime import datetime

from outreach.actions.staff import ask_to_call, hurry_undelivered_alerts, phone_who_is_in_danger
from outreach.domain.lifecycle import Status
from outreach.records.moves import move_where
from outreach.records.stand_ins import last_of_their_visits, mail_instead


def reach_otherwise(message_ids: Sequence[int], now: datetime) -> None:
    """Plan an e-mail for each of these texts, or ask staff to phone; in the caller's transaction.

    Help in a crisis that did not arrive is a colleague's to bring, at once (rule P61), and an alert that did
    not is the backup's. Where an e-mail has come to nothing, or was the lost message, a person phones too.
    """
    if not message_ids:
        return
    phone_who_is_in_danger(message_ids, now)
    hurry_undelivered_alerts(message_ids, now)
    if unreached := mail_instead(message_ids, now):
        ask_to_call(unreached, now)


def leave_to_a_person(patient_id: int, now: datetime) -> None:
    """Take back mails to somebody who may have died; each visit is a task. In the caller's transaction."""
    mails = move_where(
        Status.SUPPRESSED,
        "m.patient_id = %s AND m.channel = 'email' AND m.status IN ('planned', 'queued')"
        " AND m.in_reply_to_id IS NULL",
        [patient_id],
        now,
        reason="they may have died: a colleague asks before anything goes",
        rule="P9",
        skip_locked=True,
    )
    ask_to_call(mails, now)


def make_up_for_late(message_ids: Sequence[int], now: datetime) -> None:
    """The same for messages whose time is over; a visit that another one will still tell of needs nobody."""
    reach_otherwise(last_of_their_visits(message_ids), now)
