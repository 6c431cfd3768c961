"""Outlets are found by the names that drafts use, and not where a word only looks like one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.span import Span
from verify.outlets import OutletKind, claimed_outlet, load_outlets

TABLE = load_outlets()


def names_in(text: str) -> list[str]:
    return [outlet.name for outlet, _ in TABLE.find(text)]


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("the mayor told Axios’s reporter", "Axios", "Axios"),
        ("as the Wall Street Journal said", "The Wall Street Journal", "Wall Street Journal"),
        ("THE NEW YORK TIMES SAYS SO", "The New York Times", "THE NEW YORK TIMES"),
        ("wrapped in The New York\nTimes", "The New York Times", "The New York\nTimes"),
        ("PARIS (AP) — A bridge fell", "Associated Press", "AP"),
        ("a notice in the Federal Register", "Federal Register", "Federal Register"),
        ("she told The Hill on Tuesday", "The Hill", "The Hill"),
        ("posted on X that day", "X", "X"),
        ("TIME asked her", "TIME", "TIME"),
        ("Time magazine asked her", "TIME", "Time magazine"),
        ("a report in Barron’s", "Barron's", "Barron’s"),
        ("as Bloomberg reported", "Bloomberg", "Bloomberg"),
    ],
)
def test_an_outlet_is_found_by_the_name_that_the_draft_uses(text: str, name: str, mention: str) -> None:
    assert [(outlet.name, span.cut(text)) for outlet, span in TABLE.find(text)] == [(name, mention)]


@pytest.mark.parametrize(
    "text",
    [
        "it was time to go",
        "in the nature of things, people wired money to the sun",
        "the view from the Hill",
        "A BRIDGE CLOSES FOR THE FIRST TIME",
        "Mayor Michael Bloomberg said no",
        "officials at the State Department said",
        "the Independent Review Commission",
        "We hope for a better post and an X on the map",
    ],
)
def test_an_everyday_word_is_no_outlet(text: str) -> None:
    assert names_in(text) == []


def test_a_short_form_means_the_paper_named_before() -> None:
    assert names_in("The Washington Post reported it. The deal, the Post said, is off.") == ["The Washington Post"] * 2
    assert names_in("They met at the Post near the hill.") == []


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.reuters.com", "Reuters"),
        ("edition.cnn.com", "CNN"),
        ("news.bbc.co.uk", "BBC"),
        ("finance.yahoo.com", "Yahoo Finance"),
        ("NYTIMES.COM", "The New York Times"),
    ],
)
def test_a_host_belongs_to_the_outlet_of_the_nearest_domain(host: str, name: str) -> None:
    found = TABLE.by_domain(host)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("host", ["", ".", "example.org", "notreuters.com", "com"])
def test_a_strange_host_belongs_to_nobody(host: str) -> None:
    assert TABLE.by_domain(host) is None


def test_names_match_whatever_their_case_and_article() -> None:
    assert {
        found.name
        for name in ("wall street journal", "The WSJ", "the Wall Street Journal")
        if (found := TABLE.by_name(name))
    } == {"The Wall Street Journal"}
    assert TABLE.by_name("") is None
    assert TABLE.by_name("No Such Paper") is None


def test_the_users_own_outlets_come_first() -> None:
    table = load_outlets((("Harbour Weekly", "harbour.example"), ("Reuters", "mirror.example")))

    assert [(o.name, o.domain) for o, _ in table.find("Harbour Weekly and Reuters")] == [
        ("Harbour Weekly", "harbour.example"),
        ("Reuters", "mirror.example"),
    ]
    assert table.by_domain("www.harbour.example") is not None
    assert table.by_domain("reuters.com") is not None


def test_the_shipped_table_is_sound() -> None:
    assert len({outlet.name for outlet in TABLE.outlets}) == len(TABLE.outlets)
    assert {outlet.kind for outlet in TABLE.outlets} == set(OutletKind) - {OutletKind.OTHER}
    for outlet in TABLE.outlets:
        assert all(domain == domain.lower() and "/" not in domain for domain in outlet.domains)
        assert TABLE.by_name(outlet.name) is not None
        assert not outlet.domains or TABLE.by_domain(outlet.domains[0]) == outlet


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["the", "The", "Times", "Reuters", " ", "\n", "’s", "(AP)", ".", "Post", "New York", "told X", "é", "\x00"]
        )
    )
)
def test_mentions_never_overlap_and_stand_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [span for _, span in TABLE.find(text)]

    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=60, deadline=None)
@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_a_plain_name_is_found_in_any_surroundings(before: str, after: str) -> None:
    text = f"{before} Reuters {after}"

    assert any(
        outlet.name == "Reuters" and span == Span(len(before) + 1, len(before) + 8) for outlet, span in TABLE.find(text)
    )


@pytest.mark.parametrize(
    ("name", "domain", "taken"),
    [
        ("Springfield Herald", "herald.example", False),
        ("Reuters", "reuters.com", False),
        ("Reuters", "herald.example", True),
        ("AFP", "herald.example", True),
        ("Springfield Herald", "reuters.com", True),
        ("Springfield Herald", "www.blog.reuters.com", True),
        ("Springfield Herald", "springfield.substack.com", False),
        ("Springfield Herald", "substack.com", True),
        ("Reuters", "reuters.substack.com", True),
    ],
)
def test_no_known_name_or_domain_goes_to_another_outlet(name: str, domain: str, taken: bool) -> None:
    assert (claimed_outlet(((name, domain),)) is not None) == taken
