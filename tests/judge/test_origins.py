from __future__ import annotations

import tracemalloc
from datetime import date

from tests.judge.invented import match_on, page
from verify.judge.copies import group_copies
from verify.judge.origins import Origins, group_origins
from verify.model.page import Page
from verify.outlets import Outlet, OutletKind, OutletTable

OUTLETS = OutletTable(
    (
        Outlet("Bay Ledger", ("bayledger.example",)),
        Outlet("Coast Wire", ("coastwire.example",), kind=OutletKind.AGENCY),
    )
)
QUOTED = "“We will mend the weir before the herring come back to the upper river,” Jo Roe said."


def prose(seed: str, count: int = 120) -> str:
    return " ".join(f"{seed}{k * 7919 % 1009}" for k in range(count))


def grouped(*pages: Page, words: str = "") -> Origins:
    return group_origins(pages, OUTLETS, {"q1": [(each, match_on(each, words or each.text[:20])) for each in pages]})


def groups(*pages: Page, words: str = "") -> list[set[str]]:
    return [set(origin.pages) for origin in grouped(*pages, words=words).origins]


def test_copies_of_one_text_are_one_origin_and_the_earliest_speaks() -> None:
    text = prose("alpha")
    first = page(text, "https://a.example/1", on=date(2024, 3, 1))
    copy = page(f"Read more here.\n\n{text}", "https://b.example/2", on=date(2024, 3, 2))
    made = grouped(copy, first)

    assert len(made.origins) == 1
    assert (made.origins[0].url, made.of("q1", copy)) == (first.final_url, 1)


def test_two_reports_that_share_a_quotation_are_two_origins() -> None:
    one = page(f"{prose('alpha')}\n\n{QUOTED}", "https://a.example/1")
    other = page(f"{prose('beta')}\n\n{QUOTED}", "https://b.example/2")

    assert len(groups(one, other)) == 2


def test_pages_with_the_tag_of_one_agency_that_share_words_are_one_origin() -> None:
    one = page(f"{prose('alpha')}\n\n{QUOTED}", "https://a.example/1", agency="Coast Wire")
    other = page(f"{prose('beta')}\n\n{QUOTED}", "https://coastwire.example/2")
    paper = page(f"{prose('gamma')}\n\n{QUOTED}", "https://c.example/3")

    assert groups(one, other, paper, words=QUOTED) == [{one.final_url, other.final_url}, {paper.final_url}]


def test_a_page_that_credits_the_outlet_of_another_joins_it() -> None:
    source = page(f"{prose('alpha')}\n\n{QUOTED}", "https://bayledger.example/1", on=date(2024, 3, 1))
    follower = page(f"{prose('beta')}\n\nJo Roe told Bay Ledger: {QUOTED}", "https://b.example/2", on=date(2024, 3, 2))
    made = grouped(follower, source, words=QUOTED)

    assert [origin.url for origin in made.origins] == [source.final_url]


def test_addresses_of_one_page_are_one_origin() -> None:
    one = page(prose("alpha"), "https://a.example/story")
    mirror = page(prose("beta"), "https://amp.a.example/story?utm_source=x", canonical_url="https://a.example/story/")

    assert len(groups(one, mirror)) == 1


def test_a_home_page_as_canonical_address_joins_nothing() -> None:
    one = page(prose("alpha"), "https://a.example/1", canonical_url="https://c.example/")
    other = page(prose("beta"), "https://b.example/2", canonical_url="https://c.example/")

    assert len(groups(one, other)) == 2


def test_many_prints_of_one_story_are_one_origin_whatever_their_order() -> None:
    prints = [page(prose("alpha"), f"https://p{k}.example/", on=date(2024, 3, 1 + k)) for k in range(15)]

    assert groups(*prints) == groups(*reversed(prints))
    assert len(groups(*prints)) == 1


def test_looking_for_copies_among_many_pages_takes_no_more_room_than_some_of_their_texts() -> None:
    pages = [page(prose(f"word{k}", 400), f"https://p{k}.example/") for k in range(300)]
    tracemalloc.start()
    made = group_copies(pages)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(made) == len(pages)
    assert peak < 5 * sum(len(each.text) for each in pages)


def test_one_copy_among_many_pages_is_found() -> None:
    pages = [page(prose(f"word{k}"), f"https://p{k}.example/") for k in range(80)]
    copy = page(f"{prose('word7')} {prose('other', 60)}", "https://copy.example/")

    assert [set(group) for group in group_copies([*pages, copy]) if len(group) > 1] == [{pages[7], copy}]
