"""How much of anything a draft may hold: more than people write is refused in one line, before it costs minutes and gigabytes."""

from __future__ import annotations

from dataclasses import replace

from verify.errors import UnreadableDraftError
from verify.model.draft import Draft
from verify.urls import without_credentials

# A thick novel has 700,000 characters. At each limit `verify claims` takes under 15 s and 300 MB on one slow core.
MOST_CHARACTERS = 1_000_000
MOST_MARKS = 20_000
MOST_CLAIMS = 12_000
MOST_HTML_SIGNS = 1_000_000
# Pictures may be in the text itself, in letters.
MOST_MARKDOWN = 4_000_000
MOST_MARKDOWN_SIGNS = 200_000

# Not the single ones, which are mostly apostrophes: in a wall of them hardly any opens anything.
_MARKS = '"“”„‟«»「」『』❝❞＂'
_HTML_SIGNS = "<&"
_MARKDOWN_SIGNS = "*_~`[]<&\\|>"


def refuse_long_text(length: int, origin: str) -> None:
    """Raise UnreadableDraftError where *length* characters are more than any draft has."""
    _refuse(length, MOST_CHARACTERS, "characters of text", origin)


def refuse_html_walls(source: str, origin: str) -> None:
    """Raise UnreadableDraftError where *source* holds more tags and entities than any page."""
    _refuse(sum(map(source.count, _HTML_SIGNS)), MOST_HTML_SIGNS, "tags and entities", origin)


def refuse_markdown_walls(source: str, origin: str) -> None:
    """Raise UnreadableDraftError where *source* holds more signs of markup than any text, or more text around pictures."""
    _refuse(len(source), MOST_MARKDOWN, "characters of Markdown", origin)
    _refuse(sum(map(source.count, _MARKDOWN_SIGNS)), MOST_MARKDOWN_SIGNS, "signs of Markdown", origin)


def within_limits(draft: Draft) -> Draft:
    """*draft*, unless its words are too many; passwords in the addresses that it names overwritten."""
    refuse_long_text(len(draft.text), draft.path)
    _refuse(sum(map(draft.text.count, _MARKS)), MOST_MARKS, "quotation marks", draft.path)
    links = tuple(replace(link, url=without_credentials(link.url)) for link in draft.links)
    return replace(
        draft,
        source=without_credentials(draft.source),
        text=without_credentials(draft.text),
        title=without_credentials(draft.title) if draft.title else draft.title,
        links=links,
    )


def refuse_many_claims(count: int, origin: str) -> None:
    """Raise UnreadableDraftError where *count* claims are more than one report can be about."""
    _refuse(count, MOST_CLAIMS, "claims", origin)


def _refuse(count: int, most: int, of_what: str, origin: str) -> None:
    if count > most:
        raise UnreadableDraftError(
            origin, f"it has more than {most:,} {of_what}, and no more are read of a draft; split it"
        )
