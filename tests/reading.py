"""A quotation put to one page, through matching, attribution and judging."""

from __future__ import annotations

from tests.judge.invented import GENERAL, LOOKED
from verify.claims.find import find_claims
from verify.drafts.plain import draft_of_text
from verify.match.compare_claims import compare_words
from verify.model.claim import ClaimKind
from verify.model.draft import Block, BlockKind
from verify.model.page import Page
from verify.model.searched import Searched
from verify.model.span import Span
from verify.model.verdict import Verdict
from verify.pipeline.verdicts import Known, judge_known
from verify.settings import Settings


def page_of(text: str) -> Page:
    """A public page whose paragraphs stand on lines of their own."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(at, at + len(line))))
        at += len(line) + 1
    url = "https://post.example/story"
    kept = tuple(block for block in blocks if len(block.span))
    return Page(url=url, final_url=url, text=text, blocks=kept, domain="post.example", outlet="Post")


def verdict_on(said: str, speaker: str, page: Page) -> Verdict:
    """What comes out for *said*, which a draft gives to *speaker*, where *page* is all that was read."""
    draft = draft_of_text(f"“{said},” {speaker} said.\n", "draft.txt")
    claims = find_claims(draft)
    known = Known(
        draft=draft,
        claims=claims,
        pages=(page,),
        matches=compare_words(claims.claims, (page,)),
        searched=Searched(looked={claim.id: LOOKED for claim in claims.claims}, general=GENERAL),
        settings=Settings(),
    )
    return next(each for each in judge_known(known).verdicts if each.claim.kind is ClaimKind.QUOTATION)
