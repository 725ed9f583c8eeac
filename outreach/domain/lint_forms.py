"""What certain messages must say and others must not: asks, answers, first texts, crisis, offers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from outreach.domain.kinds import Kind
from outreach.domain.lint_base import (
    Ban,
    Finding,
    Level,
    Part,
    Passage,
    Voice,
    ban,
    banned,
    requires,
    words_pattern,
)
from outreach.domain.purpose import Purpose
from outreach.domain.wording import as_texted

FIRST = frozenset({"welcome", "start_ack"})
"""Templates that open a series of texts (rule P24)."""

_TELL = (
    r"(?:reply|replying|respond|answer|text|txt|send|write|type|responda|responde|responder|conteste|contesta"
    r"|envie|envia|mande|manda|escriba|escribe)"
)
_TO = r"(?:\s+(?:us|back|with|the\s+word|con|la\s+palabra|por\s+favor))*\s*[:\-]?\s*[\"'(\[]*"
_TRAPS = (
    ban(
        "P18",
        rf"{_TELL}{_TO}(?:cancel(?:ar|a|e|led|ed)?|yes|yep|end|quit|revoke|opt-?out)",
        "carriers take this answer for an opt-out or an opt-in",
        "ask for C, R or X",
    ),
    ban(
        "P18",
        r"(?:cancel(?:ar)?|yes|si|quit|end|stop|unsubscribe|alto|parar|baja)[\"')\]]*\s+(?:to|para)\s+(?:please\s+)?"
        r"(?:confirm|cancel|keep|reschedul|change|skip|confirmar|cancelar|anular|cambiar|conservar)\w*"
        r"(?!\s+(?:text|message|msg|mensaj)\w*)",
        "carriers take this answer for an opt-out or an opt-in",
        "ask for C, R or X",
    ),
    ban(
        "P18",
        r"(?:c|r|x|1|2|3)[\"')\]]*\s*(?:\(|[:=]\s*|para\s+)cancel(?:ar|e|a)",
        'who reads this may answer "cancelar", which ends all texts',
        'write "anular"',
    ),
)
_SHOUTED = words_pattern(r"cancel(?:ar)? | yes | si | quit | end | revoke")
_TOLD = re.compile(rf"(?<!\w){_TELL}(?!\w)[^.!?\n]*$")
_FOR = re.compile(r"(?:\bto|\bpara)\s+$")  # in "X TO CANCEL" the answer is X
_OFFERS = (
    ban(
        "P4",
        r"""
          \d+\s?(?:%|percent|por\s+ciento)\s*(?:off|discount|savings?|(?:de\s+)?descuento|menos)
        | (?:us)?[$€£]\s?\d(?:[\d.,]*\d)?(?:\s+off)? | \d+(?:[.,]\d+)?\s?(?:dollars?|dolares|usd)
        | discount\w* | coupons? | promo(?:s|tion|tions|tional|\s+code)? | on\s+sale
        | sales?\s+(?:price|ends?|event) | half\s+(?:off|price) | buy\s+one | bogo
        | (?:special|limited|exclusive|introductory|new|our|an?|this)(?:[-\s]+time)?\s+offers?
        | offers\s+(?:end|expire)\w* | limited[-\s]time | while\s+supplies\s+last
        | gift\s+(?:card|certificate)s? | refer\s+a\s+friend | loyalty
        | packages?\s+(?:deals?|prices?|from) | pricing
        | free\s+(?:consult\w*|trials?|sessions?|gifts?|visits?|sampl\w+|assessments?|screenings?)
        | prices? | specials | save\s+(?:up\s+to|big|now|\d+) | financing | descuentos? | cupon(?:es)?
        | promocion(?:es)? | ofertas? | rebajas? | gratis | precios? | tarifas?\s+(?:especial|reducida)\w*
        | tarjetas?\s+de\s+regalo | recomiende\s+a\s+un\s+amigo | (?:consulta|sesion|visita)\s+gratuita
        | ahorre\w*
        """,
        "is an offer or a price, which makes the message marketing",
        "leave it out, or send it as marketing to those who signed up for that",
    ),
)
_ADVERTISING = (
    ban(
        "P4",
        r"""
          new\s+(?:service|treatment|therapy|product|provider|program)s?
        | now\s+(?:offering|available|accepting) | introducing | announcing
        | (?:we|also)\s+(?:now\s+)?offer | book\s+(?:now|today) | (?:call|act|sign\s+up)\s+now
        | don't\s+miss\s+out | (?:nuevo|nueva)s?\s+(?:servicio|tratamiento|terapia|producto|programa)s?
        | ahora\s+(?:ofrecemos|disponible) | le\s+presentamos | reserve\s+(?:ya|hoy|ahora) | aproveche
        | no\s+se\s+(?:lo\s+)?pierda
        """,
        "advertises, which makes the message marketing",
        "leave it out, or send it as marketing to those who signed up for that",
    ),
)
_SELLING = words_pattern(
    r"""
      relief | feel\s+better | (?:can|could|may)\s+help\s+you | learn\s+(?:more|how)
    | schedule\s+(?:now|today|your\s+(?:free|first)) | (?:last|final)\s+chance | hurry | limited
    | exclusive | deals? | save(?!\s+the\s+date) | savings | (?<!feel\s)free
    | treatment\s+(?:is\s+)?available | ultima\s+oportunidad | exclusiv[oa]s? | alivio | sientase\s+mejor
    | gratuit[oa]s? | ahorr\w+ | agende\s+(?:hoy|ya|su)
    """
)
_BILLING = (
    ban(
        "P3",
        r"""
          co-?pay\w* | invoices? | past\s+due | overdue | (?:amount|balance|payment)s?\s+(?:due|owed)
        | outstanding\s+balance | your\s+(?:bill|balance|statement|account\s+balance) | payments?
        | deductibles? | insurance | collections\s+agency | facturas? | su\s+saldo | pagos? | copagos?
        | deducibles? | seguro\s+medico
        """,
        "is about billing, which a text about a visit may not mention",
        "say it by phone or behind a login",
    ),
)
_KEEPING = words_pattern(
    r"""
      sorry\s+to\s+see\s+you\s+go | before\s+you\s+go | are\s+you\s+sure | change\s+your\s+mind
    | you(?:'ll|\s+will)\s+miss | miss\s+out | we(?:'ll|\s+will)\s+miss\s+you | benefits?
    | stay\s+(?:connected|informed|in\s+touch) | instead\s+you | visit\s+our | follow\s+us | check\s+out
    | https?://\S+ | www\.\S+ | lamentamos\s+(?:que\s+se\s+vaya|su\s+decision) | esta\s+segur[oa]
    | antes\s+de\s+irse | cambia\s+de\s+opinion | se\s+perdera | beneficios? | visite\s+nuestr\w+
    | siganos
    """
)
_ENDED = re.compile(
    r"no (?:more|longer)|(?:opted|signed) out|unsubscribed|will not (?:get|receive|text|send)|won't"
    r"|\b(?:ya )?no (?:recibira|le enviaremos|mas|le escribiremos|le mandaremos)|dado de baja"
)
_PHONE = re.compile(r"\d{3}\D{0,3}\d{3}\D{0,2}\d{4}")
_CONTACT = re.compile(rf"{_PHONE.pattern}|\S+@\S+\.\w+|https://\S+")
_FREQUENCY = re.compile(
    r"(?:msg|message|text)s?\s+freq\w*|freq\w*\s+varies|(?:msg|message|text)s?\s*(?:/|a|per|each|every)\s*(?:day|week|month)"
    r"|\d+\s+(?:msg|message|text)s?|frecuencia|(?:msj|mensaje)s?\s*(?:/|por|al?|cada)\s*(?:dia|semana|mes)"
    r"|(?:daily|weekly|monthly)|one[-\s]time"
)
_RATES = re.compile(r"rates\s+may\s+apply|cargos|tarifas")
_STOP, _HELP = re.compile(r"\bstop\b"), re.compile(r"\bhelp\b")
_CRISIS_LINE, _EMERGENCY = re.compile(r"\b988\b"), re.compile(r"\b911\b")
_SPANISH = re.compile(r"\b(?:llame|citas?|mensajes?|gracias|responda|baja|peligro|oprima|cargos)\b")
_PRESS_2 = re.compile(r"(?:oprima|presione|marque|pulse)(?:\s+el)?\s+2\b")
_UNWATCHED = re.compile(
    r"(?:not|n't)\s+(?:\w+\s+){0,2}(?:watched|monitored|read|staffed|checked)|unmonitored|unattended"
    r"|(?:nobody|no one)\s+(?:\w+\s+)?(?:watches|reads|monitors)"
    r"|no\s+(?:se\s+)?(?:vigila|atiende|lee|monitore|supervisa|revisa)\w*|nadie\s+(?:vigila|lee|atiende)"
)
_METHODS = (
    ban(
        "P60",
        r"""
          guns? | firearms? | shoot\w* | pills? | overdos\w+ | hang(?:ing|ed)? | jump(?:ing|ed)? | bridge
        | knife | knives | razors? | ropes? | cut(?:s|ting)? | poison\w* | drown\w* | kill\w* | die
        | dying | death | dead | hurt(?:ing)?\s+yourself | pistolas? | armas? | dispar\w+ | pastillas?
        | sobredosis | ahorc\w+ | salt(?:ar|o) | puente | cuchillos? | cort(?:ar|es?)\w* | venen\w+
        | mat(?:ar|arse|ate) | mori\w* | muerte | suicid\w+
        """,
        "names a method or an end",
        "speak of danger and of help only",
    ),
    ban("P60", r"commit\w* | comet(?:er|io|ido)", "is a word that judges", "leave it out"),
    ban(
        "P60",
        r"(?:reply|responda)\s+\w\b | stop\s+to | baja:?\s+stop",
        "asks for something in a crisis",
        "say only where help is",
    ),
)
_COMMITTED = (
    ban(
        "P60",
        r"commit(?:s|ted|ting)?\s+suicide | comet(?:er|io|e)\s+suicidio",
        "is a phrase that judges",
        'write "died by suicide", or leave it out',
    ),
)


def forms(passage: Passage, kind: Kind, template: str, clinic: Voice | None) -> Iterator[Finding]:
    """Findings about what this message asks, offers and must contain."""
    yield from banned(passage, _TRAPS + _COMMITTED)
    yield from _shouted(passage)
    if kind.purpose is not Purpose.MARKETING:
        yield from banned(passage, _OFFERS)
        level = Level.WARNING if kind.purpose is Purpose.EDUCATION else Level.ERROR
        yield from (replace(found, level=level) for found in banned(passage, _ADVERTISING))
    if kind.purpose is Purpose.CARE and passage.part is Part.TEXT:
        yield from banned(passage, _BILLING)
    if template == "stop_ack":
        yield from _stop_ack(passage)
    if template == "help":
        yield from _help(passage, clinic)
    if template in FIRST:
        yield from _first(passage, clinic)
    if template == "crisis":
        yield from _crisis(passage)


def care(passage: Passage, kind: Kind, clinic: Voice | None) -> Iterator[Finding]:
    """Findings in a text sent unasked about a visit: who writes, whom to call, how to stop (rule P3)."""
    if kind.purpose is not Purpose.CARE or kind.prompted:
        return
    if clinic and Passage(as_texted(clinic.name)).plain not in passage.plain:
        yield passage.lacks("P3", "who writes", "begin with the clinic's name")
    if not _CONTACT.search(passage.plain):
        yield passage.lacks("P3", "whom to call", "add the clinic's phone", Level.WARNING)
    if not passage.says(_STOP):
        yield passage.lacks("P3", "how to stop", "add STOP to opt out where there is room", Level.NOTE)


def selling(passage: Passage, *, gently: bool = False) -> list[tuple[int, int]]:
    """The spans of words that sell, in order; `gently` counts those that merely invite."""
    found = [f.span for f in banned(passage, _OFFERS + _ADVERTISING)]
    return sorted(found + ([m.span() for m in _SELLING.finditer(passage.plain)] if gently else []))


def _shouted(passage: Passage) -> Iterator[Finding]:
    """Answers in capitals anywhere in a request, and Spanish yes: without its accent the word is "if"."""
    for match in _SHOUTED.finditer(passage.plain):
        word = passage.text[slice(*match.span())]
        before = passage.plain[max(0, match.start() - 60) : match.start()]
        stands_out = word.isupper() or "í" in unicodedata.normalize("NFC", word).lower()
        if stands_out and _TOLD.search(before) and not _FOR.search(before):
            yield passage.finding(Level.ERROR, "P18", match.span(), _TRAPS[0].message, _TRAPS[0].suggestion)


def _stop_ack(passage: Passage) -> Iterator[Finding]:
    advertising = (*_OFFERS, *_ADVERTISING, Ban("", _KEEPING, "", ""))
    for rule in advertising:
        for match in rule.pattern.finditer(passage.plain):
            yield passage.finding(
                Level.ERROR,
                "P10",
                match.span(),
                "an opt-out is confirmed without advertising or persuasion",
                "say that texts stop, how to have them again, and whom to call",
            )
    if not _ENDED.search(passage.plain):
        yield passage.lacks("P10", "that texts stop", 'write "you will get no more texts"')


def _help(passage: Passage, clinic: Voice | None) -> Iterator[Finding]:
    yield from _named(passage, "P22", clinic)
    parts = (
        ("whom to call", _CONTACT),
        ("how often we write", _FREQUENCY),
        ("that rates may apply", _RATES),
        ("how to stop", _STOP),
        ("where help is in a crisis (988)", _CRISIS_LINE),
        ("the emergency number (911)", _EMERGENCY),
    )
    yield from requires(passage, "P22", parts, "the answer to HELP needs it")
    if passage.says(_SPANISH) and not passage.says(_PRESS_2):
        yield passage.lacks("P22", "how to reach 988 in Spanish", 'add "oprima 2"', Level.WARNING)


def _first(passage: Passage, clinic: Voice | None) -> Iterator[Finding]:
    yield from _named(passage, "P24", clinic)
    parts = (
        ("how often we write", _FREQUENCY),
        ("that rates may apply", _RATES),
        ("how to get help", _HELP),
        ("how to stop", _STOP),
    )
    yield from requires(passage, "P24", parts, "the first text of a programme needs it")


def _named(passage: Passage, rule: str, clinic: Voice | None) -> Iterator[Finding]:
    if clinic and Passage(as_texted(clinic.name)).plain not in passage.plain:
        yield passage.lacks(rule, "who writes", "begin with the clinic's name")


def _crisis(passage: Passage) -> Iterator[Finding]:
    yield from banned(passage, _METHODS)
    parts = (
        ("that nobody watches the line all the time", _UNWATCHED),
        ("to call or text 988", re.compile(r"call or text 988|(?=.*llame\D*988)(?=.*ayuda al 988)")),
        ("to call 911", _EMERGENCY),
    )
    yield from requires(passage, "P60", parts, "the crisis text needs it")
    if passage.says(_SPANISH) and not passage.says(_PRESS_2):
        yield passage.lacks("P60", "how to reach 988 in Spanish", 'add "oprima 2"')
