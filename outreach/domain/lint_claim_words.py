"""The words by which claims, benefits, hypotheses and the balance statement are known (P55 to P57)."""

import re
from collections.abc import Mapping

from outreach.domain.lint_base import Ban, Level, ban, words_pattern

BALANCE: Mapping[str, str] = {
    "en": (
        "Ketamine is FDA-approved only as an anesthetic. It is not approved for any psychiatric disorder; its"
        " use for mood is off-label. It can cause sedation, dissociation, higher blood pressure, slowed"
        " breathing, bladder problems and psychiatric effects, and it can be misused. Results vary from"
        " person to person."
    ),
    "es": (
        "La FDA ha aprobado la ketamina solo como anestésico. No está aprobada para ningún trastorno"
        " psiquiátrico; su uso para el ánimo es fuera de lo indicado en la etiqueta (off-label). Puede causar"
        " sedación, disociación, aumento de la presión arterial, respiración lenta, problemas de la vejiga y"
        " efectos psiquiátricos, y se presta al abuso. Los resultados varían de una persona a otra."
    ),
}
"""A statement that has every part rule P56 asks for (FDA, 16 Feb 2022 and 10 Oct 2023)."""

_EVEN = "say what was observed, in whom, with a source"
HARD: tuple[Ban, ...] = (
    ban(
        "P55",
        r"""
          fda(?:'s)?[-\s]*(?:approv\w+|clear\w+|endors\w+)
        | (?:approved|cleared|endorsed)\s+by\s+(?:the\s+)?fda | aprobad[oa]s?\s+por\s+la\s+fda
        | aprobacion\s+de\s+la\s+fda | la\s+fda\s+(?:ha\s+)?aprob\w+
        """,
        "claims the regulator's approval",
        "only the balance statement says what is approved",
    ),
    ban(
        "P55",
        r"""
          (?:non|not|isn't|never)[-\s]*(?:\w+\s+)?(?:addictive|habit[-\s]forming)
        | no\s+(?:(?:risk|danger)\s+of\s+)?(?:addiction|dependence) | no\s+(?:es\s+|son\s+)?adictiv\w+
        | no\s+(?:crea|causa|produce)\s+(?:adiccion|dependencia)
        | sin\s+(?:riesgo\s+de\s+)?(?:adiccion|dependencia)
        """,
        "denies addiction",
        "leave it out: misuse is a known risk",
    ),
    ban(
        "P55",
        r"cur(?:e|es|ed|ing|able|ative) | cur(?:a|an|ar|ara|aran|ado|ada|ativ[oa])s?",
        "promises a cure",
        "write that it may help some people",
    ),
    ban(
        "P55",
        r"guarant(?:ee|ees|eed|eeing)s? | garantiz\w+ | garantia\w* | garantizad[oa]s?",
        "guarantees a result",
        "write that results vary",
    ),
    ban(
        "P55",
        r"""
          (?:no|zero|without|free\s+of|few|fewer|minimal|less
              |hardly\s+any)\s+(?:\w+\s+){0,2}(?:side[-\s]effects?|adverse\s+(?:effects?|events?
              |reactions?)|risks?)
        | (?:side[-\s]effect|risk)s?[-\s]free
        | (?:sin|ningun|cero|pocos)\s+(?:\w+\s+)?(?:efectos?\s+(?:secundarios?|adversos?)|riesgos?)
        """,
        "plays down the risks",
        "name the risks as the balance statement does",
    ),
)
SOFT: tuple[Ban, ...] = (
    ban(
        "P55",
        r"""
          safe | safer | safest
        | (?<!drive\s)(?<!travel\s)(?<!arrive\s)(?<!return\s)(?<!home\s)(?<!get\s)safely | harmless
        | inofensiv\w+ | inocu[oa]s?
        | (?:es|son|sea|muy|mas|totalmente|completamente|tratamientos?|terapias?|medicamentos?|metodos?
              |opcion|opciones|eficaz\s+y|infusion|infusiones)\s+(?:\w+\s+)?segur[oa]s?
        """,
        "calls it safe",
        "name the risks instead",
    ),
    ban(
        "P55",
        r"""
          (?:better|faster|quicker|safer|stronger|more\s+(?:effective|powerful|potent
              |reliable))(?:[-\s]+\w+){0,3}\s+than
        | superior\s+to | outperform\w*
        | (?:work\w*|help\w*)\s+when\s+(?:other|nothing)\s+\w+(?:\s+\w+){0,3} | mejor(?:es)?\s+que
        | mas\s+(?:eficaz|eficaces|efectiv\w+|rapid\w+|segur\w+|potentes?)(?:\s+\w+){0,3}\s+que
        | superior(?:es)?\s+a[l]?
        """,
        "compares without proof",
        _EVEN,
    ),
    ban(
        "P55",
        r"""
          (?<!your\s)(?<!at\s)best(?!\s+(?:wishes|regards|time|times|day|way|ways|number|reached
              |interests?)\b)(?!\s*,\s*\n)
        | most\s+(?:effective|advanced|powerful|proven|innovative|trusted|successful)
        | leading\s+(?:clinic|provider|treatment|therapy|experts?|center|edge)
        | top(?:-rated|\s+rated|\s+clinic|\s+doctors?|\s+providers?) | number\s+one | \#1 | unmatched
        | unrivall?ed | unparalleled | world[-\s]class | revolution\w+ | breakthroughs? | miracles?
        | miraculous\w* | game[-\s]chang\w+ | ultimate | fastest | strongest | dramatic\w* | remarkabl\w+
        | amazing\w* | incredibl\w+ | life[-\s]changing | unbeatable | especially\s+effective
        | highly\s+effective
        | (?:instant|permanent|lasting|long[-\s]lasting|immediate|total|complete|guaranteed
              |rapid)\s+(?:\w+\s+)?(?:relief|results?|recovery)
        | instantly | permanently
        | you(?:'ll|\s+will)\s+(?:soon\s+|finally\s+)?(?:feel|get|sleep|be)\s+(?:better|happy|happier
              |yourself|free|well|relieved)
        | (?:say\s+)?good-?bye\s+to | the\s+only\s+(?:treatment|therapy|drug|medicine)
        | well[-\s]tolerated | safety\s+(?:profile|record) | (?:patients|people)\s+(?:love|rave|swear)
        | \d+\s?%\s+(?:effective|success\w*) | success\s+rates? | diga(?:le)?\s+adios\s+a
        | recupere\s+su\s+vida | se\s+sentira\s+mejor | bien\s+tolerad[oa]s?
        | (?:el|la|los|las)\s+mejor(?:es)? | lider(?:es)? | numero\s+uno | milagr\w+ | revolucionari\w+
        | espectacular\w* | increible\w* | incomparable\w* | definitiv[oa]s? | sin\s+igual
        | alivio\s+(?:inmediato|instantaneo|permanente|duradero|total|rapido)
        """,
        "is a superlative or a promise",
        _EVEN,
    ),
    ban(
        "P55",
        r"""
          (?:clinically|scientifically|medically)\s+proven | proven\s+(?:to|results?|treatments?|relief)
        | (?:clinica|cientifica)mente\s+(?:com)?probad[oa]s?
        """,
        "claims proof",
        _EVEN,
        Level.WARNING,
    ),
    ban(
        "P55",
        r"""
          at[-\s]home\s+(?:\w+\s+)?(?:ketamine|treatments?|therapy|therapies|infusions?|use|program|kits?)
        | (?:ketamine|treatment|therapy|infusion)s?\s+(?:\w+\s+)?(?:at|in\s+your)\s+(?:own\s+)?home
        | (?:from|in)\s+the\s+comfort\s+of\s+(?:your|their)\s+(?:own\s+)?home | mail[-\s]order
        | (?:shipped|delivered|mailed)\s+to\s+your\s+(?:door|home)
        | (?:ketamina|tratamientos?|terapias?|infusion(?:es)?)\s+(?:\w+\s+)?(?:en\s+(?:su\s+
              |la\s+)?(?:propia\s+)?casa|a\s+domicilio)
        | desde\s+la\s+comodidad\s+de\s+su\s+(?:casa|hogar)
        """,
        "promotes use at home",
        "leave it out",
    ),
)
BROKEN: tuple[Ban, ...] = (
    ban(
        "P57",
        r"""
          (?:re)?(?:im)?balanc(?:e|es|ed|ing)\s+(?:of\s+)?(?:your\s+|the\s+)?(?:brain|chemical\w*
              |glutamate|mood)\w*
        | (?:chemical|brain|glutamate|neurochemical)\s+imbalances? | imbalances? | desequilibri\w+
        | reequilibr\w+
        """,
        "speaks of an imbalance, which is not established",
        "write what researchers think, and that it is not fully understood",
    ),
    ban(
        "P57",
        r"""
          repair(?:s|ed|ing)? | rewir(?:e|es|ed|ing) | rebuil\w+ | regenerat\w+ | regenera[n]?
        | reset(?:s|ting)? | regrow\w* | heals?\s+(?:your|the)\s+brain
        | fix(?:es|ed|ing)?\s+(?:your|the)\s+brain | reboot\w* | repar(?:a|an|ar|ara|ado|acion)
        | reinici\w+ | resete\w+ | restablec\w+ | reconect\w+ | reprogram\w+\s+(?:el|su|tu)\s+cerebro
        """,
        "says that the brain is repaired or reset",
        "write that it may affect how nerve cells connect; how is not fully understood",
    ),
)
BRAIN = words_pattern(
    r"""
      brains? | neur\w+ | nerv(?:e|es|ous) | synap\w+ | glutamat\w+ | nmda | receptors? | chemical\w*
    | mood\w* | ketamin\w* | depress\w+ | cerebr\w+ | cerebral\w* | sinap\w+ | receptor(?:es)? | quimic\w+
    | animo | depresi\w+
    """
)
MECHANISM = words_pattern(
    r"""
      glutamat\w+ | nmda | ampa | bdnf | mtor | neuroplastic\w+ | synap\w+ | sinap\w+ | neurotransmi\w+
    | neuroinflam\w+
    """
)
EFFECT = words_pattern(
    r"""
      mood\w* | depress\w+ | anxi\w+ | symptom\w* | reliev\w+ | relief | treat\w* | stress\w* | emotion\w*
    | ketamin\w* | infus\w+ | feel\w* | recover\w* | animo | depresi\w+ | ansie\w+ | sintoma\w* | alivi\w+
    | trat\w+ | estres | emocion\w* | sentir\w*
    """
)
HEDGE = words_pattern(
    r"""
      may | might | could | perhaps | possibl[ey] | thought\s+to | believed? | believes | think
    | hypothe\w+ | theor(?:y|ies) | suggest\w* | appears? | seems?
    | not\s+(?:yet\s+)?(?:fully|well|completely|entirely)\s+(?:understood|known|clear) | unclear | unknown
    | being\s+(?:studied|researched|investigated) | (?:still\s+)?study(?:ing)? | scientists\s+are\s+\w+
    | puede[n]? | podri\w+ | quiza\w* | tal\s+vez | se\s+(?:cree|piensa|supone|estudia|investiga)
    | hipotesis | teori\w+ | suger\w+ | sugier\w+ | parec\w+
    | no\s+se\s+(?:conoce|comprende|entiende|sabe)\w* | desconoc\w+
    """
)
TREATED = words_pattern(
    r"""
      (?:es|ar)?ketamin\w* | spravato | infusion\w* | treatments? | therap(?:y|ies) | tratamientos?
    | terapias?
    """
)
BENEFIT = words_pattern(
    r"""
      reliev\w+ | relief | improv\w+ | eas(?:e|es|ed|ing) | reduc\w+ | helps? | helped | helping
    | lift(?:s|ed|ing)? | alleviat\w+ | treats | treat | boost\w* | restor\w+ | promot(?:e|es|ed|ing)
    | effective\w* | benefits? | beneficial | works? | worked | feel(?:ing|s)? | recover\w* | rebuil\w+
    | goodbye | remission | better | fight\w* | overcom\w+ | alivi\w+ | mejor(?:a|an|ar|ia|o|aron)?
    | reduc(?:e|en|ir) | ayud(?:a|an|ar|o|aron) | eficaz | eficaces | efectiv[oa]s? | beneficio\w* | trata
    | tratan | combat\w+
    """
)
TARGET = words_pattern(
    r"""
      symptom\w* | mood\w* | depress\w+ | anxi\w+ | pain | ptsd | sleep | brain | nerve\w* | life | lives
    | well-?being | suffering | people | patients | person | sintoma\w* | animo | depresi\w+ | ansie\w+
    | dolor | sueno | cerebro | vida | bienestar | personas? | pacientes | better | yourself
    """
)
BALANCED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("off-label use", re.compile(r"off[-\s]label|fuera de (?:lo indicado|(?:la )?(?:etiqueta|indicacion))")),
    (
        "approval only as an anesthetic",
        re.compile(r"\bonly\b[^.]{0,40}an(?:a)?esthe|(?:solo|unicamente)[^.]{0,30}anestes"),
    ),
    (
        "no approval for any psychiatric disorder",
        re.compile(
            r"(?:not|n't|isn't|never|un)\s*(?:been\s+)?(?:fda[-\s])?approved\b[^.]{0,60}(?:psychiatric|mental)"
            r"|no\s+(?:esta|ha sido)\s+aprobad\w+[^.]{0,60}(?:psiquiatric|mental)"
        ),
    ),
    ("sedation", re.compile(r"sedat|sedaci")),
    ("dissociation", re.compile(r"dissociat|disociaci")),
    ("blood pressure", re.compile(r"blood\s+pressure|presion\s+(?:arterial|sanguinea)")),
    ("slowed breathing", re.compile(r"breath|respirat|respirac")),
    ("abuse or misuse", re.compile(r"abuse|misuse|abuso|uso\s+indebido")),
    ("the bladder", re.compile(r"bladder|urinary|vejiga|urinari")),
    (
        "psychiatric effects",
        re.compile(
            r"(?:psychiatric|mental)\s+(?:\w+\s+)?(?:effect|event|symptom|reaction)\w*"
            r"|efectos\s+(?:\w+\s+)?psiquiatricos"
        ),
    ),
    (
        "that results vary",
        re.compile(
            r"results?\s+(?:may\s+|will\s+|can\s+)?(?:vary|differ)"
            r"|resultados\s+(?:pueden\s+)?(?:vari|difier)"
        ),
    ),
)
ESKETAMINE = words_pattern(r"esketamin\w* | spravato")
APPROVED = re.compile(r"(?<!un)approv|aprob")
PLAIN_KETAMINE = words_pattern(r"ketamin\w* | infusion\w*")
SET_APART = re.compile(
    r"(?:does\s?n[o']t|do\s+not|is\s?n[o']t|is\s+not|cannot|no)\s+(?:\w+\s+){0,2}(?:apply|extend|mean|cover|same)"
    r"|different\s+(?:drug|medicine|medication|product)|no\s+(?:se\s+aplica|vale|significa|se\s+extiende)"
    r"|(?:otro|distinto|diferente)\s+(?:medicamento|producto|farmaco)|(?:medicamento|producto|farmaco)\s+(?:distinto|diferente)"
)
DENIED = re.compile(
    r"(?:\b(?:not?|never|nor|isn't|aren't|doesn't|don't|can't|cannot|hasn't|nunca|tampoco|ni)\b(?!\s+(?:only|just|merely"
    r"|solo|solamente)))(?:[\s\w'-]{0,40})$"
)
ONLY_ANESTHETIC = re.compile(r"only\b[^.]{0,40}an(?:a)?esthe|(?:solo|unicamente)[^.]{0,30}anestes")
