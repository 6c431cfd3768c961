from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.drafts.decode import decode_draft
from verify.errors import UnreadableDraftError
from verify.files.encoding import NotText, decode_file
from verify.files.find import MAX_FILE

WORDS = "“We will – perhaps – go to Łódź,” she said.\r\nÉté.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_unmarked_unicode_reads_as_written(encoding: str) -> None:
    assert decode_draft(WORDS.encode(encoding), "a.txt") == WORDS


def test_big_endian_reads_as_written() -> None:
    assert decode_draft(b"\xfe\xff" + WORDS.encode("utf-16-be"), "a.txt") == WORDS


def test_windows_1252_is_the_fallback() -> None:
    assert decode_draft("“Yes,” said Zoé – twice.".encode("cp1252"), "a.txt") == "“Yes,” said Zoé – twice."


def test_one_damaged_byte_does_not_turn_the_quotation_marks_into_rubbish() -> None:
    damaged = "“Yes,” she said. “No,” he said.".encode() + b"\xe2\x80"

    assert decode_draft(damaged, "a.txt").startswith("“Yes,” she said. “No,” he said.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "blank"),
        (b"%PDF-1.7 whatever", "PDF"),
        (b"PK\x03\x04whatever", "zip"),
        (b"\x00\x01\x02\x03\x04\x05", "binary"),
        (b"\xff\xfe\x00", "UTF-16"),
        (b"\xff\xfe\x00\x00a", "UTF-32"),
        (b"x" * (MAX_FILE + 1), "too large"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDraftError, match=reason) as caught:
        decode_draft(data, "drafts/a.txt")

    assert caught.value.origin == "drafts/a.txt"


@settings(max_examples=60)
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_text_or_a_clear_refusal(data: bytes) -> None:
    text = decode_file(data)

    assert text.reason if isinstance(text, NotText) else text.strip()
