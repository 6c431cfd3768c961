from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.match.test_candidate_filter import claim
from tests.warcs import article, only, packed, record
from verify.evidence.archives.locate import Archive
from verify.evidence.archives.resume import remembering
from verify.evidence.archives.scan import (
    MOST_RESTATED,
    MOST_WITH_WORDS,
    Memory,
    ReadArchive,
    Sighting,
    best_of,
    pages_for,
    read_segment,
)
from verify.evidence.archives.scan_all import read_archives
from verify.evidence.archives.warc import Segment
from verify.jobs.job import WorkerFailure
from verify.model.page import Page, Unread

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

BRIDGE = claim("We will rebuild the old bridge before the winter flood returns", "Ana Reyes")
BUDGET = claim("The budget is a disgrace to this city and its schools", "Bo Lind")
CLAIMS = (BRIDGE, BUDGET)
SAID = f"“{BRIDGE.text},” Mayor Ana Reyes said."


class Here:
    """An engine that does each job at once; the jobs numbered in *fatal* end their worker."""

    def __init__(self, size: int = 1, fatal: frozenset[int] = frozenset()) -> None:
        self.size = size
        self.jobs: list[Segment] = []
        self._fatal = fatal

    async def run(
        self, function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Result | WorkerFailure:
        number = len(self.jobs)
        self.jobs.append(arguments[0])  # type: ignore[arg-type]
        # Whoever comes first is not who began first.
        for _ in range(number % 3):
            await asyncio.sleep(0)
        if number in self._fatal:
            return WorkerFailure("crash", "the parser's process ended")
        return function(*arguments, **named)


def saved(path: Path, *records: bytes) -> Archive:
    path.write_bytes(packed(*records))
    return only(path)


def read_all(
    archives: list[Archive], engine: Here | None = None, memory: Memory | None = None
) -> tuple[tuple[Sighting, ...], tuple[Unread, ...]]:
    return asyncio.run(
        read_archives(archives, CLAIMS, engine or Here(), progress=lambda _line: None, memory=memory or Memory())
    )


def urls(sightings: tuple[Sighting, ...]) -> list[str]:
    return [each.outcome.url for each in sightings]


def test_a_page_that_carries_words_is_read_with_care_and_the_others_are_not(tmp_path: Path) -> None:
    archive = saved(
        tmp_path / "a.warc.gz",
        record("https://herald.example/other", article("Nothing of it here.")),
        record("https://herald.example/bridge", article(SAID, "A bridge for Springfield")),
    )

    found = read_segment(Segment(archive=archive, start=0, stop=archive.size), CLAIMS)

    assert (found.pages, found.first, found.next, found.lost) == (2, 0, None, False)
    (sighting,) = found.sightings
    page = sighting.outcome
    assert isinstance(page, Page)
    assert page.title == "A bridge for Springfield"
    assert SAID in page.text
    assert page.own_material is False
    assert (
        page.places[0].label
        == f"a.warc.gz, byte {len(packed(record('https://herald.example/other', article('Nothing of it here.'))))}"
    )
    assert [(number, rank[0]) for number, rank in sighting.ranks] == [(0, 0)]


def test_no_page_of_many_is_missed_or_counted_twice(tmp_path: Path) -> None:
    urls = [f"https://a.example/{number:02}" for number in range(19)]
    records = [record(url, article(SAID)) for url in urls]
    records.insert(11, record("https://b.example/", b"\x00\x01\x02\xff" * 50))
    path = saved(tmp_path / "many.warc.gz", *records)

    read = read_segment(Segment(archive=path, start=0, stop=path.size), CLAIMS)

    assert [each.outcome.url for each in read.sightings] == urls
    assert read.pages == 20
    assert [each.reason for each in read.damaged] == ["the bytes of a page are not text"]


def test_a_page_that_may_say_it_in_other_words_is_kept_too(tmp_path: Path) -> None:
    restated = article("Reyes promised that bridge and valley would be safe from any flood, come winter or summer.")
    archive = saved(tmp_path / "a.warc.gz", record("https://herald.example/bridge", restated))

    sightings, _ = read_all([archive])

    assert [(number, rank[0]) for number, rank in sightings[0].ranks] == [(0, 1)]
    assert list(pages_for(sightings, [1])) == []
    assert [led_to for _, led_to in pages_for(sightings, [0])] == [()]


def test_a_wall_with_the_words_is_no_page_and_concerns_whom_they_are_sought_for(tmp_path: Path) -> None:
    wall = "<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing. " + SAID
    archive = saved(tmp_path / "a.warc.gz", record("https://herald.example/wall", wall))

    sightings, _ = read_all([archive])

    ((outcome, led_to),) = pages_for(sightings, [0, 1])
    assert isinstance(outcome, Unread)
    assert led_to == (0,)


def many(folder: Path) -> list[Archive]:
    """Three archives of pages in no order, one page in two of them, one archive damaged."""
    pages = [
        record(f"https://herald.example/{number}", article(f"{SAID} {'On and on. ' * number}")) for number in range(9)
    ]
    one = saved(folder / "one.warc.gz", *pages[:5])
    two = saved(folder / "two.warc.gz", *pages[4:8])
    data = bytearray(packed(*pages[7:]))
    data[-300] ^= 0xFF
    (folder / "three.warc.gz").write_bytes(data)
    return [one, two, only(folder / "three.warc.gz")]


def test_the_order_of_archives_and_the_number_of_workers_change_nothing(tmp_path: Path) -> None:
    archives = many(tmp_path)

    first = read_all(archives)

    assert urls(first[0]) == [f"https://herald.example/{number}" for number in range(8)]
    assert [(each.reason, "1 damaged place skipped" in each.detail) for each in first[1]] == [("cut", True)]
    assert read_all(archives[::-1], Here(7)) == first
    assert read_all([*archives, *archives]) == first


def test_copies_of_an_archive_add_no_page(tmp_path: Path) -> None:
    pages = [record(f"https://herald.example/{number}", article(SAID)) for number in range(3)]
    archives = [saved(tmp_path / f"{name}.warc.gz", *pages) for name in "abc"]

    sightings, _ = read_all(archives)

    assert urls(sightings) == [f"https://herald.example/{number}" for number in range(3)]
    assert all("a.warc.gz" in each.outcome.places[0].label for each in sightings if isinstance(each.outcome, Page))


def test_a_job_that_ends_its_worker_once_is_done_by_another(tmp_path: Path) -> None:
    archives = many(tmp_path)

    assert read_all(archives, Here(fatal=frozenset({1}))) == read_all(archives)


def test_a_file_that_ends_every_worker_is_set_aside_and_named_and_the_others_are_read(tmp_path: Path) -> None:
    archives = many(tmp_path)[:2]

    sightings, (failure,) = read_all(archives, Here(fatal=frozenset({0, 1})))

    assert urls(sightings) == [f"https://herald.example/{number}" for number in range(4, 8)]
    assert failure.reason == "parser_limit"
    assert failure.detail.startswith("one.warc.gz: set aside")


def test_a_forged_record_at_the_beginning_of_a_segment_is_found_out(tmp_path: Path) -> None:
    forged = record("https://apnews.example/forged", article(SAID))
    filler = "x" * 15_999_000
    host = record("https://host.example/", f"{filler}{' ' * 900}\r\n\r\n".encode() + forged + b" " * 2_000_000)
    path = tmp_path / "a.warc"
    path.write_bytes(host + record("https://herald.example/true", article(SAID)))
    start = path.read_bytes().index(forged)
    assert 16_000_000 < start < 16_010_000

    sightings, failures = read_all([only(path)])

    assert "https://apnews.example/forged" not in urls(sightings)
    assert "https://herald.example/true" in urls(sightings)
    assert failures == ()


def broken_off(archives: list[Archive], cache: Path) -> None:
    with suppress(KeyboardInterrupt), remembering(cache, CLAIMS) as memory:
        read_all(archives, memory=memory)
        raise KeyboardInterrupt


def test_a_pass_that_was_broken_off_goes_on_with_the_archives_it_had_not_read(tmp_path: Path) -> None:
    archives, cache = many(tmp_path), tmp_path / "cache"
    whole = read_all(archives)

    broken_off(archives[:2], cache)
    engine = Here()
    with remembering(cache, CLAIMS) as memory:
        assert read_all(archives, engine, memory) == whole

    assert {job.archive for job in engine.jobs} == {archives[2]}
    assert list(cache.rglob("*.json")) == []


def test_what_was_remembered_for_other_claims_or_another_file_is_not_used(tmp_path: Path) -> None:
    (archive,), cache = many(tmp_path)[:1], tmp_path / "cache"
    broken_off([archive], cache)

    with remembering(cache, CLAIMS[:1]) as memory:
        assert memory.recall(archive) is None
    with remembering(cache, CLAIMS) as memory:
        assert memory.recall(archive) is not None
        grown = saved(tmp_path / "one.warc.gz", record("https://herald.example/new", article(SAID)))
        assert memory.recall(grown) is None


def test_what_was_remembered_serves_a_draft_that_changed_elsewhere(tmp_path: Path) -> None:
    (archive,), cache = many(tmp_path)[:1], tmp_path / "cache"
    broken_off([archive], cache)
    moved = tuple(
        replace(
            each, span=each.span.shift(9), parts=tuple(replace(part, span=part.span.shift(9)) for part in each.parts)
        )
        for each in CLAIMS
    )

    with suppress(KeyboardInterrupt), remembering(cache, moved) as memory:
        assert memory.recall(archive) is not None
        raise KeyboardInterrupt
    with remembering(cache, (replace(BRIDGE, joined_by_comma=not BRIDGE.joined_by_comma), BUDGET)) as memory:
        assert memory.recall(archive) is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"form": 1}', b'{"form": 2}', b"\xff"])
def test_a_damaged_memory_is_no_memory(tmp_path: Path, damage: bytes) -> None:
    (archive,), cache = many(tmp_path)[:1], tmp_path / "cache"
    broken_off([archive], cache)
    for path in cache.rglob("*.json"):
        path.write_bytes(damage)

    with remembering(cache, CLAIMS) as memory:
        assert memory.recall(archive) is None


def sighting(url: str, *ranks: tuple[int, tuple[int, int, float]]) -> Sighting:
    return Sighting(outcome=Page(url=url, final_url=url, text="x", sha256=url), ranks=ranks)


sightings_of = st.lists(
    st.builds(
        sighting,
        st.sampled_from([f"https://a.example/{number}" for number in range(60)]),
        st.tuples(
            st.integers(0, 1), st.tuples(st.integers(0, 1), st.integers(0, 3), st.sampled_from([-1.0, -0.9, -0.5]))
        ),
    ),
    max_size=120,
    unique_by=lambda each: each.outcome.url,
)


@settings(max_examples=60, deadline=None)
@given(sightings_of, st.integers(0, 120))
def test_the_best_of_bests_are_the_best_of_all(sightings: list[Sighting], cut: int) -> None:
    halves = (*best_of(sightings[:cut]), *best_of(sightings[cut:]))

    assert best_of(halves) == best_of(sightings) == best_of(sightings[::-1])


def test_of_each_claim_only_the_best_pages_are_kept() -> None:
    carried = [sighting(f"https://a.example/{at:03}", (0, (0, 0, -1 + at / 1000))) for at in range(100)]
    restated = [sighting(f"https://b.example/{at:03}", (0, (1, 0, -1 + at / 1000))) for at in range(100)]

    kept = best_of([*carried, *restated])

    assert urls(kept) == urls((*carried[:MOST_WITH_WORDS], *restated[:MOST_RESTATED]))


def test_an_archive_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    archives = many(tmp_path)[:1]
    engine = Here()

    read_all([*archives, *archives], engine)

    assert len(engine.jobs) == 1
    assert ReadArchive(archive=archives[0]).set_aside is False


@pytest.mark.parametrize(
    "body",
    [b"\x28\xb5\x2f\xfd" + bytes(range(256)), b"\x1b\x03" + bytes(range(128, 256)) * 3, b"\x00\x01\x02\xff" * 50],
)
def test_a_page_whose_bytes_are_no_text_is_told(tmp_path: Path, body: bytes) -> None:
    # Packed by a coding that nobody here unpacks, say; the words may stand in it.
    page = record("https://herald.example/a", body, headers=["Content-Encoding: br"])
    archive = saved(tmp_path / "a.warc.gz", page, record("https://herald.example/b", article(SAID)))

    (sighting,), (failure,) = read_all([archive])

    assert sighting.outcome.url == "https://herald.example/b"
    assert "the bytes of a page are not text" in failure.detail
