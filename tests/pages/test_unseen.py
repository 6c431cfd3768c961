"""What readers of a page see and its text does not say, and the other way."""

from __future__ import annotations

import json

import pytest

from tests.fakes import fetched
from verify.model.draft import BlockKind, Unseen, UnseenKind
from verify.model.page import Page
from verify.pages.extract import read_page

FILLER = "The weir committee walked the river from the mill to the old lock and wrote down what it saw there. " * 4
ODD = "A stranger wrote these words where nobody would look for them."


def page(body: str, head: str = "") -> Page:
    outcome = read_page(
        fetched("https://weir.example/2026/walk", f"<html><head>{head}</head><body>{body}</body></html>")
    )
    assert isinstance(outcome, Page), outcome
    return outcome


def article(inner: str = "", after: str = "", head: str = "", of: str = "") -> Page:
    return page(f"<article {of}><h1>Walk</h1><p>{FILLER}</p>{inner}<p>{FILLER}</p></article>{after}", head)


def kind_of(found: Page, words: str) -> BlockKind | None:
    block = found.block_at(found.text.index(words))
    return block.kind if block else None


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='comment-text'><p>{}</p></div>",
        "<section id='comments'><div><b>weirdfish</b> {}</div></section>",
        "<ul class='wide commentlist'><li>{}</li></ul>",
        "<article id='comment-17' class='comment-body'><p>{}</p></article>",
        "<div id='disqus_thread'><p>{}</p></div>",
        "<section aria-label='Comments'><p>{}</p></section>",
        "<section aria-label='12 comments'><p>{}</p></section>",
        "<div itemscope itemtype='https://schema.org/Comment'><p>{}</p></div>",
        "<div itemprop='comment'><p>{}</p></div>",
        "<river-comment><p>{}</p></river-comment>",
        "<div class='kommentare'><p>{}</p></div>",
        "<div class='replies'><div class='reply-body'>{}</div></div>",
    ],
)
def test_what_readers_wrote_is_a_comment_and_no_part_of_the_article(markup: str) -> None:
    for found in (article(after=markup.format(ODD)), article(inner=markup.format(ODD))):
        assert kind_of(found, ODD) is BlockKind.COMMENT
        assert not [block for block in found.blocks if block.main and block.kind is BlockKind.COMMENT]
        assert kind_of(found, FILLER[:40]) is not BlockKind.COMMENT


def test_long_threads_of_comments_are_still_no_article() -> None:
    thread = "".join(f"<li><p>{ODD} {FILLER}</p></li>" for _ in range(9))
    found = article(after=f"<ol class='comment-list'>{thread}</ol>")

    main = [block for block in found.blocks if block.main]
    assert all(block.kind is not BlockKind.COMMENT for block in main)
    assert FILLER.strip() in [block.span.cut(found.text) for block in main]


@pytest.mark.parametrize("of", ["class='comments-enabled'", "class='no-comments has-replies'", "id='comments-open'"])
def test_a_name_that_speaks_of_comments_makes_no_comment_of_an_article(of: str) -> None:
    found = article(f"<p>{ODD}</p>", of=of)

    assert [block.kind for block in found.blocks if block.main] == [BlockKind.PARAGRAPH] * 3


def test_where_all_prose_stands_in_what_is_called_comments_it_is_the_article() -> None:
    found = page(f"<nav>Home</nav><div id='comments'><p>{FILLER}</p><p>{ODD} {FILLER}</p></div>")

    assert kind_of(found, ODD) is BlockKind.PARAGRAPH
    assert found.blocks[-1].main


def test_a_page_that_is_one_form_is_an_article() -> None:
    found = page(f"<form id='aspnetForm'><div><p>{FILLER}</p><p>{ODD}</p><p>{FILLER}</p></div></form>")

    assert kind_of(found, ODD) is BlockKind.PARAGRAPH
    assert all(block.main for block in found.blocks)


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='color:red; visibility : hidden'>{}</p>",
        "<p style='opacity:0'>{}</p>",
        "<p style='font-size:0px'>{}</p>",
        "<p style='position:absolute;top:-9000px'>{}</p>",
        "<p class='off'>{}</p>",
        "<p><del>{}</del></p>",
        "<p><strike>{}</strike></p>",
    ],
)
def test_what_no_reader_sees_is_not_read(markup: str) -> None:
    assert ODD not in article(markup.format(ODD), head="<style>.off{display:none}</style>").text


@pytest.mark.parametrize(
    ("head", "of"),
    [
        ("<style>article{opacity:0}</style>", ""),
        ("<style>body{visibility:hidden}</style><noscript><style>body{visibility:visible}</style></noscript>", ""),
        ("<style>.fade{opacity:0}</style>", "class='fade'"),
        ("<style>p{opacity:0}</style>", ""),
        ("", "style='opacity:0'"),
        ("<style>.fade p{opacity:0;transition:opacity 1s}</style>", "class='fade'"),
    ],
)
def test_an_article_that_scripts_bring_into_sight_is_read(head: str, of: str) -> None:
    found = article(f"<p>{ODD}</p>", head=head, of=of)

    assert ODD in found.text
    assert FILLER.strip() in found.text


def test_struck_words_and_buttons_within_a_sentence_are_noted() -> None:
    found = article("<p>We shall <s>never</s> sell the <button>old</button> mill.</p>")
    at = found.text.index("We shall sell the mill.")

    assert [(each.kind, each.span.start - at, each.words) for each in found.unseen] == [
        (UnseenKind.STRUCK, 8, "never"),
        (UnseenKind.MARKUP, 17, ""),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        ".box .off{display:none}",
        "article > .box > .off{display:none}",
        "[data-kind=aside]{visibility:hidden}",
        ".box p[data-kind^='as' i]{opacity:0}",
        "h1 ~ .box .off{display:none}",
        ".box p + p, .nowhere{display:none}",
        ".box p:not(.shown):not([lang]){display:none}",
        "p.wide.off:nth-child(2){display:none}",
        ":is(.off, .nowhere){display:none}",
        ".nowhere, .box :where(p, i).off{display:none}",
        "@media screen{.box .off{display:none}}",
        "@media screen, print{.off{display:none}}",
        "@media all and (min-width: 1px){.off{display:none}}",
        "@supports (display: grid){@layer base{.box .off{display:none}}}",
        ".box{color:red; .off{display:none} p{margin:0}}",
        ".box{&.low .off{display:none}}",
        ".off{display:none!important} .off{display:block}",
        "<!-- .off{display:none} -->",
        ".box/**/ .off{display:none}",
        ".off{scale:0}",
        ".off{zoom:0}",
        ".off{translate:-9999px 0}",
        ".off{filter:opacity(0)}",
        ".off{position:absolute;left:9999px}",
        ".off{width:1px;height:1px;overflow:hidden}",
        ".off{background-clip:text;color:transparent}",
        ".off{display:none} @media print{.wide{display:block}}",
        ".off{display:none} @media (min-width:60em){@media print{.wide{display:block}}}",
        ".off{display:none} @media (min-width:60em){.low{display:block}} .wide{color:red}",
    ],
)
def test_what_any_selector_hides_is_not_read(rule: str) -> None:
    inner = f"<div class='box low'><p class='shown'>Ducks.</p><p class='wide off' data-kind='aside'>{ODD}</p></div>"

    found = article(inner, head=f"<style>{rule}</style>").text

    assert ODD not in found
    assert "Ducks." in found


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("<style>@media print{.box .off{display:none}}</style>", ""),
        ("<style media='print'>.box .off{display:none}</style>", ""),
        ("<style>@media (max-width: 600px){.box .off{display:none}}</style>", ""),
        ("<style>@media screen and (min-width: 900px){.box .off{display:none}}</style>", ""),
        ("<style>@supports not (display: grid){.box .off{display:none}}</style>", ""),
        ("<style>.js .off{display:none}</style>", "class='js'"),
        ("<style>body:not(.loaded) .off{display:none}</style>", ""),
        ("<style>.box:not(:hover) .off{display:none}</style>", ""),
        ("<style>input:not(:checked) ~ .off{display:none}</style>", ""),
        ("<style>.box.collapsed .off{display:none}</style>", ""),
        ("<style>.box .off{display:none} .box p.off{display:block}</style>", ""),
        ("<style>.box .off{display:none} .box:target .off{display:block}</style>", ""),
        ("<style>.box .off{opacity:0;transition:opacity 1s}</style>", ""),
        ("<style>article p{display:none}</style>", ""),
        ("<style>.nowhere .off{display:none} .box .off{{{</style>", ""),
        ("<style>.off{display:none} @media (min-width: 60em){.wide\\:block{display:block}}</style>", ""),
        ("<style>.off{display:none!important} @media (min-width:768px){.pane{display:block!important}}</style>", ""),
        ("<style>.box > .pane{display:none} .box > .current{display:block}</style>", ""),
        ("<style>.box .pane:not(.show){display:none}</style>", ""),
        ("<style>.off{color:#fff;background:#fff} .box .off{background:#222}</style>", ""),
        ("<style>.off{opacity:0} .pane{transition:all 1s}</style>", ""),
        ("<style>.off{background:linear-gradient(red, blue);background-clip:text;color:transparent}</style>", ""),
    ],
)
def test_what_other_screens_a_script_or_a_hand_decide_is_read(style: str, body: str) -> None:
    box = f"<div class='box collapsed'><input type='checkbox'><p class='off pane current wide:block'>{ODD}</p></div>"

    found = page(f"<div {body}><article><h1>Walk</h1><p>{FILLER}</p>{box}<p>{FILLER}</p></article></div>", style)

    assert ODD in found.text


def test_a_rule_that_hides_most_of_the_article_leaves_plain_rules_in_force() -> None:
    found = article(f"<i class='off'>{ODD}</i>", head="<style>article p{display:none} .off{display:none}</style>")

    assert FILLER.strip() in found.text
    assert ODD not in found.text


def test_style_sheets_that_would_keep_us_busy_for_ever_are_left() -> None:
    rules = "p ~ p ~ p ~ p ~ b{display:none} p:has(p:has(p)){display:none} a{a{a{a{a{a{a{b{display:none}}}}}}}}" * 300
    found = page(f"<p>{'<p>' * 3_000}{FILLER}</p>" * 2, f"<style>{rules}{'.a,' * 9_000}{{display:none}}</style>")

    assert FILLER.strip() in found.text


def test_words_that_a_style_sheet_writes_within_a_sentence_are_noted() -> None:
    found = article("<p>We shall <b class='n'>sell</b> the mill.</p>", head="<style>.n::before{content:'not '}</style>")
    plain = article("<p>We shall <b class='n'>sell</b> the mill.</p>", head="<style>.n::before{content:'→ '}</style>")

    assert [each.kind for each in found.unseen] == [UnseenKind.MARKUP]
    assert not plain.unseen


def test_the_number_of_a_footnote_is_no_word_of_a_page() -> None:
    assert "sell the mill." in article("<p>We sell the<sup>4</sup> mill.</p>").text


def test_words_told_to_machines_alone_say_so() -> None:
    told = {"@type": "NewsArticle", "articleBody": f"{ODD} " * 8}
    found = page("<h1>Walk</h1><p>Loading</p>", f"<script type='application/ld+json'>{json.dumps(told)}</script>")

    assert [each for each in found.unseen if each.span.cut(found.text).startswith(ODD)] == [
        Unseen(kind=UnseenKind.DATA, span=found.blocks[-1].span)
    ]


def test_a_comment_in_structured_data_is_no_article() -> None:
    told = {"@type": "WebPage", "comment": [{"@type": "NewsArticle", "articleBody": f"{ODD} " * 8}]}

    assert ODD not in article(head=f"<script type='application/ld+json'>{json.dumps(told)}</script>").text


def test_a_page_whose_elements_hide_most_of_its_prose_is_not_read_whole() -> None:
    found = page(
        f"<article><h1>Walk</h1><p>{FILLER}</p><div style='display:none'><p>{FILLER}</p><p>{FILLER}</p></div></article>"
    )

    assert (found.whole, found.limit) == (False, "hidden")
    assert article(f"<div hidden>{ODD}</div>").whole
