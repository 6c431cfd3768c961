"""Whom a text credits, and how far a credit reaches."""

from __future__ import annotations

import pytest

from tests.judge.invented import match_on, page
from verify.judge.credit_phrases import PHRASES, CreditPhrase
from verify.judge.credited import AGENCIES, Credited, PageCredits
from verify.judge.credits import CREDITS, CreditRule, credits_in, rule_of
from verify.outlets import load_outlets

OUTLETS = load_outlets()
WORDS = "We will sail before the ice comes"


def credited(text: str) -> Credited:
    made = page(text)
    return PageCredits(made, OUTLETS, frozenset()).of(match_on(made, WORDS).span)


def outlets_of(text: str) -> tuple[str, ...]:
    return credited(text).outlets


@pytest.mark.parametrize("rule", CREDITS, ids=lambda rule: rule.name)
def test_each_rule_credits_the_outlet_of_its_example(rule: CreditRule) -> None:
    found = [rule_of(rule.example, span) for _, span in OUTLETS.find(rule.example)] or [
        credit.rule for credit in credits_in(rule.example, OUTLETS)
    ]

    assert rule in found


@pytest.mark.parametrize(
    "text",
    [
        "Axios has an office in this street.",
        "He once worked for Axios and the Guardian.",
        "Reuters and Axios were shut out of the hall.",
    ],
)
def test_a_mere_mention_credits_nobody(text: str) -> None:
    assert not list(credits_in(text, OUTLETS))


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” she told Axios.",
        f"Speaking to Axios, she was blunt. “{WORDS},” she said.",
        f"She told Axios so on Monday.\n\nThe ferry is old.\n\n“{WORDS},” she added.",
        f"Axios spoke with the minister.\n\n“{WORDS},” she told the news outlet.",
        f"“{WORDS},” she wrote. The letter was first reported by Axios.",
        f"“{WORDS},” said the minister, in comments to Axios that surprised nobody.",
        f"«{WORDS}», dijo la ministra a Axios.",
        f"„{WORDS}“, sagte sie nach Angaben von Axios.",
        f"« {WORDS} », a-t-elle dit, selon Axios.",
        f"“{WORDS},” zei ze, aldus Axios.",
    ],
)
def test_a_credit_reaches_the_words_that_it_is_for(text: str) -> None:
    assert outlets_of(text) == ("Axios",)


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” she told reporters, a day after Axios reported that the ferry leaks.",
        f"“{WORDS},” she told a full hall. Axios reported in March that the ferry leaks.",
        f"Olaf Brandt told Axios that the ferry leaks.\n\n“{WORDS},” Ida Voll said.",
        f"She told Axios so on Monday.\n\nAt a hearing on Friday she was asked again.\n\n“{WORDS},” she said.",
        f"“I have told Axios nothing at all about any of this,” he said. “{WORDS},” Ida Voll added.",
    ],
)
def test_a_credit_for_something_else_reaches_no_other_words(text: str) -> None:
    assert outlets_of(text) == ()


def test_what_was_told_to_the_page_itself_is_its_own() -> None:
    assert credited(f"“{WORDS},” she told this newspaper, after Axios reported on the ferry.").own


def test_the_words_of_a_statement_are_those_of_whoever_issued_it() -> None:
    found = credited(f"“{WORDS},” the Harbour Board said in a statement on Monday.")

    assert (found.document, found.issuer) == (True, "Harbour Board")


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("(With inputs from ANI)", ("Asian News International",)),
        ("© AFP", ("Agence France-Presse",)),
        ("— Reuters", ("Reuters",)),
        ("Reuters contributed to this report.", ("Reuters",)),
        ("This interview first appeared in Axios.", ("Axios",)),
        ("(With inputs from agencies)", (AGENCIES,)),
        ("Photo: Reuters", ()),
        ("Reuters has reported from the harbour before.", ()),
    ],
)
def test_a_line_at_the_foot_credits_an_agency_for_all_of_the_page(note: str, names: tuple[str, ...]) -> None:
    prose = (
        "The ferry lay at the quay all winter while the town waited for a decision, and its paint came off in strips."
    )
    made = page(
        f"{prose}\n\n“{WORDS},” she said to the crowd, and nobody of the many who had come believed her at all.\n\n{note}"
    )

    assert PageCredits(made, OUTLETS, frozenset()).notes == names


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.name)
def test_each_phrase_is_found_in_its_example(phrase: CreditPhrase) -> None:
    named = [span for _, span in OUTLETS.find(phrase.example)]
    beside = [part for span in named for part in (phrase.example[: span.start], phrase.example[span.end :])]

    assert any(phrase.pattern.search(part) for part in (phrase.example, *beside))


def test_whoever_took_a_picture_is_credited_for_no_words() -> None:
    assert outlets_of(f"Photo: Jo Roe/Harbour Record via AP. “{WORDS},” she said.") == ()


def test_a_statement_goes_on_in_its_paragraph() -> None:
    assert credited(f"“It is over,” the Harbour Board said in a statement. “{WORDS}.”").document
