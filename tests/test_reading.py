from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.fakes import NOON
from verify.model.page import Page
from verify.reading import with_possible_date


@pytest.mark.parametrize(("days", "kept"), [(-400, True), (0, True), (1, True), (2, False), (300_000, False)])
def test_a_page_has_no_date_from_after_the_day_on_which_it_was_read(days: int, kept: bool) -> None:
    day: date = NOON.date() + timedelta(days=days)
    page = Page(url="", final_url="", text="", published_on=day, retrieved_at=NOON)

    assert with_possible_date(page).published_on == (day if kept else None)
