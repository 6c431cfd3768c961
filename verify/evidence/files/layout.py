"""What stands among words without being said: numbers of lines and pages, times, note marks, dates of messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Lines are numbered where so many in a row count on; one in so many bears a number.
_FEWEST = 3
_STEPS = (1, 5)
_LEADING = re.compile(r"[ \t]{0,12}(\d{1,4})(?:[ \t]+(?=\S)|[ \t]*$)")
_LONG_TIME = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?"
_BRACKETED_TIME = re.compile(rf"[ \t]*(?:\[{_LONG_TIME}\]|\({_LONG_TIME}\)|<{_LONG_TIME}>)")
_SHORT_TIME = re.compile(r"[ \t]*[\[(](\d{1,3}):(\d{2})[\])]")
_OPENING_TIME = re.compile(rf"[ \t]*[\[(]?{_LONG_TIME}[\])]?(?:[ \t]+|$)")
# "[12/03/2024, 14:32:10] Name:", "12.03.24, 14:32 - Name:", "[2024-03-12 14:32] Name:"
_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_MESSAGE = re.compile(rf"[\u200e ]*(?:\[{_DAY},?[ T]{_CLOCK}\]|{_DAY},?[ T]{_CLOCK}[ ]?[-–—])[ ]*(?=\S)")
_LABEL = re.compile(r"[ \t]*([^\s:][^:\n]{0,40}):[ \t]+(?=\S)")
_MACHINE_LABEL = re.compile(r"(?:S|SPK|Speaker|SPEAKER)[ _]?\d{1,3}")
_PAGE = re.compile(
    r"[ \t]*(?:[-–—][ \t]*\d{1,4}[ \t]*[-–—]|\[?(?:page|seite|p\.)[ \t]*\d{1,4}(?:[ \t]*(?:of|von|/)[ \t]*\d{1,4})?\]?)[ \t]*",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[ \t]*(\d{1,4})[ \t]*")
# "HEARING OF MARCH      14", "14 | The Board": parted from its number as no sentence is.
_APART = r"(?:[ \t]{3,}|[ \t]*[|·•][ \t]*)"
_HEAD = re.compile(
    rf"[ \t]*(?:(?P<a>\S.{{0,80}}?){_APART}(?P<n>\d{{1,4}})|(?P<m>\d{{1,4}}){_APART}(?P<b>\S.{{0,80}}?))[ \t]*"
)
_NOTE = re.compile(
    r"(?<=[^\W\d_.,;:!?…”’\"')])\[(?:\d{1,3}|[a-z]|note \d{1,3})\]|(?<=[.,;:!?…”’\"')])\[(?:\d{1,3}|[a-z])\](?=\s|$)"
)
# "m²" and "10²" are no notes.
_RAISED = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?…”’\"')]))[¹²³⁰⁴-⁹]{1,3}(?![^\W_])")
_PAUSE = re.compile(r"[ \t]*(?:\[\.{1,3}\]|\(\.{1,3}\))(?=[ \t]|$)")
# Each of these but a raised number begins with one of them.
_OPENERS = frozenset("[(<")
_SENTENCE_END = (".", "!", "?", "…", ":", ".”", "!”", "?”", '."', '!"', '?"')


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that begins with a number: its position among the lines that hold anything."""

    line: int
    place: int
    number: int


def without_layout(text: str) -> str:
    """*text* as it was said: lines that are layout are left out, a sentence that they part is whole again."""
    lines = without_line_numbers(text.replace("\f", "\n").splitlines())
    lines = list(_messages(lines))
    beside = _beside(lines)
    short_times = _counts_on(_SHORT_TIME, lines)
    kept: list[str] = []
    parted = False
    for at, line in enumerate(lines):
        if at in beside:
            parted = True
            continue
        if parted and line.strip():
            _join(kept, line)
            parted = False
        kept.append(
            without_marks(
                _OPENING_TIME.sub("", line, count=1) if _OPENING_TIME.match(line) else line, short_times=short_times
            )
        )
    return "\n".join(kept)


def without_marks(line: str, *, short_times: bool = False) -> str:
    """*line* without times in brackets, note marks and signs of a pause; *short_times*: "(14:32)" too."""
    if _OPENERS.isdisjoint(line):
        return line if line.isascii() else _RAISED.sub("", line)
    line = _BRACKETED_TIME.sub("", line)
    if short_times:
        line = _SHORT_TIME.sub("", line)
    return _PAUSE.sub("", _RAISED.sub("", _NOTE.sub("", line)))


def without_line_numbers(lines: Sequence[str]) -> list[str]:
    """*lines* without the numbers in their margin; numbers that do not count on from line to line are words."""
    numbered: list[_Numbered] = []
    place = 0
    for at, line in enumerate(lines):
        found = _LEADING.match(line)
        if found:
            numbered.append(_Numbered(at, place, int(found[1])))
        place += bool(line.strip())
    counted: set[int] = set()
    for step in _STEPS:
        for run in _runs(numbered, step):
            if len(run) >= _FEWEST:
                counted.update(each.line for each in run)
    return [_LEADING.sub("", line, count=1) if at in counted else line for at, line in enumerate(lines)]


def _runs(numbered: Sequence[_Numbered], step: int) -> Iterator[list[_Numbered]]:
    """Lines whose numbers go on by *step*, as many lines apart; a new page begins anew."""
    run: list[_Numbered] = []
    for each in numbered if step == 1 else [each for each in numbered if each.number % step == 0]:
        if run and not (each.number == run[-1].number + step and each.place == run[-1].place + step):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _beside(lines: Sequence[str]) -> frozenset[int]:
    """Positions of lines that are page numbers, running heads or times."""
    found = {at for at, line in enumerate(lines) if line.strip() and (_PAGE.fullmatch(line) or _is_time(line))}
    bare = [(at, int(match[1])) for at, line in enumerate(lines) if (match := _BARE_NUMBER.fullmatch(line))]
    counting = [at for (at, one), (_, other) in pairwise(bare) if other == one + 1]
    if len(counting) >= _FEWEST - 1 and len(counting) == len(bare) - 1:
        found.update(at for at, _ in bare)
    heads = [(at, match) for at, line in enumerate(lines) if (match := _HEAD.fullmatch(line))]
    for (at, one), (then, other) in pairwise(heads):
        same = one["a"] == other["a"] and one["b"] == other["b"]
        if same and int(other["n"] or other["m"]) == int(one["n"] or one["m"]) + 1:
            found.update((at, then))
    return frozenset(found)


def _is_time(line: str) -> bool:
    return re.fullmatch(rf"[\[(<]?{_LONG_TIME}[\])>]?", line.strip()) is not None


def _counts_on(form: re.Pattern[str], lines: Sequence[str]) -> bool:
    """Whether times in brackets go on, as those of a recording do."""
    times = [int(found[1]) * 60 + int(found[2]) for line in lines for found in form.finditer(line)]
    return len(times) > 1 and all(before < after for before, after in pairwise(times))


def _messages(lines: Sequence[str]) -> Iterator[str]:
    """*lines* without the dates of messages; who goes on writing or speaking is not named anew."""
    last: str | None = None
    for line in lines:
        plain = _MESSAGE.sub("", line, count=1)
        label = _LABEL.match(plain)
        is_program = plain != line or (label is not None and _MACHINE_LABEL.fullmatch(label[1]) is not None)
        if label and is_program and label[1] == last:
            plain = plain[label.end() :]
        if line.strip():
            last = label[1] if label and is_program else last if not label else None
        yield plain


def _join(kept: list[str], line: str) -> None:
    """Drop the blank lines before *line* where it goes on with a sentence."""
    last = next((each for each in reversed(kept) if each.strip()), "").rstrip()
    if last and line.lstrip()[:1].islower() and not last.endswith(_SENTENCE_END):
        while not kept[-1].strip():
            kept.pop()
