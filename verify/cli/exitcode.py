"""The exit code of a run (see the guide: exit-codes)."""

from __future__ import annotations

from collections.abc import Callable

from verify.cli.codes import ExitCode
from verify.model.claim import ClaimKind
from verify.model.failing import FailOn
from verify.model.verdict import Outcome, Reason, Report, Verdict
from verify.reports.tally import fails, fails_beside


def exit_code(
    report: Report,
    *,
    fail_on: tuple[FailOn, ...],
    fail_if_empty: bool,
    exit_zero: bool,
    is_kept_back: Callable[[Verdict], bool] = lambda _verdict: False,
) -> ExitCode:
    """The first that applies: interrupted, unreadable drafts or faults of ours, findings, nothing could be checked, fine.

    *is_kept_back*: what the checkout's own settings kept from being checked is a finding, whatever *fail_on* says.
    """
    verdicts = counted_verdicts(report)
    if not report.complete:
        return ExitCode.INTERRUPTED
    if report.errors or _has_fault(report):
        return ExitCode.UNUSABLE
    if not exit_zero and any(fails(verdict, fail_on) or is_kept_back(verdict) for verdict in verdicts):
        return ExitCode.FINDINGS
    if not exit_zero and any(fails_beside(draft, fail_on) for draft in report.drafts):
        return ExitCode.FINDINGS
    if verdicts and all(verdict.outcome is Outcome.UNCHECKED for verdict in verdicts):
        return ExitCode.UNCHECKED
    if not verdicts and fail_if_empty:
        return ExitCode.UNCHECKED
    return ExitCode.FINE


def _has_fault(report: Report) -> bool:
    """Whether a fault of ours cost a claim or a named source of the report."""
    claims = (verdict.reason for draft in report.drafts for verdict in draft.verdicts)
    sources = (verdict.reason for draft in report.drafts for verdict in draft.named_sources)
    return any(reason is Reason.INTERNAL for reasons in (claims, sources) for reason in reasons)


def counted_verdicts(report: Report) -> tuple[Verdict, ...]:
    """The verdicts that set the exit code: those on quotations that were not skipped."""
    return tuple(
        verdict
        for draft in report.drafts
        for verdict in draft.verdicts
        if verdict.claim.kind is ClaimKind.QUOTATION and verdict.outcome is not Outcome.SKIPPED
    )
