"""One record on its own: the answer that it holds for one address, or why it does not."""

from __future__ import annotations

import gzip

import pytest

from tests.archived import STORY, record
from verify.evidence.archives.one_record import read_record
from verify.model.page import Fetched, Unread


def test_a_record_is_the_answer_of_its_address() -> None:
    found = read_record(record("http://www.ferry.example/2025/09/14/night-boats"), STORY)

    assert isinstance(found, Fetched)
    assert (found.url, found.content_type, found.retrieved_at.date().isoformat()) == (STORY, "text/html", "2025-09-20")
    assert b"night boats will sail" in found.body
    assert not found.cut


def test_a_page_that_the_crawler_cut_is_a_part() -> None:
    found = read_record(record(head="WARC-Truncated: length\r\n"), STORY)

    assert isinstance(found, Fetched)
    assert found.cut


OTHERS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "cut"),
    "no gzip": (b"<html>busy</html>", "cut"),
    "a member that is cut": (record()[:-40], "cut"),
    "a damaged member": (record()[:200] + b"\0\0\0\0" + record()[204:], "cut"),
    "a bomb": (gzip.compress(b"WARC/1.0\r\n" + bytes(30_000_000)), "too_large"),
    "another page": (record("https://ferry.example/2025/09/14/day-boats"), "differs"),
    "another outlet": (record("https://gazette.example/2025/09/14/night-boats"), "differs"),
    "no address": (record("urn:x"), "not_html"),
    "an error page": (record(status="404 Not Found"), "not_html"),
    "a visit without a body": (record(type_="revisit"), "not_html"),
    "no record": (gzip.compress(b"words"), "not_html"),
    "a record cut inside": (gzip.compress(gzip.decompress(record())[:-300]), "not_html"),
}


@pytest.mark.parametrize(("data", "reason"), OTHERS.values(), ids=OTHERS)
def test_whatever_else_it_holds_is_no_answer(data: bytes, reason: str) -> None:
    found = read_record(data, STORY)

    assert isinstance(found, Unread)
    assert found.reason == reason
