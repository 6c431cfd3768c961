from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warcs import article
from verify.pages.extract import read_markup
from verify.pages.quick_text import quick_text
from verify.text.fold import find_words, fold


def quick(source: str) -> str:
    return quick_text(source.encode(), "text/html", None) or ""


def test_all_words_that_careful_reading_finds_are_there() -> None:
    source = article("“We will <b>rebuild</b> the<br>old bridge,” the mayor&#8217;s office said.")

    page = read_markup(source, url="https://a.example/", final_url="https://a.example/").page

    assert set(find_words(fold(page.text).text)) <= set(find_words(fold(quick(source)).text))


def test_words_of_scripts_and_styles_are_not_words_of_the_page() -> None:
    assert "secret" not in quick("<body><script>var secret</script><style>.secret{}</style><p>Words.")


def test_an_article_in_structured_data_alone_is_there() -> None:
    data = '{"@type": "NewsArticle", "articleBody": "We will \\"rebuild\\" it.\\nSoon."}'
    source = f'<body><script type="application/ld+json">{data}</script><p>Loading'

    assert 'We will "rebuild" it.\nSoon.' in quick(source)


@pytest.mark.parametrize(
    ("codec", "label", "words"),
    [("cp1252", "iso-8859-1", "Brücke"), ("utf-16-le", "utf-16le", "The bridge"), ("iso2022_jp", "iso-2022-jp", "橋")],
)
def test_a_page_in_another_encoding_is_read_by_its_label(codec: str, label: str, words: str) -> None:
    assert (quick_text(f"<body><p>{words}".encode(codec), "text/html", label) or "").strip() == words


def test_plain_text_is_itself_and_bytes_that_are_no_text_are_none() -> None:
    assert quick_text(b"a < b", "text/plain", None) == "a < b"
    assert quick_text(b"\x00\x01\x02\xff" * 50, "text/html", None) is None


def test_signs_that_nobody_sees_part_no_word() -> None:
    assert quick("<body><p>Wieder&shy;auf&#8203;bau").strip() == "Wiederaufbau"


@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain", ""]))
def test_any_bytes_are_read_without_a_fault(body: bytes, kind: str) -> None:
    read = quick_text(body, kind, None)

    # None: the bytes are no text.
    assert read is None or isinstance(read, str)
