"""Passages that may say the same in other words: a suggestion with its reasons, never a confirmation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from verify.match.pageindex import PageIndex
from verify.match.sentences import Meaning, Sentence, meaning_of
from verify.match.synonyms import concept
from verify.model.span import Span
from verify.model.verdict import Match, MatchKind
from verify.text import find_words, fold

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
    quotation: str, texts: Sequence[str] | PageIndex, *, speaker: str | None = None, limit: int = 5
) -> tuple[Match, ...]:
    """Passages of the pages that may report *quotation* in other words, likeliest first, with what agrees and what does not.

    The name of the *speaker* beside a passage makes less agreement enough. Numbers, denials or names that contradict
    the quotation rule a passage out.
    """
    index = texts if isinstance(texts, PageIndex) else PageIndex(texts)
    said = meaning_of(quotation)
    if not said.stems:
        return ()
    found = [
        candidate
        for candidate in _candidates(said, index, _surname(speaker))
        if candidate.share >= (_ENOUGH_WITH_SPEAKER if candidate.near else _ENOUGH)
        and not _contradicts(said, candidate.meaning)
    ]
    found.sort(key=lambda one: (-one.share - (0.3 if one.near else 0), one.page, one.span))
    return tuple(_match(said, one, index) for one in _apart(found)[:limit])


def _surname(speaker: str | None) -> str | None:
    names = find_words(fold(speaker or "").text)
    return names[-1] if names else None


def _candidates(said: Meaning, index: PageIndex, surname: str | None) -> Iterator[_Candidate]:
    pages = range(len(index))
    concepts = Counter(map(concept, said.stems))
    weights = _weights(concepts, index)
    total = sum(weights.values())
    for number in pages:
        sentences = index.page(number).sentences()
        if not sentences:
            continue
        named = _paragraphs_naming(surname, index.page(number).text, sentences)
        for passage in _passages(sentences):
            meaning = _joined(passage)
            shared = concepts.keys() & set(map(concept, meaning.stems))
            if not shared:
                continue
            near = any(abs(sentence.paragraph - other) <= _NEAR for sentence in passage for other in named)
            yield _Candidate(
                number,
                Span(passage[0].span.start, passage[-1].span.end),
                meaning,
                near,
                # A second sentence must earn its place.
                sum(weights[one] for one in shared) / total - 0.04 * (len(passage) - 1),
                tuple(sorted(shared)),
            )


def _weights(concepts: Counter[str], index: PageIndex) -> dict[str, float]:
    holders = Counter[str]()
    for number in range(len(index)):
        held = {concept(one) for sentence in index.page(number).sentences() for one in sentence.meaning.stems}
        holders.update(held & concepts.keys())
    return {one: log(1 + (len(index) + 1) / (holders[one] + 0.5)) for one in concepts}


def _passages(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, ...]]:
    for sentence in sentences:
        yield (sentence,)
    for first, second in pairwise(sentences):
        if second.paragraph - first.paragraph <= 1:
            yield (first, second)


def _joined(passage: tuple[Sentence, ...]) -> Meaning:
    if len(passage) == 1:
        return passage[0].meaning
    first, second = (sentence.meaning for sentence in passage)
    return Meaning(
        first.stems + second.stems,
        first.numbers | second.numbers,
        first.denials + second.denials,
        first.names | second.names,
    )


def _paragraphs_naming(surname: str | None, text: str, sentences: tuple[Sentence, ...]) -> frozenset[int]:
    if surname is None or surname not in text.lower():
        return frozenset()
    return frozenset(sentence.paragraph for sentence in sentences if surname in sentence.span.cut(text).lower())


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


def _match(said: Meaning, found: _Candidate, index: PageIndex) -> Match:
    text = index.page(found.page).text
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
