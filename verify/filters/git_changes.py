"""Which lines of a draft changed since a revision, by git."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from verify.errors import GitError, SettingsError
from verify.files.git_repository import Repository, find_repository
from verify.model.claim import Claim, DraftClaims
from verify.model.span import Span

_KEY = "--changed-since"
_LOOKED_AT = 8_000

# First and last line; a place where lines were taken out is empty: the last one is before the first.
LineRange = tuple[int, int]


def changed_lines(path: Path, revision: str, project: Path) -> tuple[LineRange, ...] | None:
    """The lines of *path* that differ from *revision* in the repository of *project*; None where all are new.

    Raises SettingsError without git, without a repository, and for a revision that it does not know.
    """
    place = path.resolve()
    try:
        repository = _repository_of(place, project)
        commit = repository.commit(revision)
        if commit is None:
            raise SettingsError(
                _KEY, f"unknown revision {revision!r}", "in CI, fetch the whole history: fetch-depth: 0"
            )
        # A link may have been turned to another file, and then every line of the draft is a new one.
        before = None if path.is_symlink() else repository.file_at(commit, place)
        now = place.read_bytes()
    except GitError as fault:
        raise SettingsError(_KEY, fault.reason) from fault
    except OSError as fault:
        raise SettingsError(_KEY, f"{path} cannot be read: {fault.strerror or fault}") from fault
    if before == now:
        return ()
    # A document that is not text has no lines to compare.
    return None if before is None or b"\0" in now[:_LOOKED_AT] else differing_lines(_lines(before), _lines(now))


def differing_lines(before: Sequence[bytes], now: Sequence[bytes]) -> tuple[LineRange, ...]:
    """The lines of *now*, counted from 1, that *before* does not have in the same order; in time that grows with the lines.

    Lines that occur once on both sides are anchors, those in the same order are kept, and so are equal ones around them.
    """
    ranges = []
    old = new = 0
    for at_old, at_new in (*_anchors(before, now), (len(before), len(now))):
        while old < at_old and new < at_new and before[old] == now[new]:
            old, new = old + 1, new + 1
        end_old, end_new = at_old, at_new
        while end_old > old and end_new > new and before[end_old - 1] == now[end_new - 1]:
            end_old, end_new = end_old - 1, end_new - 1
        if end_old > old or end_new > new:
            ranges.append((new + 1, end_new))
        old, new = at_old, at_new
    return tuple(ranges)


def on_changed_lines(source: str, claims: DraftClaims, changed: Sequence[LineRange]) -> DraftClaims:
    """*claims* without the claims of which no line changed, neither of their words nor of their attribution."""
    breaks = [at for at, character in enumerate(source) if character == "\n"]
    by_id = {claim.id: claim for claim in claims.claims}
    kept = tuple(claim for claim in claims.claims if _is_touched(_top_of(claim, by_id), breaks, changed))
    return replace(claims, claims=kept)


def _repository_of(place: Path, project: Path) -> Repository:
    found = find_repository(project, place.parent)
    if found is None or not place.is_relative_to(found.work_tree):
        # A draft that lies elsewhere.
        found = find_repository(place.parent)
    if found is None:
        raise SettingsError(_KEY, f"{place.parent} is not in a git repository")
    return found


def _lines(data: bytes) -> list[bytes]:
    # Git may keep other line ends than the disk has.
    return [line.removesuffix(b"\r") for line in data.removesuffix(b"\n").split(b"\n")] if data else []


def _anchors(before: Sequence[bytes], now: Sequence[bytes]) -> list[tuple[int, int]]:
    """Places of lines that occur once in *before* and once in *now*: as many as stand in the same order on both sides."""
    once = {line for line, times in Counter(before).items() if times == 1}
    place = {line: at for at, line in enumerate(before) if line in once}
    counted = Counter(now)
    pairs = [(place[line], at) for at, line in enumerate(now) if counted[line] == 1 and line in place]
    # The longest rising row, by the cards of patience: each pair remembers the one on top of the pile before.
    tops: list[int] = []
    piles: list[int] = []
    previous: list[int | None] = []
    for number, (at, _) in enumerate(pairs):
        pile = bisect_left(tops, at)
        previous.append(piles[pile - 1] if pile else None)
        tops[pile : pile + 1] = [at]
        piles[pile : pile + 1] = [number]
    kept = []
    number_or_none = piles[-1] if piles else None
    while number_or_none is not None:
        kept.append(pairs[number_or_none])
        number_or_none = previous[number_or_none]
    return kept[::-1]


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
