"""The fact-check sheet and the call list as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC

from verify.model.verdict import Report
from verify.reports.labels import OUTCOMES, SOURCE_OUTCOMES
from verify.reports.office import stamped
from verify.reports.sheet import CALL_HEAD, HEAD, STATUSES, calls, sheet_rows

try:
    import xlsxwriter
except ImportError as fault:
    raise ImportError("it needs the extra 'xlsx': pip install 'verify-quotations[xlsx]'") from fault

# In characters; what is not named is narrow.
_WIDTHS = {
    "number": 8, "draft": 16, "line": 6, "kind": 12, "words": 40, "speaker": 18, "named source": 16, "outcome": 14,
    "why": 36, "page": 24, "outlet": 16, "date": 11, "address": 26, "archived copy": 18, "place or time code": 12,
    "differing words": 30, "next step": 30, "checked by": 12, "status": 14, "note": 24, "whom to ask": 24, "who": 14,
    "lines": 10, "what to ask": 40, "asked by": 14, "answer": 36,
}  # fmt: skip
# Paper and ink of the outcomes by their colours on a terminal; the word says the same, for who does not see colours.
_GOOD, _BAD, _OPEN, _NEAR = ("E3F1E3", "1B5E20"), ("FBE0DE", "8C1D18"), ("FFF3CD", "664D03"), ("E0EEF5", "0B4A6F")
_BY_INK = {32: _GOOD, 36: _NEAR, 31: _BAD, 35: _BAD, 33: _OPEN}
_COLOURS = {
    words.word: _BY_INK[words.colour]
    for words in (*OUTCOMES.values(), *SOURCE_OUTCOMES.values())
    if words.colour in _BY_INK
}
_NUMBERS = ("number", "line")
_ADDRESSES = ("address", "archived copy")
# Excel follows no longer ones.
_LONGEST_LINK = 2_000
# A row is as high as its fullest cell needs, in points; programs that open the file do not all work it out.
_LINE, _MOST_LINES = 13.5, 12
# Rows beneath the last one, for what the desk adds itself.
_ROOM = 50


class XlsxReport:
    """Two sheets, the head of each frozen, with filters; every cell is text or a number, never a formula."""

    name = "xlsx"
    mark = r"verify report\Z"

    def render_bytes(self, report: Report) -> bytes:
        """Return *report* as a workbook: the fact-check sheet, and whom to ask."""
        held = io.BytesIO()
        book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        made_at = report.created_at.astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"title": "Fact-check sheet", "author": "verify", "created": made_at})
        rows = list(sheet_rows(report))
        sheet = _Sheet(book, "Fact-check sheet", HEAD)
        sheet.fill(rows)
        sheet.choose("status", STATUSES, len(rows))
        _Sheet(book, "Call list", CALL_HEAD).fill([call.cells for call in calls(report)])
        book.close()
        return stamped(held.getvalue())


class _Sheet:
    """One sheet of a workbook while it is written."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, head: Sequence[str]) -> None:
        self._book = book
        self._head = head
        self._sheet = book.add_worksheet(name)
        self._plain = self._format()
        self._link = self._format(font_color="#0B4A6F", underline=1)
        self._outcomes = {
            word: self._format(bg_color=f"#{paper}", font_color=f"#{ink}", bold=True)
            for word, (paper, ink) in _COLOURS.items()
        }
        bold = self._format(bold=True, bg_color="#E8E8E8", bottom=1)
        for at, title in enumerate(head):
            self._sheet.set_column(at, at, _width(title))
            self._sheet.write_string(0, at, title, bold)
        self._sheet.set_row(0, _LINE + 6)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(2, 0)
        self._sheet.repeat_columns(0)
        self._sheet.repeat_rows(0)

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Write *rows* below the head, and filters over them."""
        for number, row in enumerate(rows, 1):
            lines = max(-(-len(cell) // (_width(title) - 2)) for title, cell in zip(self._head, row, strict=True))
            self._sheet.set_row(number, _LINE * min(max(lines, 1), _MOST_LINES) + 2)
            for at, (title, cell) in enumerate(zip(self._head, row, strict=True)):
                self._write(number, at, title, cell)
        self._sheet.autofilter(0, 0, max(1, len(rows)), len(self._head) - 1)

    def choose(self, title: str, words: Sequence[str], rows: int) -> None:
        """Let the column *title* take one of *words*, from a list."""
        at = self._head.index(title)
        self._sheet.data_validation(1, at, rows + _ROOM, at, {"validate": "list", "source": list(words)})

    def _write(self, number: int, at: int, title: str, cell: str) -> None:
        if title in _NUMBERS and cell.isdigit():
            self._sheet.write_number(number, at, int(cell), self._plain)
        elif title in _ADDRESSES and cell.startswith(("http://", "https://")) and len(cell) <= _LONGEST_LINK:
            # Past what one sheet may link, the address is still written.
            if self._sheet.write_url(number, at, cell, self._link, cell):
                self._sheet.write_string(number, at, cell, self._plain)
        else:
            chosen = self._outcomes.get(cell) if title == "outcome" else None
            self._sheet.write_string(number, at, cell, chosen or self._plain)

    def _format(self, **look: object) -> xlsxwriter.format.Format:
        return self._book.add_format({"text_wrap": True, "valign": "top", "align": "left", "font_size": 10, **look})


def _width(title: str) -> int:
    return _WIDTHS.get(title, 10)
