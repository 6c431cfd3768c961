"""Drafts that a user names -> what is checked in each: the one way there, for `verify claims`, `--plan` and every check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from verify.claims.find import find_claims
from verify.drafts.find import FoundDraft, Named, draft_from_page, find_drafts, read_named
from verify.errors import UnreadableDraftError
from verify.jobs.job import WorkerFailure
from verify.model.claim import DraftClaims
from verify.model.draft import Draft, DraftBytes, RunError
from verify.model.material import Material
from verify.pipeline.selection import changed_drafts, narrowed
from verify.plugins import draft_readers

if TYPE_CHECKING:
    from verify.filters.git_changes import LineRange
    from verify.pipeline.run import Run
    from verify.pipeline.tools import Tools
    from verify.ports import DraftReader

_TEXT = ("", ".txt", ".text")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDrafts:
    """What the user named, each once, and who can read it; *changed*: the lines that count, of drafts that are not all new."""

    each: tuple[Named, ...]
    readers: tuple[DraftReader, ...]
    changed: Mapping[str, tuple[LineRange, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCase:
    """One draft on its way through a run: its text, what is checked in it, and what the user's own material holds for it."""

    draft: Draft
    claims: DraftClaims
    material: Material = field(default_factory=Material)


def named_drafts(drafts: Sequence[str | DraftBytes], run: Run) -> NamedDrafts:
    """What *drafts* name, in order: bytes, files, addresses, and errors in their place; what did not change is left out."""
    readers = draft_readers(run.warn)
    suffixes = [suffix for reader in readers for suffix in reader.suffixes]
    expanded: dict[str, Named] = {}
    for named in drafts:
        found = (named,) if isinstance(named, DraftBytes) else find_drafts([named], suffixes=suffixes)
        for each in found:
            expanded.setdefault(each.origin, each)
    kept, changed = changed_drafts(list(expanded.values()), run.settings.changed_since)
    return NamedDrafts(each=tuple(kept), readers=readers, changed=changed)


def read_cases(drafts: NamedDrafts, run: Run) -> Iterator[DraftCase | RunError]:
    """The case of each of *drafts*, or why there is none; read here, and without a network."""
    for named in drafts.each:
        yield _case_of(read_named(named, drafts.readers), drafts, run)


async def read_case(named: Named, drafts: NamedDrafts, tools: Tools) -> DraftCase | RunError:
    """The case of one of *drafts*, or why there is none; its parser can be killed, and an address is fetched."""
    return _case_of(await _read_anywhere(named, drafts, tools), drafts, tools.run)


def _case_of(draft: Draft | RunError, drafts: NamedDrafts, run: Run) -> DraftCase | RunError:
    """What is to be checked in *draft*, as far as settings, comments and changed lines want it."""
    if isinstance(draft, RunError):
        return draft
    claims = find_claims(draft, lexicon=run.lexicon, outlets=run.outlets)
    try:
        return DraftCase(draft=draft, claims=narrowed(draft, claims, run.settings, run.today, drafts.changed))
    except UnreadableDraftError as fault:
        return RunError(path=fault.origin, reason=fault.reason)


async def _read_anywhere(named: Named, drafts: NamedDrafts, tools: Tools) -> Draft | RunError:
    if _is_address(named):
        from verify.model.page import Request, Unread

        page = await tools.read(Request(url=named.origin, linked=True))
        if isinstance(page, Unread):
            return RunError(path=named.origin, reason=page.why)
        return draft_from_page(page, named.origin)
    # Text is read in one pass; markup and documents go where a parser that never ends can be killed.
    if _suffix_of(named) in _TEXT:
        return read_named(named, drafts.readers)
    draft = await tools.workers.run(read_named, named, drafts.readers)
    if isinstance(draft, WorkerFailure):
        return RunError(path=named.origin, reason=f"it could not be read: its parser ended ({draft.reason})")
    return draft


def _is_address(named: Named) -> bool:
    return isinstance(named, FoundDraft) and named.address


def _suffix_of(named: Named) -> str:
    return Path(named.origin).suffix.lower() if isinstance(named, DraftBytes) else named.suffix
