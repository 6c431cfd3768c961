"""Each rule that finds reported speech, a figure or a named source reads its own example, and says so."""

from __future__ import annotations

import pytest

from verify.claims.figures import FIGURES
from verify.claims.find import find_claims
from verify.claims.reported_speech import REPORTED
from verify.claims.source_rules import SENTENCE, SOURCES, SourceRule
from verify.drafts.plain import draft_of_text
from verify.model.claim import ClaimKind, DraftClaims
from verify.speech.rules import AnyRule


def found_in(example: str) -> DraftClaims:
    return find_claims(draft_of_text(example + "\n", "draft.txt"))


def rules_of(example: str, kind: ClaimKind) -> set[str]:
    return {claim.found_by for claim in found_in(example).claims if claim.kind is kind}


@pytest.mark.parametrize("rule", REPORTED, ids=lambda rule: rule.name)
def test_a_rule_of_reported_speech_reads_its_own_example(rule: AnyRule) -> None:
    assert rules_of(rule.example, ClaimKind.STATEMENT) == {rule.name}


@pytest.mark.parametrize("rule", FIGURES, ids=lambda rule: rule.name)
def test_a_rule_of_figures_reads_its_own_example(rule: AnyRule) -> None:
    assert rules_of(rule.example, ClaimKind.FIGURE) == {rule.name}


@pytest.mark.parametrize("rule", SOURCES, ids=lambda rule: rule.name)
def test_a_rule_of_named_sources_reads_its_own_example(rule: SourceRule) -> None:
    found = {(source.found_by, source.role) for source in found_in(rule.example).named_sources}

    assert (rule.name, rule.role) in found


def test_a_sentence_that_only_cites_is_found_by_its_own_rule() -> None:
    assert SENTENCE.name in rules_of(SENTENCE.example, ClaimKind.STATEMENT)


@pytest.mark.parametrize(
    "text", ["He left three years ago.", "They won 4-2.", "He lives at 86 Mill Street.", "One of them left."]
)
def test_a_number_that_counts_nothing_is_found_by_no_rule(text: str) -> None:
    assert rules_of(text, ClaimKind.FIGURE) == set()
