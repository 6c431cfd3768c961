from __future__ import annotations

from tests.fakes import fetched
from verify.model.page import Page
from verify.pages.extract import read_page

TEXT = "The council met for three hours on Monday and heard from the people of the harbour quarter who had come. "


def main_text(body: str) -> list[str]:
    page = read_page(fetched("https://gazette.example/a", f"<html><body>{body}</body></html>"))
    assert isinstance(page, Page), page
    return [block.span.cut(page.text) for block in page.blocks if block.main]


def test_teasers_beside_the_article_are_not_main() -> None:
    teasers = "".join(f"<div><a href='/{n}'>Another story about the harbour, number {n}</a></div>" for n in range(9))
    found = main_text(f"<div id=wrap><div><p>{TEXT * 3}</p><p>{TEXT * 3}</p></div><div>{teasers}</div></div>")

    assert found == [(TEXT * 3).strip()] * 2


def test_short_lines_between_paragraphs_are_main() -> None:
    found = main_text(
        f"<div><p>{TEXT * 2}</p><h2>The vote</h2><p>“No,” she said.</p><blockquote>“Never.”</blockquote><p>{TEXT * 2}</p></div>"
    )

    assert found[1:4] == ["The vote", "“No,” she said.", "“Never.”"]


def test_menus_and_footers_are_not_main_even_when_long() -> None:
    found = main_text(f"<main><p>{TEXT * 2}</p><p>{TEXT * 2}</p></main><footer><p>{TEXT * 9}</p></footer>")

    assert found == [(TEXT * 2).strip()] * 2


def test_a_page_of_short_lines_is_main_but_for_its_menus() -> None:
    lines = "".join(f"<li>Line {n} of the song</li>" for n in range(30))

    assert main_text(f"<nav>Home</nav><ul>{lines}</ul>")[0] == "Line 0 of the song"
