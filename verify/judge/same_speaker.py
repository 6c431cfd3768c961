"""Whether the speaker that a page names is the one that the draft names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
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
from verify.judge.nicknames import ROLE_WORDS
from verify.judge.on_behalf import MOUTH
from verify.model.claim import Speaker
from verify.model.span import Span
from verify.model.verdict import SpeakerCheck
from verify.outlets import OutletTable
from verify.speech.agents import SPEAKING
from verify.text.sentences import sentence_ends

# How near a name and an organisation stand where the text says that one speaks for the other.
_BESIDE = 90
_MOST_MENTIONS = 40
_KIN = (
    "brother|sister|twin|father|mother|son|daughter|wife|husband|widow|widower|partner|uncle|aunt|cousin|nephew|niece|"
    "grandfather|grandmother|friend|neighbou?r|rival|opponent|critic|predecessor|successor"
)
_KIN_WORD = re.compile(_KIN, re.IGNORECASE)
BY_WAY_OF = "of|for|to|by|from|about|against|behind|near|beside|with"
_SOME = r"(?:[\w.'’-]+ ){0,4}?"
# What may stand before "of Roe" where the words are hers all the same.
HERS = (
    "statement|letter|message|memo|note|post|tweet|video|recording|book|memoir|diary|speech|remarks|interview|column|"
    "account|page|website|office|campaign|team|company|firm|ministry|government|administration"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CHECKS = {Kinship.ONE: SpeakerCheck.SAME, Kinship.TWO: SpeakerCheck.OTHER, Kinship.UNKNOWN: SpeakerCheck.UNNAMED}


class Relations:
    """Who is who on one page, as far as its own words and the draft's tell."""

    def __init__(
        self, text: str, quoted: Iterable[Span], speakers: Iterable[Speaker], draft: str, outlets: OutletTable
    ) -> None:
        self._text, self._draft, self._outlets = text, draft, outlets
        self._quoted, self._speakers = tuple(quoted), tuple(speakers)

    def between(self, wanted: Speaker, said: Speaker) -> SpeakerCheck:
        """Whether *said*, whom the page names, is *wanted*, whom the draft names; another only where that is clear."""
        if _is_kin(said, wanted):
            is_hers = telling_words(wanted.name) <= set(folded_words(said.text))
            return SpeakerCheck.OTHER if is_hers else SpeakerCheck.UNNAMED
        if is_unnamed(said.name):
            return self._to_unnamed(wanted, said)
        if is_unnamed(wanted.name):
            known_as = f"{said.text} {self._introduction(said.name)}"
            return SpeakerCheck.SAME if share_role(wanted.name, known_as) else SpeakerCheck.UNNAMED
        if folded_words(wanted.name) == folded_words(said.name):
            return SpeakerCheck.SAME
        if self._outlets.by_name(wanted.name) or self._outlets.by_name(said.name):
            # Who passes words on is not who says them: "Axios reported" in the draft, "an aide told Axios" on the page.
            return SpeakerCheck.UNNAMED
        found = self._between_named(wanted, said)
        if found is SpeakerCheck.OTHER and not self._names_clearly(said, wanted):
            return SpeakerCheck.UNNAMED
        return found

    def _between_named(self, wanted: Speaker, said: Speaker) -> SpeakerCheck:
        bodies = is_organisation(wanted.name), is_organisation(said.name)
        if all(bodies):
            return _CHECKS[compare_bodies(wanted.name, said.name)]
        kinship = compare_people(wanted.name, said.name)
        if kinship is not Kinship.TWO:
            return _CHECKS[kinship]
        if bodies[0] and self._speaks_for(said, wanted):
            return SpeakerCheck.SAME
        if bodies[1] and self._speaks_for(wanted, said):
            return SpeakerCheck.UNNAMED
        if not any(bodies) and (self._holds_a_role_at(said, wanted) or self._holds_a_role_at(wanted, said)):
            return SpeakerCheck.UNNAMED
        return SpeakerCheck.OTHER

    def _to_unnamed(self, wanted: Speaker, said: Speaker) -> SpeakerCheck:
        """A role on the page: the draft's own role, or the role of the draft's named speaker there."""
        mention = f"{said.text} {said.name}"
        if is_unnamed(wanted.name):
            return SpeakerCheck.SAME if share_role(wanted.name, mention) else SpeakerCheck.UNNAMED
        telling = telling_words(wanted.name)
        # "the ministry said" in the draft, "a ministry spokesman said" on the page.
        shared = telling & set(folded_words(mention))
        if shared and (is_organisation(wanted.name) or (shared == telling and not _is_beside(said, wanted))):
            return SpeakerCheck.SAME
        return SpeakerCheck.UNNAMED

    def _names_clearly(self, said: Speaker, wanted: Speaker) -> bool:
        """Whether the page names another in so many words, and not by a pronoun that may be anybody's."""
        family, sought = family_name(said.name), family_name(wanted.name)
        if family in folded_words(said.text):
            return len(said.name.split()) > 1 or self._is_introduced(family)
        if not self._last_named(sought, len(self._text)):
            return True
        at = said.span.start
        after = self._last_named(family, at) > self._last_named(sought, at)
        if after and self._is_by_role(said, wanted):
            return True
        # "He said": clear where that name spoke for itself elsewhere, and was named after the draft's speaker or cannot
        # be the draft's speaker at all.
        return family in self._speaking and (after or is_of_other_sex(said.text, wanted.name))

    def _is_by_role(self, said: Speaker, wanted: Speaker) -> bool:
        """ "The novelist said": whether the page gives the role to *said* by name, and not to *wanted*, who may be one as well."""
        definite = re.match(r"(?i)the (?!same\b|other\b)", said.text) is not None
        known_as = self._introduction(said.name).replace(said.name, "")
        may_be_wanted = share_role(said.text, self._introduction(wanted.name))
        return definite and not may_be_wanted and share_role(said.text, known_as)

    def _is_introduced(self, family: str) -> bool:
        """Whether the page gives the full name of somebody whom the sentence calls by the family name alone."""
        pattern = rf"\b[A-Z][\w.'’-]{{0,30}},? (?:[A-Z][\w.'’-]{{0,30}} ){{0,2}}{re.escape(family)}\b"
        return any(found[0][0].isupper() for found in re.finditer(pattern, self._text, re.IGNORECASE))

    def _last_named(self, word: str, before: int) -> int:
        """Where the writer last wrote *word* before an offset; 0 where he did not, or for no word."""
        places = self._word_places.get(word, [])
        last = bisect_left(places, before)
        return places[last - 1] + 1 if last else 0

    @cached_property
    def _word_places(self) -> dict[str, list[int]]:
        """Where each word stands outside quotations: whom a speaker mentions is no candidate for "he said"."""
        places: dict[str, list[int]] = {}
        quoted = iter(sorted(self._quoted))
        nothing = Span(len(self._text), len(self._text) + 1)
        here = next(quoted, nothing)
        for found in _WORD.finditer(self._text):
            while found.start() >= here.end:
                here = next(quoted, nothing)
            if found.start() < here.start:
                for word in folded_words(found.group()):
                    places.setdefault(word, []).append(found.start())
        return places

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """Family names of those who speak under their own name somewhere on the page."""
        return frozenset(f for s in self._speakers if (f := family_name(s.name)) and f in folded_words(s.text))

    def _introduction(self, name: str) -> str:
        """What stands around the first mention of somebody: titles before, apposition after."""
        at = self._text.find(name)
        return self._text[max(0, at - 60) : at + len(name) + 80] if at >= 0 else ""

    def _speaks_for(self, person: Speaker, body: Speaker) -> bool:
        """Whether page or draft puts the body's name beside the person's ("ministry spokesman Jo Roe")."""
        telling, family = telling_words(body.name), family_name(person.name)
        if not telling or not family:
            return False
        return telling <= set(folded_words(person.text)) or any(
            telling <= set(folded_words(sentence)) for sentence in self._sentences_naming(family)
        )

    def _holds_a_role_at(self, person: Speaker, body: Speaker) -> bool:
        """Whether a lone name is a firm or country that no word list knows: "Gullmark spokesman Jo Roe"."""
        if len(body.name.split()) > 1 or len(person.name.split()) < 2:
            return False
        name, family = body.name.lower(), family_name(person.name)
        for sentence in self._sentences_naming(family):
            words = folded_words(sentence)
            if name in words and family in words:
                one, other = sorted((words.index(name), words.index(family)))
                if other - one <= 7 and ROLE_WORDS.intersection(words[one + 1 : other]):
                    return True
        return False

    def _sentences_naming(self, family: str) -> Iterable[str]:
        for at in self._word_places.get(family, ())[:_MOST_MENTIONS]:
            yield _sentence_around(self._text, at)
        for found in _mentions(family, self._draft):
            yield _sentence_around(self._draft, found)


def _is_kin(said: Speaker, wanted: Speaker) -> bool:
    """Whether *said* is somebody close to *wanted*: "Ana Reyes's brother", "a critic of Reyes", which names her and is not her."""
    if (
        not _KIN_WORD.search(said.text)
        or not (family := re.escape(family_name(wanted.name)))
        or is_unnamed(wanted.name)
    ):
        return False
    kin = rf"(?:{family}['’]s? (?:[\w-]+ ){{0,2}}(?:{_KIN})|(?:{_KIN}) (?:of|to) {_SOME}{family})\b"
    return re.match(rf"(?i)(?:\S+ ){{0,4}}?{kin}", said.text) is not None


def _is_beside(said: Speaker, wanted: Speaker) -> bool:
    """Whether *said* is named by way of *wanted*: "a biographer of Ana Reyes", "Reyes's deputy", which may be anybody."""
    family = re.escape(family_name(wanted.name))
    owned = re.match(rf"(?i)(?:\S+ ){{0,4}}?{family}['’]s? (?:[\w-]+ ){{0,2}}?(?P<who>[\w-]+)$", said.text)
    if owned and owned["who"].lower() in SPEAKING and not re.fullmatch(rf"(?i)(?:{HERS})|{MOUTH}", owned["who"]):
        return True
    hers = rf"(?:[\w-]+ ){{0,3}}?(?:{HERS})\b|.*\b{MOUTH}\b"
    by_way_of = rf"(?:\S+ ){{1,4}}?(?:{BY_WAY_OF}) {_SOME}{family}\b"
    return re.match(rf"(?i)(?!{hers}){by_way_of}", said.text) is not None


def _mentions(family: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"\b{re.escape(family)}\b", text, re.IGNORECASE)][:_MOST_MENTIONS]


def _sentence_around(text: str, offset: int) -> str:
    """The sentence at *offset*, or as much of it as stands near."""
    start, end = max(0, offset - _BESIDE), min(len(text), offset + _BESIDE)
    ends = tuple(sentence_ends(text, start, end))
    first = max((ended.end for ended in ends if ended.end <= offset), default=start)
    return text[first : min((ended.start for ended in ends if ended.start >= offset), default=end)]
