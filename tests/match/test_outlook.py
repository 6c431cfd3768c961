"""By its words alone a passage is never thought to tell less than it does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.match.outlook import outlook
from verify.match.retelling import compare
from verify.match.sense import sense_of

WORDS = (
    "Lena Holm Holm's Bo Lind Zambia Zambian the mayor council bought sold ferry boat ship harbour port four 4 twelve 12 hundred "
    "million per cent on Monday 3 May 2024 will may not never has closed opened shut , . said in of Norway Norwegian half a"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join)


@given(
    said=SENTENCES, given_there=SENTENCES, elsewhere=st.frozensets(st.sampled_from([word.lower() for word in WORDS]))
)
def test_no_comparison_finds_more_than_the_outlook(said: str, given_there: str, elsewhere: frozenset[str]) -> None:
    draft = sense_of(said)
    most, found = outlook(draft, given_there, elsewhere), compare(draft, sense_of(given_there), elsewhere)

    assert most.share >= found.share
    assert most.echoed >= found.echoed
    assert most.anchored or not found.anchored
    is_lost = found.lost_names or any(change.difference == "name" for change in found.changes)
    assert not is_lost or most.plain_share >= found.plain_share


@pytest.mark.parametrize(("passage", "share"), [("Green paint.", 0.0), ("Lena Holm bought the ferry.", 1.0)])
def test_an_outlook_is_the_share_of_words_that_may_be_told(passage: str, share: float) -> None:
    assert outlook(sense_of("Lena Holm bought a ferry."), passage, frozenset()).share == share
