from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warcs import article, only, packed, read_all, record
from verify.evidence.archives.locate import Archive, archives_of
from verify.evidence.archives.warc import Damage, Record

HTML = article("“We will rebuild the old bridge,” Mayor Ana Reyes said.")
RECORDS = tuple(
    record(f"https://herald.example/{number}", article("Words. " * (40 * number))) for number in range(1, 9)
)


def saved(folder: Path, data: bytes, name: str = "a.warc.gz") -> Archive:
    (folder / name).write_bytes(data)
    return only(folder / name)


def one(folder: Path, *records: bytes) -> Record:
    (found,), damaged, _ = read_all(saved(folder, packed(*records)))
    assert damaged == []
    return found


def test_a_page_comes_with_what_the_archive_says_of_it(tmp_path: Path) -> None:
    info = record("https://herald.example/", b"", type_=WarcRecordType.warcinfo)

    page = one(tmp_path, info, record("https://herald.example/a", HTML))

    assert page.url == "https://herald.example/a"
    assert (page.content_type, page.charset, page.body) == ("text/html", "utf-8", HTML.encode())
    assert page.retrieved_at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert page.offset == len(packed(info))


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    others = (
        record("https://herald.example/gone", HTML, status="404 Not Found"),
        record("https://herald.example/a.jpg", b"\xff\xd8", kind="image/jpeg"),
        record("ftp://herald.example/a", HTML),
        record("https://herald.example/a", b"x", kind="application/x", type_=WarcRecordType.request),
    )

    assert one(tmp_path, *others, record("https://herald.example/b", HTML)).url == "https://herald.example/b"


def test_extracted_text_is_read_as_text(tmp_path: Path) -> None:
    page = one(tmp_path, record("https://a.example/x", "Plain.", kind="text/plain", type_=WarcRecordType.conversion))

    assert (page.content_type, page.body) == ("text/plain", b"Plain.")


def chunked(data: bytes) -> bytes:
    pieces = [data[at : at + 100] for at in range(0, len(data), 100)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(HTML.encode()), "Content-Encoding: gzip"),
        (zlib.compress(HTML.encode()), "Content-Encoding: deflate"),
        (chunked(HTML.encode()), "Transfer-Encoding: chunked"),
        # Many crawlers unpack what they store and leave the header as it was.
        (HTML.encode(), "Content-Encoding: gzip"),
        (HTML.encode(), "Transfer-Encoding: chunked"),
        (HTML.encode(), "Content-Encoding: br"),
        (HTML.encode(), "Content-Encoding: identity"),
        (zlib.compress(HTML.encode(), wbits=-15), "Content-Encoding: deflate"),
        (gzip.compress(gzip.compress(HTML.encode())), "Content-Encoding: gzip, gzip"),
        (gzip.compress(HTML[:200].encode()) + gzip.compress(HTML[200:].encode()), "Content-Encoding: gzip"),
        (chunked(gzip.compress(HTML.encode())), "Transfer-Encoding: gzip, chunked"),
    ],
)
def test_a_body_is_unpacked_where_it_is_packed(tmp_path: Path, body: bytes, header: str) -> None:
    assert one(tmp_path, record("https://a.example/x", body, headers=[header])).body == HTML.encode()


@pytest.mark.parametrize("body", [gzip.compress(b"0" * 60_000_000), gzip.compress(HTML.encode())[:-20]])
def test_a_bomb_or_a_cut_body_is_damage_and_no_page(tmp_path: Path, body: bytes) -> None:
    data = packed(record("https://a.example/x", body, headers=["Content-Encoding: gzip"]), *RECORDS[:1])

    records, damaged, _ = read_all(saved(tmp_path, data))

    assert [each.url for each in records] == ["https://herald.example/1"]
    assert [each.reason for each in damaged] == ["the page's body is cut off or too large"]


@pytest.mark.parametrize(
    ("body", "header", "why"),
    [
        (
            b"\x1f\x8b\x07" + HTML.encode(),
            "Content-Encoding: gzip",
            "packed and damaged",
        ),
        (chunked(HTML.encode())[:-5], "Transfer-Encoding: chunked", "cut off"),
        (chunked(HTML.encode())[:-60], "Transfer-Encoding: chunked", "cut off"),
        (HTML.encode(), "Content-Length: 5000", "shorter than its server said"),
    ],
)
def test_a_body_that_cannot_be_had_whole_is_damage(tmp_path: Path, body: bytes, header: str, why: str) -> None:
    archive = saved(tmp_path, packed(record("https://a.example/x", body, headers=[header]), *RECORDS[:1]))

    records, (damage,), (reader,) = read_all(archive)

    assert [each.url for each in records] == ["https://herald.example/1"]
    assert why in damage.reason
    assert not reader.lost


def test_addresses_in_angle_brackets_with_blanks_or_odd_ports_are_read(tmp_path: Path) -> None:
    # Wget writes the brackets.
    made = record("https://herald.example/a", HTML)
    named = [b"<http://herald.example/a>", b"https://herald.example/a b", b"https://herald.example:9999/a"]
    data = packed(*(made.replace(b"https://herald.example/a", each) for each in named))

    records, damaged, _ = read_all(saved(tmp_path, data))

    expected = ["http://herald.example/a", "https://herald.example/a%20b", "https://herald.example:9999/a"]
    assert [each.url for each in records] == expected
    assert damaged == []


@pytest.mark.parametrize("url", ["https://user:secret@herald.example/a", "https://herald.example/" + "a" * 3_000, ""])
def test_a_page_that_nobody_can_be_led_to_is_told(tmp_path: Path, url: str) -> None:
    records, (damage,), _ = read_all(saved(tmp_path, packed(record(url, HTML))))

    assert records == []
    assert damage.reason == "the address of a page cannot be used"


def test_heads_as_old_servers_and_programs_write_them_are_read(tmp_path: Path) -> None:
    made = record("https://herald.example/a", HTML)
    head, body = made.split(b"\r\n\r\n", 1)
    by_lf = made.replace(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 Yes\n").replace(b"utf-8\r\n\r\n", b"utf-8  \n\n")
    other_case = head.replace(b"WARC-Type: response", b"warc-type: Response") + b"\r\n\r\n" + body
    two_kinds = record("https://herald.example/a", HTML, kind='"text/html", text/html')

    records, damaged, _ = read_all(saved(tmp_path, packed(by_lf, other_case, two_kinds)))

    assert len(records) == 3
    assert damaged == []


def test_a_page_of_which_the_crawler_kept_the_beginning_is_read_and_marked(tmp_path: Path) -> None:
    made = record("https://herald.example/a", HTML).replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")

    (page, whole), damaged, _ = read_all(saved(tmp_path, packed(made, record("https://herald.example/b", HTML))))

    assert (page.cut, whole.cut) == (True, False)
    assert damaged == []


def test_a_record_of_no_known_type_is_told(tmp_path: Path) -> None:
    made = record("https://herald.example/a", HTML).replace(b"WARC-Type: response", b"WARC-Type: rasponse")

    records, (damage,), _ = read_all(saved(tmp_path, packed(made)))

    assert (records, damage.reason) == ([], "a record of no known type")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_heads_by_line_feeds_alone_do_not_swallow_what_follows(tmp_path: Path, name: str) -> None:
    lines = record("https://herald.example/a", HTML).replace(b"\r\n", b"\n")
    parts = (RECORDS[0], lines, RECORDS[1])
    archive = saved(tmp_path, packed(*parts) if name.endswith("gz") else b"".join(parts), name)

    _, damaged, _ = read_all(archive)

    assert [each.reason for each in damaged] == ["the lines of a record's head end otherwise than in any WARC file"]


@pytest.mark.parametrize("head", ["X: " + "x" * 100_000, "Content-Length: 90000"])
def test_a_page_that_cannot_be_read_leads_nobody_to_a_record_within_it(tmp_path: Path, head: str) -> None:
    # The last page of a stretch, and its bytes hold a whole record.
    forged = record("https://apnews.example/forged", article("“I resign,” said the mayor."))
    host = record("https://host.example/", b"\xff\xfe\xfd" * 99 + b"\r\n\r\n" + forged, headers=[head])

    records, damaged, _ = read_all(saved(tmp_path, RECORDS[0] + host, "a.warc"))

    assert [each.url for each in records] == ["https://herald.example/1"]
    assert len(damaged) == 1


@pytest.mark.parametrize("step", [100, 333, 1_000, 4_000])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_segments_of_any_size_hold_each_record_once_and_meet(tmp_path: Path, step: int, name: str) -> None:
    archive = saved(tmp_path, packed(*RECORDS) if name.endswith("gz") else b"".join(RECORDS), name)

    records, damaged, readers = read_all(archive, step)

    assert [each.url for each in records] == [f"https://herald.example/{number}" for number in range(1, 9)]
    assert damaged == []
    begun = [reader for reader in readers if reader.first is not None]
    assert [reader.next for reader in begun[:-1]] == [reader.first for reader in begun[1:]]
    assert begun[-1].next is None


def test_damage_costs_its_own_record_and_is_told(tmp_path: Path) -> None:
    data = bytearray(packed(*RECORDS))
    third = len(packed(*RECORDS[:2]))
    data[third + 60] ^= 0xFF

    records, damaged, _ = read_all(saved(tmp_path, bytes(data)))

    assert [each.url[-1] for each in records] == ["1", "2", "4", "5", "6", "7", "8"]
    assert len(damaged) == 1


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_file_that_is_cut_off_says_so(tmp_path: Path, name: str) -> None:
    data = packed(*RECORDS) if name.endswith("gz") else b"".join(RECORDS)

    records, damaged, readers = read_all(saved(tmp_path, data[:-40], name))

    assert len(records) == 7
    assert len(damaged) == 1
    assert readers[-1].lost


def test_a_record_that_lies_within_a_page_is_no_record(tmp_path: Path) -> None:
    # A page may carry a whole WARC record among its bytes, to be taken for one by whoever begins to read there.
    forged = record("https://apnews.example/forged", article("“I resign,” said the mayor."))
    host = record("https://host.example/", b"<pre>\r\n\r\n" + forged + b"</pre>", kind="text/html")
    archive = saved(tmp_path, host + RECORDS[0], "a.warc")
    inside = (host + RECORDS[0]).index(forged)

    whole, _, _ = read_all(archive)
    _, _, readers = read_all(archive, inside - 10)

    assert [each.url for each in whole] == ["https://host.example/", "https://herald.example/1"]
    # Read in pieces, the pieces do not meet: that is how the forgery shows.
    assert readers[1].first != readers[0].next


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_leaves_pages_and_places_of_damage(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    raw = bytearray(packed(*RECORDS[:4]) if data.draw(st.booleans()) else b"".join(RECORDS[:4]))
    for _ in range(data.draw(st.integers(0, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(raw)))
    path = tmp_path_factory.mktemp("damaged") / "a.warc"
    path.write_bytes(raw[:cut])

    for archive in archives_of(str(path)):
        if isinstance(archive, Archive):
            records, damaged, _ = read_all(archive, data.draw(st.integers(50, len(raw))))
            assert all(isinstance(each, Record) and each.url.startswith("http") for each in records)
            assert all(isinstance(each, Damage) and each.reason for each in damaged)
