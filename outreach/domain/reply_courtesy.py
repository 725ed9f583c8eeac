"""Texts that need nobody where nothing was asked: thanks, a thumb, a tapback that only likes."""

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


def is_courtesy(text: str) -> bool:
    """Whether all of a text is thanks, assent or a friendly picture, its own or a tapback's."""
    tapback = TAPBACK.match(plain(text))
    if tapback:
        return TAPPED.get(tapback[1].replace("\ufe0f", "")) is Intent.CONFIRM and not tapback[3].strip()
    words = normalise(text).split()
    if not words:
        return bool(text.strip()) and _KIND_SIGNS.issuperset(text)
    return "?" not in text and _KIND_WORDS.issuperset(words)


def says_no(text: str) -> bool:
    """A bare no, whose meaning hangs on what was asked."""
    return "?" not in text and normalise(text) in _NOES
