"""Speakers of whole paragraphs: block quotes, turns of a transcript, answers of an interview, posts; and what leads in to them."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.claim import Form
from verify.model.span import Span
from verify.speech.agents import is_agent
from verify.speech.attribution import Reader
from verify.speech.interviews import InterviewAnswer
from verify.speech.lending import LENT, Lent, Unled
from verify.speech.lexicon import Lexicon
from verify.speech.mentions import Mention, MentionKind
from verify.speech.people import People
from verify.speech.rules import Rule
from verify.speech.said import whole_mention
from verify.speech.tags import Tag
from verify.speech.tokens import tokenise


def _above(u: Unled) -> int | None:
    """The paragraph above words that open theirs.

    A picture's caption between two paragraphs leads in nothing, and nobody speaks on from it.
    """
    if not u.said.paragraph or u.quote > 1:
        return None
    number = u.said.paragraph - 1
    while number and u.around.paragraphs[number].aside:
        number -= 1
    return None if u.around.paragraphs[number].aside else number


def _speaks_on(u: Unled, above: int) -> bool:
    voice = u.around.voice
    aside = voice is not None and u.around.paragraphs[voice.paragraph].aside
    led = u.around.readers[above].tokens.tags.endswith(":")
    return voice is not None and not aside and voice.paragraph >= above and not led


def _speaker_above(u: Unled) -> Lent | None:
    above = _above(u)
    return u.inherited() if above is not None and _speaks_on(u, above) else None


def _led_in_above(u: Unled) -> Lent | None:
    above = _above(u)
    if above is None or _speaks_on(u, above):
        return None
    reader = u.around.readers[above]
    lead = _leading_in(reader)
    return Lent(mention=lead[0], tokens=reader.tokens, cue=lead[1]) if lead else None


def _leading_in(above: Reader) -> tuple[Mention, Span | None] | None:
    """Who is named last in the paragraph above as about to speak: the subject of its closing sentence, and the cue."""
    tags = above.tokens.tags
    if not tags:
        return None
    first, end = above.clauses.sentence_around(len(tags) - 1)
    led = tags.endswith(":")
    if Tag.QUOTE in tags[first:end] and not led:
        return None
    cue = above.clauses.cue_in(first, end)
    teller = above.clauses.teller(first, end) if led else None
    mention = teller or above.clauses.opening_subject(first, end)
    if mention is None or not is_agent(above.tokens, mention):
        return None
    # "The head of the centre says rowing is hard." opens what is quoted below; "The crowd grew." does not.
    return (mention, cue) if led or cue or mention.kind is not MentionKind.NOMINAL else None


def _block_goes_on(u: Unled) -> Lent | None:
    last = u.around.last
    if not u.around.signed.goes_on(u.said.paragraph) or last is None or last.form is not Form.BLOCK:
        return None
    return u.inherited(joins=True) if last.mention else Lent(mention=None, tokens=None, joins=True)


def _block_signed(u: Unled) -> Lent | None:
    signed = u.around.signed.of_block(u.said.paragraph)
    return Lent(mention=signed[0], tokens=signed[1]) if signed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A paragraph that is somebody's as a whole: the label of its *turn*, its *signature*, or what it is of an interview."""

    unled: Unled
    people: People
    lexicon: Lexicon
    turn: Span | None = None
    signature: Span | None = None
    answer: InterviewAnswer | None = None
    interview_start: int = 0

    def whole(self, span: Span, name: str) -> Lent:
        """The label at *span* as a mention of *name*."""
        tokens = tokenise(self.unled.around.text, span, (), self.lexicon)
        return Lent(mention=whole_mention(tokens, span), tokens=tokens, name=name)

    def of_turn(self, span: Span) -> Lent:
        """The label at *span* before a turn."""
        return self.whole(span, self.people.of_turn(span.cut(self.unled.around.text)))


def _answer_goes_on(one: Labelled) -> Lent | None:
    goes_on = one.answer is not None and one.answer.goes_on and one.unled.around.last is not None
    return one.unled.inherited(joins=True) if goes_on else None


def _answer_label(one: Labelled) -> Lent | None:
    return one.of_turn(one.answer.speaker) if one.answer and one.answer.speaker else None


def _interviewed(one: Labelled) -> Lent | None:
    asked = one.people.only_one_before(one.interview_start) if one.answer else None
    return one.whole(Span(asked.start, asked.start + len(asked.name)), asked.name) if asked else None


def _turn_label(one: Labelled) -> Lent | None:
    return one.of_turn(one.turn) if one.turn else None


def _post_signature(one: Labelled) -> Lent | None:
    return one.whole(one.signature, one.signature.cut(one.unled.around.text)) if one.signature else None


_ABOVE: tuple[Rule[Unled, Lent], ...] = (
    Rule("speaker_above", "who spoke in the paragraph above speaks on", "Ana Reyes said “x”.\n\n“X.”", _speaker_above),
    Rule("led_in_above", "the paragraph above leads in to somebody", "Ana Reyes rose to speak:\n\n“X.”", _led_in_above),
)
# A whole sentence in marks without a cue.
SENTENCE = (*LENT, *_ABOVE)
# A block quote.
BLOCK: tuple[Rule[Unled, Lent], ...] = (
    Rule(
        "block_goes_on",
        "a block quote goes on with the paragraph above",
        "> X.\n>\n> X.\n\n— Ana Reyes",
        _block_goes_on,
    ),
    Rule("block_signed", "a block quote is signed", "> X.\n>\n> — Ana Reyes", _block_signed),
    *_ABOVE,
)
_TALK = "Jo Hale: Is it so?\n\nAna Reyes: X.\n\nJo Hale: Why is it?\n\nAna Reyes: X."
# Paragraphs that somebody's name opens or closes.
LABELS: tuple[Rule[Labelled, Lent], ...] = (
    Rule("answer_goes_on", "an answer of an interview goes on", f"{_TALK}\n\nX.\n\nJo Hale: Is it?", _answer_goes_on),
    Rule("answer_label", "a name and a colon open an answer of an interview", _TALK, _answer_label),
    Rule(
        "interviewed",
        "questions are headings, and one person is named before them",
        "We met Ana Reyes.\n\n# Why?\n\nI see: X.\n\n# When?\n\nI think X.\n\n# How?\n\nX.",
        _interviewed,
    ),
    Rule("turn_label", "a name in capitals and a colon open a turn of a transcript", "RUIZ: X.\n\nHALE: X.\n\nREYES: X.", _turn_label),
    Rule("post_signature", "an embedded post is signed", "X.\n\n— Ana Reyes (@anareyes) March 3, 2024", _post_signature),
)  # fmt: skip
