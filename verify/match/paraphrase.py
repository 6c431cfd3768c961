"""Passages that may say the same in other words: a suggestion with its reasons, never a confirmation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from verify.match.sentence_index import PageSentences, SentenceIndex
from verify.match.sentences import Meaning, Sentence, meaning_of
from verify.match.synonyms import concept, stems_of
from verify.model.span import Span
from verify.model.verdict import Match, MatchKind
from verify.text.fold import find_words, fold

# Weighted share of the quotation's content words that must stand in the passage, without and with its speaker nearby.
_ENOUGH = 0.5
_ENOUGH_WITH_SPEAKER = 0.22
_NEAR = 1


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    span: Span
    meaning: Meaning
    near: bool
    share: float
    shared: tuple[str, ...]


def find_paraphrases(
    quotation: str, texts: Sequence[str] | SentenceIndex, *, speaker: str | None = None, limit: int = 5
) -> tuple[Match, ...]:
    """Passages of the pages that may report *quotation* in other words, likeliest first, with what agrees and what does not.

    The name of the *speaker* beside a passage makes less agreement enough. Numbers, denials or names that contradict
    the quotation rule a passage out.
    """
    index = texts if isinstance(texts, SentenceIndex) else SentenceIndex(texts)
    said = meaning_of(quotation)
    if not said.stems:
        return ()
    found = [one for one in _candidates(said, index, _surname(speaker)) if not _contradicts(said, one.meaning)]
    found.sort(key=lambda one: (-one.share - (0.3 if one.near else 0), one.page, one.span))
    return tuple(_match(said, one, index.pages[one.page].text) for one in _apart(found)[:limit])


def _surname(speaker: str | None) -> str | None:
    names = find_words(fold(speaker or "").text)
    return names[-1] if names else None


def _candidates(said: Meaning, index: SentenceIndex, surname: str | None) -> Iterator[_Candidate]:
    """Passages that agree enough, one or two sentences long."""
    concepts = dict.fromkeys(map(concept, said.stems))
    held = [_sentences_holding(concepts, page) for page in index.pages]
    weights = _weights(concepts, held)
    for number, (page, concepts_at) in enumerate(zip(index.pages, held, strict=True)):
        alike = [one for one in _passages(page.sentences, concepts_at, weights) if one.share >= _ENOUGH_WITH_SPEAKER]
        named = _paragraphs_naming(surname, page) if alike else frozenset()
        for one in alike:
            near = any(abs(sentence.paragraph - other) <= _NEAR for sentence in one.sentences for other in named)
            if near or one.share >= _ENOUGH:
                span = Span(one.sentences[0].span.start, one.sentences[-1].span.end)
                yield _Candidate(number, span, _meaning(one, page.text), near, one.share, one.shared)


def _sentences_holding(concepts: Iterable[str], page: PageSentences) -> dict[int, set[str]]:
    """The concepts that each sentence of the page shares, by its number."""
    held: dict[int, set[str]] = {}
    for one in concepts:
        for stemmed in stems_of(one):
            for number in page.holding(stemmed):
                held.setdefault(number, set()).add(one)
    return held


def _weights(concepts: Iterable[str], held: Sequence[dict[int, set[str]]]) -> dict[str, float]:
    """How much each concept tells: the fewer pages hold it, the more."""
    holders = Counter[str]()
    for concepts_at in held:
        holders.update(set().union(*concepts_at.values()))
    return {one: log(1 + (len(held) + 1) / (holders[one] + 0.5)) for one in concepts}


@dataclass(frozen=True, slots=True)
class _Passage:
    sentences: tuple[Sentence, ...]
    shared: tuple[str, ...]
    share: float


def _passages(
    sentences: tuple[Sentence, ...], held: Mapping[int, set[str]], weights: Mapping[str, float]
) -> Iterator[_Passage]:
    """Sentences that share anything, alone and with a neighbour."""
    total = sum(weights.values())
    for number in sorted(held):
        yield _passage(sentences[number : number + 1], held[number], weights, total)
    for first in sorted({*held, *(number - 1 for number in held)}):
        pair = sentences[first : first + 2] if first >= 0 else ()
        if len(pair) == 2 and pair[1].paragraph - pair[0].paragraph <= 1:
            yield _passage(pair, {*held.get(first, ()), *held.get(first + 1, ())}, weights, total)


def _passage(
    sentences: tuple[Sentence, ...], shared: Iterable[str], weights: Mapping[str, float], total: float
) -> _Passage:
    ordered = tuple(sorted(shared))
    # A second sentence must earn its place.
    share = sum(weights[one] for one in ordered) / total - 0.04 * (len(sentences) - 1)
    return _Passage(sentences, ordered, share)


def _meaning(passage: _Passage, text: str) -> Meaning:
    meanings = [meaning_of(sentence.span.cut(text)) for sentence in passage.sentences]
    first = meanings[0]
    if len(meanings) == 1:
        return first
    second = meanings[1]
    return Meaning(
        first.stems + second.stems,
        first.numbers | second.numbers,
        first.denials + second.denials,
        first.names | second.names,
    )


def _paragraphs_naming(surname: str | None, page: PageSentences) -> frozenset[int]:
    if surname is None or surname not in page.text.lower():
        return frozenset()
    return frozenset(each.paragraph for each in page.sentences if surname in each.span.cut(page.text).lower())


def _contradicts(said: Meaning, found: Meaning) -> bool:
    """Whether both count and the passage lacks a number of the quotation, or only one of them denies."""
    if said.numbers and found.numbers and not said.numbers & found.numbers:
        return True
    return bool(said.names and found.names) and not said.names & found.names and len(said.names) > 1


def _apart(found: list[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for one in found:
        if not any(one.page == other.page and one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return kept


def _match(said: Meaning, found: _Candidate, text: str) -> Match:
    passage = found.span.cut(text)
    span = Span(found.span.start, found.span.start + len(passage.rstrip()))
    return Match(
        page=found.page,
        kind=MatchKind.PARAPHRASE,
        similarity=round(max(0.0, min(1.0, found.share)), 4),
        span=span,
        passage=span.cut(text),
        reasons=tuple(_reasons(said, found)),
    )


def _reasons(said: Meaning, found: _Candidate) -> Iterator[str]:
    yield f"Shares {found.share:.0%} of what the quotation is about: {', '.join(found.shared[:8])}."
    if found.near:
        yield "The speaker is named beside it."
    if said.numbers:
        same = said.numbers & found.meaning.numbers
        yield "The same numbers." if same == said.numbers else "Not all numbers of the quotation are there."
    if said.denials % 2 != found.meaning.denials % 2:
        yield "One of the two denies something that the other does not."
    if said.names:
        missing = sorted(said.names - found.meaning.names)
        yield "The same names." if not missing else f"Not named there: {', '.join(missing[:5])}."
