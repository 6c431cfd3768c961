"""What the planner needs to know of a provider."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from verify.model.claim import Claim
from verify.model.draft import Draft
from verify.ports import SearchProvider
from verify.search.remit import Remit

_NARROW_SHARE = 2

_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderInfo:
    """What the planner needs to know of a provider; *batch*: how many phrases it takes in one query.

    *wants*: which claims it may know anything about. *by_outlet*: it answers only for one outlet's fresh news. *outlets*: how
    many it takes in one query; *only_outlet*: the domain of the only one that it knows. *remit*: whose words it may know anything
    about. *beside_speaker*: it finds words by who said them. *questions*: how many it is asked for one draft, where it is not
    general.
    *recent*: without days it looks at the last months alone.
    """

    name: str
    general: bool
    batch: int
    wants: Callable[[Claim], bool] | None = None
    by_outlet: bool = False
    outlets: int = 1
    only_outlet: str | None = None
    recent: bool = False
    remit: Remit | None = None
    beside_speaker: bool = False
    questions: int = _NARROW_SHARE

    @property
    def takes_many(self) -> bool:
        """Whether one question holds more phrases than a draft's own few: they are put together then, also across drafts."""
        return self.batch > _FEW

    @property
    def joins(self) -> bool:
        """Whether questions of several drafts may be put together; what one outlet printed is no question for another."""
        return self.takes_many and not self.by_outlet

    def asked_about(self, draft: Draft) -> ProviderInfo:
        """The same for one draft: what lies outside its remit is not wanted."""
        remit = self.remit
        return self if remit is None else replace(self, wants=lambda claim: remit.covers(claim, draft))


def info_of(provider: SearchProvider) -> ProviderInfo:
    """What *provider* says of itself; all but the first three are optional parts of a provider."""
    return ProviderInfo(
        name=provider.name,
        general=provider.general,
        batch=max(1, provider.batch),
        wants=getattr(provider, "wants", None),
        by_outlet=bool(getattr(provider, "by_outlet", False)),
        outlets=max(1, getattr(provider, "outlets", 1)),
        only_outlet=getattr(provider, "only_outlet", None),
        recent=bool(getattr(provider, "recent", False)),
        remit=getattr(provider, "remit", None),
        beside_speaker=bool(getattr(provider, "beside_speaker", False)),
        questions=max(1, getattr(provider, "questions", _NARROW_SHARE)),
    )
