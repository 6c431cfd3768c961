from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.drafts.html import HtmlReader
from verify.model.draft import BlockKind, Draft


def read(source: str) -> Draft:
    return HtmlReader().read(source.encode(), "draft.html")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>un<b>believ</b>able</p>", "unbelievable"),
        ("<p>one\n  two</p>", "one two"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
        ("one<br>two", "one\ntwo"),
        ("<p>one <em> two</em></p>", "one two"),
        ("<p>“no&rdquo; &#8212; &amp; &bogus; &copy=1</p>", "“no” — & &bogus; ©=1"),
        ("<script>if (a < b) '</p>'</script><p>x</p><style>p {}</style>", "x"),
        ("<p>a <!-- > not --> b</p>", "a b"),
        ("<div hidden>gone <div>too</div> gone</div>stays", "stays"),
        ("<p style='color: red; display:none'>gone<p>stays", "stays"),
        ("<a title='a > b'>x</a> < y", "x < y"),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ("<title>T</title><p>x", "x"),
    ],
)
def test_words_are_read_as_a_browser_shows_them(source: str, text: str) -> None:
    assert read(source).text == text


def test_a_span_leads_back_to_the_source_with_its_entities() -> None:
    draft = read("<p>She said: &ldquo;We <i>never</i> signed&hellip;&rdquo;</p>")
    (block,) = draft.blocks

    assert draft.back(block.span).cut(draft.source) == "She said: &ldquo;We <i>never</i> signed&hellip;&rdquo;"


def test_block_quotes_headings_captions_and_items_are_told_apart() -> None:
    draft = read(
        "<h1>Head</h1><blockquote><p>One.</p><p>Two.</p></blockquote><figure><figcaption>Cap</figcaption></figure>"
        "<ol><li>Item</li></ol><p>Para</p>"
    )

    assert [(block.kind, block.span.cut(draft.text)) for block in draft.blocks] == [
        (BlockKind.HEADING, "Head"),
        (BlockKind.BLOCK_QUOTE, "One.\n\nTwo."),
        (BlockKind.CAPTION, "Cap"),
        (BlockKind.LIST_ITEM, "Item"),
        (BlockKind.PARAGRAPH, "Para"),
    ]


def test_the_head_gives_title_language_and_date() -> None:
    draft = read(
        "<html lang=en-GB><title>Plain &amp; simple</title><meta property='og:title' content='Open'>"
        "<meta name=date content='2026-03-03'><body>Words."
    )

    assert (draft.title, draft.language, draft.published_on) == ("Open", "en", date(2026, 3, 3))


def test_links_and_directives_are_kept() -> None:
    draft = read('<p><a href="https://example.org/a?b=1&amp;c=2">the page</a><!-- verify: speaker="Ann Roe" --></p>')

    assert [(link.url, link.span.cut(draft.text)) for link in draft.links] == [
        ("https://example.org/a?b=1&c=2", "the page")
    ]
    assert [directive.value for directive in draft.directives] == ["Ann Roe"]


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a href='", "<p ", "&", "</", "<script>", "<div hidden>", "<blockquote>", "\"'>"]
)
def test_half_a_million_opening_marks_are_read_in_one_pass(piece: str) -> None:
    source = "words " + piece * (500_000 // len(piece))

    assert read(source).text.startswith("words")


HTML = st.lists(
    st.sampled_from(
        [
            "word",
            " ",
            "\n",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br>",
            "<!--",
            "-->",
            "&amp;",
            "&lt",
            "<",
            ">",
            "<div hidden>",
            "</div>",
            "'",
            '"',
            "<a href=",
            "<blockquote>",
            "</blockquote>",
            "<pre>",
            "é",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=120, deadline=None)
@given(HTML)
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
    assert all(block.span.cut(draft.text).strip() == block.span.cut(draft.text) for block in draft.blocks)
