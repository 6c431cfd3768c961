"""Figures of the writer's own: the same unit and context with the same number, or with another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verify.match.sentenceindex import PageSentences, SentenceIndex
from verify.match.sentences import Sentence
from verify.match.wordforms import amount, stem
from verify.match.wordlists import SAME_SIGN, STOP_WORDS
from verify.model.claim import Figure
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, EditOp, Match, MatchKind
from verify.text import Word, find_words, fold, words

# Share of the figure's context words that must stand in the sentence before its number counts at all; a contradiction
# needs more, because another number of the same unit is mostly about something else.
_ENOUGH_SAME = 0.4
_ENOUGH_OTHER = 0.7
_FEWEST_CONTEXT = 3
_LONGEST_NUMBER = 5
_LIMIT = 5
_SIGN_OF = {word: at for at, group in enumerate(SAME_SIGN) for word in group}


def find_figure(figure: Figure, texts: Sequence[str] | SentenceIndex, context: Sequence[str]) -> tuple[Match, ...]:
    """Sentences that give the figure: verbatim, in another dress, or contradicted; none for figures without a value.

    *context* holds the words around the figure that say what is counted.
    """
    if figure.value is None:
        return ()
    value = Fraction(str(figure.value))
    unit = frozenset(map(_unit_key, find_words(fold(figure.unit).text)))
    about = _stems(" ".join(context)) - unit
    if len(about) < _FEWEST_CONTEXT:
        return ()
    index = texts if isinstance(texts, SentenceIndex) else SentenceIndex(texts)
    found = [
        match
        for number, page in enumerate(index.pages)
        for sentence, share in _about(page, about)
        if (match := _in_sentence(figure, value, unit, share, number, page.text, sentence)) is not None
    ]
    found.sort(key=lambda match: (match.kind is MatchKind.ALTERED, -match.similarity, match.page, match.span))
    return tuple(found[:_LIMIT])


def _unit_key(word: str) -> str:
    at = _SIGN_OF.get(word)
    return stem(word) if at is None else f"sign {at}"


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        stem(word) for word in find_words(fold(text).text) if word not in STOP_WORDS and amount((word,)) is None
    )


def _about(page: PageSentences, about: frozenset[str]) -> Iterator[tuple[Sentence, float]]:
    """Sentences that share enough of the context words, each with the share."""
    held = Counter(number for stemmed in about for number in page.holding(stemmed))
    for number in sorted(held):
        if (share := held[number] / len(about)) >= _ENOUGH_SAME:
            yield page.sentences[number], share


def _in_sentence(
    figure: Figure, value: Fraction, unit: frozenset[str], share: float, page: int, text: str, sentence: Sentence
) -> Match | None:
    shown = sentence.span.cut(text)
    amounts = [one for one in _amounts(shown) if not unit or unit & one[2]]
    same = next((one for one in amounts if one[1] == value), None)
    if same is None and (share < _ENOUGH_OTHER or len({one[1] for one in amounts}) != 1):
        return None
    span, _, _ = same or amounts[0]
    place = span.shift(sentence.span.start)
    return Match(
        page=page,
        kind=MatchKind.NORMALISED if same else MatchKind.ALTERED,
        similarity=round(share, 4),
        span=Span(sentence.span.start, sentence.span.start + len(shown.rstrip())),
        passage=shown.rstrip(),
        pieces=(place,),
        edits=() if same else (_contradiction(figure, place, text),),
    )


def _contradiction(figure: Figure, place: Span, text: str) -> Edit:
    start = figure.sentence.find(str(figure.value))
    said = Span(start, start + len(str(figure.value))) if start >= 0 else Span(0, 0)
    shown = said.cut(figure.sentence) or f"{figure.value}"
    return Edit(
        op=EditOp.REPLACE,
        difference=Difference.NUMBER,
        draft=shown,
        page=place.cut(text),
        draft_span=said,
        page_span=place,
        material=True,
        note=f"The page says “{place.cut(text)}”, the draft “{shown}”.",
    )


def _amounts(text: str) -> Iterator[tuple[Span, Fraction, frozenset[str]]]:
    """Every amount of a sentence: its place, its value, and the keys of the words around that may be its unit."""
    found = words(fold(text))
    at = 0
    while at < len(found):
        most = min(_LONGEST_NUMBER, len(found) - at)
        size = next((by for by in range(most, 0, -1) if amount(_texts(found[at : at + by])) is not None), 0)
        if not size:
            at += 1
            continue
        read = amount(_texts(found[at : at + size]))
        around = found[max(0, at - 1) : at + size + 3]
        if read is not None:
            yield (
                Span(found[at].span.start, found[at + size - 1].span.end),
                read[1],
                frozenset(_unit_key(word.text) for word in around),
            )
        at += size


def _texts(found: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in found)
