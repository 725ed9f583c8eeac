"""The webhooks through a real server: verified, stored, and answered no sooner than that."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlencode
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, transaction
from psycopg import sql
from psycopg.conninfo import make_conninfo
from pytest_django.plugin import DjangoDbBlocker
from twilio.request_validator import RequestValidator

from outreach.actions.dispatch import dispatch
from outreach.domain.lifecycle import Status
from outreach.hooks.bell import Bell
from outreach.records.locks import lock_contacts_of
from outreach.records.models import ConsentEvent, ContactPoint, InboundMessage, Message, RawReceipt
from tests.factories import claimed, engine, message, phone, status, under_way
from tests.hooks.server import PUBLIC_URL, TOKEN, Answer, Server
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = "+16085550101"
INBOUND = "/hooks/twilio/inbound"


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Server]:
    with django_db_blocker.unblock(), Server(tmp_path_factory.mktemp("web")) as running:
        yield running


def callback(**fields: str) -> tuple[str, dict[str, str]]:
    """A status callback's path and form."""
    form = {"MessageSid": f"SM{uuid4().hex}", "MessageStatus": "delivered", "To": PHONE} | fields
    return f"/hooks/twilio/status/{uuid4()}", form


def text(body: str, **fields: str) -> dict[str, str]:
    return {"MessageSid": f"SM{uuid4().hex}", "From": PHONE, "To": "+16085550199", "Body": body} | fields


def nothing_stored() -> bool:
    return not RawReceipt.objects.exists() and not InboundMessage.objects.exists()


class TestReceipts:
    def test_stored_before_it_is_answered(self, server: Server) -> None:
        path, form = callback()
        answer = server.post(path, form)
        assert (answer.status, answer.body) == (204, "")
        kept = RawReceipt.objects.get()
        assert (kept.provider_id, kept.status, kept.payload) == (form["MessageSid"], "delivered", form)
        assert path.endswith(str(kept.token))

    def test_repeated_is_fine_and_stored_once(self, server: Server) -> None:
        path, form = callback()
        assert [server.post(path, form).status for _ in range(3)] == [204] * 3
        assert RawReceipt.objects.count() == 1

    def test_new_parameters_and_any_alphabet_keep_the_signature_valid(self, server: Server) -> None:
        path, form = callback(NewThing="señal ✓ & = + %", Empty="")
        assert server.post(path, form).status == 204
        assert RawReceipt.objects.get().payload["NewThing"] == "señal ✓ & = + %"

    def test_a_nul_is_no_reason_to_refuse_it(self, server: Server) -> None:
        assert server.post(*callback(Odd="nu\0l")).status == 204
        assert server.post(INBOUND, text("STOP\0")).status == 200
        assert ContactPoint.objects.get().opted_out_at is not None

    def test_a_query_string_is_part_of_what_is_signed(self, server: Server) -> None:
        path, form = callback()
        assert server.post(f"{path}?x=1&y=%20z", form).status == 204

    def test_a_status_that_says_nothing_new_is_taken_and_dropped(self, server: Server) -> None:
        path, form = callback(MessageStatus="musing")
        assert server.post(path, form).status == 204
        assert nothing_stored()

    def test_many_at_once(self, server: Server) -> None:
        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: server.post(*callback()), range(100)))
        assert {answer.status for answer in answers} == {204}
        assert RawReceipt.objects.count() == 100


class TestRefused:
    @pytest.mark.parametrize("signature", ["", "bm9wZQ==", "not base64 ünd"])
    def test_unsigned(self, server: Server, signature: str) -> None:
        """Rule P26."""
        path, form = callback()
        asked = [server.post(path, form, signature=signature.encode("ascii", "ignore").decode())]
        asked.append(server.post(INBOUND, text("STOP"), signature=""))
        assert {answer.status for answer in asked} == {403}
        assert nothing_stored()

    def test_signed_for_another_message(self, server: Server) -> None:
        path, _ = callback()
        assert (
            server.post("/hooks/twilio/status/" + str(uuid4()), callback()[1], signature=path).status == 403
        )

    @pytest.mark.parametrize("missing", ["MessageSid", "MessageStatus"])
    def test_a_callback_without_a_field_names_it(self, server: Server, missing: str) -> None:
        path, form = callback()
        del form[missing]
        answer = server.post(path, form)
        assert (answer.status, answer.body) == (400, missing)

    @pytest.mark.parametrize("missing", ["MessageSid", "From", "To", "Body"])
    def test_a_text_without_a_field_names_it(self, server: Server, missing: str) -> None:
        form = text("C")
        del form[missing]
        answer = server.post(INBOUND, form)
        assert (answer.status, answer.body) == (400, missing)
        assert nothing_stored()

    def test_a_token_that_is_none(self, server: Server) -> None:
        assert server.post("/hooks/twilio/status/42", callback()[1]).status == 400

    @pytest.mark.parametrize("size", [64 * 1024 + 1, 70_000, 5_000_000])
    def test_more_than_64_kb(self, server: Server, size: int) -> None:
        assert server.post(INBOUND, _of_size(size)).status == 413
        assert nothing_stored()

    def test_64_kb_and_no_more_is_read(self, server: Server) -> None:
        assert server.post(INBOUND, _of_size(64 * 1024)).status == 200

    @pytest.mark.parametrize("pieces", [[40_000] * 2, [65_536, 1], [1] * 65_537, [1_000_000] * 5])
    def test_more_than_64_kb_without_saying_so(self, server: Server, pieces: list[int]) -> None:
        chunks = (b"x" * size for size in pieces)
        answer = server.ask("POST", INBOUND, chunks, {"Transfer-Encoding": "chunked"})
        assert answer.status == 413

    def test_more_than_64_kb_that_never_come(self, server: Server) -> None:
        """Refused by what it declares, without waiting for it."""
        assert server.ask("POST", INBOUND, b"", {"Content-Length": "65537"}).status == 413

    @pytest.mark.parametrize("body", [b"\xff\xfe", b"Body=C\xe9"])
    def test_no_form_in_utf_8(self, server: Server, body: bytes) -> None:
        assert server.ask("POST", INBOUND, body).status == 400
        assert nothing_stored()

    @pytest.mark.parametrize("odd", ["%FF%FE", "%", "%zz", "%ED%A0%80"])
    def test_escapes_that_are_no_utf_8_fit_no_signature(self, server: Server, odd: str) -> None:
        """Rule P26: Twilio signs characters, and these are none."""
        form = text("STOP")
        signature = RequestValidator(TOKEN).compute_signature(PUBLIC_URL + INBOUND, form)
        body = urlencode(form).replace("STOP", "STOP" + odd).encode()
        assert server.ask("POST", INBOUND, body, {"X-Twilio-Signature": signature}).status == 403
        assert nothing_stored()

    @pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
    def test_other_methods(self, server: Server, method: str) -> None:
        answer = server.ask(method, INBOUND)
        assert answer.status == 405
        assert answer.headers["allow"] == "POST"

    @pytest.mark.parametrize("path", ["/hooks/", "/hooks/twilio", "/hooks/other/inbound", INBOUND + "/more"])
    def test_unknown_paths(self, server: Server, path: str) -> None:
        assert server.post(path, {}).status == 404


def _of_size(size: int) -> dict[str, str]:
    """A text whose form takes so many bytes."""
    form = text("")
    return form | {"Body": "x" * (size - len(urlencode(form)))}


class TestTexts:
    def test_p26_a_replayed_text_has_one_effect(self, server: Server) -> None:
        stop = text("STOP")
        assert [server.post(INBOUND, stop).status for _ in range(3)] == [200] * 3
        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(lambda _: server.post(INBOUND, stop).status, range(8))) == {200}
        assert InboundMessage.objects.count() == 1
        assert ConsentEvent.objects.filter(kind="withdrawn").count() == 1

    def test_p26_a_replayed_stop_leaves_a_later_start_alone(self, server: Server) -> None:
        stop = text("STOP")
        for form in (stop, text("START"), stop):
            assert server.post(INBOUND, form).status == 200
        assert ContactPoint.objects.get().opted_out_at is None

    def test_one_that_changes_nothing_does_not_wait_for_a_dispatcher(self, server: Server) -> None:
        """Only who stops, starts or is in danger needs the phone for itself; the others are answered."""
        it = message(status=Status.QUEUED)
        with transaction.atomic():
            lock_contacts_of([it.pk])
            stop = Beside(lambda: server.post(INBOUND, text("STOP")))
            until(somebody_waits)
            assert server.post(INBOUND, text("C")).status == 200
            assert stop.is_alive()
        stop.result()

    @pytest.mark.parametrize(
        ("words", "becomes"), [("STOP", Status.SUPPRESSED), ("i want to die", Status.HELD)]
    )
    def test_p8_p59_neither_a_stop_nor_danger_waits_for_a_long_import(
        self, server: Server, words: str, becomes: Status
    ) -> None:
        """What the import holds stays as it is, and does not go when its hour comes."""
        it, free = message(), message()
        with transaction.atomic():
            Message.objects.select_for_update().get(pk=it.pk)
            answer = Beside(lambda: server.post(INBOUND, text(words))).result()
            assert isinstance(answer, Answer)
            assert answer.status == 200
        assert (status(it), status(free)) == (Status.PLANNED, becomes)
        the = engine()
        assert dispatch(claimed(the), the) == 0
        assert status(it) == becomes

    def test_p8_only_the_one_who_stopped_waits_for_calls_to_be_over(self, server: Server) -> None:
        under_way(Status.SENDING)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE message SET start_by = clock_timestamp() + interval '1 hour'")
        stop = Beside(lambda: server.post(INBOUND, text("STOP")))
        until(lambda: ContactPoint.objects.filter(opted_out_at__isnull=False).exists())
        assert server.post(INBOUND, text("STOP", From="+16085550102")).status == 200
        assert stop.is_alive()
        Message.objects.update(status=Status.SENT)
        answer = stop.result()
        assert isinstance(answer, Answer)
        assert answer.status == 200

    def test_stored_before_it_is_answered_with_nothing_to_say(self, server: Server) -> None:
        answer = server.post(INBOUND, text("C"))
        assert answer.status == 200
        assert answer.headers["content-type"] == "text/xml"
        assert answer.body.endswith("<Response/>")
        assert InboundMessage.objects.get().body == "C"

    def test_an_opt_out_is_in_force_before_it_is_answered(self, server: Server) -> None:
        """Rule P8."""
        it = message()
        assert server.post(INBOUND, text("STOP")).status == 200
        assert ContactPoint.objects.get().opted_out_at is not None
        assert status(it) == Status.SUPPRESSED

    def test_the_carriers_own_reading_is_heard(self, server: Server) -> None:
        """Rule P15."""
        server.post(INBOUND, text("no more of this", OptOutType="STOP"))
        assert ContactPoint.objects.get().opted_out_at is not None

    def test_a_stop_is_answered_only_when_no_call_can_start_any_more(self, server: Server) -> None:
        under_way(Status.SENDING)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE message SET start_by = clock_timestamp() + interval '0.7 s'")
            assert server.post(INBOUND, text("STOP")).status == 200
            cursor.execute("SELECT clock_timestamp() > start_by + interval '0.5 s' FROM message")
            assert cursor.fetchone() == (True,)

    def test_a_stop_waits_for_a_dispatcher_that_is_deciding(self, server: Server) -> None:
        it = message(status=Status.QUEUED)
        with transaction.atomic():
            lock_contacts_of([it.pk])
            stop = Beside(lambda: server.post(INBOUND, text("STOP")))
            until(somebody_waits)
            assert stop.is_alive()
        answer = stop.result()
        assert isinstance(answer, Answer)
        assert answer.status == 200
        assert status(it) == Status.SUPPRESSED


@contextmanager
def _no_connections() -> Iterator[None]:
    """This test's database lets nobody in, and has thrown all others out."""
    connection.ensure_connection()  # ours stays
    ours = connection.settings_dict
    name = sql.Identifier(str(ours["NAME"]))
    where = {"host": ours["HOST"], "port": ours["PORT"], "user": ours["USER"], "password": ours["PASSWORD"]}
    elsewhere = make_conninfo(dbname="postgres", **{key: value for key, value in where.items() if value})
    with psycopg.connect(elsewhere, autocommit=True) as beside:
        beside.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        try:
            _throw_out_others()
            yield
        finally:
            beside.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))


def _throw_out_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_bell_that_cannot_ring_piles_up_no_rings() -> None:
    """With the broker away each takes seconds to fail, and an exit would wait for all of them."""
    broker, rung = threading.Event(), threading.Semaphore(0)

    def ring() -> None:
        rung.release()
        assert broker.wait(10)

    async def story() -> None:
        bell = Bell(ring, every_s=0.01)
        for _ in range(20):
            bell.press()
            await asyncio.sleep(0.01)
        broker.set()
        await asyncio.sleep(0.2)

    asyncio.run(story())
    assert rung.acquire(timeout=0)
    assert rung.acquire(timeout=0), "what was pressed meanwhile is not forgotten"
    assert not rung.acquire(timeout=0)


class TestTrouble:
    def test_one_that_cannot_be_stored_takes_no_other_with_it(self, server: Server) -> None:
        poison = callback(MessageSid="SM" + "0" * 400)
        requests = [callback() for _ in range(10)] + [poison] + [callback() for _ in range(10)]
        with ThreadPoolExecutor(21) as pool:
            answers = list(pool.map(lambda each: server.post(*each).status, requests))
        assert answers == [204] * 10 + [503] + [204] * 10
        assert RawReceipt.objects.count() == 20
        assert server.post(*callback()).status == 204

    def test_a_database_that_went_away_is_found_again(self, server: Server) -> None:
        phone()
        _throw_out_others()
        assert [server.post(*callback()).status for _ in range(2)] == [204, 204]

    def test_a_database_that_stays_away_is_told_to_the_carrier(self, server: Server) -> None:
        """503, so that it tries again; nothing is answered as if it were stored."""
        server.post(INBOUND, text("C"))
        with _no_connections(), ThreadPoolExecutor(2) as pool:
            stop = pool.submit(server.post, INBOUND, text("STOP"))
            receipt = pool.submit(server.post, *callback())
            assert (stop.result().status, receipt.result().status) == (503, 503)
        assert InboundMessage.objects.count() == 1
        assert server.post(INBOUND, text("STOP")).status == 200

    def test_nothing_personal_is_logged(self, server: Server) -> None:
        """Rule P45."""
        server.post(*callback(MessageSid="canary-4711" * 40))
        server.post(INBOUND, text("canary-4711"), signature="no")
        server.post(INBOUND, text("canary-4711", To=""))
        assert "could not store" in server.log
        assert "canary-4711" not in server.log
        assert PHONE not in server.log
        assert PHONE.removeprefix("+") not in server.log
