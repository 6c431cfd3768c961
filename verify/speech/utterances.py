"""Quotations of a text with their speakers: the one reading of who said what, for drafts and for pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from verify.model.claim import ClaimKind, Cue, Form, Speaker
from verify.model.draft import Block
from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.speech.abroad import speakers_are_read, without_grammar
from verify.speech.dashes import with_dashed
from verify.speech.forgotten import with_forgotten_closed
from verify.speech.interviews import Interview, read_interview
from verify.speech.lexicon import DEFAULT_LEXICON, Lexicon
from verify.speech.marks import MarkedPassage, find_passages
from verify.speech.paragraphs import Paragraph, paragraphs_of
from verify.speech.reading import SpeechReading
from verify.speech.said import SpokenWords, shown_span
from verify.text.language import guess_language
from verify.text.lines import Lines

# The pages of a long draft in characters: what is kept of them takes some tens of megabytes.
_ROOM = 4_000_000
_kept: dict[tuple[str, tuple[Paragraph, ...]], tuple[Utterance, ...]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words in quotation marks, in a block quote or a post, and who is said to have uttered them.

    *parts* are the inner spans, without marks; *joined_by_comma* holds where parts broken by an attribution form one
    sentence. *medium* is the outlet or platform through which it was said; *parent* the position of the surrounding
    utterance; *hypothetical* marks words that somebody is merely expected to say. *rule* is the name of the rule that found
    the speaker (`verify.speech.link_rules`).
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
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterances:
    """All utterances of a text in reading order, and what the reader should know about its marks."""

    utterances: tuple[Utterance, ...]
    notices: tuple[Notice, ...]
    # The words of the text as read, for whoever looks for reported speech in them.
    reading: SpeechReading | None = field(default=None, repr=False, compare=False)


def find_utterances(
    text: str,
    blocks: tuple[Block, ...] = (),
    lexicon: Lexicon = DEFAULT_LEXICON,
    *,
    language: str | None = None,
) -> Utterances:
    """Every quotation, scare quote and title of *text*, with speaker and cue as far as it tells. Never raises.

    *language*: the one the text is in, where that is known; attributions are those of English otherwise.
    """
    paragraphs = paragraphs_of(text, blocks)
    return _find(text, paragraphs, lexicon, language, read_interview(text, paragraphs, blocks))


def reading_of(text: str, blocks: tuple[Block, ...] = ()) -> SpeechReading | None:
    """The words of a page as they were read for its utterances; None in a language whose attributions are not read."""
    language = guess_language(text)
    if language is not None and not speakers_are_read(language):
        return None
    return _last(text, paragraphs_of(text, blocks)).reading


def utterances_of(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Utterance, ...]:
    """The utterances that `find_utterances` finds, kept for the pages asked for last: several readers ask for each."""
    key = text, paragraphs_of(text, blocks)
    found = _kept.pop(key, None)
    if found is None:
        found = _last(*key).utterances
        room = _ROOM - len(text) - sum(len(other) for other, _ in _kept)
        while room < 0 and _kept:
            oldest = next(iter(_kept))
            room += len(oldest[0])
            del _kept[oldest]
    _kept[key] = found
    return found


@lru_cache(maxsize=1)
def _last(text: str, paragraphs: tuple[Paragraph, ...]) -> Utterances:
    # Its words as read take much room: kept for those alone who ask for one text in turn.
    return _find(text, paragraphs, DEFAULT_LEXICON, guess_language(text))


def _find(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    lexicon: Lexicon,
    language: str | None,
    interview: Interview | None = None,
) -> Utterances:
    spans = [paragraph.span for paragraph in paragraphs]
    marks = with_forgotten_closed(text, find_passages(text, spans), lexicon)
    marks = with_dashed(text, marks, spans, language)
    reading = SpeechReading(text, paragraphs, marks.passages, lexicon, interview)
    said = reading.run()
    if language is not None and not speakers_are_read(language):
        said = without_grammar(text, said, marks.passages, language)
    return Utterances(
        utterances=_assembled(text, said, marks.passages),
        notices=(*_broken(text, marks.broken), *_unpaired(text, marks.unpaired)),
        reading=reading,
    )


def _broken(text: str, offsets: tuple[int, ...]) -> tuple[Notice, ...]:
    """One notice for all marks that went through a wrong encoding, at the first of them."""
    if not offsets:
        return ()
    line, column = Lines(text).position(offsets[0])
    message = (
        f"Quotation marks broken by an encoding (“{text[offsets[0] : offsets[0] + 3]}” at line {line}, column {column}): "
        "read as the marks that were meant."
    )
    return (Notice(code=NoticeCode.GUESSED_ENCODING, message=message, line=line, column=column),)


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


def _assembled(text: str, said: list[SpokenWords], passages: tuple[MarkedPassage, ...]) -> tuple[Utterance, ...]:
    """Utterances from what was *said*, joined where an attribution or a new paragraph breaks them."""
    groups: list[list[SpokenWords]] = []
    owner: dict[int, int] = {}
    last = spoken = -1
    for one in said:
        if one.kind is ClaimKind.QUOTATION:
            # "…," she said on “Six at Six”. "…": the title between takes nothing up.
            last = spoken if one.joins and spoken >= 0 else last
        if one.joins and last >= 0:
            groups[last].append(one)
        else:
            groups.append([one])
            if one.form is not Form.NESTED:
                last = len(groups) - 1
                spoken = last if one.kind is ClaimKind.QUOTATION else spoken
        if one.place >= 0:
            owner[one.place] = last if one.joins else len(groups) - 1
    made = [_utterance(text, group) for group in groups]
    for place, passage in enumerate(passages):
        # Deeper than one level only the words are kept.
        if place not in owner and passage.parent is not None:
            owner[place] = len(made)
            made.append(Utterance(kind=ClaimKind.QUOTATION, form=Form.NESTED, parts=(passage.inner,)))
    return _in_order(made, owner, passages)


def _utterance(text: str, group: list[SpokenWords]) -> Utterance:
    one = group[0]
    parts = tuple(part.inner for part in group)
    if one.kind is not ClaimKind.QUOTATION:
        return Utterance(kind=one.kind, form=one.form, parts=parts)
    # A quotation of several paragraphs may name its speaker in the last.
    named = next((part for part in group if part.mention is not None), one)
    speaker = None
    if named.mention is not None:
        span = shown_span(text, named.mention)
        speaker = Speaker(text=span.cut(text), span=span, name=named.name)
    return Utterance(
        kind=one.kind,
        form=one.form,
        parts=parts,
        joined_by_comma=len(group) > 1 and all(part.joined_by_comma for part in group[1:]),
        speaker=speaker,
        cue=Cue(text=named.cue.cut(text), span=named.cue) if named.cue else None,
        medium=one.medium,
        hypothetical=one.hypothetical,
        rule=named.rule if speaker else "",
    )


def _in_order(
    made: list[Utterance], owner: dict[int, int], passages: tuple[MarkedPassage, ...]
) -> tuple[Utterance, ...]:
    """*made* by where they begin, with the positions of the surrounding ones."""
    parents: dict[int, int] = {}
    for place, index in owner.items():
        parent = passages[place].parent
        if parent is not None and parent in owner and owner[parent] != index:
            parents[index] = owner[parent]
    order = sorted(range(len(made)), key=lambda index: (made[index].parts[0].start, -made[index].parts[-1].end))
    position = {index: at for at, index in enumerate(order)}
    return tuple(
        replace(made[index], parent=position[parents[index]]) if index in parents else made[index] for index in order
    )
