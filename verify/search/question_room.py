"""How much one question holds: services refuse long ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate

from verify.model.claim import Claim
from verify.search.queries import name_of

# In characters; quotation marks and " OR " count too.
ROOM = 230
MOST_RARE = 12


def fitting(words: Collection[str], room: int) -> tuple[str, ...]:
    """The first of *words* that a question of *room* characters holds, with " OR " between them."""
    sizes = accumulate(len(word) + 6 for word in words)
    return tuple(word for word, size in zip(words, sizes, strict=True) if size <= room)[:MOST_RARE]


def in_rooms(claims: Sequence[Claim], runs: Mapping[str, tuple[str, ...]], most: int) -> Iterator[list[Claim]]:
    """*claims* in groups whose runs and names one question holds."""
    group: list[Claim] = []
    room = ROOM
    for claim in claims:
        size = len(runs[claim.id][0]) + len(name_of(claim)) + 2 * len('"" OR ')
        if group and (len(group) >= most or size > room):
            yield group
            group, room = [], ROOM
        group.append(claim)
        room -= size
    if group:
        yield group
