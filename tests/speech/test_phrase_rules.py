"""Each rule on noun phrases and their verbs reads its own example, before the others of its table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from verify.speech.appositions import APPOSITIONS, Aside
from verify.speech.clauses import SAYS, Clauses
from verify.speech.mentions import SUBJECTS, Ahead
from verify.speech.phrase_walks import LEFT, RIGHT, Walk
from verify.speech.phrases import ENDINGS, Edge, core_ending_at
from verify.speech.rules import AnyRule, first_found
from verify.speech.utterances import find_utterances


def clauses_of(example: str) -> Clauses:
    reading = find_utterances(f"“It is so,” said Bo Lind.\n\n{example}").reading
    assert reading is not None
    return [*reading.prose()][-1]


def names(found: Iterator[tuple[str, Any] | None]) -> set[str]:
    return {each[0] for each in found if each is not None}


def walked_right(clauses: Clauses) -> Iterator[tuple[str, Any] | None]:
    end = len(clauses.tokens.tags)
    for start in range(1, end):
        for noun in range(-1, start):
            yield first_found(RIGHT, Walk(tokens=clauses.tokens, place=start, bound=end, noun=noun))


@pytest.mark.parametrize("rule", LEFT, ids=lambda rule: rule.name)
def test_a_rule_of_the_walk_to_the_left_reads_its_own_example(rule: AnyRule) -> None:
    tokens = clauses_of(rule.example).tokens
    walks = (Walk(tokens=tokens, place=place, bound=0) for place in range(1, len(tokens.tags)))

    assert rule.name in names(first_found(LEFT, walk) for walk in walks)


@pytest.mark.parametrize("rule", RIGHT, ids=lambda rule: rule.name)
def test_a_rule_of_the_walk_to_the_right_reads_its_own_example(rule: AnyRule) -> None:
    assert rule.name in names(walked_right(clauses_of(rule.example)))


@pytest.mark.parametrize("rule", ENDINGS, ids=lambda rule: rule.name)
def test_a_rule_of_where_phrases_end_reads_its_own_example(rule: AnyRule) -> None:
    tokens = clauses_of(rule.example).tokens
    edges = (Edge(tokens=tokens, place=place, floor=0) for place in range(len(tokens.tags)))

    assert rule.name in names(first_found(ENDINGS, edge) for edge in edges)


@pytest.mark.parametrize("rule", SUBJECTS, ids=lambda rule: rule.name)
def test_a_rule_of_subjects_reads_its_own_example(rule: AnyRule) -> None:
    tokens = clauses_of(rule.example).tokens
    places = range(len(tokens.tags))
    ahead = (Ahead(tokens=tokens, end=end, floor=0, core=core_ending_at(tokens, end)) for end in places)

    assert rule.name in names(first_found(SUBJECTS, each) for each in ahead)


@pytest.mark.parametrize("rule", APPOSITIONS, ids=lambda rule: rule.name)
def test_a_rule_of_appositions_reads_its_own_example(rule: AnyRule) -> None:
    tokens = clauses_of(rule.example).tokens
    first, last = tokens.tags.index(","), tokens.tags.rindex(",")

    assert first_found(APPOSITIONS, Aside(tokens=tokens, start=first + 1, end=last)) == (rule.name, True)


@pytest.mark.parametrize("rule", SAYS, ids=lambda rule: rule.name)
def test_a_rule_of_verbs_that_say_reads_its_own_example(rule: AnyRule) -> None:
    clauses = clauses_of(rule.example)

    assert rule.name in names(first_found(SAYS, (clauses, place)) for place in range(len(clauses.tokens.tags)))
