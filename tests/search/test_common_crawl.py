"""The second archive, over real sockets: a copy, none, or that it does not say; whatever it sends."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import date

import pytest

from tests.archived import (
    FILE,
    LIST,
    LISTING,
    START,
    STORY,
    crawl_list,
    diverted_fetcher,
    listed,
    ndjson,
    none_found,
    part,
    ranges,
    record,
)
from tests.hostile import Asked, Misdeed, answer, hostile_server, redirect
from verify.fetch.cache import Cache, MemoryCache
from verify.fetch.policy import FetchPolicy
from verify.search.common_crawl import CommonCrawl, KeptRecord
from verify.search.wayback import NoCopy

WELL: Mapping[str, Misdeed] = {LIST: answer(crawl_list()), LISTING: ndjson(listed()), f"/{FILE}": part(record())}
SECOND = "/CC-MAIN-2025-43-index"


def look(
    routes: Mapping[str, Misdeed], *urls: str, near: date | None = None, cache: Cache | None = None
) -> tuple[list[KeptRecord | NoCopy], list[Asked]]:
    """What comes of looking for *urls* one after the other, and what the servers were asked."""

    async def work() -> tuple[list[KeptRecord | NoCopy], list[Asked]]:
        async with hostile_server(routes) as server, diverted_fetcher(server.port, cache=cache) as fetcher:
            archive = CommonCrawl(fetcher)
            return [await archive.find(url, near) for url in urls or (STORY,)], server.asked

    return asyncio.run(work())


def test_a_copy_is_one_record_of_a_file_and_nothing_else_of_it() -> None:
    (found,), asked = look(WELL)

    assert isinstance(found, KeptRecord)
    assert found.record == record()
    assert found.listed_at.startswith(
        "https://index.commoncrawl.org/CC-MAIN-2025-38-index?url=https%3A%2F%2Fferry.example"
    )
    assert ranges(asked) == [f"bytes={START}-{START + len(record()) - 1}"]


def test_no_more_than_two_crawls_are_asked_for_a_page_the_first_after_its_day() -> None:
    (found,), asked = look({LIST: answer(crawl_list()), LISTING: none_found(), SECOND: none_found()})

    assert found is NoCopy.NONE
    assert [each.path.split("?")[0] for each in asked] == [LIST, LISTING, SECOND]


def test_without_a_day_the_newest_crawls_are_asked() -> None:
    _, asked = look(
        {LIST: answer(crawl_list()), LISTING: none_found(), SECOND: none_found()}, "https://ferry.example/a"
    )

    assert [each.path.split("?")[0] for each in asked] == [LIST, SECOND, LISTING]


REFUSALS: dict[str, Misdeed] = {
    "blocked": answer(b"<html>Forbidden</html>", status="403 Forbidden"),
    "limited": answer(status="429 Too Many Requests"),
    "overloaded": answer(b"<html>504</html>", status="504 Gateway Time-out"),
    "slow down": answer(b"<Error>SlowDown</Error>", status="503 Slow Down", kind="application/xml"),
    "led elsewhere": redirect("https://elsewhere.example/"),
    "another 404": answer(b"<html>no such page</html>", status="404 Not Found"),
    "a 404 that says something else": answer(b'{"message": ["x"]}', status="404 Not Found"),
}
OTHER_FORMS = [b"", b"<html>busy</html>", b"[]", b'"x"', b"[" * 50_000, b'{"a": ' * 50_000, b"9" * 9_000]


@pytest.mark.parametrize("place", [LIST, LISTING, f"/{FILE}"])
@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_whoever_refuses_says_nothing_and_is_left_alone_for_the_run(place: str, refusal: Misdeed) -> None:
    found, asked = look({**WELL, place: refusal}, STORY, "https://ferry.example/2025/09/14/other")

    assert found == [NoCopy.SILENT, NoCopy.SILENT]
    assert {each.path.split("?")[0] for each in asked if "other" in each.path} == set()


@pytest.mark.parametrize("place", [LIST, LISTING])
@pytest.mark.parametrize("body", OTHER_FORMS, ids=range(len(OTHER_FORMS)))
def test_an_answer_of_another_form_says_nothing(place: str, body: bytes) -> None:
    found, _ = look({**WELL, place: answer(body)})

    assert found == [NoCopy.SILENT]


HOSTILE: dict[str, dict[str, object]] = {
    "another page": {"url": "https://ferry.example/2025/09/14/day-boats"},
    "another host": {"url": "https://gazette.example/2025/09/14/night-boats"},
    "an error": {"status": "404"},
    "a picture": {"mime": "image/png", "mime-detected": "image/png"},
    "a record beyond any page": {"length": "900000000"},
    "a length of nothing": {"length": "0"},
    "numbers for text": {"length": 700, "offset": 5},
    "digits of another script": {"length": "٧٠٠"},
    "an endless number": {"offset": "9" * 400},
    "a negative place": {"offset": "-5"},
    "a file of errors": {"filename": FILE.replace("/warc/", "/crawldiagnostics/")},
    "a file elsewhere": {"filename": "//evil.example/x.warc.gz"},
    "a way upwards": {"filename": "crawl-data/CC-MAIN-2025-38/../../x.warc.gz"},
    "no text anywhere": {"url": None, "filename": {}, "status": [], "mime-detected": {"a": []}},
}


@pytest.mark.parametrize("changed", HOSTILE.values(), ids=HOSTILE)
def test_lines_that_lead_to_no_record_of_the_page_are_no_copy(changed: dict[str, object]) -> None:
    (found,), asked = look({**WELL, LISTING: ndjson(listed(**changed)), SECOND: none_found()})

    assert found is NoCopy.NONE
    assert ranges(asked) == []


PARTS: dict[str, Misdeed] = {
    "the whole file": answer(record(), kind="application/octet-stream"),
    "another part": part(record(), start=START + 1),
    "less than it says": part(record()[:-9]),
    "a part without its place": answer(record(), status="206 Partial Content"),
    "more than was asked for": answer(
        record() + b"x",
        status="206 Partial Content",
        headers=f"Content-Range: bytes {START}-{START + len(record()) - 1}/9\r\n",
    ),
}


@pytest.mark.parametrize("sent", PARTS.values(), ids=PARTS)
def test_any_other_bytes_than_those_asked_for_are_refused(sent: Misdeed) -> None:
    found, _ = look({**WELL, f"/{FILE}": sent})

    assert found == [NoCopy.SILENT]


def test_a_run_asks_the_index_ten_times_and_no_more() -> None:
    pages = [f"https://ferry.example/2025/09/14/{number}" for number in range(9)]

    found, asked = look({LIST: answer(crawl_list()), LISTING: none_found(), SECOND: none_found()}, *pages)

    assert found == [NoCopy.NONE] * 5 + [NoCopy.SILENT] * 4
    assert len(asked) == 11


def test_what_was_found_is_found_again_without_a_network() -> None:
    cache = MemoryCache()
    look(WELL, cache=cache)

    async def again() -> tuple[KeptRecord | NoCopy, KeptRecord | NoCopy]:
        async with diverted_fetcher(9, cache=cache, offline=True) as fetcher:
            archive = CommonCrawl(fetcher, offline=True)
            return await archive.find("https://ferry.example/2025/09/14/other", None), await archive.find(STORY, None)

    unknown, known = asyncio.run(again())
    assert unknown is NoCopy.SILENT
    assert isinstance(known, KeptRecord)


def test_what_was_found_is_not_asked_for_again_by_the_next_run() -> None:
    cache = MemoryCache()
    look(WELL, cache=cache)

    _, asked = look(WELL, cache=cache)

    assert asked == []


def test_the_index_is_asked_at_its_own_pace() -> None:
    assert FetchPolicy().pause_for("index.commoncrawl.org") == 2.0
    assert FetchPolicy().pause_for("data.commoncrawl.org") == 2.0


def test_a_list_of_crawls_may_name_no_host() -> None:
    crawls = json.dumps([{"id": "CC-MAIN-2025-38/../..", "to": "2025-09-29"}, {"id": 5, "to": {}}, "x"]).encode()

    assert look({LIST: answer(crawls)})[0] == [NoCopy.SILENT]
