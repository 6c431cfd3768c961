from __future__ import annotations

import hashlib
import json
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import NOON
from verify.fetch.answer_bytes import StoredAnswer, decode_answer, decode_failure, encode_answer, encode_failure
from verify.model.page import Unread

ANSWER = StoredAnswer(
    url="https://a.example/", status=200, content_type="text/html", retrieved_at=NOON, body=b"<p>words</p>"
)

words = st.text(max_size=30)
answers = st.builds(
    StoredAnswer,
    url=words,
    status=st.integers(100, 599),
    content_type=words,
    retrieved_at=st.datetimes(timezones=st.just(UTC)),
    charset=st.none() | words,
    location=st.none() | words,
    etag=st.none() | words,
    last_modified=st.none() | words,
    body=st.binary(max_size=500),
)


def sealed(head: object, body: bytes) -> bytes:
    written = json.dumps(head).encode()
    payload = len(written).to_bytes(4, "big") + written + body
    return b"VRFY\x01" + hashlib.sha256(payload).digest() + payload


@given(answers)
@settings(max_examples=60)
def test_an_answer_comes_back_as_it_was(answer: StoredAnswer) -> None:
    assert decode_answer(encode_answer(answer)) == answer


def test_a_failure_comes_back_as_it_was() -> None:
    failure = Unread(url="https://a.example/", reason="limited", status=429, retry_after=60.0, body=b"slow down")

    assert decode_failure(encode_failure(failure)) == failure


def test_neither_is_taken_for_the_other() -> None:
    assert decode_failure(encode_answer(ANSWER)) is None
    assert decode_answer(encode_failure(Unread(url="u", reason="dns"))) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_nothing(data: bytes) -> None:
    assert decode_answer(data) is None
    assert decode_failure(data) is None


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
@settings(max_examples=60)
def test_one_flipped_bit_is_noticed(at: int, bit: int) -> None:
    data = bytearray(encode_answer(ANSWER))
    data[at % len(data)] ^= 1 << bit

    assert decode_answer(bytes(data)) is None


@given(st.integers(0, 10_000))
@settings(max_examples=40)
def test_a_cut_value_is_noticed(at: int) -> None:
    data = encode_answer(ANSWER)

    assert decode_answer(data[: at % len(data)]) is None


GOOD = {"url": "u", "status": 200, "content_type": "t", "retrieved_at": "2026-03-02T12:00:00+00:00", "size": 0}


@pytest.mark.parametrize(
    "change",
    [
        {"status": "200"},
        {"status": True},
        {"url": None},
        {"url": 7},
        {"etag": ["x"]},
        {"retrieved_at": "2026-03-02T12:00:00"},
        {"retrieved_at": "yesterday"},
        {"size": -1},
        {"size": 10**12},
        {"size": 5},
        {"size": "0"},
    ],
)
def test_a_value_with_a_good_checksum_is_looked_at_all_the_same(change: dict[str, object]) -> None:
    assert decode_answer(sealed(GOOD, zlib.compress(b""))) is not None

    assert decode_answer(sealed(GOOD | change, zlib.compress(b""))) is None


@pytest.mark.parametrize("head", [[], "x", None, 7, [[[]]]])
def test_a_head_of_another_shape_is_nothing(head: object) -> None:
    assert decode_answer(sealed(head, zlib.compress(b""))) is None


def test_a_value_that_unpacks_to_more_than_it_says_is_nothing() -> None:
    assert decode_answer(sealed(GOOD | {"size": 3}, zlib.compress(bytes(50_000_000)))) is None


def test_times_keep_their_zone() -> None:
    answer = decode_answer(encode_answer(ANSWER))

    assert answer is not None
    assert answer.retrieved_at == datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
