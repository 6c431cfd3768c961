"""Where the words of a quotation are in a text, word by word; both sides come as strings of one character a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, islice, pairwise

from rapidfuzz.distance import Levenshtein

# Stands for a word that no page holds; it never equals anything.
UNKNOWN = "\0"

_HITS_PER_SEED = 40
_MAX_RUNS = 40
# In quotations of up to so many words one word in common is a run.
SINGLE_WORDS = 6
_MAX_PLACES = 6
# Scanning costs words of the quotation times words of the text; beyond this only every n-th pair of words is a seed.
_SCAN_BUDGET = 100_000_000
_SMALL = 2_500
_MAX_HEAD = 60
# An unbroken run of so many words is no chance.
LONG_RUN = 6
# What a chain of runs must gain to be looked at closely, as a share of the quotation's words.
FEWEST = 0.3
# What leaving a word out costs, in words that agree; words behind an ellipsis may go almost for nothing.
GAP = 0.4
_LOOSE_GAP = 0.01
_FAR_JUMP = 3.0
# A word of the quotation and one of the text, -1 for none, and whether they agree.
_Pair = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Words *draft* … of the quotation that are unbroken from word *page* of the text on."""

    draft: int
    page: int
    length: int


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of an alignment, half open on both sides; *equal* stretches agree word by word."""

    draft_start: int
    draft_end: int
    page_start: int
    page_end: int
    equal: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quotation laid over one place of a text: steps in order, covering all of the quotation."""

    steps: tuple[Step, ...]

    @property
    def covered(self) -> int:
        """How many words of the quotation are there as they are."""
        return sum(step.draft_end - step.draft_start for step in self.steps if step.equal)

    @property
    def longest(self) -> int:
        """How many words the longest unbroken stretch has."""
        return max((step.draft_end - step.draft_start for step in self.steps if step.equal), default=0)


def align(draft: str, page: str, loose: frozenset[int] = frozenset(), own: str | None = None) -> Iterator[Alignment]:
    """The places of *page* that carry a good part of *draft* in runs of words, best first.

    *loose* holds the word positions of the quotation before which words may be missing: its ellipses and part ends.
    *own* is *draft* with the words that the editor put in unknown: those may agree with the text only between the others.
    """
    runs = _runs(draft if own is None else own, page, loose)
    for _ in range(_MAX_PLACES):
        if not runs:
            return
        chain, gain = _best_chain(runs, loose, len(draft))
        joined = sum(run.length == 1 for run in chain) if len(draft) > SINGLE_WORDS else 0
        if gain - (1 + GAP) * joined < FEWEST * len(draft) and max(run.length for run in chain) < LONG_RUN:
            return
        yield Alignment(tuple(_fill(draft, page, chain, loose)))
        taken = [(run.page, run.page + run.length) for run in chain]
        runs = [run for run in runs if all(run.page + run.length <= start or end <= run.page for start, end in taken)]


def _runs(draft: str, page: str, loose: frozenset[int]) -> list[SharedRun]:
    """Maximal stretches of two or more words on both sides, of one in very short quotations or where dots leave it alone."""
    width = 1 if len(draft) <= SINGLE_WORDS else 2
    stride = max(1, len(draft) * len(page) // _SCAN_BUDGET)
    reached: dict[int, int] = {}
    runs: list[SharedRun] = []
    # The whole quotation first: where every pair of its words is common, seeds may run out before its place.
    for at in islice(_places(draft, page), _MAX_PLACES) if draft and UNKNOWN not in draft else ():
        reached[at] = len(draft)
        runs.append(SharedRun(0, at, len(draft)))
    for start in range(0, len(draft) - width + 1, stride):
        seed = draft[start : start + width]
        if UNKNOWN in seed:
            continue
        for at in _places(seed, page):
            if reached.get(at - start, 0) <= start:
                run = _extended(draft, page, start, at)
                reached[at - start] = run.draft + run.length
                runs.append(run)
    most = max(_MAX_RUNS, len(draft) // 4)
    runs = sorted(runs, key=lambda run: -run.length)[:most] if len(runs) > most else runs
    if width > 1:
        alone = (at - 1 for at in loose if 0 < at <= len(draft) and (at == 1 or at - 1 in loose))
        runs += (SharedRun(at, place, 1) for at in alone for place in _places(draft[at], page) if draft[at] != UNKNOWN)
    return sorted(runs, key=lambda run: (run.draft, run.page))


def _places(seed: str, page: str) -> Iterator[int]:
    at = page.find(seed)
    for _ in range(_HITS_PER_SEED):
        if at < 0:
            return
        yield at
        at = page.find(seed, at + 1)


def _extended(draft: str, page: str, start: int, at: int) -> SharedRun:
    first = start
    while first and at - start + first and draft[first - 1] == page[at - start + first - 1] != UNKNOWN:
        first -= 1
    end = start
    while end < len(draft) and at - start + end < len(page) and draft[end] == page[at - start + end] != UNKNOWN:
        end += 1
    return SharedRun(first, at - start + first, end - first)


def _best_chain(runs: list[SharedRun], loose: frozenset[int], total: int) -> tuple[list[SharedRun], float]:
    """The runs that together carry most of the quotation, in its order, for the least that lies between; what they gain."""
    # How many loose places there are before each word, to see at once whether one lies between two runs.
    marks = [0, *accumulate(place in loose for place in range(total + 1))]
    scores: list[float] = []
    links: list[tuple[int, int]] = []
    ends: list[tuple[float, int, int, int]] = []
    for run in runs:
        score, link = float(run.length), (-1, 0)
        first, place, length = run.draft, run.page, run.length
        for reached, start, at, earlier in ends:
            # The rest of the run and all before it, for nothing: can this link win at all?
            if reached + length <= score or (overlap := start - first) >= length or (there := at - place) >= length:
                continue
            # Not by `max`, which takes longer than the rest of the loop.
            overlap = overlap if overlap > there else there
            overlap = overlap if overlap > 0 else 0
            missing, skipped = first + overlap - start, place + overlap - at
            is_loose = marks[first + overlap + 1] > marks[start]
            gained = reached + length - overlap - _cost(missing, skipped, is_loose=is_loose)
            if gained > score:
                score, link = gained, (earlier, overlap)
        ends.append((score, first + length, place + length, len(scores)))
        scores.append(score)
        links.append(link)
    chain: list[SharedRun] = []
    last = place = max(range(len(runs)), key=lambda at: scores[at])
    while place >= 0:
        earlier, overlap = links[place]
        run = runs[place]
        chain.append(SharedRun(run.draft + overlap, run.page + overlap, run.length - overlap))
        place = earlier
    return chain[::-1], scores[last]


def _cost(missing: int, skipped: int, *, is_loose: bool) -> float:
    """What it costs to leave out words of the quotation and of the page between two runs."""
    if is_loose:
        return GAP * missing + min(_LOOSE_GAP * skipped, _FAR_JUMP)
    return max(GAP * missing, min(GAP * max(missing, skipped), _FAR_JUMP))


def _fill(draft: str, page: str, chain: list[SharedRun], loose: frozenset[int]) -> Iterator[Step]:
    """The chain's runs with what lies before, between and behind them aligned word by word."""
    first, last = chain[0], chain[-1]
    yield from _head(draft, page, first)
    for before, run in pairwise(chain):
        yield Step(before.draft, before.draft + before.length, before.page, before.page + before.length, equal=True)
        yield from _between(draft, page, before, run, loose)
    yield Step(last.draft, last.draft + last.length, last.page, last.page + last.length, equal=True)
    yield from _tail(draft, page, last)


def _between(draft: str, page: str, before: SharedRun, after: SharedRun, loose: frozenset[int]) -> Iterator[Step]:
    start, at = before.draft + before.length, before.page + before.length
    words, text = draft[start : after.draft], page[at : after.page]
    if words and text and len(words) * len(text) > _SMALL:
        return _steps(_compiled(words, text), start, at)
    return _steps(_small(words, text, frozenset(mark - start for mark in loose)), start, at)


def _head(draft: str, page: str, first: SharedRun) -> Iterator[Step]:
    """What is before the first run, against as many words of the text; the text may begin anywhere."""
    length = min(first.draft, _MAX_HEAD)
    start, at = first.draft - length, max(0, first.page - length - 2)
    words, text = draft[start : first.draft], page[at : first.page]
    mirrored = _small(words[::-1], text[::-1], frozenset(), free_end=True)
    pairs = [
        (len(words) - 1 - word if word >= 0 else -1, len(text) - 1 - place if place >= 0 else -1, same)
        for word, place, same in reversed(mirrored)
    ]
    used = sum(place >= 0 for _, place, _ in pairs)
    if start:
        yield Step(0, start, first.page - used, first.page - used, equal=False)
    yield from _steps(pairs, start, first.page - used)


def _tail(draft: str, page: str, last: SharedRun) -> Iterator[Step]:
    """What is behind the last run, against as many words of the text; the text may end anywhere."""
    start, at = last.draft + last.length, last.page + last.length
    end = min(len(draft), start + _MAX_HEAD)
    pairs = _small(draft[start:end], page[at : at + end - start + 2], frozenset(), free_end=True)
    yield from _steps(pairs, start, at)
    if end < len(draft):
        at += sum(place >= 0 for _, place, _ in pairs)
        yield Step(end, len(draft), at, at, equal=False)


def _steps(pairs: list[_Pair], start: int, at: int) -> Iterator[Step]:
    """Stretches of equal and of differing pairs, beginning at word *start* of the quotation and *at* of the text."""
    for equal, group in groupby(pairs, key=lambda pair: pair[2]):
        members = list(group)
        end = start + sum(word >= 0 for word, _, _ in members)
        stop = at + sum(place >= 0 for _, place, _ in members)
        yield Step(start, end, at, stop, equal=equal)
        start, at = end, stop


def _compiled(words: str, text: str) -> list[_Pair]:
    pairs: list[_Pair] = []
    for step in Levenshtein.opcodes(words, text):
        if step.tag == "equal":
            pairs += [(step.src_start + by, step.dest_start + by, True) for by in range(step.src_end - step.src_start)]
        else:
            pairs += [(word, -1, False) for word in range(step.src_start, step.src_end)]
            pairs += [(-1, place, False) for place in range(step.dest_start, step.dest_end)]
    return pairs


def _small(words: str, text: str, loose: frozenset[int], *, free_end: bool = False) -> list[_Pair]:
    """The cheapest alignment of a few words; *free_end* leaves words of the text behind the last one out for nothing."""
    if not words:
        return [] if free_end else [(-1, place, False) for place in range(len(text))]
    skip = [_LOOSE_GAP if word in loose else 1.0 for word in range(len(words) + 1)]
    costs = [[skip[0] * place for place in range(len(text) + 1)]]
    for word, code in enumerate(words):
        above, leave = costs[-1], skip[word + 1]
        diagonal = above[0]
        left = diagonal + 1.0
        row = [left]
        known = code != UNKNOWN
        for other, up in zip(text, islice(above, 1, None), strict=True):
            cost = diagonal if known and code == other else diagonal + 1.0
            left = beside if (beside := left + leave) < up + 1.0 else up + 1.0
            row.append(left := cost if cost < left else left)
            diagonal = up
        costs.append(row)
    last = len(text)
    if free_end:
        # Among equals as many words of the text as the quotation has: a changed word rather than an added one.
        last = min(range(len(text) + 1), key=lambda place: (costs[-1][place], abs(place - len(words))))
    return _traced(words, text, costs, skip, last)


def _traced(words: str, text: str, costs: list[list[float]], skip: list[float], last: int) -> list[_Pair]:
    word, place = len(words), last
    pairs: list[_Pair] = []
    while word or place:
        cost = costs[word][place]
        if word and place:
            same = words[word - 1] == text[place - 1] != UNKNOWN
            if costs[word - 1][place - 1] + (0.0 if same else 1.0) == cost:
                word, place = word - 1, place - 1
                pairs.append((word, place, same))
                continue
        if place and (not word or costs[word][place - 1] + skip[word] == cost):
            place -= 1
            pairs.append((-1, place, False))
        else:
            word -= 1
            pairs.append((word, -1, False))
    return pairs[::-1]
