"""Which blocks of a page make up its article."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model.draft import BlockKind
from verify.pages.flow import Stretch

_PROSE = 80
_MOST_LINKED = 0.4


def choose_main(stretches: Sequence[Stretch]) -> list[bool]:
    """For each block whether it belongs to the article: inside the smallest container that holds most of the prose.

    Prose are long blocks that are not mostly links and stand outside menus and footers. Where nothing is long
    enough to be prose, all blocks outside the furniture count.
    """
    weights = [_prose(stretch) for stretch in stretches]
    home = _home(stretches, weights)
    if home is None:
        return [not stretch.furniture for stretch in stretches]
    inside = [home in stretch.containers and not stretch.furniture for stretch in stretches]
    first = next(at for at, (within, weight) in enumerate(zip(inside, weights, strict=True)) if within and weight)
    last = max(at for at, (within, weight) in enumerate(zip(inside, weights, strict=True)) if within and weight)
    return [
        within and first <= at <= last and (bool(weights[at]) or _is_part(stretches[at]))
        for at, within in enumerate(inside)
    ]


def _prose(stretch: Stretch) -> int:
    length = len(stretch.text)
    if stretch.furniture or length < _PROSE or stretch.linked > _MOST_LINKED * length:
        return 0
    return length


def _home(stretches: Sequence[Stretch], weights: Sequence[int]) -> int | None:
    """The innermost container with at least seven tenths of the prose."""
    held: dict[int, int] = {}
    for stretch, weight in zip(stretches, weights, strict=True):
        if weight:
            for container in stretch.containers:
                held[container] = held.get(container, 0) + weight
    if not held:
        return None
    enough = 0.7 * sum(weights)
    # Containers are numbered as they open: of those that hold enough, the last opened is the innermost.
    return max((container for container, weight in held.items() if weight >= enough), default=None)


def _is_part(stretch: Stretch) -> bool:
    """Short blocks between prose belong to it unless they are links: headings, lines of dialogue, list items."""
    return stretch.linked <= 0.5 * len(stretch.text) or stretch.kind is BlockKind.BLOCK_QUOTE
