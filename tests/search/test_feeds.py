"""XML from strangers: no document type, no tree, bounded, and what was cut is not whole."""

from __future__ import annotations

import gzip

from verify.search.feeds import read_feed

ITEMS = b'<rss xmlns:n="urn:x"><channel><title>t</title><item><title>A &amp; B</title><n:Source>S</n:Source></item></channel></rss>'


def test_fields_are_read_by_their_local_name() -> None:
    feed = read_feed(ITEMS, "item")

    assert (feed.root, feed.whole) == ("rss", True)
    assert feed.records == ({"title": "A & B", "source": "S"},)


def test_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r><item><title>&b;</title></item></r>'

    feed = read_feed(bomb, "item")

    assert (feed.records, feed.whole) == ((), False)


def test_what_stands_before_a_cut_is_kept_and_the_feed_is_not_whole() -> None:
    feed = read_feed(ITEMS[:-12], "item")

    assert len(feed.records) == 1
    assert not feed.whole


def test_a_gzip_file_is_unpacked_without_a_word_about_it_and_only_so_far() -> None:
    assert read_feed(gzip.compress(ITEMS), "item").whole
    assert not read_feed(gzip.compress(b"<rss>" + b" " * 30_000_000 + b"</rss>"), "item").whole
    assert not read_feed(b"\x1f\x8bno gzip at all", "item").whole


def test_deep_nesting_and_many_records_end_early() -> None:
    assert not read_feed(b"<a>" * 100_000, "item").whole
    assert len(read_feed(b"<r>" + b"<item><t>x</t></item>" * 500 + b"</r>", "item", most=20).records) == 20
