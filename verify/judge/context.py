"""Whether the words around a short passage are the draft's too."""

from __future__ import annotations

from verify.judge.names import family_name, folded_words, is_unnamed
from verify.judge.shingles import lower_words
from verify.model.claim import Claim
from verify.model.draft import Draft
from verify.model.page import Page
from verify.model.span import Span

# About the paragraph of the passage and its neighbours.
_AROUND = 400
# Names and long words of the draft's own sentence that stand around the passage too.
_ENOUGH_WORDS = 3
_TELLING_LENGTH = 6


def has_context(claim: Claim, draft: Draft, page: Page, span: Span) -> bool:
    """Whether the words around a short passage are the draft's too: its speaker, or telling words of its paragraph."""
    around = folded_words(page.text[max(0, span.start - _AROUND) : span.end + _AROUND])
    if claim.speaker is not None and not is_unnamed(claim.speaker.name):
        family = family_name(claim.speaker.name)
        if family and family in around:
            return True
    own = set(lower_words(claim.text))
    telling = {word for word in lower_words(_paragraph(draft.source, claim.span)) if len(word) >= _TELLING_LENGTH} - own
    return len(telling & set(around)) >= _ENOUGH_WORDS


def _paragraph(source: str, span: Span) -> str:
    start = source.rfind("\n", 0, span.start) + 1
    end = source.find("\n", span.end)
    return source[start : end if end >= 0 else len(source)]
