"""Speakers whom a colon sets off: "Ruiz: …", "Ruiz on the vote: …", and headlines."""

from __future__ import annotations

from verify.speech.agents import SPEAKING
from verify.speech.governing import SpeakerLink
from verify.speech.labels import HEADLINE_LABELS
from verify.speech.lexicon import CueRank
from verify.speech.linking import Here, LinkRule, first_link
from verify.speech.mentions import Mention, MentionKind, core_ending_at, core_starting_at
from verify.speech.rules import Rule
from verify.speech.tags import VERBS, Tag
from verify.speech.tokens import Tokens

# Tokens of a line that may be a headline, and of the name before its colon.
_HEADLINE = 30
_NAME = 12
# Between who speaks and of what, or to whom.
_MATTERS = frozenset("on to about over after".split())
_PUT = frozenset("in on via".split())


def led_by_colon(here: Here) -> SpeakerLink | None:
    """The link to whoever the words before a colon name, where the colon stands right before the passage."""
    if here.quote == here.start or here.tokens.tags[here.quote - 1] != ":":
        return None
    link = first_link(LED, here)
    return link if link and link.mention else None


def _here_is(here: Here) -> SpeakerLink | None:
    low, start = here.tokens.low, here.start
    is_shown = low[start] == "here" and low[start + 1] in ("'s", "’s", "is")
    return here.ahead(core_starting_at(here.tokens, start + 2, here.quote), CueRank.PHRASE) if is_shown else None


def _sender(here: Here) -> SpeakerLink | None:
    tags = here.tokens.tags
    mention = core_starting_at(here.tokens, here.start, here.quote)
    if mention is None or mention.kind is not MentionKind.NAME:
        return None
    after = mention.last + 1
    put = tags[after : after + 1] == "," and here.tokens.low[after + 1] in _PUT
    return _led(here, mention) if put and not set(tags[after : here.quote - 1]) & set(VERBS) else None


def _before_colon(here: Here) -> Mention | None:
    """The noun phrase right before the colon, where no verb stands before it."""
    mention = core_ending_at(here.tokens, here.quote - 2, here.start)
    return mention if mention and not set(here.tokens.tags[here.start : mention.first]) & set(VERBS) else None


def _on_a_matter(here: Here) -> SpeakerLink | None:
    matter = _before_colon(here)
    if matter is None or matter.first - 2 < here.start or here.tokens.low[matter.first - 1] not in _MATTERS:
        return None
    apart = here.tokens.tags[matter.first - 2] == ","
    return here.ahead(core_ending_at(here.tokens, matter.first - (3 if apart else 2), here.start), CueRank.PHRASE)


def _colon_alone(here: Here) -> SpeakerLink | None:
    mention = _before_colon(here)
    opens = mention is not None and (
        mention.first == here.start or here.tokens.tags[mention.first - 1] in ("-", Tag.PREPOSITION, "(")
    )
    return _led(here, mention) if opens else None


def _colon_subject(here: Here) -> SpeakerLink | None:
    """What stands right before the colon is an object."""
    return _led(here, here.clauses.clause_subject(here.quote - 1, here.start) or _before_colon(here))


def _led(here: Here, mention: Mention | None) -> SpeakerLink | None:
    """The link to *mention* by the colon right before the passage."""
    return here.ahead(mention, CueRank.PHRASE) if mention else None


def _name_and_colon(here: Here) -> SpeakerLink | None:
    tags, quote = here.tokens.tags, here.quote
    if quote <= here.start + 1 or tags[quote - 1] != ":":
        return None
    mention = core_ending_at(here.tokens, quote - 2, here.start)
    opens = mention is not None and (mention.first == here.start or tags[mention.first - 1] == "-")
    return _led(here, mention) if opens and _is_name(here.tokens, mention) else None


def _headline_name(here: Here) -> SpeakerLink | None:
    """Where a sentence is counted from its colon the headline's name stands before it."""
    tokens, tags = here.tokens, here.tokens.tags
    one_line = tokens.headline or (here.start == 0 and len(tags) <= _HEADLINE and "." not in tags[:-1])
    mention = core_starting_at(tokens, 0, min(here.quote, _NAME)) if one_line else None
    if mention is None or not _is_name(tokens, mention) or tags[mention.last + 1 : mention.last + 2] != ":":
        return None
    colon = mention.last + 1
    return here.links.made(mention, colon, colon, direct=colon == here.quote - 1, rank=CueRank.PHRASE)


def _acts(tokens: Tokens, place: int) -> bool:
    """ "Ruiz Quits": among capitals the ending alone tells a verb from a name."""
    return tokens.headline and tokens.low[place].endswith("s") and not tokens.low[place].endswith("ss")


def _is_name(tokens: Tokens, mention: Mention | None) -> bool:
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return False
    if mention.kind is MentionKind.NOMINAL:
        # "Harbour chief: …"
        head = tokens.low[mention.head_first]
        return head in SPEAKING and head not in HEADLINE_LABELS
    return mention.head_first != mention.head_last or tokens.low[mention.head_first] not in HEADLINE_LABELS


def _quits(here: Here) -> SpeakerLink | None:
    """Who does what stands behind a headline's passage and its colon or dash."""
    tokens, tags = here.tokens, here.tokens.tags
    if here.quote or tags[1:2] not in (":", "-") or here.end < len(tags) or tags[-1] == ".":
        return None
    last = 2
    while last + 1 < here.end and tags[last] == Tag.NAME and tags[last + 1] == Tag.NAME and not _acts(tokens, last + 1):
        last += 1
    acts = tags[last + 1 : last + 2] in (Tag.VERB, Tag.CUE, Tag.AUXILIARY, Tag.NOUN, Tag.ING, Tag.NAME)
    if last > 2 + _NAME or tags[last : last + 1] != Tag.NAME or not acts:
        return None
    mention = core_ending_at(tokens, last, 2)
    if not _is_name(tokens, mention):
        return None
    return here.links.made(mention, 1, 1, after=True, direct=True, rank=CueRank.PHRASE)


# Before anything else is looked at.
HEADED: tuple[LinkRule, ...] = (
    Rule("name_and_colon", "a name and a colon open the sentence", "Ana Reyes: “X.”", _name_and_colon),
    Rule("headline_name", "a name and a colon open the line", "Ana Reyes: The plan is “X”", _headline_name),
)
# Where no cue stands on either side.
FOLLOWED: tuple[LinkRule, ...] = (
    Rule("headline_colon", "a headline tells behind its colon who does something", "“X”: Ana Reyes Quits", _quits),
)
# Where nothing else tells.
LED: tuple[LinkRule, ...] = (
    Rule("here_is", "somebody is presented before the colon", "Here's Ana Reyes in May: “X.”", _here_is),
    Rule(
        "sender",
        "a name and where the words were put, without a verb, stand before the colon",
        "Ana Reyes, in a text to the board: “X.”",
        _sender,
    ),
    Rule(
        "on_a_matter", "somebody, and on what or to whom, stands before the colon", "A farmer, on the radio: “X.”", _on_a_matter
    ),
    Rule("colon_alone", "nothing but a mention stands before the colon", "From a farmer: “X.”", _colon_alone),
    Rule(
        "colon_subject",
        "the subject of the words before the colon is whoever they lead to",
        "Ana Reyes had a sign on her boat: “X.”",
        _colon_subject,
    ),
)  # fmt: skip
