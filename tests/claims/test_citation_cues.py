"""Words around a name tell a citation from a mention, a poll from a report, advice from both."""

from __future__ import annotations

import pytest

from verify.claims.citation_cues import are_chained, gives_advice, is_cited, is_polled
from verify.model.span import Span


def span_of(text: str, name: str) -> Span:
    start = text.index(name)
    return Span(start, start + len(name))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("the mayor told Vesta News", True),
        ("a statement to the German newspaper Vesta", True),
        ("as first reported by Vesta", True),
        ("Vesta reported it", True),
        ("Vesta’s investigation found it", True),
        ("she joined Vesta in May", False),
        ("the owners of Vesta met", False),
        ("he was fired by Vesta", False),
    ],
)
def test_a_name_is_cited_by_the_words_around_it(text: str, cited: bool) -> None:
    assert is_cited(text, span_of(text, "Vesta")) is cited


@pytest.mark.parametrize(
    ("text", "polled"),
    [("a poll conducted by Vesta", True), ("the new Vesta poll", True), ("Vesta reported on polls", False)],
)
def test_whose_poll_it_is(text: str, polled: bool) -> None:
    assert is_polled(text, span_of(text, "Vesta")) is polled


def test_only_small_words_chain_two_names() -> None:
    both, apart = "Vesta and the Norvik", "Vesta met Norvik"

    assert are_chained(both, span_of(both, "Vesta"), span_of(both, "Norvik"))
    assert not are_chained(apart, span_of(apart, "Vesta"), span_of(apart, "Norvik"))


def test_advice_tells_readers_whom_to_trust() -> None:
    assert gives_advice("For the latest updates, please follow Vesta.")
    assert gives_advice("Rely on trusted sources such as Vesta.")
    assert not gives_advice("Trusted advisers told Vesta so.")
