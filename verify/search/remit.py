"""What a provider may know anything about: what lies outside is never put to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from verify.model.claim import Claim
from verify.model.draft import Draft
from verify.search.queries import name_of

# An office belongs to a name that stands this near it.
_NEAR = 90
_MOST_MENTIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Remit:
    """Words of people in certain *offices* of one *country*, since a day, in drafts of some *languages*.

    Both the country and the office must show in the draft: "the president" of a rowing club holds no office of a state.
    """

    country: re.Pattern[str]
    offices: re.Pattern[str]
    since: date
    languages: frozenset[str] = frozenset({"en"})

    def covers(self, claim: Claim, draft: Draft) -> bool:
        """Whether *claim*, made in *draft*, lies in it; a draft that does not show its day or language may be any."""
        if draft.language and draft.language[:2] not in self.languages:
            return False
        if draft.published_on is not None and draft.published_on < self.since:
            return False
        return bool(self.country.search(draft.source)) and any(map(self.offices.search, _told_of(claim, draft.source)))


def words_pattern(*phrases: str) -> re.Pattern[str]:
    """Any of *phrases* as whole words, capitals as given: "May" is no "may", "MP" no "mp"."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])")


def _told_of(claim: Claim, source: str) -> Iterator[str]:
    """What the draft says of the claim's speaker: the mention itself, then the words around each mention of the name."""
    if claim.speaker is None:
        return
    yield f"{claim.speaker.text} {claim.speaker.name}"
    family = name_of(claim).rpartition(" ")[2]
    if family:
        mentions = re.finditer(rf"\b{re.escape(family)}\b", source)
        for _, found in zip(range(_MOST_MENTIONS), mentions, strict=False):
            start, end = max(0, found.start() - _NEAR), found.end() + _NEAR
            # Of the sentence before and after somebody else may be spoken of.
            before = re.split(r"[.!?]\s|\n", source[start : found.start()])[-1]
            after = re.split(r"[.!?]\s|\n", source[found.end() : end])[0]
            yield f"{before}{found[0]}{after}"
