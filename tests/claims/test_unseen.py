from __future__ import annotations

import pytest

from verify.claims.find import find_claims
from verify.drafts.html import HtmlReader
from verify.drafts.markdown import MarkdownReader
from verify.model.notice import NoticeCode

SAID = "“We shall {} open the mill again next spring,” Mayor Jo Lund said on Friday."
OURS = {NoticeCode.STRUCK_OUT, NoticeCode.MARKUP_INSIDE}


def told(words: str, *, html: bool) -> tuple[str, list[NoticeCode]]:
    source = f"<style>.off{{display:none}} .no::after{{content:'not'}}</style><p>{words}</p>" if html else words
    reader = HtmlReader() if html else MarkdownReader()
    claim = find_claims(reader.read(source.encode(), "draft")).claims[0]
    return " ".join(claim.text.split()), [notice.code for notice in claim.notices if notice.code in OURS]


@pytest.mark.parametrize(
    "inner", ["<del>never</del>", "<s>never</s>", '<b style="text-decoration:line-through">never</b>']
)
@pytest.mark.parametrize("html", [True, False])
def test_struck_words_are_left_out_of_a_quotation_and_told(inner: str, html: bool) -> None:
    assert told(SAID.format(inner), html=html) == (
        "We shall open the mill again next spring,",
        [NoticeCode.STRUCK_OUT],
    )


def test_struck_words_of_markdown_are_left_out_and_named() -> None:
    claim = find_claims(MarkdownReader().read(SAID.format("~~never~~").encode(), "draft.md")).claims[0]

    assert [(notice.message, notice.column) for notice in claim.notices] == [
        ("Struck out inside the quotation, and left out here: “never”.", 11)
    ]


@pytest.mark.parametrize(
    "inner", ["<span hidden>never</span>", '<i style="opacity:0">never</i>', '<img alt="never" src="x">']
)
@pytest.mark.parametrize("html", [True, False])
def test_hidden_words_and_pictures_in_a_quotation_are_left_out_and_told(inner: str, html: bool) -> None:
    assert told(SAID.format(inner), html=html) == (
        "We shall open the mill again next spring,",
        [NoticeCode.MARKUP_INSIDE],
    )


@pytest.mark.parametrize(
    "inner",
    ['<span class="off">never</span>', '<i class="no"></i>', "<button>never</button>", "<svg><text>never</text></svg>"],
)
def test_a_sheet_and_elements_that_show_words_of_their_own_are_told(inner: str) -> None:
    assert told(SAID.format(inner), html=True)[1] == [NoticeCode.MARKUP_INSIDE]


@pytest.mark.parametrize(
    "inner",
    ["<em>soon</em>", "<a href='https://a.example/'>soon</a>", "<br>soon", '<span style="font-weight:400">soon</span>'],
)
@pytest.mark.parametrize("html", [True, False])
def test_emphasis_links_and_breaks_are_not_worth_a_word(inner: str, html: bool) -> None:
    assert told(SAID.format(inner), html=html) == ("We shall soon open the mill again next spring,", [])


def test_markup_outside_the_quotation_is_nobodys_business() -> None:
    words = '<img alt="a mill" src="x"> ' + SAID.format("soon") + " <del>He left.</del>"

    assert told(words, html=True)[1] == []


def test_the_mark_of_a_footnote_is_no_word() -> None:
    assert told(SAID.format("soon<sup>3</sup>"), html=True) == ("We shall soon open the mill again next spring,", [])
    assert (
        told(SAID.format("soon[^a]") + "\n\n[^a]: x\n", html=False)[0]
        == "We shall soon open the mill again next spring,"
    )
