from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.pages.charset import decode_page, web_codec

WORDS = "<p>“Größe – naïve,” she said.</p>"


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (WORDS.encode(), "utf-8"),
        (WORDS.encode(), None),
        (WORDS.encode(), "iso-8859-1"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "windows-1252"),
        (WORDS.encode("cp1252"), "windows-1252"),
        (WORDS.encode("cp1252"), "ISO-8859-1"),
        (WORDS.encode("cp1252"), "utf-8"),
        (WORDS.encode("cp1252"), "hex"),
        (WORDS.encode(), "utf-16"),
        (WORDS.encode(), "utf-16be"),
        (WORDS.encode("cp1252"), "utf-16"),
        (WORDS.encode(), "iso-2022-jp"),
        (WORDS.encode("utf-16-le"), "utf-16"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), "utf-8"),
        (b'<meta charset="windows-1252">' + WORDS.encode("cp1252"), None),
    ],
)
def test_pages_read_right_whatever_their_label_says(body: bytes, label: str | None) -> None:
    text = decode_page(body, label)

    assert text is not None
    assert text.endswith(WORDS)


@pytest.mark.parametrize(
    ("words", "codec", "label"),
    [
        ("Zażółć gęślą jaźń", "cp1250", "windows-1250"),
        ("Съешь ещё этих", "koi8-r", "KOI8-R"),
        ("日本語の新聞", "cp932", "Shift_JIS"),
    ],
)
def test_older_encodings_follow_their_label(words: str, codec: str, label: str) -> None:
    assert decode_page(words.encode(codec), label) == words
    assert decode_page(f'<meta charset="{label}">'.encode() + words.encode(codec)) == f'<meta charset="{label}">{words}'


@pytest.mark.parametrize(
    "label", ["hex", "zlib", "rot13", "base64", "bz2", "uu", "idna", "punycode", "unicode_escape", "", None]
)
def test_names_of_python_codecs_are_no_labels(label: str | None) -> None:
    assert web_codec(label) is None


@pytest.mark.parametrize("body", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 99, b"\x00" * 500])
def test_binary_data_is_no_text(body: bytes) -> None:
    assert decode_page(body, "utf-8") is None


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16", "gbk", "shift_jis", "iso-2022-jp", "x", None]))
def test_any_bytes_give_text_or_none(body: bytes, label: str | None) -> None:
    text = decode_page(body, label)

    assert text is None or text.count("\ufffd") * 50 <= len(text)
