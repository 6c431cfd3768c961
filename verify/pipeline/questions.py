"""What is asked about a draft, and the one place where the questions of all drafts of a run meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verify.claims.headlines import listed_headlines
from verify.model.claim import DraftClaims
from verify.model.draft import Draft
from verify.model.page import Query
from verify.pipeline.earlier import NOTHING_EARLIER, Answers, Earlier
from verify.ports import SearchProvider
from verify.search.planner import Planner
from verify.search.provider_info import ProviderInfo, info_of
from verify.search.source_queries import source_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The providers of a run and what is put to them: every question of every draft goes through `ask`.

    None of the answers holds *secrets*. Whoever wants questions to wait, to be put together or to be asked once for several
    drafts does so here: drafts await their answers and know nothing of one another.
    """

    providers: tuple[SearchProvider, ...] = ()
    secrets: tuple[str, ...] = ()
    earlier: Earlier = NOTHING_EARLIER

    @property
    def infos(self) -> tuple[ProviderInfo, ...]:
        """What the providers say of themselves."""
        return tuple(map(info_of, self.providers))

    async def ask(self, provider: SearchProvider, query: Query, texts: Mapping[str, str]) -> Answers:
        """What *provider* answers to *query*, whole or in parts; *texts* are the quotations by the ids of its phrases."""
        return await self.earlier.ask(provider, query, texts, self.secrets)


def planner_of(
    draft: Draft, found: DraftClaims, infos: Sequence[ProviderInfo], *, today: date, offline: bool = False
) -> Planner:
    """Who says what to ask whom for what was *found* in *draft*."""
    return Planner(
        claims=tuple(claim for claim in found.claims if claim.asks),
        named_sources=found.named_sources,
        providers=tuple(info.asked_about(draft) for info in infos),
        published_on=draft.published_on,
        today=today,
        listed_titles=listed_headlines(draft, found.named_sources),
        beside=source_questions(draft, found),
        offline=offline,
    )
