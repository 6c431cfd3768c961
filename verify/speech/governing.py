"""Which of several cues in a sentence governs a passage."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.span import Span
from verify.speech.agents import is_agent
from verify.speech.lexicon import CueRank, Lexicon
from verify.speech.mentions import Mention, MentionKind
from verify.speech.tags import Tag
from verify.speech.tokens import Tokens

_WORDS = (CueRank.SAY, CueRank.PHRASE)
_DOCUMENTS = frozenset(
    """report study survey poll review audit document letter statement filing lawsuit complaint memo email note book paper
    article story account transcript record analysis""".split()
)

# What takes an object and what it is called: "called the answer “weak”", "rated the claim as “false”".
_CALLING = frozenset(
    """call calls called calling deem deems deemed deeming brand brands branded branding declare declares declared declaring
    pronounce pronounces pronounced rate rates rated rating label labels labeled labelled labeling labelling dub dubs dubbed
    dubbing term terms termed terming""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How a passage hangs on its speaker: the mention, the cue (tokens), and which side of the passage they stand on.

    *direct*: nothing but a comma, colon or small word stands between. *passive*: the cue names no speaker of its own.
    *relative*: the cue stands in a clause that only tells more on its speaker ("the women who complained").
    *rule*: the name of the rule that made the link.
    """

    mention: Mention | None
    cue: Span | None
    cue_place: int
    rank: CueRank | None
    after: bool = False
    direct: bool = False
    passive: bool = False
    relative: bool = False
    rule: str = ""


def governs_alone(tokens: Tokens, lexicon: Lexicon, link: Link) -> bool:
    """Whether a cue right before the passage needs no look further: it is no part of what somebody else says."""
    if link.rank not in (CueRank.SAY, CueRank.ACT, CueRank.PHRASE):
        return False
    if link.mention is None:
        return link.passive and link.rank is not CueRank.PHRASE
    if link.mention.kind is MentionKind.PRONOUN:
        return not _in_complement(tokens, lexicon, link.mention)
    if _is_document(tokens, link.mention):
        # "The board said the report reflects …": what it shows is the board's reading of it.
        return link.direct and not _in_complement(tokens, lexicon, link.mention)
    return is_agent(tokens, link.mention)


def _is_document(tokens: Tokens, mention: Mention) -> bool:
    return mention.kind is MentionKind.NOMINAL and tokens.low[mention.head_first] in _DOCUMENTS


def surer(tokens: Tokens, lexicon: Lexicon, outer: Link, inner: Link) -> Link:
    """Of two cues before a passage the one that governs it: what is said holds what is thought or done in it."""
    says = outer.rank in _WORDS and outer.mention is not None
    if outer.mention and outer.mention.first <= inner.cue_place <= outer.mention.last:
        # "answered by Ruiz, who called it …": the inner cue is part of the outer one's mention.
        return inner
    pronoun = inner.mention if inner.mention and inner.mention.kind is MentionKind.PRONOUN else None
    if pronoun and says and _in_complement(tokens, lexicon, pronoun):
        # "…, who said he meant to …": both are one person, and the outer cue is the one of speech.
        near = not outer.relative or pronoun.first - outer.cue_place <= 2
        return outer if near else inner
    if outer.relative and says and inner.mention and _in_complement(tokens, lexicon, inner.mention):
        # "Ruiz, who said workers hardly understand that “…”"
        return outer
    speaks = inner.mention is not None and is_agent(tokens, inner.mention)
    if (
        inner.mention
        and speaks
        and inner.rank in (*_WORDS, CueRank.ACT)
        and _opens_main_clause(tokens, inner.mention, outer.mention)
    ):
        return inner
    if (
        says
        and inner.mention
        and _is_document(tokens, inner.mention)
        and _in_complement(tokens, lexicon, inner.mention)
    ):
        return outer
    if inner.rank in _WORDS and inner.mention and not inner.relative and (speaks or not says):
        return inner
    if says and not outer.relative:
        return outer
    if inner.rank is CueRank.NOUN and outer.rank is CueRank.ACT and _calls(tokens, outer, inner):
        # "Hale called Ruiz's answer “weak”": what somebody is given for a name is no word of his.
        return outer
    if inner.rank is CueRank.NOUN and inner.direct:
        return inner
    if inner.rank in (CueRank.THINK, CueRank.NOUN) and outer.rank is CueRank.ACT and outer.mention:
        return outer
    return inner


def _calls(tokens: Tokens, outer: Link, inner: Link) -> bool:
    """Whether the verb of *outer* gives its object, of which the noun of *inner* is the last word, a name or a mark."""
    place = inner.cue_place + 1
    while tokens.low[place : place + 1] in (("as",), ("a",), ("an",)):
        place += 1
    return tokens.low[outer.cue_place] in _CALLING and tokens.tags[place : place + 1] == Tag.QUOTE


def _opens_main_clause(tokens: Tokens, mention: Mention, outer: Mention | None) -> bool:
    """ "Ruiz urged haste, but she called …", "Though Ruiz urged haste, she called …": a clause beside the one of *outer*."""
    before = tokens.tags[max(0, mention.first - 2) : mention.first]
    if before == "," + Tag.CONJUNCTION:
        return tokens.low[mention.first - 1] in ("but", "and", "yet", "so")
    if before == "," + Tag.SUBORDINATOR:
        # "…," Ruiz said, while Hale called it "…"
        return tokens.low[mention.first - 1] in ("while", "whereas", "though", "although")
    if before[-1:] != "," or outer is None or outer.first == 0:
        return False
    # "In a note that praised the crew, the union called …": what opens the sentence with a preposition is no clause of it.
    opening = tokens.tags[outer.first - 1] == Tag.PREPOSITION and (
        outer.first == 1 or tokens.tags[outer.first - 2] in (".", Tag.QUOTE)
    )
    return opening or tokens.tags[outer.first - 1] == Tag.SUBORDINATOR


def _in_complement(tokens: Tokens, lexicon: Lexicon, mention: Mention) -> bool:
    """ "Ruiz said that he would …": whether *mention* opens what another cue reports."""
    before = mention.first - 1
    if before >= 0 and tokens.low[before] == "that":
        before -= 1
    return before >= 0 and tokens.tags[before] in (Tag.CUE, Tag.NAME) and tokens.low[before] in lexicon.verbs
