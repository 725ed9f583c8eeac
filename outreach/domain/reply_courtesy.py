"""Texts that need nobody where nothing was asked: thanks, a thumb, a tapback that only likes."""

import re

from outreach.domain.reply import read
from outreach.domain.reply_keys import Intent
from outreach.domain.reply_machine import TAPBACK, TAPPED
from outreach.domain.reply_text import normalise, plain

_KIND_WORDS = frozenset(
    """
    thank thanks thankyou thx thnks ty tysm you u so very much ok okay k kk great perfect awesome cool good
    sounds wonderful lovely appreciate appreciated it got
    gracias muchas mil muy amable vale bueno bien perfecto excelente genial de acuerdo ok listo entendido
    """.split()  # noqa: SIM905  (a row of words reads better)
)
_KIND_SIGNS = frozenset("👍👌✅🙏❤♥😊🙂😀😁😃😄🤗💕💙💚💜🧡💛🥰😍✨🎉👏☺\ufe0f\u200d🏻🏼🏽🏾🏿 .,!:)")
_NOES = frozenset({"no", "nope", "nah", "no no", "no thanks", "no thank you", "no gracias", "n"})
_ALL = re.compile(r"\b(?:both|all|ambos|ambas|todos|todas|los dos|las dos|los tres|las tres)\b")
_BESIDE_ALL = frozenset(
    """
    yes c ok confirm of them too please thanks the visits appointments kids three
    si confirmo tambien gracias porfa por favor citas las
    """.split()  # noqa: SIM905
)
_LEAVE_IT = frozenset({"dont", "please"})
"""Before "cancel it", where no no stands."""


def is_courtesy(text: str) -> bool:
    """Whether all of a text is thanks, assent or a friendly picture, its own or a tapback's."""
    tapback = TAPBACK.match(plain(text))
    if tapback:
        return TAPPED.get(tapback[1].replace("\ufe0f", "")) is Intent.CONFIRM and not tapback[3].strip()
    words = normalise(text).split()
    if not words:
        return bool(text.strip()) and _KIND_SIGNS.issuperset(text)
    return "?" not in text and _KIND_WORDS.issuperset(words)


def says_all(text: str, letters: str) -> bool:
    """Whether all of a text is that they mean every visit they were offered: "both", "los dos", "A and B"."""
    said, named = normalise(text), letters.lower()
    if "?" in text:
        return False
    if said.replace(" and ", "").replace(" y ", "").replace(" ", "") == named:
        return True
    rest, alls = _ALL.subn("", said)
    return alls > 0 and _BESIDE_ALL.issuperset(rest.split())


def says_no(text: str) -> bool:
    """A no, bare or before the wish to keep what is asked about; what a bare one means hangs on the question."""
    said = normalise(text)
    if "?" in text or not said or said.startswith("no cancel "):  # no, cancel it? or do not cancel it?
        return False
    return said in _NOES or (said.split()[0] in _NOES | _LEAVE_IT and read(text).intent is Intent.CONFIRM)
