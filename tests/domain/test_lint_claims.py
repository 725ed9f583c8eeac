"""What may be claimed, what must stand beside it, and how a hypothesis is told from a fact."""

import pytest

from outreach.domain.lint import Level, lint_email, lint_sms
from outreach.domain.lint_base import Passage
from outreach.domain.lint_claim_words import BALANCE
from outreach.domain.lint_claims import balance_lacks
from tests.domain.lint_help import CARE, EDUCATION, MARKETING, errors, sms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is FDA-approved", "FDA-approved"),
        ("approved by the FDA", "approved by the FDA"),
        ("Está aprobado por la FDA", "aprobado por la FDA"),
        ("It is safe", "safe"),
        ("Safe travels!", "Safe"),
        ("It safely treats", "safely"),
        ("Es un tratamiento seguro", "tratamiento seguro"),
        ("Es muy segura", "Es muy segura"),
        ("It is non-addictive", "non-addictive"),
        ("It is not addictive", "not addictive"),
        ("no crea adicción", "no crea adicción"),
        ("a cure", "cure"),
        ("cura la tristeza", "cura"),
        ("Results guaranteed", "guaranteed"),
        ("resultados garantizados", "garantizados"),
        ("with no side effects", "no side effects"),
        ("without serious side effects", "without serious side effects"),
        ("sin efectos secundarios", "sin efectos secundarios"),
        ("a risk-free way", "risk-free"),
        ("better than pills", "better than"),
        ("It works faster than pills", "faster than"),
        ("más eficaz que las pastillas", "más eficaz que"),
        ("mejor que las pastillas", "mejor que"),
        ("the best care", "best"),
        ("the most effective way", "most effective"),
        ("a breakthrough", "breakthrough"),
        ("dramatic changes", "dramatic"),
        ("long-lasting relief", "long-lasting relief"),
        ("un método milagroso", "milagroso"),
        ("at-home ketamine", "at-home ketamine"),
        ("ketamine in your own home", "ketamine in your own home"),
        ("tratamiento en casa", "tratamiento en casa"),
        ("You will feel better", "You will feel better"),
        ("a great safety profile", "safety profile"),
        ("Say goodbye to sadness", "Say goodbye to"),
        ("95% effective", "95% effective"),
    ],
)
def test_p55_claims_are_errors_where_words_may_sell(text: str, found: str) -> None:
    for kind in (EDUCATION, MARKETING):
        assert found in sms(text, "P55", kind)


@pytest.mark.parametrize(
    "text",
    [
        "Drive safely",
        "Please drive safely home",
        "Important safety information",
        "It is not a cure",
        "There is no cure",
        "No es una cura",
        "Results are not guaranteed",
        "It has not been shown to be safe",
        "It is not better than other ways",
        "Best wishes",
        "Kind regards and all the best,\nAnn",
        "the best time to call",
        "do your best",
        "Secure parking; a manicure",
        "¿Tiene seguro médico?",
        "Esté seguro de venir",
        "We write to you at home",
        "It is FDA-approved only as an anesthetic",
        "La FDA ha aprobado la ketamina solo como anestésico",
        "It is not FDA-approved for any psychiatric disorder",
        "the most common messenger in the brain",
    ],
)
def test_p55_what_only_looks_like_a_claim_passes(text: str) -> None:
    assert sms(text, "P55", EDUCATION) == []


def test_p55_a_denial_that_goes_on_to_claim_is_none() -> None:
    assert sms("It is not only safe", "P55", EDUCATION) == ["safe"]
    assert sms("No, it is safe", "P55", EDUCATION) == ["safe"]


def test_p55_messages_about_visits_may_be_friendly_but_not_promise() -> None:
    assert sms("Safe travels, and all the best!", "P55", CARE) == []
    assert sms("FDA-approved and guaranteed", "P55", CARE) == ["FDA-approved", "guaranteed"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_p56_the_statement_we_offer_has_every_part_and_is_clean(language: str) -> None:
    statement = BALANCE[language]
    assert balance_lacks(Passage(statement).plain) == []
    assert [f for f in lint_email("News", "Hello there. " * 9 + statement, "", EDUCATION) if f.rule != "P50"
            and f.rule != "P51"] == []  # fmt: skip


BENEFITS = [
    ("Ketamine may help some people with depression.", "help"),
    ("Infusions can relieve symptoms.", "relieve"),
    ("La ketamina puede aliviar la depresión.", "aliviar"),
    ("Our treatment improves mood.", "improves"),
    ("With ketamine people feel like themselves again.", "feel"),
]


@pytest.mark.parametrize(("text", "found"), BENEFITS)
def test_p56_a_benefit_without_its_balance_is_an_error(text: str, found: str) -> None:
    for kind in (EDUCATION, MARKETING):
        assert errors(lint_email("News", text, "", kind), "P56") == [found]


@pytest.mark.parametrize(("text", "_"), BENEFITS)
def test_p56_with_the_balance_beside_it_passes(text: str, _: str) -> None:
    for statement in BALANCE.values():
        assert errors(lint_email("News", f"{text} {statement}", "", EDUCATION), "P56") == []


@pytest.mark.parametrize("part", [0, 1, 2, 3])
def test_p56_a_statement_with_a_part_missing_is_not_enough(part: int) -> None:
    sentences = [f"{s}." for s in BALANCE["en"].removesuffix(".").split(". ")]
    assert len(sentences) == 4
    without = " ".join(s for n, s in enumerate(sentences) if n != part)
    assert errors(lint_email("News", f"{BENEFITS[0][0]} {without}", "", EDUCATION), "P56") == ["help"]


def test_p56_what_is_missing_is_named() -> None:
    text = BENEFITS[0][0] + " " + BALANCE["en"].replace("bladder problems and ", "")
    (finding,) = (f for f in lint_email("News", text, "", EDUCATION) if f.rule == "P56")
    assert "the bladder" in finding.message
    assert "sedation" not in finding.message
    assert BALANCE["en"] in finding.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "Sleep and exercise help people feel better.",
        "Call us: we help you find a time.",
        "Ketamine is an anesthetic. Come early.",
    ],
)
def test_p56_no_treatment_or_no_benefit_needs_no_balance(text: str) -> None:
    assert errors(lint_email("News", text, "", EDUCATION), "P56") == []


def test_p56_small_print_is_not_equally_prominent() -> None:
    text = f"{BENEFITS[0][0]}\n\n{BALANCE['en']}"
    for tag, end in (("<small>", "</small>"), ('<p style="font-size:9px">', "</p>")):
        html = f"<p>{BENEFITS[0][0]}</p>{tag}{BALANCE['en']}{end}"
        assert "bladder" in errors(lint_email("News", text, html, EDUCATION), "P56")
    html = f"<p>{BENEFITS[0][0]}</p><p style='font-size:16px'>{BALANCE['en']}</p><small>Madison</small>"
    assert errors(lint_email("News", text, html, EDUCATION), "P56") == []


def test_p56_a_balance_that_the_html_hides_or_lacks_does_not_count() -> None:
    text = f"{BENEFITS[0][0]}\n\n{BALANCE['en']}"
    for html in (f"<p>{BENEFITS[0][0]}</p>", f"<p>{BENEFITS[0][0]}</p><p hidden>{BALANCE['en']}</p>"):
        assert errors(lint_email("News", text, html, EDUCATION), "P56") == ["help"]


def test_p56_a_balance_far_away_is_a_warning() -> None:
    text = BENEFITS[0][0] + "\n\n" + "Some other matter. " * 100 + "\n\n" + BALANCE["en"]
    found = [f for f in lint_email("News", text, "", EDUCATION) if f.rule == "P56"]
    assert [f.level for f in found] == [Level.WARNING]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ketamine repairs the brain", "repairs"),
        ("It resets your brain", "resets"),
        ("a chemical imbalance", "chemical imbalance"),
        ("un desequilibrio químico", "desequilibrio"),
        ("reinicia su cerebro", "reinicia"),
        ("La ketamina regenera las neuronas", "regenera"),
        ("Ketamine rebuilds connections in the brain", "rebuilds"),
        ("Glutamate regulates mood.", "Glutamate"),
        ("El glutamato regula el ánimo.", "glutamato"),
        ("Ketamine blocks NMDA receptors.", "NMDA"),
        ("Low glutamate causes depression.", "glutamate"),
        ("Spravato is approved, and ketamine works alike.", "Spravato"),
    ],
)
def test_p57_hypotheses_told_as_facts_are_errors(text: str, found: str) -> None:
    assert found in errors(lint_email("News", text, "", EDUCATION), "P57")


@pytest.mark.parametrize(
    "text",
    [
        "Glutamate may play a part in mood.",
        "El glutamato podría influir en el ánimo.",
        "Researchers think that ketamine acts on NMDA receptors; how is not fully understood.",
        "Glutamate is the most common messenger in the brain.",
        "The road near us is under repair; reset your alarm.",
        "Spravato is approved; that approval does not apply to ketamine.",
        "Spravato is approved for some adults.",
    ],
)
def test_p57_hypotheses_told_as_such_and_other_repairs_pass(text: str) -> None:
    assert errors(lint_email("News", text, "", EDUCATION), "P57") == []


def test_p57_each_sentence_answers_for_itself() -> None:
    text = "Glutamate may play a part in mood. Glutamate lifts mood."
    (finding,) = (f for f in lint_email("News", text, "", EDUCATION) if f.rule == "P57")
    assert finding.span == (35, 44)
    assert text[35:44] == "Glutamate"
    assert lint_sms("Glutamate lifts mood.", CARE) != []
