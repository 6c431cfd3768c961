"""The cue and the mention before a quoted passage: Ruiz said, "…"; her vow to "…"."""

from __future__ import annotations

from verify.speech.behind import PASSAGES
from verify.speech.clauses import REACH
from verify.speech.cue_words import MOODS
from verify.speech.governing import SpeakerLink, governs_alone, surer
from verify.speech.lexicon import CueRank
from verify.speech.linking import Here, Linking, LinkRule, first_link
from verify.speech.mentions import mention_before
from verify.speech.nouns import NOUN
from verify.speech.rules import Rule
from verify.speech.tags import CUE_CLASSES, HALTS, Tag, any_of
from verify.speech.tokens import Tokens
from verify.speech.verbs_ahead import by_verb
from verify.speech.views import BE, VIEWS

_STATES = BE | frozenset(
    "seems seemed remains remained feels felt sounds sounded looks looked became becomes 's ’s 're ’re".split()
)
# Between a cue and the passage it leads to directly.
_BRIDGE = any_of(",:-~", Tag.POSSESSIVE, Tag.OBJECT, Tag.ADVERB, Tag.RELATIVE, Tag.TIME)
# Tokens from a relative pronoun to the verb of its clause.
# Half or twice as many change the speaker of none of 2,808 passages tried.
_ASIDE = 12


def surest(links: Linking, quote: int, start: int) -> SpeakerLink | None:
    """The governing cue before the passage: the nearest where it leads there directly, else the surest."""
    tokens, lexicon = links.tokens, links.lexicon
    direct = True
    passed = 0
    best: SpeakerLink | None = None
    for place in range(quote - 1, max(start, quote - REACH) - 1, -1):
        tag = tokens.tags[place]
        passed += tag == Tag.QUOTE
        if passed > PASSAGES:
            break
        cue = tag in CUE_CLASSES or tokens.low[place] in MOODS
        link = (
            _cue_at(Here(links=links, quote=quote, place=place, start=start, end=quote, direct=direct)) if cue else None
        )
        if link and (link.mention or link.passive) and not _is_aside(tokens, link, start, quote):
            if best is None and link.direct and governs_alone(tokens, lexicon, link):
                return link
            best = link if best is None else surer(tokens, lexicon, link, best)
        direct = direct and tag in _BRIDGE
    return best or first_link(VIEWS, Here(links=links, quote=quote, place=start, start=start, end=quote))


def _is_aside(tokens: Tokens, link: SpeakerLink, start: int, quote: int) -> bool:
    """ "…the notice, which Hale called late, was “…”": what is closed before the passage tells nothing of it."""
    tags = tokens.tags
    behind = tags[link.cue_place : quote]
    if link.relative:
        return False
    for place in range(link.cue_place - 1, max(start, link.cue_place - _ASIDE), -1):
        if tags[place] in "(-":
            return {"(": ")", "-": "-"}[tags[place]] in behind
        if tags[place] in HALTS or "," not in behind:
            return False
        if tags[place] == Tag.RELATIVE and tokens.low[place] in ("which", "who", "whom"):
            return tags[place - 1] == ","
    return False


def _cue_at(here: Here) -> SpeakerLink | None:
    """The link by the cue at *here.place*, if it is one: a phrase, a state of mind, a verb or a noun."""
    word = here.tokens.low[here.place]
    if word == "quote" and here.tokens.low[here.place - 1] in ("i", "we"):
        # "Ruiz said, and I quote, “…”": the writer's aside.
        return None
    if link := first_link(CUES, here):
        return link
    rank = here.lexicon.verbs.get(word)
    if rank and here.clauses.is_verb(here.place):
        return by_verb(here, rank)
    if here.clauses.is_phrasal(here.place):
        return by_verb(here, CueRank.SAY)
    return first_link(NOUN, here) if word in here.lexicon.noun_forms else None


def _phrase(here: Here) -> SpeakerLink | None:
    leads = here.tokens.tags[here.place] == Tag.PREPOSITION or here.tokens.low[here.place] == "according"
    return here.links.phrase_at(here.place, here.quote, direct=here.direct) if leads else None


def _state_of_mind(here: Here) -> SpeakerLink | None:
    low, place = here.tokens.low, here.place
    if low[place] not in MOODS:
        return None
    verb = place - 1
    while verb > here.start and here.tokens.tags[verb] == Tag.ADVERB:
        verb -= 1
    if verb <= here.start or low[verb] not in _STATES or low[place + 1] == "by":
        return None
    mention = mention_before(here.tokens, verb, here.start)
    return here.ahead(mention, CueRank.THINK) if mention else None


# At each place before the passage; verbs and nouns of saying have tables of their own.
CUES: tuple[LinkRule, ...] = (
    Rule("phrase_ahead", "a phrase that names a source leads to the words", "According to Ana Reyes, it was “x”.", _phrase),
    Rule("state_of_mind", "the words are what somebody is sure or afraid of", "Ana Reyes is adamant that “X”.", _state_of_mind),
)  # fmt: skip
