"""From an alignment to the edits an editor can read: each difference explained by the table, in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from verify.match.align import Alignment, Step
from verify.match.bracketed_names import is_another_shape, other_name, with_own_words
from verify.match.cleaned_speech import filler_at
from verify.match.day_order import with_whole_days
from verify.match.differences import MOST_IN_NUMBER, Context, harmless_rule, material_rule, most_in_rule, note
from verify.match.omissions import left_out
from verify.match.overlay import Compared
from verify.match.signs import moves_by_signs
from verify.match.word_equality import is_negation
from verify.match.word_lists import ARTICLES, DENIALS, STRONG_HEDGES
from verify.model.span import Span
from verify.model.verdict import Difference, Edit
from verify.speech.fillers import FILLING
from verify.text.fold import find_words, fold
from verify.text.numbers import is_number_word, is_range_dash

# Stretches of differing words longer than this on both sides are no matter for single rules.
_MOST_CELLS = 400
_MOST_IN_BRACKET = 10
_SPARE = 2
_LONGEST_BRACKET = 200
_MARK = frozenset('.,;:!?…()[]\n"“”„«»')
_MINUS = ("-", "−", "–")
# A swapped number or a moved "not" is told by its own name: that shows more.
_TOLD_FIRST = frozenset((Difference.NEGATION, Difference.NUMBER, Difference.SPLICE))


_Piece = tuple[Step, Difference | None]
_Cell = tuple[int, int]


def explain_alignment(alignment: Alignment, compared: Compared) -> tuple[tuple[Edit, ...], Alignment]:
    """Every difference of the alignment in reading order, and the alignment with its ends fitted to the differences."""
    alignment = with_own_words(with_whole_days(alignment, compared), compared)
    edits: list[Edit] = []
    steps: list[Step] = []
    final = len(alignment.steps) - 1
    for number, step in enumerate(alignment.steps):
        if step.equal:
            steps.append(step)
            edits += sorted((*_reshaped(step, compared), *_signed(step, compared)), key=lambda edit: edit.draft_span)
        elif _is_range(step, compared):
            steps.append(step)
            edits.append(compared.edit(step, Difference.NUMBER_FORMAT, material=False))
        elif step.draft_start == step.draft_end:
            steps.append(step)
            edits += left_out(step, compared)
        else:
            pieces = _pieces(step, compared, begins=number == 0, ends=number == final)
            steps.append(_spanned([piece for piece, _ in pieces]))
            edits += _explained(pieces, compared)
    return tuple(_in_order(edits)), Alignment(tuple(steps))


def _in_order(edits: list[Edit]) -> Iterator[Edit]:
    """The edits; where the same words only stand in other places, that is what they are called."""
    said = _counted(edit.draft for edit in edits if edit.material)
    found = _counted(edit.page for edit in edits if edit.material)
    for edit in edits:
        if said == found and edit.material and edit.difference not in _TOLD_FIRST:
            yield replace(edit, difference=Difference.ORDER, note=note(Difference.ORDER, edit.draft, edit.page))
        else:
            yield edit


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in find_words(fold(text).text) if word not in ARTICLES)


def _reshaped(step: Step, compared: Compared) -> Iterator[Edit]:
    """Words whose shape a bracket changed: "[T]he"."""
    for at in sorted(compared.quotation.reshaped):
        if step.draft_start <= at < step.draft_end:
            place = step.page_start + at - step.draft_start
            yield compared.edit(Step(at, at + 1, place, place + 1, False), Difference.BRACKET, material=False)


def _signed(step: Step, compared: Compared) -> Iterator[Edit]:
    """Numbers that have a minus on one side only: 14 degrees are not -14."""
    for at in range(step.draft_start, step.draft_end):
        word = compared.quotation.words[at]
        if word.text[0].isdigit():
            place = step.page_start + at - step.draft_start
            said = _has_minus(compared.quotation.text, word.span.start)
            if said != _has_minus(compared.page.text, compared.page.word(place).span.start):
                yield compared.edit(Step(at, at + 1, place, place + 1, False), Difference.NUMBER, material=True)


def _is_range(step: Step, compared: Compared) -> bool:
    """Whether one side has "to" between two numbers where the other has a dash: "10 to 12" and "10-12"."""
    draft, page = compared.quotation.words, compared.page
    inside = (
        step.draft_start > 0 and step.draft_end < len(draft) and step.page_start > 0 and step.page_end < len(page.codes)
    )
    if not inside or (step.draft_end - step.draft_start) + (step.page_end - step.page_start) != 1:
        return False
    said = draft[step.draft_start - 1], draft[step.draft_end]
    found = page.word(step.page_start - 1), page.word(step.page_end)
    if step.draft_start < step.draft_end:
        return is_range_dash(draft[step.draft_start].text, found, page.text)
    return is_range_dash(page.word(step.page_start).text, said, compared.quotation.text)


def _has_minus(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in _MINUS and (start == 1 or text[start - 2] in " \n(")


def _spanned(pieces: list[Step]) -> Step:
    first, last = pieces[0], pieces[-1]
    return Step(first.draft_start, last.draft_end, first.page_start, last.page_end, equal=False)


def _explained(pieces: list[_Piece], compared: Compared) -> Iterator[Edit]:
    """An edit for each harmless piece, and one for each stretch of changed words between them."""
    for changed, group in groupby(pieces, key=lambda piece: piece[1] is None):
        members = list(group)
        if changed:
            yield from _material(_spanned([piece for piece, _ in members]), compared)
            continue
        for piece, difference in members:
            if difference is Difference.BRACKET:
                named = other_name(piece, compared)
                judged, material = (Difference.NAME, True) if named else _bracket(piece, compared)
                yield compared.edit(named or piece, judged, material=material)
            elif piece.draft_start == piece.draft_end:
                yield from left_out(piece, compared)
            elif difference is not None:
                yield compared.edit(piece, difference, material=False)


def _material(step: Step, compared: Compared) -> Iterator[Edit]:
    if step.draft_start == step.draft_end:
        yield from left_out(step, compared)
        return
    draft = compared.draft_words(step.draft_start, step.draft_end)
    page = compared.page.words(step.page_start, step.page_end)
    yield compared.edit(step, material_rule(draft, page, compared.context).difference, material=True)


def _pieces(step: Step, compared: Compared, *, begins: bool, ends: bool) -> list[_Piece]:
    """The cheapest reading of a differing stretch as harmless pieces and changed words.

    At the quotation's beginning and end the page may be cut anywhere: a few more of its words are looked at there.
    """
    draft = compared.draft_words(step.draft_start, step.draft_end)
    # A number in words is long, and an aligner finds nothing of one in digits.
    spare = _SPARE + (MOST_IN_NUMBER if any(map(is_number_word, draft)) else 0)
    start = max(0, step.page_start - spare) if begins else step.page_start
    stop = min(len(compared.page.codes), step.page_end + spare) if ends else step.page_end
    rows, columns = step.draft_end - step.draft_start, stop - start
    if (rows + 1) * (columns + 1) > _MOST_CELLS:
        return [(step, None)]
    page = compared.page.words(start, stop)
    costs: dict[_Cell, tuple[float, _Cell, Difference | None]] = {
        (0, column): (0.0, (-1, -1), None) for column in range(columns + 1 if begins else 1)
    }
    for row in range(rows + 1):
        for column in range(columns + 1):
            known = costs.get((row, column))
            if known is None:
                continue
            for by, over, cost, difference in _moves(step, compared, draft[row:], page[column:], stop):
                place = (row + by, column + over)
                if place not in costs or known[0] + cost < costs[place][0]:
                    costs[place] = (known[0] + cost, (row, column), difference)
    place = (rows, columns)
    if ends:
        place = min(((rows, column) for column in range(columns + 1)), key=lambda cell: (costs[cell][0], cell[1]))
    pieces = _read_back(costs, place, step.draft_start, start)
    return [_with_its_article(pieces[0], compared), *pieces[1:]] if begins else pieces


def _with_its_article(piece: _Piece, compared: Compared) -> _Piece:
    """The first piece; an article that the page has a word or two earlier is that one, and what follows it is left out."""
    step, difference = piece
    if difference is not Difference.ARTICLE or step.page_start < step.page_end:
        return piece
    article = compared.draft_words(step.draft_start, step.draft_end)
    for at in (step.page_start - 2, step.page_start - 3):
        if at >= 0 and compared.page.words(at, at + 1) == article:
            between = Span(compared.page.word(at).span.end, compared.page.span(step.page_start, step.page_start).start)
            if _MARK.isdisjoint(between.cut(compared.page.text)):
                return Step(step.draft_start, step.draft_end, at, step.page_start, equal=False), None
    return piece


def _read_back(
    costs: dict[_Cell, tuple[float, _Cell, Difference | None]], place: _Cell, draft: int, page: int
) -> list[_Piece]:
    pieces: list[_Piece] = []
    while True:
        _, before, difference = costs[place]
        if before[0] < 0:
            return pieces[::-1]
        piece = Step(draft + before[0], draft + place[0], page + before[1], page + place[1], equal=False)
        pieces.append((piece, difference))
        place = before


def _moves(
    step: Step, compared: Compared, draft: tuple[str, ...], page: tuple[str, ...], stop: int
) -> Iterator[tuple[int, int, float, Difference | None]]:
    """What may come next, as words taken from both sides, its cost, and the harmless class it has if any."""
    at = step.draft_end - len(draft)
    if at in compared.quotation.bracketed and draft:
        size = next((by for by in range(len(draft)) if at + by not in compared.quotation.bracketed), len(draft))
        for over in range(min(len(page), _MOST_IN_BRACKET) + 1):
            yield size, over, 0.1 + 0.02 * over, Difference.BRACKET
    if at in compared.quotation.reshaped and draft and page and not is_another_shape(draft[0], page[0]):
        yield 1, 1, 0.1, Difference.BRACKET
    if at in compared.quotation.loose and page:
        for over in range(1, len(page) + 1):
            yield 0, over, 0.05 + 0.005 * over, Difference.ELLIPSIS
    if page and page[0] in FILLING and (size := filler_at(stop - len(page), stop, compared)):
        yield 0, size, 0.1 + 0.01 * size, Difference.FILLER
    if draft and page:
        yield from moves_by_signs(step, compared, at, stop - len(page))
    yield from _harmless_moves(compared.context, draft, page)
    if draft and page:
        yield 1, 1, 1.0, None
    if draft:
        # Rather a changed word than an added one.
        yield 1, 0, 1.02, None
    if page:
        yield 0, 1, 1.0, None


def _harmless_moves(
    context: Context, draft: tuple[str, ...], page: tuple[str, ...]
) -> Iterator[tuple[int, int, float, Difference | None]]:
    if draft and harmless_rule(draft[:1], (), context):
        yield 1, 0, 0.11, Difference.ARTICLE
    if page and harmless_rule((), page[:1], context):
        yield 0, 1, 0.11, Difference.ARTICLE
    most = most_in_rule(draft, page) if draft and page else 0
    for by in range(1, min(most, len(draft)) + 1):
        for over in range(1, min(most, len(page)) + 1):
            rule = harmless_rule(draft[:by], page[:over], context)
            if rule is not None:
                yield by, over, 0.1 + 0.01 * (by + over), rule.difference


def _bracket(step: Step, compared: Compared) -> tuple[Difference, bool]:
    """The class of a bracket, and whether it changes more than it clears up."""
    draft = compared.draft_words(step.draft_start, step.draft_end)
    page = compared.page.words(step.page_start, step.page_end)
    if sum(map(is_negation, draft)) != sum(map(is_negation, page)) or DENIALS.intersection(draft) - set(page):
        return Difference.NEGATION, True
    if not STRONG_HEDGES.intersection(draft) <= STRONG_HEDGES.intersection(page):
        return Difference.HEDGE, True
    if draft and page and _is_in_bracket(step, compared):
        # The page's own editor put these words in: other words in the draft's bracket are not the page's.
        return Difference.WORD, True
    if any(map(is_number_word, page)) and harmless_rule(draft, page, compared.context) is None:
        numbers = {word for word in page if is_number_word(word)}
        if any(map(is_number_word, draft)) and not numbers & set(draft):
            return Difference.NUMBER, True
    return Difference.BRACKET, False


def _is_in_bracket(step: Step, compared: Compared) -> bool:
    text, start = compared.page.text, compared.page.span(step.page_start, step.page_end).start
    opened = text.rfind("[", max(0, start - _LONGEST_BRACKET), start)
    return opened >= 0 and "]" not in text[opened:start] and "\n" not in text[opened:start]
