"""What the author's comments in a draft change: who a speaker is, and which findings are ignored."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from verify.model.claim import Claim, ClaimKind, DraftClaims, Speaker, short_names
from verify.model.draft import Directive, DirectiveKind, Draft
from verify.model.notice import INEFFECTIVE, Notice, NoticeCode
from verify.model.outcome import Outcome, Reason
from verify.model.span import Span
from verify.text.lines import Lines

if TYPE_CHECKING:
    from verify.model.verdict import DraftReport, Verdict

# Nothing to ignore in these: the words stand, or there was nothing to check.
_FINE = (Outcome.CORROBORATED, Outcome.SKIPPED)
_BLOCK_TAG = re.compile(r"<(/?)(?:p|li|td|dd|blockquote|div|section|article|ul|ol|table|h[1-6])\b", re.IGNORECASE)
# A comment further from its paragraph than this belongs to another one; it also keeps many comments linear.
_NEAR = 2_000


def with_directed_speakers(draft: Draft, claims: DraftClaims, *, today: date) -> DraftClaims:
    """*claims* with the speakers that comments of *draft* name; expired comments have no effect."""
    named: dict[str, Speaker] = {}
    target = _targets(draft, claims.claims)
    for directive in draft.directives:
        if directive.kind is DirectiveKind.SPEAKER and not _is_expired(directive, today):
            speaker = _speaker(draft, directive)
            named.update((claim.id, speaker) for claim in target(directive))
    if not named:
        return claims
    return replace(claims, claims=tuple(_spoken(claim, named.get(claim.id)) for claim in claims.claims))


def with_ignored(
    draft: Draft, report: DraftReport, *, today: date, isolated: bool = False, partial: bool = False
) -> DraftReport:
    """*report* with the findings skipped that comments ask to ignore; comments without effect become notices.

    *isolated* skips nothing and lists every comment instead; *partial*: not all quotations of the draft were checked.
    """
    # A page that a comment names was read before this; only an isolated run has something to say of it.
    wishes = [d for d in draft.directives if isolated or d.kind is not DirectiveKind.SOURCE]
    if not wishes:
        return report
    target = _targets(draft, tuple(verdict.claim for verdict in report.verdicts))
    verdicts = {verdict.claim.id: verdict for verdict in report.verdicts}
    notices = []
    for directive in wishes:
        ids = {claim.id for claim in target(directive)}
        held = [v for v in report.verdicts if v.claim.id in ids or v.claim.parent in ids]
        if partial and not held:
            continue
        if (problem := _problem(directive, held, today, isolated)) is not None:
            notices.append(_notice(draft, directive, *problem))
        elif directive.kind is DirectiveKind.IGNORE:
            verdicts.update((v.claim.id, _ignored(v, directive.reason)) for v in held if _names(directive, v.outcome))
    return replace(report, verdicts=tuple(verdicts.values()), notices=(*report.notices, *notices))


def ineffective(report: DraftReport) -> tuple[Notice, ...]:
    """The notices of *report* on comments that had no effect."""
    return tuple(notice for notice in report.notices if notice.code in INEFFECTIVE)


def _problem(
    directive: Directive, held: Sequence[Verdict], today: date, isolated: bool
) -> tuple[NoticeCode, str] | None:
    if isolated:
        return NoticeCode.DISREGARDED_DIRECTIVE, "is ignored in this run (--isolated)"
    if _is_expired(directive, today):
        return NoticeCode.EXPIRED_DIRECTIVE, f"was valid until {directive.until} and no longer has an effect"
    if not held:
        why = "nothing in this draft has that short name" if directive.finding else "no quotation belongs to it"
        return NoticeCode.UNUSED_DIRECTIVE, f"has no effect: {why}"
    if directive.kind is DirectiveKind.SPEAKER or any(_names(directive, verdict.outcome) for verdict in held):
        return None
    # What could not be looked up this time may need the comment the next.
    if any(verdict.outcome is Outcome.UNCHECKED for verdict in held):
        return None
    return NoticeCode.UNUSED_DIRECTIVE, "has no effect: there is nothing to ignore"


def _targets(draft: Draft, claims: Sequence[Claim]) -> Callable[[Directive], tuple[Claim, ...]]:
    """Which quotations a comment is for.

    The finding that it names; else the one before it in its paragraph; where none is, all of the paragraph; on a line of its
    own, those of the next one.
    """
    quotations = sorted(
        (claim for claim in claims if claim.kind is ClaimKind.QUOTATION and claim.parent is None),
        key=lambda claim: claim.span.start,
    )
    blocks = sorted(draft.back(block.span) for block in draft.blocks)
    starts = [block.start for block in blocks]

    def target(directive: Directive) -> tuple[Claim, ...]:
        if directive.finding:
            return tuple(claim for claim in claims if directive.finding in short_names(claim.id))
        following = bisect_right(starts, directive.span.start)
        end = starts[following] if following < len(starts) else len(draft.source)
        if following and _is_inside(draft.source, blocks[following - 1], directive.span, end):
            mine = [c for c in quotations if starts[following - 1] <= c.span.start < end]
            before = [c for c in mine if c.span.start < directive.span.start]
            return tuple(before[-1:] or mine)
        last = starts[following + 1] if following + 1 < len(starts) else len(draft.source)
        return tuple(c for c in quotations if end <= c.span.start < last)

    return target


def _is_inside(source: str, block: Span, comment: Span, following: int) -> bool:
    gap = source[block.end : comment.start]
    if not gap:
        return True
    if len(gap) > _NEAR or _BLOCK_TAG.search(gap):
        return False
    tag = _BLOCK_TAG.search(source, comment.end, min(following, comment.end + _NEAR))
    # On the same line; or, in HTML, before the tag that closes the paragraph.
    return not ({"\n", "\r"} & set(gap)) or (tag is not None and tag[1] == "/")


def _speaker(draft: Draft, directive: Directive) -> Speaker:
    at = draft.source.find(directive.value, directive.span.start, directive.span.end)
    span = Span(at, at + len(directive.value)) if at >= 0 else directive.span
    return Speaker(text=span.cut(draft.source) or directive.value, span=span, name=directive.value)


def _spoken(claim: Claim, speaker: Speaker | None) -> Claim:
    if speaker is None:
        return claim
    notices = tuple(notice for notice in claim.notices if notice.code is not NoticeCode.NO_SPEAKER)
    return replace(claim, speaker=speaker, notices=notices)


def _ignored(verdict: Verdict, reason: str) -> Verdict:
    given = f"Ignored by a comment in the draft ({reason or 'no reason given'}). "
    because = f"{given}Otherwise {verdict.outcome.replace('_', ' ')}: {verdict.because}"
    return replace(verdict, outcome=Outcome.SKIPPED, reason=Reason.IGNORED, because=because)


def _names(directive: Directive, outcome: Outcome) -> bool:
    return outcome not in _FINE and (not directive.value or outcome in directive.value.split(","))


def _is_expired(directive: Directive, today: date) -> bool:
    return directive.until is not None and directive.until < today


def _notice(draft: Draft, directive: Directive, code: NoticeCode, what: str) -> Notice:
    line, column = Lines(draft.source).position(directive.span.start)
    named = {DirectiveKind.SPEAKER: f'speaker="{directive.value}"', DirectiveKind.SOURCE: f"source={directive.value}"}
    wish = named.get(directive.kind, "ignore")
    if directive.kind is DirectiveKind.IGNORE and directive.value:
        wish += f"[{directive.value.replace('_', '-')}]"
    if directive.finding:
        wish += f" {directive.finding}"
    return Notice(code=code, message=f"The comment `verify: {wish}` {what}.", line=line, column=column)
