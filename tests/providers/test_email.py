"""Mail through Django to a real SMTP server, and what services' errors come to."""

import asyncio
import smtplib
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from email.message import Message
from email.parser import BytesParser
from itertools import chain

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from outreach.providers.base import Outgoing, Reason, Result, SendError
from outreach.providers.email import EmailProvider, SmtpBackend

TO = "ada@example.com"
FROM = "Riverside Clinic <clinic@example.org>"


class Mailbox:
    """An SMTP server's handler: takes every mail, except where a reply was planned."""

    def __init__(self) -> None:
        self.mails: list[Message] = []
        self.sessions: set[int] = set()
        self.to_sender = self.to_recipient = self.to_data = ""
        self.hang_at = ""
        self.drop_at = ""
        self.mails_per_connection = 1000

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        self.sessions.add(id(session))
        sent = getattr(session, "sent", 0)
        if sent >= self.mails_per_connection:
            self._drop(server)
        return self.to_sender or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.drop_at == "rcpt":
            self._drop(server)
        envelope.rcpt_tos.append(address)
        return self.to_recipient or "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.to_data:
            return self.to_data
        assert isinstance(envelope.content, bytes)
        self.mails.append(BytesParser().parsebytes(envelope.content))
        session.sent = getattr(session, "sent", 0) + 1  # type: ignore[attr-defined]
        if self.drop_at == "data":
            self._drop(server)
        return "250 OK"

    def _drop(self, server: SMTP) -> None:
        assert server.transport is not None
        server.transport.abort()  # type: ignore[attr-defined]


@contextmanager
def listening(mailbox: Mailbox) -> Iterator[int]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    listen = loop.create_server(lambda: SMTP(mailbox, hostname="mx.example.org", loop=loop), "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(listen, loop).result(10)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    sessions = asyncio.all_tasks() - {asyncio.current_task()}
    for session in sessions:
        session.cancel()
    await asyncio.gather(*sessions, return_exceptions=True)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def provider(mailbox: Mailbox) -> Iterator[EmailProvider]:
    with listening(mailbox) as port:
        yield EmailProvider(FROM, lambda: SmtpBackend(host="127.0.0.1", port=port, timeout=2))


def outgoing(number: int = 1, to: str = TO, subject: str = "Your visit", start_in_s: float = 30) -> Outgoing:
    return Outgoing(
        number,
        f"token-{number}",
        to,
        "See you on Tuesday.",
        time.monotonic() + start_in_s,
        subject=subject,
        html="<p>See you on Tuesday.</p>",
        headers={"List-Unsubscribe": "<https://reminders.example.org/u/1>"},
    )


def send(provider: EmailProvider, *batch: Outgoing) -> list[Result]:
    return list(chain.from_iterable(provider.send(batch)))


def error_of(provider: EmailProvider, message: Outgoing) -> SendError:
    (result,) = send(provider, message)
    assert result.error is not None
    assert TO not in str(result.error)
    return result.error


def test_a_mail_has_both_forms_and_an_id_made_of_its_token(provider: EmailProvider, mailbox: Mailbox) -> None:
    assert send(provider, outgoing(7)) == [Result(7, "token-7", "<token-7@example.org>")]
    (mail,) = mailbox.mails
    assert mail["Message-ID"] == "<token-7@example.org>"
    assert mail["From"] == FROM
    assert mail["To"] == TO
    assert mail["Subject"] == "Your visit"
    assert mail["List-Unsubscribe"] == "<https://reminders.example.org/u/1>"
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_a_batch_shares_a_connection(provider: EmailProvider, mailbox: Mailbox) -> None:
    results = send(provider, *(outgoing(n) for n in range(120)))
    assert [result.message_id for result in results] == list(range(120))
    assert all(result.error is None for result in results)
    assert len(mailbox.mails) == 120
    assert len(mailbox.sessions) == 1


def test_groups_come_before_the_end(provider: EmailProvider) -> None:
    assert len(next(provider.send([outgoing(n) for n in range(60)]))) <= 50


@pytest.mark.parametrize(
    ("reply", "reason", "code"),
    [
        ("550 5.1.1 no ada@example.com here", Reason.INVALID_ADDRESS, "550 5.1.1"),
        ("550 no such user", Reason.INVALID_ADDRESS, "550"),
        ("550 5.1.1x odd", Reason.INVALID_ADDRESS, "550"),
        ("553 5.1.3 bad syntax", Reason.INVALID_ADDRESS, "553 5.1.3"),
        ("554 5.1.1 no", Reason.INVALID_ADDRESS, "554 5.1.1"),
        ("550 5.7.1 relaying denied", Reason.BLOCKED, "550 5.7.1"),
        ("550 5.2.2 full", Reason.UNREACHABLE, "550 5.2.2"),
        ("530 5.7.0 authenticate", Reason.MISCONFIGURED, "530 5.7.0"),
        ("450 4.2.0 greylisted", Reason.RATE_LIMITED, "450 4.2.0"),
        ("452 4.2.2 full", Reason.RATE_LIMITED, "452 4.2.2"),
        ("421 4.3.2 shutting down", Reason.UNAVAILABLE, "421 4.3.2"),
    ],
)
def test_a_refused_recipient(
    provider: EmailProvider, mailbox: Mailbox, reply: str, reason: Reason, code: str
) -> None:
    mailbox.to_recipient = reply
    error = error_of(provider, outgoing())
    assert (error.reason, error.code) == (reason, code)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("550 5.7.1 not you", Reason.MISCONFIGURED),
        ("451 4.7.1 slow down", Reason.RATE_LIMITED),
        ("421 busy", Reason.UNAVAILABLE),
    ],
)
def test_a_refused_sender(provider: EmailProvider, mailbox: Mailbox, reply: str, reason: Reason) -> None:
    mailbox.to_sender = reply
    assert error_of(provider, outgoing()).reason is reason


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("554 5.7.1 spam", Reason.BLOCKED),
        ("552 5.3.4 too big", Reason.CONTENT),
        ("451 4.3.0 later", Reason.RATE_LIMITED),
        ("421 4.3.2 shutting down", Reason.UNAVAILABLE),
    ],
)
def test_refused_content(provider: EmailProvider, mailbox: Mailbox, reply: str, reason: Reason) -> None:
    mailbox.to_data = reply
    assert error_of(provider, outgoing()).reason is reason


@pytest.mark.parametrize(("drop_at", "reason"), [("rcpt", Reason.UNAVAILABLE), ("data", Reason.IN_DOUBT)])
def test_a_connection_that_breaks_is_in_doubt_from_data_on(
    provider: EmailProvider, mailbox: Mailbox, drop_at: str, reason: Reason
) -> None:
    mailbox.drop_at = drop_at
    assert error_of(provider, outgoing()).reason is reason


def test_a_server_that_drops_an_idle_connection_costs_one_retry_and_no_doubt(
    provider: EmailProvider, mailbox: Mailbox
) -> None:
    mailbox.mails_per_connection = 2
    results = send(provider, *(outgoing(n) for n in range(5)))
    reasons = [result.error and result.error.reason for result in results]
    assert reasons == [None, None, Reason.UNAVAILABLE, None, None]
    assert len(mailbox.mails) == 4


@contextmanager
def script(*lines: bytes) -> Iterator[int]:
    """A server that says its lines, one for each thing it hears, and then nothing more."""
    server = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def play() -> None:
        connection, _ = server.accept()
        with connection:
            for line in lines:
                connection.sendall(line)
                connection.recv(4096)
            done.wait(10)

    thread = threading.Thread(target=play)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        done.set()
        thread.join()
        server.close()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], Reason.UNAVAILABLE),
        ([b"554 go away\r\n"], Reason.UNAVAILABLE),
        ([b"220 hi\r\n", b"250 hi\r\n", b"250 ok\r\n"], Reason.UNAVAILABLE),
        ([b"220 hi\r\n", b"250 hi\r\n", b"250 ok\r\n", b"250 ok\r\n"], Reason.IN_DOUBT),
        ([b"220 hi\r\n", b"250 hi\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"], Reason.IN_DOUBT),
    ],
)
def test_a_server_that_falls_silent(lines: Sequence[bytes], reason: Reason) -> None:
    with script(*lines) as port:
        provider = EmailProvider(FROM, lambda: SmtpBackend(host="127.0.0.1", port=port, timeout=0.3))
        assert error_of(provider, outgoing()).reason is reason


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"host": "127.0.0.1", "port": 1}, Reason.UNAVAILABLE),
        ({"host": "nowhere.invalid", "port": 25}, Reason.UNAVAILABLE),
    ],
)
def test_a_server_that_is_not_there(settings: dict[str, object], reason: Reason) -> None:
    provider = EmailProvider(FROM, lambda: SmtpBackend(timeout=2, **settings))  # type: ignore[arg-type]
    assert error_of(provider, outgoing()).reason is reason


@pytest.mark.parametrize("settings", [{"use_tls": True}, {"username": "clinic", "password": "open-sesame"}])
def test_a_server_that_lacks_what_we_are_told_to_use(mailbox: Mailbox, settings: dict[str, object]) -> None:
    with listening(mailbox) as port:
        provider = EmailProvider(
            FROM,
            lambda: SmtpBackend(host="127.0.0.1", port=port, timeout=2, **settings),  # type: ignore[arg-type]
        )
        assert error_of(provider, outgoing()).reason is Reason.MISCONFIGURED
    assert not mailbox.mails


def test_a_closed_window_means_no_mail(provider: EmailProvider, mailbox: Mailbox) -> None:
    first, second = send(provider, outgoing(1, start_in_s=-0.001), outgoing(2))
    assert first.error is not None
    assert first.error.reason is Reason.NOT_STARTED
    assert second.error is None
    assert len(mailbox.mails) == 1


def test_a_subject_with_a_line_break_is_refused_here(provider: EmailProvider, mailbox: Mailbox) -> None:
    bad = outgoing(1, subject="Hello\nBcc: grace@example.com")
    first, second = send(provider, bad, outgoing(2))
    assert first.error is not None
    assert first.error.reason is Reason.CONTENT
    assert second.error is None


def test_an_address_that_is_none_is_refused_here(provider: EmailProvider) -> None:
    assert error_of(provider, outgoing(to="a@b@c d")).reason is Reason.INVALID_ADDRESS


def test_a_sender_without_a_domain_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="domain"):
        EmailProvider("Riverside Clinic")


def test_mail_can_not_be_looked_up() -> None:
    provider = EmailProvider(FROM)
    assert not provider.can_look_up()
    with pytest.raises(SendError):
        provider.look_up([])


class Failing(BaseEmailBackend):
    """A backend whose every mail comes to the same."""

    def __init__(self, outcome: Callable[[EmailMessage], int]) -> None:
        super().__init__()
        self._outcome = outcome

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return self._outcome(email_messages[0])


def refuse(error: Exception) -> Callable[[EmailMessage], int]:
    def outcome(_: EmailMessage) -> int:
        raise error

    return outcome


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (refuse(ConnectionResetError()), Reason.IN_DOUBT),
        (refuse(RuntimeError("ada@example.com")), Reason.IN_DOUBT),
        (refuse(ValueError("ada@example.com")), Reason.IN_DOUBT),
        (refuse(smtplib.SMTPServerDisconnected()), Reason.IN_DOUBT),
        (lambda _: 0, Reason.OTHER),
    ],
)
def test_a_backend_that_does_not_tell_how_far_it_came(
    outcome: Callable[[EmailMessage], int], reason: Reason
) -> None:
    assert error_of(EmailProvider(FROM, lambda: Failing(outcome)), outgoing()).reason is reason
