"""STOP in one's own words, and what is answered."""

from datetime import datetime, timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.providers.memory import MemoryProvider
from outreach.records.models import (
    ContactPoint,
    InboundMessage,
    PrivacyIncident,
)
from tests.actions.talking import Talk
from tests.factories import (
    NOW,
    SettableClock,
    bodies,
    claimed,
    engine,
    message,
    status,
    tasks,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


class TestStopsInOnesOwnWords:
    def test_p10_one_confirmation_and_then_silence(self, talk: Talk) -> None:
        under_way(Status.DELIVERED, visit())
        (said,) = talk.say("please stop texting me")
        assert "START" in said
        assert talk.say("I said stop texting me!!") == []

    def test_p10_too_late_it_is_not_said_at_all(self) -> None:
        under_way(Status.DELIVERED, visit())
        receive_inbound([text("please stop texting me")], "memory", NOW)
        late = engine(SettableClock(NOW + timedelta(minutes=6)), carrier := MemoryProvider())
        take_replies(late)
        dispatch(claimed(late), late)
        assert bodies(carrier) == []

    def test_p10_p30_at_two_in_the_morning_too(self, talk: Talk) -> None:
        talk.clock.instant = datetime.fromisoformat("2027-03-09T02:00-06:00")
        under_way(Status.DELIVERED, visit())
        assert len(talk.say("stop sending me these")) == 1

    @pytest.mark.parametrize("word", ["STOP", "UNSUBSCRIBE", "QUIT"])
    def test_p16_the_carriers_own_words_are_left_to_it(self, talk: Talk, word: str) -> None:
        under_way(Status.DELIVERED, visit())
        assert talk.say(word) == []

    def test_p47_a_wrong_number_is_an_opt_out_and_an_incident(self, talk: Talk) -> None:
        about = visit()
        told = under_way(Status.DELIVERED, about)
        ahead = message(about, send_at=NOW + timedelta(hours=3))
        talk.say("You have the wrong number")
        incident = PrivacyIncident.objects.get()
        assert (incident.patients, incident.messages) == ([about.patient_id], [told.pk])
        assert status(ahead) == Status.SUPPRESSED
        assert tasks(inbound=InboundMessage.objects.get()) == ["wrong_number"]

    def test_p12_a_bare_stop_may_end_one_purpose(self) -> None:
        about = visit()
        under_way(Status.DELIVERED, about, purpose="education")
        ahead = message(about, send_at=NOW + timedelta(hours=3))
        series = message(about, send_at=NOW + timedelta(hours=3), purpose="education", template="welcome")
        for words, left in (("STOP", "planned"), ("STOPALL", "suppressed")):
            receive_inbound([text(words)], "memory", NOW, narrow_stop=True)
            assert (status(series), status(ahead)) == ("suppressed", left)

    @pytest.mark.parametrize(("words", "then"), [("START", "planned"), ("YES", "suppressed")])
    def test_p13_start_brings_back_what_a_narrow_stop_ended(self, words: str, then: str) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        ahead = message(about, send_at=NOW + timedelta(hours=3))
        for said_ in ("STOP", words):
            receive_inbound([text(said_)], "memory", NOW, narrow_stop=True)
        assert ContactPoint.objects.get().opted_out_at is None, "it never stopped everything"
        assert status(ahead) == then

    def test_p12_otherwise_it_ends_all(self) -> None:
        about = visit()
        under_way(Status.DELIVERED, about, purpose="education")
        ahead = message(about, send_at=NOW + timedelta(hours=3))
        receive_inbound([text("STOP")], "memory", NOW)
        assert status(ahead) == Status.SUPPRESSED
