"""Whole runs, one folder a story: a draft, the pages that a search would find, and what must come out.

A page is `host.html`, or `host.status` with the status that the server gives instead. `expected.json` goes by the first
words of each quotation.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import FakeFetcher, FakeSearch
from tests.tools import case_of, tools_with
from verify.drafts.find import read_draft
from verify.model.page import PageOutcome, Request, SearchHit, Unread
from verify.model.verdict import DraftReport, Verdict
from verify.pages.extract import read_page
from verify.pipeline.one_draft import check_draft
from verify.plugins import draft_readers
from verify.settings import Settings

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def checked(case: Path, search: FakeSearch, fetcher: FakeFetcher, settings: Settings) -> DraftReport:
    async def read(request: Request) -> PageOutcome:
        outcome = await fetcher.get(request)
        return outcome if isinstance(outcome, Unread) else read_page(outcome)

    draft_file = next(case.glob("draft.*"))
    draft = read_draft(draft_file.read_bytes(), str(draft_file), draft_file.suffix, draft_readers(print))
    tools = tools_with(read, (search,), settings, fetcher=fetcher)
    return asyncio.run(check_draft(case_of(draft, tools), tools))


def world(case: Path) -> tuple[FakeSearch, FakeFetcher]:
    pages: dict[str, str | bytes | Unread] = {}
    for path in sorted((case / "pages").iterdir()):
        url = f"https://{path.stem}/story"
        if path.suffix == ".status":
            status = int(path.read_text("utf-8"))
            pages[url] = Unread(url=url, reason=f"status_{status}", status=status)
        else:
            pages[url] = path.read_text("utf-8")
    return FakeSearch(hits=tuple(SearchHit(url=url) for url in pages)), FakeFetcher(pages=pages)


def facts(verdict: Verdict) -> dict[str, Any]:
    best = verdict.evidence[0] if verdict.evidence else None
    return {
        "outcome": str(verdict.outcome),
        "reason": verdict.reason and str(verdict.reason),
        "kind": best and str(best.match.kind),
        "speaker": best and best.speaker,
        "classes": sorted({str(e.difference) for e in best.match.edits if e.material}) if best else [],
        "origins": verdict.independent_origins,
        "nearest": verdict.nearest and verdict.nearest.passage,
        "suggestion": verdict.suggestion and verdict.suggestion.strip("“”,. "),
        "warnings": sorted(str(notice.code) for notice in verdict.notices),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_case_comes_out_as_expected(case: Path) -> None:
    report = checked(case, *world(case), Settings())

    for beginning, wanted in json.loads((case / "expected.json").read_text("utf-8")).items():
        verdict = next(v for v in report.verdicts if v.claim.text.startswith(beginning))
        found = facts(verdict)
        for key, value in wanted.items():
            if key == "warnings":
                assert set(value) <= set(found[key]), verdict
            else:
                assert found[key] == value, verdict


@pytest.mark.parametrize("settings", [Settings(exclude=("herald.example",)), Settings(include=("other.example",))])
def test_a_page_kept_from_being_read_is_not_read_and_never_counts_as_silence(settings: Settings) -> None:
    case = next(path for path in CASES if path.name == "a_dropped_not_is_altered")
    search, fetcher = world(case)

    (verdict,) = checked(case, search, fetcher, settings).verdicts

    assert fetcher.asked == []
    assert (str(verdict.outcome), str(verdict.reason)) == ("unchecked", "page_unread")
    assert [failure.reason for failure in verdict.looked.failures] == ["excluded"]


def test_more_pages_than_the_budget_allows_leave_the_claim_unchecked() -> None:
    case = next(path for path in CASES if path.name == "words_that_stand_nowhere_are_not_found")
    hits = tuple(SearchHit(url=f"https://h{n}.example/story") for n in range(5))
    fetcher = FakeFetcher(pages={hit.url: "<p>Nothing of note stands on this page today.</p>" for hit in hits})

    report = checked(case, FakeSearch(hits=hits), fetcher, Settings(max_pages=2))

    assert len(fetcher.asked) == 2
    assert str(report.verdicts[0].outcome) == "unchecked"
