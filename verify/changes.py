"""Which lines of a draft changed since a revision, by git."""

from __future__ import annotations

import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from verify.errors import SettingsError
from verify.model.claim import Claim, DraftClaims
from verify.model.span import Span

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_SECONDS = 60
_KEY = "--changed-since"

# First and last line; a place where lines were taken out is empty: the last one is before the first.
LineRange = tuple[int, int]


def changed_lines(path: Path, revision: str) -> tuple[LineRange, ...] | None:
    """The lines of *path* that differ from *revision*; None where all are new. Raises SettingsError without git."""
    folder = path.resolve().parent
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        inside = _git(folder, "rev-parse", "--is-inside-work-tree") is not None
        reason = f"{revision!r} is no revision here" if inside else f"{folder} is in no git repository"
        raise SettingsError(_KEY, reason, "in CI, fetch the whole history: fetch-depth: 0" if inside else "")
    name = f"./{path.name}"
    if _git(folder, "ls-files", "--error-unmatch", "--", name) is None:
        return None
    # Neither a driver nor an attribute of the checkout has a say in what changed.
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text", "--no-renames")
    listed = _git(folder, "--literal-pathspecs", "diff", *options, commit.strip(), "--", name)
    if listed is None:
        raise SettingsError(_KEY, f"git cannot compare {path} with {revision!r}")
    return tuple(_range(int(hunk[1]), int(hunk[2] or 1)) for hunk in _HUNK.finditer(listed))


def on_changed_lines(source: str, found: DraftClaims, changed: Sequence[LineRange]) -> DraftClaims:
    """*found* without the claims of which no line changed, neither of their words nor of their attribution."""
    breaks = [at for at, character in enumerate(source) if character == "\n"]
    by_id = {claim.id: claim for claim in found.claims}
    kept = tuple(claim for claim in found.claims if _is_touched(_top_of(claim, by_id), breaks, changed))
    return replace(found, claims=kept)


def _range(first: int, count: int) -> LineRange:
    return (first, first + count - 1) if count else (first + 1, first)


def _is_touched(claim: Claim, breaks: Sequence[int], changed: Iterable[LineRange]) -> bool:
    spans: list[Span] = [claim.span]
    spans += [mention.span for mention in (claim.speaker, claim.cue) if mention is not None]
    lines = [
        (bisect_left(breaks, span.start) + 1, bisect_left(breaks, max(span.start, span.end - 1)) + 1) for span in spans
    ]
    return any(start <= last and end >= first for start, end in lines for first, last in changed)


def _top_of(claim: Claim, by_id: dict[str, Claim]) -> Claim:
    while claim.parent is not None and claim.parent in by_id:
        claim = by_id[claim.parent]
    return claim


def _git(folder: Path, *words: str) -> str | None:
    """What git answers in *folder*, or None where it says no. Raises SettingsError where there is no git."""
    try:
        answer = subprocess.run(  # noqa: S603 - no shell; what a user typed comes after --end-of-options or --
            ["git", "-C", str(folder), *words],  # noqa: S607 - git is looked up as users have it
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as fault:
        raise SettingsError(_KEY, f"git cannot be run: {fault}") from fault
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else None
