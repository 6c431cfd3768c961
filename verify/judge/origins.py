"""Pages grouped by where their text comes from: ten prints of one wire story are one origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verify.judge.credits import credited_outlets
from verify.judge.shingles import article_text, runs_of, runs_outside, words_of
from verify.model.page import Page
from verify.model.verdict import Origin
from verify.outlets import OutletTable
from verify.speech.quoted import quoted_spans
from verify.urls import host_of, same_page_key

# Half of the shorter text, quotations left out: rewrites of one wire story lie above it, two reports of one event far below.
_SAME_TEXT = 0.5
# Shorter texts are compared with their quotations, for little else is left of them.
_ENOUGH_RUNS = 30
# A run that many pages hold is furniture ("sign up for our daily newsletter").
_COMMON = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The groups of a set of pages, and for each page's final address the number of its group."""

    origins: tuple[Origin, ...]
    by_url: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What one page is compared by: *told* are the runs outside quotations, *all_runs* with them."""

    page: Page
    told: frozenset[int]
    all_runs: frozenset[int]


def group_origins(pages: Sequence[Page], outlets: OutletTable) -> Origins:
    """*pages* in groups that count once each, the earliest page first and speaking for its group; ids count from 1."""
    bodies = _bodies(pages)
    groups = _Groups(len(bodies))
    credited: Counter[int] = Counter()
    _join_addresses(bodies, groups)
    shared = _shared_runs(bodies)
    _join_texts(bodies, shared, groups)
    _join_agencies(bodies, shared, outlets, groups, credited)
    _join_credits(bodies, shared, outlets, groups, credited)
    return _numbered(bodies, groups, credited)


def _bodies(pages: Sequence[Page]) -> list[_Body]:
    once = {page.final_url: page for page in sorted(pages, key=lambda p: (p.final_url, p.url), reverse=True)}
    return [_body(once[url]) for url in sorted(once)]


def _body(page: Page) -> _Body:
    text = article_text(page)
    everything = runs_of(words_of(text))
    told = runs_outside(text, quoted_spans(text))
    return _Body(
        page=page,
        told=frozenset(told if len(told) >= _ENOUGH_RUNS else everything),
        all_runs=frozenset(everything),
    )


class _Groups:
    """Disjoint sets of positions."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))

    def find(self, at: int) -> int:
        while self._up[at] != at:
            self._up[at] = self._up[self._up[at]]
            at = self._up[at]
        return at

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._up[high] = low

    def members(self) -> Iterator[list[int]]:
        groups: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._up)):
            groups[self.find(at)].append(at)
        yield from groups.values()


def _join_addresses(bodies: Sequence[_Body], groups: _Groups) -> None:
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
    seen: set[int] = set()
    again: set[int] = set()
    for body in bodies:
        again |= body.all_runs & seen
        seen |= body.all_runs
    holders: dict[int, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        for run in body.all_runs & again:
            holders[run].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= _COMMON:
            shared.update((a, b) for k, a in enumerate(held) for b in held[k + 1 :])
    return shared


def _join_texts(bodies: Sequence[_Body], shared: Mapping[tuple[int, int], int], groups: _Groups) -> None:
    # Many prints of one story share runs that count as common, so equal texts are joined by what they hold in all.
    by_text: dict[frozenset[int], int] = {}
    for at, body in enumerate(bodies):
        if body.all_runs:
            groups.join(by_text.setdefault(body.all_runs, at), at)
    for one, other in _near(bodies, shared):
        told, also_told = bodies[one].told, bodies[other].told
        smaller = min(len(told), len(also_told))
        if smaller and len(told & also_told) >= _SAME_TEXT * smaller:
            groups.join(one, other)


def _near(bodies: Sequence[_Body], shared: Mapping[tuple[int, int], int]) -> Iterable[tuple[int, int]]:
    if len(bodies) > _COMMON * 5:
        return shared.keys()
    return ((one, other) for one in range(len(bodies)) for other in range(one + 1, len(bodies)))


def _join_agencies(
    bodies: Sequence[_Body],
    shared: Mapping[tuple[int, int], int],
    outlets: OutletTable,
    groups: _Groups,
    credited: Counter[int],
) -> None:
    """Pages with the tag of one agency, and that agency's own, where they share a run of words at all."""
    by_agency: dict[str, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        if body.page.agency:
            by_agency[_outlet_name(body.page.agency, outlets)].append(at)
    own = {at: _name_of_page(body.page, outlets) for at, body in enumerate(bodies)}
    for agency, tagged in by_agency.items():
        origin = [at for at, name in own.items() if name == agency]
        for at in origin:
            credited[at] += 1
        members = sorted({*tagged, *origin})
        for k, one in enumerate(members):
            for other in members[k + 1 :]:
                if shared.get((one, other)):
                    groups.join(one, other)


def _join_credits(
    bodies: Sequence[_Body],
    shared: Mapping[tuple[int, int], int],
    outlets: OutletTable,
    groups: _Groups,
    credited: Counter[int],
) -> None:
    """A page that credits the outlet of another page in the set, where both share a run of words at all."""
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        if name := _name_of_page(body.page, outlets):
            by_outlet[name].append(at)
    for at, body in enumerate(bodies):
        if body.page.own_material:
            continue
        for name in credited_outlets(body.page, outlets):
            for source in by_outlet.get(name, ()):
                if source != at and shared.get((min(at, source), max(at, source))):
                    groups.join(at, source)
                    credited[source] += 1


def _name_of_page(page: Page, outlets: OutletTable) -> str:
    known = outlets.by_domain(host_of(page.final_url))
    if known is not None:
        return known.name
    return _outlet_name(page.outlet, outlets) if page.outlet else ""


def _outlet_name(name: str, outlets: OutletTable) -> str:
    known = outlets.by_name(name)
    return known.name if known is not None else name


def _numbered(bodies: Sequence[_Body], groups: _Groups, credited: Counter[int]) -> Origins:
    def rank(at: int) -> tuple[date, int, str]:
        page = bodies[at].page
        return page.published_on or date.max, -credited[at], page.final_url

    ordered = sorted((sorted(group, key=rank) for group in groups.members()), key=lambda group: rank(group[0]))
    origins = tuple(_origin(number, [bodies[at].page for at in group]) for number, group in enumerate(ordered, 1))
    return Origins(origins=origins, by_url={url: origin.id for origin in origins for url in origin.pages})


def _origin(number: int, pages: Sequence[Page]) -> Origin:
    first = pages[0]
    return Origin(
        id=number,
        outlet=first.outlet or first.domain or None,
        url=first.final_url,
        published_on=first.published_on,
        pages=tuple(page.final_url for page in pages),
    )
