"""When a text can't reach a patient: e-mail in its place, and failing that a person who phones."""

from collections.abc import Sequence
from datetime import datetime

from outreach.actions.staff import hurry_undelivered_alerts, phone_who_is_in_danger
from outreach.records.planning import ask_to_call
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
        ask_to_call(now, messages=unreached)


def make_up_for_late(message_ids: Sequence[int], now: datetime) -> None:
    """The same for messages whose time is over; a visit that another one will still tell of needs nobody."""
    reach_otherwise(last_of_their_visits(message_ids), now)
