"""Stretches that say the same in other dress are found by what they have in common, and none is lost that way."""

from __future__ import annotations

from itertools import product

import pytest

from verify.match.alike import alike, keys
from verify.match.differences import MOST_IN_NUMBER, MOST_IN_RULE, Context, harmless_rule
from verify.model.verdict import Difference

CONTEXT = Context(is_known=lambda _word: False, is_in_small_letters=lambda _word: True)
# Each line holds words that some rule makes one with others of the line, beside words that none does.
LINES = """
today to day to-day
well-known wellknown well known
six 6 sixth 6th six per cent 6 % 6 percent half a dozen
us $ 5 million $ 5 m five million dollars 5,000,000 5 mn
two and a half million 2.5 million 2,5 million a million
eleven hundred and eighty seven 1,187 twenty-one twenty one 21 st
3 march march 3 the 3 rd of march march the third
won't will not I'm I am they've they have cannot can not don't y'know you know 'cause because
colour color centre center travelled traveled organise organize café cafe schon schön daß dass
dr doctor st street saint jan january
ya you em them workin' working diggin' digging 'til until
a the an that this
& and und
received recieved occurred occured separate seperate crossing crosing
ѕhip ship раге page
"""


def stretches(line: str) -> list[tuple[str, ...]]:
    words = tuple(line.replace("-", " ").split())
    return [
        words[at : at + size]
        for at in range(len(words))
        for size in range(1, MOST_IN_NUMBER + 1)
        if at + size <= len(words)
    ]


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_no_rule_makes_one_of_two_stretches_that_have_nothing_in_common(line: str) -> None:
    pairs = [pair for pair in product(stretches(line), repeat=2) if harmless_rule(pair[0], pair[1], CONTEXT)]

    assert any(one != other for one, other in pairs)
    assert all(keys(one) & keys(other) for one, other in pairs)


def test_every_harmless_pair_of_stretches_is_found_at_its_place() -> None:
    draft, page = ("they", "paid", "six", "per", "cent", "today"), ("they", "paid", "6", "%", "to", "day")

    found = alike(draft, page, CONTEXT)

    assert (3, 2, Difference.NUMBER_FORMAT) in found[2, 2]
    assert found[5, 4] == [(1, 2, Difference.SPACING)]


def test_words_of_one_letter_in_common_are_looked_at_no_further_than_a_plain_rule_reaches() -> None:
    draft = ("w", "a", "t", "e", "r")

    assert all(
        max(size, over) <= MOST_IN_RULE
        for places in alike(draft, ("water",), CONTEXT).values()
        for size, over, _ in places
    )
