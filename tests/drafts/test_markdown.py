from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verify.drafts.markdown import MarkdownReader
from verify.model.draft import BlockKind, DirectiveKind, Draft
from verify.model.span import Span


def read(source: str) -> Draft:
    return MarkdownReader().read(source.encode(), "draft.md")


def sources(draft: Draft) -> list[tuple[str, str]]:
    """Each block's words, and the stretch of source they come from."""
    return [(block.span.cut(draft.text), draft.back(block.span).cut(draft.source)) for block in draft.blocks]


@pytest.mark.parametrize(
    ("source", "words", "stretch"),
    [
        ("“We *will* not **go**.”\n", "“We will not go.”", "“We *will* not **go**.”"),
        ("un**believ**able\n", "unbelievable", "un**believ**able"),
        ("AT&amp;T &ldquo;no&rdquo;\n", "AT&T “no”", "AT&amp;T &ldquo;no&rdquo;"),
        ("wait&hellip;\n", "wait…", "wait&hellip;"),
        ("5 \\* 3 \\& co\n", "5 * 3 & co", "5 \\* 3 \\& co"),
        ("a `b  c` d\n", "a b  c d", "a `b  c` d"),
        ("say [the words](https://example.org/the 'the words') again\n", "say the words again", None),
        ("say [the words][1] again\n\n[1]: https://example.org/\n", "say the words again", "say [the words][1] again"),
        ("one\ntwo\n", "one two", "one\ntwo"),
        ("one  \ntwo\n", "one\ntwo", "one  \ntwo"),
        ("## Head ##\n", "Head", "Head"),
        ("Head\n====\n", "Head", "Head"),
        ("- item *one*\n", "item one", "item *one"),
        ("3. 3\n", "3", "3"),
        ("~~gone~~ here\n", "here", "here"),
        ("stays ~~gone~~here\n", "stays here", "stays ~~gone~~here"),
        ("as told[^a] here\n\n[^a]: x\n", "as told here", "as told[^a] here"),
        ("a <del>gone</del><b>bold</b> word\n", "a bold word", "a <del>gone</del><b>bold</b> word"),
        ("a <sup>1</sup>word\n", "a word", "a <sup>1</sup>word"),
        ("*a**\n", "a*", "a**"),
        ("![no words](x.png) text\n", "text", "text"),
        ("<div>raw &ldquo;words&rdquo;</div>\n", "raw “words”", "raw &ldquo;words&rdquo;"),
        ("a <b>bold</b> word\n", "a bold word", "a <b>bold</b> word"),
    ],
)
def test_words_are_read_without_markup_and_keep_their_places(source: str, words: str, stretch: str | None) -> None:
    draft = read(source)
    ((read_words, read_stretch),) = sources(draft)

    assert read_words == words
    if stretch is not None:
        assert read_stretch == stretch


def test_a_block_quote_is_one_block_whatever_its_paragraphs() -> None:
    draft = read("> “One *line*\n> goes on.\n>\n> “Another.”\n\nAfter.\n")

    assert [block.kind for block in draft.blocks] == [BlockKind.BLOCK_QUOTE, BlockKind.PARAGRAPH]
    assert sources(draft)[0] == ("“One line goes on.\n\n“Another.”", "“One *line*\n> goes on.\n>\n> “Another.”")


def test_cells_of_a_row_keep_their_own_places() -> None:
    draft = read("| a | a b |\n|---|---|\n| b | a |\n")

    starts = [draft.back(block.span).start for block in draft.blocks]
    assert starts == [draft.source.index("| a |") + 2, draft.source.index("a b"), draft.source.index("| b |") + 2, 28]


def test_links_cover_their_words_and_bare_addresses_count() -> None:
    draft = read("[The Gazette](https://gazette.example/x) and https://courier.example/y.\n")

    assert [(link.url, link.span.cut(draft.text)) for link in draft.links] == [
        ("https://gazette.example/x", "The Gazette"),
        ("https://courier.example/y", "https://courier.example/y"),
    ]


def test_front_matter_gives_title_date_and_language_and_no_words() -> None:
    draft = read('---\ntitle: "Harbour: the end"\ndate: 2026-03-03T10:00\nlang: de-AT\n---\n\nText here.\n')

    assert (draft.title, draft.published_on, draft.language) == ("Harbour: the end", date(2026, 3, 3), "de")
    assert draft.text == "Text here."
    assert draft.back(Span(0, 4)).cut(draft.source) == "Text"


def test_directives_are_read_with_their_place() -> None:
    comment = '<!-- verify: ignore[not-found, altered] reason="our own interview" until=2026-12-31 -->'
    draft = read(f'A quote. {comment}\n\n<!-- verify: source=https://example.org/a speaker="Ann Roe" -->\n\nEnd.\n')
    ignore, source, speaker = draft.directives

    assert ignore.span.cut(draft.source) == comment
    assert (ignore.value, ignore.reason, ignore.until) == ("not_found,altered", "our own interview", date(2026, 12, 31))
    assert (source.kind, source.value) == (DirectiveKind.SOURCE, "https://example.org/a")
    assert (speaker.kind, speaker.value) == (DirectiveKind.SPEAKER, "Ann Roe")
    assert "verify" not in draft.text


def test_a_directive_in_a_code_block_is_code() -> None:
    assert read("    <!-- verify: ignore -->\n\n`<!-- verify: ignore -->`\n").directives == ()


@pytest.mark.parametrize(
    "wish",
    ["ignore[lies]", "ignore until=soon", "source=ftp://example.org/", "speaker=", "look", "", 'ignore reason="open'],
)
def test_a_directive_that_is_not_understood_is_said_and_has_no_effect(wish: str) -> None:
    draft = read(f"Text.\n\n<!-- verify: {wish} -->\n")

    assert draft.directives == ()
    assert [(notice.code.value, notice.line) for notice in draft.notices] == [("malformed_directive", 3)]


def test_other_comments_are_left_alone() -> None:
    draft = read("Text.\n\n<!-- verify this with legal -->\n<!-- verify://x -->\n")

    assert (draft.directives, draft.notices) == ((), ())


def test_mixed_line_ends_do_not_move_places() -> None:
    draft = read("One.\r\n\r\nTwo *x*\rthree.\n\n\x0cFour.\n")

    for words, stretch in sources(draft):
        assert stretch.replace("*", "").replace("\r", " ") == words


MARKUP = st.lists(
    st.sampled_from(
        [
            "word",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "`",
            "[",
            "](u)",
            "> ",
            "- ",
            "&amp;",
            "\\",
            "#",
            "<b>",
            "|",
            "é",
            "\t",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=120, deadline=None)
@given(MARKUP)
@example("\n\n\tword\n word")
def test_any_markup_reads_and_letters_keep_their_places(markup: str) -> None:
    draft = read(f"start {markup}")
    assert draft.origin is not None

    assert len(draft.origin) == len(draft.text)
    misplaced = [
        (letter, draft.source[at])
        for letter, at in zip(draft.text, draft.origin, strict=True)
        if letter.isalpha() and draft.source[at] != letter
    ]
    assert misplaced == []
    letters = {at for letter, at in zip(draft.text, draft.origin, strict=True) if not letter.isspace()}
    assert not any(span.start <= at < span.end for span in draft.markup for at in letters)
    assert all(draft.source[span.start : span.end].strip() for span in draft.markup)
