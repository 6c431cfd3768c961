"""Regions hold every place that one of their stretches touches, nested or not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.claims.excluded_spans import Regions
from verify.model.span import Span

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 20))


@settings(max_examples=100, deadline=None)
@given(stretches=st.lists(SPANS, max_size=6), place=SPANS)
def test_a_place_is_held_where_a_stretch_overlaps_it(stretches: list[Span], place: Span) -> None:
    assert Regions(stretches).hold(place) == any(stretch.overlaps(place) for stretch in stretches)
