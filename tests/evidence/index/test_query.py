"""Claims and an index: the pages that carry the words, with the claims that led to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.evidence.index.making import BAKERY, FERRY, SCHOOL, page, take_in
from verify.api import find_claims
from verify.errors import IndexFileError
from verify.evidence.index.query import pages_for
from verify.evidence.index.reader import KeptIndex


@pytest.fixture
def index(tmp_path: Path) -> KeptIndex:
    filler = [page(f"Notice {number}: the office is closed on day {number} of the month.") for number in range(60)]
    told = "“We never sold so many loaves, and we will not bake on Sundays,” said Tilde Amadi of the bakery."
    take_in(tmp_path / "i", "a", [page(FERRY), *filler, page(SCHOOL), page(f"{BAKERY} {told}", "told")])
    return KeptIndex(tmp_path / "i")


def urls_for(index: KeptIndex, draft: str) -> list[tuple[str, int]]:
    with index:
        return [(page.url, len(ids)) for page, ids in pages_for(index, find_claims(draft))]


@pytest.mark.parametrize(
    "words",
    [
        "We never sold so many loaves, and we will not bake on Sundays",
        "We never sold so many loaves, and we will bake on Sundays",
        "We never sold … and we will not bake on Sundays",
        "[They] never sold so many loaves",
        "never sold so many",
    ],
)
def test_a_quotation_finds_its_page_however_it_was_shortened(index: KeptIndex, words: str) -> None:
    found = urls_for(index, f"“{words},” Tilde Amadi said.")

    assert found[0] == ("https://gazette.example/told", 1)


def test_a_quotation_broken_by_its_speaker_is_sought_as_one(index: KeptIndex) -> None:
    draft = "“We never sold so many loaves,” Tilde Amadi said, “and we will not bake on Sundays.”"

    assert urls_for(index, draft)[0] == ("https://gazette.example/told", 1)


def test_words_that_no_page_carries_still_lead_to_pages_that_may_say_the_same(index: KeptIndex) -> None:
    draft = "“Sundays are for sleeping, whatever people pay for their loaves and rolls,” Tilde Amadi said."

    assert ("https://gazette.example/told", 0) in urls_for(index, draft)


def test_two_drafts_worth_of_claims_name_each_page_once(index: KeptIndex) -> None:
    one = "“We never sold so many loaves,” Tilde Amadi said. "
    found = urls_for(index, one + "Later she said: “We will not bake on Sundays.”")

    assert [count for url, count in found if url.endswith("/told")] == [2]


def test_a_draft_without_quotations_needs_no_page(index: KeptIndex) -> None:
    assert urls_for(index, "The bakery sold 900 loaves.") == []


def test_a_page_whose_record_is_damaged_is_no_silence(tmp_path: Path, index: KeptIndex) -> None:
    import sqlite3

    index.__exit__(None, None, None)
    with sqlite3.connect(tmp_path / "i") as connection:
        connection.execute("UPDATE pages SET record=x'0102'")
    connection.close()

    with pytest.raises(IndexFileError, match="damaged"):
        urls_for(KeptIndex(tmp_path / "i"), "“We never sold so many loaves,” Tilde Amadi said.")


def test_a_page_of_an_index_is_named_by_its_address_and_by_the_index(tmp_path: Path) -> None:
    claims_to_be = replace(page(FERRY), outlet="Reuters", domain="reuters.com", final_url="https://stranger.example/a")
    take_in(tmp_path / "desk.index", "a", [claims_to_be])
    words = FERRY.split("“")[1].split("”")[0] if "“" in FERRY else FERRY[:80]
    with KeptIndex(tmp_path / "desk.index") as index:
        ((found, _),) = pages_for(index, find_claims(f"“{words}” Ann Lee said."))

    assert (found.outlet, found.domain) == ("stranger.example", "stranger.example")
    assert [place.label for place in found.places] == ["in the index desk.index"]
