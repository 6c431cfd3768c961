"""Sentences that cite a source without a verb of saying that any grammar knows: what they tell is taken from it all the same."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verify.claims.source_rules import SENTENCE
from verify.model.claim import Claim, ClaimKind, Form, NamedSource, Part, SourceRole
from verify.model.draft import Draft
from verify.model.span import Span
from verify.text.lines import Lines
from verify.text.sentences import sentences_in

_TOLD = (ClaimKind.QUOTATION, ClaimKind.STATEMENT)
_CITED = (SourceRole.CITED, SourceRole.POLL)
# Fewer words tell nothing that a page could carry.
_FEWEST_WORDS = 6
# From this share of its characters on, other claims tell what the sentence tells.
_MOSTLY = 0.5


def sourced_sentences(draft: Draft, sources: Sequence[NamedSource], claims: Sequence[Claim]) -> Iterator[Claim]:
    """A statement for each sentence that cites a source and is told in no other statement and no quotation ("X puts it at …")."""
    sentences, lines = sentences_in(draft.text), Lines(draft.source)
    number = sum(claim.kind is ClaimKind.STATEMENT for claim in claims)
    taken: set[Span] = set()
    for source in sources:
        place = sentences.around(_in_text(draft, source.span.start))
        words = place.cut(draft.text).strip()
        span = draft.back(Span(place.start, place.start + len(place.cut(draft.text).rstrip()))) if words else place
        if source.role not in _CITED or place in taken or len(words.split()) < _FEWEST_WORDS:
            continue
        taken.add(place)
        told = sum(len(c.text) for c in claims if c.kind in _TOLD and c.span.overlaps(span))
        if told < _MOSTLY * len(words):
            number += 1
            yield _claim(source.name, words, span, lines, number)


def _claim(source: str, words: str, span: Span, lines: Lines, number: int) -> Claim:
    line, column = lines.position(span.start)
    digest = hashlib.sha256(f"{words}\n{source}".encode("utf-8", "replace")).hexdigest()[:6]
    return Claim(
        id=f"s{number}-{digest}",
        kind=ClaimKind.STATEMENT,
        form=Form.INDIRECT,
        text=words,
        span=span,
        line=line,
        column=column,
        parts=(Part(text=words, span=span),),
        named_source=source,
        found_by=SENTENCE.name,
    )


def _in_text(draft: Draft, offset: int) -> int:
    """An offset of the source, in the words as read."""
    return offset if draft.origin is None else bisect_left(draft.origin, offset)
