"""Questions for names and what stands beside them: everyday words that were quoted, and rare ones of what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from verify.model.page import Phrase, Query
from verify.search.ask_provider import boolean, is_part
from verify.search.join_questions import MOST_RARE, ROOM

STEP = "speaker and rare words"
_RARE = 6
# Of what sources are asked for, so many names and words ride along.
_RIDING_NAMES, _RIDING_WORDS = 3, 4
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim, its speaker's *name* if any, its words where they are *weak* by themselves, and its rare *words*."""

    claim_id: str
    name: str
    weak: str
    words: tuple[str, ...]


@dataclass(slots=True)
class _QuestionSheet:
    """One question while it is written: any of its names, and any of its words; *spare* ones are asked for where there is room."""

    names: tuple[Phrase, ...] = ()
    words: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()

    def add(
        self, names: Iterable[Phrase], words: Iterable[str] = (), spare: Iterable[str] = (), room: int = ROOM
    ) -> bool:
        """Write these down as well, where they all have *room*."""
        every = (*self.words, *words)
        longer = _QuestionSheet((*self.names, *names), tuple(dict.fromkeys(every)), (*self.spare, *spare))
        if len(longer.words) + len(longer.spare) > MOST_RARE or len(boolean(longer.query())) > room:
            return False
        self.names, self.words, self.spare = longer.names, longer.words, longer.spare
        return True

    def new(self, words: Iterable[str]) -> list[str]:
        """Those of the rare *words* that are part of nothing asked for: beside "water rights" the word "rights" finds any page."""
        asked = [*(phrase.text for phrase in self.names), *self.words, *self.spare]
        return [word for word in words if not any(word == each or is_part(word, each) for each in asked)]

    def query(self) -> Query:
        """The question as it is by now."""
        words = (*self.words, *self.spare)
        return Query(phrases=tuple(dict.fromkeys(self.names)), any_words=words, spare=len(self.spare), step=STEP)


def about_speaker(sayings: Sequence[Saying]) -> Query | None:
    """One question for one speaker and the rare words of all that he or she is said to have said."""
    names = tuple(Phrase(claim_id=each.claim_id, text=each.name) for each in sayings)
    share = max(_LEAST_WORDS, MOST_RARE // len(sayings)) if len(sayings) > 1 else _RARE
    sheet = _QuestionSheet(names)
    for word in (word for each in sayings for word in each.words[:share]):
        sheet.add((), (word,))
    return sheet.query() if sheet.words else None


def about_all(sayings: Sequence[Saying], sources: Query | None) -> tuple[tuple[Query, ...], bool]:
    """Questions for the speakers and words of *sayings*, and whether what *sources* are asked for found room in them.

    Weak words come first, they are asked for in no other way. Then the sources, and then, as far as there is room in one
    question, speakers with rare words of what was asked for by exact words already.
    """
    weak = [each for each in sayings if each.weak]
    sheets = list(_weak_words([each for each in weak if each.name])) or [_QuestionSheet()]
    last = sheets[-1]
    rides = bool(sayings) and sources is not None and _sources_ride(last, sources)
    alone = [each for each in weak if not each.name and not _beside_all(last, each)]
    for each in sayings:
        if each.name and not each.weak:
            last.add((Phrase(claim_id=each.claim_id, text=each.name),), last.new(each.words)[:1])
    _fill(last, sayings)
    asked = (*(sheet.query() for sheet in sheets if sheet.words), *map(_alone, alone))
    return asked, rides


def _weak_words(sayings: Sequence[Saying]) -> Iterator[_QuestionSheet]:
    sheet = _QuestionSheet()
    for each in sayings:
        name = Phrase(claim_id=each.claim_id, text=each.name)
        if not sheet.add((name,), (each.weak,)):
            yield sheet
            sheet = _QuestionSheet((name,), (each.weak,))
    if sheet.words:
        yield sheet


def _sources_ride(sheet: _QuestionSheet, sources: Query) -> bool:
    """Write the first names and words of *sources* down; whether there is room for enough of them."""
    texts = list(dict.fromkeys(phrase.text for phrase in sources.phrases))
    words = sheet.new(sources.any_words)[:_RIDING_WORDS]
    if not texts or len(words) < _LEAST_WORDS or not sheet.add(_of(sources, texts[:1]), words[:_LEAST_WORDS]):
        return False
    for text in texts[1:_RIDING_NAMES]:
        sheet.add(_of(sources, [text]))
    for word in words[_LEAST_WORDS:]:
        sheet.add((), spare=(word,))
    return True


def _of(sources: Query, texts: Sequence[str]) -> list[Phrase]:
    return [phrase for phrase in sources.phrases if phrase.text in texts]


def _beside_all(sheet: _QuestionSheet, saying: Saying) -> bool:
    """Write the words of somebody whom no name goes with beside all the names."""
    texts = dict.fromkeys(phrase.text for phrase in sheet.names)
    return bool(texts) and sheet.add([Phrase(claim_id=saying.claim_id, text=text) for text in texts], (saying.weak,))


def _fill(sheet: _QuestionSheet, sayings: Sequence[Saying]) -> None:
    """More of the rare words of those who are asked for, in turn; half the room is left to another draft."""
    asked = {phrase.claim_id for phrase in sheet.names}
    for place in range(1, _RARE):
        for each in sayings:
            if each.claim_id in asked and not each.weak:
                sheet.add((), sheet.new(each.words[place : place + 1]), room=ROOM // 2)


def _alone(saying: Saying) -> Query:
    return Query(phrases=(Phrase(claim_id=saying.claim_id, text=saying.weak),), step=STEP)
