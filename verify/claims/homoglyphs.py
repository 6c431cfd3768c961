"""Characters that make words look like others: letters of two scripts in one word, and characters nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.text.late import late
from verify.text.lines import Lines

_LATIN = "A-Za-z\u00c0-\u024f"
# Greek, Cyrillic, Armenian and Cherokee hold letters that cannot be told from Latin ones in print.
_ALIKE = "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff"
_MIXED = late(f"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]")
_INSIDE_WORD = late(r"\w")
# Joiners shape Indic and Arabic letters and emoji: they hide something only next to Latin ones. Variation selectors choose
# the form of an emoji or, further up, of a Han character, and tags a flag: anywhere else they carry what nobody sees.
_HIDDEN = late(
    f"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\u180e]|(?<=[{_LATIN}])[\u200c\u200d\ufeff]|(?<!\\A)\ufeff"
    f"|(?<=[{_LATIN}\ufe00-\ufe0f\ufeff])[\ufe00-\ufe0f]"
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
    "|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"
)
_WORD_REACH = 40


def find_disguises(source: str, lines: Lines) -> Iterator[tuple[Span, Notice]]:
    """Each mixed-script word and each run of hidden characters of *source*, with the notice that names its place."""
    past = 0
    for found in _MIXED.finditer(source):
        if found.start() < past:
            continue
        span = _word(source, found.start())
        past = span.end
        message = f"The word {span.cut(source)!r} mixes letters of two scripts."
        yield span, _notice(NoticeCode.LOOK_ALIKE_LETTERS, message, span, lines)
    past = -1
    for found in _HIDDEN.finditer(source):
        if found.start() != past:
            span = Span(found.start(), found.end())
            message = f"An invisible character (U+{ord(found.group()):04X}) is here."
            yield span, _notice(NoticeCode.HIDDEN_CHARACTERS, message, span, lines)
        past = found.end()


def _word(source: str, at: int) -> Span:
    start, end = at, at + 1
    while start > max(0, at - _WORD_REACH) and _INSIDE_WORD.match(source[start - 1]):
        start -= 1
    while end < min(len(source), at + _WORD_REACH) and _INSIDE_WORD.match(source[end]):
        end += 1
    return Span(start, end)


def _notice(code: NoticeCode, message: str, span: Span, lines: Lines) -> Notice:
    line, column = lines.position(span.start)
    return Notice(code=code, message=message, line=line, column=column)
