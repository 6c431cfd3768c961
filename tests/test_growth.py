"""Drafts made to be heavy: what is looked at per claim must not grow with the number of claims."""

from __future__ import annotations

from dataclasses import replace

from tests.judge.invented import claim
from verify import find_claims
from verify.model.claim import outermost


def test_quotations_nested_without_end_become_few_claims() -> None:
    claims = find_claims("“We all know ‘" * 300 + "it" + "’ now,”" * 300 + " said Ida Moen.")

    assert 0 < len(claims) <= 60
    assert sum(len(each.text) for each in claims) < 60 * 9_000


def test_each_nested_claim_knows_the_quotation_around_it_all() -> None:
    chain = [replace(claim(claim_id=f"q{n}"), parent=f"q{n - 1}" if n else None) for n in range(5_000)]

    found = outermost(tuple(reversed(chain)))

    assert {top.id for top in found.values()} == {"q0"}
    assert len(found) == 5_000


def test_a_parent_that_is_not_there_leaves_a_claim_outermost() -> None:
    orphan = replace(claim(claim_id="q1"), parent="q9")

    assert outermost((orphan,)) == {"q1": orphan}
