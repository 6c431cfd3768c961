"""The sentences that say how much was checked, and that nobody can take for more than that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from verify.model.verdict import Outcome, Report, SourceVerdict, Verdict
from verify.reports.labels import OUTCOMES, SOURCE_OUTCOMES, reason_words
from verify.reports.tally import (
    failed_pages,
    is_in_marks,
    provider_words,
    summary_of,
    summary_of_others,
    summary_of_sources,
)
from verify.text.printable import counted

# How `coverage_line` begins, however its lines are broken.
COVERAGE = r"(?:no\s+quotations\s+to\s+check|\d+\s+quotations?:\s[^;]{1,300});\s+providers:\s"


def coverage_line(verdicts: Sequence[Verdict]) -> str:
    """How many quotations came out how, and how each provider answered; skipped passages are not among them."""
    asked = providers_asked(verdicts)
    return f"{counts_line(verdicts)}; providers: {', '.join(asked) if asked else 'none asked'}"


def counts_line(verdicts: Sequence[Verdict]) -> str:
    """How many quotations came out how, in our own words alone."""
    summary = summary_of(verdicts)
    checked = {Outcome(name): count for name, count in summary.items() if count and name != Outcome.SKIPPED}
    if not checked:
        return "no quotations to check"
    return f"{counted(sum(checked.values()), 'quotation')}: {outcome_counts(checked)}"


def providers_asked(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """How each provider that was asked for a quotation answered."""
    return provider_words([verdict for verdict in verdicts if is_in_marks(verdict)])


def outcome_counts(counts: dict[Outcome, int]) -> str:
    """The counts that are not zero: "5 corroborated, 2 not found"."""
    return ", ".join(f"{count} {OUTCOMES[outcome].word}" for outcome, count in counts.items() if count)


def unchecked_line(verdicts: Iterable[Verdict]) -> str:
    """A loud sentence where quotations could not be checked; empty where all were."""
    to_check = [v for v in verdicts if is_in_marks(v) and v.outcome is not Outcome.SKIPPED]
    reasons = Counter(_why(v) for v in to_check if v.outcome is Outcome.UNCHECKED)
    if not reasons:
        return ""
    why = "; ".join(f"{count}: {words}" for words, count in reasons.items())
    return f"{reasons.total()} of {counted(len(to_check), 'quotation')} could NOT be checked ({why})"


def others_line(verdicts: Sequence[Verdict]) -> str:
    """What became of reported speech and figures; empty where there are none."""
    counts = {Outcome(name): count for name, count in summary_of_others(verdicts).items()}
    if not counts:
        return ""
    total = counted(sum(counts.values()), "statement or figure", "statements and figures")
    return f"{total} beside the quotations: {outcome_counts(counts)}"


def sources_line(sources: Iterable[SourceVerdict]) -> str:
    """What became of the named sources; empty where none is judged."""
    counts = summary_of_sources(sources)
    if not counts:
        return ""
    said = ", ".join(f"{count} {SOURCE_OUTCOMES[outcome].word}" for outcome, count in counts.items())
    return f"{counted(sum(counts.values()), 'named source')}: {said}"


def skipped_line(verdicts: Iterable[Verdict], place: str = "line") -> str:
    """Which passages in marks there was nothing to check in, by *place*; empty where there are none."""
    lines: dict[str, list[str]] = {}
    for verdict in verdicts:
        if is_in_marks(verdict) and verdict.outcome is Outcome.SKIPPED:
            lines.setdefault(_why(verdict), []).append(str(verdict.claim.line))
    if not lines:
        return ""
    total = sum(len(places) for places in lines.values())
    where = "; ".join(
        f"{why}: {place}{'s' if len(places) > 1 else ''} {', '.join(places)}" for why, places in lines.items()
    )
    return f"{counted(total, 'passage')} in quotation marks skipped ({where})"


def incomplete_line(report: Report) -> str:
    """A loud sentence where the run was interrupted; empty where it came to its end."""
    if report.complete:
        return ""
    left = len(report.not_begun)
    rest = f"; {counted(left, 'draft')} {'was' if left == 1 else 'were'} not begun" if left else ""
    return f"The run was interrupted: this report is not complete{rest}."


def reader_line(report: Report) -> str:
    """Who read for meaning in the run; empty where nobody did."""
    if report.reader is None:
        return ""
    told = f"{report.reader.model} (reader {report.reader.name}, prompt {report.reader.prompt_version})"
    return f"what words alone cannot tell was also read for meaning, by {told}"


def hints(report: Report) -> tuple[str, ...]:
    """What the run met on its way, for the end of a report."""
    loosened = []
    if report.robots_ignored:
        loosened.append("robots.txt was ignored for pages that the draft links (--no-robots)")
    if report.pace is not None:
        loosened.append(f"the pauses between requests were changed (VERIFY_PACE={report.pace})")
    if told := reader_line(report):
        loosened.append(told)
    pages = [
        f"{counted(count, 'page')} {'was' if count == 1 else 'were'} not read: {why}"
        for why, count in failed_pages(report).items()
    ]
    return (*pages, *loosened)


def _why(verdict: Verdict) -> str:
    if verdict.reason is None:
        return "no reason recorded" if verdict.outcome is Outcome.UNCHECKED else "nothing to check"
    return reason_words(verdict.reason, interrupted=verdict.interrupted)
