from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ParamSpec, TypeVar, cast

import pytest

from tests.match.test_candidate_filter import claim
from verify.errors import UnreadableDraftError
from verify.jobs.job import WorkerFailure
from verify.model.claim import Part
from verify.model.clean_speech import CleanSpeech
from verify.model.page import Page
from verify.pipeline.elsewhere import compare_elsewhere
from verify.pipeline.verdicts import compare_with

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

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


class _Here:
    """An engine of one process, which is this one."""

    size = 1

    def __init__(self) -> None:
        self.jobs = 0

    async def run(
        self, function: Callable[_Arguments, _Result], *given: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result:
        self.jobs += 1
        return function(*given, **named)


def test_many_pages_are_compared_in_shares_as_all_of_them_are() -> None:
    altered = SAID.replace("old", "new")
    texts = [f"Page {at}. “{altered if at % 3 else SAID},” she said." for at in range(250)]
    pages = [
        Page(url=f"https://a.example/{at}", final_url=f"https://a.example/{at}", text=each)
        for at, each in enumerate(texts)
    ]
    engine, told, level = _Here(), list[str](), CleanSpeech.FILLERS

    found = asyncio.run(compare_elsewhere(engine, "draft.md", [claim(SAID)], pages, level, told.append))

    assert engine.jobs > 1
    assert found == compare_with([claim(SAID)], pages, level)
    assert told[-1] == "draft.md: compared with 250 of 250 pages"


class _FailsOnce(_Here):
    """An engine whose first job is given up; the others take until they are ended."""

    size = 2

    def __init__(self) -> None:
        super().__init__()
        self.ended = 0

    async def run(
        self, function: Callable[_Arguments, _Result], *given: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result:
        self.jobs += 1
        if self.jobs == 1:
            await asyncio.sleep(0)
            return cast(_Result, WorkerFailure(reason="timeout"))
        try:
            await asyncio.Event().wait()
        finally:
            self.ended += 1
        raise AssertionError


def test_where_one_share_is_given_up_the_others_are_ended() -> None:
    pages = [Page(url="https://a.example/", final_url="https://a.example/", text=f"Page {at}.") for at in range(250)]
    engine = _FailsOnce()

    async def run() -> None:
        with pytest.raises(UnreadableDraftError):
            await compare_elsewhere(engine, "d.md", [claim(SAID)], pages, CleanSpeech.FILLERS, lambda _told: None)
        await asyncio.sleep(0)

    asyncio.run(run())
    assert engine.ended == engine.jobs - 1 > 0
