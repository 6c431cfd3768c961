"""Figures of the writer's own: the same unit and context with the same number, or with another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verify.match.rounding import Amount, agree
from verify.match.sentence_index import PageSentences, SentenceIndex
from verify.match.sentences import Sentence
from verify.match.word_equality import stem
from verify.match.word_lists import STOP_WORDS
from verify.model.claim import Figure
from verify.model.number import Number, NumberKind
from verify.model.span import Span
from verify.model.verdict import Difference, Edit, EditOp, Match, MatchKind
from verify.text.dates import find_date_spans
from verify.text.fold import find_words, fold
from verify.text.numbers import find_numbers, in_digits, is_number_word
from verify.text.qualifiers import bound_of, qualifier_before, qualifier_behind
from verify.text.units import unit_of

# Share of the figure's context words that must stand in the sentence before its number counts at all; a contradiction
# needs more, because another number of the same unit is mostly about something else.
_ENOUGH_SAME = 0.4
_ENOUGH_OTHER = 0.7
_FEWEST_CONTEXT = 3
_LIMIT = 5
# A share is kept with four digits: "a third" is 0.3333.
_SHARE_DIGITS = 4
# Where the noun that is counted stands: the word before the number, and three behind it.
_REACH = 60
_BEFORE, _BEHIND = 1, 3


def find_figure(figure: Figure, texts: Sequence[str] | SentenceIndex, context: Sequence[str]) -> tuple[Match, ...]:
    """Sentences that give the figure: verbatim, in another dress, rounded, or contradicted; none for figures without a value.

    *context* holds the words around the figure that say what is counted.
    """
    if figure.value is None:
        return ()
    unit = frozenset(_unit_key(word) for word in find_words(fold(figure.unit).text) if word not in STOP_WORDS)
    about = _stems(" ".join(context)) - unit
    if len(about) < _FEWEST_CONTEXT:
        return ()
    index = texts if isinstance(texts, SentenceIndex) else SentenceIndex(texts)
    found = [
        match
        for number, page in enumerate(index.pages)
        for sentence, share in _about(page, about)
        if (match := _in_sentence(figure, unit, share, number, page.text, sentence)) is not None
    ]
    found.sort(key=lambda match: (match.kind is MatchKind.ALTERED, -match.similarity, match.page, match.span))
    return tuple(found[:_LIMIT])


def _unit_key(word: str) -> str:
    return unit_of(word) or stem(word)


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        stem(word) for word in find_words(fold(text).text) if word not in STOP_WORDS and not is_number_word(word)
    )


def _about(page: PageSentences, about: frozenset[str]) -> Iterator[tuple[Sentence, float]]:
    """Sentences that share enough of the context words, each with the share."""
    held = Counter(number for stemmed in about for number in page.holding(stemmed))
    for number in sorted(held):
        if (share := held[number] / len(about)) >= _ENOUGH_SAME:
            yield page.sentences[number], share


def _in_sentence(
    figure: Figure, unit: frozenset[str], share: float, page: int, text: str, sentence: Sentence
) -> Match | None:
    shown = sentence.span.cut(text)
    counted = [one for one in _counted(shown) if not unit or unit & _keys_around(shown, one[0])]
    judged = [(number, _agrees(figure, shown, readings)) for number, readings in counted]
    same = next((number for number, agrees in judged if agrees), None)
    if same is None and (share < _ENOUGH_OTHER or not _contradicts(judged)):
        return None
    place = (same or judged[0][0]).span.shift(sentence.span.start)
    return Match(
        page=page,
        kind=MatchKind.NORMALISED if same else MatchKind.ALTERED,
        similarity=round(share, 4),
        span=Span(sentence.span.start, sentence.span.start + len(shown.rstrip())),
        passage=shown.rstrip(),
        pieces=(place,),
        edits=() if same else (_contradiction(figure, place, text),),
    )


def _contradicts(judged: Sequence[tuple[Number, bool | None]]) -> bool:
    """Whether all that the sentence counts is one number, and another one."""
    return len({number.worth for number, _ in judged}) == 1 and all(agrees is False for _, agrees in judged)


def _counted(text: str) -> Iterator[tuple[Number, tuple[Number, ...]]]:
    """Every number of a sentence that counts something, with all ways of reading it: nobody knows what its comma means."""
    dates = tuple(find_date_spans(text))
    by_comma = {number.span.start: number for number in find_numbers(text, "de")}
    for number in find_numbers(text):
        if number.kind in (NumberKind.VAGUE, NumberKind.ORDINAL) or any(number.span.overlaps(day) for day in dates):
            continue
        yield number, tuple(dict.fromkeys((number, by_comma.get(number.span.start, number))))


def _keys_around(text: str, number: Number) -> frozenset[str]:
    """The number's own unit, and the words around it that may say what is counted."""
    before = find_words(fold(text[max(0, number.span.start - _REACH) : number.span.start]).text)
    behind = find_words(fold(text[number.span.end : number.span.end + _REACH]).text)
    around = [*before[-_BEFORE:], *behind[:_BEHIND]]
    return frozenset([*map(_unit_key, around), *((number.unit,) if number.unit else ())])


def _agrees(figure: Figure, text: str, readings: Sequence[Number]) -> bool | None:
    """Whether one way of reading a number of *text* says what the figure says; False where each contradicts it."""
    qualifier = qualifier_before(text, readings[0].span.start) or qualifier_behind(text, readings[0].span.end)
    bound = qualifier.bound if qualifier else None
    said = _amount_of(figure)
    answers = []
    for number in readings:
        value, upper = (_as_counted(end, number, figure) for end in (number.value, number.upper))
        if value is not None and said is not None:
            answers.append(agree(said, Amount(value=value, upper=upper, bound=bound)))
    return True if True in answers else None if None in answers else False


def _amount_of(figure: Figure) -> Amount | None:
    if figure.value is None:
        return None
    upper = None if figure.upper is None else Fraction(str(figure.upper))
    return Amount(value=Fraction(str(figure.value)), upper=upper, bound=bound_of(figure.qualifier))


def _as_counted(value: Fraction | None, number: Number, figure: Figure) -> Fraction | None:
    """A value of the page in the figure's measure: a share is a share of a hundred where the draft counts per cent."""
    if value is None:
        return None
    in_percent = figure.unit.startswith("percent")
    if number.kind is NumberKind.SHARE:
        return value * 100 if in_percent else _rounded(value)
    if number.unit == "percent" and not in_percent and 0 < (figure.value or 0) < 1:
        return _rounded(value / 100)
    return value if value.denominator == 1 else Fraction(str(round(float(value), 6)))


def _rounded(share: Fraction) -> Fraction:
    return Fraction(str(round(float(share), _SHARE_DIGITS)))


def _contradiction(figure: Figure, place: Span, text: str) -> Edit:
    said = _place_in_draft(figure)
    shown = said.cut(figure.sentence) or in_digits(figure.value or 0)
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


def _place_in_draft(figure: Figure) -> Span:
    """Where the draft's sentence gives the figure; an empty span where it cannot be found."""
    for number, readings in _counted(figure.sentence):
        if any(_as_counted(one.value, one, figure) == Fraction(str(figure.value)) for one in readings):
            return number.span
    return Span(0, 0)
