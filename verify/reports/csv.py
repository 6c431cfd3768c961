"""The fact-check sheet as comma-separated values, for any spreadsheet."""

from __future__ import annotations

import csv
import io

from verify.model.verdict import Report
from verify.reports.sheet import HEAD, safe, sheet_rows


class CsvReport:
    """A row for each checkable thing, one head; cells that a program would take for a formula begin with an apostrophe."""

    name = "csv"
    # Excel takes a file without the mark for one of an old Windows, and garbles accents and curly marks.
    encoding = "utf-8-sig"
    mark = r"\A\ufeff?number,draft,line,kind,words,speaker,"

    def render(self, report: Report) -> str:
        """Return *report* as lines of cells."""
        held = io.StringIO()
        writer = csv.writer(held, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(map(safe, row) for row in sheet_rows(report))
        return held.getvalue()
