"""One underlined place -> what an editor offers there: the page's wording, its speaker, an ignore, the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from verify.editor.underlined import Underlined, evidence_address
from verify.model.claim import ClaimKind
from verify.model.notice import NoticeCode
from verify.model.span import Span
from verify.model.verdict import Outcome, SpeakerCheck, Verdict
from verify.reports.layout import shorten
from verify.text.printable import printable

LOOK_UP, OPEN_PAGE = "verify.lookUp", "verify.openPage"
# Comments are read in these alone; in plain text there are none.
_WITH_COMMENTS = frozenset({".md", ".markdown", ".html", ".htm"})
_HTML = frozenset({".html", ".htm"})
# An editor cannot ask for words: each usual reason is offered, and one to be overwritten.
_REASONS = ("own interview", "confirmed by the speaker", "REASON")
_CLOSING = re.compile(r"[\"”’»“'*_]{0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One offer: put *words* in place of *span*, or carry out *command* with *argument*."""

    title: str
    span: Span | None = None
    words: str = ""
    command: str = ""
    argument: str = ""
    preferred: bool = False


def fixes_of(each: Underlined, text: str, path: str) -> Iterator[Fix]:
    """What is offered at *each* place of *text*, the best first."""
    suffix = PurePath(path).suffix.lower()
    verdict = each.verdict
    if verdict is not None:
        yield from _wording(verdict, text, suffix)
        yield from _speaker(verdict, text, suffix)
    yield from _pages(each)
    if verdict is not None and suffix in _WITH_COMMENTS and _may_be_ignored(verdict):
        yield from _ignores(verdict, text)


def _wording(verdict: Verdict, text: str, suffix: str) -> Iterator[Fix]:
    claim, words = verdict.claim, verdict.suggestion
    # What the source writes otherwise than it reads (emphasis, a link, entities) is left to a person.
    if words is None or len(claim.parts) != 1 or claim.span.cut(text) != claim.text:
        return
    # A page must not write comments to the checker into a draft.
    if "<!--" in words:
        return
    safe = printable(words)
    title = f"Use the page's wording: “{shorten(safe, 80)}”"
    yield Fix(title=title, span=claim.span, words=_written(safe, suffix), preferred=True)


def _speaker(verdict: Verdict, text: str, suffix: str) -> Iterator[Fix]:
    claim = verdict.claim
    named = next((each for each in verdict.evidence if each.speaker), None)
    if named is None or named.speaker is None or claim.kind is not ClaimKind.QUOTATION:
        return
    name = " ".join(printable(named.speaker).split())
    if claim.speaker is not None:
        is_other = named.speaker_check is SpeakerCheck.OTHER and verdict.outcome is Outcome.MISATTRIBUTED
        if is_other and claim.speaker.span.cut(text) == claim.speaker.text:
            yield Fix(title=f"Name the page's speaker: {name}", span=claim.speaker.span, words=_written(name, suffix))
    elif any(notice.code is NoticeCode.NO_SPEAKER for notice in claim.notices) and suffix in _WITH_COMMENTS:
        yield _comment(f"Name the speaker: {name}", verdict, text, f'speaker="{_in_comment(name)}"')


def _pages(each: Underlined) -> Iterator[Fix]:
    for evidence in each.evidence:
        address = evidence_address(evidence)
        if address.startswith(("https://", "http://", "file://")):
            name = shorten(printable(evidence.page.outlet or evidence.page.domain or evidence.page.title or ""), 60)
            yield Fix(title=f"Open the page at the words: {name}", command=OPEN_PAGE, argument=address)


def _may_be_ignored(verdict: Verdict) -> bool:
    # A comment belongs to a quotation, and needs something to ignore.
    is_quoted = verdict.claim.kind is ClaimKind.QUOTATION and verdict.claim.parent is None
    return is_quoted and verdict.outcome not in (Outcome.CORROBORATED, Outcome.SKIPPED)


def _ignores(verdict: Verdict, text: str) -> Iterator[Fix]:
    outcome = verdict.outcome.value.replace("_", "-")
    for reason in _REASONS:
        wish = f'ignore[{outcome}] reason="{reason}"'
        yield _comment(f"Ignore with a reason: {reason}", verdict, text, wish)


def _comment(title: str, verdict: Verdict, text: str, wish: str) -> Fix:
    """A comment to the checker behind the quotation's closing mark, where it belongs to that quotation alone."""
    closing = _CLOSING.match(text, verdict.claim.span.end)
    at = closing.end() if closing else verdict.claim.span.end
    return Fix(title=title, span=Span(at, at), words=f" <!-- verify: {wish} -->")


def _written(words: str, suffix: str) -> str:
    return escape(words, quote=False) if suffix in _HTML else words


def _in_comment(name: str) -> str:
    return re.sub(r'["<>]|--+', "", name)
