"""Questions for what a draft takes from its named sources: telling words of the matter, at the outlets that are named for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.model.claim import Claim, ClaimKind, NamedSource, SourceRole
from verify.model.page import Phrase, Query
from verify.search.queries import words_of

STEP = "named sources"
# Services refuse longer questions; quotation marks, operators and " OR " count.
_ROOM = 215
_ROOM_FOR_WORDS = 90
_WORDS_EACH = 2
_MOST_WORDS = 8
_NAME = re.compile(r"(?<![.!?…\"“”„‘\n] )(?<!^)(?<![\"“„‘])\b[A-ZÀ-ÞÄÖÜ][\w’'-]{2,}")
_PER_OUTLET = len(" OR domainis:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is to be looked for at an outlet: *ids* of a source and of the claims that it is named for, their words, the domain."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    domain: str | None


def source_id(source: NamedSource) -> str:
    """What stands for *source* among the ids of claims; no claim has such a one."""
    return f"@{source.role}:{source.name}"


def matters_of(claims: Sequence[Claim], sources: Sequence[NamedSource], headline: str) -> tuple[Matter, ...]:
    """The matter of each named source that is judged, and of reported speech and figures that no source is named for."""
    known = {claim.id: claim for claim in claims}
    found: list[Matter] = []
    for source in sources:
        if source.role is not SourceRole.RECOMMENDED:
            own = [known[each] for each in source.matter if each in known]
            texts = tuple(map(_words_of, own)) if source.role is not SourceRole.LISTED else (headline,)
            ids = (source_id(source), *(claim.id for claim in own if _is_beside(claim) and source.role is not SourceRole.LISTED))
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
    counted = Counter(
        name for name in (_bare(found.group()) for found in _NAME.finditer(text)) if name not in outlets
    )
    best = max(counted.items(), key=lambda pair: (pair[1], -text.find(pair[0])), default=("", 0))
    return best[0] if best[1] > 1 else ""


def _bare(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s").strip("’'-")


def questions(
    matters: Sequence[Matter], *, outlets: int, anchor: str, read: frozenset[str], only: str | None = None
) -> Iterator[Query]:
    """As few questions as hold the outlets that no page was read of (*read*), *outlets* at a time, and the words for them.

    Every question has *anchor*, the main name of the draft. *only* is the one outlet of a provider that knows no other.
    """
    wanted = [m for m in matters if m.domain and m.domain not in read and (only is None or m.domain == only)]
    domains = list(dict.fromkeys(m.domain for m in wanted if m.domain))
    for group in _groups(domains, outlets):
        phrases = _phrases([m for m in wanted if m.domain in group], [m for m in matters if m.domain not in group])
        if phrases:
            words = (anchor,) if anchor and anchor not in {phrase.text for phrase in phrases} else ()
            one = group[0] if len(group) == 1 else None
            yield Query(phrases=phrases, words=words, domain=one, domains=() if one else tuple(group), step=STEP)


def anywhere(matters: Sequence[Matter], anchor: str) -> Query | None:
    """One question for the matter of all, wherever it may stand: for drafts that nothing else is asked for."""
    phrases = _phrases(matters, ())
    if not phrases:
        return None
    words = (anchor,) if anchor and anchor not in {phrase.text for phrase in phrases} else ()
    return Query(phrases=phrases, words=words, step=STEP)


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
        for text in held or (list(found)[:1] if matter in matters else ()):
            found[text] += matter.ids
    return tuple(Phrase(claim_id=each, text=text) for text, ids in found.items() for each in dict.fromkeys(ids))


def _telling(texts: Sequence[str]) -> tuple[str, ...]:
    """The names of some sentences, then their rarest words."""
    names = dict.fromkeys(_bare(found.group()) for text in texts for found in _NAME.finditer(text))
    rare = [word for text in texts for word in words_of(text, _WORDS_EACH + 1)]
    return tuple(dict.fromkeys((*list(names)[:_WORDS_EACH], *rare)))[: 2 * _WORDS_EACH]
