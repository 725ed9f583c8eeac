"""Asking the carrier about messages in doubt, and about texts without a receipt."""

import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import uuid4

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.engine import Engine, Limits
from outreach.actions.reconcile import reconcile
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.providers.base import Outgoing, Query, Reason, ReceiptStatus, SendError, Trace
from outreach.providers.email import EmailProvider
from outreach.providers.memory import Kept, MemoryProvider
from outreach.records.models import Message
from tests.factories import (
    NOW,
    SettableClock,
    claimed,
    engine,
    events,
    mailbox,
    message,
    path,
    patient,
    phone,
    status,
    tasks,
    under_way,
    visit,
)
from tests.threads import Beside

pytestmark = pytest.mark.django_db
PHONE = "+16085550101"
ASK = Limits(in_doubt="ask")


class Desk(MemoryProvider):
    """Answers every question with one status, or refuses to be asked; remembers the questions."""

    def __init__(
        self,
        says: ReceiptStatus | None = None,
        reason: Reason | None = None,
        refusal: SendError | None = None,
    ) -> None:
        super().__init__()
        self.questions: list[Query] = []
        self._says, self._reason, self._refusal = says, reason, refusal

    def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
        if self._refusal is not None:
            raise self._refusal
        self.questions += queries
        return [
            Trace(q.message_id, "SM-found" if self._says else "", self._says, self._reason) for q in queries
        ]


def soon(the_desk: MemoryProvider, *, seconds: float = 10, limits: Limits | None = None) -> Engine:
    return engine(SettableClock(NOW + timedelta(seconds=seconds)), the_desk, limits=limits or Limits())


def hand_over(carrier: MemoryProvider, it: Message, provider_id: str = "SM-theirs") -> None:
    """The carrier has this message since NOW."""
    body = Outgoing(it.pk, "t", PHONE, it.body, 0)
    carrier.kept.append(Kept(provider_id, NOW, body))


@pytest.mark.parametrize(
    ("says", "ends"),
    [
        (ReceiptStatus.ACCEPTED, Status.SENT),
        (ReceiptStatus.SENT, Status.SENT),
        (ReceiptStatus.DELIVERED, Status.DELIVERED),
        (ReceiptStatus.UNDELIVERED, Status.UNDELIVERED),
    ],
)
def test_a_trace_settles_the_doubt(says: ReceiptStatus, ends: Status) -> None:
    it = under_way(Status.UNKNOWN)
    assert reconcile(soon(Desk(says))) == 1
    it.refresh_from_db()
    assert (it.status, it.provider_id) == (ends, "SM-found")
    assert it.sent_at is not None


def test_a_time_out_whose_text_had_arrived_is_not_sent_again() -> None:
    carrier = MemoryProvider(errors={PHONE: SendError(Reason.IN_DOUBT)}, held=[PHONE], now=lambda: NOW)
    it = message()
    clock = SettableClock()
    the = engine(clock, carrier)
    dispatch(claimed(the), the)
    assert status(it) == Status.UNKNOWN
    clock.advance(seconds=5)
    reconcile(the)
    assert path(it) == ["queued", "sending", "unknown", "sent"]
    clock.advance(hours=1)
    assert claimed(the) == []
    assert len(carrier.kept) == 1


def test_not_asked_before_its_time_nor_twice_in_a_row() -> None:
    under_way(Status.UNKNOWN)
    desk = Desk()
    assert reconcile(soon(desk, seconds=4)) == 0
    assert [reconcile(soon(desk, seconds=5)), reconcile(soon(desk, seconds=34))] == [1, 0]
    assert reconcile(soon(desk, seconds=35)) == 1


def test_without_a_trace_it_waits_out_the_grace() -> None:
    it = under_way(Status.UNKNOWN)
    reconcile(soon(Desk(), seconds=599))
    assert status(it) == Status.UNKNOWN
    Message.objects.update(check_at=NOW)
    reconcile(soon(Desk(), seconds=600))
    it.refresh_from_db()
    assert (it.status, it.send_at) == (Status.PLANNED, NOW + timedelta(seconds=600))


@pytest.mark.parametrize("template", ["crisis", "staff_alert", "staff_escalation"])
@pytest.mark.parametrize("limits", [Limits(), ASK])
def test_p60_help_in_doubt_goes_again_at_once_rather_than_late(template: str, limits: Limits) -> None:
    it = under_way(Status.UNKNOWN, template=template)
    reconcile(soon(Desk(), seconds=5, limits=limits))
    it.refresh_from_db()
    assert (it.status, it.send_at) == (Status.PLANNED, NOW + timedelta(seconds=5))
    assert events(it)[-1].rule == "P60"
    assert not tasks()


def test_p60_help_does_not_go_again_without_an_end() -> None:
    it = under_way(Status.UNKNOWN, template="crisis", attempts=5)
    reconcile(soon(Desk(), seconds=5))
    assert status(it) == Status.UNKNOWN


def test_p60_help_that_the_carrier_has_does_not_go_again() -> None:
    it = under_way(Status.UNKNOWN, template="crisis")
    reconcile(soon(Desk(ReceiptStatus.SENT), seconds=5))
    assert status(it) == Status.SENT


def test_p60_help_by_mail_in_doubt_goes_again_though_nobody_can_be_asked() -> None:
    it = under_way(Status.UNKNOWN, visit(patient(mailbox())), to=mailbox("b@example.org"), template="crisis")
    reconcile(engine(SettableClock(NOW + timedelta(seconds=5)), MemoryProvider()))
    assert status(it) == Status.PLANNED


def test_planned_again_once_however_many_ask() -> None:
    it = under_way(Status.UNKNOWN)
    the = soon(Desk(), seconds=600)
    assert [reconcile(the), reconcile(the)] == [1, 0]
    assert path(it) == ["planned"]


def test_a_person_is_asked_where_that_is_wished() -> None:
    it = under_way(Status.UNKNOWN)
    reconcile(soon(Desk(), seconds=600, limits=ASK))
    assert status(it) == Status.HELD
    assert tasks(message=it) == ["in_doubt"]


def test_a_message_that_is_of_no_more_use_is_not_sent_again() -> None:
    post = mailbox()
    it = under_way(Status.UNKNOWN, visit(patient(phone(), post)), not_after=NOW + timedelta(seconds=599))
    reconcile(soon(Desk(), seconds=600))
    assert status(it) == Status.EXPIRED
    assert tasks() == ["call"], "too late for mail as well"


@pytest.mark.parametrize("provided", [True, False])
def test_nobody_can_be_asked_about_an_e_mail_so_a_person_is(provided: bool) -> None:
    post = mailbox()
    it = under_way(Status.UNKNOWN, visit(patient(post)), to=post)
    providers = [EmailProvider("Clinic <clinic@example.org>")] if provided else [MemoryProvider()]
    clock = SettableClock(NOW + timedelta(seconds=5))
    the = engine(clock, *providers)
    reconcile(the)
    assert status(it) == Status.UNKNOWN
    clock.advance(seconds=600)
    reconcile(the)
    assert status(it) == Status.HELD
    assert tasks(message=it) == ["in_doubt"]


def test_a_carrier_that_cannot_be_asked_changes_nothing() -> None:
    it = under_way(Status.UNKNOWN)
    reconcile(soon(Desk(refusal=SendError(Reason.UNAVAILABLE)), seconds=100_000, limits=ASK))
    assert status(it) == Status.UNKNOWN
    assert not path(it)
    assert not tasks()


def test_another_message_to_the_same_phone_is_no_trace() -> None:
    about = visit()
    sent, doubtful = under_way(Status.SENT, about), under_way(Status.UNKNOWN, about)
    carrier = MemoryProvider()
    hand_over(carrier, sent, sent.provider_id)
    reconcile(soon(carrier, seconds=600))
    assert status(doubtful) == Status.PLANNED


def test_nor_is_one_with_the_same_words_a_little_earlier() -> None:
    """Carriers' clocks differ by up to a minute, and two of a family may be told the same."""
    about = visit()
    earlier = under_way(Status.DELIVERED, about, attempted_at=NOW - timedelta(seconds=40))
    under_way(Status.UNKNOWN, about)
    desk = Desk()
    reconcile(soon(desk))
    assert earlier.provider_id in desk.questions[0].known


def test_its_own_id_is_no_other_messages() -> None:
    it = under_way(Status.SENT, check_at=NOW)
    desk = Desk()
    reconcile(soon(desk))
    (question,) = desk.questions
    assert (question.provider_id, question.known) == (it.provider_id, frozenset())


def test_the_question_says_what_is_looked_for() -> None:
    it = under_way(Status.UNKNOWN)
    desk = Desk()
    reconcile(soon(desk))
    (question,) = desk.questions
    assert (question.to, question.body, question.since) == (PHONE, it.body, NOW)
    assert question.until == NOW + timedelta(seconds=10)


def test_a_text_without_a_receipt_is_asked_about() -> None:
    it = under_way(Status.SENT, check_at=NOW + timedelta(seconds=900))
    assert reconcile(soon(Desk(ReceiptStatus.DELIVERED), seconds=899)) == 0
    assert reconcile(soon(Desk(ReceiptStatus.DELIVERED), seconds=900)) == 1
    assert status(it) == Status.DELIVERED


@pytest.mark.parametrize("says", [None, ReceiptStatus.SENT])
def test_a_text_once_sent_stays_so_and_is_not_asked_about_for_ever(says: ReceiptStatus | None) -> None:
    it = under_way(Status.SENT, check_at=NOW)
    reconcile(soon(Desk(says), seconds=3600))
    it.refresh_from_db()
    assert it.check_at is not None
    reconcile(soon(Desk(says), seconds=25 * 3600))
    assert Message.objects.get(pk=it.pk, check_at=None).status == Status.SENT


@pytest.mark.parametrize(
    ("reason", "stands", "out"),
    [
        (Reason.LANDLINE, "landline", False),
        (Reason.OPTED_OUT, "usable", True),
        (Reason.UNREACHABLE, "usable", False),
    ],
)
def test_what_it_says_about_the_address_is_remembered(reason: Reason, stands: str, out: bool) -> None:
    number, post = phone(), mailbox()
    under_way(Status.UNKNOWN, visit(patient(number, post)))
    reconcile(soon(Desk(ReceiptStatus.UNDELIVERED, reason)))
    number.refresh_from_db()
    assert (number.status, number.opted_out_at is not None) == (stands, out)
    assert Message.objects.get(contact=post).channel == Channel.EMAIL


def test_many_are_asked_about_in_batches() -> None:
    about = visit()
    rows = [under_way(Status.UNKNOWN, about) for _ in range(230)]
    desk = Desk(ReceiptStatus.ACCEPTED)
    assert reconcile(soon(desk)) == 230
    assert {question.message_id for question in desk.questions} == {row.pk for row in rows}


class Slow(MemoryProvider):
    """Has no trace of anything, and takes its time to say so: meanwhile things happen."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
        self._meanwhile()
        return super().look_up(queries)


@pytest.mark.parametrize(("useful_s", "limits"), [(3600, Limits()), (3600, ASK), (1, Limits())])
def test_an_answer_about_an_overtaken_attempt_moves_nothing(useful_s: float, limits: Limits) -> None:
    """Another asked meanwhile, and the message is being sent again: taken back now, it would go twice."""
    it = under_way(Status.UNKNOWN, not_after=NOW + timedelta(seconds=useful_s))
    again = Message.objects.filter(pk=it.pk)
    slow = Slow(lambda: again.update(status=Status.SENDING, token=uuid4()))
    reconcile(soon(slow, seconds=600, limits=limits))
    assert status(it) == Status.SENDING


def test_what_the_carrier_says_nothing_about_waits_and_the_others_are_settled() -> None:
    about = visit()
    rows = [under_way(Status.UNKNOWN, about) for _ in range(3)]

    class Partial(Desk):
        def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
            return [trace for trace in super().look_up(queries) if trace.message_id != rows[1].pk]

    reconcile(soon(Partial(ReceiptStatus.DELIVERED), seconds=100_000))
    assert [status(row) for row in rows] == [Status.DELIVERED, Status.UNKNOWN, Status.DELIVERED]


def test_a_carrier_that_cannot_be_asked_is_left_alone_for_a_while() -> None:
    """Every question costs a time-out: those about the rest of a backlog would keep all else waiting."""
    about = visit()
    for _ in range(230):
        under_way(Status.UNKNOWN, about)
    refusing = Desk(refusal=SendError(Reason.UNAVAILABLE))
    assert reconcile(soon(refusing)) == 100
    assert reconcile(soon(refusing, seconds=39)) == 0
    assert reconcile(soon(Desk(ReceiptStatus.ACCEPTED), seconds=40)) == 230


def test_a_backlog_leaves_the_worker_free_in_between() -> None:
    about = visit()
    Message.objects.bulk_create(
        Message(
            dedupe_key=f"backlog:{n}", channel=Channel.SMS, template="reminder", appointment=about,
            contact=phone(), status=Status.UNKNOWN, send_at=NOW, not_after=about.start, attempted_at=NOW,
            unknown_since=NOW, check_at=NOW,
        )
        for n in range(1001)
    )  # fmt: skip
    the = soon(Desk(ReceiptStatus.ACCEPTED))
    assert [reconcile(the), reconcile(the)] == [1000, 1]


@pytest.mark.django_db(transaction=True)
def test_one_process_asks_at_a_time() -> None:
    """A slow carrier must not keep all processes from what is urgent."""
    about = visit()
    for _ in range(3):
        under_way(Status.UNKNOWN, about, phone())
    inside, go = threading.Event(), threading.Event()

    class Slow(MemoryProvider):
        def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
            inside.set()
            go.wait(30)
            return []

    the = engine(SettableClock(NOW + timedelta(minutes=1)), Slow())
    first = Beside(lambda: reconcile(the))
    assert inside.wait(30)
    under_way(Status.UNKNOWN, about, phone())
    assert Beside(lambda: reconcile(the)).result() == 0
    go.set()
    assert first.result() == 3
    assert reconcile(the) == 1
