"""Which visits a patient's text is about: those of the last question to that phone (product's promise 2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from outreach.domain.kinds import ACKNOWLEDGING, ASKING, OPTION_LETTERS
from outreach.domain.lifecycle import Status
from outreach.domain.reply import Intent, normalise
from outreach.domain.reply_courtesy import says_all
from outreach.domain.visit import REMINDED
from outreach.domain.windows import zone
from outreach.records.models import Appointment, InboundMessage, Message, PatientContact

_MAY_HAVE_COME = (Status.SENDING, Status.UNKNOWN, Status.SENT, Status.DELIVERED)
"""A question in doubt may be on the patient's screen; nobody answers what surely never came."""
_REMEMBERED = timedelta(days=14)
_SAME_MOMENT = timedelta(minutes=10)
"""Two visits asked about within this time: nobody can tell which one a bare X is about."""
LISTED = "visits:"
"""How a message that lists visits says in `about` which ones, in their order: visits:7,9."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the last question was about. `visits` as they stand now, by start."""

    question: Message | None = None
    visits: tuple[Appointment, ...] = ()
    stale: tuple[Appointment, ...] = ()  # asked about in another version than they have now, or over
    together: bool = False  # one text asked about all of them

    @property
    def one(self) -> Appointment | None:
        """The visit, if it is a single one that stands as it was asked about."""
        return self.visits[0] if len(self.visits) == 1 and not self.stale else None

    @property
    def is_check(self) -> bool:
        """Whether it was our question if they want to cancel."""
        return self.question is not None and self.question.template == "cancel_check"

    @property
    def offers_letters(self) -> bool:
        """Whether it was our question which visit they mean."""
        return self.question is not None and self.question.template == "which_visit"

    def chosen(self, body: str) -> tuple[Intent, Appointment] | None:
        """The wish and the visit, where the text is a letter that was offered."""
        question, word = self.question, normalise(body).upper()
        if question is None or not self.offers_letters or question.in_reply_to is None:
            return None
        position = OPTION_LETTERS.find(word) if len(word) == 1 else -1
        offered = listed(question.about)
        if not 0 <= position < len(offered):
            return None
        visit = next((visit for visit in self.visits if visit.pk == offered[position]), None)
        return (Intent(question.in_reply_to.intent), visit) if visit else None

    def all_confirmed(self, body: str) -> bool:
        """Whether they confirmed, were asked which, and mean all; one text can answer those of a day."""
        question = self.question
        if question is None or not self.offers_letters or question.in_reply_to is None or self.stale:
            return False
        wish, offered = question.in_reply_to, len(listed(question.about))
        days = {visit.start.astimezone(zone(visit.zone)).date() for visit in self.visits}
        sure = wish.intent == Intent.CONFIRM and wish.certain and offered == len(self.visits)
        return sure and len(days) == 1 and says_all(body, OPTION_LETTERS[:offered])


def what_was_asked(inbound: InboundMessage, now: datetime, *, lock: bool) -> Asked:
    """Find the question a text answers; with `lock` no import moves the visits meanwhile."""
    asked = list(
        Message.objects.filter(
            Q(template__in=ASKING) | Q(template="which_visit"),
            contact_id=inbound.contact_id,
            attempted_at__gt=now - _REMEMBERED,
            attempted_at__lte=inbound.received_at,
            status__in=_MAY_HAVE_COME,
        )
        .only("template", "about", "attempted_at", "in_reply_to_id", "appointment_id", "appointment_version")
        .order_by("-attempted_at")[:20]
    )
    if not asked or asked[0].attempted_at is None:
        return Asked()
    latest = asked[0].attempted_at
    if asked[0].in_reply_to_id is not None:  # a question of this conversation is about its own visit alone
        moment = asked[:1]
    else:
        moment = [m for m in asked if m.attempted_at and latest - m.attempted_at <= _SAME_MOMENT]
    merged = Message.objects.filter(merged_into__in=[m.pk for m in moment])
    rows = [(m.appointment_id, m.appointment_version) for m in moment]
    rows += merged.values_list("appointment_id", "appointment_version")
    # Of several versions the newest is what they have read, and comes last here.
    versions: dict[int, int | None] = dict(sorted((v, n) for v, n in rows if v and n))
    if asked[0].about.startswith(LISTED):
        versions = dict.fromkeys(listed(asked[0].about))
    # Who has the phone now may be a stranger to whom it was asked, or whose visit it is now.
    theirs = PatientContact.objects.filter(contact_id=inbound.contact_id, ended_at__isnull=True)
    visits = Appointment.objects.filter(id__in=versions, patient__in=theirs.values("patient")).order_by("id")
    if lock:
        visits = visits.select_for_update(no_key=True)
    stands: list[Appointment] = []
    stale: list[Appointment] = []
    for visit in visits:
        version = versions[visit.pk]
        as_asked = visit.version == version if version else visit.known_at <= latest
        ahead = visit.status in REMINDED and visit.start > now
        (stands if as_asked and ahead else stale).append(visit)
    return Asked(asked[0], _by_start(stands), _by_start(stale), len(moment) == 1 < len(rows))


def last_acknowledgement(inbound: InboundMessage) -> str:
    """The template of the last that came to this phone before these words, if it only acknowledged others."""
    came = Message.objects.filter(
        contact_id=inbound.contact_id,
        attempted_at__gt=inbound.received_at - _REMEMBERED,
        attempted_at__lte=inbound.received_at,
        status__in=_MAY_HAVE_COME,
    )
    last = came.order_by("-attempted_at", "-id").values_list("template", flat=True).first()
    return last if last in ACKNOWLEDGING else ""


def about_visits(visits: Iterable[int]) -> str:
    """What a message that speaks of these visits says in `about`."""
    return LISTED + ",".join(map(str, visits))


def listed(about: str) -> list[int]:
    """The visits a message lists, in its order."""
    return [int(number) for number in about.removeprefix(LISTED).split(",") if number]


def _by_start(visits: Sequence[Appointment]) -> tuple[Appointment, ...]:
    return tuple(sorted(visits, key=lambda visit: (visit.start, visit.pk)))
