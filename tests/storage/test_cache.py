from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes import NOON
from tests.reports.sample import report
from verify.errors import ReportError
from verify.fetch.answer_bytes import StoredAnswer
from verify.fetch.answer_store import Shelf, answer_key
from verify.fetch.cache import open_cache
from verify.reports.json import JsonReport
from verify.storage.cache import cache_size, export_cache, import_cache, prune_cache
from verify.storage.report_files import ReportStore

PAGE = StoredAnswer(url="https://a.example/", status=200, content_type="text/html", retrieved_at=NOON, body=b"w" * 900)
DIGEST = "a" * 64


def fill(folder: Path, *answers: StoredAnswer) -> None:
    shelf = Shelf(open_cache(folder, warn=pytest.fail))
    for answer in answers:
        shelf.keep(answer_key(answer.url, "page"), answer)
    shelf.close()


def held(folder: Path, url: str) -> StoredAnswer | None:
    shelf = Shelf(open_cache(folder, warn=pytest.fail))
    try:
        return shelf.answer(answer_key(url, "page"))
    finally:
        shelf.close()


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    fill(tmp_path / "one", PAGE)
    ReportStore(tmp_path / "one").save(JsonReport().render(report()), {DIGEST: "the draft\r\n"})
    export_cache(tmp_path / "one", tmp_path / "all.zip", warn=pytest.fail)
    return tmp_path / "all.zip"


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file


def test_reports_texts_and_pages_arrive_on_the_other_machine(tmp_path: Path, exported: Path) -> None:
    carried = import_cache(tmp_path / "two", exported, warn=pytest.fail)

    assert (carried.reports, carried.texts, carried.answers) == (1, 1, 1)
    assert ReportStore(tmp_path / "two").names() == ReportStore(tmp_path / "one").names()
    assert ReportStore(tmp_path / "two").text(DIGEST) == "the draft\r\n"
    assert held(tmp_path / "two", PAGE.url) == PAGE
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_younger_page_and_a_text_that_is_there_stay(tmp_path: Path, exported: Path) -> None:
    younger = replace(PAGE, retrieved_at=NOON + timedelta(days=1), body=b"younger")
    fill(tmp_path / "two", younger)
    ReportStore(tmp_path / "two").keep_text(DIGEST, "mine")

    import_cache(tmp_path / "two", exported, warn=pytest.fail)

    assert held(tmp_path / "two", PAGE.url) == younger
    assert ReportStore(tmp_path / "two").text(DIGEST) == "mine"


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/etc/evil", "reports/../x.json", "reports/texts/x.txt", "answers/cache.db", "reports\\x.json"],
)
def test_a_file_with_any_other_name_in_it_is_refused_whole(tmp_path: Path, exported: Path, name: str) -> None:
    forged = rewritten(exported, lambda entries: entries.update({name: b"x"}))

    with pytest.raises(ReportError, match="does not belong"):
        import_cache(tmp_path / "two", forged, warn=pytest.fail)

    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize("damage", [b"", b"no zip", b"PK\x03\x04"])
def test_a_file_that_is_none_is_one_clear_error(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(damage)

    with pytest.raises(ReportError, match="cannot be taken in"):
        import_cache(tmp_path / "two", file, warn=pytest.fail)


@pytest.mark.parametrize("content", [b"{}", b"\xff", b"[" * 100_000, b'{"schema": "verify.report/9"}'])
def test_a_report_that_is_none_is_refused(tmp_path: Path, exported: Path, content: bytes) -> None:
    def swap(entries: dict[str, bytes]) -> None:
        name = next(name for name in entries if name.endswith(".json"))
        entries[name] = content

    with pytest.raises(ReportError, match="cannot be taken in"):
        import_cache(tmp_path / "two", rewritten(exported, swap), warn=pytest.fail)

    assert ReportStore(tmp_path / "two").names() == ()


def test_damaged_pages_are_one_clear_error(tmp_path: Path, exported: Path) -> None:
    forged = rewritten(exported, lambda entries: entries.update({"pages.warc.gz": entries["pages.warc.gz"][:-5]}))

    with pytest.raises(ReportError, match="WARC file is damaged"):
        import_cache(tmp_path / "two", forged, warn=pytest.fail)


def test_what_is_old_goes_first_and_reports_stay(tmp_path: Path) -> None:
    pages = [replace(PAGE, url=f"https://a.example/{n}", retrieved_at=NOON + timedelta(days=n)) for n in range(4)]
    fill(tmp_path, *pages)
    ReportStore(tmp_path).save(JsonReport().render(report()), {})

    assert prune_cache(tmp_path, before=NOON + timedelta(days=1), max_bytes=None, warn=pytest.fail) == 1
    assert prune_cache(tmp_path, before=NOON, max_bytes=600, warn=pytest.fail) == 1

    assert [held(tmp_path, page.url) is not None for page in pages] == [False, False, True, True]
    assert cache_size(tmp_path, warn=pytest.fail)[0] == 2
    assert len(ReportStore(tmp_path).names()) == 1


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be written"):
        export_cache(tmp_path, tmp_path / "missing" / "all.zip", warn=pytest.fail)
