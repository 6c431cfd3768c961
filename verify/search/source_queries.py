"""Questions for what a draft takes from its named sources: telling words of the matter, at the outlets that are named for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.model.claim import Claim, ClaimKind, DraftClaims, NamedSource, SourceRole
from verify.model.page import Phrase, Query
from verify.search.provider_info import ProviderInfo
from verify.search.queries import words_of
from verify.urls import is_on_domain

STEP = "named sources"
# Services refuse longer questions; quotation marks, operators and " OR " count.
_ROOM = 215
_ROOM_FOR_WORDS = 90
_WORDS_EACH = 2
_MOST_WORDS = 8
# Beside those for quotations.
_MOST_QUESTIONS = 3
_NAME = re.compile(r"(?<![.!?…\"“”„‘\n] )(?<!^)(?<![\"“„‘])\b[A-ZÀ-ÞÄÖÜ][\w’'-]{2,}")
_PER_OUTLET = len(" OR domainis:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is to be looked for at an outlet: *ids* of a source and of the claims that it is named for, their words, the domain."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    domain: str | None

    @property
    def is_source(self) -> bool:
        """Whether it is a source's, and not only reported speech or a figure that nobody is named for."""
        return self.ids[0].startswith("@")

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims alone."""
        return tuple(each for each in self.ids if not each.startswith("@"))


def source_questions(found: DraftClaims, title: str | None, text: str) -> SourceQuestions:
    """What to ask for the named sources, the reported speech and the figures of one draft."""
    headline = title or text.strip().partition("\n")[0]
    anchor = main_name(text, [source.name for source in found.named_sources])
    return SourceQuestions(matters=matters_of(found.claims, found.named_sources, headline), anchor=anchor)


def matters_of(claims: Sequence[Claim], sources: Sequence[NamedSource], headline: str) -> tuple[Matter, ...]:
    """The matter of each named source that is judged, and of reported speech and figures that no source is named for."""
    known = {claim.id: claim for claim in claims}
    found: list[Matter] = []
    for source in sources:
        if source.role is not SourceRole.RECOMMENDED:
            own = [known[each] for each in source.matter if each in known]
            texts = tuple(map(_words_of, own)) if source.role is not SourceRole.LISTED else (headline,)
            ids = (
                source.key,
                *(claim.id for claim in own if _is_beside(claim) and source.role is not SourceRole.LISTED),
            )
            found.append(Matter(ids=ids, texts=texts or (headline,), domain=source.domain))
    named = {each for matter in found for each in matter.ids}
    loose = [c for c in claims if _is_beside(c) and c.id not in named and (c.speaker or (c.figure and c.figure.unit))]
    return (*found, *(Matter(ids=(claim.id,), texts=(_words_of(claim),), domain=None) for claim in loose))


def _is_beside(claim: Claim) -> bool:
    return claim.kind in (ClaimKind.STATEMENT, ClaimKind.FIGURE)


def _words_of(claim: Claim) -> str:
    return claim.figure.sentence if claim.figure is not None else claim.text


def main_name(text: str, without: Sequence[str] = ()) -> str:
    """The name that *text* has most often, outlets (*without*) left out; empty where none comes twice."""
    outlets = {word for name in without for word in name.split()}
    counted = Counter(name for name in (_bare(found.group()) for found in _NAME.finditer(text)) if name not in outlets)
    best = max(counted.items(), key=lambda pair: (pair[1], -text.find(pair[0])), default=("", 0))
    return best[0] if best[1] > 1 else ""


def _bare(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s").strip("’'-")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuestions:
    """What to ask for the *matters* of one draft. Every question has *anchor*, the main name of the draft."""

    matters: tuple[Matter, ...] = ()
    anchor: str = ""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all sources and claims that are asked for."""
        return frozenset(each for matter in self.matters for each in matter.ids)

    def questions(self, info: ProviderInfo, hosts: frozenset[str], *, alone: bool) -> tuple[Query, ...]:
        """As few questions as hold the outlets of which no page was read (*hosts*), and the words for them.

        *alone*: nothing else is asked for the draft, so that the matter of all is looked for anywhere, too.
        """
        if not info.general:
            return ()
        placeless = tuple(m for m in self.matters if m.domain is None and m.is_source)
        anywhere = self.matters if alone else placeless
        everywhere = self._made(_phrases(anywhere, ()), ()) if anywhere and info.only_outlet is None else None
        found = (*((everywhere,) if everywhere else ()), *self._at_outlets(info, hosts))
        return found[:_MOST_QUESTIONS]

    def _at_outlets(self, info: ProviderInfo, hosts: frozenset[str]) -> Iterator[Query]:
        wanted = [m for m in self.matters if m.domain and info.only_outlet in (None, m.domain)]
        unread = dict.fromkeys(
            m.domain for m in wanted if not any(is_on_domain(host, m.domain or "") for host in hosts)
        )
        for group in _groups([domain for domain in unread if domain], info.outlets):
            mine = [matter for matter in wanted if matter.domain in group]
            query = self._made(_phrases(mine, [m for m in self.matters if m not in mine]), tuple(group))
            if query is not None:
                yield query

    def _made(self, phrases: tuple[Phrase, ...], domains: tuple[str, ...]) -> Query | None:
        if not phrases:
            return None
        words = (self.anchor,) if self.anchor and self.anchor not in {phrase.text for phrase in phrases} else ()
        one = domains[0] if len(domains) == 1 else None
        return Query(phrases=phrases, words=words, domain=one, domains=() if one else domains, step=STEP)


NOTHING_BESIDE = SourceQuestions()


def _groups(domains: Sequence[str], most: int) -> Iterator[list[str]]:
    # GDELT finds nothing at all by a domain with a dash: it is asked alone, and its hits are told by their address.
    dashed = [domain for domain in domains if "-" in domain]
    group: list[str] = []
    room = _ROOM - _ROOM_FOR_WORDS
    for domain in (each for each in domains if "-" not in each):
        size = len(domain) + _PER_OUTLET
        if group and (len(group) >= most or size > room):
            yield group
            group, room = [], _ROOM - _ROOM_FOR_WORDS
        group.append(domain)
        room -= size
    if group:
        yield group
    yield from ([domain] for domain in dashed)


def _phrases(matters: Sequence[Matter], beside: Sequence[Matter]) -> tuple[Phrase, ...]:
    """Telling words of each matter, its own ids with each; those that ride along (*beside*) while there is room."""
    found: dict[str, list[str]] = {}
    room = _ROOM_FOR_WORDS
    for matter in (*matters, *beside):
        texts = _telling(matter.texts)
        held = [text for text in texts if text in found]
        for text in texts:
            if text not in found and len(found) < _MOST_WORDS and len(text) + 4 <= room:
                found[text] = []
                held.append(text)
                room -= len(text) + 4
        # What rides along is asked for at an outlet that is not its own: that tells of the claims, not of their source.
        ids = matter.ids if matter in matters else matter.claim_ids
        for text in held or (list(found)[:1] if matter in matters else ()):
            found[text] += ids
    return tuple(Phrase(claim_id=each, text=text) for text, ids in found.items() for each in dict.fromkeys(ids))


def _telling(texts: Sequence[str]) -> tuple[str, ...]:
    """The names of some sentences, then their rarest words."""
    names = dict.fromkeys(_bare(found.group()) for text in texts for found in _NAME.finditer(text))
    rare = [word for text in texts for word in words_of(text, _WORDS_EACH + 1)]
    return tuple(dict.fromkeys((*list(names)[:_WORDS_EACH], *rare)))[: 2 * _WORDS_EACH]
