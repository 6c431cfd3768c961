from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from tests.judge.invented import LOOKED, claim, draft, evidence, page
from verify.faults import Fault
from verify.judge.sources import judge_sources, uncredited_origins
from verify.model.claim import NamedSource, SourceRole
from verify.model.span import Span
from verify.model.verdict import Outcome, Reason, SourceOutcome, Verdict
from verify.outlets import Outlet, OutletTable

OUTLETS = OutletTable((Outlet("Bay Ledger", ("bayledger.example",)),))
LEDGER = NamedSource(name="Bay Ledger", domain="bayledger.example", role=SourceRole.CITED, span=Span(0, 10))


def verdict(url: str, outcome: Outcome = Outcome.CORROBORATED) -> Verdict:
    return Verdict(claim=claim(), outcome=outcome, because="", evidence=(evidence(url=url),), looked=LOOKED)


def test_a_source_whose_page_carries_a_quotation_is_supported() -> None:
    (judged,) = judge_sources([LEDGER], [verdict("https://www.bayledger.example/1")], [], OUTLETS)

    assert (judged.outcome, judged.evidence) == (SourceOutcome.SUPPORTED, ("https://www.bayledger.example/1",))


def test_a_fault_while_one_source_is_judged_costs_that_source_alone() -> None:
    noted: list[Fault] = []
    broken = replace(LEDGER, name="Ledger of Nowhere", domain=cast(str, 7))
    found = [verdict("https://www.bayledger.example/1")]

    first, second = judge_sources([broken, LEDGER], found, [], OUTLETS, noted.append)

    assert (first.outcome, first.reason) == (SourceOutcome.UNCHECKED, Reason.INTERNAL)
    assert second.outcome is SourceOutcome.SUPPORTED
    assert [fault.about for fault in noted] == ["Ledger of Nowhere"]


def test_a_source_whose_pages_were_read_and_carry_nothing_is_unsupported() -> None:
    (judged,) = judge_sources([LEDGER], [], [page(url="https://bayledger.example/2")], OUTLETS)

    assert judged.outcome is SourceOutcome.UNSUPPORTED


@pytest.mark.parametrize("pages", [[], [replace(page(url="https://bayledger.example/2"), whole=False)]])
def test_a_source_that_could_not_be_read_is_unchecked(pages: list) -> None:  # type: ignore[type-arg]
    (judged,) = judge_sources([LEDGER], [], pages, OUTLETS)

    assert judged.outcome is SourceOutcome.UNCHECKED


def test_an_outlet_that_the_draft_never_names_is_uncredited() -> None:
    found = verdict("https://bayledger.example/1")

    assert uncredited_origins(draft("Nothing named."), [], found, OUTLETS) == ("Bay Ledger",)
    assert uncredited_origins(draft("She told the Bay Ledger so."), [], found, OUTLETS) == ()
    assert uncredited_origins(draft("Nothing named."), [LEDGER], found, OUTLETS) == ()
