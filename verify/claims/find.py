"""Everything checkable in a draft: quotations with speakers, reported statements, figures, named sources."""

from __future__ import annotations

from dataclasses import replace

from verify.claims.figures import find_figures
from verify.claims.homoglyphs import find_disguises
from verify.claims.matter import with_matter
from verify.claims.not_read import reading_notices
from verify.claims.quotations import quotation_claims
from verify.claims.source_lists import listed_sources
from verify.claims.sourced_sentences import sourced_sentences
from verify.claims.sources import find_named_sources
from verify.claims.statements import find_statements
from verify.claims.unseen import with_unseen
from verify.model.claim import Claim, DraftClaims
from verify.model.draft import Draft
from verify.model.notice import Notice
from verify.model.span import Span
from verify.outlets import OutletTable, load_outlets
from verify.speech.lexicon import DEFAULT_LEXICON, Lexicon
from verify.speech.utterances import Utterance, find_utterances
from verify.text.lines import Lines


def find_claims(draft: Draft, *, lexicon: Lexicon = DEFAULT_LEXICON, outlets: OutletTable | None = None) -> DraftClaims:
    """All claims of *draft* in reading order; a mark without partner or a disguised word is a notice, never silence."""
    table = outlets or load_outlets()
    lines = Lines(draft.source)
    found = find_utterances(draft.text, draft.blocks, lexicon, language=draft.language)
    quoted = _quoted(found.utterances)
    lists = listed_sources(draft, table).regions
    claims = [
        *quotation_claims(draft, found.utterances, table),
        *find_statements(draft, found, table, lists),
        *find_figures(draft, (*quoted, *lists), table),
    ]
    sources = find_named_sources(draft, table, quoted)
    claims += sourced_sentences(draft, sources, claims)
    claims.sort(key=lambda claim: (claim.span.start, -claim.span.end))
    noted, notices = _with_disguises(with_unseen(claims, draft.unseen, lines), draft.source, lines)
    return DraftClaims(
        claims=noted,
        named_sources=with_matter(sources, noted, draft.source),
        notices=(*_moved(draft, found.notices, lines), *reading_notices(draft, noted), *notices),
    )


def _quoted(utterances: tuple[Utterance, ...]) -> tuple[Span, ...]:
    return tuple(part for one in utterances if one.parent is None for part in one.parts)


def _moved(draft: Draft, notices: tuple[Notice, ...], lines: Lines) -> tuple[Notice, ...]:
    """*notices* on the text as read, with lines and columns of the source instead."""
    if draft.origin is None or not notices:
        return notices
    read = Lines(draft.text)
    moved = []
    for notice in notices:
        if notice.line is not None and notice.column is not None:
            at = read.offset(notice.line) + notice.column - 1
            line, column = lines.position(draft.back(Span(at, at + 1)).start)
            old, new = f"line {notice.line}, column {notice.column}", f"line {line}, column {column}"
            notice = replace(notice, message=notice.message.replace(old, new), line=line, column=column)
        moved.append(notice)
    return tuple(moved)


def _with_disguises(claims: list[Claim], source: str, lines: Lines) -> tuple[tuple[Claim, ...], tuple[Notice, ...]]:
    """Claims with the notices on disguised words within them, and those notices that belong to no claim."""
    noted = list(claims)
    loose: list[Notice] = []
    nearest = 0
    for span, notice in sorted(find_disguises(source, lines), key=lambda pair: pair[0]):
        while nearest < len(noted) and noted[nearest].span.end <= span.start:
            nearest += 1
        if nearest < len(noted) and noted[nearest].span.overlaps(span):
            noted[nearest] = replace(noted[nearest], notices=(*noted[nearest].notices, notice))
        else:
            loose.append(notice)
    return tuple(noted), tuple(loose)
