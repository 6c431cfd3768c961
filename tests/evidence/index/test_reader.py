"""An index names the pages that carry words, whatever was done to the words or to the index."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.index.making import BAKERY, FERRY, SCHOOL, page, take_in
from verify.errors import IndexFileError
from verify.evidence.index.keys import best_stretches, row_keys, unpack
from verify.evidence.index.reader import KeptIndex
from verify.evidence.index.schema import is_index
from verify.evidence.page_bytes import decode_page_record
from verify.text.fold import plain_words


def found(path: Path, words: str, most: int = 10) -> list[str]:
    """The texts of the candidates for *words*, best first, one a group."""
    split = plain_words(words)
    with KeptIndex(path) as index:
        records = [index.record(one.pages[0]) for one in index.candidates(row_keys(split), most)]
    pages = [decode_page_record(record or b"") for record in records]
    return [one.text for one in pages if one]


def test_the_page_that_carries_the_words_comes_first(tmp_path: Path) -> None:
    take_in(tmp_path / "i", "a", [page(FERRY), page(SCHOOL), page(BAKERY)])

    assert found(tmp_path / "i", "keep the village school open")[0] == SCHOOL
    assert found(tmp_path / "i", "keep the village shop open")[0] == SCHOOL


def test_words_in_another_order_stand_behind_the_right_page(tmp_path: Path) -> None:
    words = FERRY.split()
    others = [random.Random(number).sample(words, len(words)) for number in range(40)]
    take_in(tmp_path / "i", "a", [*(page(" ".join(other)) for other in others), page(FERRY)])

    assert found(tmp_path / "i", "ferry would stay in service")[0] == FERRY


def test_a_quotation_deep_in_a_book_and_across_its_stretches_is_found(tmp_path: Path) -> None:
    filler = [f"word{number}" for number in range(9_000)]
    book = " ".join((*filler[:2_040], FERRY, *filler[2_040:], SCHOOL))
    take_in(tmp_path / "i", "a", [page(book), page(BAKERY)])

    assert found(tmp_path / "i", "ferry would stay in service until the new bridge opens")[0] == book
    assert found(tmp_path / "i", "keep the village school open for at least two more winters")[0] == book


def test_one_text_on_many_sites_is_one_candidate_and_all_its_pages_are_known(tmp_path: Path) -> None:
    wire = f"{FERRY} {SCHOOL} {BAKERY}"
    copies = [page(f"{wire} Printed in the paper number {number}.", str(number)) for number in range(12)]
    other = page(f"Nobody had expected it. But the office said: {FERRY}", "other")
    take_in(tmp_path / "i", "a", [*copies, other])

    split = plain_words(FERRY)
    with KeptIndex(tmp_path / "i") as index:
        candidates = index.candidates(row_keys(split), 10)

    assert sorted(len(one.pages) for one in candidates) == [1, 12]


def test_words_that_stand_nowhere_weigh_little(tmp_path: Path) -> None:
    take_in(tmp_path / "i", "a", [page(FERRY), page(SCHOOL)])
    split = plain_words("zebras dislike the quarterly statements of astronomers")

    with KeptIndex(tmp_path / "i") as index:
        candidates = index.candidates(row_keys(split), 10)

    assert all(one.weight < 0.2 for one in candidates)


def test_the_order_of_building_changes_nothing(tmp_path: Path) -> None:
    pages = [page(f"{FERRY} {tail}", tail) for tail in "abcdefgh"]
    take_in(tmp_path / "one", "a", pages)
    for each in reversed(pages):
        take_in(tmp_path / "other", each.url, [each])

    assert found(tmp_path / "one", FERRY) == found(tmp_path / "other", FERRY)


def test_an_empty_index_answers(tmp_path: Path) -> None:
    take_in(tmp_path / "i", "a", [])

    assert found(tmp_path / "i", FERRY) == []
    with KeptIndex(tmp_path / "i") as index:
        assert index.candidates((), 10) == ()
        assert index.record(3) is None


@settings(max_examples=30)
@given(st.dictionaries(st.integers(0, 50), st.sets(st.integers(0, 30), min_size=1), max_size=8))
def test_a_stretch_that_holds_every_key_is_never_behind(lists: dict[int, set[int]]) -> None:
    held = {key: sorted(places | {31}) for key, places in lists.items()}
    counts = {key: len(places) for key, places in held.items()}
    best = best_stretches(
        counts, 32, lambda key: [(0, unpack(b"".join(at.to_bytes(2, "little") for at in held[key])))], 40
    )

    if held:
        assert max(weight for _, weight in best) == pytest.approx(dict(best)[31]) == pytest.approx(1.0)


# What is no index, or not one of ours.


def test_a_file_of_something_else_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no index at all, but long enough for a page of a database " * 40)

    with pytest.raises(IndexFileError, match=r"notes\.txt: not an index; build a new one with `verify index build"):
        KeptIndex(tmp_path / "notes.txt")
    assert not is_index(tmp_path / "notes.txt")
    assert not is_index(tmp_path / "missing")


def test_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE sources(id)")
    other.close()

    assert is_index(tmp_path / "other.db")
    with pytest.raises(IndexFileError, match="not an index"):
        KeptIndex(tmp_path / "other.db")


def edited(path: Path, *statements: str) -> Path:
    take_in(path, "a", [page(FERRY), page(SCHOOL)])
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path


def test_an_index_of_a_newer_version_says_so(tmp_path: Path) -> None:
    path = edited(tmp_path / "i", "PRAGMA user_version=2")

    with pytest.raises(IndexFileError, match="written by a newer verify"):
        KeptIndex(path)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER sly AFTER DELETE ON pages BEGIN DELETE FROM sources; END",
        "CREATE VIEW sly AS SELECT * FROM pages",
        "CREATE TABLE more(id)",
        "DROP TABLE failures",
        "ALTER TABLE segments ADD COLUMN more",
    ],
)
def test_a_strangers_additions_are_not_let_in(tmp_path: Path, statement: str) -> None:
    path = edited(tmp_path / "i", statement)

    with pytest.raises(IndexFileError, match="not an index as verify writes it"):
        KeptIndex(path)


def test_a_view_in_the_place_of_a_table_is_not_let_in(tmp_path: Path) -> None:
    path = edited(tmp_path / "i", "DROP TABLE segments", "CREATE VIEW segments AS SELECT 0 AS first, 9 AS size")

    with pytest.raises(IndexFileError, match="not an index as verify writes it"):
        KeptIndex(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pages SET stretches='many'",
        "UPDATE pages SET sketch=7",
        "UPDATE pages SET sketch=x'01'",
        "UPDATE pages SET tie='x'",
        "UPDATE pages SET record='x'",
        "UPDATE postings SET stretches='text'",
        "UPDATE postings SET stretches=x'ffffff'",
        "UPDATE postings SET place=place+999999999999",
        "DELETE FROM pages",
    ],
)
def test_rows_that_make_no_sense_lead_nowhere(tmp_path: Path, statement: str) -> None:
    path = edited(tmp_path / "i", statement)

    assert set(found(path, FERRY)) <= {FERRY, SCHOOL}


@pytest.mark.parametrize("values", ["0, 'x'", "-77, 2", "9000000000000000000, 1", "1, 1.5"])
def test_segments_that_make_no_sense_are_damage(tmp_path: Path, values: str) -> None:
    path = edited(tmp_path / "i", "DELETE FROM segments", f"INSERT INTO segments VALUES({values})")

    with pytest.raises(IndexFileError, match="the index is damaged"):
        found(path, FERRY)


@pytest.mark.parametrize("change", ["path='text'", "size='x'", "state=9", "digest=x'00'"])
def test_sources_that_make_no_sense_are_damage(tmp_path: Path, change: str) -> None:
    path = edited(tmp_path / "i", f"UPDATE sources SET {change}")

    with pytest.raises(IndexFileError, match="the index is damaged"), KeptIndex(path) as index:
        index.info()


@pytest.mark.parametrize("values", ["1, 1, x'00', 'a', 'b'", "1, 1, 'a', 'b', 7.5e300"])
def test_failures_that_make_no_sense_are_told_as_text(tmp_path: Path, values: str) -> None:
    path = edited(tmp_path / "i", f"INSERT INTO failures VALUES({values})")

    with KeptIndex(path) as index:
        assert all(isinstance(each.url, str) and isinstance(each.detail, str) for each in index.info().unread)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "i"
    take_in(path, "a", [page(f"{FERRY} {number}") for number in range(300)])
    data = bytearray(path.read_bytes())
    data[len(data) // 4 :] = b"\xa5" * (len(data) - len(data) // 4)
    path.write_bytes(data)

    with pytest.raises(IndexFileError, match="the index is damaged; delete it"), KeptIndex(path) as index:
        index.info()


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="gone: no such file"):
        KeptIndex(tmp_path / "gone")
