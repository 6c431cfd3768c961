from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree

from verify.pages.serialized import serialize_visible
from verify.pages.visible_text import TreeFlow


def shown(source: str) -> str:
    return " | ".join(stretch.text for stretch in TreeFlow().read(HTMLTree.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "<script><!--<script></script>hidden<script>--></script>",
        "<svg><style>&lt;/style>&lt;/svg>hidden&lt;svg>&lt;style></style></svg>",
        "<math><mi>hidden<script>&lt;/math></script>hidden</mi></math>",
        "<template><p>hidden<template></template>hidden</template>",
        "<div hidden><div>hidden</div>hidden</div>",
        "<p style='color: red; display : none'>hidden</p>",
        "<!-- hidden <b> --><!--hidden--!>",
        "<iframe><p>hidden</iframe><noframes></p>hidden</noframes>",
    ],
)
def test_what_no_reader_sees_is_left_out_whatever_it_looks_like(source: str) -> None:
    assert shown(f"<p>before</p>{source}<p>behind</p>") == "before | behind"


def test_words_with_signs_are_words() -> None:
    assert shown("<p title='a > b' data-x=\"<i>\">1 &lt; 2 &amp;amp; 3&nbsp;&gt; 2</p>") == "1 < 2 &amp; 3 > 2"
    assert shown("<xmp><b>bold</b></xmp>") == "<b>bold</b>"
    assert shown("<plaintext></p>all</plaintext>that follows") == "</p>all</plaintext>that follows"


def test_a_link_is_found_by_its_address() -> None:
    (stretch,) = TreeFlow().read(HTMLTree.parse("<p>See <a class='x' href=' /a?b=1&amp;c=2 '>this</a>.</p>"))

    assert stretch.links == [("/a?b=1&c=2", 4, 8)]


def test_a_page_without_drawings_and_odd_scripts_is_written_as_it_is() -> None:
    tree = HTMLTree.parse("<p>One<script>a('</p>')</script><img src=x>")

    assert serialize_visible(tree) == "<body><p>One<script>a('</p>')</script><img src=\"x\"></p></body>"


PIECES = st.sampled_from(
    "<p> </p> <div> </div> <b> </b> <a href=x> </a> <li> <br> <hr> <table> <td> </table> <h1> <xmp> </xmp> <pre> word &lt; "
    "&amp;lt; &nbsp; “é” < > </ <x-y =z> <!--c--> <!--> <?q> \" ' = <i'j> <span\"> <b<c> <input> <img> </br>".split()
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join))
def test_every_word_of_the_tree_is_shown_once_and_in_order(source: str) -> None:
    tree = HTMLTree.parse(source)
    everything = (tree.body.text if tree.body else None) or ""
    found = "".join(stretch.text for stretch in TreeFlow().read(tree))

    assert "".join(found.split()) == "".join(everything.split())
