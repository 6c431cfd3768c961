"""Whether an alignment is a match at all, and of which kind: the worst difference decides."""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.align import Alignment
from verify.match.cuts import cut_notice
from verify.match.edits import explain_alignment
from verify.match.frames import turning_frame
from verify.match.omissions import FAR
from verify.match.overlay import Compared
from verify.match.sentences import sentences_of
from verify.match.word_equality import is_mixed_script
from verify.match.word_lists import STOP_WORDS
from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, Match, MatchKind
from verify.text.fold import find_words

# Fewer words than this prove nothing by themselves (see the guide: too_short).
SHORT = 3
# Up to this many words every one must be there: common phrases are on many pages by chance.
_STRICT = 5
_LONG_RUN = 8
# The share of words that must be there; more of a few, where a common phrase is soon half of all.
_SHARE = 0.55
_SHARE_OF_FEW = 0.65
_FEW = 8
# The share of the words that tell; more where the passage runs over a sentence's end: "the old bridge" and an "is" behind it.
_SHARE_OF_TELLING = 0.4
_SHARE_OVER = 0.51
# A splice leaves out a whole page between its halves: that many words of it count against the match.
_MOST_EXTRA = 8
# Parts of one quotation further apart than this many characters come from different speeches.
_MOST_APART = 6_000
_APART = "The parts of this quotation are apart on the page; the words between them are left out."

_BRACKETED = frozenset((Difference.BRACKET,))
_ELIDED = frozenset((Difference.ELLIPSIS,))
_DRESS = frozenset((Difference.CASE, Difference.MARKS, Difference.SPACING))
ORDER_OF_KINDS = {kind: place for place, kind in enumerate(MatchKind)}


def assess(alignment: Alignment, compared: Compared, page: int) -> Match | None:
    """The match that *alignment* is on page number *page*; None where too little of the quotation is there."""
    own = compared.quotation.own_words
    explained = explain_alignment(alignment, compared, fewest=_fewest(len(own), alignment.longest))
    if explained is None:
        return None
    edits, alignment = explained
    changed = frozenset(
        at
        for edit in edits
        if edit.material and edit.draft
        for at in own
        if edit.draft_span.contains(compared.quotation.words[at].span)
    )
    extra = sum(
        min(len(find_words(edit.page)), _MOST_EXTRA)
        for edit in edits
        if edit.material and not edit.draft and not compared.is_at_ellipsis(edit.draft_span)
    )
    pieces = tuple(_pieces(alignment, compared))
    span = _span(pieces, edits) if pieces else Span(0, 0)
    runs_over = _runs_over(compared, span)
    if not _is_carried(compared, own - changed, extra, alignment.longest, runs_over=runs_over):
        return None
    edits = (*edits, *_frames(alignment, compared, edits))
    kind = _kind(edits, compared, span)
    return Match(
        page=page,
        kind=kind,
        similarity=round(len(own - changed) / max(1, len(own) + extra), 4),
        span=span,
        passage=span.cut(compared.page.text),
        pieces=pieces if len(pieces) > 1 else (),
        edits=edits,
        notices=tuple(_notices(alignment, compared, edits)),
        short=len(own - changed) <= SHORT,
        runs_over=runs_over,
    )


def _frames(alignment: Alignment, compared: Compared, edits: tuple[Edit, ...]) -> Iterator[Edit]:
    # Where words differ the outcome is capped already; a frame more would only hide which.
    if not any(edit.material for edit in edits) and (frame := turning_frame(alignment, compared)) is not None:
        yield frame


def join_parts(parts: list[Match], text: str) -> Match | None:
    """One match from those of a quotation's parts on one page; None where a part is altered or they lie too far apart."""
    spans = [part.span for part in parts]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    if any(part.kind is MatchKind.ALTERED for part in parts) or len(whole) > _MOST_APART:
        return None
    apart = Notice(code=NoticeCode.PARTS_APART, message=_APART)
    return Match(
        page=parts[0].page,
        kind=max((part.kind for part in parts), key=lambda kind: ORDER_OF_KINDS[kind]),
        similarity=min(part.similarity for part in parts),
        span=whole,
        passage=whole.cut(text),
        pieces=tuple(piece for part in parts for piece in part.pieces or (part.span,)),
        edits=tuple(edit for part in parts for edit in part.edits),
        notices=(apart, *(notice for part in parts for notice in part.notices)),
        short=all(part.short for part in parts),
    )


def _runs_over(compared: Compared, span: Span) -> bool:
    """Whether the passage has more sentences than the quotation."""
    passage = span.cut(compared.page.text)
    return len(sentences_of(passage)) > len(sentences_of(compared.quotation.text))


def _is_carried(compared: Compared, same: frozenset[int], extra: int, longest: int, *, runs_over: bool) -> bool:
    """Whether enough of the quotation is in this place to speak of it at all.

    *same* holds the quotation's own words that do, *extra* is how many words of the page it leaves out. Chains of common
    words turn up on any page: what counts is the share of words, of telling words above all, or one long unbroken run.
    """
    words, own = compared.quotation.words, compared.quotation.own_words
    telling = {at for at in own if words[at].text not in STOP_WORDS}
    missing = len(own) - len(same)
    if len(own) <= _STRICT:
        return extra <= _STRICT and (missing == 0 or (missing == 1 and len(own) > SHORT and len(telling) >= 2))
    fewest = _fewest(len(own), longest)
    if not fewest:
        return True
    least = _SHARE_OVER if runs_over else _SHARE_OF_TELLING
    is_about_it = len(telling) < 3 or len(telling & same) >= least * len(telling)
    return len(same) >= fewest and len(same) >= 0.5 * (len(own) + extra) and is_about_it


def _fewest(count: int, longest: int) -> float:
    """How many of *count* own words must be there as they are; none beside one *longest* run that is no chance."""
    if count <= _STRICT:
        return count - (count > SHORT)
    if longest >= max(_LONG_RUN, 0.3 * count):
        return 0
    return (_SHARE_OF_FEW if count <= _FEW else _SHARE) * count


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
    """The passage: from the first piece to the last, or the longest piece where they are far apart."""
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
            yield Notice(code=NoticeCode.PARTS_APART, message=_APART)
            break
    foreign = [word for word in compared.quotation.words if is_mixed_script(word.text)]
    if foreign:
        shown = ", ".join(word.span.cut(compared.quotation.text) for word in foreign[:3])
        yield Notice(
            code=NoticeCode.LOOK_ALIKE_LETTERS, message=f"Letters of another script that look like Latin ones: {shown}."
        )
    if not any(edit.material for edit in edits):
        yield from cut_notice(alignment, compared)
