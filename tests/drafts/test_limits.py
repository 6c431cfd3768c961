from __future__ import annotations

import pytest

from verify.drafts.find import find_drafts, read_draft
from verify.drafts.html import HtmlReader
from verify.drafts.limits import (
    MOST_CHARACTERS,
    MOST_CLAIMS,
    MOST_HTML_SIGNS,
    MOST_MARKDOWN_SIGNS,
    MOST_MARKS,
    refuse_many_claims,
)
from verify.drafts.markdown import MarkdownReader
from verify.drafts.plain import PlainReader
from verify.errors import UnreadableDraftError
from verify.model.draft import Draft
from verify.ports import DraftReader

READERS: tuple[DraftReader, ...] = (PlainReader(), MarkdownReader(), HtmlReader())
WITH_PASSWORD = "http://ana:hunter2@files.example/minutes"


def read(suffix: str, source: str) -> Draft:
    return read_draft(source.encode(), f"draft{suffix}", suffix, READERS)


@pytest.mark.parametrize(
    ("suffix", "wall", "limit"),
    [
        (".txt", '"a ' * (MOST_MARKS + 1), f"{MOST_MARKS:,} quotation marks"),
        (".html", "<p>" + "&ldquo;" * (MOST_MARKS + 1), f"{MOST_MARKS:,} quotation marks"),
        (".txt", "a " * (MOST_CHARACTERS // 2 + 1), f"{MOST_CHARACTERS:,} characters"),
        (".html", "<p>" + "a" * (MOST_CHARACTERS + 1), f"{MOST_CHARACTERS:,} characters"),
        (".md", "a" * (MOST_CHARACTERS + 1), f"{MOST_CHARACTERS:,} characters"),
        (".html", "&amp;" * (MOST_HTML_SIGNS + 1), f"{MOST_HTML_SIGNS:,} tags and entities"),
        (".md", "*a " * (MOST_MARKDOWN_SIGNS + 1), f"{MOST_MARKDOWN_SIGNS:,} signs of Markdown"),
    ],
)
def test_a_wall_of_anything_is_refused_in_one_line_that_names_the_limit(suffix: str, wall: str, limit: str) -> None:
    with pytest.raises(UnreadableDraftError) as refused:
        read(suffix, wall)

    assert refused.value.origin == f"draft{suffix}"
    assert limit in refused.value.reason
    assert "split it" in refused.value.reason
    assert "\n" not in str(refused.value)


def test_as_much_as_the_limit_is_read() -> None:
    assert len(read(".txt", '"a ' * MOST_MARKS).text) == 3 * MOST_MARKS
    refuse_many_claims(MOST_CLAIMS, "draft.txt")
    with pytest.raises(UnreadableDraftError, match="claims"):
        refuse_many_claims(MOST_CLAIMS + 1, "draft.txt")


@pytest.mark.parametrize(
    ("suffix", "source"),
    [
        (".txt", f"See {WITH_PASSWORD} for all."),
        (
            ".md",
            f"# At {WITH_PASSWORD}\n\nSee [this]({WITH_PASSWORD}).\n\n<!-- verify: source={WITH_PASSWORD} -->\nWords.",
        ),
        (".html", f"<title>{WITH_PASSWORD}</title><p>See <a href='{WITH_PASSWORD}'>this</a>."),
        (
            ".html",
            "<p>See <a href='http:&#47;/ana:hunter2&#64;files.example/'>http:/&#47;ana:hunter2&commat;files.example</a>.",
        ),
    ],
)
def test_no_password_in_an_address_gets_beyond_the_reading_of_a_draft(suffix: str, source: str) -> None:
    draft = read(suffix, source)

    assert "hunter2" not in repr(draft).replace(repr(draft.source), "")
    assert "files.example" in repr(draft.links)


def test_offsets_hold_where_a_password_was_overwritten() -> None:
    source = f"See {WITH_PASSWORD} and “the words”."

    assert read(".txt", source).text.index("“") == source.index("“")


def test_a_draft_at_an_address_with_a_password_is_refused_without_showing_it() -> None:
    (found,) = find_drafts([WITH_PASSWORD], suffixes=[".txt"])

    assert found.error is not None
    assert not found.address
    assert "hunter2" not in f"{found.origin} {found.error}"
