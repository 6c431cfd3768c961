"""Pages survive being written down, to the last character; what is no page record is none, without a traceback."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.evidence.page_bytes import decode_page_record, encode_page
from verify.model.draft import Block, BlockKind, Link, Unseen, UnseenKind
from verify.model.page import Page, Place, Reviewed
from verify.model.span import Span

# Lone surrogates included: damaged feeds hold them.
ANY_TEXT = st.text(st.characters(), max_size=60)
MAYBE = st.none() | ANY_TEXT
FULL = Page(
    url="https://gazette.example/harbour",
    final_url="https://www.gazette.example/harbour",
    text="The ferry stays.\n\nNobody asked us.",
    blocks=(
        Block(kind=BlockKind.HEADING, span=Span(0, 16)),
        Block(kind=BlockKind.CAPTION, span=Span(18, 34), main=False),
    ),
    title="Ferry",
    outlet="Gazette",
    domain="gazette.example",
    agency="WIRE",
    author="Ines Okafor",
    published_on=date(2024, 2, 29),
    language="en",
    canonical_url="https://gazette.example/h",
    links=(Link(url="https://elsewhere.example", span=Span(4, 9)),),
    whole=False,
    limit="paywall",
    http_status=200,
    retrieved_at=datetime(2025, 1, 2, 3, 4, 5, 678, timezone(timedelta(hours=5, minutes=30))),
    sha256="ab" * 32,
    from_cache=True,
    archived_url="https://archive.example/1",
    own_material=True,
    transcript=True,
    typed=True,
    recording="file:///roe.mp3",
    unseen=(Unseen(kind=UnseenKind.STRUCK, span=Span(3, 3), words="never"),),
    places=(Place(span=Span(0, 16), label="00:00:07, speaker Roe", speaker="Roe"),),
    reviewed=(Reviewed(claim="Roe said it", claimed_by="a post", rating="False", holds=False),),
)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    text = draw(ANY_TEXT)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(*sorted(ends)))
    return Page(
        url=draw(ANY_TEXT),
        final_url=draw(ANY_TEXT),
        text=text,
        title=draw(MAYBE),
        author=draw(MAYBE),
        http_status=draw(st.none() | st.integers(0, 999)),
        published_on=draw(st.none() | st.dates()),
        retrieved_at=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        whole=draw(st.booleans()),
        blocks=tuple(
            draw(
                st.lists(st.builds(Block, kind=st.sampled_from(BlockKind), span=spans, main=st.booleans()), max_size=3)
            )
        ),
        links=tuple(draw(st.lists(st.builds(Link, url=ANY_TEXT, span=spans), max_size=3))),
        places=tuple(draw(st.lists(st.builds(Place, span=spans, label=ANY_TEXT), max_size=3))),
    )


@settings(max_examples=150)
@given(pages())
def test_a_page_comes_back_as_it_went_in(page: Page) -> None:
    assert decode_page_record(encode_page(page)) == page


def test_every_field_of_a_page_is_kept() -> None:
    bare = Page(url="", final_url="", text="")

    assert [each.name for each in fields(Page) if getattr(FULL, each.name) == getattr(bare, each.name)] == []
    assert decode_page_record(encode_page(FULL)) == FULL


def test_a_record_of_the_first_version_is_read_without_levels_of_headings() -> None:
    told = {"url": "u", "final_url": "u", "text": "The harbour", "blocks": [["heading", 0, 11, True]]}
    record = b"\x01" + zlib.compress(json.dumps(told).encode())

    page = decode_page_record(record)

    assert page is not None
    assert page.blocks == (Block(kind=BlockKind.HEADING, span=Span(0, 11)),)


def test_two_halves_of_a_character_do_not_grow_together() -> None:
    page = Page(url="", final_url="", text="\ud83d\ude00")

    kept = decode_page_record(encode_page(page))

    assert kept is not None
    assert len(kept.text) == 2


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_rubbish_is_no_page(data: bytes) -> None:
    assert decode_page_record(data) is None


@settings(max_examples=100)
@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_damaged_record_gives_nothing_or_the_page_itself(at: int, byte: int) -> None:
    record = bytearray(encode_page(FULL))
    record[at % len(record)] = byte

    assert decode_page_record(bytes(record)) in (None, FULL)


@pytest.mark.parametrize("cut", [0, 1, 2, 20, -1])
def test_a_cut_record_is_no_page(cut: int) -> None:
    assert decode_page_record(encode_page(FULL)[:cut]) is None


def record_of(told: object) -> bytes:
    return b"\x01" + zlib.compress(json.dumps(told).encode())


PLAIN = {"url": "u", "final_url": "f", "text": "words"}


def test_the_smallest_record_is_a_page() -> None:
    assert decode_page_record(record_of(PLAIN)) == Page(url="u", final_url="f", text="words")


@pytest.mark.parametrize(
    "told",
    [
        [],
        {"url": "u", "text": "no final address"},
        PLAIN | {"text": 7},
        PLAIN | {"colour": "blue"},
        PLAIN | {"whole": 1},
        PLAIN | {"http_status": True},
        PLAIN | {"http_status": 200.0},
        PLAIN | {"published_on": "yesterday"},
        PLAIN | {"retrieved_at": 5},
        PLAIN | {"blocks": [["paragraph", 0, 5]]},
        PLAIN | {"blocks": [["stanza", 0, 5, True]]},
        PLAIN | {"blocks": [["paragraph", 0, 6, True]]},
        PLAIN | {"links": [["https://a.example", 3, 2]]},
        PLAIN | {"links": [["https://a.example", -1, 2]]},
        PLAIN | {"places": {"a": 1}},
        PLAIN | {"places": [[["deep"], 0, 1]]},
    ],
)
def test_a_record_that_tells_something_else_is_no_page(told: object) -> None:
    assert decode_page_record(record_of(told)) is None


def test_a_record_nested_beyond_reason_is_no_page() -> None:
    assert decode_page_record(b"\x01" + zlib.compress(b"[" * 1_000_000)) is None


def test_a_record_of_another_version_is_not_guessed_at() -> None:
    assert decode_page_record(b"\x07" + encode_page(FULL)[1:]) is None


def test_a_record_that_swells_is_given_up() -> None:
    swollen = b"\x01" + zlib.compress(b" " * 250_000_000, 1)

    assert decode_page_record(swollen) is None
