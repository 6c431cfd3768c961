"""Talks written down: minutes, transcripts and interviews, in which a name stands before or above whoever's words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from verify.model.draft import Block, BlockKind
from verify.model.span import Span
from verify.speech.labels import NAME_ALONE, NAMED_LABEL, could_be_person, is_likely_person

_LINE = re.compile(r"[^\n]+")
# On pages of others one paragraph that opens "Note:" is not a transcript: turns come in numbers, close together.
# Tried on 624 texts, 5 of them talks: half as many change none, twice as many lose all five.
_FEWEST_TURNS = 4
# In own material, 19 talks: half as many change 1, twice as many 12.
_FEWEST_OWN = 2
# Characters of a turn on average (half or twice as many change none of the 24), and the share of text in turns (half: 1).
_LONGEST_MEAN = 2_500
_LEAST_SHARE = 0.5
# No talk has more speakers whose full names are worth a look through the page; half or twice as many change none of the 24.
_MOST_NAMES = 40
_MOST_COLUMNS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkTurn:
    """One speaker's stretch: *name* as labelled, where the label stands, and the *words* up to the next label.

    *sure*: the label can be nothing but somebody's name. *lone*: it is one word that stands once, beside others of its kind.
    """

    name: str
    span: Span
    words: Span
    sure: bool = True
    lone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    name: str
    span: Span
    # Where the words begin; behind a name that is alone in its line they stand below.
    end: int
    titled: bool
    alone: bool


def find_turns(text: str, blocks: Sequence[Block] = (), *, own: bool = False) -> tuple[TalkTurn, ...]:
    """The turns of a text that reads as a talk; none for others.

    In the user's *own* minutes two labelled turns make a talk, and names alone in their lines may be labels. Elsewhere four
    turns do, which fill half of the text, and whose speakers all come back.
    """
    lines = _lines(text, blocks)
    named = _before_words(text, lines, own=own)
    labels = named or (_above_words(text, lines) if own else [])
    people = {label.name.casefold() for label in labels}
    if len(labels) < (_FEWEST_OWN if own else _FEWEST_TURNS) or len(people) < 2:
        return ()
    end = lines[-1].end
    dense = _is_dense(labels, lines, end)
    if not (dense or own):
        return ()
    return tuple(_turns(text, labels, _ends(labels, lines, blocks, end, dense=dense), own=own))


def table_speakers(cells: Sequence[tuple[tuple[int, int] | None, str]]) -> dict[int, str]:
    """For the positions of cells whose row names whoever says what stands in them: the name.

    *cells* are the paragraphs of a text in order, each with its row and column, None where it stands in no table.
    """
    found: dict[int, str] = {}
    for is_cell, group in groupby(enumerate(cells), key=lambda each: each[1][0] is not None):
        if is_cell:
            found |= _of_table([(at, cell, words) for at, (cell, words) in group if cell is not None])
    return found


def _of_table(cells: Sequence[tuple[int, tuple[int, int], str]]) -> dict[int, str]:
    rows: dict[int, dict[int, str]] = {}
    for _, (row, at), words in cells:
        before = rows.setdefault(row, {}).get(at)
        rows[row][at] = f"{before} {words}" if before else words
    filled = {row: [held.get(at, "") for at in range(min(max(held) + 1, _MOST_COLUMNS))] for row, held in rows.items()}
    column = speaker_column(list(filled.values()))
    if column is None:
        return {}
    named = {row: NAME_ALONE.fullmatch(held[column].strip()) for row, held in filled.items() if column < len(held)}
    return {
        at: name["name"]
        for at, (row, own), _ in cells
        if own != column and (name := named.get(row)) and could_be_person(name["name"])
    }


def speaker_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The column of a table that names for each row whoever says what stands beside; None where there is none."""
    filled = [row for row in rows if len(row) > 1 and any(cell.strip() for cell in row)]
    for column in range(max(map(len, filled), default=0)):
        cells = [row[column].strip() for row in filled if column < len(row) and row[column].strip()]
        names = [cell for cell in cells if NAME_ALONE.fullmatch(cell) and could_be_person(cell)]
        # The head of the column is no name, or a word such as "Speaker".
        if (
            len(set(names)) > 1
            and len(names) >= len(cells) - 1
            and _said_beside(filled, column, names) * 2 > len(names)
        ):
            return column
    return None


def _said_beside(rows: Sequence[Sequence[str]], column: int, names: Sequence[str]) -> int:
    """How many rows have a sentence beside the name, or at least more than a name."""
    return sum(
        1
        for row in rows
        if column < len(row)
        and row[column].strip() in names
        and any(len(cell.split()) > 2 for at, cell in enumerate(row) if at != column)
    )


def _before_words(text: str, lines: Sequence[Span], *, own: bool) -> list[_Label]:
    """Labels with a colon: "Jo Roe (mayor): …"."""
    found = [match for line in lines if (match := NAMED_LABEL.match(text, line.start, line.end))]
    counted = Counter(match["name"].casefold() for match in found)
    # "Irwin: … Brandt: …": two people who speak once each make a talk of the user's own notes.
    lone = {match["name"] for match in found if _is_lone(match["name"], text)} if own else set()
    lone = lone if len(lone) >= _FEWEST_OWN else set()
    return [
        _Label(
            name=match["name"],
            span=Span(*match.span("name")),
            end=match.end(),
            titled=match["role"] is not None,
            alone=False,
        )
        for match in found
        # A speaker of a transcript comes back; elsewhere a label that stands once is a heading.
        if counted[match["name"].casefold()] > 1
        or match["name"] in lone
        or (own and _is_clear(match["name"], titled=match["role"] is not None))
    ]


def _is_lone(name: str, text: str) -> bool:
    return " " not in name and len(name) > 2 and _is_person(name, text)


def _is_clear(name: str, *, titled: bool) -> bool:
    """Whether a label that stands but once is somebody's: "Paul Oduya:", "RUIZ:", "Ruiz (chair):"; "Agenda:" is not."""
    return could_be_person(name) and (titled or " " in name or name.isupper())


def _above_words(text: str, lines: Sequence[Span]) -> list[_Label]:
    """Names alone in their lines, each above words, of people who come back: headings of a talk."""
    alone = [NAME_ALONE.fullmatch(text, line.start, line.end) for line in lines]
    found = [(at, match) for at, match in enumerate(alone) if match and at + 1 < len(alone) and not alone[at + 1]]
    counted = Counter(match["name"].casefold() for _, match in found)
    # A list of those present is names below names; the title of a talk comes but once.
    found = [
        (at, match)
        for at, match in found
        if not (at and (above := alone[at - 1]) and counted[above["name"].casefold()])
    ]
    counted = Counter(match["name"].casefold() for _, match in found)
    again = [at for at, match in found if counted[match["name"].casefold()] > 1]
    if not again:
        return []
    kept = (
        match
        for at, match in found
        # Between two who come back somebody may speak once; what stands outside of the talk is a heading.
        if counted[match["name"].casefold()] > 1 or (again[0] < at < again[-1] and could_be_person(match["name"]))
    )
    return [
        _Label(name=m["name"], span=Span(*m.span("name")), end=m.end(), titled=m["role"] is not None, alone=True)
        for m in kept
    ]


def _is_dense(labels: Sequence[_Label], lines: Sequence[Span], end: int) -> bool:
    covered = end - labels[0].span.start
    if len(labels) < _FEWEST_TURNS:
        # So few make a talk of what stands below them only where most paragraphs have a label.
        below = [line for line in lines if line.end > labels[0].span.start]
        return 2 * len(labels) * (1 + labels[0].alone) >= len(below)
    return covered >= _LEAST_SHARE * sum(map(len, lines)) and covered / len(labels) <= _LONGEST_MEAN


def _ends(
    labels: Sequence[_Label], lines: Sequence[Span], blocks: Sequence[Block], end: int, *, dense: bool
) -> list[int]:
    """Where each turn ends: at the next label or heading; amid a text that is no talk, with its own line."""
    starts = sorted(
        {label.span.start for label in labels}
        | {block.span.start for block in blocks if block.kind is BlockKind.HEADING}
        | {end}
    )
    ends = [starts[min(bisect_right(starts, label.end), len(starts) - 1)] for label in labels]
    if dense:
        return ends
    firsts = [line.start for line in lines]
    own_lines = [lines[bisect_right(firsts, label.span.start) - 1 + label.alone].end for label in labels]
    return [min(pair) for pair in zip(ends, own_lines, strict=True)]


def _turns(text: str, labels: Sequence[_Label], ends: Sequence[int], *, own: bool) -> Iterable[TalkTurn]:
    counted = Counter(label.name.casefold() for label in labels)
    names = list(dict.fromkeys(label.name for label in labels))
    full = {name: _in_full(name, text) for name in names[:_MOST_NAMES]}
    for label, end in zip(labels, ends, strict=True):
        turn = TalkTurn(
            name=full.get(label.name, label.name), span=label.span, words=Span(label.end, max(label.end, end))
        )
        again = counted[label.name.casefold()] > 1
        clear = again or label.titled or " " in label.name
        yield replace(turn, sure=not own or (clear and _is_person(label.name, text)), lone=own and not clear)


def _is_person(name: str, text: str) -> bool:
    """Whether a label is a name: the words of a heading ("Harbour Dues:") stand in small letters elsewhere."""
    if not could_be_person(name):
        return False
    return is_likely_person(name) or not any(
        re.search(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])", text)
        for word in name.split()
        if word.lower() != word
    )


def _lines(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The paragraphs of the article, or all lines where there are no blocks; menus are full of labels."""
    spans = [block.span for block in blocks if block.main] or [Span(0, len(text))]
    return [Span(*found.span()) for span in spans for found in _LINE.finditer(text, span.start, span.end)] or [
        Span(0, 0)
    ]


def _in_full(label: str, text: str) -> str:
    """The full name that a label stands for, where the text gives one."""
    word = label.title() if label.isupper() else label
    if " " in word:
        return word
    found = re.search(rf"\b([A-Z][\w'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}})?) {re.escape(word)}\b", text)
    return f"{found[1]} {word}" if found else word
