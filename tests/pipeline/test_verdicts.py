from __future__ import annotations

from dataclasses import replace
from typing import cast

from tests.match.test_candidate_filter import claim
from verify.model.claim import Part
from verify.model.page import Page
from verify.pipeline.verdicts import compare_with

SAID = "We will rebuild the old bridge before the winter"


def test_matches_name_their_pages_by_position_equal_pages_too() -> None:
    texts = ("Nothing of it.", f"“{SAID},” she said.", f"“{SAID},” she said.")
    pages = [Page(url="https://a.example/", final_url="https://a.example/", text=text) for text in texts]

    found = compare_with([claim(SAID)], pages)

    assert [at for at, _ in found.found["q1"]] == [1, 2]
    assert compare_with([claim(SAID)], pages[:1]).found == {}


def test_a_claim_that_cannot_be_compared_costs_itself_alone() -> None:
    text = f"“{SAID},” she said."
    pages = [Page(url="https://a.example/", final_url="https://a.example/", text=text)]
    broken = replace(claim(SAID), id="q2", parts=(cast(Part, None),))

    compared = compare_with([broken, claim(SAID)], pages)

    assert list(compared.found) == ["q1"]
    assert [fault.about for fault in compared.faults] == ["q2"]
    assert "AttributeError" in compared.faults[0].what
