"""From an alignment to the edits an editor can read: each difference explained by the table, in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from verify.match.align import Alignment, Step
from verify.match.bracketed_names import other_name, with_own_words
from verify.match.day_order import with_whole_days
from verify.match.differences import harmless_rule, material_rule, note
from verify.match.omissions import left_out
from verify.match.overlay import Compared
from verify.match.pieces import Piece, pieces_of
from verify.match.word_equality import Words, is_negation, stem
from verify.match.word_lists import ARTICLES, DENIALS, MODALS, QUANTIFIERS, STEPPED_BACK, STRONG_HEDGES
from verify.model.verdict import Difference, Edit
from verify.text.fold import find_words, fold
from verify.text.numbers import is_number_word, is_range_dash

_LONGEST_BRACKET = 200
_MINUS = ("-", "−", "–")
# A swapped number or a moved "not" is told by its own name: that shows more.
_TOLD_FIRST = frozenset((Difference.NEGATION, Difference.NUMBER, Difference.SPLICE))


def explain_alignment(
    alignment: Alignment, compared: Compared, *, fewest: float = 0
) -> tuple[tuple[Edit, ...], Alignment] | None:
    """Every difference of the alignment in reading order, and the alignment with its ends fitted to the differences.

    None as soon as fewer of the quotation's own words than *fewest* are left that may be there as they are.
    """
    alignment = with_own_words(with_whole_days(alignment, compared), compared)
    left, final = len(compared.quotation.own_words), len(alignment.steps) - 1
    read: list[tuple[Step, list[Piece]]] = []
    for number, step in enumerate(alignment.steps):
        is_whole = step.equal or step.draft_start == step.draft_end or _is_range(step, compared)
        pieces = [] if is_whole else pieces_of(step, compared, begins=number == 0, ends=number == final)
        left -= _changed(pieces, compared)
        if left < fewest:
            return None
        read.append((_spanned([piece for piece, _ in pieces]) if pieces else step, pieces))
    edits = [
        edit
        for step, pieces in read
        for edit in (_explained(pieces, compared) if pieces else _explained_whole(step, compared))
    ]
    return tuple(_in_order(edits)), Alignment(tuple(step for step, _ in read))


def _changed(pieces: list[Piece], compared: Compared) -> int:
    """How many of the quotation's own words are in pieces that no rule calls harmless."""
    own = compared.quotation.own_words if pieces else frozenset()
    return sum(
        at in own
        for piece, difference in pieces
        if difference is None
        for at in range(piece.draft_start, piece.draft_end)
    )


def _explained_whole(step: Step, compared: Compared) -> Iterable[Edit]:
    """The edits of a step that is read as a whole: words that agree, a dash for "to", or words of the page alone."""
    if step.equal:
        return sorted((*_reshaped(step, compared), *_signed(step, compared)), key=lambda edit: edit.draft_span)
    if _is_range(step, compared):
        return (compared.edit(step, Difference.NUMBER_FORMAT, material=False),)
    return left_out(step, compared)


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


def _explained(pieces: list[Piece], compared: Compared) -> Iterator[Edit]:
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


def _bracket(step: Step, compared: Compared) -> tuple[Difference, bool]:
    """The class of a bracket, and whether it changes more than it clears up."""
    draft = compared.draft_words(step.draft_start, step.draft_end)
    page = compared.page.words(step.page_start, step.page_end)
    if sum(map(is_negation, draft)) != sum(map(is_negation, page)) or DENIALS.intersection(draft) - set(page):
        return Difference.NEGATION, True
    if not STRONG_HEDGES.intersection(draft) <= STRONG_HEDGES.intersection(page):
        return Difference.HEDGE, True
    if draft and not page and QUANTIFIERS.issuperset(draft):
        return Difference.QUANTIFIER, True
    if _is_other_modal(draft, page):
        return Difference.MODAL, True
    if draft and page and _is_in_bracket(step, compared):
        # The page's own editor put these words in: other words in the draft's bracket are not the page's.
        return Difference.WORD, True
    if any(map(is_number_word, page)) and harmless_rule(draft, page, compared.context) is None:
        numbers = {word for word in page if is_number_word(word)}
        if any(map(is_number_word, draft)) and not numbers & set(draft):
            return Difference.NUMBER, True
    return Difference.BRACKET, False


def _is_other_modal(draft: Words, page: Words) -> bool:
    """ "They [may] resign" for "They resign": another modal, where "[would]" only tells of "will" in the past."""
    first, second = MODALS.intersection(draft), MODALS.intersection(page)
    verbs = [set(map(stem, words)) - set(map(stem, modals)) for words, modals in ((draft, first), (page, second))]
    now = [{STEPPED_BACK.get(word, word) for word in modals} for modals in (first, second)]
    return verbs[0] == verbs[1] and now[0] != now[1]


def _is_in_bracket(step: Step, compared: Compared) -> bool:
    text, start = compared.page.text, compared.page.span(step.page_start, step.page_end).start
    opened = text.rfind("[", max(0, start - _LONGEST_BRACKET), start)
    return opened >= 0 and "]" not in text[opened:start] and "\n" not in text[opened:start]
