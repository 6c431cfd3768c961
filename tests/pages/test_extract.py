from __future__ import annotations

from tests.fakes import fetched
from verify.model.page import Page, Unread
from verify.pages.extract import read_page

URL = "https://news.example.org/2026/03/02/harbour"
FILLER = "The council met for three hours on Monday and heard from residents of the old harbour quarter. " * 4


def page(body: str) -> Page:
    outcome = read_page(fetched(URL, body))
    assert isinstance(outcome, Page), outcome
    return outcome


def article(inner: str) -> str:
    return f"<html><body><main><p>{FILLER}</p>{inner}<p>{FILLER}</p><p>{FILLER}</p></main></body></html>"


def test_words_split_by_inline_markup_read_as_one() -> None:
    found = page(article("<p>“We <b>nev</b>er <i>signed</i> <a href='/x'>any paper</a>,” she said.</p>"))

    assert "“We never signed any paper,” she said." in found.text


def test_cells_and_list_items_do_not_glue_their_words() -> None:
    found = page(article("<ul><li>one</li><li>two</li></ul><table><tr><td>three</td><td>four</td></tr></table>"))

    assert "one\n\ntwo\n\nthree\n\nfour" in found.text


def test_scripts_and_hidden_elements_leave_no_words() -> None:
    found = page(
        article(
            "<script>var a = 'secret one'</script><div hidden>secret two</div><p style='display: none'>secret three</p>"
        )
    )

    assert "secret" not in found.text


def test_blocks_span_their_text_and_the_article_is_main() -> None:
    found = page("<nav><a href='/'>Home</a></nav>" + article("<blockquote>“A line.”</blockquote>"))

    assert "".join(f"{block.span.cut(found.text)}\n\n" for block in found.blocks).strip() == found.text
    assert [block.span.cut(found.text) for block in found.blocks if not block.main] == ["Home"]


def test_other_content_is_a_reason() -> None:
    outcome = read_page(fetched(URL, b"%PDF-1.7", content_type="application/pdf"))

    assert isinstance(outcome, Unread)
    assert outcome.reason == "not_html"


def test_a_table_names_who_says_what_stands_in_the_same_row() -> None:
    rows = (
        "<tr><th>Who</th><th>What</th></tr><tr><td>“The lift will stay shut.”</td><td>Ilse Brandt</td></tr>"
        "<tr><td>“It will open in the spring.”</td><td>Yusuf Adeyemi</td></tr>"
    )
    found = page(article(f"<table>{rows}</table><p>Costs</p><table><tr><td>Rope</td><td>12 euros</td></tr></table>"))

    assert [(place.span.cut(found.text), place.speaker) for place in found.places] == [
        ("“The lift will stay shut.”", "Ilse Brandt"),
        ("“It will open in the spring.”", "Yusuf Adeyemi"),
    ]


def test_what_a_page_tells_machines_of_a_quotation_names_its_speaker() -> None:
    data = '{"@type": "Quotation", "text": "The lift will stay shut.", "creator": {"@type": "Person", "name": "Ilse Brandt"}}'
    script = f'<script type="application/ld+json">{data}</script>'
    found = page(article(f"{script}<p>“The lift will stay shut.”</p>"))

    assert [(place.span.cut(found.text), place.speaker) for place in found.places] == [
        ("The lift will stay shut.", "Ilse Brandt")
    ]


def test_a_quoting_element_has_marks_unless_the_page_writes_them() -> None:
    found = page(
        article(
            "<p>Mira Holt said: <q>We <em>never</em> signed </q>. <q>“No,”</q> said Bo. <q>She said <q>no</q></q>.</p>"
        )
    )

    assert "Mira Holt said: “We never signed”. “No,” said Bo. “She said ‘no’”." in found.text
