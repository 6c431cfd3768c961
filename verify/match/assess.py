"""Whether an alignment is a match at all, and of which kind: the worst difference decides."""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.align import Alignment
from verify.match.comparison import Compared
from verify.match.cuts import cut_notice
from verify.match.edits import explain
from verify.match.omissions import FAR
from verify.match.wordforms import is_mixed_script
from verify.match.wordlists import STOP_WORDS
from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, Match, MatchKind

# Fewer words than this prove nothing by themselves (contract, section 3).
SHORT = 3
# Up to this many words every one must stand there: common phrases stand on many pages by chance.
_STRICT = 5
_MOST_PARTS_APART = 400

_BRACKETED = frozenset((Difference.BRACKET,))
_ELIDED = frozenset((Difference.ELLIPSIS,))
_DRESS = frozenset((Difference.CASE, Difference.MARKS, Difference.SPACING))
ORDER_OF_KINDS = {kind: place for place, kind in enumerate(MatchKind)}


def assess(alignment: Alignment, compared: Compared, page: int) -> Match | None:
    """The match that *alignment* is on page number *page*; None where too little of the quotation stands there."""
    total = len(compared.quotation.words)
    if alignment.covered * 3 < total and alignment.longest < 6:
        return None
    edits, alignment = explain(alignment, compared)
    changed = sum(_count(compared, edit) for edit in edits if edit.material)
    if not _is_carried(alignment, compared, edits, total - changed):
        return None
    pieces = tuple(_pieces(alignment, compared))
    span = _span(pieces, edits)
    kind = _kind(edits, compared, span)
    extra = sum(min(len(edit.page.split()), FAR) for edit in edits if edit.material and not edit.draft)
    carried = (
        total - changed - len(compared.quotation.bracketed) if total > len(compared.quotation.bracketed) else total
    )
    return Match(
        page=page,
        kind=kind,
        similarity=round(max(0, total - changed) / max(1, total + extra), 4),
        span=span,
        passage=span.cut(compared.page.text),
        pieces=pieces if len(pieces) > 1 else (),
        edits=edits,
        notices=tuple(_notices(alignment, compared, edits)),
        short=carried <= SHORT,
    )


def _count(compared: Compared, edit: Edit) -> int:
    return sum(edit.draft_span.contains(word.span) for word in compared.quotation.words) if edit.draft else 0


def _is_carried(alignment: Alignment, compared: Compared, edits: tuple[Edit, ...], same: int) -> bool:
    """Whether enough of the quotation stands in this place to speak of it at all.

    Chains of common words turn up on any page: what counts is the share of words, or one long unbroken run.
    """
    words = compared.quotation.words
    total = len(words)
    if total <= _STRICT:
        missing = total - same
        content = sum(word.text not in STOP_WORDS for word in words)
        left_out = sum(len(edit.page.split()) for edit in edits if edit.material and not edit.draft)
        return left_out <= 3 and (missing == 0 or (missing == 1 and total > 2 and content >= 2 and same >= 2))
    return same >= 0.55 * total or alignment.longest >= max(6, 0.3 * total)


def _pieces(alignment: Alignment, compared: Compared) -> Iterator[Span]:
    """The page's stretches that carry the quotation; a new one begins where dots or parts leave words out."""
    start: int | None = None
    end = 0
    for step in alignment.steps:
        if step.page_start == step.page_end and not step.equal:
            continue
        gap = step.draft_start == step.draft_end
        if gap and (step.draft_start in compared.quotation.loose or step.page_end - step.page_start > FAR):
            if start is not None:
                yield compared.page.span(start, end)
            start = None
            continue
        if start is None:
            start = step.page_start
        end = step.page_end
    if start is not None:
        yield compared.page.span(start, end)


def _span(pieces: tuple[Span, ...], edits: tuple[Edit, ...]) -> Span:
    """The passage: from the first piece to the last, or the longest piece where they stand far apart."""
    if any(edit.difference is Difference.SPLICE for edit in edits):
        return max(pieces, key=len)
    return Span(pieces[0].start, pieces[-1].end)


def _kind(edits: tuple[Edit, ...], compared: Compared, span: Span) -> MatchKind:
    if any(edit.material for edit in edits):
        return MatchKind.ALTERED
    classes = {edit.difference for edit in edits}
    if classes - _DRESS - _BRACKETED - _ELIDED:
        return MatchKind.MINOR
    if classes & _BRACKETED or compared.quotation.sic:
        return MatchKind.BRACKETED
    if classes & _ELIDED:
        return MatchKind.ELIDED
    words = compared.quotation.words
    said = compared.quotation.text[words[0].span.start : words[-1].span.end]
    return MatchKind.VERBATIM if not classes and said == span.cut(compared.page.text) else MatchKind.NORMALISED


def _notices(alignment: Alignment, compared: Compared, edits: tuple[Edit, ...]) -> Iterator[Notice]:
    apart = compared.quotation.apart
    for step in alignment.steps:
        if step.draft_start in apart and step.draft_start == step.draft_end and step.page_end > step.page_start:
            yield Notice(
                code=NoticeCode.PARTS_APART,
                message="The parts of this quotation stand apart on the page; the words between them are left out.",
            )
            break
    foreign = [word for word in compared.quotation.words if is_mixed_script(word.text)]
    if foreign:
        shown = ", ".join(word.span.cut(compared.quotation.text) for word in foreign[:3])
        yield Notice(
            code=NoticeCode.LOOK_ALIKE_LETTERS,
            message=f"Letters of another script that look like Latin ones: {shown}.",
        )
    if not any(edit.material for edit in edits):
        yield from cut_notice(alignment, compared)
