"""What of the drafts is checked: all of them, or what changed since a revision; by whose words a comment says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from verify.drafts.limits import refuse_many_claims
from verify.filters.comments import with_directed_speakers
from verify.filters.git_changes import LineRange, changed_lines, on_changed_lines
from verify.model.claim import DraftClaims
from verify.model.draft import Draft
from verify.settings import Settings, project_folder


class _WithOrigin(Protocol):
    @property
    def origin(self) -> str: ...


_AnyNamed = TypeVar("_AnyNamed", bound=_WithOrigin)


def changed_drafts(
    named: Sequence[_AnyNamed], revision: str | None
) -> tuple[list[_AnyNamed], dict[str, tuple[LineRange, ...]]]:
    """Those of *named* in which something changed since *revision*, and the lines of those that are not all new."""
    here = Path.cwd()
    project = project_folder(here) or here
    kept: list[_AnyNamed] = []
    changed: dict[str, tuple[LineRange, ...]] = {}
    for each in named:
        # An address or standard input has no history: all of it is new.
        is_file = revision is not None and Path(each.origin).is_file()
        lines = changed_lines(Path(each.origin), revision, project) if revision is not None and is_file else None
        if lines is not None:
            changed[each.origin] = lines
        if lines is None or lines:
            kept.append(each)
    return kept, changed


def narrowed(
    draft: Draft, claims: DraftClaims, settings: Settings, today: date, changed: Mapping[str, tuple[LineRange, ...]]
) -> DraftClaims:
    """*claims* as far as it is to be checked, with the speakers that comments name; UnreadableDraftError for far too much."""
    refuse_many_claims(len(claims.claims), draft.path)
    if not settings.isolated:
        claims = with_directed_speakers(draft, claims, today=today)
    lines = changed.get(draft.path)
    return claims if lines is None else on_changed_lines(draft.source, claims, lines)
