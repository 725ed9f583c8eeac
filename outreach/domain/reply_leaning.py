"""What a text leans to where no phrase spoke: a thing that is named, and what is said of it.

It is never certain, and never a confirmation: nobody's visit is confirmed on a guess (ADR 6). But danger and STOP
don't wait for certainty: a leaning to them pauses and alarms, or opts out and says so, and a person reads the text.
So the words below are few, and none that stands in every other sentence.
"""

from collections.abc import Iterable

from outreach.domain.reply_keys import Intent

_HARM = (
    "pills pill bottle gun knife knives rope razor blade blades bridge ledge tracks blood bleed drank drunk dope vodka"
    " whiskey heroin meth coke needle poison die dead death kill kills funeral grave heaven hell jump cut cuts burn hurt"
    " harm suicide pastillas pistola cuchillo sangre muerte morir matar vida cortar veneno"
)  # fmt: skip
_SAID_OF_HARM = (
    "whole everyone nobody nothing tonight ready enough cant want wanna wish hope hopes forever again myself"
    " himself herself alone finally everything anymore sober bought mucho todas todo nadie quiero"
    " otra anoche solo sola ya thinking"
)  # fmt: skip
_DESPAIR = (
    "scared afraid terrified alone lonely crying cried cry hopeless empty numb worthless broken lost hate hurting suffering"
    " dark drowning panic panicking desperate useless burden ashamed miserable goodbye miedo sola solo triste llorando"
    " llorar desesperada desesperado vacia vacio"
)  # fmt: skip
_SAID_OF_DESPAIR = (
    "anymore tonight everything nothing nobody life cant everyone myself forever inside always every days again please"
    " todo nada nadie siempre mucho vida puedo everybody world"
)
_BODY = (
    "chest throat heart breathing breath lungs seizure stroke sugar pregnant pregnancy baby tongue lips insulin bleeding"
    " oxygen pecho garganta corazon azucar embarazada bebe respira sangrando"
)
_SAID_OF_BODY = (
    "cant wont stopped losing lost blue closing tight racing swollen worse weird fell hurts hurt moving low cold limp"
    " emergency hard aprieta duele cerrando morado mal fuerte"
)
_TEXTS = (
    "text texts texting texted message messages messaging reminders reminder notifications emails alerts spam"
    " robot bot subscription mensaje mensajes texto textos recordatorios"
)
_SAID_OF_TEXTS = (
    "enough anymore annoying ridiculous insane crazy constantly remove delete confused"
    " permission off hate tired sick nobody belongs harassing basta nunca tantos molestan borre borren"
    " otra persona"
)
_HINDRANCE = (
    "car truck van ride bus uber sitter babysitter daycare kids kid son daughter power snow ice storm roads court"
    " airport flight vomiting fever covid flu sick surgery boss shift work job school funeral back migraine carro coche"
    " nieve lluvia fiebre enfermo enferma vuelo trabajo"
)
_SAID_OF_HINDRANCE = (
    "not cant wont stuck broke broken flat canceled cancelled closed positive everywhere delayed stranded"
    " no puedo positivo ponchada descompuesto cerrado retrasado"
)
_HOUR = (
    "monday tuesday wednesday thursday friday saturday sunday tomorrow morning mornings afternoon afternoons evening"
    " evenings noon week weeks month lunch weekend appointment visit lunes martes miercoles jueves viernes sabado manana"
    " tarde semana cita hora dia"
)
_SAID_OF_HOUR = (
    "only another earlier sooner later instead different other rather after before until till free available open push move"
    " switch otra otro mejor despues antes solo hasta"
)
_LIGHTLY = frozenset(
    [
        "lol",
        "haha",
        "hahaha",
        "jaja",
        "jajaja",
        "lmao",
        "joking",
        "kidding",
        "fine",
        "better",
        "great",
        "happy",
        "love",
        "thanks",
        "thank",
        "gracias",
        "funny",
        "mejor",
        "lovely",
        "congrats",
        "yay",
    ]
)
"""Words of good cheer: who speaks so is in no danger, and wants nothing changed."""

_LEANINGS = tuple(
    (intent, frozenset(things.split()), frozenset(said.split()))
    for intent, things, said in (
        (Intent.CRISIS, _HARM, _SAID_OF_HARM),
        (Intent.CRISIS, _DESPAIR, _SAID_OF_DESPAIR),
        (Intent.CRISIS, _BODY, _SAID_OF_BODY),
        (Intent.STOP, _TEXTS, _SAID_OF_TEXTS),
        (Intent.CANCEL, _HINDRANCE, _SAID_OF_HINDRANCE),
        (Intent.RESCHEDULE, _HOUR, _SAID_OF_HOUR),
    )
)


def leaning(words: Iterable[str]) -> tuple[Intent, tuple[str, ...]] | None:
    """The gravest intent that a text leans to, with the words it leans by; None if to none."""
    heard = frozenset(words)
    if not _LIGHTLY.isdisjoint(heard):
        return None
    for intent, things, said in _LEANINGS:
        thing, mood = things & heard, said & heard
        if thing and mood - thing:
            return intent, (*sorted(thing), *sorted(mood - thing))
    return None
