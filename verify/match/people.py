"""What stands right beside a name of several words in a passage."""

from __future__ import annotations

from collections.abc import Sequence

from verify.match.sense import Running, Sense, touch
from verify.match.thesaurus import SYNONYM, nearness
from verify.match.word_lists import AUXILIARIES, MODALS
from verify.model.span import Span

# Between a name and its verb.
LEADING = AUXILIARIES | MODALS | frozenset("also not then already once again".split())


def in_one_place(draft: Sense, mine: Sequence[Running], page: Sense, other: Sequence[Running]) -> bool:
    """Whether the same title or verb stands right beside both names: "was elected", "the conductor"."""
    here, there = _beside(draft, mine), _beside(page, other)
    return any(one and end and nearness(one, end) >= SYNONYM for one, end in zip(here, there, strict=True))


def _beside(sense: Sense, group: Sequence[Running]) -> tuple[str | None, str | None]:
    """The telling word right before a name, and the first behind it."""
    told = {word.span for word in sense.words if not word.is_name}
    line = [each for each in sense.running if each.sentence == group[0].sentence]
    first, last = line.index(group[0]), line.index(group[-1])
    before = line[first - 1] if first else None
    behind = next((each for each in line[last + 1 :] if each.text not in LEADING), None)
    return (
        before.text if before and before.span in told and touch(before, group[0]) else None,
        behind.text if behind and behind.span in told else None,
    )


def around(group: Sequence[Running]) -> Span:
    """From the first of these words to the last."""
    return Span(group[0].span.start, group[-1].span.end)
