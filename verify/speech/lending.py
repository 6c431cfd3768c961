"""Speakers that a passage without a cue takes from around it: the sentence or paragraph before, the line below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.model.claim import ClaimKind
from verify.model.span import Span
from verify.speech.agents import is_agent
from verify.speech.attribution import Reader
from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import DEFAULT_LEXICON
from verify.speech.mentions import Mention, MentionKind, mention_after, mention_before
from verify.speech.paragraphs import Paragraph
from verify.speech.rules import Rule
from verify.speech.said import SpokenWords, Voice, ends_sentence, follows, goes_on
from verify.speech.signatures import Signatures, bare_name
from verify.speech.tags import VERBS, Tag
from verify.speech.tokens import Tokens

# Tokens in the brackets behind a passage: a name, and what its bearer is.
# Half or twice as many change the speaker of none of 2,808 passages tried.
_BRACKETED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The text around words: its paragraphs, the *voice* that spoke last, and what was said *last*."""

    text: str
    paragraphs: Sequence[Paragraph]
    readers: Sequence[Reader]
    signed: Signatures
    voice: Voice | None
    last: SpokenWords | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unled:
    """Words that no cue of their own leads: a passage at token *quote* of the sentence from *start*, or a whole paragraph.

    *before* is what was quoted before it in its paragraph; *continues*: its mark takes up the paragraph before.
    """

    around: Around
    said: SpokenWords
    quote: int = 0
    start: int = 0
    before: SpokenWords | None = None
    continues: bool = False

    @property
    def reader(self) -> Reader:
        """The paragraph of the words."""
        return self.around.readers[self.said.paragraph]

    @property
    def opens(self) -> bool:
        """Whether the passage opens its sentence."""
        return self.quote == self.start

    def named(self, mention: Mention | None, *, tokens: Tokens | None = None, cue: Span | None = None) -> Lent | None:
        """The speaker *mention* among *tokens*, those of the paragraph if there are no others; None without a mention."""
        if mention is None:
            return None
        return Lent(mention=mention, tokens=tokens or self.said.tokens, cue=cue or self.said.cue)

    def linked(self, link: SpeakerLink | None) -> Lent | None:
        """The speaker of *link* with its cue."""
        return self.named(link.mention, cue=link.cue) if link else None

    def inherited(self, *, joins: bool = False, kind: ClaimKind | None = None) -> Lent:
        """The speaker of what was said last."""
        voice, said = self.around.voice, self.said
        if voice is None:
            return Lent(mention=said.mention, tokens=said.tokens, cue=said.cue, name=said.name, joins=joins, kind=kind)
        cue = said.cue or voice.cue
        return Lent(mention=voice.mention, tokens=voice.tokens, cue=cue, name=voice.name, joins=joins, kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """The speaker that words take: *mention* among *tokens*, the *cue*, and the *name* where it is known already.

    *joins*: the words belong to the utterance before; *kind*: what that makes of them.
    """

    mention: Mention | None
    tokens: Tokens | None
    cue: Span | None = None
    name: str = ""
    joins: bool = False
    kind: ClaimKind | None = None


def _paragraph_goes_on(u: Unled) -> Lent | None:
    said, last = u.said, u.around.last
    if not u.continues or last is None:
        return None
    if said.link and said.link.after and said.link.direct and said.mention:
        return Lent(mention=said.mention, tokens=said.tokens, cue=said.cue, name=said.name, joins=True, kind=last.kind)
    return u.inherited(joins=True, kind=last.kind)


def _sentence_in_capitals(u: Unled) -> Lent | None:
    """ "…," Ruiz said. "We Are Sand Bay.": behind an attribution a whole sentence is speech, however it is written."""
    said = u.said
    speech = said.kind is ClaimKind.TITLE and u.opens and follows(said, u.before) and ends_sentence(said, u.around.text)
    return u.inherited(joins=True, kind=ClaimKind.QUOTATION) if speech else None


def _speech_goes_on(u: Unled) -> Lent | None:
    if not goes_on(u.said, u.before, u.around.text, fresh=u.opens):
        return None
    return u.inherited(joins=follows(u.said, u.before) and u.opens, kind=ClaimKind.QUOTATION)


def _closing_speaker(u: Unled) -> Lent | None:
    """Without words in marks before it, only who closes his own reported ones: "They lie far off, Ruiz said. “…”"."""
    tokens, clauses, start = u.reader.tokens, u.reader.clauses, u.start
    if not u.opens or start < 4 or tokens.tags[start - 1] != ".":
        return None
    if clauses.is_say(start - 2):
        verb = start - 2
    elif clauses.is_phrasal(start - 3):
        verb = start - 3
    else:
        return None
    mention = mention_before(tokens, verb, clauses.sentence_around(verb)[0])
    ties = (",",) if u.before is None else (",", Tag.CONJUNCTION)
    if mention is None or tokens.tags[mention.first - 1] not in ties or not is_agent(tokens, mention):
        return None
    return u.named(mention, cue=tokens.span(verb, start - 2))


def _broken_by_attribution(u: Unled) -> Lent | None:
    broken = u.before and u.before.mention and u.opens and follows(u.said, u.before)
    return u.inherited(joins=True) if broken else None


def _signed_below(u: Unled) -> Lent | None:
    below = u.said.paragraph + 1
    if u.before or below >= len(u.around.readers) or u.reader.tokens.tags.strip("~.") != Tag.QUOTE:
        return None
    reader = u.around.readers[below]
    link = reader.signature(1) if reader.tokens.tags[:1] == "-" else None
    return u.named(link.mention, tokens=reader.tokens) if link else None


def _named_in_brackets(u: Unled) -> Lent | None:
    tokens, quote = u.reader.tokens, u.quote
    tags = tokens.tags
    close = tags.find(")", quote, quote + _BRACKETED)
    if tags[quote + 1 : quote + 2] != "(" or close < 0 or tags[close + 1 : close + 3] not in ("", "."):
        return None
    mention = mention_after(tokens, quote + 2)
    named = mention is not None and mention.kind is MentionKind.NAME and mention.head_first < mention.head_last
    return u.named(mention) if named and not set(tags[quote + 2 : close]) & set(VERBS) else None


def _line_beside(u: Unled) -> Lent | None:
    line = u.around.signed.line_beside(u.said.paragraph, u.around.voice) if u.before is None else None
    if line is None:
        return None
    reader = u.around.readers[line]
    return u.named(bare_name(reader), tokens=reader.tokens)


def _pointed_back_to(u: Unled) -> Lent | None:
    tokens, place = u.reader.tokens, u.quote + 1
    low = tokens.low
    if place + 3 >= len(tokens.tags) or low[place] not in ("that", "this", "those", "these"):
        return None
    if low[place + 1] not in DEFAULT_LEXICON.noun_forms or low[place + 2] not in ("from", "by", "of"):
        return None
    mention = mention_after(tokens, place + 3, inverted=False)
    speaks = mention is not None and is_agent(tokens, mention)
    return u.named(mention, cue=tokens.span(place + 1, place + 1)) if speaks else None


def _led_by_comma(u: Unled) -> Lent | None:
    if u.quote - u.start < 3 or u.reader.tokens.tags[u.quote - 1] != ",":
        return None
    mention = u.reader.clauses.opening_subject(u.start, u.quote)
    return u.named(mention) if mention and is_agent(u.reader.tokens, mention) else None


def _subject_before(u: Unled) -> Lent | None:
    """The subject of a sentence without a passage; beside quoted words it must be one person."""
    tokens = u.reader.tokens
    first = u.reader.clauses.sentence_before(u.start)
    if first is None or Tag.QUOTE in tokens.tags[first : u.start]:
        return None
    mention = u.reader.clauses.opening_subject(first, u.start)
    if mention is None or not is_agent(tokens, mention):
        return None
    is_one = mention.kind is MentionKind.NAME or tokens.low[mention.first] in ("he", "she")
    return u.named(mention) if is_one or u.before is None or u.before.mention is None else None


def _speaker_before(u: Unled) -> Lent | None:
    return u.inherited() if u.before and u.before.mention else None


def _speaker_behind(u: Unled) -> Lent | None:
    reader, following = u.reader, u.quote + 1
    if reader.tokens.tags[following : following + 1] != Tag.QUOTE:
        return None
    return u.linked(reader.link(following, *reader.clauses.sentence_around(following)))


# Words that go on with what was said, whatever stands beside them.
GOING_ON: tuple[Rule[Unled, Lent], ...] = (
    Rule("paragraph_goes_on", "the paragraph goes on with the quotation above", "Ana Reyes said: “X.\n\n“X.”", _paragraph_goes_on),
    Rule("sentence_in_capitals", "a sentence follows an attribution", "“X,” said Ana Reyes. “We Are Sand Bay.”", _sentence_in_capitals),
    Rule("speech_goes_on", "the speech quoted just before goes on", "“X,” said Ana Reyes. “and x.”", _speech_goes_on),
)  # fmt: skip
# A whole sentence without a cue.
LENT: tuple[Rule[Unled, Lent], ...] = (
    Rule("closing_speaker", "the sentence before ends on who speaks", "They lie far off, Ana Reyes said. “X.”", _closing_speaker),
    Rule("broken_by_attribution", "an attribution breaks one quotation in two", "“X,” said Ana Reyes. “X.”", _broken_by_attribution),
    Rule("signed_below", "the line below is a dash and a name", "“X.”\n\n— Ana Reyes", _signed_below),
    Rule("named_in_brackets", "brackets behind the words hold a name", "“X.” (Ana Reyes)", _named_in_brackets),
    Rule("line_beside", "the line above or below is a name", "“X.”\n\nAna Reyes, mayor of Sand Bay", _line_beside),
    Rule("pointed_back_to", "the next sentence says whose line it was", "“X.” That line from Ana Reyes stayed.", _pointed_back_to),
    Rule("led_by_comma", "a comma ties the words to what somebody does", "Ana Reyes turned to the crowd, “X.”", _led_by_comma),
    Rule("subject_before", "the sentence before tells of somebody", "Ana Reyes rose to her feet. “X.”", _subject_before),
    Rule("speaker_before", "who spoke before in the paragraph speaks on", "“X,” said Ana Reyes. They lie far off. “X.”", _speaker_before),
    Rule("speaker_behind", "the quotation right behind names the speaker of both", "“X.” “X,” said Ana Reyes.", _speaker_behind),
)  # fmt: skip
