"""The cue and the mention before a quoted passage: Ruiz said, "…"; her vow to "…"."""

from __future__ import annotations

from dataclasses import replace

from verify.speech.agents import is_agent
from verify.speech.behind import PASSAGES
from verify.speech.clauses import REACH
from verify.speech.cue_words import MOODS
from verify.speech.governing import Link, governs_alone, surer
from verify.speech.lexicon import CueRank
from verify.speech.linking import Linking
from verify.speech.mentions import (
    Mention,
    MentionKind,
    core_ending_at,
    core_starting_at,
    mention_after,
    mention_before,
)
from verify.speech.nouns import OWNERS, Nouns, pronoun_at
from verify.speech.passage_kind import is_label
from verify.speech.views import BE, for_somebody, seen_as

_STATES = BE | frozenset(
    "seems seemed remains remained feels felt sounds sounded looks looked became becomes 's ’s 're ’re".split()
)
# Between a cue and the passage it leads to directly.
_BRIDGE = ",:-~sOAWT"
# Tokens from a relative pronoun to the verb of its clause.
_ASIDE = 12
# Small words before "said Ruiz": "But, said Ruiz", "That, said Ruiz, is …".
_OPENING = 2
# Before somebody who is told of as speaking: "with Ruiz saying", "they saw a council defending".
_WITH = frozenset(
    """with see sees saw seen hear hears heard featured features show shows showed shown recall recalls recalled remember
    remembers remembered caught depict depicts depicted""".split()
)
# What shows somebody who speaks.
_SHOWING = frozenset("footage video videos audio clip clips recording recordings tape tapes film".split())
_CITING = frozenset("quoted quotes quoting quote cited cites citing cite".split())
_LETTING = frozenset(
    """led leads lead leading forced forces forcing prompted prompts prompting caused causes causing allowed allows
    allowing enabled inspired pushed drove moved compelled""".split()
)
_NAMING = frozenset("called dubbed named nicknamed titled entitled labeled labelled styled termed".split())
_OBJECTS = frozenset("him her them us me".split())


class Ahead:
    """Finds the links that stand before a passage."""

    def __init__(self, links: Linking) -> None:
        self._links = links
        self._nouns = Nouns(links)
        self.tokens, self.clauses, self.lexicon = links.tokens, links.clauses, links.lexicon

    def surest(self, quote: int, start: int) -> Link | None:
        """The governing cue before the passage: the nearest where it leads there directly, else the surest."""
        tags = self.tokens.tags
        direct = True
        passed = 0
        best: Link | None = None
        for place in range(quote - 1, max(start, quote - REACH) - 1, -1):
            tag = tags[place]
            passed += tag == "Q"
            if passed > PASSAGES:
                break
            cue = tag in "VGvNI" or self.tokens.low[place] in MOODS
            link = self._cue_at(place, start, quote, direct=direct) if cue else None
            if link and (link.mention or link.passive) and not self._is_aside(link, start, quote):
                if best is None and link.direct and governs_alone(self.tokens, self.lexicon, link):
                    return link
                best = link if best is None else surer(self.tokens, self.lexicon, link, best)
            direct = direct and tag in _BRIDGE
        return best or seen_as(self._links, quote, start) or for_somebody(self._links, quote, start)

    def _is_aside(self, link: Link, start: int, quote: int) -> bool:
        """ "…the notice, which Hale called late, was “…”": what is closed before the passage tells nothing of it."""
        tags = self.tokens.tags
        behind = tags[link.cue_place : quote]
        if link.relative:
            return False
        for place in range(link.cue_place - 1, max(start, link.cue_place - _ASIDE), -1):
            if tags[place] in "(-":
                return {"(": ")", "-": "-"}[tags[place]] in behind
            if tags[place] in ",;:Q" or "," not in behind:
                return False
            if tags[place] == "W" and self.tokens.low[place] in ("which", "who", "whom"):
                return tags[place - 1] == ","
        return False

    def _cue_at(self, place: int, start: int, quote: int, *, direct: bool) -> Link | None:
        word = self.tokens.low[place]
        if word == "quote" and self.tokens.low[place - 1] in ("i", "we"):
            # "Ruiz said, and I quote, “…”": the writer's aside.
            return None
        if self.tokens.tags[place] == "I" or word == "according":
            return self._links.phrase_at(place, quote, direct=direct)
        if word in MOODS and (mood := self._mood_link(place, start, direct=direct)):
            return mood
        rank = self.lexicon.verbs.get(word)
        if rank and self.clauses.is_verb(place):
            return self._verb_link(place, start, quote, rank, direct=direct)
        if self.clauses.is_phrasal(place):
            return self._verb_link(place, start, quote, CueRank.SAY, direct=direct)
        if word in self.lexicon.noun_forms:
            return self._nouns.before(place, start, quote, direct=direct)
        return None

    def _mood_link(self, place: int, start: int, *, direct: bool) -> Link | None:
        """ "Ruiz is adamant that …": the subject of a state of mind."""
        verb = place - 1
        while verb > start and self.tokens.tags[verb] == "A":
            verb -= 1
        if verb <= start or self.tokens.low[verb] not in _STATES or self.tokens.low[place + 1] == "by":
            return None
        mention = mention_before(self.tokens, verb, start)
        return self._links.made(mention, place, place, direct=direct, rank=CueRank.THINK) if mention else None

    def _verb_link(self, place: int, start: int, quote: int, rank: CueRank, *, direct: bool) -> Link | None:
        tags, low = self.tokens.tags, self.tokens.low
        before = place - 1
        if (
            tags[place] == "V"
            and rank is CueRank.SAY
            and (
                place == start
                or (tags[before] == "Q" and not is_label(self.tokens, before))
                or (tags[before] == "," and self._parts_from_words(before, start))
            )
        ):
            mention = self._links.inverted(place, quote)
            if mention and mention.last < quote:
                return self._links.made(mention, place, place, direct=True)
        if told := self._told_by_report(place, quote):
            return self._links.made(told, place, place)
        auxiliary = self.clauses.auxiliaries(place, start)
        passive = any(low[k] in BE for k in auxiliary) or (low[place + 1] == "by" and low[place].endswith(("ed", "en")))
        if passive and tags[place] != "G" and not low[place].endswith("ing"):
            return self._passive(place, quote, rank, direct=direct)
        mention = self._own_subject(place, start, auxiliary)
        if mention and self._is_given_name(mention, place, start):
            return Link(
                mention=None,
                cue=self.tokens.span(place, place),
                cue_place=place,
                rank=rank,
                direct=direct,
                passive=True,
            )
        relative = mention is not None and tags[mention.first] == "W"
        if mention and relative:
            mention = self.clauses.antecedent(mention.first, start) or mention
        if mention is None:
            mention = self.clauses.clause_subject(place, start) or (
                self._subject_after(quote) if tags[place] == "G" else None
            )
        if mention and self._is_impersonal(mention, place) and (mention := self._wished_to(place, start)) is None:
            return None
        return replace(self._links.made(mention, place, place, direct=direct, rank=rank), relative=relative)

    def _is_impersonal(self, mention: Mention, place: int) -> bool:
        """ "It is common to call …", "It's not just Ruiz saying …": an "it" whose own verb is a form of "be" says nothing."""
        low = self.tokens.low
        turned = low[place].endswith("ing") and self.tokens.tags[place - 1] in "NP"
        led = turned or "for" in low[mention.last : place]
        is_it = low[mention.first] == "it" and self.tokens.tags[mention.last + 1] == "X"
        return led and is_it and place > mention.last + 2

    def _wished_to(self, place: int, start: int) -> Mention | None:
        """ "It is common for papers to call …": who is to say something."""
        low = self.tokens.low
        tie = next((at for at in range(place - 2, max(start, place - 6), -1) if low[at] == "for"), None)
        if low[place - 1] != "to" or tie is None:
            return None
        mention = core_starting_at(self.tokens, tie + 1, place)
        return mention if mention and mention.last == place - 2 and is_agent(self.tokens, mention) else None

    def _told_by_report(self, place: int, quote: int) -> Mention | None:
        """ "Staff are badly treated, says a report on “…”": a present "says" behind a comma has its subject behind it."""
        if self.tokens.low[place] not in ("says", "say", "according") or self.tokens.tags[place - 1] != ",":
            return None
        mention = self._links.inverted(place, quote)
        told = mention and mention.kind is MentionKind.NOMINAL and self.tokens.low[mention.first] in ("a", "an", "the")
        return mention if told and mention and mention.last < quote and is_agent(self.tokens, mention) else None

    def _is_given_name(self, mention: Mention, place: int, start: int) -> bool:
        """ "a seller called “…”": the participle only names what stands before it, no object was fronted."""
        low, tags = self.tokens.low, self.tokens.tags
        if low[place : place + 2] == ("known", "as"):
            return True
        if low[place] not in _NAMING or mention.kind is not MentionKind.NOMINAL or mention.last != place - 1:
            return False
        after = place + 1
        while tags[after : after + 1] == "P":
            after += 1
        # "a band called Tide got …", but "a reporter called Hale “…”".
        if tags[after : after + 1] not in (("Q",) if after == place + 1 else ("v", "V", "X", ",")):
            return False
        fronted = tags[max(start, mention.first - 2) : mention.first]
        return (
            low[mention.first] in ("a", "an", "another", "one")
            and "W" not in fronted
            and fronted[-1:] not in ("N", "P")
        )

    def _parts_from_words(self, comma: int, start: int) -> bool:
        """Whether the comma closes a passage ("…", said Ruiz, "…") or a mere connective ("But, said Ruiz, …")."""
        opening = self.tokens.tags[start:comma]
        return opening.endswith("Q") or (len(opening) <= _OPENING and not set(opening) - set("CASWDRX"))

    def _own_subject(self, place: int, start: int, auxiliary: list[int]) -> Mention | None:
        """The mention right before the verb at *place*; a bare -ing form takes the subject of its clause before it."""
        tags, low = self.tokens.tags, self.tokens.low
        if self.tokens.headline and tags[place - 1] == "," and start == 0:
            # "Ruiz Defends Plan, Says Hale 'Does Not Get It'": one subject for the whole headline.
            subject = self.clauses.opening_subject(start, place)
            if subject:
                return subject
        if given := self._given_subject(place, start):
            return given
        if auxiliary and low[auxiliary[-1]] == "having":
            # "Ruiz misjudged him, having called …"
            return self.clauses.clause_subject(auxiliary[-1], start)
        if low[place].endswith("ing") and not auxiliary:
            if told := self._told_of(place, start):
                return told
            subject = self.clauses.clause_subject(place, start, relative=low[place - 1] == "by")
            if subject or place == start:
                return subject
            if tags[place - 1] == ",":
                return core_ending_at(self.tokens, place - 2, start)
        return mention_before(self.tokens, self.clauses.verb_chain(place, start), start)

    def _told_of(self, place: int, start: int) -> Mention | None:
        """ "They heard Ruiz say", "a letter from Ruiz saying", "footage of Ruiz saying": whom others tell of as speaking."""
        low = self.tokens.low
        end = place - 1
        while end > start and self.tokens.tags[end] == "A":
            end -= 1
        own = core_ending_at(self.tokens, end, start)
        if own is None or own.first <= start:
            return None
        before = own.first - 1
        sent = low[before] == "from" and before > start and low[before - 1] in self.lexicon.noun_forms
        tie = self.tokens.tags.rfind("I", own.first, own.last)
        if tie > 0 and low[tie] == "of" and low[tie - 1] in _SHOWING:
            return core_ending_at(self.tokens, end, tie + 1)
        return own if sent or low[before] in _WITH else None

    def _given_subject(self, place: int, start: int) -> Mention | None:
        """The subject that a small word before the verb at *place* gives it: "as saying", "for calling", "to declare"."""
        low = self.tokens.low
        if low[place] in self.lexicon.bases and (told := self._told_of(place, start)):
            return told
        if low[place].endswith("ing") and low[place - 1] in ("as", "for") and place - 3 > start:
            return self._object_before(place, start)
        if low[place - 1] != "to" or place - 3 < start:
            return None
        if low[place - 3] in _LETTING and low[place - 2] in _OBJECTS:
            # "a catch that moved her to announce"
            return pronoun_at(self.tokens, place - 2)
        if self.tokens.tags[place - 2] != "N":
            return None
        if low[place - 3] in OWNERS:
            return pronoun_at(self.tokens, place - 3)
        # "Ruiz's decision to call …"
        return core_ending_at(self.tokens, place - 4, start) if self.tokens.tags[place - 3] == "s" else None

    def _object_before(self, place: int, start: int) -> Mention | None:
        """ "The Post quoted Ruiz as saying", "Hale mocked Ruiz for calling": the object of the verb before speaks."""
        core = core_ending_at(self.tokens, place - 2, start)
        if core is None or core.first <= start:
            return None
        verb = core.first - 1
        if self.tokens.low[place - 1] == "as":
            return core if self.tokens.low[verb] in _CITING else None
        return core if core.kind is MentionKind.NAME and self.tokens.tags[verb] in "vV" else None

    def _passive(self, place: int, quote: int, rank: CueRank, *, direct: bool) -> Link | None:
        for by in (
            *range(place + 1, min(place + 12, quote)),
            *range(quote + 1, min(quote + 3, len(self.tokens.tags))),
        ):
            if self.tokens.low[by] == "by":
                mention = mention_after(self.tokens, by + 1)
                return self._links.made(mention, place, place, direct=direct, rank=rank)
        cue = self.tokens.span(place, place)
        return Link(mention=None, cue=cue, cue_place=place, rank=rank, direct=direct, passive=True)

    def _subject_after(self, quote: int) -> Mention | None:
        place = quote + 1
        if place < len(self.tokens.tags) and self.tokens.tags[place] == ",":
            place += 1
        return mention_after(self.tokens, place, inverted=False) if place < len(self.tokens.tags) else None
