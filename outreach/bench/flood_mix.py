"""What patients write in a flood: the words, whose phones they come from, and what must become of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from outreach.bench.data import PHONES, phone

OUR_NUMBER = "+16085550100"
_LONG = "x" * 70_000
_WORDS: Mapping[str, tuple[str, ...]] = {
    "reply": ("C", "c", "C ", "R", "X", "yes", "1", "Confirm", "si"),
    "question": (
        "What time is my appointment?",
        "Do you take my insurance?",
        "Where do I park?",
        "A que hora es mi cita?",
        "Can I bring my daughter?",
    ),
    "small_talk": ("Thanks!", "ok see you then", "👍", "Running 10 min late", "gracias"),
    "stop": (
        "STOP",
        "Stop",
        "stop.",
        "UNSUBSCRIBE",
        "please stop texting me",
        "no more texts please",
        "alto",
    ),
    "crisis": ("I want to kill myself", "i feel suicidal", "ya no quiero vivir"),
    "bad_signature": ("C", "STOP"),
    "too_large": (_LONG,),
}
# Out of a thousand; the rest are webhooks that come once more, as a carrier posts one it had no answer to.
_SHARES: Mapping[str, int] = {
    "reply": 480, "question": 150, "small_talk": 130, "stop": 120, "crisis": 10, "bad_signature": 20,
    "too_large": 10,
}  # fmt: skip
AGAIN = "again"
STATUS: Mapping[str, int] = {"bad_signature": 403, "too_large": 413}
"""The status a kind of post must be answered with, where it isn't 200."""


@dataclass(frozen=True, slots=True)
class Post:
    """A webhook to be posted; `kind` is a key of the shares above, or `AGAIN` for one posted before."""

    kind: str
    form: Mapping[str, str]
    signed: bool = True

    @property
    def sid(self) -> str:
        """The carrier's id of this text."""
        return self.form["MessageSid"]

    @property
    def status(self) -> int:
        """What it must be answered with."""
        return STATUS.get(self.kind, 200)


def mix(count: int, people: int, seed: int = 7) -> list[Post]:
    """`count` posts in a reproducible order, from the phones of `people` patients.

    Those who stop each do so once, and say nothing else: a later YES would be an opt-in.
    """
    draw = Random(seed)  # noqa: S311  (a mix, not a secret)
    kinds = [kind for kind, share in _SHARES.items() for _ in range(round(count * share / 1000))]
    kinds += [AGAIN] * (count - len(kinds))
    draw.shuffle(kinds)
    phones = [phone(index) for index in range(min(PHONES, max(people, 2 * count)))]
    stopping = draw.sample(phones[: max(people, kinds.count("stop"))], kinds.count("stop"))
    others = [number for number in phones[:people] if number not in set(stopping)] or phones[-count:]
    posts: list[Post] = []
    for number, kind in enumerate(kinds):
        before = [post for post in posts[-400:] if post.status == 200]
        if kind == AGAIN and before:
            posts.append(Post(AGAIN, draw.choice(before).form))
            continue
        kind = "reply" if kind == AGAIN else kind
        sender = stopping.pop() if kind == "stop" else draw.choice(others)
        posts.append(Post(kind, _form(number, sender, draw.choice(_WORDS[kind])), kind != "bad_signature"))
    return posts


def _form(number: int, sender: str, body: str) -> dict[str, str]:
    """The parameters of Twilio's messaging webhook that matter to us, among others that don't."""
    sid = f"SM{number:032x}"
    return {
        "MessageSid": sid, "SmsMessageSid": sid, "SmsSid": sid, "SmsStatus": "received", "NumMedia": "0",
        "NumSegments": "1", "From": sender, "To": OUR_NUMBER, "Body": body, "FromCountry": "US",
        "ToCountry": "US", "ToState": "WI", "ToZip": "53703", "ApiVersion": "2010-04-01",
    }  # fmt: skip
