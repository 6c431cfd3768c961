"""A source is named once for each role it has, and a mere mention is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.claims.sources import find_named_sources
from verify.model.claim import NamedSource, SourceRole
from verify.model.draft import Block, BlockKind, Draft, Link
from verify.model.span import Span
from verify.outlets import load_outlets

OUTLETS = load_outlets()


def draft_of(text: str, **fields: object) -> Draft:
    return Draft(path="draft.txt", sha256="0" * 64, source=text, text=text, **fields)  # type: ignore[arg-type]


def sources_in(text: str) -> tuple[NamedSource, ...]:
    return find_named_sources(draft_of(text), OUTLETS)


def roles_in(text: str) -> set[tuple[str, str]]:
    return {(source.name, source.role.value) for source in sources_in(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor told Axios that the bridge is safe.", "Axios"),
        ("The BBC understands that the bridge is safe.", "BBC"),
        ("Reuters, citing two engineers, said the bridge is safe.", "Reuters"),
        ("Data from the Harbour Board show the bridge is safe.", "Harbour Board"),
        ("Harbour Board figures show the bridge is safe.", "Harbour Board"),
        ("As per The New York Times, the bridge is safe.", "The New York Times"),
        ("According to a Reuters report, it is safe.", "Reuters"),
        ("It is safe, Reuters reported on Monday.", "Reuters"),
        ("It came with a statement in the Federal Register.", "Federal Register"),
        ("The mayor, in an EWTN interview, called it safe.", "EWTN"),
        ("People close to the talks, cited by the Associated Press, disagree.", "Associated Press"),
        ("OSLO (AFP) — The bridge is safe.", "Agence France-Presse"),
        ("She posted the letter on Truth Social.", "Truth Social"),
        ("The engineer told a CNN reporter that it is safe.", "CNN"),
        ("The mayor told the German newspaper Bild that it is safe.", "Bild"),
        ("Engineer Ana Lume tweeted: it is safe.", "X"),
        ("On NBC’s “Bridge Hour” she said it is safe.", "NBC News"),
        ("She wrote on her Facebook page that it is safe.", "Facebook"),
        ("It is safe. (h/t Mediaite)", "Mediaite"),
        ("The mayor told the Springfield Herald that it is safe.", "Springfield Herald"),
        ("It is safe, the Daily Bugle reported.", "Daily Bugle"),
        ("It is safe, according to news agency Vestaria.", "Vestaria"),
        ("It is safe, according to harbourwatch.org.", "harbourwatch.org"),
    ],
)
def test_a_source_cited_in_a_sentence_is_found(text: str, name: str) -> None:
    assert roles_in(text) == {(name, "cited")}


@pytest.mark.parametrize(
    "text",
    [
        "She used to work for CNN before she ran for mayor.",
        "The ban on Facebook was lifted by the court.",
        "The owner of the Springfield Herald died.",
        "Protesters stood outside the BBC.",
        "The Red River Network runs three clinics.",
    ],
)
def test_an_outlet_that_is_only_mentioned_is_no_source(text: str) -> None:
    assert roles_in(text) == set()


def test_outlets_joined_by_and_share_what_is_said_of_one() -> None:
    assert roles_in("As per The New York Times and The Wall Street Journal, it is safe.") == {
        ("The New York Times", "cited"),
        ("The Wall Street Journal", "cited"),
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Polling by Trafalgar Group showed 64% in favour.", "Trafalgar Group"),
        ("According to Gallup, most are in favour.", "Gallup"),
        ("A new CNN poll has her ahead.", "CNN"),
        ("A survey conducted by Norvik Insights found the same.", "Norvik Insights"),
        ("The latest Harbour College poll has her ahead.", "Harbour College"),
    ],
)
def test_whoever_took_a_poll_is_a_poll_source(text: str, name: str) -> None:
    assert (name, "poll") in roles_in(text)


def test_a_state_that_was_polled_is_no_pollster() -> None:
    assert roles_in("A New Hampshire poll and a Republican survey followed.") == set()


@pytest.mark.parametrize(
    "sources",
    [
        "Sources\n- Reuters\n- Wall Street Journal\n- The Harbour Letter, A headline: with a colon\n",
        "SOURCES:\n\n* Reuters, Storm hits coast\n* WSJ: https://www.wsj.com/a/b\n* The Harbour Letter\n",
        "Sources\nReuters\nThe Wall Street Journal\nThe Harbour Letter\n",
        "**Sources**\n1. Storm hits coast - Reuters\n2. wall street journal (2 May)\n3. The Harbour Letter – Storm\n",
        "References\n- Reuters | Storm\n- Wall Street Journal\n- The Harbour Letter\n\nThat was all, Reuters or not.\n",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_closing_list_names_its_sources(sources: str, line_end: str) -> None:
    found = sources_in(("The storm hit the coast.\n\n" + sources).replace("\n", line_end))

    assert [(s.name, s.domain, s.role) for s in found] == [
        ("Reuters", "reuters.com", SourceRole.LISTED),
        ("The Wall Street Journal", "wsj.com", SourceRole.LISTED),
        ("The Harbour Letter", None, SourceRole.LISTED),
    ]


def test_a_line_of_sources_names_each_outlet() -> None:
    assert roles_in("Sources: Reuters, AP and The Guardian") == {
        ("Reuters", "listed"),
        ("Associated Press", "listed"),
        ("The Guardian", "listed"),
    }


def test_a_line_of_sources_keeps_names_that_no_table_knows() -> None:
    assert roles_in("Sources: Reuters, Harbour Letter") == {("Reuters", "listed"), ("Harbour Letter", "listed")}


def test_a_headline_that_begins_with_sources_lists_none() -> None:
    assert roles_in("Sources: mayor to resign on Monday") == set()


def test_the_address_of_a_listed_page_gives_the_domain() -> None:
    (found,) = sources_in("Sources\n- The Harbour Letter: https://www.harbour-letter.example/storm\n")

    assert (found.name, found.domain) == ("The Harbour Letter", "harbour-letter.example")


def test_the_link_of_a_list_item_gives_the_domain() -> None:
    text = "Sources\nThe Harbour Letter"
    item = Span(8, len(text))
    draft = draft_of(
        text,
        blocks=(Block(kind=BlockKind.LIST_ITEM, span=item),),
        links=(Link(url="https://harbour-letter.example/storm", span=item),),
    )

    assert [s.domain for s in find_named_sources(draft, OUTLETS)] == ["harbour-letter.example"]


def test_a_name_from_the_list_is_cited_where_the_text_cites_it() -> None:
    assert roles_in("It is safe, according to Wexlive.\n\nSources\n- Wexlive, Storm\n") == {
        ("Wexlive", "cited"),
        ("Wexlive", "listed"),
    }


def test_an_embedded_post_names_its_author_and_its_platform() -> None:
    post = "It is safe https://t.co/abc pic.twitter.com/def\n— New York Post (@nypost) August 8, 2025\n"

    assert roles_in(post) == {("New York Post", "embedded"), ("X", "embedded")}


def test_advice_to_readers_is_a_role_of_its_own() -> None:
    text = (
        "As Reuters reported, it is safe. For accurate updates, rely on trusted sources like Reuters and The Guardian."
    )

    assert roles_in(text) == {("Reuters", "cited"), ("Reuters", "recommended"), ("The Guardian", "recommended")}


def test_a_source_is_named_once_at_its_first_mention() -> None:
    text = "She told Axios so. He told Axios otherwise."

    assert [source.span for source in sources_in(text)] == [Span(9, 14)]


def test_what_a_speaker_cites_is_not_the_drafts_own_source() -> None:
    text = "“As Reuters reported on Monday, the bridge is safe,” she told Axios."
    found = find_named_sources(draft_of(text), OUTLETS, (Span(1, 52),))

    assert [source.name for source in found] == ["Axios"]


def test_spans_point_into_the_source_of_the_draft() -> None:
    source = "She told <b>Axios</b> so."
    text = "She told Axios so."
    origin = (*range(9), *range(12, 17), *range(21, 25))
    draft = Draft(path="d.html", sha256="", source=source, text=text, origin=origin)

    assert [s.span.cut(source) for s in find_named_sources(draft, OUTLETS)] == ["Axios"]


PIECES = [
    "Sources",
    "- Reuters",
    ":",
    "\n",
    "told the",
    "Axios",
    "(@x)",
    "— A",
    "poll by",
    "https://t.co/a",
    "The Post",
    "’s",
    ",",
    "é\x00",
]


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_any_text_gives_sources_that_stand_in_it(text: str) -> None:
    for source in sources_in(text):
        assert 0 <= source.span.start < source.span.end <= len(text)
        assert source.name


@pytest.mark.parametrize(
    "piece",
    ["Reuters ", "told the ", "A", "A ", "Poll by ", "- Reuters\n", "Sources\n", "@", "— A (@b) ", "in a poll from "],
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    sources_in(text)

    assert time.process_time() - began < 6


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry is sold, the Post reported.\n\nSources:\n- New York Post\n- Reuters\n", "New York Post"),
        ("The Washington Post broke the story. The ferry is sold, the Post reported.", "The Washington Post"),
        ("DENVER, Feb. 2 — The ferry is sold, the Post reported.", "The Denver Post"),
        ("WASHINGTON (AP) — The ferry is sold, according to the Post.", "The Washington Post"),
    ],
)
def test_a_short_name_is_the_outlet_that_the_draft_settles(text: str, name: str) -> None:
    assert {(s.name, s.could_be) for s in sources_in(text) if s.role is SourceRole.CITED and "Post" in s.name} == {
        (name, ())
    }


@pytest.mark.parametrize(
    "text",
    [
        "The ferry is sold, the Post reported.",
        "The ferry is sold, the Times reported.",
        "The ferry is sold, according to the Journal.",
        "The ferry is sold, the Post reported.\n\nSources:\n- New York Post\n- The Washington Post\n",
    ],
)
def test_a_short_name_that_nothing_settles_could_be_several(text: str) -> None:
    (source,) = (s for s in sources_in(text) if s.role is SourceRole.CITED)

    assert source.domain is None
    assert len(source.could_be) > 1
