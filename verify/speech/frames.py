"""Frames that turn words round: what stands beside words in their sentence and takes them back, or makes them another's.

Rules are tried in order; the first that fits is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.speech.shapes import Classed, Shapes, shapes

_MIND = "SAY|CLAIM|ASK|THINK|IMAGINE"
_WHOM = "me|us|you|them|people|everyone|everybody|anyone"
# Who else may hold the words to be so: nobody in particular, whoever tells of it.
_OTHERS = "some|many|most|others|people|everybody|everyone|critics|opponents|opponent|rivals|rival|enemies|enemy|detractors|predecessor"
_SOMEBODY = "they|he|she|you"
_NONE = shapes()


class FrameEffect(StrEnum):
    """What a frame makes of the words within it."""

    DENIED = "denied"
    OF_OTHERS = "of_others"
    SUPPOSED = "supposed"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRule:
    """One frame: *before* ends where the words begin, *after* begins where they end.

    *spoken*: only where the sentence is known to be the speaker's own, for a writer may report in the same words.
    """

    name: str
    turn: FrameEffect
    why: str
    example: str
    before: Shapes = _NONE
    after: Shapes = _NONE
    spoken: bool = False


RULES = (
    FrameRule(
        name="called_untrue",
        turn=FrameEffect.DENIED,
        why="the speaker calls the words untrue",
        example="It is simply not true that the mill is shut.",
        before=shapes(
            "NOT|hardly any? TRUE|case|so|fact to? SAY? that? end",
            f"FALSE|absurd|ridiculous to? {_MIND}? {_WHOM}? that end",
            "THE FALSE|tale that end",
        ),
        after=shapes(
            "^ ,|–|—|; WH|that|this|it is|was ADV? any? FALSE|FAKE",
            "^ ,|–|—|; WH|that|this|it is|was NOT any? TRUE|case|so",
        ),
    ),
    FrameRule(
        name="not_said",
        turn=FrameEffect.DENIED,
        why="the speaker denies saying or believing the words",
        example="I never said that the mill should move.",
        before=shapes(
            f"NOT ADV|for{{0,2}} IS? {_MIND} {_WHOM}? that? end",
            f"NOT ADV{{0,2}} going|trying|here|about|THINK|willing|prepared|able to {_MIND} {_WHOM}? that? end",
        ),
    ),
    FrameRule(
        name="nobody_says",
        turn=FrameEffect.DENIED,
        why="nobody is said to hold the words to be so",
        example="Nobody can claim that the board has slept.",
        before=shapes(f"NOBODY any|ADV{{0,4}} {_MIND} {_WHOM}? that? end"),
    ),
    FrameRule(
        name="denied",
        turn=FrameEffect.DENIED,
        why="the speaker denies or rejects the words",
        example="I reject the idea that the school was badly run.",
        before=shapes(
            "DENY|REJECT|DOUBT any|CLAIM|REMARK|FALSE{0,5} that end",
            "DENY|DOUBT end",
        ),
    ),
    FrameRule(
        name="forbidden",
        turn=FrameEffect.DENIED,
        why="the speaker says not to",
        example="Do not close the bridge.",
        before=shapes("^ AND|so|please? do NOT ADV? end", "SAY|ASK|urged|begged any{1,4} NOT to end"),
    ),
    FrameRule(
        name="others_say",
        turn=FrameEffect.OF_OTHERS,
        why="the speaker tells what others say or think",
        example="Some people think the mill makes a loss.",
        before=shapes(
            f"{_OTHERS} any|ADV|of{{0,4}} {_MIND} {_WHOM}? that? end",
            f"those|anyone|anybody|whoever WH? ADV? {_MIND}|BARE {_WHOM}? that? end",
        ),
        after=shapes(f"^ ,|–|— {_OTHERS}|they SAY|CLAIM|THINK $", f"^ ,|–|— {_OTHERS}|they SAY|CLAIM|THINK ,"),
    ),
    FrameRule(
        name="put_in_mouth",
        turn=FrameEffect.OF_OTHERS,
        why="the speaker tells what is said of him",
        example="I am quoted as saying that the mill is shut.",
        before=shapes("i IS{1,2} ADV? GIVE|SAY|CLAIM|alleged|supposed|meant as|to have? SAY|CLAIM that? end"),
    ),
    FrameRule(
        name="somebody_says",
        turn=FrameEffect.OF_OTHERS,
        why="the speaker tells what somebody else says or thinks",
        example="“They tell us the ferry is safe,” Reyes said.",
        before=shapes(
            f"{_SOMEBODY} IS|keep|keeps|always|all|now|ADV? {_MIND} {_WHOM}? that? end",
            f"the any any? {_MIND} {_WHOM}? that? end",
        ),
        spoken=True,
    ),
    FrameRule(
        name="given_up",
        turn=FrameEffect.DENIED,
        why="the speaker held the words to be so once",
        example="I used to think that the mill makes a loss.",
        before=shapes("i|we|he|she|they UTTER to THINK that? end"),
    ),
    FrameRule(
        name="only_supposed",
        turn=FrameEffect.SUPPOSED,
        why="the speaker only supposes the words",
        example="What if the bridge falls?",
        before=shapes(
            "if|unless|whether|IMAGINE|supposing|assuming for? a? moment? that? end",
            "as though|AND end",
            f"i|we WISH any{{0,3}} {_MIND}|BARE {_WHOM}? that? end",
            "i|we WISH that? end",
        ),
    ),
)
QUESTION = FrameRule(
    name="asked",
    turn=FrameEffect.ASKED,
    why="the speaker asks",
    example="Do you believe the bridge is safe?",
    before=shapes("^ AND|so|or? do|does|did|is|are|was|were|has|have|had|can|could|would|should|will|WH"),
)


# "I do not doubt that", "nobody denies that", "if you ask me": the words are held to be so.
AFFIRMED = shapes(
    "NOT|NOBODY|no|without|few|hardly|little any|ADV|WH{0,3} DENY|REJECT|DOUBT", "^ AND? if you ASK me|us end"
)


# Before words behind dots: whose opinion they are was left out. "We think" is the speaker's own.
_SWALLOWED = shapes(
    f"{_MIND} that? it|he|she|they|this|there|we|you|i $",
    f"{_MIND} that $",
    f"{_OTHERS}|{_SOMEBODY} IS|ADV? {_MIND} $",
)
_OWN = shapes(f"i|we IS|ADV{{0,2}} {_MIND} that? any? $")


def is_others_opinion(swallowed: Classed) -> bool:
    """Whether words that dots stand for end in what somebody else says or thinks: "has decided it", "they say"."""
    return swallowed.has(_SWALLOWED) and not swallowed.has(_OWN)


def frame_before(lead: Classed, *, spoken: bool) -> FrameRule | None:
    """The frame that the words of a sentence before other words are; *spoken*: they are a speaker's own."""
    if not lead.string or lead.has(AFFIRMED):
        return None
    return next((rule for rule in RULES if (spoken or not rule.spoken) and lead.has(rule.before)), None)


def frame_behind(rest: Classed) -> FrameRule | None:
    """The frame that the rest of a sentence is, from the mark that parts it from the words."""
    return next((rule for rule in RULES if rest.has(rule.after)), None) if rest.string else None
