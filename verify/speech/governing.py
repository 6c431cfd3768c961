"""Which of several cues in a sentence governs a passage."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verify.model.span import Span
from verify.speech.agents import is_agent
from verify.speech.lexicon import CueRank, Lexicon
from verify.speech.mentions import Mention, MentionKind
from verify.speech.rules import Rule, first_found
from verify.speech.tags import Tag
from verify.speech.tokens import Tokens

_WORDS = (CueRank.SAY, CueRank.PHRASE)
_DOCUMENTS = frozenset(
    """report study survey poll review audit document letter statement filing lawsuit complaint memo email note book paper
    article story account transcript record analysis""".split()
)

# What takes an object and what it is called: "called the answer “weak”", "rated the claim as “false”".
CALLING = frozenset(
    """call calls called calling deem deems deemed deeming brand brands branded branding declare declares declared declaring
    pronounce pronounces pronounced rate rates rated rating label labels labeled labelled labeling labelling dub dubs dubbed
    dubbing term terms termed terming""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLink:
    """How a passage hangs on its speaker: the mention, the cue (tokens), and which side of the passage they stand on.

    *direct*: nothing but a comma, colon or small word stands between. *passive*: the cue names no speaker of its own.
    *relative*: the cue stands in a clause that only tells more on its speaker ("the women who complained").
    *rule*: the name of the rule that made the link. *over*: that of the rule that put it before another cue.
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
    over: str = ""


def governs_alone(tokens: Tokens, lexicon: Lexicon, link: SpeakerLink) -> bool:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two cues before one passage, *inner* the nearer one."""

    tokens: Tokens
    lexicon: Lexicon
    outer: SpeakerLink
    inner: SpeakerLink

    @property
    def is_said(self) -> bool:
        """Whether the outer cue reports words of somebody."""
        return self.outer.rank in _WORDS and self.outer.mention is not None

    @property
    def is_reported(self) -> bool:
        """Whether the subject of the inner cue opens what the outer one reports."""
        return self.inner.mention is not None and _in_complement(self.tokens, self.lexicon, self.inner.mention)

    @property
    def speaks(self) -> bool:
        """Whether the subject of the inner cue can speak."""
        return self.inner.mention is not None and is_agent(self.tokens, self.inner.mention)


def surer(tokens: Tokens, lexicon: Lexicon, outer: SpeakerLink, inner: SpeakerLink) -> SpeakerLink:
    """Of two cues before a passage the one that governs it: what is said holds what is thought or done in it."""
    found = first_found(PRECEDENCE, Pair(tokens=tokens, lexicon=lexicon, outer=outer, inner=inner))
    return replace(found[1], over=found[0]) if found else inner


def _within_mention(pair: Pair) -> SpeakerLink | None:
    mention = pair.outer.mention
    return pair.inner if mention and mention.first <= pair.inner.cue_place <= mention.last else None


def _one_person(pair: Pair) -> SpeakerLink | None:
    """Both are one person, and the outer cue is the one of speech."""
    mention = pair.inner.mention
    if mention is None or mention.kind is not MentionKind.PRONOUN or not pair.is_said or not pair.is_reported:
        return None
    near = not pair.outer.relative or mention.first - pair.outer.cue_place <= 2
    return pair.outer if near else pair.inner


def _told_in_aside(pair: Pair) -> SpeakerLink | None:
    return pair.outer if pair.outer.relative and pair.is_said and pair.is_reported else None


def _main_clause(pair: Pair) -> SpeakerLink | None:
    mention = pair.inner.mention
    if mention is None or not pair.speaks or pair.inner.rank not in (*_WORDS, CueRank.ACT):
        return None
    return pair.inner if _opens_main_clause(pair.tokens, mention, pair.outer.mention) else None


def _document(pair: Pair) -> SpeakerLink | None:
    mention = pair.inner.mention
    written = mention is not None and _is_document(pair.tokens, mention)
    return pair.outer if pair.is_said and written and pair.is_reported else None


def _nearer_words(pair: Pair) -> SpeakerLink | None:
    nearer = pair.inner.rank in _WORDS and pair.inner.mention is not None and not pair.inner.relative
    return pair.inner if nearer and (pair.speaks or not pair.is_said) else None


def _said_around(pair: Pair) -> SpeakerLink | None:
    return pair.outer if pair.is_said and not pair.outer.relative else None


def _called(pair: Pair) -> SpeakerLink | None:
    """What somebody is given for a name is no word of his."""
    is_noun = pair.inner.rank is CueRank.NOUN and pair.outer.rank is CueRank.ACT
    return pair.outer if is_noun and _calls(pair.tokens, pair.outer, pair.inner) else None


def _direct_noun(pair: Pair) -> SpeakerLink | None:
    return pair.inner if pair.inner.rank is CueRank.NOUN and pair.inner.direct else None


def _act_over_thought(pair: Pair) -> SpeakerLink | None:
    thought = pair.inner.rank in (CueRank.THINK, CueRank.NOUN)
    return pair.outer if thought and pair.outer.rank is CueRank.ACT and pair.outer.mention else None


def _calls(tokens: Tokens, outer: SpeakerLink, inner: SpeakerLink) -> bool:
    """Whether the verb of *outer* gives its object, of which the noun of *inner* is the last word, a name or a mark."""
    place = inner.cue_place + 1
    while tokens.low[place : place + 1] in (("as",), ("a",), ("an",)):
        place += 1
    return tokens.low[outer.cue_place] in CALLING and tokens.tags[place : place + 1] == Tag.QUOTE


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


PrecedenceRule = Rule[Pair, SpeakerLink]
# Where none holds the nearer cue governs.
PRECEDENCE: tuple[PrecedenceRule, ...] = (
    Rule("within_mention", "the nearer cue is part of the mention", "It was asked by Ana Reyes, who called it all “x”.", _within_mention),
    Rule("one_person", "both cues are one person's, the outer one is of speech", "Ana Reyes said she thought it was “x”.", _one_person),
    Rule("told_in_aside", "an aside says so", "Ana Reyes, who said officials hardly know that “X.”", _told_in_aside),
    Rule("main_clause", "the nearer cue has its own clause", "Jo Hale urged haste, but Ana Reyes called it all “x”.", _main_clause),
    Rule("document", "somebody says what a document shows", "The board said the report reflects a plan that is “x”.", _document),
    Rule("nearer_words", "the nearer cue reports words", "Jo Hale hoped that Ana Reyes said the plan was “x”.", _nearer_words),
    Rule("said_around", "what is said holds what is done in it", "Jo Hale said the storm called for a plan “x”.", _said_around),
    Rule("called", "what somebody is called is no word of his", "Jo Hale called Ana Reyes's answer “x”.", _called),
    Rule("direct_noun", "a noun of saying leads to the words", "Jo Hale mocked the plan and Ana Reyes's pledge, “X.”", _direct_noun),
    Rule("act_over_thought", "an act holds a thought", "Jo Hale mocked the plan and Ana Reyes's pledge to “x”.", _act_over_thought),
)  # fmt: skip
