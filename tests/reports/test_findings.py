from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports import sample
from verify.model.claim import SourceRole
from verify.model.failing import FAIL_BY_DEFAULT
from verify.model.source_words import Beside
from verify.model.span import Span
from verify.model.verdict import DraftReport, Outcome, Verdict
from verify.reports.findings import Level, draft_findings, findings_of, relative_uri


def moved(verdict: Verdict, by: int) -> Verdict:
    claim = verdict.claim
    return replace(verdict, claim=replace(claim, span=claim.span.shift(by), line=claim.line + by))


def with_verdicts(*verdicts: Verdict) -> DraftReport:
    return replace(sample.draft_report(), verdicts=verdicts, named_sources=())


def test_what_needs_nobody_is_no_finding() -> None:
    found = findings_of(sample.report(), FAIL_BY_DEFAULT)

    assert [(finding.judged.rule, finding.level.value) for finding in found] == [
        ("altered", "error"),
        ("paraphrased", "error"),
        ("misattributed", "error"),
        ("not_found", "error"),
        ("unchecked", "warning"),
        ("disputed", "error"),
        ("unchecked", "warning"),
        ("statement_altered", "warning"),
        ("statement_not_found", "note"),
        ("source_contradicted", "warning"),
        ("source_unchecked", "note"),
        ("source_unsupported", "note"),
    ]


def test_a_source_and_a_statement_fail_where_that_is_asked() -> None:
    wanted = (Beside.SOURCE_CONTRADICTED, Beside.STATEMENT_ALTERED)
    found = findings_of(sample.report(), wanted)

    assert [each.judged.rule for each in found if each.level is Level.ERROR] == [
        "statement_altered",
        "source_contradicted",
    ]


def test_a_cited_source_that_does_not_carry_it_is_more_than_a_listed_one() -> None:
    *_, listed = sample.named_sources()
    cited = replace(listed, source=replace(listed.source, role=SourceRole.CITED))
    draft = replace(sample.draft_report(), verdicts=(), named_sources=(listed, cited))

    assert [each.level for each in draft_findings(draft, ())] == [Level.NOTE, Level.WARNING]
    assert [each.level for each in draft_findings(draft, (Beside.SOURCE_UNSUPPORTED,))] == [Level.ERROR] * 2


def test_a_finding_on_a_source_names_what_is_taken_from_it_the_difference_and_the_page() -> None:
    draft = sample.draft_report()
    (found,) = (each for each in draft_findings(draft, ()) if each.judged.rule == "source_contradicted")

    assert sample.SOURCE[found.judged.span.start : found.judged.span.end] == "Tide Weekly"
    assert (found.line, found.end) == (15, (15, 25))
    assert found.message.startswith("contradicted: Tide Weekly (cited): The page says 90, the draft 9. Takes: repairs")
    assert found.message.endswith(f"Its own page: Tide Weekly, 27 Feb 2026: What the pier needs {sample.TIDE_PAGE.url}")


def test_an_outcome_that_does_not_fail_the_build_is_a_warning() -> None:
    (found,) = draft_findings(with_verdicts(sample.not_found()), (Outcome.ALTERED,))

    assert found.level is Level.WARNING


def test_a_paraphrase_is_a_note_where_it_does_not_fail_the_build() -> None:
    (found,) = draft_findings(with_verdicts(sample.paraphrased()), (Outcome.ALTERED,))

    assert found.level is Level.NOTE


def test_what_comes_nearest_is_told_as_no_support() -> None:
    (found,) = draft_findings(with_verdicts(sample.not_found()), FAIL_BY_DEFAULT)

    assert f"Nearest, no support: “{sample.NEAREST.passage}” (Island Radio, Harbour news at noon)" in found.message
    assert found.message.endswith(sample.RADIO)


def test_a_finding_ends_where_the_words_end() -> None:
    (found,) = draft_findings(with_verdicts(sample.altered()), FAIL_BY_DEFAULT)

    assert (found.line, found.column, found.end) == (5, 23, (5, 56))


def test_without_the_source_a_finding_has_no_end() -> None:
    (found,) = draft_findings(replace(with_verdicts(sample.altered()), source=""), FAIL_BY_DEFAULT)

    assert found.end is None


def test_a_fingerprint_survives_moved_lines_and_other_marks() -> None:
    verdict = sample.not_found()
    retyped = replace(verdict, claim=replace(verdict.claim, text="WE  will\nsue", span=Span(3, 9), line=40))
    prints = {
        draft_findings(with_verdicts(v), FAIL_BY_DEFAULT)[0].fingerprint for v in (verdict, moved(verdict, 7), retyped)
    }

    assert len(prints) == 1


def test_another_speaker_is_another_fingerprint() -> None:
    verdict = sample.not_found()
    assert verdict.claim.speaker is not None
    other = replace(verdict, claim=replace(verdict.claim, speaker=replace(verdict.claim.speaker, name="Mara Quill")))

    first, second = draft_findings(with_verdicts(verdict, other), FAIL_BY_DEFAULT)

    assert first.fingerprint != second.fingerprint


def test_the_same_words_twice_are_two_fingerprints() -> None:
    first, second = draft_findings(with_verdicts(sample.not_found(), sample.not_found()), FAIL_BY_DEFAULT)

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
