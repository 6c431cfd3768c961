from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import NOON
from verify.cli.codes import ExitCode
from verify.cli.exitcode import exit_code
from verify.model.claim import Claim, ClaimKind, Form
from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.model.verdict import DraftReport, Outcome, Reason, Report, RunError, Verdict
from verify.reports.findings import Level, findings_of
from verify.settings import parse_outcomes


def verdict(outcome: Outcome, kind: ClaimKind = ClaimKind.QUOTATION) -> Verdict:
    claim = Claim(id="q1", kind=kind, form=Form.WHOLE, text="x", span=Span(0, 1), line=1, column=1, parts=())
    return Verdict(claim=claim, outcome=outcome, because="")


def report(*verdicts: Verdict, errors: tuple[RunError, ...] = (), complete: bool = True) -> Report:
    draft = DraftReport(
        path="d.txt", sha256="", title=None, language=None, published_on=None, source="", verdicts=verdicts
    )
    return Report(version="0", created_at=NOON, complete=complete, settings_digest="", drafts=(draft,), errors=errors)


def code(given: Report, *, fail_if_empty: bool = False, exit_zero: bool = False) -> int:
    fail_on = (Outcome.ALTERED, Outcome.MISATTRIBUTED, Outcome.NOT_FOUND)
    return exit_code(given, fail_on=fail_on, fail_if_empty=fail_if_empty, exit_zero=exit_zero)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((Outcome.CORROBORATED, Outcome.PARAPHRASED), ExitCode.FINE),
        ((Outcome.CORROBORATED, Outcome.UNCHECKED), ExitCode.FINE),
        ((Outcome.SKIPPED,), ExitCode.FINE),
        ((), ExitCode.FINE),
        ((Outcome.UNCHECKED, Outcome.SKIPPED), ExitCode.UNCHECKED),
        ((Outcome.CORROBORATED, Outcome.ALTERED), ExitCode.FINDINGS),
        ((Outcome.UNCHECKED, Outcome.NOT_FOUND), ExitCode.FINDINGS),
    ],
)
def test_outcomes_decide(outcomes: tuple[Outcome, ...], expected: ExitCode) -> None:
    assert code(report(*map(verdict, outcomes))) == expected


def test_statements_figures_and_scare_quotes_never_set_the_code() -> None:
    assert code(report(verdict(Outcome.ALTERED, ClaimKind.FIGURE), verdict(Outcome.CORROBORATED))) == ExitCode.FINE
    assert code(report(verdict(Outcome.UNCHECKED, ClaimKind.STATEMENT))) == ExitCode.FINE


def test_exit_zero_turns_only_findings_into_zero() -> None:
    findings = report(verdict(Outcome.ALTERED))

    assert code(findings, exit_zero=True) == ExitCode.FINE
    assert code(report(verdict(Outcome.UNCHECKED)), exit_zero=True) == ExitCode.UNCHECKED
    unread = replace(findings, errors=(RunError(path="e.txt", reason="no such file"),))
    assert code(unread, exit_zero=True) == ExitCode.UNUSABLE


def test_a_draft_that_could_not_be_read_outranks_findings_and_an_interrupt_outranks_all() -> None:
    errors = (RunError(path="e.txt", reason="no such file"),)

    assert code(report(verdict(Outcome.ALTERED), errors=errors)) == ExitCode.UNUSABLE
    assert code(report(verdict(Outcome.ALTERED), errors=errors, complete=False)) == ExitCode.INTERRUPTED


def test_an_empty_draft_fails_only_when_asked_to() -> None:
    assert code(report(), fail_if_empty=True) == ExitCode.UNCHECKED
    assert code(report(verdict(Outcome.SKIPPED)), fail_if_empty=True) == ExitCode.UNCHECKED


def test_a_warning_that_is_named_fails_a_run_whatever_the_outcome() -> None:
    notice = Notice(code=NoticeCode.MARKUP_INSIDE, message="There is markup.")
    warned = report(replace(verdict(Outcome.CORROBORATED), notices=(notice,)))
    fail_on = parse_outcomes("--fail-on", "altered,markup-inside")

    assert fail_on == (Outcome.ALTERED, NoticeCode.MARKUP_INSIDE)
    assert exit_code(warned, fail_on=fail_on, fail_if_empty=False, exit_zero=False) == ExitCode.FINDINGS
    assert exit_code(warned, fail_on=(Outcome.ALTERED,), fail_if_empty=False, exit_zero=False) == ExitCode.FINE
    assert [(each.level, each.message.endswith("There is markup.")) for each in findings_of(warned, fail_on)] == [
        (Level.ERROR, True)
    ]


@pytest.mark.parametrize("kind", [ClaimKind.QUOTATION, ClaimKind.FIGURE])
def test_a_fault_of_ours_in_one_claim_makes_the_run_unusable_whatever_else_was_found(kind: ClaimKind) -> None:
    broken = replace(verdict(Outcome.UNCHECKED, kind), reason=Reason.INTERNAL)

    assert code(report(verdict(Outcome.ALTERED), broken)) == ExitCode.UNUSABLE
    assert code(report(verdict(Outcome.CORROBORATED), broken), exit_zero=True) == ExitCode.UNUSABLE
    assert code(report(broken, complete=False)) == ExitCode.INTERRUPTED
