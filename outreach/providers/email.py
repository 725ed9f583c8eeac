"""E-mail through Django's mail: an SMTP server, or any service that django-anymail speaks to."""

import smtplib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.utils import parseaddr

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as DjangoSmtpBackend

from outreach.domain.channel import Channel
from outreach.providers.base import Attachment, Outgoing, Query, Reason, Result, SendError, Trace
from outreach.providers.email_errors import why_not_opened, why_not_sent, why_refused

_GROUP = 50
_GROUP_S = 0.2


class _Smtp(smtplib.SMTP):
    """Knows whether the server may hold the present message: from the DATA command on (RFC 5321, 4.1.1.4)."""

    data_began = False

    def mail(self, sender: str, options: Sequence[str] = ()) -> tuple[int, bytes]:
        self.data_began = False
        return super().mail(sender, options)

    def data(self, msg: bytes | str) -> tuple[int, bytes]:  # type: ignore[override]
        self.data_began = True
        return super().data(msg)


class _SmtpOverTls(_Smtp, smtplib.SMTP_SSL):
    """The same where TLS begins before SMTP."""


class SmtpBackend(DjangoSmtpBackend):
    """Django's SMTP backend on a connection that can tell a lost greeting from a lost message."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """What Django opens."""
        return _SmtpOverTls if self.use_ssl else _Smtp


def configured_backend() -> BaseEmailBackend:
    """A new connection to what the settings name; Django's own SMTP backend is replaced by ours."""
    backend: BaseEmailBackend = get_connection()
    return SmtpBackend() if type(backend) is DjangoSmtpBackend else backend


class EmailProvider:
    """Mails one after another over one connection per batch."""

    name = "email"
    channel = Channel.EMAIL
    at_once = 5  # mails take turns, and a server far away takes its fifth of a second for each

    def __init__(
        self, from_address: str, connect: Callable[[], BaseEmailBackend] = configured_backend
    ) -> None:
        self._from = from_address
        _, at, self._domain = parseaddr(from_address)[1].rpartition("@")
        if not at or not self._domain:
            raise ValueError("the sender's address has no domain")
        self._connect = connect

    def send(self, batch: Sequence[Outgoing]) -> Iterator[Sequence[Result]]:
        """See `Provider.send`. `provider_id` is the service's id, or else our Message-ID."""
        line = _Line(self._connect)
        ready: list[Result] = []
        since = time.monotonic()
        try:
            for message in batch:
                ready.append(self._send_one(line, message))
                if len(ready) >= _GROUP or time.monotonic() - since > _GROUP_S:
                    yield ready
                    ready, since = [], time.monotonic()
            if ready:
                yield ready
        finally:
            line.close()

    def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
        """Raise SendError: mail servers don't answer for what they were given."""
        raise SendError(Reason.UNAVAILABLE, "no_look_up")

    def can_look_up(self) -> bool:
        """Mail servers keep nothing we could ask for."""
        return False

    def _send_one(self, line: "_Line", message: Outgoing) -> Result:
        mail = self._mail(message)
        try:
            line.send(mail, message.start_by)
        except SendError as error:
            return Result(message.message_id, message.token, error=error)
        return Result(
            message.message_id, message.token, _service_id(mail) or mail.extra_headers["Message-ID"]
        )

    def _mail(self, message: Outgoing) -> EmailMultiAlternatives:
        # Made from the token, so that a person can find a mail in doubt in the server's log.
        headers = {**message.headers, "Message-ID": f"<{message.token}@{self._domain}>"}
        mail = EmailMultiAlternatives(
            message.subject, message.body, self._from, [message.to], headers=headers
        )
        if message.html:
            mail.attach_alternative(message.html, "text/html")
        for file in message.attachments:
            mail.attach(_part(file))
        return mail


def _part(file: Attachment) -> MIMEBase:
    # Built here, since Django drops a type's parameters and calendars need `method` (RFC 5546, 1.4).
    main, _, rest = file.mimetype.partition("/")
    part = MIMEBase(main, rest.partition(";")[0].strip())
    for parameter in rest.split(";")[1:]:
        name, _, value = parameter.strip().partition("=")
        part.set_param(name, value)
    part.set_payload(file.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part


class _Line:
    """One connection, opened when first needed and again after an error."""

    def __init__(self, connect: Callable[[], BaseEmailBackend]) -> None:
        self._connect = connect
        self._backend: BaseEmailBackend | None = None

    def send(self, mail: EmailMultiAlternatives, start_by: float) -> None:
        """Send, or raise a SendError."""
        backend = self._open(start_by)
        try:
            sent = backend.send_messages([mail])
        except Exception as error:  # every backend has its own; why_not_sent sorts them
            connection = getattr(backend, "connection", None)
            why = why_not_sent(error, may_have_it=getattr(connection, "data_began", True))
            self.close()
            raise why from None
        if sent == 0:  # a pre_send receiver of anymail's cancelled it
            raise SendError(Reason.OTHER, "not_sent")
        if refused := why_refused(getattr(mail, "anymail_status", None)):
            raise refused

    def _open(self, start_by: float) -> BaseEmailBackend:
        if time.monotonic() > start_by:
            raise SendError(Reason.NOT_STARTED)
        if self._backend is None:
            try:
                self._backend = self._connect()
                self._backend.open()
            except Exception as error:  # nothing has been sent, whatever it was
                self.close()  # Django keeps a connection that it opened but could not log in on
                raise why_not_opened(error) from None
            if time.monotonic() > start_by:  # opening may take seconds
                raise SendError(Reason.NOT_STARTED)
        return self._backend

    def close(self) -> None:
        """Leave the connection; what the server says to a goodbye changes nothing."""
        backend, self._backend = self._backend, None
        if backend is not None:
            with suppress(Exception):
                backend.close()


def _service_id(mail: EmailMultiAlternatives) -> str:
    found = getattr(getattr(mail, "anymail_status", None), "message_id", None)
    if isinstance(found, set):  # an id for each recipient; we have one
        found = min(found, default=None)
    return str(found) if found else ""
