"""The report as Markdown: a comment on a pull request, or the summary of a job."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.verdict import DraftReport, Outcome, Report, Verdict
from verify.reports.coverage import (
    counts_line,
    hints,
    incomplete_line,
    others_line,
    providers_asked,
    skipped_line,
    unchecked_line,
)
from verify.reports.escaping import code_span
from verify.reports.findings import draft_remarks, level_of
from verify.reports.labels import (
    OUTCOMES,
    failure_words,
    given_words,
    nearest_words,
    next_step,
    page_words,
    pointer_words,
)
from verify.reports.layout import shorten
from verify.reports.tally import all_verdicts, fails, is_in_marks, unread_pages, unread_pointers, warnings_of

# GitHub refuses comments of more than 65,536 characters.
_MAX_LENGTH = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Some lines of the comment; of those with a *rank* the highest are left out first where space is short."""

    text: str
    rank: int = 0


class MarkdownReport:
    """Text from drafts and pages stands as inline code: nothing in it can link, mention, embed or draw."""

    name = "markdown"
    mark = r"\A### verify: "

    def __init__(self, *, fail_on: Collection[FailOn] = FAIL_BY_DEFAULT, max_length: int = _MAX_LENGTH) -> None:
        self._fail_on = fail_on
        self._max_length = max_length

    def render(self, report: Report) -> str:
        """Return *report* as Markdown; what needs somebody first in each draft, the rest in short."""
        verdicts = all_verdicts(report)
        blocks = [_Block(text=f"### verify: {counts_line(verdicts)}")]
        if asked := providers_asked(verdicts):
            blocks.append(_Block(text=f"Providers: {', '.join(map(code_span, asked))}"))
        if loud := unchecked_line(verdicts):
            blocks.append(_Block(text=f"> **{loud}**"))
        if loud := incomplete_line(report):
            blocks.append(_Block(text=f"> **{loud}**"))
        blocks.extend(
            _Block(text=f"- {code_span(e.path)} could not be read: {code_span(e.reason)}") for e in report.errors
        )
        for draft in report.drafts:
            blocks.extend(self._draft(draft))
        blocks.extend(_Block(text=f"- {code_span(hint)}") for hint in hints(report))
        return _joined(blocks, self._max_length)

    def _draft(self, draft: DraftReport) -> Iterator[_Block]:
        yield _Block(text=f"#### {code_span(draft.path)}")
        for remark in draft_remarks(draft):
            yield _Block(text=f"- warning, line {remark.line}: {_shown(remark.message)}", rank=2)
        found = [verdict for verdict in draft.verdicts if level_of(verdict, self._fail_on)]
        for verdict in found:
            yield _Block(text=_finding(verdict), rank=1 if fails(verdict, self._fail_on) else 2)
        rest = [v for v in draft.verdicts if is_in_marks(v) and v not in found and v.outcome is not Outcome.SKIPPED]
        for verdict in rest:
            yield _Block(text=f"- {_head(verdict)}", rank=3)
        for line in (skipped_line(draft.verdicts), others_line(draft.verdicts)):
            if line:
                yield _Block(text=f"- {line}")


def _finding(verdict: Verdict) -> str:
    lines = [f"- {_head(verdict)}"]
    if verdict.evidence:
        best = verdict.evidence[0]
        lines.append(f"page: {_shown(page_words(best.page, best.place))} {_shown(best.page.final_url, 2_000)}")
        lines.append(f"it says: {_shown(best.match.passage)}")
        if given := given_words(best):
            lines.append(f"how: {_shown(given)}")
        lines.extend(
            f"differs: draft {_shown(edit.draft or '(nothing)')}, page {_shown(edit.page or '(nothing)')}"
            f" ({edit.difference.value.replace('_', ' ')})"
            for edit in best.match.edits[:8]
            if edit.material
        )
    lines.append(f"why: {_shown(verdict.because)}")
    if verdict.nearest is not None:
        shown = nearest_words(verdict.nearest, 300)
        lines.append(f"{_shown(shown, 600)} {_shown(verdict.nearest.url, 2_000)}")
    pointers = unread_pointers(verdict)
    lines.extend(f"warning: {_shown(notice.message)}" for notice in warnings_of(verdict))
    lines.extend(
        f"not read: {_shown(page.url, 2_000)} ({_shown(failure_words(page.reason, page.url))})"
        + (f"; index {_shown(pointer_words(pointers[page.url], 300), 400)}" if page.url in pointers else "")
        for page in unread_pages(verdict)[:3]
    )
    if step := next_step(verdict.outcome, verdict.reason, interrupted=verdict.interrupted):
        lines.append(f"next: {step}")
    return "\n  - ".join(lines)


def _head(verdict: Verdict) -> str:
    claim, words = verdict.claim, OUTCOMES[verdict.outcome]
    speaker = f", {_shown(claim.speaker.name or claim.speaker.text)}" if claim.speaker else ", no speaker named"
    return f"{words.glyph} **{words.word}**, line {claim.line}{speaker}: {_shown(claim.text)}"


def _shown(text: str, limit: int = 300) -> str:
    return code_span(shorten(text, limit))


def _joined(blocks: list[_Block], limit: int) -> str:
    size = sum(len(block.text) + 2 for block in blocks)
    left_out: set[int] = set()
    # The least urgent first, and among these the last.
    for at in sorted(range(len(blocks)), key=lambda at: (-blocks[at].rank, -at)):
        if size <= limit - 120 or blocks[at].rank == 0:
            break
        left_out.add(at)
        size -= len(blocks[at].text) + 2
    kept = [block.text for at, block in enumerate(blocks) if at not in left_out]
    if left_out:
        kept.append(
            f"_{len(left_out)} quotations are left out here for length; the worst are kept. See the full report._"
        )
    return "\n\n".join(kept) + "\n"
