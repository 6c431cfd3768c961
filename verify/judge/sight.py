"""What a page's readers see at a matched place: words beside the article, struck words, words that only machines are given."""

from __future__ import annotations

from dataclasses import replace

from verify.model.draft import BlockKind, Unseen, UnseenKind
from verify.model.notice import Notice, NoticeCode
from verify.model.page import Page
from verify.model.verdict import Evidence, Match

_BESIDE = "The words are outside the page's article: in a teaser, a box or a list, where nobody vouches for them."
_MARKUP = "The page has markup inside the passage: its readers may see other words."
_DATA = "The words are in the page's data for machines; its readers may not see them."
_DOUBTFUL = frozenset(
    (NoticeCode.BESIDE_ARTICLE, NoticeCode.STRUCK_OUT, NoticeCode.MARKUP_INSIDE, NoticeCode.DATA_ONLY)
)


def as_seen(match: Match, page: Page) -> Match:
    """*match*, with a notice on whatever the page's readers see otherwise at its place."""
    found = [_notice(each) for each in page.unseen if _concerns(each, match)]
    if stands_beside(page, match.span.start):
        found.append(Notice(code=NoticeCode.BESIDE_ARTICLE, message=_BESIDE))
    return replace(match, notices=(*match.notices, *dict.fromkeys(found))) if found else match


def is_doubtful(evidence: Evidence) -> bool:
    """Whether the page's readers may see something else there."""
    return any(notice.code in _DOUBTFUL for notice in evidence.match.notices)


def stands_beside(page: Page, offset: int) -> bool:
    """Whether *offset* lies outside the article of a public page: what stands there is not the article's own word.

    The headline belongs to it, wherever it stands.
    """
    block = page.block_at(offset)
    if block is None or block.main or page.own_material or not any(each.main for each in page.blocks):
        return False
    return block.kind is not BlockKind.HEADING or block.span.cut(page.text) not in (page.title or "")


def _concerns(unseen: Unseen, match: Match) -> bool:
    if unseen.span.start < unseen.span.end:
        return unseen.span.overlaps(match.span)
    return match.span.start < unseen.span.start < match.span.end


def _notice(unseen: Unseen) -> Notice:
    if unseen.kind is UnseenKind.STRUCK:
        message = f"Struck out on the page inside the passage, and left out here: “{unseen.words}”."
        return Notice(code=NoticeCode.STRUCK_OUT, message=message)
    if unseen.kind is UnseenKind.TRACKED:
        how = "puts in" if unseen.span.start < unseen.span.end else "strikes out"
        message = f"A tracked change in the document {how} “{unseen.words}” inside the passage."
        return Notice(code=NoticeCode.STRUCK_OUT, message=message)
    if unseen.kind is UnseenKind.GUESSED:
        message = f"The file does not say how its letters are encoded; it was read as {unseen.words}, which is a guess."
        return Notice(code=NoticeCode.GUESSED_ENCODING, message=message)
    if unseen.kind is UnseenKind.DATA:
        return Notice(code=NoticeCode.DATA_ONLY, message=_DATA)
    return Notice(code=NoticeCode.MARKUP_INSIDE, message=_MARKUP)
