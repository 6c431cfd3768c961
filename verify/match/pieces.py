"""A stretch in which quotation and page differ, read in the cheapest way: as harmless pieces and changed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from verify.match.align import Step
from verify.match.alike import Alike, alike
from verify.match.bracketed_names import is_another_shape
from verify.match.cleaned_speech import filler_at
from verify.match.differences import DROPPED, MOST_IN_NUMBER
from verify.match.overlay import Compared
from verify.match.signs import moves_by_signs, shows_sign
from verify.model.span import Span
from verify.model.verdict import Difference
from verify.speech.fillers import FILLING
from verify.text.numbers import is_number_word

# Stretches of differing words longer than this on both sides are no matter for single rules.
_MOST_CELLS = 400
_MOST_IN_BRACKET = 10
_SPARE = 2
_MARK = frozenset('.,;:!?…()[]\n"“”„«»')

# A part of the stretch, and the harmless class it has if any.
Piece = tuple[Step, Difference | None]
# Words taken from both sides, what that costs, and the harmless class if any.
_Move = tuple[int, int, float, Difference | None]
# An article more or less; a changed word, rather than one added, rather than one left out.
_ARTICLE, _ARTICLE_THERE = (1, 0, 0.11, Difference.ARTICLE), (0, 1, 0.11, Difference.ARTICLE)
_CHANGED, _ADDED, _LEFT_OUT = (1, 1, 1.0, None), (1, 0, 1.02, None), (0, 1, 1.0, None)


def pieces_of(step: Step, compared: Compared, *, begins: bool, ends: bool) -> list[Piece]:
    """The cheapest reading of a differing stretch as harmless pieces and changed words.

    At the quotation's beginning and end the page may be cut anywhere: a few more of its words are looked at there.
    """
    draft = compared.draft_words(step.draft_start, step.draft_end)
    # A number in words is long, and an aligner finds nothing of one in digits.
    spare = _SPARE + (MOST_IN_NUMBER if any(map(is_number_word, draft)) else 0)
    start = max(0, step.page_start - spare) if begins else step.page_start
    stop = min(len(compared.page.codes), step.page_end + spare) if ends else step.page_end
    if (len(draft) + 1) * (stop - start + 1) > _MOST_CELLS:
        return [(step, None)]
    stretch = _Stretch(step.draft_start, start, draft, compared.page.words(start, stop), compared)
    pieces = stretch.cheapest(begins=begins, ends=ends)
    return [_with_its_article(pieces[0], compared), *pieces[1:]] if begins else pieces


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words *draft* of the quotation, the first of them number *at*, and words *page* of the page, from number *start* on."""

    at: int
    start: int
    draft: tuple[str, ...]
    page: tuple[str, ...]
    compared: Compared

    def cheapest(self, *, begins: bool, ends: bool) -> list[Piece]:
        """The path of least cost through a table of both sides' words; among equals the one that is found first."""
        rows, width = len(self.draft), len(self.page) + 1
        costs = [inf] * ((rows + 1) * width)
        came: list[tuple[int, Difference | None]] = [(-1, None)] * len(costs)
        free = width if begins else 1
        costs[:free] = [0.0] * free
        for cell, moves in enumerate(self._all_moves()):
            so_far, column = costs[cell], cell % width
            for by, over, cost, difference in moves:
                place = cell + by * width + over
                # A word that hides letters may reach beyond the stretch.
                if column + over < width and so_far + cost < costs[place]:
                    costs[place], came[place] = so_far + cost, (cell, difference)
        last = rows * width
        place = min(range(last, last + width), key=costs.__getitem__) if ends else last + width - 1
        return self._read_back(came, place)

    def _all_moves(self) -> Iterator[Sequence[_Move]]:
        """What may come next at each place of the table, row by row; almost everywhere no more than a change."""
        harmless = alike(self.draft, self.page, self.compared.context)
        odd_columns = [self._is_odd_there(column) for column in range(len(self.page) + 1)]
        missing = [(_ARTICLE_THERE,) if word in DROPPED else () for word in (*self.page, "")]
        for row in range(len(self.draft) + 1):
            is_odd = self._is_odd(row)
            plain = (_CHANGED, _ADDED, _LEFT_OUT) if row < len(self.draft) else (_LEFT_OUT,)
            more = (_ARTICLE,) if self.draft[row : row + 1] and self.draft[row] in DROPPED else ()
            for column, is_odd_there in enumerate(odd_columns):
                found = harmless.get((row, column))
                changes = plain if column < len(self.page) else plain[1:2]
                if more or missing[column] or found:
                    changes = (*more, *missing[column], *map(_harmless, found or ()), *changes)
                yield (*self._moves(row, column), *changes) if is_odd or is_odd_there else changes

    def _is_odd(self, row: int) -> bool:
        """Whether more may come at a word of the quotation's than that it is another one, or the same in other dress."""
        quotation, at = self.compared.quotation, self.at + row
        if row == len(self.draft):
            return at in quotation.loose
        marked = at in quotation.loose or at in quotation.bracketed or at in quotation.reshaped
        return marked or shows_sign(quotation.text, quotation.words[at])

    def _is_odd_there(self, column: int) -> bool:
        """As `_is_odd`, of a word of the page."""
        page = self.compared.page
        if column == len(self.page):
            return False
        return self.page[column] in FILLING or shows_sign(page.text, page.word(self.start + column))

    def _moves(self, row: int, column: int) -> Iterator[_Move]:
        """What brackets, dots, fillers and signs allow here."""
        quotation, at, place = self.compared.quotation, self.at + row, self.start + column
        draft, page = self.draft[row:], self.page[column:]
        if at in quotation.bracketed and draft:
            size = next((by for by in range(len(draft)) if at + by not in quotation.bracketed), len(draft))
            for over in range(min(len(page), _MOST_IN_BRACKET) + 1):
                yield size, over, 0.1 + 0.02 * over, Difference.BRACKET
        if at in quotation.reshaped and draft and page and not is_another_shape(draft[0], page[0]):
            yield 1, 1, 0.1, Difference.BRACKET
        if at in quotation.loose and page:
            for over in range(1, len(page) + 1):
                yield 0, over, 0.05 + 0.005 * over, Difference.ELLIPSIS
        if page and page[0] in FILLING and (size := filler_at(place, place + len(page), self.compared)):
            yield 0, size, 0.1 + 0.01 * size, Difference.FILLER
        if draft and page:
            yield from moves_by_signs(self.compared, at, place, at + len(draft))

    def _read_back(self, came: Sequence[tuple[int, Difference | None]], place: int) -> list[Piece]:
        width = len(self.page) + 1
        pieces: list[Piece] = []
        while (before := came[place])[0] >= 0:
            first, last = divmod(before[0], width), divmod(place, width)
            step = Step(self.at + first[0], self.at + last[0], self.start + first[1], self.start + last[1], equal=False)
            pieces.append((step, before[1]))
            place = before[0]
        return pieces[::-1]


def _harmless(found: Alike) -> _Move:
    by, over, difference = found
    return by, over, 0.1 + 0.01 * (by + over), difference


def _with_its_article(piece: Piece, compared: Compared) -> Piece:
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
