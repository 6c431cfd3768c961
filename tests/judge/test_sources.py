from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from tests.judge.invented import GENERAL, LOOKED, claim, draft, edit, evidence, match_on, page
from verify.faults import Fault
from verify.judge.origins import group_origins
from verify.judge.sources import Bench, judge_sources, uncredited_origins
from verify.judge.story import Story
from verify.model.claim import ClaimKind, NamedSource, SourceRole
from verify.model.page import Page, ProviderState
from verify.model.source_words import SourceOutcome, Via
from verify.model.span import Span
from verify.model.verdict import (
    Difference,
    Evidence,
    Looked,
    Match,
    MatchKind,
    Outcome,
    Reason,
    SourceVerdict,
    SpeakerCheck,
    UnreadPage,
    Verdict,
)
from verify.outlets import Outlet, OutletTable

OUTLETS = OutletTable(
    (Outlet("Bay Ledger", ("bayledger.example",), ("the Ledger",)), Outlet("Shore Post", ("shorepost.example",)))
)
LEDGER = NamedSource(
    name="Bay Ledger", domain="bayledger.example", role=SourceRole.CITED, span=Span(0, 10), matter=("s1", "f1", "q1")
)
LISTED = replace(LEDGER, role=SourceRole.LISTED)
STATEMENT = claim("the ferry to Gull Island stops in June", None, kind=ClaimKind.STATEMENT, claim_id="s1")
FIGURE = claim("40 boats", None, kind=ClaimKind.FIGURE, claim_id="f1")
QUOTATION = claim("We will open the bridge in the spring")
OWN = "https://www.bayledger.example/1"
OTHER = "https://www.shorepost.example/1"
TOLD = "The ferry to Gull Island stops in June"
ASKED = Looked(providers=(("gdelt", ProviderState.EMPTY),), pages_read=2)


def found(
    text: str = f"{TOLD}.",
    url: str = OWN,
    *,
    kind: MatchKind = MatchKind.PARAPHRASE,
    difference: Difference | None = None,
    unclear: bool = False,
) -> Evidence:
    on = page(text, url=url)
    start = max(0, text.find(TOLD[:8]))
    edits = (edit("June", "May", difference),) if difference else ()
    match = Match(
        page=0,
        kind=kind,
        similarity=0.9,
        span=Span(start, len(text)),
        passage=text[start:],
        edits=edits,
        unclear=unclear,
    )
    return Evidence(page=on, match=match, speaker=None, speaker_check=SpeakerCheck.UNNAMED, origin=1)


def bench(
    evidence: dict[str, Sequence[Evidence]] | None = None, *, pages: Sequence[Page] = (), looked: Looked = ASKED
) -> Bench:
    keys = [each.key for each in (LEDGER, LISTED, replace(LEDGER, role=SourceRole.RECOMMENDED))]
    return Bench(
        claims={each.id: each for each in (STATEMENT, FIGURE, QUOTATION)},
        evidence=evidence or {},
        pages=pages,
        looked=dict.fromkeys(keys, looked),
        general=GENERAL,
        outlets=OUTLETS,
        story=Story("", frozenset()),
    )


def judged(source: NamedSource, on: Bench) -> SourceVerdict:
    (verdict,) = judge_sources([source], on)
    return verdict


def test_a_source_whose_own_page_carries_the_matter_is_supported() -> None:
    verdict = judged(LEDGER, bench({"s1": [found()]}))

    assert (verdict.outcome, verdict.via, verdict.evidence) == (SourceOutcome.SUPPORTED, Via.OWN, (OWN,))


@pytest.mark.parametrize(
    "text",
    [
        f"The minister told the Bay Ledger. {TOLD}.",
        f"{TOLD}, according to a report in the Bay Ledger.",
        f"{TOLD}, the Bay Ledger first reported.",
        f"{TOLD}, said a letter seen by the Bay Ledger.",
        f"He said so in an interview with the Bay Ledger. {TOLD}.",
    ],
)
def test_a_page_of_another_that_credits_the_source_beside_the_words_supports_it(text: str) -> None:
    verdict = judged(LEDGER, bench({"s1": [found(text, OTHER)]}))

    assert (verdict.outcome, verdict.via) == (SourceOutcome.SUPPORTED, Via.CREDIT)


def test_the_right_words_on_a_page_that_credits_nobody_support_no_source() -> None:
    assert judged(LEDGER, bench({"s1": [found(url=OTHER)]})).outcome is SourceOutcome.UNSUPPORTED


def test_a_credit_far_from_the_words_is_for_something_else() -> None:
    text = f"{TOLD}. " + "More on boats and weather. " * 30 + "Ice was thin, the Bay Ledger reported."
    evidence = found(text, OTHER)
    near = replace(evidence, match=replace(evidence.match, span=Span(0, len(TOLD))))

    assert judged(LEDGER, bench({"s1": [near]})).outcome is SourceOutcome.UNSUPPORTED


@pytest.mark.parametrize(
    "difference", [Difference.NUMBER, Difference.DATE, Difference.NAME, Difference.UNIT, Difference.NEGATION]
)
def test_a_page_of_the_source_that_tells_it_otherwise_contradicts(difference: Difference) -> None:
    verdict = judged(LEDGER, bench({"s1": [found(kind=MatchKind.ALTERED, difference=difference)]}))

    assert verdict.outcome is SourceOutcome.CONTRADICTED
    assert verdict.found[0].match.edits


def test_one_item_carried_and_another_contradicted_is_contradicted() -> None:
    against = found(kind=MatchKind.ALTERED, difference=Difference.NUMBER)

    assert judged(LEDGER, bench({"s1": [found()], "f1": [against]})).outcome is SourceOutcome.CONTRADICTED


def test_another_wording_on_its_page_is_no_contradiction() -> None:
    verdict = judged(LEDGER, bench({"s1": [found(kind=MatchKind.ALTERED, difference=Difference.WORD)]}))

    assert (verdict.outcome, verdict.reason) == (SourceOutcome.UNCHECKED, Reason.UNCLEAR)


def test_what_is_near_on_its_page_is_unclear_and_shown() -> None:
    verdict = judged(LEDGER, bench({"s1": [found(unclear=True)]}))

    assert (verdict.outcome, verdict.reason) == (SourceOutcome.UNCHECKED, Reason.UNCLEAR)
    assert verdict.found
    assert verdict.because
    assert not verdict.evidence


def test_a_mere_figure_beside_a_statement_that_is_not_there_supports_nobody() -> None:
    near = found(unclear=True)

    assert judged(LEDGER, bench({"f1": [found()], "s1": [near]})).outcome is SourceOutcome.UNCHECKED


def test_something_else_on_its_page_does_not_support_it() -> None:
    verdict = judged(LEDGER, bench(pages=[page("Rain fell on the coast.", url=OWN)]))

    assert verdict.outcome is SourceOutcome.UNSUPPORTED


@pytest.mark.parametrize(
    ("looked", "pages", "reason"),
    [
        (Looked(providers=(("gdelt", ProviderState.NOT_ASKED),)), (), Reason.NOT_SEARCHED),
        (Looked(providers=(("gdelt", ProviderState.LIMITED),)), (), Reason.PROVIDER_FAILED),
        (replace(ASKED, failures=(UnreadPage(url=OWN, reason="paywall"),)), (), Reason.PAGE_UNREAD),
        (replace(ASKED, stopped=Reason.TIMEOUT), (), Reason.TIMEOUT),
        (ASKED, (replace(page(url=OWN), whole=False),), Reason.PAGE_UNREAD),
    ],
)
def test_a_source_that_could_not_be_looked_for_is_unchecked(
    looked: Looked, pages: tuple[Page, ...], reason: Reason
) -> None:
    verdict = judged(LEDGER, bench(pages=pages, looked=looked))

    assert (verdict.outcome, verdict.reason) == (SourceOutcome.UNCHECKED, reason)


def test_a_listed_source_is_supported_by_a_page_of_it_that_carries_something_of_the_draft() -> None:
    against = found(kind=MatchKind.ALTERED, difference=Difference.NUMBER)

    assert judged(LISTED, bench({"s1": [found()], "f1": [against]})).outcome is SourceOutcome.SUPPORTED
    assert judged(LISTED, bench({"f1": [found()]})).outcome is SourceOutcome.UNCHECKED


def test_a_recommended_source_is_never_judged() -> None:
    recommended = replace(LEDGER, role=SourceRole.RECOMMENDED, matter=())

    verdict = judged(recommended, bench({"s1": [found()]}))

    assert (verdict.outcome, verdict.evidence) == (SourceOutcome.UNCHECKED, ())


def test_words_that_its_page_gives_to_somebody_else_are_not_carried() -> None:
    other = replace(evidence(SpeakerCheck.OTHER), page=page("Some text.", url=OWN))

    assert judged(LEDGER, bench({"q1": [other]})).outcome is SourceOutcome.UNCHECKED


def test_two_hundred_sources_each_end_in_one_line() -> None:
    many = [replace(LISTED, name=f"Paper {n}", domain=f"paper{n}.example") for n in range(200)]

    verdicts = judge_sources(many, bench({"s1": [found()]}))

    assert len(verdicts) == 200
    assert all(each.because and "\n" not in each.because for each in verdicts)


def test_a_fault_while_one_source_is_judged_costs_that_source_alone() -> None:
    noted: list[Fault] = []
    broken = replace(LEDGER, name="Ledger of Nowhere", domain=cast(str, 7))

    first, second = judge_sources([broken, LEDGER], bench({"s1": [found()]}), noted.append)

    assert (first.outcome, first.reason) == (SourceOutcome.UNCHECKED, Reason.INTERNAL)
    assert second.outcome is SourceOutcome.SUPPORTED
    assert [fault.about for fault in noted] == ["Ledger of Nowhere"]


def verdict(url: str, outcome: Outcome = Outcome.CORROBORATED) -> Verdict:
    return Verdict(claim=claim(), outcome=outcome, because="", evidence=(evidence(url=url),), looked=LOOKED)


def test_an_outlet_that_the_draft_never_names_is_uncredited() -> None:
    found = verdict("https://bayledger.example/1")
    origins = group_origins([each.page for each in found.evidence], OUTLETS, {})

    assert uncredited_origins(draft("Nothing named."), [], found, OUTLETS, origins) == ("Bay Ledger",)
    assert uncredited_origins(draft("She told the Bay Ledger so."), [], found, OUTLETS, origins) == ()
    assert uncredited_origins(draft("Nothing named."), [LEDGER], found, OUTLETS, origins) == ()


def test_a_print_of_an_interview_is_credited_where_the_draft_credits_whoever_held_it() -> None:
    words = "We will open the bridge in the spring"
    print_ = page(f"“{words},” Jo Roe told the Bay Ledger.", "https://t-room.example/1")
    match = match_on(print_, words)
    origins = group_origins([print_], OUTLETS, {"q1": [(print_, match)]})
    found = replace(verdict(""), evidence=(replace(evidence(), page=print_, match=match),))

    assert origins.name(1) == "Bay Ledger"
    assert uncredited_origins(draft("She told the Bay Ledger so."), [], found, OUTLETS, origins) == ()
    assert uncredited_origins(draft("Nothing named."), [], found, OUTLETS, origins) == ("Bay Ledger",)


def test_a_name_that_fits_several_outlets_is_ambiguous_and_says_which() -> None:
    post = replace(LEDGER, name="Post", domain=None, could_be=("Bay Post", "Shore Post", "Hill Post", "Lake Post"))

    (verdict,) = judge_sources([post], bench({"s1": [found()]}))

    assert (verdict.outcome, verdict.reason) == (SourceOutcome.UNCHECKED, Reason.AMBIGUOUS)
    assert verdict.because == "“The Post” may be Bay Post, Shore Post, Hill Post or one other: write its full name."


@pytest.mark.parametrize(
    ("day", "on", "outcome"),
    [
        (date(2026, 2, 3), date(2026, 2, 2), SourceOutcome.SUPPORTED),
        (date(2026, 2, 3), date(2025, 11, 2), SourceOutcome.UNCHECKED),
        (date(2026, 2, 3), None, SourceOutcome.UNCHECKED),
        (None, date(2026, 2, 2), SourceOutcome.UNCHECKED),
    ],
)
def test_a_listed_source_is_supported_by_a_page_of_these_days_that_tells_the_same_event(
    day: date | None, on: date | None, outcome: SourceOutcome
) -> None:
    told = page(f"{TOLD} of no year. The bridge is for the spring.", url=OWN, on=on)
    near = [replace(e, page=told, match=replace(e.match, unclear=True)) for e in (found(unclear=True), found())]
    near[1] = replace(near[1], match=replace(near[1].match, span=Span(40, 60)))

    two = judged(LISTED, replace(bench({"s1": near[:1], "q1": near[1:]}), story=Story("", frozenset(), day)))
    one = judged(LISTED, replace(bench({"s1": near[:1]}), story=Story("", frozenset(), day)))

    assert two.outcome is outcome
    assert one.outcome is SourceOutcome.UNCHECKED
