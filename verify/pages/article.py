"""Which blocks of a page make up its article."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model.draft import BlockKind
from verify.pages.visible_text import Stretch

_PROSE = 80
_MOST_LINKED = 0.4
# With less than this outside the furniture, the names that made it furniture were misleading.
_LEAST_OUTSIDE = 250
# The share of all prose that makes a container the article's.
_ENOUGH = 0.7


def choose_main(stretches: Sequence[Stretch]) -> list[bool]:
    """For each block whether it belongs to the article: inside the smallest container that holds most of the prose.

    Prose are long blocks that are not mostly links and are outside menus, comments and footers. Where nothing is long
    enough to be prose, all blocks outside the furniture count. What readers wrote is never the article's, however long.
    """
    everything = [0 if stretch.comment else _prose(stretch) for stretch in stretches]
    outside = [0 if stretch.furniture else weight for stretch, weight in zip(stretches, everything, strict=True)]
    trusted = sum(outside) >= _LEAST_OUTSIDE
    weights = outside if trusted else everything
    home = _home(stretches, weights)
    if home is None:
        return [not (stretch.furniture or stretch.comment) for stretch in stretches]
    inside = [
        home in stretch.containers and not stretch.comment and not (stretch.furniture and trusted)
        for stretch in stretches
    ]
    prose = [at for at, weight in enumerate(weights) if weight and inside[at]]
    return [
        within and prose[0] <= at <= prose[-1] and (bool(weights[at]) or _is_part(stretches[at]))
        for at, within in enumerate(inside)
    ]


def without_misleading(stretches: Sequence[Stretch]) -> None:
    """Where all prose is in what is called comments, the name says something else: no block is one then."""
    if not any(_prose(stretch) for stretch in stretches if not stretch.comment):
        for stretch in stretches:
            stretch.comment = False


def _prose(stretch: Stretch) -> int:
    length = len(stretch.text)
    return 0 if length < _PROSE or stretch.linked > _MOST_LINKED * length else length


def _home(stretches: Sequence[Stretch], weights: Sequence[int]) -> int | None:
    """The innermost container that holds enough of the prose."""
    held: dict[int, int] = {}
    for stretch, weight in zip(stretches, weights, strict=True):
        if weight:
            for container in stretch.containers:
                held[container] = held.get(container, 0) + weight
    enough = _ENOUGH * sum(weights)
    # Containers are numbered as they open: of those that hold enough, the last opened is the innermost.
    return max((container for container, weight in held.items() if weight >= enough), default=None)


def _is_part(stretch: Stretch) -> bool:
    """Short blocks between prose belong to it unless they are links: headings, lines of dialogue, list items."""
    return stretch.linked <= 0.5 * len(stretch.text) or stretch.kind is BlockKind.BLOCK_QUOTE
