"""Warnings that go with a verdict: what an editor should know beside the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from verify.judge.decision import Decision, carries_words, is_taken_back
from verify.judge.wording import whom_instead
from verify.model.claim import Claim, ClaimKind
from verify.model.notice import Notice, NoticeCode
from verify.model.verdict import Evidence, Looked, MatchKind, Outcome, Verdict

_MORE_OFTEN_UNREAD = (Outcome.ALTERED, Outcome.PARAPHRASED)


def merge_notices(*groups: Iterable[Notice]) -> tuple[Notice, ...]:
    """All notices in order, each code and message once."""
    seen: dict[tuple[NoticeCode, str], Notice] = {}
    for group in groups:
        for notice in group:
            seen.setdefault((notice.code, notice.message), notice)
    return tuple(seen.values())


def speaker_and_unread(claim: Claim, decision: Decision, looked: Looked) -> Iterable[Notice]:
    """Warnings where no page names the speaker, and where pages that were not read may say more."""
    if not decision.speaker_confirmed and claim.speaker is not None:
        message = f"No page that carries the words names {claim.speaker.name} as the speaker{whom_instead(decision.evidence)}."
        yield _notice(claim, NoticeCode.SPEAKER_NOT_CONFIRMED, message)
    if decision.outcome in _MORE_OFTEN_UNREAD and looked.failures:
        count = len(looked.failures)
        message = f"{count} candidate page{'s' if count > 1 else ''} could not be read and may carry the words."
        yield _notice(claim, NoticeCode.UNREAD_PAGES, message)


def disputed_elsewhere(claim: Claim, decision: Decision, usable: Sequence[Evidence]) -> Iterable[Notice]:
    """A warning where one page gives the words as said and another takes them back."""
    if decision.outcome is not Outcome.CORROBORATED:
        return
    for e in usable:
        if carries_words(e) and not e.match.short and is_taken_back(e):
            where = e.page.outlet or e.page.title or e.page.final_url
            message = f"{where} carries the words only to dispute them: “{e.match.frame}”."
            yield _notice(claim, NoticeCode.DISPUTED_ELSEWHERE, message)


def transcripts_differ(claim: Claim, decision: Decision, usable: Sequence[Evidence]) -> Iterable[Notice]:
    """Warnings that a machine may have misheard: where a transcript alone contradicts the words, or stands against a page."""
    best = decision.evidence[0]
    if decision.outcome is Outcome.ALTERED and best.page.transcript:
        message = f"The transcript says “{best.match.passage}”: listen to the recording."
        yield _notice(claim, NoticeCode.TRANSCRIPT_DIFFERS, message)
    if decision.outcome is not Outcome.CORROBORATED:
        return
    for e in usable:
        if e.match.kind is MatchKind.ALTERED and (e.page.transcript or e.page.own_material):
            message = f"Your own material ({e.page.title or e.page.url}) says “{e.match.passage}”."
            yield _notice(claim, NoticeCode.TRANSCRIPT_DIFFERS, message)


def own_page_only(claim: Claim) -> tuple[Notice, ...]:
    """The warning that nothing but the draft's own page carries the words."""
    message = "Only the draft's own page, or a copy of it, carries these words."
    return (_notice(claim, NoticeCode.OWN_PAGE_ONLY, message),)


def comment_only(claim: Claim) -> tuple[Notice, ...]:
    """The warning that nothing but readers' comments carries the words."""
    message = "Only readers' comments below an article carry these words, and that proves nothing."
    return (_notice(claim, NoticeCode.COMMENT_ONLY, message),)


def _notice(claim: Claim, code: NoticeCode, message: str) -> Notice:
    return Notice(code=code, message=message, line=claim.line, column=claim.column)


def with_uncredited(verdict: Verdict, names: Sequence[str]) -> Verdict:
    """*verdict* on a quotation, with a warning where its words come from *names*, none of which the draft names."""
    if not names or verdict.claim.kind is not ClaimKind.QUOTATION:
        return verdict
    message = f"The words are on {names[0]}, which the draft does not name."
    warning = _notice(verdict.claim, NoticeCode.UNCREDITED_ORIGIN, message)
    return replace(verdict, notices=merge_notices(verdict.notices, (warning,)))
