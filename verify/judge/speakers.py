"""Who says the words at a matched place of a page, and whether that is the draft's speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from verify.judge.names import (
    Kinship,
    compare_bodies,
    compare_people,
    family_name,
    folded_words,
    is_of_other_sex,
    is_organisation,
    is_unnamed,
    share_role,
    telling_words,
)
from verify.judge.runs import without_quoted
from verify.judge.turns import Turn, answers, find_turns
from verify.model.claim import Claim, Speaker
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import Match, MatchKind, SpeakerCheck
from verify.speech.utterances import Utterance, find_utterances

Checked = tuple[SpeakerCheck, str | None]

# The same words may stand twice, in a headline and in the text; further prints of them say nothing new.
_PLACES = 6
# How near a name and an organisation stand where the page says that one speaks for the other.
_BESIDE = 90
_SAYING = re.compile(
    r"(?i)\b(?:said|says|say|saying|told|tells|added|adds|wrote|writes|according to|announced|explained|explains|noted|notes|"
    r"argued|argues|warned|warns|stated|states|insisted|called|calls|claimed|claims|posted|tweeted|asked|replied|recalled)\b"
)
_MOST_MENTIONS = 40
_SENTENCE_END = re.compile(r"(?:[.!?]|[”\"])\s+(?=[A-Z“\"])|\n")
_RANK = {SpeakerCheck.SAME: 0, SpeakerCheck.OTHER: 1, SpeakerCheck.UNNAMED: 2}


class PageSpeakers:
    """The speakers of one page; its text is read for quotations once, and only when asked."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def check(self, match: Match, claim: Claim) -> Checked:
        """Whether the page gives the matched words to the draft's speaker, and whom it names.

        Where the same words stand several times, the place that names the draft's speaker counts, then one that names
        nobody else is no excuse for one that does: the order is same, other, unnamed.
        """
        # A passage in other words takes in the sentence around it, so a smaller share of it stands in marks.
        least = 0.2 if match.kind is MatchKind.PARAPHRASE else 0.5
        found = [self._at(place, claim.speaker, least) for place in self._places(match)]
        return min(found, key=lambda checked: _RANK[checked[0]])

    def _places(self, match: Match) -> Iterator[tuple[Span, ...]]:
        yield match.pieces or (match.span,)
        passage = match.passage
        if len(passage) < 12:
            return
        at, left = self._page.text.find(passage), _PLACES
        while at >= 0 and left:
            if at != match.span.start:
                yield (Span(at, at + len(passage)),)
            at, left = self._page.text.find(passage, at + len(passage)), left - 1

    def _at(self, pieces: Sequence[Span], wanted: Speaker | None, least: float) -> Checked:
        utterance = self._utterance_at(pieces, least)
        if utterance is not None and utterance.speaker is not None:
            return self._compare(wanted, utterance.speaker)
        turn = self._turn_at(pieces[0].start)
        if turn is not None:
            return self._compare(wanted, Speaker(text=turn.name, span=turn.span, name=turn.name))
        if wanted is None:
            return SpeakerCheck.UNNAMED, None
        if utterance is None and self._is_author(wanted):
            return SpeakerCheck.SAME, self._page.author
        if utterance is None and not is_unnamed(wanted.name) and answers(self._page, pieces[0].start, wanted.name):
            return SpeakerCheck.SAME, wanted.name
        if self._is_said_nearby(pieces, wanted):
            return SpeakerCheck.SAME, wanted.name
        return SpeakerCheck.UNNAMED, None

    @cached_property
    def _utterances(self) -> tuple[Utterance, ...]:
        return find_utterances(self._page.text, self._page.blocks).utterances

    @cached_property
    def _turns(self) -> tuple[Turn, ...]:
        return find_turns(self._page)

    def _utterance_at(self, pieces: Sequence[Span], least: float) -> Utterance | None:
        """The utterance that holds most of the words, and at least that share; of two that hold as much, the inner one."""
        best: tuple[int, int] | None = None
        chosen: Utterance | None = None
        for utterance in self._utterances:
            held = sum(_shared(part, piece) for part in utterance.parts for piece in pieces)
            if not held:
                continue
            rank = (held, -sum(len(part) for part in utterance.parts))
            if best is None or rank > best:
                best, chosen = rank, utterance
        if best is None or best[0] < least * sum(len(piece) for piece in pieces):
            return None
        return chosen

    def _turn_at(self, offset: int) -> Turn | None:
        for turn in self._turns:
            if turn.words.start <= offset < turn.words.end:
                return turn
        return None

    def _compare(self, wanted: Speaker | None, said: Speaker) -> Checked:
        name = said.name or said.text
        if wanted is None:
            return SpeakerCheck.UNNAMED, name
        return self._relation(wanted, said), name

    def _relation(self, wanted: Speaker, said: Speaker) -> SpeakerCheck:
        if is_unnamed(said.name):
            return self._relation_to_unnamed(wanted, said)
        if is_unnamed(wanted.name):
            known_as = f"{said.text} {self._introduction(said.name)}"
            return SpeakerCheck.SAME if share_role(wanted.name, known_as) else SpeakerCheck.UNNAMED
        bodies = is_organisation(wanted.name), is_organisation(said.name)
        if all(bodies):
            return _check(compare_bodies(wanted.name, said.name))
        if any(bodies):
            return self._relation_to_body(wanted, said, said if bodies[1] else wanted)
        kinship = compare_people(wanted.name, said.name)
        if kinship is Kinship.TWO and not self._names_clearly(said, wanted):
            return SpeakerCheck.UNNAMED
        return _check(kinship)

    def _relation_to_body(self, wanted: Speaker, said: Speaker, body: Speaker) -> SpeakerCheck:
        """A person on one side and an organisation on the other: one speaker where the page says who speaks for it."""
        person = said if body is wanted else wanted
        if compare_people(wanted.name, said.name) is Kinship.ONE:
            return SpeakerCheck.SAME
        if not self._speaks_for(person, body):
            return SpeakerCheck.OTHER
        return SpeakerCheck.SAME if body is wanted else SpeakerCheck.UNNAMED

    def _relation_to_unnamed(self, wanted: Speaker, said: Speaker) -> SpeakerCheck:
        """A role on the page: the draft's own role, or the role of the draft's named speaker there."""
        mention = f"{said.text} {said.name}"
        if is_unnamed(wanted.name):
            return SpeakerCheck.SAME if share_role(wanted.name, mention) else SpeakerCheck.UNNAMED
        if telling_words(wanted.name) and telling_words(wanted.name) <= set(folded_words(mention)):
            # "the ministry said" in the draft, "a ministry spokesman said" on the page.
            return SpeakerCheck.SAME
        if is_organisation(wanted.name) and telling_words(wanted.name) & set(folded_words(mention)):
            return SpeakerCheck.SAME
        return SpeakerCheck.UNNAMED

    def _names_clearly(self, said: Speaker, wanted: Speaker) -> bool:
        """Whether the page names another person in so many words, and not by a pronoun that may be anybody's."""
        family, sought = family_name(said.name), family_name(wanted.name)
        if family in folded_words(said.text):
            return len(said.name.split()) > 1 or self._is_introduced(family)
        if not self._last_named(sought, len(self._page.text)):
            return True
        if family not in self._speaking:
            return False
        # "He said": clear where that name spoke for itself elsewhere, and was named after the draft's speaker or cannot
        # be the draft's speaker at all.
        at = said.span.start
        return self._last_named(family, at) > self._last_named(sought, at) or is_of_other_sex(said.text, wanted.name)

    def _is_introduced(self, family: str) -> bool:
        """Whether the page gives the full name of somebody whom the sentence calls by the family name alone."""
        pattern = rf"\b[A-Z][\w.'’-]*,? (?:[A-Z][\w.'’-]* ){{0,2}}{re.escape(family)}\b"
        return any(found[0][0].isupper() for found in re.finditer(pattern, self._page.text, re.IGNORECASE))

    def _last_named(self, word: str, before: int) -> int:
        """Where the writer last wrote *word* before an offset; 0 where he did not, or for no word."""
        places = self._word_places.get(word, [])
        last = bisect_left(places, before)
        return places[last - 1] + 1 if last else 0

    @cached_property
    def _word_places(self) -> dict[str, list[int]]:
        """Where each word stands outside quotations: whom a speaker mentions is no candidate for "he said"."""
        places: dict[str, list[int]] = {}
        quoted = iter(sorted((part.start, part.end) for u in self._utterances for part in u.parts))
        start, end = next(quoted, (len(self._page.text), 0))
        for found in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", self._page.text):
            while end and found.start() >= end:
                start, end = next(quoted, (len(self._page.text), 0))
            if found.start() < start:
                for word in folded_words(found.group()):
                    places.setdefault(word, []).append(found.start())
        return places

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """Family names of those who speak under their own name somewhere on the page."""
        spoken = (u.speaker for u in self._utterances if u.speaker is not None)
        return frozenset(f for s in spoken if (f := family_name(s.name)) and f in folded_words(s.text))

    def _introduction(self, name: str) -> str:
        """What stands around the first mention of somebody: titles before, apposition after."""
        text = self._page.text
        at = text.find(name)
        return text[max(0, at - 60) : at + len(name) + 80] if at >= 0 else ""

    def _speaks_for(self, person: Speaker, body: Speaker) -> bool:
        """Whether the page puts the body's name beside the person's ("ministry spokesman Jo Roe")."""
        telling = telling_words(body.name)
        family = family_name(person.name)
        if not telling or not family:
            return False
        if telling <= set(folded_words(person.text)):
            return True
        return any(
            telling <= set(folded_words(self._sentence_around(at)))
            for at in self._word_places.get(family, ())[:_MOST_MENTIONS]
        )

    def _sentence_around(self, offset: int) -> str:
        """The sentence at *offset*, or as much of it as stands near."""
        text = self._page.text
        start, end = max(0, offset - _BESIDE), min(len(text), offset + _BESIDE)
        before, after = text[start:offset], text[offset:end]
        cut = [found.end() for found in _SENTENCE_END.finditer(before)]
        stop = _SENTENCE_END.search(after)
        return before[cut[-1] if cut else 0 :] + after[: stop.start() if stop else len(after)]

    def _is_author(self, wanted: Speaker) -> bool:
        author = self._page.author
        return bool(author) and any(
            compare_people(wanted.name, name) is Kinship.ONE
            for name in re.split(r",|;|\band\b|&", author or "")
            if len(name.split()) > 1
        )

    def _is_said_nearby(self, pieces: Sequence[Span], wanted: Speaker) -> bool:
        """Whether the paragraph of words without a speaker names the draft's speaker beside a word of saying, outside marks."""
        family = family_name(wanted.name)
        if not family or is_unnamed(wanted.name):
            return False
        start, end = self._paragraph(pieces[0].start)[0], self._paragraph(pieces[-1].end)[1]
        told = without_quoted(self._page.text[start:end])
        if family not in folded_words(told) or not _SAYING.search(told):
            return False
        # Where others are quoted in the same paragraph, the word of saying may be theirs.
        beside = (u.speaker for u in self._utterances if any(p.start < end and start < p.end for p in u.parts))
        return all(s is None or self._relation(wanted, s) is SpeakerCheck.SAME for s in beside)

    def _paragraph(self, offset: int) -> tuple[int, int]:
        text = self._page.text
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        return start, end if end >= 0 else len(text)


def _check(kinship: Kinship) -> SpeakerCheck:
    return {
        Kinship.ONE: SpeakerCheck.SAME,
        Kinship.TWO: SpeakerCheck.OTHER,
        Kinship.UNKNOWN: SpeakerCheck.UNNAMED,
    }[kinship]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
