from __future__ import annotations

from pathlib import Path

from tests.warcs import article, packed, record, wacz
from verify.evidence.archives.all_pages import pages_in
from verify.model.page import Fetched, Unread

ONE, TWO = (record(f"https://herald.example/{number}", article(f"Page {number}.")) for number in (1, 2))


def test_every_page_of_every_archive_comes_as_it_was_fetched(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", ("a.warc.gz", packed(ONE)), ("b.warc", TWO))

    pages = [each for each in pages_in(path) if isinstance(each, Fetched)]

    assert [each.url for each in pages] == ["https://herald.example/1", "https://herald.example/2"]
    assert pages[0].body == article("Page 1.").encode()
    assert len(pages[0].sha256) == 64


def test_damage_and_what_is_no_archive_come_as_failures(tmp_path: Path) -> None:
    (tmp_path / "cut.warc.gz").write_bytes(packed(ONE, TWO)[:-30])
    (tmp_path / "no.warc").write_bytes(b"hello")

    first, second = pages_in(tmp_path / "cut.warc.gz")
    (third,) = pages_in(tmp_path / "no.warc")

    assert isinstance(first, Fetched)
    assert isinstance(second, Unread)
    assert (second.reason, "damaged at byte" in second.detail) == ("cut", True)
    assert isinstance(third, Unread)
    assert third.detail == "no.warc is not a WARC file"
