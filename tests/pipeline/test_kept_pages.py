from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ParamSpec, TypeVar

from tests.fakes import fetched
from verify.evidence.page_bytes import encode_page
from verify.fetch.cache import MemoryCache
from verify.jobs.job import WorkerFailure
from verify.model.page import Fetched, Page, Unread
from verify.pages.extract import read_page
from verify.pipeline.kept_pages import KeptPages

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

BODY = "<html><head><title>The ferry</title></head><body><article><p>{}</p></article></body></html>".format(
    "The ferry to the northern islands sails again on Monday, the harbour office says. " * 6
)
ANSWER = fetched("https://paper.example/ferry", BODY)


@dataclass
class Here:
    """Does its jobs at once, and counts them."""

    size: int = 1
    jobs: int = 0

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        self.jobs += 1
        return function(*arguments, **named)


class Shelf(MemoryCache):
    """A cache whose one record can be tampered with."""

    def only(self) -> tuple[str, bytes]:
        ((key, data),) = self._kept.items()
        return key, data


def read(cache: MemoryCache, answer: Fetched = ANSWER) -> tuple[object, int]:
    workers = Here()
    return asyncio.run(KeptPages(workers, cache).read(answer)), workers.jobs


def test_a_page_read_before_needs_no_parser_and_is_the_same() -> None:
    cache = MemoryCache()
    first, second = read(cache), read(cache)

    assert first == (read_page(ANSWER), 1)
    assert second == (first[0], 0)


def test_when_and_from_where_the_answer_came_is_told_of_this_run() -> None:
    cache = MemoryCache()
    read(cache)
    later = replace(ANSWER, retrieved_at=ANSWER.retrieved_at + timedelta(days=2), from_cache=True)

    assert read(cache, later) == (read_page(later), 0)


def test_other_bytes_another_address_type_charset_or_a_cut_are_read_anew() -> None:
    cache = MemoryCache()
    read(cache)
    others = (
        fetched(ANSWER.url, BODY.replace("Monday", "Tuesday")),
        replace(ANSWER, final_url="https://paper.example/ships"),
        replace(ANSWER, url="https://paper.example/ships"),
        replace(ANSWER, content_type="text/plain"),
        replace(ANSWER, charset="windows-1252"),
        replace(ANSWER, cut=True),
    )

    assert [read(cache, other) for other in others] == [(read_page(other), 1) for other in others]


def test_a_record_that_somebody_changed_or_moved_is_not_believed() -> None:
    cache = Shelf()
    page, _ = read(cache)
    assert isinstance(page, Page)
    key, data = cache.only()
    forged = encode_page(replace(page, text=page.text.replace("Monday", "Friday")))

    for other in (b"", data[:40], data[:-1], data[:32] + forged, b"\x00" * 32 + forged, forged):
        cache.put(key, other)
        assert read(cache) == (page, 1)

    moved = fetched("https://paper.example/other", BODY.replace("Monday", "Friday"))
    strange = Shelf()
    read(strange, moved)
    cache.put(key, strange.only()[1])
    assert read(cache) == (page, 1)


def test_what_is_no_whole_page_is_read_anew() -> None:
    cache = MemoryCache()
    picture = replace(ANSWER, content_type="image/png")

    assert isinstance(read(cache, picture)[0], Unread)
    assert read(cache, picture)[1] == 1
