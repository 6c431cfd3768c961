"""What one pass over a text notes for each passage, block, post or turn, before it becomes an utterance."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.claim import ClaimKind, Form
from verify.model.span import Span
from verify.speech.governing import Link
from verify.speech.marks import Passage
from verify.speech.mentions import Mention, MentionKind
from verify.speech.tokens import Tokens


@dataclass(slots=True, kw_only=True)
class Said:
    """Words with marks or without, and what is known of their speaker so far.

    *place* is the passage's position among all passages, -1 for words without marks. *tokens* are those in which
    *mention* lies. *joins* says that the words belong to the utterance before, *joined_by_comma* within one sentence.
    """

    place: int
    inner: Span
    paragraph: int
    kind: ClaimKind
    form: Form
    sentence: int = 0
    link: Link | None = None
    mention: Mention | None = None
    cue: Span | None = None
    tokens: Tokens | None = None
    name: str = ""
    medium: str | None = None
    hypothetical: bool = False
    joins: bool = False
    joined_by_comma: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who spoke last, and in which paragraph."""

    mention: Mention
    tokens: Tokens
    cue: Span | None
    name: str
    paragraph: int


def follows(said: Said, before: Said | None) -> bool:
    """Whether *said* stands in the sentence behind the attribution that closes *before*."""
    return before is not None and before.link is not None and before.link.after and before.sentence + 1 == said.sentence


def resumes(before: Said, link: Link | None, tokens: Tokens, quote: int) -> bool:
    """Whether the passage at token *quote* goes on right behind the attribution of *before*, in its sentence."""
    if link is None or link.cue is None or before.link is None or not before.link.after:
        return False
    return before.kind is ClaimKind.QUOTATION and before.link.cue == link.cue and tokens.tags[quote - 1] in ",-~:"


def whole_mention(tokens: Tokens, span: Span) -> Mention:
    """*span* as it stands, as a name: a label before a transcript's turn, a signature below a post."""
    last = max(0, len(tokens.tags) - 1)
    return Mention(first=0, last=last, head_first=0, head_last=last, span=span, head=span, kind=MentionKind.NAME)


def unmarked(number: int, words: Span, form: Form) -> Said:
    """*words* of paragraph *number* that are somebody's without quotation marks."""
    return Said(place=-1, inner=words, paragraph=number, kind=ClaimKind.QUOTATION, form=form)


def nickname(place: int, passage: Passage) -> Said:
    """The *passage* at position *place*, which is part of a name."""
    return Said(place=place, inner=passage.inner, paragraph=passage.paragraph, kind=ClaimKind.SCARE, form=Form.FRAGMENT)
