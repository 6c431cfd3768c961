"""One day written in another order: "3 March" and "March 3" are laid over one another as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.match.align import Alignment, Step
from verify.match.overlay import Compared
from verify.text.dates import MOST_IN_DAY, day_of, is_month

# How far from its place an aligner may put half of a day.
_ASTRAY = 4


def with_whole_days(alignment: Alignment, compared: Compared) -> Alignment:
    """*alignment*, where it tears the days of the quotation apart and the page has the same day there, put right."""
    steps = alignment.steps
    if all(step.equal for step in steps) or not any(is_month(word.text) for word in compared.quotation.words):
        return alignment
    for start, end in _days(compared):
        touched = [step for step in steps if step.draft_start < end and start < step.draft_end]
        if not all(step.equal for step in touched) or len(touched) > 1:
            there = _same_day(start, end, touched, compared)
            steps = _split(steps, Step(start, end, *there, equal=False)) if there else steps
    return Alignment(_within(steps))


def _within(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """*steps* without words of the page alone before or behind the quotation: the page goes on beside a day too."""
    while len(steps) > 1 and steps[0].draft_end == 0:
        steps = steps[1:]
    while len(steps) > 1 and steps[-1].draft_start == steps[-2].draft_end == steps[-1].draft_end:
        steps = steps[:-1]
    return steps


def _days(compared: Compared) -> Iterator[tuple[int, int]]:
    """The days that the quotation names, as positions of its words; the longest reading of each."""
    words = [word.text for word in compared.quotation.words]
    at = 0 if any(map(str.isdecimal, words)) else len(words)
    while at < len(words):
        sizes = range(min(MOST_IN_DAY, len(words) - at), 1, -1)
        size = next((size for size in sizes if day_of(words[at : at + size])), 0)
        if size:
            yield at, at + size
        at += size or 1


def _same_day(start: int, end: int, touched: Sequence[Step], compared: Compared) -> tuple[int, int] | None:
    wanted = day_of(compared.draft_words(start, end))
    first = max(0, touched[0].page_start + (start - touched[0].draft_start if touched[0].equal else 0) - _ASTRAY)
    last = touched[-1].page_end - (touched[-1].draft_end - end if touched[-1].equal else 0) + _ASTRAY
    words = compared.page.words(first, min(last, len(compared.page.codes)))
    for size in range(MOST_IN_DAY, 1, -1):
        for at in range(len(words) - size + 1):
            if day_of(words[at : at + size]) == wanted:
                return first + at, first + at + size
    return None


def _split(steps: Sequence[Step], day: Step) -> tuple[Step, ...]:
    """*steps* with *day* in its place; what it cuts off is as it was, what it parts is no longer equal."""
    before = [part for step in steps if (part := _before(step, day)) is not None]
    after = [part for step in steps if (part := _after(step, day)) is not None]
    reached = (before[-1].draft_end, before[-1].page_end) if before else (0, day.page_start)
    if reached != (day.draft_start, day.page_start):
        before.append(Step(reached[0], day.draft_start, reached[1], day.page_start, equal=False))
    going_on = (after[0].draft_start, after[0].page_start) if after else (steps[-1].draft_end, day.page_end)
    if going_on != (day.draft_end, day.page_end):
        after.insert(0, Step(day.draft_end, going_on[0], day.page_end, going_on[1], equal=False))
    return (*before, day, *after)


def _before(step: Step, day: Step) -> Step | None:
    draft, page = min(step.draft_end, day.draft_start), min(step.page_end, day.page_start)
    if step.equal:
        size = min(draft - step.draft_start, page - step.page_start)
        draft, page = step.draft_start + size, step.page_start + size
    is_left = draft >= step.draft_start and page >= step.page_start and (draft, page) != _begin(step)
    return Step(step.draft_start, draft, step.page_start, page, equal=step.equal) if is_left else None


def _after(step: Step, day: Step) -> Step | None:
    draft, page = max(step.draft_start, day.draft_end), max(step.page_start, day.page_end)
    if step.equal:
        size = min(step.draft_end - draft, step.page_end - page)
        draft, page = step.draft_end - size, step.page_end - size
    is_left = draft <= step.draft_end and page <= step.page_end and (draft, page) != (step.draft_end, step.page_end)
    return Step(draft, step.draft_end, page, step.page_end, equal=step.equal) if is_left else None


def _begin(step: Step) -> tuple[int, int]:
    return step.draft_start, step.page_start
