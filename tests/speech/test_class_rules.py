"""Each rule on the class of a word reads its own example, in which stars hold the word."""

from __future__ import annotations

import pytest

from verify.model.span import Span
from verify.speech.class_rules import CLASS_RULES, ClassRule, TaggedWord, settling
from verify.speech.lexicon import DEFAULT_LEXICON
from verify.speech.tokens import tokenise
from verify.speech.word_class import tag_of

RULES = {rule.name: rule for rules in CLASS_RULES.values() for rule in rules}


def rule_at(example: str) -> str:
    """The rule that settles the class of the word between the stars."""
    before, word, behind = example.split("*")
    text = before + word + behind
    tokens = tokenise(text, Span(0, len(text)), (), DEFAULT_LEXICON)
    tags = [tag_of(text[start:end], text[start:end].lower(), DEFAULT_LEXICON.verbs) for start, end in tokens.spans]
    at = next(place for place, (start, _) in enumerate(tokens.spans) if start >= len(before))
    return list(settling(TaggedWord(low=list(tokens.low), tags=tags, lexicon=DEFAULT_LEXICON)))[at]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_settles_the_word_of_its_own_example(rule: ClassRule) -> None:
    assert rule_at(rule.example) == rule.name


def test_a_rule_gives_one_reason() -> None:
    assert all(rule.why for rule in RULES.values())
