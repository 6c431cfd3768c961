"""What a draft takes from each of its named sources: the claims that it gives to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.model.claim import UNMARKED, Claim, ClaimKind, Form, NamedSource, SourceRole
from verify.model.span import Span
from verify.text.sentences import Sentences, sentences_in

# What may be checked of what is said in the draft's own sentences or in marks.
_TAKEN = (ClaimKind.QUOTATION, *UNMARKED)
# The author of a post is right behind its words.
_POST_REACH = 40


def with_matter(sources: Sequence[NamedSource], claims: Sequence[Claim], text: str) -> tuple[NamedSource, ...]:
    """*sources*, each with the ids of the claims that the draft takes from it; *text* is the draft's source.

    A listed source stands behind all of the draft; one that is recommended behind nothing.
    """
    sentences = sentences_in(text)
    told = [claim for claim in claims if claim.kind in _TAKEN and claim.parent is None]
    return tuple(replace(source, matter=tuple(_matter(source, told, sentences))) for source in sources)


def _matter(source: NamedSource, claims: Sequence[Claim], sentences: Sentences) -> list[str]:
    if source.role is SourceRole.RECOMMENDED:
        return []
    if source.role is SourceRole.LISTED:
        return [claim.id for claim in claims]
    if source.role is SourceRole.EMBEDDED:
        return [claim.id for claim in claims if claim.form is Form.POST and _is_posted(claim, source)]
    beside = sentences.around(source.span.start)
    return [claim.id for claim in claims if _is_given(claim, source, beside)]


def _is_posted(claim: Claim, source: NamedSource) -> bool:
    return claim.span.start <= source.span.start and source.span.start - claim.span.end <= _POST_REACH


def _is_given(claim: Claim, source: NamedSource, beside: Span) -> bool:
    """Whether the draft names *source* for *claim*, or names nobody for it in the very sentence that cites the source."""
    if claim.named_source is not None:
        return claim.named_source == source.name
    kinds = UNMARKED if source.role is SourceRole.POLL else _TAKEN
    return claim.kind in kinds and beside.start <= claim.span.start < beside.end
