"""Subjects behind a quoted passage that stand before their verb: "…," Ruiz, flanked by rowers, told reporters."""

from __future__ import annotations

from verify.speech.agents import is_agent
from verify.speech.governing import SpeakerLink
from verify.speech.linking import Here
from verify.speech.mentions import Mention, MentionKind, listed_titles_and_name, mention_after, mention_before
from verify.speech.passage_kind import is_title_cased
from verify.speech.phrases import extended
from verify.speech.tags import (
    APPOSITION_ENDS,
    APPOSITION_TAILS,
    FULL_SIGNS,
    FULL_VERBS,
    PHRASE_OPENERS,
    RELATIVE_ENDS,
    SENTENCE_SIGNS,
    Tag,
)

# The longest apposition without a comma at its end.
# Half or twice as many change the speaker of none of 2,808 passages tried.
_APPOSITION = 30
# Tokens of the longest subject without commas.
# Of 2,808 passages tried, half as many change 3, twice as many 0.
_SUBJECT = 16
# Stretches between commas or dashes that part a subject from its verb.
# Half or twice as many change the speaker of none of 2,808 passages tried.
_ASIDES = 3
_SUBJECTS = frozenset("he she they we i you it".split())


def says_at(here: Here, verb: int) -> bool:
    """Whether a verb of saying stands at token *verb* of the sentence."""
    return verb < here.end and here.clauses.is_say(verb)


def verb_behind(here: Here, mention: Mention | None) -> int:
    """The token behind *mention* and the adverbs that follow it; the sentence's end without a mention."""
    return here.clauses.skip_adverbs(mention.last + 1) if mention else here.end


def subject_first(here: Here) -> SpeakerLink | None:
    """ "…, Ruiz told reporters": a mention here and a cue behind it."""
    place, tags = here.place, here.tokens.tags
    if place < here.end and here.tokens.low[place] in ("as", "that", "which"):
        place += 1
    mention = mention_after(here.tokens, place, inverted=False)
    if mention is None or mention.last >= here.end:
        return None
    verb = verb_behind(here, mention)
    if verb < here.end and tags[verb] in ",-":
        longer = mention_after(here.tokens, place) or mention
        asides = _past_asides(here, verb) if here.direct else here.end
        if "," in tags[longer.first : longer.last + 1] and tags[longer.last + 1 : longer.last + 2] == ",":
            mention, verb = longer, here.clauses.skip_adverbs(longer.last + 2)
            if asides < here.end and not says_at(here, verb):
                # "Ruiz, vice president for boats, ropes, and oars, said"
                mention, verb = extended(here.tokens, longer, asides - 1) or longer, asides
        else:
            verb = asides
    if verb >= here.end:
        return None
    return here.behind(mention, verb) if here.clauses.is_say(verb) or (here.direct and _closes(here, verb)) else None


def _past_asides(here: Here, sign: int) -> int:
    """ "…," Ruiz, flanked by rowers, said; Ruiz — a rower since 1990 — said: the token behind what the signs enclose."""
    tags, end = here.tokens.tags, here.end
    for _ in range(_ASIDES):
        closing = tags.find(tags[sign], sign + 2, min(end, sign + _APPOSITION))
        told = here.clauses.skip_adverbs(sign + 1)
        if (
            (says_at(here, told) and here.links.inverted(told, end))
            or closing < 0
            or set(tags[sign + 1 : closing]) & set(FULL_SIGNS)
        ):
            return end
        verb = here.clauses.skip_adverbs(closing + 1)
        if says_at(here, verb):
            return verb
        sign = closing
    return end


def _closes(here: Here, verb: int) -> bool:
    """ "…," he mocks. Any cue will do where nothing follows it."""
    ends = verb + 1 >= here.end or here.tokens.tags[verb + 1] in (".", Tag.QUOTE)
    return ends and here.tokens.low[verb] in here.lexicon.verbs and here.clauses.is_verb(verb)


def titled(here: Here) -> SpeakerLink | None:
    """ "…," chairman and president Ruiz said."""
    mention = listed_titles_and_name(here.tokens, here.place, here.end)
    verb = verb_behind(here, mention)
    return here.behind(mention, verb) if says_at(here, verb) else None


def unclosed(here: Here) -> SpeakerLink | None:
    """ "…," Ruiz, the guru who founded a school tweeted: no comma closes the apposition, its last cue is hers."""
    tags = here.tokens.tags
    mention = mention_after(here.tokens, here.place, inverted=False)
    if mention is None or mention.kind is not MentionKind.NAME or tags[mention.last + 1 : mention.last + 2] != ",":
        return None
    found: int | None = None
    for at in range(mention.last + 3, min(here.end, mention.last + _APPOSITION)):
        if tags[at] in APPOSITION_ENDS or (found and tags[at] == ","):
            break
        if here.clauses.is_say(at) and tags[at - 1] in APPOSITION_TAILS:
            found = at
    if (
        found is None
        or tags[mention.last + 2] not in PHRASE_OPENERS
        or _SUBJECTS & set(here.tokens.low[here.place : found])
    ):
        return None
    return here.behind(extended(here.tokens, mention, found - 1), found)


def up_to_verb(here: Here) -> SpeakerLink | None:
    """ "…," a man who asked not to be named said: all that stands between the passage and the cue is its subject."""
    for verb in range(here.place + 2, min(here.end, here.place + _SUBJECT)):
        if here.tokens.tags[verb] in RELATIVE_ENDS:
            return None
        mention = mention_before(here.tokens, verb, here.place) if says_at(here, verb) else None
        if mention is not None and mention.first == here.place:
            return here.behind(mention, verb)
    return None


def any_verb(here: Here) -> SpeakerLink | None:
    """ "We will all row," Ruiz beamed: behind a sentence that ends in a comma any verb tells who spoke."""
    tags, quote, place = here.tokens.tags, here.quote, here.place
    opens = quote == 0 or tags[quote - 1] in SENTENCE_SIGNS
    words = here.tokens.word(quote)
    if not opens or here.clauses.last_sign(quote) != "," or is_title_cased(words[1:-1]) or words.count(" ") < 2:
        return None
    low = here.tokens.low[place]
    if (tags[place] in FULL_VERBS and not low.endswith("ing")) or (tags[place] == Tag.NOUN and low.endswith("s")):
        mention = here.links.inverted(place, here.end)
        return here.behind(mention, place) if mention and mention.kind is MentionKind.NAME else None
    mention = mention_after(here.tokens, place, inverted=False)
    if mention is None or not is_agent(here.tokens, mention):
        return None
    verb = mention.last + 1
    while verb < here.end and tags[verb] == Tag.ADVERB:
        verb += 1
    return here.behind(mention, verb) if verb < here.end and tags[verb] in FULL_VERBS else None
