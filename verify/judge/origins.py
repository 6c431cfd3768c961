"""Where words come from: pages that carry one text, or credit one outlet or document for the words, are one origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verify.judge.copies import DisjointSets, group_copies
from verify.judge.credited import AGENCIES, Credited, PageCredits
from verify.judge.source_pages import source_key
from verify.model.page import Page
from verify.model.verdict import Match, Origin
from verify.outlets import Outlet, OutletKind, OutletTable
from verify.urls import host_of, registered_domain

# For each claim by its id, where pages carry it.
PagesWithWords = Mapping[str, Sequence[tuple[Page, Match]]]
# Everybody writes there, or everybody's texts are printed there.
_OF_MANY = frozenset({OutletKind.PLATFORM, OutletKind.AGGREGATOR})
_DOCUMENT = "a document"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """All origins, earliest first, and for each claim and page the number of its own.

    *groups* are the pages that each has, by claim, *credited* the outlets that they are of or credit; *official* ones are documents.
    """

    origins: tuple[Origin, ...]
    by_place: Mapping[tuple[str, str], int]
    groups: Mapping[str, Sequence[tuple[int, frozenset[str]]]]
    credited: Mapping[int, frozenset[str]]
    official: frozenset[int]

    def of(self, claim_id: str, page: Page) -> int:
        """The number of the origin from which *page* has the words of a claim; 0 where it has none."""
        return self.by_place.get((claim_id, page.final_url), 0)

    def holding(self, claim_id: str, urls: frozenset[str]) -> frozenset[int]:
        """The numbers of a claim's origins to which one of the pages at *urls* belongs."""
        return frozenset(number for number, pages in self.groups.get(claim_id, ()) if pages & urls)

    @property
    def known_by_credit(self) -> Mapping[int, str]:
        """The names of the origins that a page of another outlet credits."""
        return {o.id: o.outlet for o in self.origins if o.outlet and self.credited[o.id]}

    def name(self, number: int) -> str | None:
        """The outlet or document that the origin of that *number* is called by."""
        return next((origin.outlet for origin in self.origins if origin.id == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Pages that have the words of one claim from one place, and what it is called."""

    claim_id: str
    name: str
    pages: tuple[Page, ...]
    credited: frozenset[str]
    official: bool


def group_origins(
    pages: Sequence[Page], outlets: OutletTable, places: PagesWithWords, named: Sequence[str] = ()
) -> Origins:
    """Where *pages* have the words of each claim from; ids count from 1, and one outlet is one origin however many claims it tells.

    *named* are further names that pages may credit, beside those of *outlets* and of the pages' own.
    """
    scene = _Scene(pages, outlets, named)
    groups = [group for claim_id, found in places.items() for group in scene.groups(claim_id, found)]
    return _numbered(groups)


class _Scene:
    """What is known of all pages: which carry one text, whose they are, and whom they credit."""

    def __init__(self, pages: Sequence[Page], outlets: OutletTable, named: Sequence[str]) -> None:
        self._copies = group_copies(pages)
        self._group_of = {page.final_url: n for n, group in enumerate(self._copies) for page in group}
        every = [page for group in self._copies for page in group]
        self._outlets = _widened(outlets, every, named)
        self._site = {page.final_url: _site_name(page, self._outlets) for page in every}
        self._credits: dict[tuple[str, str], PageCredits] = {}

    def groups(self, claim_id: str, found: Sequence[tuple[Page, Match]]) -> Iterator[_Group]:
        """The origins of one claim that is *found* in these places."""
        told: dict[str, list[Credited]] = defaultdict(list)
        pages: dict[str, Page] = {}
        for page, match in found:
            if page.final_url in self._group_of:
                pages.setdefault(page.final_url, page)
                told[page.final_url].append(self._credits_on(page).of(match.span))
        claimed = [self._telling(page, told[url]) for url, page in sorted(pages.items())]
        yield from self._joined(claim_id, claimed)

    def _credits_on(self, page: Page) -> PageCredits:
        key = page.final_url, page.text
        if key not in self._credits:
            site = self._site[page.final_url]
            self._credits[key] = PageCredits(page, self._outlets, frozenset({site} if site else ()))
        return self._credits[key]

    def _telling(self, page: Page, told: Sequence[Credited]) -> _Telling:
        site = self._site[page.final_url]
        if page.own_material:
            return _Telling(page=page, name="", credited=())
        if any(each.own for each in told):
            return _Telling(page=page, name=site, credited=())
        notes = self._credits_on(page).notes
        agency = self._outlets.by_name(page.agency) if page.agency else None
        written_by = (agency.name if agency else page.agency) or (notes[0] if notes else site)
        names = tuple(dict.fromkeys(name for each in told for name in each.outlets if name != written_by))
        issuers = tuple(each.issuer or "" for each in told if each.document)
        return _Telling(page=page, name=written_by, credited=names, issuers=issuers, site=site)

    def _joined(self, claim_id: str, claimed: Sequence[_Telling]) -> Iterator[_Group]:
        joined = DisjointSets[tuple[str, object]]()
        is_issued = any(telling.issuers for telling in claimed)
        named = {name for telling in claimed for name in telling.credited}
        for telling in claimed:
            node = ("text", self._group_of[telling.page.final_url])
            joined.find(node)
            # A page that lies where the others say that the words were posted is the post.
            posted = self._outlets.by_domain(host_of(telling.page.final_url))
            where = posted.name if posted and posted.name in named and not telling.page.own_material else ""
            for name in (self._author(telling, claimed), where, *telling.credited):
                if name:
                    joined.join(node, ("name", name))
            if telling.issuers or (is_issued and _is_official(telling.page)):
                joined.join(node, ("document", _DOCUMENT))
        sets: dict[object, list[_Telling]] = defaultdict(list)
        for telling in claimed:
            sets[joined.find(("text", self._group_of[telling.page.final_url]))].append(telling)
        for members in sets.values():
            name, official = _name_of(members)
            texts = sorted({self._group_of[telling.page.final_url] for telling in members})
            pages = [page for n in texts for page in self._copies[n]]
            ordered = sorted(pages, key=lambda page: _rank(page, self._site[page.final_url] == name))
            credited = frozenset(each for telling in members for each in (*telling.credited, *telling.issuers) if each)
            yield _Group(claim_id=claim_id, name=name, pages=tuple(ordered), credited=credited, official=official)

    def _author(self, telling: _Telling, claimed: Sequence[_Telling]) -> str:
        """Whose text it is; one from agencies that it does not name is taken to be from one whose text was read."""
        if telling.name != AGENCIES:
            return telling.name
        known = [each.name for each in claimed if self._is_agency(each.name)]
        return Counter(sorted(known)).most_common(1)[0][0] if known else AGENCIES

    def _is_agency(self, name: str) -> bool:
        outlet = self._outlets.by_name(name)
        return outlet is not None and outlet.kind is OutletKind.AGENCY


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """One page that carries a claim: the outlet whose text it is, whom it credits, and who issued the document that it quotes."""

    page: Page
    name: str
    credited: tuple[str, ...]
    issuers: tuple[str, ...] = ()
    site: str = ""


def _name_of(members: Sequence[_Telling]) -> tuple[str, bool]:
    """What an origin is called, and whether it is a document: the end of the chain of credits that most pages name."""
    relays = {telling.name for telling in members if telling.credited}
    votes = Counter(name for telling in members for name in telling.credited)
    ends = {name: count for name, count in votes.items() if name not in relays} or dict(votes)
    issuers = Counter(issuer for telling in members for issuer in telling.issuers)
    if issuers.total() >= max(ends.values(), default=0) and issuers:
        named = Counter({issuer: count for issuer, count in issuers.items() if issuer})
        sites = [telling.site for telling in members if telling.site and _is_official(telling.page)]
        best = min(named, key=lambda name: (-named[name], name), default=None)
        return best or next(iter(sites), "") or _first_name(members), True
    if ends:
        return min(ends, key=lambda name: (-ends[name], name)), False
    return _first_name(members), False


def _first_name(members: Sequence[_Telling]) -> str:
    first = min(members, key=lambda telling: _rank(telling.page, own=False))
    name = first.name if first.name != AGENCIES else first.site
    return name or first.page.outlet or first.page.domain


def _rank(page: Page, own: bool) -> tuple[date, bool, str]:
    return page.published_on or date.max, not own, page.final_url


def _is_official(page: Page) -> bool:
    """Whether *page* lies on a host that only a government or an international body may have."""
    labels = host_of(page.final_url).split(".")[-2:]
    return bool({"gov", "mil", "gob", "gouv", "int"} & set(labels))


def _widened(outlets: OutletTable, pages: Sequence[Page], named: Sequence[str]) -> OutletTable:
    """*outlets*, with the names that pages have for themselves and those that the draft names."""
    hosts: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        if page.outlet and not page.own_material:
            hosts[page.outlet].add(page.domain)
    # A name that several hosts bear ("Home", "News") is nobody's.
    names = [*named, *(name for name, domains in sorted(hosts.items()) if len(domains) == 1)]
    fresh: dict[str, Outlet] = {}
    for name in names:
        if name.strip() and len(name) <= _LONGEST_NAME and "." not in name and outlets.by_name(name) is None:
            guarded = (name,) if " " not in name else ()
            fresh.setdefault(source_key(name, outlets), Outlet(name, (), guarded=guarded))
    return OutletTable((*outlets.outlets, *fresh.values())) if fresh else outlets


def _site_name(page: Page, outlets: OutletTable) -> str:
    """The name of the outlet on whose site *page* lies; empty where everybody writes there."""
    known = outlets.by_domain(host_of(page.final_url))
    if known is not None:
        return "" if known.kind in _OF_MANY else known.name
    # In the widened table stand the names that only one host bears.
    named = outlets.by_name(page.outlet) if page.outlet else None
    return named.name if named else registered_domain(host_of(page.final_url))


def _numbered(groups: Sequence[_Group]) -> Origins:
    """One origin for each name; two of one claim that bear the same name are two."""
    keyed: dict[tuple[str, int], list[_Group]] = defaultdict(list)
    seen: Counter[tuple[str, str]] = Counter()
    for group in groups:
        keyed[group.name, seen[group.claim_id, group.name]].append(group)
        seen[group.claim_id, group.name] += 1
    made = sorted(
        keyed.values(), key=lambda same: min(_rank(page, own=False) for group in same for page in group.pages)
    )
    numbers = {id(group): number for number, same in enumerate(made, 1) for group in same}
    pages_of: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for group in groups:
        pages_of[group.claim_id].append((numbers[id(group)], frozenset(page.final_url for page in group.pages)))
    return Origins(
        origins=tuple(_origin(number, same) for number, same in enumerate(made, 1)),
        by_place={(g.claim_id, page.final_url): numbers[id(g)] for g in groups for page in g.pages},
        groups=pages_of,
        credited={n: frozenset().union(*(group.credited for group in same)) for n, same in enumerate(made, 1)},
        official=frozenset(numbers[id(group)] for group in groups if group.official),
    )


def _origin(number: int, same: Sequence[_Group]) -> Origin:
    name = same[0].name
    every = {page.final_url: page for group in same for page in group.pages}
    pages = sorted(every.values(), key=lambda page: _rank(page, own=False))
    first = pages[0]
    # A site that no table knows is called as its page calls it.
    shown = first.outlet or first.domain
    return Origin(
        id=number,
        outlet=(shown if name == registered_domain(host_of(first.final_url)) else name) or None,
        url=first.final_url,
        published_on=first.published_on,
        pages=tuple(page.final_url for page in pages),
    )
