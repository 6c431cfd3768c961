"""A checksum tells what is not as it was written."""

from __future__ import annotations

import pytest

from verify.fetch.seal import sealed, unsealed


@pytest.mark.parametrize("data", [b"", b"[]", b"x" * 5_000])
def test_what_was_sealed_comes_back(data: bytes) -> None:
    assert unsealed(sealed(data)) == data


@pytest.mark.parametrize(
    "damaged", [None, b"", b"[]", sealed(b"[1]")[:-1], sealed(b"[1]") + b" ", b"\0" + sealed(b"[1]")[1:]]
)
def test_whatever_else_is_there_is_nothing(damaged: bytes | None) -> None:
    assert unsealed(damaged) is None


def test_what_was_sealed_under_one_name_is_nothing_under_another() -> None:
    assert unsealed(sealed(b"[1]", "page"), "page") == b"[1]"
    assert unsealed(sealed(b"[1]", "page"), "answer") is None
    assert unsealed(sealed(b"[1]", "page")) is None
