"""Letters about health, by e-mail: who agreed to them, whose words they are, and one who ends them."""

import http.client
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from config.clinic import ClinicConfig
from outreach.actions.edit_words import Judge, approve, propose
from outreach.actions.record_consent import Said, record_consent
from outreach.demo.happenings import mask
from outreach.demo.practice import Person
from outreach.demo.stories import Step
from outreach.demo.world import World
from outreach.domain.channel import Channel
from outreach.domain.consent import Medium
from outreach.domain.purpose import Purpose
from outreach.records.models import ConsentEvent, ContactPoint, Message, Patient

WELCOME, REST = "welcome", "letter_rest"
REST_WORDS = """Subject: A quieter evening

Hello{% if patient_name|default %} {{ patient_name }}{% endif %},

Many people find that a dim room and the same hour each evening help them come to rest. Try it for a week and
see what suits you; bring your questions to your next visit, or call us at {{ clinic_phone }}.

This mailbox is not watched around the clock. If it is urgent, call 911, or call or text 988 at any hour.

Take care,
{{ clinic_name }}
{{ clinic_phone }}

You get this mail because you agreed to it. To stop it, open {{ unsubscribe_url }}
{% if preferences_url|default %}
To choose what you receive, open {{ preferences_url }}
{% endif %}
{{ postal_address|default }}
"""
_AGREED = "Yes, send me letters about my health by e-mail. I can end them whenever I like."
_WRITTEN_BY, _APPROVED_BY, _REVIEW_BY = "M. Otieno", "Dr. A. Lindqvist", date(2027, 9, 1)
_SOURCES = {
    WELCOME: "says nothing of treatment",
    REST: "American Academy of Sleep Medicine, Healthy Sleep Habits",
}
_USEFUL = timedelta(days=2)
_TIMEOUT_S = 20
_ONE_CLICK = "List-Unsubscribe=One-Click"


class LetterError(Exception):
    """A letter or its page isn't as RFC 8058 wants it; the text says which."""


class Letters:
    """The practice's side of the series, and one patient's mail program. `steps`: what that one did.

    `welcome` is the shipped template of the first letter; `judge` looks at all words before they go.
    """

    def __init__(
        self,
        world: World,
        config: ClinicConfig,
        judge: Judge,
        welcome: str,
        now: Callable[[], datetime],
        say: Callable[[str], None],
    ) -> None:
        self._world, self._config, self._judge, self._now, self._say = world, config, judge, now, say
        self._words = {WELCOME: welcome, REST: REST_WORDS}
        self.steps: list[Step] = []

    def begin(self, people: Iterable[Person]) -> None:
        """A clinician approves the words (rule P58); these people agree on paper, at the desk (rule P1)."""
        now = self._now()
        for template, source in self._words.items():
            path = f"en/{template}.email.j2"
            words, _ = propose(
                path,
                source,
                _WRITTEN_BY,
                now,
                self._judge,
                purpose=Purpose.EDUCATION,
                citations=_SOURCES[template],
            )
            approve(
                path, words.version, _APPROVED_BY, now, self._judge, today=now.date(), review_by=_REVIEW_BY
            )
        agreeing = list(people)
        said = Said(Purpose.EDUCATION, True, _WRITTEN_BY, Medium.DESK, _AGREED, "signed at the desk")
        clinic = self._config.clinic
        for person in agreeing:
            record_consent(
                person.id, said, now, self._config.hours, region=clinic.region, channel=Channel.EMAIL
            )
        self._say(f"{_APPROVED_BY} approves the words of {len(self._words)} letters [P58]")
        self._say(f"{len(agreeing)} patients agree to letters by e-mail, on paper [P1]")

    def plan(self, template: str, people: Iterable[Person]) -> None:
        """The letter's turn has come for these people; whether it goes is decided when it goes."""
        now = self._now()
        planned = Message.objects.bulk_create(
            Message(
                dedupe_key=f"letter:{template}:{person.id}:email", channel="email", template=template,
                purpose=Purpose.EDUCATION, patient=Patient.objects.get(external_id=person.id),
                contact=_mailbox(person), send_at=now, not_after=now + _USEFUL, note="a letter of the series",
            )
            for person in people
        )  # fmt: skip
        self._say(f"a letter is due for {len(planned)} patients")

    def scan(self, person: Person) -> None:
        """A scanner of mail follows the link, as such programs do: nothing may come of it (rule P53)."""
        before = self._said(person)
        self._ask("GET", self._link(person), None)
        if self._said(person) != before:
            raise LetterError("looking at the link changed the consent")
        self._did(
            person,
            "",
            "a scanner of mail opens the List-Unsubscribe link (GET), and nothing changes",
            ("P53",),
        )

    def click(self, person: Person) -> None:
        """The patient presses the button of their mail program: one POST, without cookies (RFC 8058)."""
        self._ask("POST", self._link(person), _ONE_CLICK)
        what = "one click (POST) ends the letters to this address at once, and nothing else"
        self._did(person, _ONE_CLICK, what, ("P8", "P12", "P53"))

    def _did(self, person: Person, words: str, what: str, rules: tuple[str, ...]) -> None:
        self._say(f"{mask(person.email)}: {what} [{', '.join(rules)}]")
        self.steps.append(Step(self._now(), "mail program", mask(person.email), words, what, rules))

    def _link(self, person: Person) -> str:
        """The address in the letter's own headers (RFC 2369, RFC 8058)."""
        letters = [letter for letter in self._world.letters() if person.email in letter["to"]]
        found = [headers for headers in map(_headers, letters) if "list-unsubscribe" in headers]
        if not found or found[-1].get("list-unsubscribe-post") != _ONE_CLICK:
            raise LetterError("the letter has no one-click headers")
        return found[-1]["list-unsubscribe"].strip("<>")

    def _ask(self, method: str, link: str, body: str | None) -> None:
        parts = urlsplit(link)
        connection = http.client.HTTPConnection(parts.netloc, timeout=_TIMEOUT_S)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        try:
            connection.request(method, parts.path, body, headers)
            status = connection.getresponse().status
        finally:
            connection.close()
        if status != 200:
            raise LetterError(f"the page answered {status} to {method}")

    @staticmethod
    def _said(person: Person) -> int:
        return ConsentEvent.objects.filter(contact=_mailbox(person)).count()


def _headers(letter: Mapping[str, Any]) -> dict[str, str]:
    # A long address is folded in transport (RFC 5322, 2.2.3).
    return {name.lower(): "".join(value.split()) for name, value in letter["headers"]}


def _mailbox(person: Person) -> ContactPoint:
    return ContactPoint.objects.get(channel="email", value=person.email)
