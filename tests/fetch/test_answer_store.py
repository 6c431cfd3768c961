"""How long an answer that is held may stand for a new one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import NOON
from verify.fetch.answer_bytes import StoredAnswer
from verify.fetch.answer_store import is_fresh


@pytest.mark.parametrize(
    ("age", "fresh"),
    [
        (timedelta(0), True),
        (timedelta(days=7), True),
        (timedelta(days=7, seconds=1), False),
        (timedelta(minutes=-5), True),
        (timedelta(minutes=-30), False),
        (timedelta(days=-4_000), False),
    ],
)
def test_an_answer_dated_in_the_future_is_not_fresh_for_ever(age: timedelta, fresh: bool) -> None:
    answer = StoredAnswer(url="https://a.example/", status=200, content_type="", retrieved_at=NOON - age)

    assert is_fresh(answer, NOON, timedelta(days=7)) is fresh
