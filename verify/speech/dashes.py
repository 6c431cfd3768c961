"""Speech that dashes set off, as Spanish does: —No cerramos la escuela —dijo Ruiz—, ni este año ni el próximo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.model.span import Span
from verify.speech.marks import MarkedPassage, Marks

# The mark of such a passage.
RAYA = "—"
# Languages in which a paragraph that opens so is somebody's words.
_LANGUAGES = frozenset(("es", "ca", "gl", "pt"))
_OPENING = re.compile(r"[—–](?=[^\W\d_]|[¿¡])")
# Words of the writer open behind a blank and a dash, and close with a dash before a blank, a sign or the end.
_ASIDE = re.compile(r"\s[—–](?=[^\W\d_])")
_BACK = re.compile(r"[—–](?=[\s.,;:)]|$)[\s.,;:]*")
_WORD = re.compile(r"\w")


def with_dashed(text: str, marks: Marks, paragraphs: Sequence[Span], language: str | None) -> Marks:
    """*marks*, with the passages of paragraphs without marks that a dash opens, where the language writes speech so."""
    if language not in _LANGUAGES:
        return marks
    marked = {passage.paragraph for passage in marks.passages}
    dashed = [
        MarkedPassage(outer=span, inner=span, mark=RAYA, paragraph=number)
        for number, paragraph in enumerate(paragraphs)
        if number not in marked
        for span in _spoken(text, paragraph)
    ]
    if not dashed:
        return marks
    ordered = sorted([*enumerate(marks.passages), *((-1, one) for one in dashed)], key=lambda pair: pair[1].outer.start)
    places = {old: new for new, (old, _) in enumerate(ordered)}
    return replace(
        marks,
        passages=tuple(one if one.parent is None else replace(one, parent=places[one.parent]) for _, one in ordered),
    )


def _spoken(text: str, paragraph: Span) -> Iterator[Span]:
    """The stretches of *paragraph* that are spoken, without the writer's words between them."""
    opening = _OPENING.match(text, paragraph.start, paragraph.end)
    at = opening.end() if opening else paragraph.end
    while at < paragraph.end:
        aside = _ASIDE.search(text, at, paragraph.end)
        end = aside.start() if aside else paragraph.end
        if _WORD.search(text, at, end):
            yield Span(at, end)
        back = _BACK.search(text, aside.end(), paragraph.end) if aside else None
        at = back.end() if back else paragraph.end
