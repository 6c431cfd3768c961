"""The report that an editor reads in a terminal, without a manual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model.attested import TAKEN_BACK
from verify.model.source_words import SourceOutcome
from verify.model.verdict import DraftReport, Edit, Evidence, Outcome, Report, SourceVerdict, Verdict
from verify.reports.coverage import (
    COVERAGE,
    coverage_line,
    hints,
    incomplete_line,
    others_line,
    skipped_line,
    unchecked_line,
)
from verify.reports.escaping import harmless
from verify.reports.labels import (
    OUTCOMES,
    failure_words,
    given_words,
    nearest_words,
    next_step,
    page_words,
    pointer_words,
    source_words,
)
from verify.reports.layout import shorten, wrap
from verify.reports.tally import all_verdicts, is_in_marks, unread_pages, unread_pointers, warnings_of

_LABEL = 10
_BOLD, _DIM, _LOUD = "1", "2", "1;33"
_MAX_EDITS, _MAX_UNREAD = 4, 3
_WORDS, _PASSAGE, _SIDE = 240, 320, 90


class TerminalReport:
    """Plain text, or with colours, in *width* columns; *plain* keeps to ASCII."""

    name = "terminal"
    mark = rf"(?m)^{COVERAGE}|\A(?s:.{{0,4000}}?):\s+could\s+not\s+be\s+read:|^!! The run was interrupted|\AHint: "

    def __init__(self, *, color: bool = False, width: int = 80, plain: bool = False) -> None:
        self._color = color
        self._width = max(width, 40)
        self._plain = plain

    def render(self, report: Report) -> str:
        """Return *report* as lines for a terminal, draft by draft, the counts last."""
        lines: list[str] = []
        for draft in report.drafts:
            lines.extend([*self._draft(draft), ""])
        for error in report.errors:
            lines.extend([*self._text(f"{error.path}: could not be read: {error.reason}", _LOUD), ""])
        lines.extend(self._end(report))
        return "\n".join(lines).rstrip("\n") + "\n"

    def _draft(self, draft: DraftReport) -> Iterator[str]:
        title = f" · {shorten(draft.title, 100)}" if draft.title else ""
        yield from self._text(f"{draft.path}{title}", _BOLD)
        for notice in draft.notices:
            yield from self._field("Warning", notice.message)
        for verdict in draft.verdicts:
            if _is_shown(verdict):
                yield ""
                yield from self._verdict(verdict)
        yield ""
        if draft.named_sources:
            yield from self._text("Named sources", _BOLD)
            for name, sources in _by_name(draft.named_sources).items():
                yield from self._source(name, sources)
        if draft.uncredited_origins:
            names = ", ".join(draft.uncredited_origins)
            yield from self._text(f"First published elsewhere, and not credited in the draft: {names}", indent=2)
        yield from self._counts(draft)

    def _source(self, name: str, sources: Sequence[SourceVerdict]) -> Iterator[str]:
        said = ", ".join(dict.fromkeys(f"{each.source.role.value}: {source_words(each)}" for each in sources))
        yield from self._text(f"{name} ({said})", indent=2)
        for each in sources:
            yield from self._found(each)
        for url in dict.fromkeys(url for each in sources for url in each.evidence[:1]):
            yield self._address(url, 4)

    def _found(self, judged: SourceVerdict) -> Iterator[str]:
        """What a page of the source, or near one, says where that is not what the draft takes from it."""
        if not judged.found or judged.outcome is SourceOutcome.SUPPORTED:
            return
        first = judged.found[0]
        yield from self._text(f"It says: {_quoted(shorten(first.match.passage, _PASSAGE))}", indent=4)
        for edit in [edit for edit in first.match.edits if edit.material][:_MAX_EDITS]:
            yield from self._text(f"Differs: {_sides(edit)}", indent=4)
        if not judged.evidence:
            yield self._address(first.page.final_url, 4)

    def _counts(self, draft: DraftReport) -> Iterator[str]:
        yield from self._text(coverage_line(draft.verdicts), _BOLD)
        for line in (skipped_line(draft.verdicts), others_line(draft.verdicts)):
            if line:
                yield from self._text(line, _DIM)
        if loud := unchecked_line(draft.verdicts):
            yield from self._text(f"!! {loud}", _LOUD)
        if not draft.complete:
            yield from self._text("!! This draft was not finished.", _LOUD)

    def _verdict(self, verdict: Verdict) -> Iterator[str]:
        words, claim = OUTCOMES[verdict.outcome], verdict.claim
        kind = "" if is_in_marks(verdict) else f" ({claim.kind.value})"
        glyph = words.plain if self._plain else words.glyph
        yield self._ink(f"{glyph} {words.word.upper()}", f"1;{words.colour}") + f"  line {claim.line}{kind}"
        quoted = shorten(claim.text, _WORDS)
        yield from self._text(f"“{quoted}”" if is_in_marks(verdict) else quoted, indent=2)
        if claim.speaker:
            yield from self._field("Speaker", _speaker_words(claim.speaker.text, claim.speaker.name))
        elif is_in_marks(verdict):
            yield from self._field("Speaker", "none named in the draft")
        if verdict.evidence:
            yield from self._evidence(verdict, verdict.evidence[0])
        yield from self._disputing(verdict)
        yield from self._field("Why", verdict.because)
        if verdict.nearest is not None:
            yield from self._text(nearest_words(verdict.nearest, _PASSAGE), indent=2)
            yield self._address(verdict.nearest.url, _LABEL + 2)
        if verdict.suggestion:
            yield from self._field("Suggest", shorten(verdict.suggestion, _PASSAGE))
        for notice in warnings_of(verdict):
            yield from self._field("Warning", notice.message)
        yield from self._unread(verdict)
        if step := next_step(verdict.outcome, verdict.reason, interrupted=verdict.interrupted):
            yield from self._field("Next", step)

    def _evidence(self, verdict: Verdict, evidence: Evidence) -> Iterator[str]:
        yield from self._field("Page", page_words(evidence.page, evidence.place))
        yield self._address(evidence.page.final_url, _LABEL + 2)
        if verdict.outcome is Outcome.CORROBORATED:
            return
        if evidence.speaker:
            yield from self._field("It names", evidence.speaker)
        yield from self._field("It says", _quoted(shorten(evidence.match.passage, _PASSAGE)))
        material = [edit for edit in evidence.match.edits if edit.material]
        for edit in material[:_MAX_EDITS]:
            yield from self._field("Differs", _sides(edit))
        if len(material) > _MAX_EDITS:
            yield from self._field("", f"and {len(material) - _MAX_EDITS} more")

    def _disputing(self, verdict: Verdict) -> Iterator[str]:
        """The page that takes back what others give as said, beside the first that gives it."""
        if verdict.outcome is not Outcome.CORROBORATED:
            return
        for evidence in [each for each in verdict.evidence if each.match.attested in TAKEN_BACK][:1]:
            yield from self._field("Disputed", page_words(evidence.page, evidence.place))
            yield self._address(evidence.page.final_url, _LABEL + 2)
            yield from self._field("It says", given_words(evidence))

    def _unread(self, verdict: Verdict) -> Iterator[str]:
        unread, pointers = unread_pages(verdict), unread_pointers(verdict)
        for page in unread[:_MAX_UNREAD]:
            yield from self._field("Not read", f"{failure_words(page.reason, page.url)}:")
            yield self._address(page.url, _LABEL + 2)
            if pointer := pointers.get(page.url):
                yield from self._field("Index", pointer_words(pointer, _PASSAGE))
        if len(unread) > _MAX_UNREAD:
            yield from self._field("", f"and {len(unread) - _MAX_UNREAD} more")

    def _end(self, report: Report) -> Iterator[str]:
        if len(report.drafts) > 1:
            verdicts = all_verdicts(report)
            yield from self._text(f"{len(report.drafts)} drafts, {coverage_line(verdicts)}", _BOLD)
            if loud := unchecked_line(verdicts):
                yield from self._text(f"!! {loud}", _LOUD)
        if loud := incomplete_line(report):
            yield from self._text(f"!! {loud}", _LOUD)
        for hint in hints(report):
            yield from self._text(f"Hint: {hint}", _DIM)

    def _field(self, label: str, text: str) -> Iterator[str]:
        lines = wrap(self._clean(text), self._width - _LABEL - 2) or [""]
        yield f"  {self._ink(label.ljust(_LABEL), _DIM)}{lines[0]}"
        for line in lines[1:]:
            yield " " * (_LABEL + 2) + line

    def _address(self, url: str, indent: int) -> str:
        # Never broken, so that it can be clicked and copied.
        return " " * indent + self._ink(self._clean(url), _DIM)

    def _text(self, text: str, style: str = "", indent: int = 0) -> Iterator[str]:
        for line in wrap(self._clean(text), self._width - indent):
            yield " " * indent + self._ink(line, style)

    def _clean(self, text: str) -> str:
        return harmless(text, plain=self._plain)

    def _ink(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._color and style else text


def _is_shown(verdict: Verdict) -> bool:
    # Skipped passages and what was only compared in passing are counted below; a finding among the latter is shown.
    return verdict.outcome is not Outcome.SKIPPED and (is_in_marks(verdict) or verdict.outcome is Outcome.ALTERED)


def _speaker_words(mention: str, name: str) -> str:
    return mention if name in mention else f"{mention} ({name})"


def _quoted(passage: str) -> str:
    # A passage of a page may bring its own marks.
    return passage if passage[:1] in tuple('“"„«') else f"“{passage}”"


def _sides(edit: Edit) -> str:
    draft, page = (shorten(side, _SIDE) or "(nothing)" for side in (edit.draft, edit.page))
    return f"draft: {draft} | page: {page}  [{edit.difference.value.replace('_', ' ')}]"


def _by_name(sources: Sequence[SourceVerdict]) -> dict[str, list[SourceVerdict]]:
    # One outlet is often named in the text and in the list at its end.
    named: dict[str, list[SourceVerdict]] = {}
    for source in sources:
        named.setdefault(source.source.name, []).append(source)
    return named
