"""Pages that carry one text: prints, mirrors and rewrites of it, and several addresses of one page."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from verify.judge.shingles import article_text, lower_words, runs_outside, shingles_of
from verify.model.page import Page
from verify.speech.quoted import quoted_spans
from verify.urls import same_page_key

Key = TypeVar("Key", bound=Hashable)

# Half of the shorter text, quotations left out: rewrites of one wire story lie above it, two reports of one event far below.
_SAME_TEXT = 0.5
# Shorter texts are compared with their quotations, for little else is left of them.
_ENOUGH_RUNS = 30
# A run that many pages hold is furniture ("sign up for our daily newsletter").
_COMMON = 12
# The numbers of runs are looked through in 16 shares: of many pages all at once would take much room outside arrays.
_SHARE = 1 << 60
_SHARES = range(-(1 << 63), 1 << 63, _SHARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What one page is compared by: *told* are the runs outside quotations, *all_runs* with them, in order."""

    page: Page
    told: array[int]
    all_runs: array[int]


def group_copies(pages: Sequence[Page]) -> tuple[tuple[Page, ...], ...]:
    """*pages*, each address once, in groups that carry one text; quotations say nothing about that."""
    bodies = _bodies(pages)
    groups = DisjointSets[int]()
    for at in range(len(bodies)):
        groups.find(at)
    _join_addresses(bodies, groups)
    _join_texts(bodies, _shared_runs(bodies), groups)
    return tuple(tuple(bodies[at].page for at in group) for group in groups.members())


def _bodies(pages: Sequence[Page]) -> list[_Body]:
    once = {page.final_url: page for page in sorted(pages, key=lambda p: (p.final_url, p.url), reverse=True)}
    return [_body(once[url]) for url in sorted(once)]


def _body(page: Page) -> _Body:
    text = article_text(page)
    everything = shingles_of(lower_words(text))
    told = runs_outside(text, quoted_spans(text))
    return _Body(
        page=page,
        told=array("q", told if len(told) >= _ENOUGH_RUNS else everything),
        all_runs=array("q", sorted(everything)),
    )


class DisjointSets(Generic[Key]):
    """Disjoint sets of things, each by itself until it is joined to another."""

    def __init__(self) -> None:
        self._up: dict[Key, Key] = {}

    def find(self, one: Key) -> Key:
        """What stands for the set of *one*."""
        self._up.setdefault(one, one)
        while (above := self._up[one]) != one:
            self._up[one] = self._up[above]
            one = above
        return one

    def join(self, one: Key, other: Key) -> None:
        """Make one set of the sets of both."""
        first, second = self.find(one), self.find(other)
        self._up[second] = first

    def members(self) -> Iterator[list[Key]]:
        """Each set, in the order in which its first member came."""
        groups: dict[Key, list[Key]] = defaultdict(list)
        for one in self._up:
            groups[self.find(one)].append(one)
        yield from groups.values()


def _join_addresses(bodies: Sequence[_Body], groups: DisjointSets[int]) -> None:
    first: dict[str, int] = {}
    for at, body in enumerate(bodies):
        for url in (body.page.final_url, body.page.url, body.page.canonical_url):
            if url and not _is_front_page(url):
                groups.join(first.setdefault(same_page_key(url), at), at)


def _is_front_page(url: str) -> bool:
    # Careless templates name their home page as the canonical address of every article.
    return "/" not in same_page_key(url)


def _shared_runs(bodies: Sequence[_Body]) -> Counter[tuple[int, int]]:
    """How many runs two pages share, quotations included; runs that many pages hold are left out."""
    shared: Counter[tuple[int, int]] = Counter()
    for least in _SHARES:
        shares = [_between(body.all_runs, least, least + _SHARE) for body in bodies]
        seen: set[int] = set()
        again: set[int] = set()
        for share in shares:
            again |= seen.intersection(share)
            seen.update(share)
        holders: dict[int, list[int]] = defaultdict(list)
        for at, share in enumerate(shares):
            for run in again.intersection(share):
                holders[run].append(at)
        for held in holders.values():
            if 1 < len(held) <= _COMMON:
                shared.update((a, b) for k, a in enumerate(held) for b in held[k + 1 :])
    return shared


def _between(runs: array[int], least: int, end: int) -> array[int]:
    return runs[bisect_left(runs, least) : bisect_left(runs, end)]


def _join_texts(bodies: Sequence[_Body], shared: Mapping[tuple[int, int], int], groups: DisjointSets[int]) -> None:
    # Many prints of one story share runs that count as common, so equal texts are joined by what they hold in all.
    by_text: dict[bytes, int] = {}
    for at, body in enumerate(bodies):
        if body.all_runs:
            groups.join(by_text.setdefault(body.all_runs.tobytes(), at), at)
    for one, other in _near(bodies, shared):
        told, also_told = bodies[one].told, bodies[other].told
        smaller = min(len(told), len(also_told))
        if smaller and len(set(told).intersection(also_told)) >= _SAME_TEXT * smaller:
            groups.join(one, other)


def _near(bodies: Sequence[_Body], shared: Mapping[tuple[int, int], int]) -> Iterable[tuple[int, int]]:
    if len(bodies) > _COMMON * 5:
        return shared.keys()
    return ((one, other) for one in range(len(bodies)) for other in range(one + 1, len(bodies)))
