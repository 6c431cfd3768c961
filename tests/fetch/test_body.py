from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.fetch.body import BodyError, read_body


async def pieces(data: bytes, size: int = 1_000) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


def read(
    data: bytes, coding: str = "", *, limit: int = 100_000, length: int | None = None, keep_start: bool = False
) -> bytes:
    return asyncio.run(read_body(pieces(data), coding=coding, length=length, limit=limit, keep_start=keep_start))


def reason(data: bytes, coding: str = "", *, limit: int = 100_000, length: int | None = None) -> str:
    with pytest.raises(BodyError) as caught:
        read(data, coding, limit=limit, length=length)
    return caught.value.reason


@given(body=st.binary(max_size=5_000), packed=st.booleans())
@settings(max_examples=60)
def test_a_body_comes_back_whole_packed_or_not(body: bytes, packed: bool) -> None:
    assert read(gzip.compress(body) if packed else body, "gzip" if packed else "") == body


def test_gzip_members_in_a_row_are_one_body() -> None:
    assert read(gzip.compress(b"one ") + gzip.compress(b"two"), "GZIP") == b"one two"


def test_padding_behind_a_packed_body_is_nothing() -> None:
    assert read(gzip.compress(b"words") + bytes(600), "gzip") == b"words"


def test_a_packed_body_that_stops_early_is_cut() -> None:
    assert reason(gzip.compress(b"words " * 500)[:-9], "gzip") == "cut"


def test_a_second_packed_piece_that_stops_early_is_cut() -> None:
    assert reason(gzip.compress(b"one") + gzip.compress(b"two")[:-9], "gzip") == "cut"


def test_a_body_shorter_than_announced_is_cut() -> None:
    assert reason(b"words", length=50) == "cut"


def test_a_body_that_is_not_packed_as_it_says_is_cut() -> None:
    assert reason(b"<p>plain after all</p>", "gzip") == "cut"


def test_very_many_packed_pieces_are_refused() -> None:
    assert reason(gzip.compress(b"x") * 400, "gzip") == "cut"


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "gzip,br", "hex", "zlib"])
def test_a_coding_that_was_not_asked_for_is_not_unpacked(coding: str) -> None:
    assert reason(zlib.compress(b"words"), coding) == "not_html"


def test_a_body_of_exactly_the_limit_passes_and_one_more_byte_does_not() -> None:
    assert len(read(bytes(1_000), limit=1_000)) == 1_000
    assert reason(bytes(1_001), limit=1_000) == "too_large"
    assert reason(gzip.compress(bytes(1_001)), "gzip", limit=1_000) == "too_large"


def test_an_announced_length_beyond_the_limit_is_not_even_begun() -> None:
    assert reason(b"", limit=10, length=11) == "too_large"


def test_only_the_start_is_kept_where_that_is_enough() -> None:
    assert read(b"abcdef", limit=3, keep_start=True) == b"abc"
    assert read(gzip.compress(b"abcdef"), "gzip", limit=3, keep_start=True) == b"abc"


def test_a_bomb_is_stopped_before_it_unpacks() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    tracemalloc.start()

    assert reason(packed, "gzip", limit=1 << 20) == "too_large"

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20
