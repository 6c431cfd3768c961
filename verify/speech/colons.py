"""Speakers whom a colon sets off: "Ruiz: …", "Ruiz on the vote: …", and headlines."""

from __future__ import annotations

from verify.speech.agents import SPEAKING
from verify.speech.clauses import Clauses
from verify.speech.mentions import Mention, MentionKind, core_ending_at, core_starting_at
from verify.speech.tokens import Tokens

# Tokens of a line that may be a headline, and of the name before its colon.
_HEADLINE = 30
_NAME = 12
# Between who speaks and of what, or to whom.
_MATTERS = frozenset("on to about over after".split())
_PUT = frozenset("in on via".split())
# What newspapers put before a headline: it says what follows, not who speaks.
_LABELS = frozenset(
    """analysis opinion column editorial commentary comment review preview watch video audio live update updated breaking
    exclusive report poll photos podcast transcript interview profile feature essay explainer news note read listen
    latest correction factbox background related""".split()
)


def led_by_colon(clauses: Clauses, quote: int, start: int) -> Mention | None:
    """ "Ruiz on the vote: …": whoever the words before a colon name."""
    tokens = clauses.tokens
    if quote == start or tokens.tags[quote - 1] != ":":
        return None
    if tokens.low[start] == "here" and tokens.low[start + 1] in ("'s", "’s", "is"):
        # "Here's Ruiz in 1992: …"
        return core_starting_at(tokens, start + 2, quote)
    if sender := _sender(tokens, quote, start):
        return sender
    mention = core_ending_at(tokens, quote - 2, start)
    verbless = mention is not None and not set(tokens.tags[start : mention.first]) & set("vVX")
    if mention and verbless and mention.first - 2 >= start and tokens.low[mention.first - 1] in _MATTERS:
        # "Ruiz on Hale: …", "Ruiz, on the radio: …"
        apart = tokens.tags[mention.first - 2] == ","
        return core_ending_at(tokens, mention.first - (3 if apart else 2), start)
    if mention and verbless and (mention.first == start or tokens.tags[mention.first - 1] in "-I("):
        return mention
    # "Ruiz sent a note to the board: …": what stands before the colon is an object.
    return clauses.clause_subject(quote - 1, start) or (mention if verbless else None)


def _sender(tokens: Tokens, quote: int, start: int) -> Mention | None:
    """ "Ruiz, in a text to Hale: …": who opens a sentence without a verb that tells where the words were put."""
    mention = core_starting_at(tokens, start, quote)
    if mention is None or mention.kind is not MentionKind.NAME:
        return None
    after = mention.last + 1
    put = tokens.tags[after : after + 1] == "," and tokens.low[after + 1] in _PUT
    return mention if put and not set(tokens.tags[after : quote - 1]) & set("vVX") else None


def named_before_colon(tokens: Tokens, quote: int, start: int) -> tuple[Mention, int] | None:
    """ "— Ruiz: …" and the headline "Ruiz: Trade deal 'dead on arrival'": a name, and the token of its colon."""
    tags = tokens.tags
    if quote > start + 1 and tags[quote - 1] == ":":
        mention = core_ending_at(tokens, quote - 2, start)
        if _is_name(tokens, mention) and mention and (mention.first == start or tags[mention.first - 1] == "-"):
            return mention, quote - 1
    # Where a sentence is counted from its colon the headline's name stands before it.
    one_line = tokens.headline or (start == 0 and len(tags) <= _HEADLINE and "." not in tags[:-1])
    mention = core_starting_at(tokens, 0, min(quote, _NAME)) if one_line else None
    if mention is None or not _is_name(tokens, mention) or tags[mention.last + 1 : mention.last + 2] != ":":
        return None
    return mention, mention.last + 1


def _acts(tokens: Tokens, place: int) -> bool:
    """ "Ruiz Quits": among capitals the ending alone tells a verb from a name."""
    return tokens.headline and tokens.low[place].endswith("s") and not tokens.low[place].endswith("ss")


def _is_name(tokens: Tokens, mention: Mention | None) -> bool:
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return False
    if mention.kind is MentionKind.NOMINAL:
        # "Harbour chief: …"
        head = tokens.low[mention.head_first]
        return head in SPEAKING and head not in _LABELS
    return mention.head_first != mention.head_last or tokens.low[mention.head_first] not in _LABELS


def led_to_by_colon(tokens: Tokens, quote: int, end: int) -> Mention | None:
    """The headline "'It is over': Ruiz quits": who does what stands behind a passage and its colon or dash."""
    tags = tokens.tags
    if quote or tags[1:2] not in (":", "-") or end < len(tags) or tags[-1] == ".":
        return None
    last = 2
    while last + 1 < end and tags[last] == "P" and tags[last + 1] == "P" and not _acts(tokens, last + 1):
        last += 1
    if (
        last > 2 + _NAME
        or tags[last : last + 1] != "P"
        or tags[last + 1 : last + 2] not in ("v", "V", "X", "N", "G", "P")
    ):
        return None
    mention = core_ending_at(tokens, last, 2)
    return mention if _is_name(tokens, mention) else None
