"""What the fact-check sheet and the call list hold, whatever program opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from verify.model.source_words import SourceOutcome
from verify.model.verdict import DraftReport, Outcome, Report, SourceVerdict
from verify.reports.coverage import incomplete_line, reader_line
from verify.reports.escaping import harmless
from verify.reports.layout import shorten
from verify.reports.rows import Row, rows_of

# What a checker may choose in the column `status`.
STATUSES = ("confirmed", "corrected", "cut", "asked and waiting", "kept with a reason")
_LONGEST = 2_000


def _outlet(row: Row) -> str:
    return (row.page.outlet or row.page.domain) if row.page else ""


_COLUMNS: dict[str, Callable[[Row], str]] = {
    "line": lambda row: str(row.judged.line),
    "kind": lambda row: row.judged.kind,
    "words": lambda row: row.words,
    "speaker": lambda row: row.speaker,
    "named source": lambda row: row.named_source,
    "outcome": lambda row: row.judged.words.word,
    "why": lambda row: " ".join(filter(None, (row.judged.because, row.told("warning")))),
    "page": lambda row: (row.page.title or "") if row.page else "",
    "outlet": _outlet,
    "date": lambda row: row.page.published_on.isoformat() if row.page and row.page.published_on else "",
    "address": lambda row: row.opens_at,
    "archived copy": lambda row: (row.page.archived_url or "") if row.page else "",
    "place or time code": lambda row: row.place,
    "differing words": lambda row: row.told("differs"),
    "next step": lambda row: row.told("next"),
}
# Left to the desk.
FOR_THE_DESK = ("checked by", "status", "note")
HEAD = ("number", "draft", *_COLUMNS, *FOR_THE_DESK)
CALL_HEAD = ("whom to ask", "who", "draft", "lines", "why", "what to ask", "asked by", "answer")

_SPEAKER, _OUTLET = "speaker", "outlet or source"
_WHY_SPEAKER: dict[Outcome | SourceOutcome, str] = {
    Outcome.NOT_FOUND: "no page carries it",
    Outcome.UNCHECKED: "it could not be looked for",
    Outcome.ALTERED: "pages have other words",
    Outcome.PARAPHRASED: "pages have other words",
    Outcome.MISATTRIBUTED: "pages give the words to somebody else",
    Outcome.DISPUTED: "pages deny it",
}
_WHY_SOURCE: dict[Outcome | SourceOutcome, str] = {
    SourceOutcome.UNSUPPORTED: "no page of it carries what the draft takes from it",
    SourceOutcome.CONTRADICTED: "its page says otherwise",
}
_ASK_SPEAKER = "When, where and to whom was this said? Is there a recording, a transcript, a witness?"
_ASK_OUTLET = "What does this rest on? Who was there? Is there a recording or a document?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody to ask, and on which lines; never the words themselves, which nobody gets to approve."""

    whom: str
    who: str
    draft: str
    lines: tuple[int, ...]
    why: str
    ask: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of CALL_HEAD; the last columns are left to the desk."""
        lines = ", ".join(map(str, self.lines))
        return (*map(_cell, (self.whom, self.who, self.draft, lines, self.why, self.ask)), "", "")


def sheet_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """The cells of each row in the order of HEAD, numbered through all drafts; what holds of a whole draft or run last."""
    number = 0
    for draft in report.drafts:
        for row in rows_of(draft):
            number += 1
            told = (_cell(column(row)) for column in _COLUMNS.values())
            yield (str(number), _cell(draft.path), *told, *("" for _ in FOR_THE_DESK))
    beside = [(error.path, "draft", "not read", error.reason) for error in report.errors]
    beside += [("", "run", "", told) for told in (incomplete_line(report), reader_line(report)) if told]
    for path, kind, outcome, why in beside:
        told_of = {"kind": kind, "outcome": outcome, "why": why}
        cells = (_cell(told_of.get(name, "")) for name in _COLUMNS)
        yield ("", _cell(path), *cells, *("" for _ in FOR_THE_DESK))


def calls(report: Report) -> tuple[Call, ...]:
    """Whom to ask: speakers whose words no page bears out, sources that do not carry theirs, and who alone carries something."""
    found: dict[tuple[str, str, str, str], list[int]] = {}
    for draft in report.drafts:
        for whom, who, why, line in _asked(draft):
            found.setdefault((draft.path, whom, who, why), []).append(line)
    return tuple(
        Call(
            whom=whom,
            who=who,
            draft=path,
            lines=tuple(dict.fromkeys(lines)),
            why=why,
            ask=_ASK_SPEAKER if who == _SPEAKER else _ASK_OUTLET,
        )
        for (path, whom, who, why), lines in found.items()
    )


def _asked(draft: DraftReport) -> Iterator[tuple[str, str, str, int]]:
    for row in rows_of(draft):
        of, line = row.judged.of, row.judged.line
        if isinstance(of, SourceVerdict):
            if of.outcome in _WHY_SOURCE:
                yield row.named_source, _OUTLET, _WHY_SOURCE[of.outcome], line
        elif row.is_quotation and of.outcome in _WHY_SPEAKER:
            yield row.speaker or "nobody named: find out who", _SPEAKER, _WHY_SPEAKER[of.outcome], line
        elif row.is_quotation and of.independent_origins == 1 and _outlet(row):
            yield _outlet(row), _OUTLET, "nobody else carries it", line


def _cell(text: str) -> str:
    return harmless(shorten(text, _LONGEST))


def safe(cell: str) -> str:
    """*cell* for a program that takes what begins like a formula for one."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell
