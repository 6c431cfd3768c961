"""Verbs of saying before a passage: who their speaker is where it is not simply the subject before them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verify.speech.agents import is_agent
from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import CueRank
from verify.speech.linking import Here, LinkRule, first_link
from verify.speech.mentions import Mention, MentionKind, core_starting_at, mention_after
from verify.speech.passage_kind import is_label
from verify.speech.rules import Rule, first_found
from verify.speech.tags import CONNECTIVES, NOUNS, Tag
from verify.speech.verb_subjects import CLAUSE_SUBJECT, OWN_SUBJECT
from verify.speech.views import BE

# Small words before "said Ruiz": "But, said Ruiz", "That, said Ruiz, is …".
# Half or twice as many change the speaker of none of 2,808 passages tried.
_OPENING = 2
# Tokens between a passive and its "by", before the passage and behind it.
_TO_BY, _TO_BY_BEHIND = 12, 3
_NAMING = frozenset("called dubbed named nicknamed titled entitled labeled labelled styled termed".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The mention that is taken for the subject of the verb here; *own*: it stands right before the verb."""

    here: Here
    mention: Mention
    own: bool


def by_verb(here: Here, rank: CueRank) -> SpeakerLink | None:
    """The link by the verb of saying at *here.place*."""
    here = replace(here, rank=rank)
    if link := first_link(TURNED, here):
        return link
    own = first_found(OWN_SUBJECT, here)
    found = own or first_found(CLAUSE_SUBJECT, here)
    if found is None:
        return None
    rule, mention = found
    other = first_found(OTHERWISE, Subject(here=here, mention=mention, own=own is not None))
    rule, link = other or (rule, here.ahead(mention, rank))
    return replace(link, rule=rule)


def _inverted(here: Here) -> SpeakerLink | None:
    tags, place, before = here.tokens.tags, here.place, here.place - 1
    if tags[place] != Tag.CUE or here.rank is not CueRank.SAY:
        return None
    opens = (
        place == here.start
        or (tags[before] == Tag.QUOTE and not is_label(here.tokens, before))
        or (tags[before] == "," and _parts_from_words(here, before))
    )
    mention = here.links.inverted(place, here.quote) if opens else None
    return here.links.made(mention, place, place, direct=True) if mention and mention.last < here.quote else None


def _parts_from_words(here: Here, comma: int) -> bool:
    """Whether the comma closes a passage ("…", said Ruiz, "…") or a mere connective ("But, said Ruiz, …")."""
    opening = here.tokens.tags[here.start : comma]
    return opening.endswith(Tag.QUOTE) or (len(opening) <= _OPENING and not set(opening) - set(CONNECTIVES))


def _said_in_report(here: Here) -> SpeakerLink | None:
    """A present "says" behind a comma has its subject behind it."""
    low, place = here.tokens.low, here.place
    if low[place] not in ("says", "say", "according") or here.tokens.tags[place - 1] != ",":
        return None
    mention = here.links.inverted(place, here.quote)
    if mention is None or mention.kind is not MentionKind.NOMINAL or low[mention.first] not in ("a", "an", "the"):
        return None
    told = mention.last < here.quote and is_agent(here.tokens, mention)
    return here.links.made(mention, place, place) if told else None


def _is_passive(here: Here) -> bool:
    low, place = here.tokens.low, here.place
    if here.tokens.tags[place] == Tag.ING or low[place].endswith("ing"):
        return False
    by = low[place + 1] == "by" and low[place].endswith(("ed", "en"))
    return by or any(low[k] in BE for k in here.clauses.auxiliaries(place, here.start))


def _passive_by(here: Here) -> SpeakerLink | None:
    if not _is_passive(here):
        return None
    ahead = range(here.place + 1, min(here.place + _TO_BY, here.quote))
    behind = range(here.quote + 1, min(here.quote + _TO_BY_BEHIND, len(here.tokens.tags)))
    by = next((at for at in (*ahead, *behind) if here.tokens.low[at] == "by"), None)
    return None if by is None else here.ahead(mention_after(here.tokens, by + 1), here.rank)


def _passive(here: Here) -> SpeakerLink | None:
    return _unnamed(here) if _is_passive(here) else None


def _unnamed(here: Here) -> SpeakerLink:
    """The cue without anybody who speaks."""
    return replace(here.ahead(None, here.rank), passive=True)


def _given_name(subject: Subject) -> SpeakerLink | None:
    """The participle only names what stands before it, no object was fronted."""
    here, mention, place = subject.here, subject.mention, subject.here.place
    low, tags = here.tokens.low, here.tokens.tags
    if not subject.own:
        return None
    if low[place] == "known" and "as" in low[place + 1 : place + 3]:
        # "known locally as"
        return _unnamed(here)
    if low[place] not in _NAMING or mention.kind is not MentionKind.NOMINAL or mention.last != place - 1:
        return None
    after = place + 1
    while tags[after : after + 1] == Tag.NAME:
        after += 1
    # "a band called Tide got …", but "a reporter called Hale “…”".
    if tags[after : after + 1] not in ((Tag.QUOTE,) if after == place + 1 else (Tag.VERB, Tag.CUE, Tag.AUXILIARY, ",")):
        return None
    fronted = tags[max(here.start, mention.first - 2) : mention.first]
    named = low[mention.first] in ("a", "an", "another", "one") and Tag.RELATIVE not in fronted
    return _unnamed(here) if named and fronted[-1:] not in (Tag.NOUN, Tag.NAME) else None


def _relative(subject: Subject) -> SpeakerLink | None:
    here, relative = subject.here, subject.mention.first
    if here.tokens.tags[relative] != Tag.RELATIVE:
        return None
    mention = here.clauses.antecedent(relative, here.start) or subject.mention
    return replace(here.ahead(mention, here.rank), relative=True)


def _wished_to(subject: Subject) -> SpeakerLink | None:
    """ "It is common for papers to call …": who is to say something; an "it" whose own verb is "be" says nothing."""
    here, place, mention = subject.here, subject.here.place, subject.mention
    low, tags = here.tokens.low, here.tokens.tags
    turned = low[place].endswith("ing") and tags[place - 1] in NOUNS
    led = turned or "for" in low[mention.last : place]
    is_it = low[mention.first] == "it" and tags[mention.last + 1] == Tag.AUXILIARY
    if not (led and is_it and place > mention.last + 2):
        return None
    tie = next((at for at in range(place - 2, max(here.start, place - 6), -1) if low[at] == "for"), None)
    if low[place - 1] != "to" or tie is None:
        return here.ahead(None, here.rank)
    wished = core_starting_at(here.tokens, tie + 1, place)
    speaks = wished is not None and wished.last == place - 2 and is_agent(here.tokens, wished)
    return here.ahead(wished if speaks else None, here.rank)


# Where the speaker stands behind the verb, or is not named.
TURNED: tuple[LinkRule, ...] = (
    Rule("inverted_ahead", "a verb of saying, and its speaker behind it, open the sentence", "But, said Ana Reyes, “X.”", _inverted),
    Rule(
        "said_in_report",
        "behind a comma a text says so",
        "Staff are badly treated, says a report on the “x” rule.",
        _said_in_report,
    ),
    Rule("passive_by", "the passive of a verb of saying names who speaks behind “by”", "It was called “x” by Ana Reyes.", _passive_by),
    Rule("passive", "the passive of a verb of saying names nobody", "The plan was called “x” in May.", _passive),
)  # fmt: skip
# Where the subject found is not who speaks.
OTHERWISE: tuple[Rule[Subject, SpeakerLink], ...] = (
    Rule("given_name", "the verb only tells how something is called", "They bought from a seller called “X”.", _given_name),
    Rule("relative", "“who” stands for the mention before it", "The plan drew anger from Ana Reyes, who called it “x”.", _relative),
    Rule("wished_to", "“it” says nothing, but somebody is to", "It is common for officials to call it “x”.", _wished_to),
)  # fmt: skip
