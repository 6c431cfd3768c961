"""Quotations of a draft as claims: utterances carried back into the author's source, with ids and notices."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from verify.model.claim import Claim, ClaimKind, Cue, Form, Part, Speaker
from verify.model.draft import Draft
from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.outlets import OutletTable
from verify.speech.abroad import speakers_are_read
from verify.speech.attested import Attestations
from verify.speech.utterances import Utterance
from verify.text.lines import Lines

# A quotation within a quotation within a quotation; each level holds the words of all below it once more.
_DEEPEST = 4
_WORDS = re.compile(r"\w+")


def quotation_claims(draft: Draft, utterances: tuple[Utterance, ...], outlets: OutletTable) -> tuple[Claim, ...]:
    """One claim an utterance, in reading order; spans lie in the draft's source, nested ones name their parent.

    What is nested deeper than people nest stays part of the words around it.
    """
    lines = Lines(draft.source)
    given = Attestations(draft.text, draft.blocks, title=draft.title or "")
    claims: dict[int, Claim] = {}
    depths: dict[int, int] = {}
    for place, one in enumerate(utterances):
        inside = one.parent if one.parent is not None and one.parent < place else None
        depths[place] = 0 if inside is None else depths[inside] + 1
        if depths[place] <= _DEEPEST:
            parent = claims[inside].id if inside is not None else None
            claim = _claim(draft, one, place + 1, lines, parent, outlets)
            claims[place] = _turned(claim, one, given) if one.kind is ClaimKind.QUOTATION else claim
    return tuple(claims.values())


def _turned(claim: Claim, one: Utterance, given: Attestations) -> Claim:
    """*claim* with what the draft's own sentence makes of the words: it may deny them, or hold the frame they are in."""
    denial, frame = given.taken_back(one), given.frame_of(one)
    if denial is None and frame is None:
        return claim
    return replace(claim, denied_by=denial.frame if denial else "", framed=frame.turn if frame else "")


def claim_id(number: int, text: str) -> str:
    """`q1-4f2a91`: where it is among the quotations, and a digest of its words that marks and spacing do not change."""
    folded = " ".join(_WORDS.findall(text.casefold()))
    return f"q{number}-{hashlib.sha256(folded.encode('utf-8', 'replace')).hexdigest()[:6]}"


def _claim(draft: Draft, one: Utterance, number: int, lines: Lines, parent: str | None, outlets: OutletTable) -> Claim:
    parts = tuple(Part(text=part.cut(draft.text), span=draft.back(part)) for part in one.parts)
    text = " ".join(part.text for part in parts)
    span = Span(parts[0].span.start, max(parts[0].span.start, parts[-1].span.end))
    line, column = lines.position(span.start)
    outlet = outlets.by_name(one.medium) if one.medium else None
    return Claim(
        id=claim_id(number, text),
        kind=one.kind,
        form=one.form,
        text=text,
        span=span,
        line=line,
        column=column,
        parts=parts,
        joined_by_comma=one.joined_by_comma,
        parent=parent,
        speaker=one.speaker and _back(draft, one.speaker),
        cue=one.cue and Cue(text=one.cue.text, span=draft.back(one.cue.span)),
        named_source=outlet.name if outlet else None,
        notices=_notices(one, line, column, read=speakers_are_read(draft.language)),
        linked_by=one.rule,
    )


def _back(draft: Draft, speaker: Speaker) -> Speaker:
    return replace(speaker, span=draft.back(speaker.span))


def _notices(one: Utterance, line: int, column: int, *, read: bool) -> tuple[Notice, ...]:
    notices = []
    if read and one.kind is ClaimKind.QUOTATION and one.speaker is None and one.form is not Form.NESTED:
        message = "The draft names no speaker for these words."
        notices.append(Notice(code=NoticeCode.NO_SPEAKER, message=message, line=line, column=column))
    if one.hypothetical:
        message = "The draft presents these words as what somebody might say, not as said."
        notices.append(Notice(code=NoticeCode.HYPOTHETICAL, message=message, line=line, column=column))
    return tuple(notices)
