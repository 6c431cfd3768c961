"""Quotations of a text with their speakers: the one reading of who said what, for drafts and for pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verify.model.claim import ClaimKind, Cue, Form, Speaker
from verify.model.draft import Block
from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.speech.lexicon import DEFAULT_LEXICON, Lexicon
from verify.speech.marks import Passage, find_passages
from verify.speech.paragraphs import paragraphs_of
from verify.speech.reading import Reading, Said
from verify.text import Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words in quotation marks, in a block quote or a post, and who is said to have uttered them.

    *parts* are the inner spans, without marks; *joined_by_comma* holds where parts broken by an attribution form one
    sentence. *medium* is the outlet or platform through which it was said; *parent* the position of the surrounding
    utterance; *hypothetical* marks words that somebody is merely expected to say.
    """

    kind: ClaimKind
    form: Form
    parts: tuple[Span, ...]
    joined_by_comma: bool = False
    speaker: Speaker | None = None
    cue: Cue | None = None
    medium: str | None = None
    parent: int | None = None
    hypothetical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterances:
    """All utterances of a text in reading order, and what the reader should know about its marks."""

    utterances: tuple[Utterance, ...]
    notices: tuple[Notice, ...]


def find_utterances(text: str, blocks: tuple[Block, ...] = (), lexicon: Lexicon = DEFAULT_LEXICON) -> Utterances:
    """Every quotation, scare quote and title of *text*, with speaker and cue as far as it tells. Never raises."""
    paragraphs = paragraphs_of(text, blocks)
    marks = find_passages(text, (paragraph.span for paragraph in paragraphs))
    return Utterances(
        utterances=_assembled(text, Reading(text, paragraphs, marks.passages, lexicon).run(), marks.passages),
        notices=_unpaired(text, marks.unpaired),
    )


def _unpaired(text: str, offsets: tuple[int, ...]) -> tuple[Notice, ...]:
    if not offsets:
        return ()
    lines = Lines(text)
    notices = []
    for offset in offsets:
        line, column = lines.position(offset)
        message = f"The quotation mark at line {line}, column {column} has no partner."
        notices.append(Notice(code=NoticeCode.UNBALANCED_MARKS, message=message, line=line, column=column))
    return tuple(notices)


def _assembled(text: str, said: list[Said], passages: tuple[Passage, ...]) -> tuple[Utterance, ...]:
    """Utterances from what was *said*, joined where an attribution or a new paragraph breaks them, with nested ones behind."""
    made: list[Utterance] = []
    owner: dict[int, int] = {}
    for one in said:
        if one.joins and made:
            made[-1] = _joined(made[-1], one)
        else:
            made.append(_utterance(text, one))
        if one.place >= 0:
            owner[one.place] = len(made) - 1
    return _with_nested(made, owner, passages)


def _joined(earlier: Utterance, one: Said) -> Utterance:
    return replace(
        earlier,
        parts=(*earlier.parts, one.inner),
        joined_by_comma=one.joined_by_comma
        if len(earlier.parts) == 1
        else earlier.joined_by_comma and one.joined_by_comma,
    )


def _utterance(text: str, one: Said) -> Utterance:
    speaker = None
    if one.mention is not None and one.kind is ClaimKind.QUOTATION:
        speaker = Speaker(text=one.mention.span.cut(text), span=one.mention.span, name=one.name)
    cue = Cue(text=one.cue.cut(text), span=one.cue) if one.cue and one.kind is ClaimKind.QUOTATION else None
    return Utterance(kind=one.kind, form=one.form, parts=(one.inner,), speaker=speaker, cue=cue)


def _with_nested(made: list[Utterance], owner: dict[int, int], passages: tuple[Passage, ...]) -> tuple[Utterance, ...]:
    entries: list[tuple[int, int, int | None, Utterance]] = [
        (one.parts[0].start, 0, place, one) for place, one in enumerate(made)
    ]
    nested = [
        (place, passage) for place, passage in enumerate(passages) if place not in owner and passage.parent is not None
    ]
    order = {place: ("top", index) for place, index in owner.items()}
    entries += [
        (
            passage.inner.start,
            1,
            -1 - place,
            Utterance(kind=ClaimKind.QUOTATION, form=Form.NESTED, parts=(passage.inner,)),
        )
        for place, passage in nested
    ]
    entries.sort(key=lambda entry: entry[:2])
    position = {entry[2]: index for index, entry in enumerate(entries)}
    result = []
    for _, _, key, one in entries:
        if key is not None and key < 0:
            parent = passages[-1 - key].parent
            above = position.get(order[parent][1]) if parent in order else position.get(-1 - (parent or 0))
            one = replace(one, parent=above)
        result.append(one)
    return tuple(result)
