from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.judge.invented import GENERAL, LOOKED, claim, draft, page
from verify.judge.judge_draft import judge_draft
from verify.match.compare_claims import carries, compare_words
from verify.model.attested import Attested
from verify.model.claim import DraftClaims
from verify.model.draft import Block, BlockKind, Unseen, UnseenKind
from verify.model.notice import NoticeCode
from verify.model.page import Page
from verify.model.searched import Searched
from verify.model.span import Span
from verify.model.verdict import Outcome, Reason, Verdict
from verify.outlets import load_outlets

WORDS = "we will mend the old weir before the herring come back"
SAYS = f"“Believe me, {WORDS},” Jo Roe said at the town hall."
OTHER = "The council met on Monday and heard about the weir, the lock and the mill."
ASKED = claim(WORDS)


def with_last(made: Page, kind: BlockKind, *, main: bool = False) -> Page:
    return replace(made, blocks=(*made.blocks[:-1], replace(made.blocks[-1], kind=kind, main=main)))


def judged(*pages: Page, on: date | None = None) -> Verdict:
    found = compare_words([ASKED], pages)
    claims = DraftClaims(claims=(ASKED,), named_sources=())
    told = draft("A draft.", on=on) if on else draft("A draft.")
    searched = Searched(looked={ASKED.id: LOOKED}, general=GENERAL)
    made = judge_draft(told, claims, found, searched, pages, outlets=load_outlets())
    return made.verdicts[0]


def codes(verdict: Verdict) -> set[NoticeCode]:
    return {notice.code for notice in verdict.notices}


def test_what_a_reader_wrote_below_an_article_proves_nothing() -> None:
    commented = with_last(page(f"{OTHER}\n\n{SAYS}"), BlockKind.COMMENT)
    verdict = judged(commented)

    assert verdict.outcome is Outcome.NOT_FOUND
    assert NoticeCode.COMMENT_ONLY in codes(verdict)
    assert [each.match.attested for each in verdict.evidence] == [Attested.COMMENT]
    assert not carries(compare_words([ASKED], [commented])[ASKED.id])


def test_a_comment_that_repeats_the_article_takes_nothing_away() -> None:
    verdict = judged(with_last(page(f"{SAYS}\n\n{SAYS}"), BlockKind.COMMENT))

    assert verdict.outcome is Outcome.CORROBORATED
    assert not codes(verdict) - {NoticeCode.UNCREDITED_ORIGIN}


def test_a_comment_names_no_speaker_for_the_articles_words() -> None:
    verdict = judged(with_last(page(f"“Believe me, {WORDS}.”\n\n{SAYS}"), BlockKind.COMMENT))

    assert NoticeCode.SPEAKER_NOT_CONFIRMED in codes(verdict)


def test_words_beside_the_article_confirm_no_speaker_and_say_where_they_stand() -> None:
    verdict = judged(with_last(page(f"{OTHER}\n\n{SAYS}"), BlockKind.PARAGRAPH))

    assert verdict.outcome is Outcome.CORROBORATED
    assert {NoticeCode.BESIDE_ARTICLE, NoticeCode.SPEAKER_NOT_CONFIRMED} <= codes(verdict)


def test_the_headline_belongs_to_the_article_wherever_it_stands() -> None:
    made = page(f"{SAYS}\n\n{OTHER}", title=f"{SAYS} | News")
    headed = replace(made, blocks=(Block(kind=BlockKind.HEADING, span=made.blocks[0].span, main=False), made.blocks[1]))

    assert NoticeCode.BESIDE_ARTICLE not in codes(judged(headed))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (UnseenKind.STRUCK, NoticeCode.STRUCK_OUT),
        (UnseenKind.MARKUP, NoticeCode.MARKUP_INSIDE),
        (UnseenKind.DATA, NoticeCode.DATA_ONLY),
    ],
)
def test_what_a_pages_readers_see_otherwise_is_told(kind: UnseenKind, code: NoticeCode) -> None:
    at = SAYS.index("mend")
    place = Span(0, len(SAYS)) if kind is UnseenKind.DATA else Span(at, at)
    verdict = judged(page(SAYS, unseen=(Unseen(kind=kind, span=place, words="never"),)))

    assert verdict.outcome is Outcome.CORROBORATED
    assert code in codes(verdict)


def test_a_page_whose_readers_see_the_words_speaks_before_one_whose_readers_may_not() -> None:
    at = SAYS.index("mend")
    struck = page(
        SAYS, "https://a.example/1", unseen=(Unseen(kind=UnseenKind.STRUCK, span=Span(at, at), words="never"),)
    )
    verdict = judged(struck, page(f"{OTHER}\n\n{SAYS}", "https://b.example/1"))

    assert NoticeCode.STRUCK_OUT not in codes(verdict)


def test_a_page_of_nobody_known_lends_its_early_date_to_no_copy() -> None:
    told = " ".join(f"Around the words stands sentence {number} of the same long report." for number in range(12))
    later = page(f"{told}\n\n{SAYS}", "https://copy.example/1", on=date(2026, 5, 2))
    early = page(told, "https://early.example/1", on=date(1999, 1, 1), canonical_url=later.url)

    assert judged(later, early, on=date(2026, 4, 1)).reason is Reason.LATER_ONLY


def test_an_agencys_tag_on_an_unknown_page_makes_no_page_of_the_agency() -> None:
    from verify.judge.source_pages import is_of
    from verify.model.claim import NamedSource, SourceRole

    reuters = NamedSource(name="Reuters", domain="reuters.com", role=SourceRole.CITED, span=Span(0, 7))

    assert not is_of(page(SAYS, "https://stranger.example/1", agency="Reuters"), reuters, load_outlets())
    assert is_of(page(SAYS, "https://www.theguardian.com/1", agency="Reuters"), reuters, load_outlets())
