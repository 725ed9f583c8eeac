"""The finished words of a message: rendered, measured, with the links and files that go along."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outreach.actions.answer import BEREAVED, STRANGER
from outreach.actions.asked import LISTED, listed
from outreach.actions.facts import Circumstances
from outreach.actions.links import preferences_link, unsubscribe_link, visit_link
from outreach.actions.mail import calendar_of, headers_for
from outreach.actions.merge import Text
from outreach.domain.channel import Channel
from outreach.domain.kinds import OPTION_LETTERS, kind_of
from outreach.domain.labels import labels_of
from outreach.domain.purpose import ABOUT_VISITS, Purpose
from outreach.domain.sms import measure
from outreach.domain.windows import zone
from outreach.domain.wording import WordingError
from outreach.providers.base import Attachment
from outreach.records.models import Appointment
from outreach.records.queries import Due

_LONGEST_SUBJECT = 200  # what its column holds
_MERGED = "merged"
_NO_WAY_OUT = "mail that isn't about a visit needs PUBLIC_URL and the clinic's postal address (rule P50)"


@dataclass(frozen=True, slots=True)
class Composed:
    """A message ready for the wire, but for the token of its attempt."""

    message: Due
    body: str
    subject: str = ""
    html: str = ""
    segments: int = 0
    version: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()


class Composer:
    """Finds the words for messages of one batch."""

    def __init__(self, given: Circumstances) -> None:
        self._given = given
        self._clinic = given.engine.clinic

    def compose(self, text: Text) -> Composed:
        """The words of a text or mail. Raises WordingError, UnknownZone."""
        message = text.lead
        language = self._given.language(message)
        version = self._given.words.version(message.template, language, message.channel)
        context = self._context(message, language)
        if message.channel != Channel.SMS:
            return self._mail(message, language, context, version)
        template = message.template
        # Two reminders of one visit may be due at once, after an outage or a pause: it is told once.
        visits = {m.visit_id: m for m in (*text.beside, message)}
        if len(visits) > 1:
            template = _MERGED
            told = sorted(visits.values(), key=_in_turn)
            called = labels_of((m.patient_id, m.given_name or "") for m in told)
            context["visits"] = [_told(m, called[m.patient_id]) for m in told]
        body = self._given.words.catalogue.sms(template, language, context)
        return Composed(message, body, segments=measure(body).segments, version=version)

    def _context(self, message: Due, language: str) -> dict[str, object]:
        context: dict[str, object] = {
            "clinic_name": self._clinic.name,
            "clinic_phone": message.location_phone or self._clinic.phone,
            "language": language,
            "confirmed": message.confirmed,
        }
        if message.start is not None and message.zone:
            context["start"] = message.start.astimezone(zone(message.zone))
        if message.purpose == Purpose.STAFF:
            context["task"] = message.about
        elif message.about.startswith(LISTED):
            context["options"] = _options(message.about)
            context["several"] = len(listed(message.about))
        elif message.about in {STRANGER, BEREAVED}:
            context[message.about] = True
        return context

    def _mail(self, message: Due, language: str, context: dict[str, object], version: int | None) -> Composed:
        context["patient_name"] = message.given_name or ""
        purpose = self._given.purpose(message)
        now, base = self._given.now, self._clinic.web_url
        unsubscribe = ""
        if purpose not in ABOUT_VISITS and not (base and self._clinic.address):
            raise WordingError(message.template, _NO_WAY_OUT)
        if base and message.visit_id is not None and message.start is not None:
            link = visit_link(base, message.visit_id, message.contact_id, message.start)
            context["confirm_url"] = context["manage_url"] = link
        if base and purpose is not Purpose.CARE:
            unsubscribe = unsubscribe_link(base, message.contact_id, purpose, now)
            context["unsubscribe_url"] = unsubscribe
            context["postal_address"] = self._clinic.address
            if message.patient_id is not None:
                context["preferences_url"] = preferences_link(
                    base, message.patient_id, message.contact_id, now
                )
        words = self._given.words.catalogue.email(message.template, language, context)
        if len(words.subject) > _LONGEST_SUBJECT:
            raise WordingError(message.template, f"the subject is longer than {_LONGEST_SUBJECT} characters")
        files = (calendar_of(message, self._clinic, now),) if kind_of(message.template).calendar else ()
        return Composed(
            message,
            words.text,
            words.subject,
            words.html,
            version=version,
            headers=headers_for(purpose, unsubscribe, answers=message.prompted),
            attachments=tuple(file for file in files if file is not None),
        )


def _in_turn(message: Due) -> tuple[float, int]:
    """By start; of two at once, the one booked first: the order in which a question lists them too."""
    return (message.start.timestamp() if message.start else 0.0, message.visit_id or 0)


def _told(message: Due, label: str) -> dict[str, object]:
    start = message.start.astimezone(zone(message.zone)) if message.start and message.zone else None
    return {"start": start, "initial": label}


def _options(about: str) -> list[dict[str, object]]:
    """The visits to choose from, with the letters they are called by."""
    visits = Appointment.objects.select_related("patient").in_bulk(listed(about))
    known = [visits[number] for number in listed(about) if number in visits]
    called = labels_of((visit.patient_id, visit.patient.given_name) for visit in known)
    return [
        {
            "letter": letter,
            "start": visit.start.astimezone(zone(visit.zone)),
            "initial": called[visit.patient_id],
        }
        for letter, visit in zip(OPTION_LETTERS, known, strict=False)
    ]
