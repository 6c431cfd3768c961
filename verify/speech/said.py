"""What one pass over a text notes for each passage, block, post or turn, before it becomes an utterance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.model.claim import ClaimKind, Form
from verify.model.span import Span
from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import CueRank
from verify.speech.marks import MarkedPassage
from verify.speech.mentions import Mention, MentionKind
from verify.speech.passage_kind import passage_words
from verify.speech.tokens import Tokens

# From so many characters on what is told of a speaker is left out where he is shown: first in relative clauses, then all.
_LONG, _LONGEST = 115, 160
_TOLD_ON = re.compile(r",? (?:who|whose|which)\b")

# A passage of so many words is hardly a mark of distance.
# Of 2,808 passages tried, half as many change 6, twice as many 1.
_LONG_PASSAGE = 5


@dataclass(slots=True, kw_only=True)
class SpokenWords:
    """Words with marks or without, and what is known of their speaker so far.

    *place* is the passage's position among all passages, -1 for words without marks. *tokens* are those in which
    *mention* lies. *joins* says that the words belong to the utterance before, *joined_by_comma* within one sentence. *rule*
    is the name of the rule that gave them their speaker.
    """

    place: int
    inner: Span
    paragraph: int
    kind: ClaimKind
    form: Form
    sentence: int = 0
    link: SpeakerLink | None = None
    mention: Mention | None = None
    cue: Span | None = None
    tokens: Tokens | None = None
    name: str = ""
    medium: str | None = None
    hypothetical: bool = False
    joins: bool = False
    joined_by_comma: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who spoke last, and in which paragraph."""

    mention: Mention
    tokens: Tokens
    cue: Span | None
    name: str
    paragraph: int


def follows(said: SpokenWords, before: SpokenWords | None) -> bool:
    """Whether *said* stands in the sentence behind the attribution that closes *before*."""
    return before is not None and before.link is not None and before.link.after and before.sentence + 1 == said.sentence


def ends_sentence(said: SpokenWords, text: str) -> bool:
    """Whether the words close with the stop of a sentence."""
    return said.inner.cut(text).rstrip()[-1:] in (".", "!", "?")


def goes_on(said: SpokenWords, before: SpokenWords | None, text: str, *, fresh: bool) -> bool:
    """Whether a passage without a cue continues the speech quoted just before it in the same paragraph."""
    if said.mention is not None or before is None or before.mention is None or said.form is Form.WHOLE:
        return False
    if fresh and follows(said, before):
        # "A," she said. "B." Nothing but the attribution stands between.
        return True
    return said.kind is not ClaimKind.TITLE and len(passage_words(said.inner.cut(text)[:400])) >= _LONG_PASSAGE


def resumes(before: SpokenWords, link: SpeakerLink | None, tokens: Tokens, quote: int) -> bool:
    """Whether the passage at token *quote* goes on right behind the attribution of *before*, in its sentence."""
    if link is None or link.cue is None or before.link is None or not before.link.after:
        return False
    # "A," she wrote in a ruling, "b": what she did or wrote it in parts no sentence, but "adding" does.
    aside = link.rank is not CueRank.SAY and before.mention == link.mention
    one_sentence = aside and tokens.word(quote)[1:2].islower()
    goes_on = before.link.cue == link.cue or one_sentence
    return before.kind is ClaimKind.QUOTATION and goes_on and tokens.tags[quote - 1] in ",-~:"


def shown_span(text: str, mention: Mention) -> Span:
    """Where *mention* stands, without what a long apposition tells beside the name: a report shows who, not a paragraph."""
    span, head = mention.span, mention.head
    if len(span) <= _LONG or head.end >= span.end or mention.kind is not MentionKind.NAME:
        return span
    cut = _TOLD_ON.search(text, head.end, span.end) if len(span) <= _LONGEST else None
    end = cut.start() if cut else text.find(",", head.end, span.end) if len(span) > _LONGEST else -1
    return Span(span.start, end) if end >= 0 else span


def whole_mention(tokens: Tokens, span: Span) -> Mention:
    """*span* as it stands, as a name: a label before a transcript's turn, a signature below a post."""
    last = max(0, len(tokens.tags) - 1)
    return Mention(first=0, last=last, head_first=0, head_last=last, span=span, head=span, kind=MentionKind.NAME)


def unmarked(number: int, words: Span, form: Form) -> SpokenWords:
    """*words* of paragraph *number* that are somebody's without quotation marks."""
    return SpokenWords(place=-1, inner=words, paragraph=number, kind=ClaimKind.QUOTATION, form=form)


def nickname(place: int, passage: MarkedPassage) -> SpokenWords:
    """The *passage* at position *place*, which is part of a name."""
    return SpokenWords(
        place=place, inner=passage.inner, paragraph=passage.paragraph, kind=ClaimKind.SCARE, form=Form.FRAGMENT
    )
