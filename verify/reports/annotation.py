"""The report as W3C Web Annotations, for systems that keep notes on pages: hypothes.is and editorial systems."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC

from verify.model.draft import Original
from verify.model.verdict import DraftReport, Report
from verify.reports.coverage import incomplete_line, reader_line
from verify.reports.findings import relative_uri
from verify.reports.json_text import Json, write_json
from verify.reports.readable_text import ReadableText
from verify.reports.rows import Row, rows_of

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# As much around the words as tells two places apart.
_AROUND = 32


class AnnotationReport:
    """One page of annotations: on each thing with a finding or evidence, by its words and by where they are in the text.

    *original* gives back the draft as people read it; without it the words are those of its source.
    """

    name = "annotation"
    mark = r'"type": "AnnotationPage",\s*"generator": \{\s*"type": "Software",\s*"name": "verify"'

    def __init__(self, *, original: Callable[[DraftReport], Original] | None = None) -> None:
        self._original = original or (lambda _draft: Original())

    def render(self, report: Report) -> str:
        """Return *report* as an annotation page, as JSON ending in a newline."""
        items = [item for draft in report.drafts for item in self._items(report, draft)]
        told = [f"{error.path} could not be read: {error.reason}" for error in report.errors]
        told += filter(None, (incomplete_line(report), reader_line(report)))
        page: Json = {
            "@context": _CONTEXT,
            "id": _name("page", report.settings_digest, _moment(report)),
            "type": "AnnotationPage",
            "generator": {"type": "Software", "name": "verify", "version": report.version},
        }
        return write_json(page | ({"summary": " ".join(told)} if told else {}) | {"items": items})

    def _items(self, report: Report, draft: DraftReport) -> Iterator[Json]:
        text = ReadableText(draft.source, self._original(draft).draft)
        for at, row in enumerate(rows_of(draft)):
            if row.is_worth_telling:
                yield {
                    "id": _name(draft.path, draft.sha256, _moment(report), str(at)),
                    "type": "Annotation",
                    "motivation": "assessing",
                    "created": _moment(report),
                    "creator": {"type": "Software", "name": "verify"},
                    "target": {"source": relative_uri(draft.path), "selector": _selectors(row, text)},
                    "body": list(_bodies(row)),
                }


def _selectors(row: Row, text: ReadableText) -> list[Json]:
    """The words as they are in the text, with some around them, and their place; only the words where the text is missing."""
    span = text.span(row.span)
    exact = span.cut(text.text)
    if not exact.strip():
        return [{"type": "TextQuoteSelector", "exact": row.words}]
    before, after = text.text[max(0, span.start - _AROUND) : span.start], text.text[span.end : span.end + _AROUND]
    return [
        {"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after},
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _bodies(row: Row) -> Iterator[Json]:
    yield {"type": "TextualBody", "purpose": "tagging", "value": row.judged.of.outcome.value}
    told = " ".join(filter(None, (row.judged.because, row.told("differs"), row.told("warning"), row.told("next"))))
    if told:
        yield {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": told}
    if row.url:
        page: Json = {"type": "SpecificResource", "purpose": "linking", "source": row.url}
        yield page | ({"selector": {"type": "TextQuoteSelector", "exact": row.passage}} if row.passage else {})


def _moment(report: Report) -> str:
    return report.created_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _name(*parts: str) -> str:
    # The same report always gives the same names.
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(0).join(parts).encode('utf-8', 'replace').decode())}"
