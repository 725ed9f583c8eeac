"""Words that tell a stranger who glances at a screen what somebody is treated for (rules P25, P37)."""

import re
from collections.abc import Collection, Iterator

from outreach.domain.lint_base import Ban, Finding, Level, Part, Passage, ban, banned, words_pattern

_CALL = "say only who writes, when the visit is and whom to call"

_DRUG_WORDS = r"""
    (?:es|ar|nor)?ketamin\w* | spravato | ketalar | (?:nor)?fluoxetin[ea] | prozac | sertralin[ea]
  | zoloft | (?:es)?citalopram | lexapro | celexa | paroxetin[ea] | paxil | venlafaxin[ea] | effexor
  | (?:des)?venlafaxin[ea] | pristiq | cymbalta | bupropion[a]? | wellbutrin | mirtazapin[ea] | remeron
  | trazodon[ea] | vortioxetin[ea] | trintellix | vilazodon[ea] | auvelity | lithium | litio
  | lamotrigin[ea] | lamictal | valpro(?:ate|ato|ic|ico) | depakote | carbamazepin[ea] | quetiapin[ea]
  | seroquel | olanzapin[ea] | zyprexa | risperidon[ea] | abilify | rexulti | vraylar | latuda
  | lurasidon[ea] | clozapin[ea] | haloperidol | haldol | xanax | ativan | valium | klonopin | ambien
  | zolpidem | lunesta | buspiron[ea] | buspar | hydroxyzin[ea] | hidroxizin[ea] | adderall | ritalin
  | vyvanse | concerta | methylphenidate | metilfenidato | amphetamin[ea]s? | anfetaminas?
  | atomoxetin[ea] | strattera | suboxone | subutex | sublocade | buprenorphin[ea] | buprenorfina
  | methadone | metadona | naltrexon[ea] | vivitrol | naloxon[ea] | narcan | disulfiram | antabuse
  | acamprosate | oxycodon[ea] | oxicodona | oxycontin | percocet | hydrocodon[ea] | hidrocodona | vicodin
  | morphin[ea] | morfina | fentanyl | fentanil[o]? | tramadol | gabapentin[a]? | pregabalin[a]? | lyrica
  | neurontin | psilocybin | psilocibina | mdma | lsd | cannabis | marijuana | marihuana | cbd | thc
  | botox | ozempic | wegovy | mounjaro | zepbound | tirzepatid[ea] | insulin[a]? | metformin[a]?
  | warfarin[a]? | coumadin | eliquis | xarelto | levothyroxin[ea] | levotiroxina | synthroid
  | prednison[ea] | methotrexat[eo] | metotrexato | humira | enbrel | remicade | infliximab | ocrevus
  | keytruda | opdivo | herceptin | tamoxifen[o]? | letrozol[e]? | truvada | descovy | biktarvy | paxlovid
  | viagra | cialis | testosteron[ea] | estradiol | progesteron[ea] | clomid | misoprostol
  | mifepriston[ea] | depo-?provera | accutane | isotretinoin[a]? | ibuprofen[o]? | acetaminophen
  | paracetamol | aspirin[a]? | propofol | midazolam | ondansetron | zofran | clonidin[ea] | albuterol
  | prazosin[a]? | propranolol | anti-?depress\w+ | anti-?depresiv\w+ | anti-?psychotics?
  | anti-?psicotic\w+ | benzo(?:diazepine|diacepina)?s? | opioid\w* | opiate\w* | opiace\w+ | ssris?
  | snris? | maois? | psychedelics? | psicodelic\w+ | stimulants? | mood\s+stabili[sz]ers? | sedativ\w+
  | anesthetics? | anestesic\w+ | steroids? | esteroides | glp-?1s?
    # stems of international names (INN): what is newer than this list is likely to end in one
  | \w{2,}(?:azepam|azolam|oxetin[ea]|tript(?:y|i)lin[ea]|barbital|cillin|cilina|cyclin[ea]|ciclina
        |floxacin[o]?|sartan|prazole?|gliptin[a]?|gliflozin[a]?|glutid[ea]|tinib|ciclib|lizumab|limumab
        |tuzumab|ciximab|kinumab|lukast|dipin[eo]|setron|statin[a]?)
  | (?:lisino|enala|rami|capto|benaze|quina)pril | \w{2,}triptan
"""

_SHORTENERS = r"""
    (?:bit\.ly|bitly\.com|tinyurl\.com|tiny\.cc|tiny\.one|t\.co|t\.ly|goo\.gl|ow\.ly|is\.gd|v\.gd
        |buff\.ly|rebrand\.ly|rb\.gy|cutt\.ly|shorturl\.at|short\.io|short\.gy|bl\.ink|lnkd\.in|s\.id
        |snip\.ly|trib\.al|tny\.im|dub\.sh|shorte\.st|adf\.ly|soo\.gd|clck\.ru|qr\.ae|x\.gd|u\.to
        |lnk\.to|linktr\.ee|mcaf\.ee|surl\.li|urlz\.fr|bitly\.ws|shrtco\.de|zpr\.io)
"""
SHORTENER = re.compile(
    rf"(?<![\w.@-])(?<!\w/)(?:www\.)?{_SHORTENERS}(?![\w-])(?!\.\w)(?:/[^\s<>\"]*[^\s<>\".,;:!?)])?",
    re.VERBOSE,
)

_CONDITIONS = r"""
    depress(?:ion|ions|ed|ive|ing) | depresi(?:on|ones|v[oa]s?) | deprimid[oa]s? | anxi(?:ety|eties|ous)
  | ansie(?:dad|dades) | ansios[oa]s? | bipolar\w* | ptsd | cptsd | tept | trauma\w* | ocd | toc | adhd
  | tdah | schizo\w+ | esquizo\w+ | psycho(?:sis|ses|tic|tics) | psicosis | psicotic\w+ | suicid\w+
  | self-?harm\w* | autolesi\w+ | addict\w* | adicc\w+ | adict\w+ | alcohol\w* | sober | sobriety
  | sobriedad | relaps\w+ | recaid[ao]s? | overdos\w+ | sobredosis | substance\s+(?:use|abuse)
  | abuso\s+de\s+sustancias | eating\s+disorders? | anorexi\w+ | bulimi\w+ | autis\w+ | dementia
  | demencia | alzheimer\w* | parkinson\w* | cancer\w* | tumou?r\w* | oncogen\w* | leu[kc]emi\w+
  | lymphoma\w* | linfoma\w* | metasta\w+ | biops\w+ | hiv | vih | aids | sida | stds? | stis? | herpes
  | syphilis | sifilis | gonorr\w+ | chlamydia | clamidia | hepatitis | tubercul\w+ | diabet\w+
  | asthma\w* | asma\w* | hypertens\w+ | hipertens\w+ | cholesterol | colesterol
  | heart\s+(?:attack|failure|disease) | epileps\w+ | epilept\w+ | seizures? | convulsi\w+ | migraines?
  | migran\w+ | fibromyalgia | fibromialgia | arthritis | artritis | lupus | sclerosis | esclerosis
  | pregnan\w+ | embaraz\w+ | abort(?:ion|ions|o|os) | miscarriages? | infertil\w+ | fertility
  | fertilidad | menopaus\w+ | impoten\w+ | erectile | disfuncion | obes\w+ | weight[-\s]loss
  | perdida\s+de\s+peso | diagnos\w+ | disorders? | trastornos? | illness(?:es)? | disease[sd]?
  | enfermedad(?:es)? | mental\w* | mood\w* | (?:estado\s+de\s+)?animo | behaviou?ral | conductual\w*
  | neurotransmi\w+ | glutamat[eo]s? | serotonin[a]?
"""
_TREATMENTS = r"""
    infus(?:ion|ions|iones|ed|ing|e|es) | iv\s+(?:drip|therapy|line|treatment)s? | intraven\w+
  | inject(?:ion|ions|able|ables|ed)? | inyecc\w+ | inyectab\w+ | therap(?:y|ies|ist|ists|eutic)
  | terapias? | terapeut\w+ | psychotherap\w+ | psicoterap\w+ | counsel(?:ing|ling|or|ors|lor|lors)
  | consejeria | chemo\w* | quimio\w* | radiation | radioterapia | dialysis | dialisis | transfusion\w*
  | detox\w* | desintoxica\w+ | rehab\w* | tms | ect | electroconvuls\w+ | neurofeedback | hypno\w+
  | hipno\w+ | colonoscop\w+ | endoscop\w+ | mammogra\w+ | mamogra\w+ | pap\s+smears? | papanicola\w+
  | emdr | cbt | ivf | trt | dbt | prenatal\w* | ultrasounds? | ultrasonidos? | ecografia\w* | mris?
  | resonancia | x-?rays? | radiografia\w* | (?:ct|pet|bone)\s+scans? | root\s+canals?
  | (?:aa|na)\s+meetings? | support\s+groups? | grupos?\s+de\s+apoyo | vasectom\w+ | vasectomia
  | transplant\w* | trasplant\w*
"""
_SYMPTOMS = r"""
    symptom\w* | sintoma\w* | panic | panico | insomni[ao] | insomniac | pain | pains | painful
  | dolor(?:es|oso)? | nause\w+ | vomit\w* | dizz\w+ | mareos? | manic | mania | maniac[oa]
  | hallucinat\w+ | alucina\w+ | hopeless\w* | desesperanz\w+ | fatigue | fatiga | cravings? | withdrawal
  | abstinencia | bleed\w* | sangrad\w* | dissociat\w+ | disociac\w+ | sedat(?:ion|ed) | sedacion
  | nightmares? | pesadillas? | flashbacks? | worthless\w* | crying | llanto | rash(?:es)? | diarrh\w+
  | diarrea | constipation | estrenimiento
"""
_SCORES = r"""
    (?:phq|gad|pcl|audit|dast|mdq|qids|ymrs|epds|moca|mmse)-?\s?(?:\d{1,2}|c|sr)(?:\s?[:=]\s?\d+)? | phq
  | madrs | ham-?[da] | hdrs | bdi(?:-ii)? | c-?ssrs | y-?bocs | a1c | hba1c | bmi | imc
  | scor(?:e|es|ed|ing) | puntaj\w+ | puntuacion\w*
"""
_SPECIALTIES = r"""
    psychiatr\w+ | psiquiatr\w+ | psycholog\w+ | psicolog\w+ | geriatr\w+ | obstetr\w+ | ob-?/?gyn
  | gynae?\w+ | oncologist | hospice | paliativ\w+ | palliative | bariatric\w* | bariatric[oa]s?
  | infertility\s+clinic | pain\s+(?:clinic|management|medicine) | recovery\s+(?:center|clinic|program)
  | wound\s+care
  | (?:onc|dermat|cardi|neur|ur|gynae?c|ginec|hemat|nephr|nefr|pulmon|neum|rheumat|reumat|endocrin
        |gastroenter|hepat|immun|inmun|toxic|radi|proct|path|pat|andr|geront|ophthalm|oftalm|pod
        |audi)olog (?:y|ies|ist|ists|ical|ia|ias|os?|as?|icos?|icas?)
"""
_AMOUNTS = r"""
    \d+(?:[.,]\d+)?\s?(?:mg|mcg|ug|ml|cc|iu|[uμ]g|mg/kg|units?|unidades|miligramos?|milligrams?)
  | (?:us)?[$€£]\s?\d(?:[\d.,]*\d)? | \d+(?:[.,]\d+)?\s?(?:dollars?|usd|dolares|euros?)
"""
_HINTS = r"""
    treatments? | tratamientos? | medications? | medicines? | meds | medicament\w+ | medicinas?
  | prescri\w+ | receta[s]? | refills? | dos(?:e|es|age|ages|is|ing) | pharmac\w+ | farmacia\w* | labs?
  | lab\s?work | (?:test|lab)\s+results? | results? | resultados? | analisis | procedures?
  | procedimientos? | surg(?:ery|eries|ical) | cirugias? | blood | sangre | injur\w+ | lesion(?:es)?
  | clinical\s+trials? | stress | estres | vaccin\w+ | vacuna\w* | (?:flu|covid)\s+(?:shots?|tests?)
  | screenings? | wellness
"""
_PREPARATION = r"""
    fasting | empty\s+stomach | ayunas? | ayuno | estomago\s+vacio | (?:responsible|adult)\s+driver
  | (?:no|not|nothing|don't)\s+(?:to\s+)?(?:eat|drink)\w* | no\s+(?:coma|beba)
"""

_UPPER_CASE = re.compile(r"(?<!\w)(?:IV|I\.V\.)(?!\w)")  # in lower case these are ordinary letters

_REVEALING: tuple[Ban, ...] = (
    ban("P37", _CONDITIONS, "names a condition", _CALL),
    ban("P37", _TREATMENTS, "names a treatment", _CALL),
    ban("P37", _SYMPTOMS, "names a symptom", _CALL),
    ban("P37", _SCORES, "speaks of a score or measurement", _CALL),
    ban("P37", _SPECIALTIES, "gives the specialty away", "call the clinic by a neutral name"),
    ban("P37", _AMOUNTS, "names an amount", "give amounts by phone or behind a login"),
    ban("P37", _HINTS, "hints at what the visit is for", 'write "visit"; ' + _CALL, Level.WARNING),
    ban(
        "P37",
        _PREPARATION,
        "how to prepare may tell what for",
        "keep it if the clinician wants it in the open; else send it by mail",
        Level.NOTE,
    ),
)
_DRUG = words_pattern(_DRUG_WORDS)


def privacy(passage: Passage, deny: Collection[str] = ()) -> Iterator[Finding]:
    """Findings in what a locked screen may show: a text, a subject, a preheader. `deny`: the clinic's own.

    Each of the clinic's words stands for its inflected forms too.
    """
    for match in _DRUG.finditer(passage.plain):
        rule = "P25" if passage.part is Part.TEXT else "P37"
        yield passage.finding(
            Level.ERROR, rule, match.span(), "names a drug", "leave it for a mail's body or a page"
        )
    yield from banned(passage, _REVEALING)
    for match in _UPPER_CASE.finditer(passage.text):
        yield passage.finding(Level.ERROR, "P37", match.span(), "names a treatment", _CALL)
    for match in _own(deny).finditer(passage.plain) if deny else ():
        yield passage.finding(Level.ERROR, "P37", match.span(), "is on the clinic's own list", _CALL)


def body(passage: Passage, deny: Collection[str] = ()) -> Iterator[Finding]:
    """Findings in the body of a mail whose kind doesn't say that it reveals anything: it does (rule P40)."""
    for found in privacy(passage, deny):
        if found.level is Level.ERROR:
            yield passage.finding(
                Level.WARNING,
                "P40",
                found.span,
                "says more of health than a name, a time and a phone",
                "mail it only to those who accepted that mail isn't private, or link to a page",
            )


def shorteners(passage: Passage, level: Level) -> Iterator[Finding]:
    """Links whose end nobody can see; carriers drop texts that have them (rule P25)."""
    for match in SHORTENER.finditer(passage.plain):
        yield passage.finding(
            level, "P25", match.span(), "is a public link shortener", "link to the clinic's own https address"
        )


def _own(deny: Collection[str]) -> re.Pattern[str]:
    plain = [re.escape(Passage(word.strip()).plain).replace(r"\ ", r"\s+") for word in deny if word.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(plain) or '(?!)'})\w{{0,4}}(?!\w)")
