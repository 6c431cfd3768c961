"""Bing's feed: counting links, namespaces that are addresses, pages in place of feeds."""

from __future__ import annotations

from datetime import date

import pytest

from tests.search.answering import answer_of, query
from verify.model.page import ProviderState
from verify.search.bing import Bing

HEAD = '<?xml version="1.0" encoding="utf-8" ?><rss version="2.0" xmlns:News="https://www.bing.com/news/search?q=x"><channel>'
TAIL = "</channel></rss>"
COUNTING = "http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;aid=&amp;tid=1{target}&amp;c=2"


def item(link: str) -> str:
    return (
        f"<item><title>Lanterns</title><link>{link}</link><description>Lit.</description>"
        "<pubDate>Tue, 09 Jun 2026 11:30:00 GMT</pubDate><News:Source>Port News</News:Source></item>"
    )


def test_the_address_behind_a_counting_link_is_decoded_once() -> None:
    link = COUNTING.format(target="&amp;url=https%3a%2f%2fport.example%2fa%3fb%3d100%2525")

    answer, _ = answer_of(Bing, HEAD + item(link) + item("https://quay.example/b") + TAIL)

    assert [h.url for h in answer.hits] == ["https://port.example/a?b=100%25", "https://quay.example/b"]
    assert (answer.hits[0].outlet, answer.hits[0].published_on) == ("Port News", date(2026, 6, 9))


def test_a_link_that_leads_nowhere_is_dropped_and_alone_is_no_silence() -> None:
    nowhere = item(COUNTING.format(target=""))

    some, _ = answer_of(Bing, HEAD + nowhere + item("https://quay.example/b") + TAIL)
    none, _ = answer_of(Bing, HEAD + nowhere + TAIL)

    assert [h.url for h in some.hits] == ["https://quay.example/b"]
    assert none.state is ProviderState.UNAVAILABLE


def test_a_feed_without_items_is_silence() -> None:
    answer, _ = answer_of(Bing, HEAD + TAIL)

    assert answer.state is ProviderState.EMPTY


@pytest.mark.parametrize("body", ["<!DOCTYPE html><html></html>", "<html></html>", HEAD, ""])
def test_anything_else_is_no_silence(body: str) -> None:
    answer, endpoint = answer_of(Bing, body)

    assert answer.state is ProviderState.UNAVAILABLE
    assert endpoint.forgotten == endpoint.asked


def test_a_domain_is_asked_for_by_site_and_nobody_is_asked_unnamed() -> None:
    _, endpoint = answer_of(Bing, HEAD + TAIL, asking=query("a lantern", domain="port.example"))

    assert endpoint.parameters()["q"] == ['"a lantern" site:port.example']
    assert Bing.default is False


def test_loose_words_bring_the_best_few_pages_only() -> None:
    many = HEAD + "".join(item(f"https://quay.example/{n}") for n in range(20)) + TAIL

    exact, _ = answer_of(Bing, many)
    loose, _ = answer_of(Bing, many, asking=query("Ada Fernhill", any_words=("lantern", "quay")))

    assert (len(exact.hits), len(loose.hits)) == (20, 6)
