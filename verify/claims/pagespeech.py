"""Reported speech of a page: what it gives to somebody in the writer's own sentences, without marks."""

from __future__ import annotations

from collections.abc import Iterator

from verify.claims.reported import Reported, Reporter
from verify.claims.statements import is_mostly_quoted
from verify.model.claim import Speaker
from verify.model.draft import Block
from verify.model.span import Span
from verify.model.told import Told
from verify.speech.tokens import Tokens
from verify.speech.utterances import find_utterances


def reported_speech(text: str, blocks: tuple[Block, ...] = ()) -> Iterator[Told]:
    """Everything that *text* reports of somebody in indirect speech, in reading order."""
    reading = find_utterances(text, blocks).reading
    if reading is None:
        return
    for clauses in reading.prose():
        recent: str | None = None
        for one in Reporter(clauses).found():
            if one.mention is None or is_mostly_quoted(clauses.tokens, one):
                continue
            recent = reading.people.name_of(one.mention, clauses.tokens, recent)
            span = one.mention.span
            speaker = Speaker(text=span.cut(text), span=span, name=recent)
            yield Told(speaker=speaker, parts=tuple(_stretches(clauses.tokens, one)), reported=True)


def _stretches(tokens: Tokens, one: Reported) -> Iterator[Span]:
    for first, last in one.content:
        yield tokens.span(first, last)
