from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes import NOON
from verify.fetch.answer_bytes import StoredAnswer, encode_answer
from verify.fetch.answer_store import Shelf, answer_key
from verify.fetch.cache import DiskCache, open_cache
from verify.fetch.upkeep import export_answers, import_answer, is_note, prune, prune_to_size
from verify.model.page import Unread

LATER = NOON + timedelta(days=30)
ANSWER = StoredAnswer(url="https://a.example/", status=200, content_type="text/html", retrieved_at=NOON, body=b"words")
KEY = answer_key(ANSWER.url, "page")


def disk(folder: Path) -> DiskCache:
    cache = open_cache(folder, warn=lambda line: pytest.fail(line))
    assert isinstance(cache, DiskCache)
    return cache


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[DiskCache]:
    cache = disk(tmp_path / "one")
    yield cache
    cache.close()


def test_only_what_is_old_or_no_answer_goes(cache: DiskCache) -> None:
    shelf = Shelf(cache)
    young = replace(ANSWER, url="https://b.example/", retrieved_at=NOON + timedelta(days=2))
    shelf.keep(KEY, ANSWER)
    shelf.keep(answer_key(young.url, "page"), young)
    shelf.keep_failure(answer_key("https://c.example/", "page"), Unread(url="https://c.example/", reason="dns"))
    cache.put("page:" + "0" * 64, b"rubbish")

    assert prune(cache, before=NOON + timedelta(days=1)) == 3
    assert list(cache.keys()) == [answer_key(young.url, "page")]


def test_an_answer_from_the_time_to_come_is_not_taken_in(cache: DiskCache) -> None:
    never_old = replace(ANSWER, retrieved_at=LATER + timedelta(days=300_000))

    assert not import_answer(cache, KEY, encode_answer(never_old), LATER)
    assert Shelf(cache).answer(KEY) is None


def test_what_is_exported_can_be_imported(cache: DiskCache, tmp_path: Path) -> None:
    Shelf(cache).keep(KEY, ANSWER)
    cache.put("page:" + "0" * 64, b"rubbish")
    other = disk(tmp_path / "two")

    assert [import_answer(other, key, data, LATER) for key, data in export_answers(cache)] == [True]
    assert Shelf(other).answer(KEY) == ANSWER
    other.close()


def test_a_younger_answer_is_not_overwritten(cache: DiskCache) -> None:
    young = replace(ANSWER, retrieved_at=NOON + timedelta(days=1))
    Shelf(cache).keep(KEY, young)

    assert import_answer(cache, KEY, encode_answer(ANSWER), LATER)
    assert Shelf(cache).answer(KEY) == young


@pytest.mark.parametrize(
    ("key", "data"),
    [
        (KEY, encode_answer(ANSWER)[:-1]),
        (KEY, b""),
        (answer_key("https://b.example/", "page"), encode_answer(ANSWER)),
        ("../../etc/passwd", encode_answer(ANSWER)),
        ("last:" + KEY, encode_answer(ANSWER)),
        (KEY + "\n", encode_answer(ANSWER)),
    ],
)
def test_what_is_not_a_whole_answer_of_its_address_is_not_taken_in(cache: DiskCache, key: str, data: bytes) -> None:
    assert not import_answer(cache, key, data, LATER)
    assert list(cache.keys()) == []


def test_notes_of_earlier_runs_are_no_answers_and_stay(tmp_path: Path) -> None:
    cache = disk(tmp_path)
    note = "question:" + "0" * 64
    cache.put(note, b"{}")

    assert prune(cache, before=NOON) == prune_to_size(cache, 0) == 0
    assert tuple(cache.keys()) == (note,)
    assert is_note(note)
    assert not is_note("page:" + "0" * 64)
    assert not import_answer(cache, note, b"{}", NOON)
    cache.close()
