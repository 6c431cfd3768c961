from __future__ import annotations

import gzip
import io
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes import NOON
from verify.fetch.answer_bytes import StoredAnswer, decode_answer, encode_answer
from verify.fetch.answer_store import answer_key
from verify.fetch.warc import read_warc, write_warc

PAGE = StoredAnswer(
    url="https://a.example/straße?x=1",
    status=200,
    content_type="text/html",
    charset="windows-1252",
    retrieved_at=NOON + timedelta(microseconds=1200),
    etag='"v1"',
    body=b"<p>caf\xe9</p>\r\n\r\nWARC/1.0\r\n",
)
MOVED = StoredAnswer(
    url="https://a.example/old", status=301, content_type="", retrieved_at=NOON, location="https://a.example/new"
)


def written(*answers: tuple[str, StoredAnswer]) -> bytes:
    target = io.BytesIO()
    write_warc([(answer_key(answer.url, space), encode_answer(answer)) for space, answer in answers], target)
    return target.getvalue()


def read(data: bytes) -> list[tuple[str, StoredAnswer | None]]:
    return [(key, decode_answer(kept)) for key, kept in read_warc(io.BytesIO(data), io.BytesIO())]


def test_answers_come_back_as_they_were() -> None:
    robots = replace(PAGE, url="https://a.example/robots.txt", content_type="text/plain", charset=None, body=b"")
    given = [("page", PAGE), ("page", MOVED), ("robots", robots), ("api", replace(PAGE, url="https://api.example/q"))]

    # What robots.txt and providers answered stays where it was asked for: forged, it would open doors.
    assert read(written(*given)) == [(answer_key(answer.url, "page"), answer) for answer in (PAGE, MOVED)]


def test_another_reader_of_web_archives_understands_it() -> None:
    warcio = pytest.importorskip("warcio.archiveiterator")

    record = next(warcio.ArchiveIterator(io.BytesIO(written(("page", PAGE))), check_digests="raise"))

    assert record.rec_headers.get_header("WARC-Target-URI") == PAGE.url
    assert record.http_headers.get_statuscode() == "200"
    assert record.content_stream().read() == PAGE.body


def test_the_same_answers_give_the_same_bytes() -> None:
    assert written(("page", PAGE)) == written(("page", PAGE))


def test_line_ends_in_a_servers_words_begin_no_header() -> None:
    ((_, answer),) = read(written(("page", replace(PAGE, etag='"a"\r\nLocation: https://evil.example/'))))

    assert answer is not None
    assert answer.location is None


@pytest.mark.parametrize(
    "data",
    [b"no gzip", written(("page", PAGE))[:-9], gzip.compress(b"no records\n\n")],
    ids=["no gzip", "cut", "no records"],
)
def test_a_damaged_file_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        read(data)
