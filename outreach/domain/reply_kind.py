"""What is behind a wish to be left alone."""

import re
from enum import StrEnum

from outreach.domain.reply_text import Words


class StopKind(StrEnum):
    """What is behind a wish to be left alone."""

    ALL = "all"
    PARTIAL = "partial"  # fewer, another channel, other hours
    WRONG_NUMBER = "wrong_number"
    DECEASED = "deceased"
    LEGAL = "legal"


_KINDS = (
    (StopKind.DECEASED, re.compile(r"\bpassed\b|died|deceased|dead\b|fallec|murio|muert|no longer with us|\brip\b|heaven|no longer living|been gone since|been gone for|lost (?:him|her)\b|buried|laid to rest|with the lord|left us|isnt with us|funeral|nosotros|(?:lo|la) perdimos|enterramos|con dios|dios (?:se )?l[oa]|no longer alive")),
    (StopKind.LEGAL, re.compile(r"cease|lawyer|attorney|\bsu(?:e|ing)\b|lawsuit|legal|\bfcc\b|\bftc\b|tcpa|report|spam|abogad|demand|denunci|in court|harass")),
    (StopKind.ALL, re.compile(r"\b(?:patient|client)s? (?:\w+ )?(?:anymore|any longer)|no longer (?:a|your|the) (?:patient|client)|ya no (?:soy|somos) pacientes?")),
    (
        StopKind.WRONG_NUMBER,
        re.compile(
            r"wrong|wrng|incorrect|reassigned|recycled|not (?:his|her|their|\w+s) (?:number|phone)|(?:isnt|is not|aint"
            r"|no longer) (?:\w+s|his|her|the) (?:number|phone|cell)|not your patient|equivoc|ekivoc|incorrect[oa]|no soy|no es el numero"
            r"|nobody|no one|by that name|dont know|never heard|not (?:the )?(?:right )?person|no conozco|new number|im not|i am not"
            r"|(?:this|number) (?:isnt|is not|was|belongs)|(?:there is no|there isnt) \w+|no \w+ (?:here|at this)|\| not (?:me|him|her) \|"
            r"|(?:business|work|landline)|belongs to|ya no es de|no vive"
        ),
    ),
    (
        StopKind.PARTIAL,
        re.compile(
            r"only|except|other than|instead|rather|prefer|at night|pause|mute|snooze|marketing|promo|too (?:much|many|often)|less|fewer"
            r"|emails?\b|call me|so early|so late|every day|daily|once a|mejor|solo|prefiero|demasiad|muchos|tantos|survey"
            r"|weekend|morning|after \d|before \d|keep the|at work|so many|not the|phone calls?\b|telefono|de noche|madrugada|despiert|wak(?:e|es|ing)|woke|charge|cost|afford|cobra|llam|por correo|just text"
        ),
    ),
)  # fmt: skip


def kind_of(words: Words) -> StopKind:
    """What moves somebody who wants to be left alone; the gravest reason where several are given."""
    text = " ".join(words.read)
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), StopKind.ALL)
