"""Passages of pages that may be a speaker's: what the page gives to him, and sentences that are near his name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from verify.match.likeness import RankedWords, ranked_words
from verify.match.sentences import Sentence, sentences_of
from verify.match.thesaurus import Vocabulary
from verify.match.word_lists import PRONOUNS
from verify.model.claim import ClaimKind, Speaker
from verify.model.page import Page
from verify.model.span import Span
from verify.model.told import Told
from verify.speech.utterances import utterances_of
from verify.text.fold import find_words, fold

_SENTENCES = 3
# A paragraph beside one that names the speaker may be his as well: an answer that goes on.
_BESIDE = 1
# What joins words to their attribution is no part of them.
_COMMAS = ",;: \n"


@dataclass(frozen=True, slots=True)
class Passage:
    """Up to three sentences; *told* is what the page gives to the speaker there, None where his name is only near."""

    span: Span
    text: str
    told: Told | None
    words: RankedWords = field(compare=False)


def quoted_on(page: Page) -> Iterator[Told]:
    """What *page* gives to somebody in marks, in a block quote or as a turn of a transcript."""
    for utterance in utterances_of(page.text, page.blocks):
        if utterance.speaker is not None and utterance.kind is ClaimKind.QUOTATION:
            yield Told(speaker=utterance.speaker, parts=utterance.parts, asserted=not utterance.hypothetical)


class Passages:
    """The passages of *pages*, taken apart page by page when claims of a speaker ask for them; kept for one speaker at a time."""

    def __init__(self, pages: Sequence[Page], told_on: Callable[[Page], Iterator[Told]] = quoted_on) -> None:
        self.pages = pages
        self._told_on = told_on
        self._told: dict[int, tuple[tuple[frozenset[str], Told], ...]] = {}
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._surname: str | None = None
        self._known: tuple[tuple[int, tuple[Passage, ...]], ...] = ()
        self._vocabulary = Vocabulary()
        self._words: set[str] = set()
        self._near: dict[str, Mapping[str, float]] = {}

    def of(self, surname: str) -> tuple[tuple[int, tuple[Passage, ...]], ...]:
        """The passages that may be those of a speaker with this (folded) surname, by the number of their page."""
        if surname != self._surname:
            every = ((number, tuple(self._read(surname, number))) for number in self._naming(surname))
            self._surname, self._known = surname, tuple((number, found) for number, found in every if found)
            self._words = {word for _, found in self._known for each in found for word in each.words.telling}
            self._vocabulary.add(self._words)
            self._near = {}
        return self._known

    def near(self, word: str) -> Mapping[str, float]:
        """The words of the passages asked for last that are near *word*, and how near; kept for the other claims of one speaker."""
        if word not in self._near:
            self._near[word] = self._vocabulary.near(word, self._words)
        return self._near[word]

    def _naming(self, surname: str) -> Iterator[int]:
        """The pages that name somebody of this surname."""
        return (n for n, (text, names) in enumerate(self._held) if surname in text or surname in names)

    @cached_property
    def _held(self) -> list[tuple[str, frozenset[str]]]:
        """What each page's text has between blanks, in small letters, each once; and the names that are given beside it."""
        return [(" ".join(set(page.text.lower().split())), _named_beside(page)) for page in self.pages]

    def _read(self, surname: str, number: int) -> Iterator[Passage]:
        page = self.pages[number]
        labelled = [place.span for place in page.places if place.speaker and surname in _names(place.speaker)]
        taken: list[Span] = []
        for names, told in self._told_of(number):
            if told.reported and not told.asserted:
                # Without the "denied" around it, it would say what the page does not.
                continue
            if surname in names:
                yield from _runs(told, page.text)
            elif told.reported or not names.isdisjoint(PRONOUNS):
                # Somebody else's report may tell of the speaker, and "she" may be anybody.
                continue
            taken += told.parts
        yield from self._beside(surname, number, labelled, sorted(taken))

    def _told_of(self, number: int) -> tuple[tuple[frozenset[str], Told], ...]:
        if number not in self._told:
            told = self._told_on(self.pages[number])
            self._told[number] = tuple((_names(f"{each.speaker.name} {each.speaker.text}"), each) for each in told)
        return self._told[number]

    def _beside(self, surname: str, number: int, labelled: Sequence[Span], taken: Sequence[Span]) -> Iterator[Passage]:
        """Sentences of paragraphs that name the speaker or are beside one, and of places that are labelled with him."""
        page = self.pages[number]
        if number not in self._sentences:
            self._sentences[number] = sentences_of(page.text)
        sentences = self._sentences[number]
        everywhere = page.transcript or surname in _names(f"{page.title} {page.author}")
        named = {each.paragraph for each in sentences if surname in each.span.cut(page.text).lower()}
        near = {paragraph + by for paragraph in named for by in range(-_BESIDE, _BESIDE + 1)}
        for each in sentences:
            his = everywhere or each.paragraph in near or _is_within(each.span, labelled)
            if his and not _is_within(each.span, taken):
                text = each.span.cut(page.text).rstrip()
                span = Span(each.span.start, each.span.start + len(text))
                yield Passage(span, text, None, ranked_words(text))


def _runs(told: Told, text: str) -> Iterator[Passage]:
    """Sentences of *told*, alone and with one or two behind them; the attribution between is no part."""
    parts = ((part, sentences_of(part.cut(text))) for part in told.parts)
    sentences = [each.span.shift(part.start) for part, found in parts for each in found]
    for first in range(len(sentences)):
        for last in range(first + 1, min(len(sentences), first + _SENTENCES) + 1):
            run = sentences[first:last]
            said = " ".join(each.cut(text).rstrip() for each in run).rstrip(_COMMAS)
            end = run[-1].start + len(run[-1].cut(text).rstrip(_COMMAS))
            yield Passage(Span(run[0].start, end), said, told, ranked_words(said))


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    """Whether *span* overlaps one of *spans*, which are in order."""
    at = bisect_right(spans, span.end, key=lambda each: each.start)
    return at > 0 and any(span.overlaps(each) for each in spans[max(0, at - 2) : at])


def _named_beside(page: Page) -> frozenset[str]:
    """The names in the title, the byline and the labels of *page*."""
    labels = {place.speaker for place in page.places if place.speaker}
    return _names(f"{page.title} {page.author}").union(*map(_names, labels))


def _names(text: str) -> frozenset[str]:
    return frozenset(find_words(fold(text).text))


def surname_of(speaker: Speaker | None) -> str | None:
    """The folded family name of a speaker who has a name."""
    if speaker is None or "unnamed" in speaker.name:
        return None
    names = find_words(fold(speaker.name).text)
    return names[-1] if names else None
