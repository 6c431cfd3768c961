"""Named sources judged by what the draft takes from them, and origins that the draft never names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from verify.faults import Fault, NoteFault, bordered, unnoted
from verify.judge.origins import Origins
from verify.judge.search_coverage import why_source_unchecked
from verify.judge.shingles import lower_words
from verify.judge.source_pages import SourceNaming, is_of, source_key
from verify.judge.source_wording import because_of_source
from verify.judge.story import Story
from verify.model.attested import TAKEN_BACK
from verify.model.claim import Claim, ClaimKind, NamedSource, SourceRole
from verify.model.draft import Draft
from verify.model.page import Page
from verify.model.source_words import SourceOutcome, Via
from verify.model.span import Span
from verify.model.verdict import (
    Difference,
    Evidence,
    Looked,
    MatchKind,
    Outcome,
    Reason,
    SourceVerdict,
    SpeakerCheck,
    Verdict,
)
from verify.outlets import OutletTable
from verify.urls import host_of, is_on_domain

_NOWHERE = Looked()
_SHOWN = 3
_SAME_DAYS = timedelta(days=4)
_TOLD_OF_ONE_EVENT = 2
# What makes a page tell the matter otherwise, rather than in other words.
_CONTRADICTING = frozenset((Difference.NUMBER, Difference.DATE, Difference.UNIT, Difference.NAME, Difference.NEGATION))


class _Bearing(StrEnum):
    """How a passage bears on what is taken from a source."""

    CARRIES = "carries"
    CONTRADICTS = "contradicts"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class _BearingPassage:
    """One passage that bears on one claim of the matter, and whose page it is."""

    claim: Claim
    bearing: _Bearing
    via: Via
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What sources are judged by: all evidence on each claim by its id, the pages read, where was looked, whose silence counts."""

    claims: Mapping[str, Claim]
    evidence: Mapping[str, Sequence[Evidence]]
    pages: Sequence[Page]
    looked: Mapping[str, Looked]
    general: frozenset[str]
    outlets: OutletTable
    story: Story


def judge_sources(
    named_sources: Iterable[NamedSource], bench: Bench, note: NoteFault = unnoted
) -> tuple[SourceVerdict, ...]:
    """For each named source, whether a page of it, or one that credits it, carries what the draft takes from it.

    Unchecked, too, where a fault of ours, which *note* hears of, kept it from being judged.
    """
    judged = []
    for source in named_sources:
        verdict = bordered(source.name, _judge_source, source, bench)
        if isinstance(verdict, Fault):
            note(verdict)
            verdict = SourceVerdict(source=source, outcome=SourceOutcome.UNCHECKED, reason=Reason.INTERNAL)
        judged.append(verdict)
    return tuple(judged)


def _judge_source(source: NamedSource, bench: Bench) -> SourceVerdict:
    looked = bench.looked.get(source.key, _NOWHERE)
    if source.role is SourceRole.RECOMMENDED:
        return SourceVerdict(source=source, outcome=SourceOutcome.UNCHECKED, looked=looked)
    if source.could_be:
        because = because_of_source(source, SourceOutcome.UNCHECKED, Reason.AMBIGUOUS, (), looked, None)
        return SourceVerdict(
            source=source, outcome=SourceOutcome.UNCHECKED, reason=Reason.AMBIGUOUS, because=because, looked=looked
        )
    naming = SourceNaming(source, bench.outlets)
    found = tuple(_bearing_on(source, bench, naming))
    matter = tuple(bench.claims[each] for each in source.matter if each in bench.claims)
    outcome, deciding = _decide(source, matter, found, bench.story.day)
    reason = None
    if outcome is None:
        outcome, reason, deciding = _undecided(source, bench, found, looked)
    via = next((each.via for each in deciding), None) if reason is None else None
    shown = tuple(each.evidence for each in deciding[:_SHOWN])
    urls = tuple(dict.fromkeys(e.evidence.page.final_url for e in deciding)) if reason is None else ()
    return SourceVerdict(
        source=source,
        outcome=outcome,
        reason=reason,
        because=because_of_source(source, outcome, reason, shown, looked, via),
        via=via,
        evidence=urls if outcome is not SourceOutcome.UNSUPPORTED else (),
        found=shown,
        found_for=tuple(each.claim.id for each in deciding[:_SHOWN]),
        looked=looked,
    )


def _bearing_on(source: NamedSource, bench: Bench, naming: SourceNaming) -> Iterator[_BearingPassage]:
    """Every passage on a page of the source, or credited to it, that bears on the matter; its own pages first."""
    found = []
    for claim_id in source.matter:
        claim = bench.claims.get(claim_id)
        if claim is None:
            continue
        for evidence in bench.evidence.get(claim_id, ()):
            bearing = _bearing(claim, evidence)
            via = _via(source, evidence, bench, naming, anywhere=bearing is _Bearing.NEAR)
            if bearing is _Bearing.NEAR and not bench.story.is_on(evidence.page):
                # Something near on a page about something else is not near.
                continue
            if via is not None and bearing is not None:
                found.append(_BearingPassage(claim, bearing, via, evidence))
    order = list(_Bearing)
    found.sort(key=lambda f: (f.via is Via.CREDIT, order.index(f.bearing), -f.evidence.match.similarity))
    yield from found


def _via(source: NamedSource, evidence: Evidence, bench: Bench, naming: SourceNaming, *, anywhere: bool) -> Via | None:
    """Whose page it is; a credit *anywhere* on it is enough for what is merely near."""
    page = evidence.page
    if page.own_material or evidence.own_page or evidence.later:
        return None
    if is_of(page, source, bench.outlets):
        return Via.OWN
    is_credited = naming.is_anywhere(page) if anywhere else naming.credits(page, evidence.match.span)
    return Via.CREDIT if is_credited else None


def _bearing(claim: Claim, evidence: Evidence) -> _Bearing | None:
    match = evidence.match
    if match.proves_nothing:
        return None
    if match.kind is MatchKind.ALTERED:
        contradicts = any(edit.material and edit.difference in _CONTRADICTING for edit in match.edits)
        return _Bearing.CONTRADICTS if contradicts else _Bearing.NEAR
    is_suggestion = claim.kind is ClaimKind.QUOTATION and match.kind is MatchKind.PARAPHRASE
    is_other = evidence.speaker_check is SpeakerCheck.OTHER or match.attested in TAKEN_BACK
    return _Bearing.NEAR if match.unclear or match.short or is_suggestion or is_other else _Bearing.CARRIES


def _decide(
    source: NamedSource, matter: Sequence[Claim], found: Sequence[_BearingPassage], day: date | None
) -> tuple[SourceOutcome | None, tuple[_BearingPassage, ...]]:
    """What the passages say by themselves, in this order: contradicted, supported; None where they do not tell."""
    carried = {each.claim.id for each in found if each.bearing is _Bearing.CARRIES}
    carrying = tuple(each for each in found if each.bearing is _Bearing.CARRIES)
    against = tuple(
        each
        for each in found
        if each.bearing is _Bearing.CONTRADICTS and each.via is Via.OWN and each.claim.id not in carried
    )
    if source.role is SourceRole.LISTED:
        # It stands behind the story, not behind each word: what it tells otherwise is held against whom the draft cites.
        strong = tuple(each for each in carrying if each.claim.kind is not ClaimKind.FIGURE)
        deciding = strong or (carrying if len(carried) > 1 else _same_event(found, day))
        return (SourceOutcome.SUPPORTED, deciding) if deciding else (None, ())
    if against:
        return SourceOutcome.CONTRADICTED, against
    if carrying and _carries_enough(matter, carried):
        return SourceOutcome.SUPPORTED, carrying
    return None, ()


def _same_event(found: Sequence[_BearingPassage], day: date | None) -> tuple[_BearingPassage, ...]:
    """What tells the draft's event on one page of the source's: of these days, naming whom the draft names, near two of its claims."""
    near: dict[str, dict[Span, _BearingPassage]] = {}
    for each in found:
        on = each.evidence.page.published_on
        is_told = each.claim.kind is not ClaimKind.FIGURE and each.bearing is _Bearing.NEAR and each.via is Via.OWN
        if is_told and day is not None and on is not None and timedelta(0) <= day - on <= _SAME_DAYS:
            near.setdefault(each.evidence.page.final_url, {}).setdefault(each.evidence.match.span, each)
    told = (tuple(each.values()) for each in near.values())
    return next((each for each in told if len({one.claim.id for one in each}) >= _TOLD_OF_ONE_EVENT), ())


def _carries_enough(matter: Sequence[Claim], carried: set[str]) -> bool:
    """Whether what is carried is no mere figure beside statements that are not."""
    told = {claim.id for claim in matter if claim.kind is not ClaimKind.FIGURE}
    return bool(carried & told) or not told


def _undecided(
    source: NamedSource, bench: Bench, found: Sequence[_BearingPassage], looked: Looked
) -> tuple[SourceOutcome, Reason | None, tuple[_BearingPassage, ...]]:
    near = tuple(each for each in found if each.bearing is not _Bearing.CARRIES or each.claim.kind is ClaimKind.FIGURE)
    if near:
        return SourceOutcome.UNCHECKED, Reason.UNCLEAR, near
    own = [page for page in bench.pages if is_of(page, source, bench.outlets)]
    asked = [bench.looked[each] for each in source.matter if each in bench.looked] if source.domain is None else []
    reason = why_source_unchecked(looked, asked, own, general=bench.general)
    return SourceOutcome.UNSUPPORTED if reason is None else SourceOutcome.UNCHECKED, reason, ()


def uncredited_origins(
    draft: Draft, named_sources: Sequence[NamedSource], verdict: Verdict, outlets: OutletTable, origins: Origins
) -> tuple[str, ...]:
    """The outlet that a corroborated quotation comes from, where the draft names none of those that carry it or are credited for it."""
    evidence = [e for e in verdict.evidence if not e.page.own_material]
    if verdict.outcome is not Outcome.CORROBORATED or not evidence:
        return ()
    if len(evidence) < len(verdict.evidence) or any(_is_named(e.page, draft, named_sources, outlets) for e in evidence):
        return ()
    numbers = tuple(dict.fromkeys(e.origin for e in evidence if e.origin))
    # What an official text says was first published by nobody else.
    if origins.official & set(numbers) or any(
        _names(draft, named_sources, name, outlets) for number in numbers for name in origins.credited.get(number, ())
    ):
        return ()
    first = evidence[0]
    name = origins.name(first.origin) or _outlet_of(first.page, outlets)
    return (name,) if name else ()


def _names(draft: Draft, named_sources: Sequence[NamedSource], outlet: str, outlets: OutletTable) -> bool:
    """Whether *draft* names an outlet, as a source or in passing."""
    if any(source_key(source.name, outlets) == source_key(outlet, outlets) for source in named_sources):
        return True
    return f" {' '.join(lower_words(outlet))} " in f" {' '.join(lower_words(draft.text))} "


def _is_named(page: Page, draft: Draft, named_sources: Sequence[NamedSource], outlets: OutletTable) -> bool:
    if any(is_of(page, source, outlets) for source in named_sources):
        return True
    host = host_of(page.final_url)
    if any(is_on_domain(host, host_of(link.url)) for link in draft.links if host_of(link.url)):
        return True
    return any(
        _names(draft, (), name, outlets) for name in {_outlet_of(page, outlets), page.outlet, page.agency} if name
    )


def _outlet_of(page: Page, outlets: OutletTable) -> str:
    known = outlets.by_domain(host_of(page.final_url))
    # Some pages give their own address as the name of their outlet.
    named = page.outlet if page.outlet and "://" not in page.outlet else None
    return named or (known.name if known else page.domain)
