"""A quotation laid over one place of a page: both sides' words and places by number."""

from __future__ import annotations

from dataclasses import dataclass

from verify.match.align import Step
from verify.match.differences import Context, note
from verify.match.page_text import PageText
from verify.match.quotation import Quotation
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, EditOp


@dataclass(frozen=True, slots=True)
class Compared:
    """A quotation laid over one place of a page."""

    quotation: Quotation
    page: PageText
    context: Context

    def draft_words(self, start: int, end: int) -> tuple[str, ...]:
        """The quotation's comparable words."""
        return tuple(word.text for word in self.quotation.words[start:end])

    def draft_span(self, start: int, end: int) -> Span:
        """Their place in the quotation; for an empty stretch the place before word *start*."""
        words = self.quotation.words
        if start < end:
            return Span(words[start].span.start, words[end - 1].span.end)
        place = words[start].span.start if start < len(words) else len(self.quotation.text)
        return Span(place, place)

    def is_at_ellipsis(self, place: Span) -> bool:
        """Whether the draft's dots are at this (empty) place of the quotation."""
        words = self.quotation.words
        return any(at < len(words) and words[at].span.start == place.start for at in self.quotation.ellipses)

    def edit(self, step: Step, difference: Difference, *, material: bool) -> Edit:
        """The edit that *step* is."""
        draft_span = self.draft_span(step.draft_start, step.draft_end)
        page_span = self.page.span(step.page_start, step.page_end)
        draft, page = draft_span.cut(self.quotation.text), page_span.cut(self.page.text)
        op = EditOp.REPLACE if draft and page else EditOp.INSERT if draft else EditOp.DELETE
        return Edit(
            op=op,
            difference=difference,
            draft=draft,
            page=page,
            draft_span=draft_span,
            page_span=page_span,
            material=material,
            note=note(difference, draft, page),
        )
