"""The report as Markdown: a comment on a pull request, or the summary of a job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.model.failing import FAIL_BY_DEFAULT, FailOn
from verify.model.source_words import SourceOutcome
from verify.model.verdict import DraftReport, Outcome, Report, SourceVerdict
from verify.reports.coverage import (
    counts_line,
    hints,
    incomplete_line,
    others_line,
    providers_asked,
    skipped_line,
    sources_line,
    unchecked_line,
)
from verify.reports.escaping import code_span, linked
from verify.reports.findings import Level, draft_remarks, level_of
from verify.reports.judged import Judged, Line, judged_in
from verify.reports.labels import OUTCOMES, SOURCE_OUTCOMES, place_noun
from verify.reports.layout import shorten
from verify.reports.tally import all_verdicts
from verify.text.printable import counted

# GitHub refuses comments of more than 65,536 characters.
_MAX_LENGTH = 60_000
_OPEN, _OPENED, _CLOSE = "<details><summary>", "</summary>", "</details>"
_CARRIED = (Outcome.CORROBORATED, Outcome.PARAPHRASED, SourceOutcome.SUPPORTED)


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
        """Return *report* as Markdown; what needs somebody first in each draft, the rest folded."""
        verdicts = all_verdicts(report)
        blocks = [_Block(text=f"### verify: {counts_line(verdicts)}"), *_table(report)]
        if asked := providers_asked(verdicts):
            blocks.append(_Block(text=f"Providers: {', '.join(map(code_span, asked))}"))
        blocks += [_Block(text=f"> **{loud}**") for loud in (unchecked_line(verdicts), incomplete_line(report)) if loud]
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
        rated = [(judged, level_of(judged.of, self._fail_on)) for judged in judged_in(draft)]
        for judged, level in rated:
            if level in (Level.ERROR, Level.WARNING):
                yield _Block(text=_whole(judged), rank=1 if level is Level.ERROR else 2)
        for title, chosen in _folds(rated):
            yield _Block(text=f"{_OPEN}{title}{_OPENED}")
            yield from (_Block(text=_whole(judged), rank=3) for judged in chosen)
            yield _Block(text=_CLOSE)
        lines = (
            skipped_line(draft.verdicts, place_noun(draft.path)),
            others_line(draft.verdicts),
            sources_line(draft.named_sources),
        )
        yield from (_Block(text=f"- {line}") for line in lines if line)


def _folds(rated: Sequence[tuple[Judged, Level | None]]) -> Iterator[tuple[str, Sequence[Judged]]]:
    """What is folded away, under what it is called: what could not be told or looked for, and what pages carry."""
    others = [judged for judged, level in rated if level not in (Level.ERROR, Level.WARNING)]
    well = [judged for judged in others if judged.of.outcome in _CARRIED]
    still_open = [judged for judged in others if judged not in well and judged.of.outcome is not Outcome.SKIPPED]
    if still_open:
        yield f"{len(still_open)} not settled", still_open
    if well:
        yield f"{len(well)} carried by pages", well


def _table(report: Report) -> Iterator[_Block]:
    """How many of each kind came out how; nothing where there is nothing to count."""
    counts = Counter(
        (each.words.word, "marks" if each.is_in_marks else "source" if isinstance(each.of, SourceVerdict) else "other")
        for draft in report.drafts
        for each in judged_in(draft)
    )
    words = {each.word: each for each in (*OUTCOMES.values(), *SOURCE_OUTCOMES.values())}
    rows = [
        f"| {each.glyph} {word} | {' | '.join(str(counts[word, kind] or '') for kind in ('marks', 'other', 'source'))} |"
        for word, each in words.items()
        if any(counts[word, kind] for kind in ("marks", "other", "source"))
    ]
    if rows:
        head = "| | quotations | statements and figures | named sources |\n| --- | ---: | ---: | ---: |"
        yield _Block(text="\n".join((head, *rows)))


def _whole(judged: Judged) -> str:
    where = "" if isinstance(judged.of, SourceVerdict) else f", {judged.where}"
    kind = "" if judged.is_in_marks else f", {judged.kind}"
    head = f"- {judged.words.glyph} **{judged.words.word}**{where}{kind}: {_shown(judged.name)}"
    return "\n  - ".join((head, *map(_line, judged.lines)))


def _line(line: Line) -> str:
    if line.url:
        return f"{line.label}: {linked(line.url, shorten(line.text, 300))}"
    return f"{line.label}: {line.text if line.label == 'next' else _shown(line.text, 600)}"


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
    emptied = {
        at for at, (text, following) in enumerate(pairwise(kept)) if (text[:9], following) == (_OPEN[:9], _CLOSE)
    }
    kept = [text for at, text in enumerate(kept) if not {at, at - 1} & emptied]
    if left_out:
        entries = counted(len(left_out), "entry", "entries")
        kept.append(f"_Left out here for length: {entries}; the worst are kept. See the full report._")
    return "\n\n".join(kept) + "\n"
