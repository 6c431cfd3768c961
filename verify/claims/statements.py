"""Reported speech of a draft as claims: what somebody is said to have said, mostly outside quotation marks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.claims.excluded_spans import Regions
from verify.claims.reported_speech import Reported, Reporter
from verify.model.claim import Claim, ClaimKind, Cue, Form, Part, Speaker
from verify.model.draft import Draft
from verify.model.span import Span
from verify.outlets import OutletKind, OutletTable, load_outlets
from verify.speech.people import People
from verify.speech.tags import Tag
from verify.speech.tokens import Tokens
from verify.speech.utterances import Utterances
from verify.text.lines import Lines

# From this share of its characters in marks on, what was said is a quotation.
_MOSTLY = 0.5
# An outlet further from the cue, in characters, hardly belongs to it.
_NEAR = 120


def find_statements(
    draft: Draft, found: Utterances, outlets: OutletTable | None = None, lists: Sequence[Span] = ()
) -> tuple[Claim, ...]:
    """Statements in the writer's own sentences, beside the utterances *found* in the draft's text.

    What is mostly in marks is a quotation and left to those. The named source is the outlet beside the cue.
    *lists* are the draft's lists of sources: headlines there are other people's.
    """
    table = outlets or load_outlets()
    if found.reading is None:
        return ()
    apart = Regions(lists)
    people, lines = found.reading.people, Lines(draft.source)
    claims: list[Claim] = []
    for clauses in found.reading.prose():
        if clauses.tokens.spans and apart.hold(Span(*clauses.tokens.spans[0])):
            continue
        recent: str | None = None
        for one in Reporter(clauses).found():
            if is_mostly_quoted(clauses.tokens, one):
                continue
            speaker = _speaker(draft, clauses.tokens, one, people, recent)
            recent = speaker.name if speaker else recent
            claim = _claim(draft, clauses.tokens, one, speaker, lines, len(claims) + 1)
            claims.append(replace(claim, named_source=_outlet(clauses.tokens, one, table)))
    return tuple(claims)


def _outlet(tokens: Tokens, one: Reported, outlets: OutletTable) -> str | None:
    """The outlet named near the cue in its sentence, outside what was said: "told Axios that …"."""
    cue, sentence = tokens.span(*one.cue), tokens.span(*one.sentence)
    start, end = max(sentence.start, cue.start - _NEAR), min(sentence.end, cue.end + _NEAR)
    said = [tokens.span(*stretch) for stretch in one.content]
    for outlet, span in outlets.find(tokens.text[start:end]):
        place = span.shift(start)
        if outlet.kind is not OutletKind.PLATFORM and not any(place.overlaps(words) for words in said):
            return outlet.name
    return None


def is_mostly_quoted(tokens: Tokens, one: Reported) -> bool:
    """Whether what was said is mostly in marks: then it is a quotation."""
    quoted = whole = 0
    for first, last in one.content:
        for place in range(first, last + 1):
            start, end = tokens.spans[place]
            whole += end - start
            quoted += end - start if tokens.tags[place] == Tag.QUOTE else 0
    return quoted >= _MOSTLY * whole


def _speaker(draft: Draft, tokens: Tokens, one: Reported, people: People, recent: str | None) -> Speaker | None:
    if one.mention is None:
        return None
    span = one.mention.span
    return Speaker(text=span.cut(draft.text), span=draft.back(span), name=people.name_of(one.mention, tokens, recent))


def _claim(draft: Draft, tokens: Tokens, one: Reported, speaker: Speaker | None, lines: Lines, number: int) -> Claim:
    parts = tuple(_parts(draft, tokens, one))
    text = " ".join(part.text for part in parts)
    span = Span(parts[0].span.start, parts[-1].span.end)
    cue = tokens.span(*one.cue)
    line, column = lines.position(span.start)
    said_by = speaker.name if speaker else ""
    digest = hashlib.sha256(f"{text}\n{said_by}".encode("utf-8", "replace")).hexdigest()[:6]
    return Claim(
        id=f"s{number}-{digest}",
        kind=ClaimKind.STATEMENT,
        form=Form.INDIRECT,
        text=text,
        span=span,
        line=line,
        column=column,
        parts=parts,
        speaker=speaker,
        cue=Cue(text=cue.cut(draft.text), span=draft.back(cue)),
        found_by=one.rule,
    )


def _parts(draft: Draft, tokens: Tokens, one: Reported) -> Iterator[Part]:
    for first, last in one.content:
        span = tokens.span(first, last)
        yield Part(text=span.cut(draft.text), span=draft.back(span))
