from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports import sample
from verify.model.span import Span
from verify.model.verdict import DraftReport, Outcome, Verdict
from verify.reports.findings import Level, draft_findings, findings_of, relative_uri
from verify.reports.tally import DEFAULT_FAIL_ON


def moved(verdict: Verdict, by: int) -> Verdict:
    claim = verdict.claim
    return replace(verdict, claim=replace(claim, span=claim.span.shift(by), line=claim.line + by))


def with_verdicts(*verdicts: Verdict) -> DraftReport:
    return replace(sample.draft_report(), verdicts=verdicts)


def test_what_needs_nobody_is_no_finding() -> None:
    found = findings_of(sample.report(), DEFAULT_FAIL_ON)

    assert [(finding.verdict.outcome.value, finding.level.value) for finding in found] == [
        ("altered", "error"),
        ("paraphrased", "note"),
        ("misattributed", "error"),
        ("not_found", "error"),
        ("unchecked", "warning"),
        ("disputed", "error"),
        ("unchecked", "warning"),
    ]


def test_an_outcome_that_does_not_fail_the_build_is_a_warning() -> None:
    (found,) = draft_findings(with_verdicts(sample.not_found()), (Outcome.ALTERED,))

    assert found.level is Level.WARNING


def test_a_paraphrase_fails_a_build_that_asks_for_it() -> None:
    (found,) = draft_findings(with_verdicts(sample.paraphrased()), (Outcome.PARAPHRASED,))

    assert found.level is Level.ERROR


def test_a_finding_ends_where_the_words_end() -> None:
    (found,) = draft_findings(with_verdicts(sample.altered()), DEFAULT_FAIL_ON)

    assert (found.line, found.column, found.end) == (5, 23, (5, 56))


def test_without_the_source_a_finding_has_no_end() -> None:
    (found,) = draft_findings(replace(with_verdicts(sample.altered()), source=""), DEFAULT_FAIL_ON)

    assert found.end is None


def test_a_fingerprint_survives_moved_lines_and_other_marks() -> None:
    verdict = sample.not_found()
    retyped = replace(verdict, claim=replace(verdict.claim, text="WE  will\nsue", span=Span(3, 9), line=40))
    prints = {
        draft_findings(with_verdicts(v), DEFAULT_FAIL_ON)[0].fingerprint for v in (verdict, moved(verdict, 7), retyped)
    }

    assert len(prints) == 1


def test_another_speaker_is_another_fingerprint() -> None:
    verdict = sample.not_found()
    assert verdict.claim.speaker is not None
    other = replace(verdict, claim=replace(verdict.claim, speaker=replace(verdict.claim.speaker, name="Mara Quill")))

    first, second = draft_findings(with_verdicts(verdict, other), DEFAULT_FAIL_ON)

    assert first.fingerprint != second.fingerprint


def test_the_same_words_twice_are_two_fingerprints() -> None:
    first, second = draft_findings(with_verdicts(sample.not_found(), sample.not_found()), DEFAULT_FAIL_ON)

    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/a.md", "drafts/a.md"),
        ("./drafts/a b#1.md", "drafts/a%20b%231.md"),
        ("drafts\\ä.md", "drafts/%C3%A4.md"),
        ("a:b?.md", "a%3Ab%3F.md"),
        ("50%.md", "50%25.md"),
        ("/home/desk/a.md", "file:///home/desk/a.md"),
        ("C:\\desk\\a.md", "file:///C%3A/desk/a.md"),
        ("https://post.example/a?b=c d", "https://post.example/a?b=c%20d"),
        ("-", "-"),
    ],
)
def test_paths_are_written_as_addresses(path: str, uri: str) -> None:
    assert relative_uri(path) == uri


@given(st.text(max_size=20))
def test_any_path_gives_plain_ascii(path: str) -> None:
    assert all("!" <= character <= "~" for character in relative_uri(path))
