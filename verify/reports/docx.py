"""The draft back as a Word document, what was found in comments at its margin."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from verify.files.docx.comments import with_comments
from verify.files.docx.marks import WordComment
from verify.files.docx.plain import PlainLine, plain_docx
from verify.model.draft import BlockKind, Original
from verify.model.span import Span
from verify.model.verdict import DraftReport, Report, Verdict
from verify.reports.coverage import coverage_line, hints, incomplete_line, others_line, unchecked_line
from verify.reports.office import stamped
from verify.reports.readable_text import ReadableText
from verify.reports.rows import Row, rows_of
from verify.text.lines import Lines
from verify.text.printable import printable

Originals = Callable[[DraftReport], Original]
# More than any line has: up to its end.
_WHOLE = 10**9
_Spots = tuple[tuple[int, int], tuple[int, int]]


class DocxReport:
    """A comment at each quotation, source, statement and figure on which something was found, one with the counts at the top.

    A single Word draft keeps its layout; all else becomes a plain document. *original* gives back what was checked.
    """

    name = "docx"
    mark = r"verify report\Z"

    def __init__(self, *, original: Originals | None = None) -> None:
        self._original = original or (lambda _draft: Original())

    def render_bytes(self, report: Report) -> bytes:
        """Return *report* as a Word document."""
        if len(report.drafts) == 1 and not report.errors:
            (draft,) = report.drafts
            data = self._original(draft).data
            if data is not None:
                comments = _comments(report, draft, _spots_of_lines(draft.source))
                made = with_comments(data, comments, made_at=report.created_at)
                if isinstance(made, bytes):
                    return stamped(made)
        return stamped(self._plain(report))

    def _plain(self, report: Report) -> bytes:
        lines: list[PlainLine] = []
        comments: list[WordComment] = []
        for draft in report.drafts:
            text = ReadableText(draft.source, self._original(draft).draft)
            head = [_heading(draft.path)] if len(report.drafts) > 1 or not text.lines else []
            lines += head
            comments += _comments(report, draft, _shifted(text.spots, len(lines)), top=len(lines) - len(head))
            lines += text.lines
        lines += (PlainLine(text=f"{error.path}: could not be read: {error.reason}") for error in report.errors)
        lines = lines or [PlainLine(text="No draft was read.")]
        made = with_comments(plain_docx(lines), comments, made_at=report.created_at)
        assert isinstance(made, bytes), made
        return made


def _comments(
    report: Report, draft: DraftReport, spots: Callable[[Span], _Spots | None], *, top: int = 0
) -> list[WordComment]:
    """The comments on *draft*; *top* is its first line."""
    found = [WordComment(start=(top, 0), end=(top, _WHOLE), paragraphs=tuple(map(printable, _summary(report, draft))))]
    for row in rows_of(draft):
        place = spots(row.span) if row.is_worth_telling else None
        if place is not None:
            found.append(WordComment(start=place[0], end=place[1], paragraphs=tuple(map(printable, _told(row)))))
    return found


def _summary(report: Report, draft: DraftReport) -> Iterator[str]:
    """What holds of the whole draft, none of which a reader of the comments may miss."""
    yield coverage_line(draft.verdicts)
    told = [others_line(draft.verdicts), unchecked_line(draft.verdicts)]
    told += ["" if draft.complete else "This draft was not finished.", incomplete_line(report)]
    told += [notice.message for notice in draft.notices]
    yield from filter(None, (*told, *hints(report)))


def _told(row: Row) -> Iterator[str]:
    kind = "" if row.is_quotation else f" ({row.judged.kind})"
    name = f" · {row.judged.id}" if isinstance(row.judged.of, Verdict) else ""
    yield f"{row.judged.words.word.upper()}{kind}{name}"
    for line in row.judged.lines:
        yield line.text if line.label == "why" else f"{line.label.capitalize()}: {line.text}"
        if line.url and line.url != line.text:
            yield line.url


def _heading(words: str) -> PlainLine:
    return PlainLine(text=" ".join(words.split()) or "a draft", kind=BlockKind.HEADING, level=1)


def _shifted(spots: Callable[[Span], _Spots | None], by: int) -> Callable[[Span], _Spots | None]:
    def shifted(span: Span) -> _Spots | None:
        found = spots(span)
        return None if found is None else ((found[0][0] + by, found[0][1]), (found[1][0] + by, found[1][1]))

    return shifted


def _spots_of_lines(source: str) -> Callable[[Span], _Spots | None]:
    """Places in a text whose lines are the paragraphs of a document."""
    lines = Lines(source)

    def spots(span: Span) -> _Spots | None:
        words = span.cut(source)
        if not words.strip():
            return None
        first = span.start + len(words) - len(words.lstrip())
        (line, column), (end, after) = lines.position(first), lines.position(first + len(words.strip()) - 1)
        return (line - 1, column - 1), (end - 1, after)

    return spots
