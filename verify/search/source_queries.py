"""Questions for what a draft takes from its named sources: names and telling words of the matter, at their outlets or anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from verify.model.claim import UNMARKED, Claim, DraftClaims, NamedSource, SourceRole
from verify.model.draft import Draft
from verify.model.page import Phrase, Query, SearchHit
from verify.search.provider_info import ProviderInfo
from verify.search.queries import rare_words, topic_words
from verify.text.late import late
from verify.text.titles import PARTICLE
from verify.urls import host_of, is_on_domain

STEP = "named sources"
# Services refuse longer questions; quotation marks, operators and " OR " count.
_ROOM_FOR_NAMES, _ROOM_FOR_WORDS, _ROOM_FOR_OUTLETS = 110, 90, 110
_MOST_NAMES, _MOST_WORDS = 8, 8
_MAIN_NAMES = 2
# Of what a question brings, pages of the named outlets are read, and the best of the others: they may credit them.
_OF_EACH, _OF_OTHERS = 2, 3
_NAME = late(
    r"(?<![.!?…\"“”„‘\n] )(?<!^)(?<![\"“„‘\n])\b[A-ZÀ-ÞÄÖÜ][\w’'-]{2,}(?: (?:(?:of|"
    + PARTICLE
    + r") )?[A-ZÀ-ÞÄÖÜ][\w’'-]+){0,2}"
)
# Whose story it is, is told by no day and no people.
_NO_NAME = late(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|[A-Z][a-z]+(?:ish|ese|ian|ean|can)|Mr|Mrs|Ms"
)
_SHORTEST_NAME = 3
_PER_OUTLET = len(" OR domainis:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is to be looked for: *ids* of a source (if any) and of claims, the *names* beside them, telling *words*, the outlet."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    domain: str | None

    @property
    def is_source(self) -> bool:
        """Whether it is a source's, and not only reported speech or a figure that nobody is named for."""
        return self.ids[0].startswith("@")

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims alone."""
        return tuple(each for each in self.ids if not each.startswith("@"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuestions:
    """What to ask for the *matters* of one draft, and the names that it has most often."""

    matters: tuple[Matter, ...] = ()
    main_names: tuple[str, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all sources and claims that are asked for."""
        return frozenset(each for matter in self.matters for each in matter.ids)

    def anywhere(self, info: ProviderInfo, hosts: frozenset[str], *, alone: bool) -> tuple[Query, ...]:
        """One question by the matter, for outlets of which no page was read (*hosts*); *alone*: nothing else is asked for.

        Where few phrases fit, it stands for no source that can be asked at its outlet: its silence would say too little.
        """
        open_ones = [m for m in self._unread(hosts) if info.takes_many or not (m.is_source and m.domain)]
        takes_many = info.takes_many
        if not info.general or not open_ones or not (takes_many or alone):
            return ()
        beside = [matter for matter in self.matters if matter not in open_ones]
        query = _made(open_ones, beside, self.main_names, most=_MOST_NAMES if takes_many else 1)
        return (query,) if query is not None else ()

    def at_outlets(self, info: ProviderInfo, hosts: frozenset[str], *, cut_short: bool) -> tuple[Query, ...]:
        """Questions at the outlets themselves, for providers of few phrases or where the first answer was *cut_short*."""
        if not info.general or not (cut_short or not info.takes_many or info.only_outlet):
            return ()
        return tuple(self._at_outlets(info, hosts))[: 1 if info.outlets > 1 else _OF_OTHERS]

    def in_sitemaps(self, hosts: frozenset[str]) -> tuple[Query, ...]:
        """The news sitemaps of the first few outlets that are still unread, for a draft of these days."""
        wanted = [m for m in self._unread(hosts) if m.is_source and m.domain]
        made = (
            self._in_sitemap(d, [m for m in wanted if m.domain == d]) for d in dict.fromkeys(m.domain for m in wanted)
        )
        return tuple(query for query in made if query)[:_OF_OTHERS]

    def _in_sitemap(self, domain: str | None, matters: Sequence[Matter]) -> Query | None:
        query = _made(matters, (), self.main_names, domains=(domain,) if domain else ())
        if query is None:
            return None
        # Titles are compared word by word.
        words = (word for text in (*(p.text for p in query.phrases), *query.any_words) for word in text.split())
        return replace(query, any_words=tuple(dict.fromkeys(words)))

    def _unread(self, hosts: frozenset[str]) -> list[Matter]:
        return [m for m in self.matters if not (m.domain and any(is_on_domain(host, m.domain) for host in hosts))]

    def _at_outlets(self, info: ProviderInfo, hosts: frozenset[str]) -> Iterator[Query]:
        wanted = [m for m in self._unread(hosts) if m.is_source and m.domain and info.only_outlet in (None, m.domain)]
        domains = dict.fromkeys(matter.domain for matter in wanted if matter.domain)
        for group in _groups(tuple(domains), info.outlets):
            mine = [matter for matter in wanted if matter.domain in group]
            query = _made(mine, (), self.main_names, domains=group, most=_MOST_NAMES if info.takes_many else 1)
            if query is not None:
                yield query


NOTHING_BESIDE = SourceQuestions()


def source_questions(draft: Draft, claims: DraftClaims) -> SourceQuestions:
    """What to ask for the named sources, the reported speech and the figures of one draft."""
    outlets = frozenset(word for source in claims.named_sources for word in re.findall(r"\w+", source.name))
    counted = Counter(_names_in(draft.text, outlets))
    main = tuple(name for name, times in counted.most_common(_MAIN_NAMES) if times > 1)
    return SourceQuestions(matters=tuple(_matters(draft, claims, outlets)), main_names=main)


def worth_reading(hits: Sequence[SearchHit], questions: SourceQuestions) -> tuple[SearchHit, ...]:
    """Of what a question for named sources brought, pages of their outlets, a few each, and the best of the others."""
    domains = {matter.domain for matter in questions.matters if matter.domain}
    taken: Counter[str] = Counter()
    kept = []
    for hit in hits:
        domain = next((each for each in domains if is_on_domain(host_of(hit.url), each)), "")
        taken[domain] += 1
        if taken[domain] <= (_OF_EACH if domain else _OF_OTHERS):
            kept.append(hit)
    return tuple(kept)


def _matters(draft: Draft, claims: DraftClaims, outlets: frozenset[str]) -> Iterator[Matter]:
    """The matter of each named source that is judged, then reported speech and figures that no source is named for."""
    known = {claim.id: claim for claim in claims.claims}
    headline = draft.title or draft.text.strip().partition("\n")[0]
    named: set[str] = set()
    for source in claims.named_sources:
        own = [known[each] for each in source.matter if each in known]
        if source.role is SourceRole.LISTED or (not own and source.role is not SourceRole.RECOMMENDED):
            around = headline if source.role is SourceRole.LISTED else _line_of(draft.source, source)
            names = tuple(_names_in(around, outlets))
            yield Matter(ids=(source.key,), names=names, words=_rare(around, outlets), domain=source.domain)
        elif source.role is not SourceRole.RECOMMENDED:
            named.update(claim.id for claim in own)
            yield _matter(draft, (source.key,), own, outlets, source.domain)
    for claim in claims.claims:
        if claim.kind in UNMARKED and claim.id not in named and (claim.speaker or (claim.figure and claim.figure.unit)):
            yield _matter(draft, (), [claim], outlets, None)


def _matter(
    draft: Draft, ids: tuple[str, ...], claims: Sequence[Claim], outlets: frozenset[str], domain: str | None
) -> Matter:
    names = tuple(name for claim in claims for name in _names_in(_line_of(draft.source, claim), outlets))
    words = tuple(word for claim in claims for word in _rare(_words_of(claim), outlets))
    ids = (*ids, *(claim.id for claim in claims if claim.kind in UNMARKED))
    return Matter(ids=ids, names=tuple(dict.fromkeys(names)), words=tuple(dict.fromkeys(words)), domain=domain)


def _words_of(claim: Claim) -> str:
    return claim.figure.sentence if claim.figure is not None else claim.text


def _line_of(source: str, placed: Claim | NamedSource) -> str:
    """The paragraph around: whom its sentence calls "she", the one before names."""
    start = source.rfind("\n", 0, placed.span.start) + 1
    end = source.find("\n", placed.span.start)
    return source[start : end if end >= 0 else len(source)]


def _names_in(text: str, outlets: frozenset[str]) -> list[str]:
    found = []
    for match in _NAME.finditer(text):
        name = match.group().removesuffix("’s").removesuffix("'s").strip("’'-")
        # "It's" is written as a name and is none: three letters must be left.
        if (
            len(name) >= _SHORTEST_NAME
            and not _NO_NAME.fullmatch(name)
            # Headlines begin with "How" and "What".
            and topic_words(name)
            and not outlets.issuperset(re.findall(r"\w+", name))
        ):
            found.append(name)
    return found


def _rare(text: str, outlets: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in rare_words(text, 6) if word not in outlets and not word[:1].isupper())[:3]


def _made(
    matters: Sequence[Matter],
    beside: Sequence[Matter],
    main: Sequence[str],
    *,
    domains: Sequence[str] = (),
    most: int = _MOST_NAMES,
) -> Query | None:
    """One question: any of the names of *matters*, any of their words; what is *beside* rides along where it fits."""
    names = _fitting((*main[:1], *_in_turn(m.names for m in matters), *main[1:]), _ROOM_FOR_NAMES, most)
    words = _fitting(_in_turn(m.words for m in (*matters, *beside)), _ROOM_FOR_WORDS, _MOST_WORDS)
    if not (names or words):
        return None
    asked = {name.lower() for name in names} | {word.lower() for word in words}
    riding = [m for m in beside if asked & {word.lower() for word in m.words}]
    ids = dict.fromkeys((*(i for m in matters for i in m.ids), *(i for m in riding for i in m.claim_ids)))
    phrases = tuple(Phrase(claim_id=each, text=text) for text in names or words for each in ids)
    one = domains[0] if len(domains) == 1 else None
    return Query(
        phrases=phrases, any_words=words if names else (), domain=one, domains=() if one else tuple(domains), step=STEP
    )


def _in_turn(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The first of each row, then the second of each: no matter takes the room of all."""
    every = [list(row) for row in rows]
    for place in range(max(map(len, every), default=0)):
        yield from (row[place] for row in every if place < len(row))


def _fitting(texts: Iterable[str], room: int, most: int) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for text in texts:
        if text not in kept and len(kept) < most and len(text) + 6 <= room:
            kept[text] = None
            room -= len(text) + 6
    return tuple(kept)


def _groups(domains: Sequence[str], most: int) -> Iterator[tuple[str, ...]]:
    # GDELT finds nothing at all by a domain with a dash: it is asked alone, and its hits are told by their address.
    group: list[str] = []
    room = _ROOM_FOR_OUTLETS
    for domain in sorted(domains, key=lambda each: "-" in each):
        size = len(domain) + _PER_OUTLET
        if group and (len(group) >= most or size > room or "-" in domain):
            yield tuple(group)
            group, room = [], _ROOM_FOR_OUTLETS
        group.append(domain)
        room -= size
    if group:
        yield tuple(group)
