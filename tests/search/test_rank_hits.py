"""Which pages are read first."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.drafting import HERE, claim
from verify.model.claim import NamedSource, SourceRole
from verify.model.page import SearchHit
from verify.search.rank_hits import rank_hits, shares_a_word
from verify.urls import same_page_key

CLAIMS = (claim("Lanterns along every quay will cheer the harbour"),)
PORT = NamedSource(name="Port News", domain="port.example", role=SourceRole.CITED, span=HERE)


def order(*hits: SearchHit, sources: Sequence[NamedSource] = (), language: str | None = "en") -> list[str]:
    return [hit.url for hit in rank_hits(hits, CLAIMS, sources, language)]


def hit(name: str, title: str = "", **more: str) -> SearchHit:
    return SearchHit(url=f"https://{name}", title=title, snippet=more.get("snippet", ""), language=more.get("language"))


def test_the_same_page_is_read_once() -> None:
    assert order(hit("a.example/x"), hit("www.a.example/x/?utm_source=y")) == ["https://a.example/x"]


def test_the_named_outlet_comes_first() -> None:
    assert order(hit("a.example/x"), hit("news.port.example/x"), sources=[PORT])[0] == "https://news.port.example/x"


def test_a_title_about_the_words_comes_before_one_about_something_else() -> None:
    assert order(hit("a.example/x", "Budget"), hit("b.example/x", "Lanterns light harbour"))[0] == "https://b.example/x"


def test_a_language_that_we_can_read_comes_first() -> None:
    foreign, german = hit("a.example/x", language="el"), hit("b.example/x", language="de-AT")

    assert order(foreign, german, language="de")[0] == "https://b.example/x"


def test_a_headline_in_another_language_may_be_about_the_words_unless_it_has_words_of_others() -> None:
    foreign = hit("a.example/x", "Die Fernhill-Werft", language="German")

    assert shares_a_word(foreign, {"lanterns"}, "en")
    assert not shares_a_word(foreign, {"lanterns"}, "en", {"fernhill-werft"})
    assert shares_a_word(foreign, {"fernhill-werft"}, "en", {"fernhill-werft"})


def test_prints_of_one_text_go_behind_other_pages_and_none_is_lost() -> None:
    prints = [hit(f"{letter}.example/x", "One Wire Story") for letter in "abcd"]

    ranked = order(*prints, hit("z.example/y", "Another"))

    assert ranked.index("https://z.example/y") < ranked.index("https://c.example/x")
    assert len(ranked) == 5


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.text(max_size=20)), max_size=12))
def test_no_page_is_lost_and_none_comes_twice(given_hits: list[tuple[str, str]]) -> None:
    hits = [hit(f"{name}.example/x", title) for name, title in given_hits]

    ranked = rank_hits(hits, CLAIMS, (), None)

    assert sorted({same_page_key(h.url) for h in hits}) == sorted(same_page_key(h.url) for h in ranked)
