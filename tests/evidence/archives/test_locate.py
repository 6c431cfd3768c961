from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from tests.warcs import article, only, packed, read_all, record, wacz
from verify.errors import EvidenceError
from verify.evidence.archives.locate import Archive, archives_of, is_archive, is_remote, opened, remote_files
from verify.model.page import Unread

PAGES = tuple(record(f"https://herald.example/{number}", article(f"Page {number} of three.")) for number in range(3))


def failure_of(path: Path) -> Unread:
    (failure,) = archives_of(str(path))
    assert isinstance(failure, Unread)
    return failure


def test_the_names_of_archives_are_known_by_their_end() -> None:
    assert is_archive("crawl.warc.gz")
    assert is_archive("CRAWL.WARC")
    assert is_archive("site.wacz")
    assert not is_archive("notes.gz")


def test_a_packed_and_a_plain_file_hold_the_same_pages(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed(*PAGES))
    (tmp_path / "a.warc").write_bytes(b"".join(PAGES))

    one, other = only(tmp_path / "a.warc.gz"), only(tmp_path / "a.warc")

    assert (one.packed, other.packed) == (True, False)
    assert [each.body for each in read_all(one)[0]] == [each.body for each in read_all(other)[0]]


def test_a_wacz_stands_for_the_archives_in_it(tmp_path: Path) -> None:
    path = wacz(
        tmp_path / "site.wacz",
        ("datapackage.json", b"{}"),
        ("archive/one.warc.gz", packed(PAGES[0])),
        ("archive/two.warc", b"".join(PAGES[1:])),
    )

    archives = [each for each in archives_of(str(path)) if isinstance(each, Archive)]

    assert [each.name for each in archives] == ["site.wacz, archive/one.warc.gz", "site.wacz, archive/two.warc"]
    assert [len(read_all(each)[0]) for each in archives] == [1, 2]


def test_a_window_ends_where_its_archive_does(tmp_path: Path) -> None:
    path = wacz(tmp_path / "site.wacz", ("a.warc.gz", packed(PAGES[0])), ("b.warc.gz", packed(PAGES[1])))

    first = archives_of(str(path))[0]

    assert isinstance(first, Archive)
    with opened(first) as file:
        assert file.read() == packed(PAGES[0])
        assert file.read() == b""


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.warc.gz", b"", "is empty"),
        ("a.warc.gz", b"hello", "is not a WARC file"),
        ("a.warc", b"<html>", "is not a WARC file"),
        ("a.warc.gz", gzip.compress(b"hello", mtime=0), "is not a WARC file"),
        ("a.warc.gz", packed(PAGES[0])[:10] + b"\xff" * 40, "damaged from its beginning"),
        ("a.warc.gz", gzip.compress(b"".join(PAGES), mtime=0), "unpack it"),
        ("a.wacz", b"PK\x03\x04 no zip", "cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_line(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)

    failure = failure_of(tmp_path / name)

    assert told in failure.detail
    assert "\n" not in failure.detail
    assert failure.url == (tmp_path / name).as_uri()


def test_a_wacz_without_archives_or_with_packed_ones_says_so(tmp_path: Path) -> None:
    assert "without a WARC file" in failure_of(wacz(tmp_path / "a.wacz", ("readme.txt", b"x"))).detail
    deflated = wacz(tmp_path / "b.wacz", ("a.warc", b"".join(PAGES)), compression=zipfile.ZIP_DEFLATED)
    assert "unzip it first" in failure_of(deflated).detail


def test_members_of_a_wacz_that_are_left_out_are_told(tmp_path: Path) -> None:
    pages = packed(*PAGES)
    packed_otherwise = archives_of(str(wacz(tmp_path / "a.wacz", ("a.warc.gz", pages), ("b.warc.zst", b"x" * 9))))
    many = archives_of(str(wacz(tmp_path / "b.wacz", *((f"{number}.warc", b"") for number in range(10_001)))))

    assert [type(each) for each in packed_otherwise] == [Archive, Unread]
    assert isinstance(many[0], Unread)
    assert many[0].detail == "b.wacz holds more than 10,000 WARC files"


def test_a_wacz_whose_member_reaches_beyond_its_end_is_cut(tmp_path: Path) -> None:
    path = wacz(tmp_path / "a.wacz", ("a.warc.gz", packed(*PAGES)))
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 20 : entry + 28] = (10**6).to_bytes(4, "little") * 2
    path.write_bytes(data)

    assert "cut off" in failure_of(path).detail


def test_a_missing_file_is_a_failure_with_its_name(tmp_path: Path) -> None:
    assert "cannot be opened" in failure_of(tmp_path / "gone.warc").detail


def test_an_archive_on_the_web_is_refused_since_no_rule_for_fetching_would_hold() -> None:
    assert is_remote("https://a.example/a.warc.gz")
    for named in ("https://a.example/a.warc.gz", "simplecache::http://a.example/a.warc.gz"):
        with pytest.raises(EvidenceError, match="download it first"):
            remote_files(named)


def test_addresses_of_a_store_are_read_like_files() -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe("/news/2.warc.gz", packed(*PAGES[1:]))
    memory.pipe("/news/1.warc.gz", packed(PAGES[0]))

    named = remote_files("memory://news/*.warc.gz")
    archives = [each for address in named for each in archives_of(address) if isinstance(each, Archive)]

    assert [each.name for each in archives] == ["1.warc.gz", "2.warc.gz"]
    assert [len(read_all(each)[0]) for each in archives] == [1, 2]
    with pytest.raises(EvidenceError, match="no file matches"):
        remote_files("memory://news/*.wacz")


def test_whatever_a_store_raises_is_one_line() -> None:
    fsspec = pytest.importorskip("fsspec")

    class Closed(fsspec.AbstractFileSystem):  # type: ignore[misc, name-defined]
        protocol = "closed"

        def glob(self, path: str, **named: object) -> list[str]:
            raise RuntimeError("no credentials")

        def open(self, path: str, *given: object, **named: object) -> object:
            raise RuntimeError("no credentials")

    fsspec.register_implementation("closed", Closed, clobber=True)

    with pytest.raises(EvidenceError, match="cannot be listed: runtimeerror: no credentials"):
        remote_files("closed://news/*.warc.gz")
    (failure,) = archives_of("closed://news/1.warc.gz")
    assert isinstance(failure, Unread)
    assert "no credentials" in failure.detail
