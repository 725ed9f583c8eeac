"""Questions asked back, and what their answers do."""

import pytest

from outreach.actions.plan_touches import plan_touches
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.domain.windows import HOUSE_HOURS
from outreach.ops.open_tasks import open_tasks
from outreach.records.models import (
    InboundMessage,
    Message,
    StaffTask,
)
from tests.actions.replying import fresh
from tests.actions.talking import Talk
from tests.factories import (
    answers_to,
    tasks,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


class TestGivingAVisitUpInOnesOwnWords:
    def test_it_is_asked_once_and_then_done(self, talk: Talk) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        (asked,) = talk.say("I need to cancel my appointment")
        assert "To give it up, reply X" in asked or "X" in asked
        assert fresh(about).status == "booked"
        (done,) = talk.say("X")
        assert "is cancelled" in done
        assert fresh(about).status == "cancelled"
        assert [task.kind for task in open_tasks()] == ["cancelled"]

    def test_something_else_said_meanwhile_is_a_task_that_their_answer_does_not_close(
        self, talk: Talk
    ) -> None:
        under_way(Status.DELIVERED, visit())
        for words in ("I don't think I can make it", "Tell Dr Lee the pharmacy never got it", "C"):
            talk.say(words)
        assert [task.words for task in open_tasks()] == ["Tell Dr Lee the pharmacy never got it"]

    def test_the_same_words_again_are_noted_and_closed_by_their_answer(self, talk: Talk) -> None:
        under_way(Status.DELIVERED, visit())
        for words in ("My kid has a fever so maybe we cannot come",) * 2:
            talk.say(words)
        assert len(open_tasks()) == 1
        talk.say("C")
        assert open_tasks() == []

    def test_who_never_answers_the_question_is_heard_by_a_person_all_the_same(self, talk: Talk) -> None:
        under_way(Status.DELIVERED, visit())
        talk.say("I need to cancel my appointment")
        (task,) = open_tasks()
        assert task.kind == "reply"
        assert "I need to cancel" in task.words

    @pytest.mark.parametrize(
        "words",
        ["cancel my visit", "Yes cancel", "yes, cancel it please", "sí, cancele", "si cancelar", "si X"],
    )
    def test_saying_it_again_is_certain_enough(self, talk: Talk, words: str) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("I need to cancel my appointment")
        (done,) = talk.say(words)
        assert "is cancelled" in done
        assert fresh(about).status == "cancelled"

    def test_c_keeps_it(self, talk: Talk) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("no puedo ir")
        (kept,) = talk.say("C")
        assert "keep" in kept
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", talk.clock.now())

    @pytest.mark.parametrize(
        "words", ["No", "no thanks", "no keep it", "Please don't cancel it", "no la cancele"]
    )
    def test_no_keeps_it_and_confirms_nothing(self, talk: Talk, words: str) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("My kid has a fever so maybe we cannot come")
        assert tasks() == ["reply"]
        (kept,) = talk.say(words)
        assert "keep" in kept
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", None)
        assert StaffTask.objects.get(kind="reply").closed_by == "the patient"

    def test_a_no_before_cancel_may_mean_either_and_is_for_a_person(self, talk: Talk) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("My kid has a fever so maybe we cannot come")
        talk.say("no cancel it")
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", None)
        (task,) = open_tasks()
        assert [since.words for since in task.since] == ["no cancel it"]

    def test_what_they_asked_besides_stays_for_a_person(self, talk: Talk) -> None:
        under_way(Status.DELIVERED, visit())
        talk.say("I can't come tomorrow. Where do I send the forms?")
        asked = InboundMessage.objects.get()
        assert asked.also == "question"
        talk.say("No")
        assert tasks() == ["reply"]

    def test_yes_could_mean_either_and_is_for_a_person(self, talk: Talk) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("please cancel my appointment")
        talk.say("yes")
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", None)
        assert tasks() == ["reply"]


@pytest.mark.parametrize(
    "words", ["thanks", "Gracias!", "ok great", "👍", "🙏🏽", "Liked “thank you, confirmed”"]
)
def test_thanks_after_everything_is_said_need_nobody(talk: Talk, words: str) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    talk.say("C")
    assert talk.say(words) == []
    assert tasks() == []


@pytest.mark.parametrize("words", ["thanks", "ok", "Ok great", "👍", "gracias"])
@pytest.mark.parametrize("said", ["R", "X", "Can my husband come too?", "STOP"])
def test_thanks_for_an_answer_that_ends_the_exchange_need_nobody_and_confirm_nothing(
    talk: Talk, said: str, words: str
) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    talk.say(said)
    before = tasks()
    assert talk.say(words) == []
    assert fresh(about).confirmed_at is None
    assert tasks() == before


def test_who_has_confirmed_and_says_so_in_other_words_is_not_told_again(talk: Talk) -> None:
    under_way(Status.DELIVERED, visit())
    talk.say("C")
    assert talk.say("See you then!") == []
    assert tasks() == []
    (again,) = talk.say("C")
    assert "is confirmed" in again, "a code is answered, since our answer may not have come"
    talk.say("see you then, and what is the address?")
    assert tasks() == ["reply"]


def test_a_code_after_such_an_answer_still_does_what_it_says(talk: Talk) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    talk.say("Can my husband come too?")
    talk.say("C")
    assert fresh(about).confirmed_at == talk.clock.now()


def test_a_thumb_to_our_question_back_is_for_a_person_though_the_visit_was_confirmed(
    talk: Talk,
) -> None:
    under_way(Status.DELIVERED, visit())
    talk.say("C")
    talk.say("I need to cancel my appointment")
    talk.say("👍")
    assert tasks() == ["reply"]


@pytest.mark.parametrize("words", ["HELP", "START", "stop", "👍", "are you there?"])
def test_p59_whatever_somebody_in_danger_writes_next_a_colleague_sees(talk: Talk, words: str) -> None:
    talk.say("I want to kill myself")
    talk.say(words)
    assert len(tasks()) == 2
    assert open_tasks()[1].danger == open_tasks()[0].id


@pytest.mark.parametrize("words", ["thanks", "👍", "Liked “your visit is Tue”"])
def test_thanks_where_an_answer_is_awaited_are_for_a_person(talk: Talk, words: str) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    talk.say(words)
    assert fresh(about).confirmed_at is None
    assert tasks() == ["reply"]


def test_an_answer_is_planned_once_however_often_it_is_taken(talk: Talk) -> None:
    under_way(Status.DELIVERED, visit())
    talk.say("C")
    InboundMessage.objects.update(processed_at=None)
    take_replies(talk.engine)
    assert answers_to(InboundMessage.objects.all()) == ["confirmed"]
    assert Message.objects.filter(in_reply_to__isnull=False).count() == 1


def test_who_cancels_needs_no_call_any_more(talk: Talk) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    StaffTask.objects.create(
        kind="call", dedupe_key=f"call:{about.pk}:v1", appointment=about, opened_at=talk.clock.now()
    )
    talk.say("X")
    assert StaffTask.objects.get(kind="call").closed_at is not None


def test_who_cancelled_is_not_told_of_it_when_the_row_changes(talk: Talk) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    talk.say("X")
    plan_touches([about.pk], talk.clock.now(), HOUSE_HOURS)
    assert not Message.objects.filter(step="cancelled").exists()
