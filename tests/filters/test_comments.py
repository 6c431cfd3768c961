from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from verify.claims.find import find_claims
from verify.drafts.find import read_draft
from verify.filters.comments import ineffective, with_directed_speakers, with_ignored
from verify.model.claim import ClaimKind
from verify.model.draft import Draft
from verify.model.notice import NoticeCode
from verify.model.verdict import DraftReport, Outcome, Reason, Verdict
from verify.plugins import draft_readers

TODAY = date(2026, 3, 2)
BRIDGE = "“We will rebuild the old bridge this year,” Mayor Ana Reyes said."
TREES = "“Every street in this town needs its trees,” she said."


def read(source: str, suffix: str = ".md") -> Draft:
    return read_draft(source.encode(), f"draft{suffix}", suffix, draft_readers(print))


def report(draft: Draft, outcome: Outcome = Outcome.ALTERED) -> DraftReport:
    claims = [claim for claim in find_claims(draft).claims if claim.kind is ClaimKind.QUOTATION]
    return DraftReport(
        path=draft.path,
        sha256=draft.sha256,
        title=None,
        language=None,
        published_on=None,
        source=draft.source,
        verdicts=tuple(Verdict(claim=claim, outcome=outcome, because="It differs.") for claim in claims),
    )


def outcomes(source: str, suffix: str = ".md", *, isolated: bool = False) -> list[str]:
    draft = read(source, suffix)
    return [str(v.outcome) for v in with_ignored(draft, report(draft), today=TODAY, isolated=isolated).verdicts]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"{BRIDGE} <!-- verify: ignore -->\n\n{TREES}\n", ["skipped", "altered"]),
        (f"{BRIDGE} <!-- verify: ignore --> {TREES}\n", ["skipped", "altered"]),
        (f"<!-- verify: ignore -->\n{BRIDGE} {TREES}\n", ["skipped", "skipped"]),
        (f"<!-- verify: ignore -->\n\n{BRIDGE}\n\n{TREES}\n", ["skipped", "altered"]),
        (f"{BRIDGE}\n\n<!-- verify: ignore -->\n\n{TREES}\n", ["altered", "skipped"]),
        (f"{BRIDGE}\n\n{TREES} <!-- verify: ignore[altered] -->\n", ["altered", "skipped"]),
        (f"{BRIDGE}\n\n{TREES} <!-- verify: ignore[not-found, unchecked] -->\n", ["altered", "altered"]),
        (f"{BRIDGE}\n\n{TREES} <!-- verify: ignore until=2026-03-02 -->\n", ["altered", "skipped"]),
        (f"{BRIDGE}\n\n{TREES} <!-- verify: ignore until=2026-03-01 -->\n", ["altered", "altered"]),
    ],
)
def test_a_comment_is_for_the_quotation_before_it_or_the_paragraph_after_it(source: str, expected: list[str]) -> None:
    assert outcomes(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"<p>{BRIDGE} <!-- verify: ignore --></p><p>{TREES}</p>", ["skipped", "altered"]),
        (f"<p>{BRIDGE}\n<!-- verify: ignore -->\n</p>\n<p>{TREES}</p>", ["skipped", "altered"]),
        (f"<p>{BRIDGE}</p><!-- verify: ignore --><p>{TREES}</p>", ["altered", "skipped"]),
        (f"<p>{BRIDGE}</p>\n<p><em>{TREES}</em> <!-- verify: ignore --></p>", ["altered", "skipped"]),
    ],
)
def test_in_html_a_comment_belongs_to_the_element_it_stands_in(source: str, expected: list[str]) -> None:
    assert outcomes(source, ".html") == expected


def test_an_ignored_finding_tells_its_reason_and_what_it_would_have_been() -> None:
    draft = read(f'{BRIDGE} <!-- verify: ignore[altered] reason="her office sent these words" -->\n')

    (verdict,) = with_ignored(draft, report(draft), today=TODAY).verdicts

    assert verdict.reason is Reason.IGNORED
    assert "her office sent these words" in verdict.because
    assert verdict.because.endswith("Otherwise altered: It differs.")


@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("", "no reason given"),
        (" heard by our reporter", "heard by our reporter"),
        (' reason="heard by our reporter" until=2026-12-31', "heard by our reporter"),
    ],
)
def test_a_finding_is_ignored_by_its_short_name_wherever_the_comment_is(short: bool, said: str, reason: str) -> None:
    (named,) = {claim.id for claim in find_claims(read(BRIDGE)).claims if claim.kind is ClaimKind.QUOTATION}
    name = named.rpartition("-")[2] if short else named
    draft = read(f"{BRIDGE}\n\n{TREES}\n\n<!-- verify: ignore {name}{said} -->\n")

    first, second = with_ignored(draft, report(draft), today=TODAY).verdicts

    assert (first.outcome, second.outcome) == (Outcome.SKIPPED, Outcome.ALTERED)
    assert f"({reason})" in first.because


def test_a_short_name_that_no_finding_has_is_told() -> None:
    draft = read(f"{BRIDGE} <!-- verify: ignore 0a1b2c -->\n")

    done = with_ignored(draft, report(draft), today=TODAY)

    assert [str(verdict.outcome) for verdict in done.verdicts] == ["altered"]
    assert [notice.message for notice in ineffective(done)] == [
        "The comment `verify: ignore 0a1b2c` has no effect: nothing in this draft has that short name."
    ]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("ignore[not-found]", NoticeCode.UNUSED_DIRECTIVE),
        ("ignore until=2026-03-01", NoticeCode.EXPIRED_DIRECTIVE),
        ('speaker="Bo Lind" until=2026-03-01', NoticeCode.EXPIRED_DIRECTIVE),
    ],
)
def test_comments_without_effect_are_told_with_their_place(comment: str, code: NoticeCode) -> None:
    draft = read(f"No words here.\n\n{BRIDGE} <!-- verify: {comment} -->\n")

    (notice,) = ineffective(with_ignored(draft, report(draft), today=TODAY))

    assert (notice.code, notice.line, notice.column) == (code, 3, len(BRIDGE) + 2)


def test_a_comment_below_the_last_paragraph_belongs_to_nothing() -> None:
    draft = read(f"{BRIDGE}\n\n<!-- verify: ignore -->\n")

    (notice,) = ineffective(with_ignored(draft, report(draft), today=TODAY))

    assert notice.code is NoticeCode.UNUSED_DIRECTIVE


def test_a_quotation_that_could_not_be_looked_up_does_not_make_a_comment_unused() -> None:
    draft = read(f"{BRIDGE} <!-- verify: ignore[altered] -->\n")

    done = with_ignored(draft, report(draft, Outcome.UNCHECKED), today=TODAY)

    assert ineffective(done) == ()
    assert done.verdicts[0].outcome is Outcome.UNCHECKED


def test_what_is_corroborated_is_never_ignored() -> None:
    draft = read(f"{BRIDGE} <!-- verify: ignore[corroborated] -->\n")

    assert with_ignored(draft, report(draft, Outcome.CORROBORATED), today=TODAY).verdicts[0].outcome == "corroborated"


def test_isolated_lists_comments_and_applies_none() -> None:
    draft = read(f"{BRIDGE} <!-- verify: ignore -->\n")

    done = with_ignored(draft, report(draft), today=TODAY, isolated=True)

    assert [str(v.outcome) for v in done.verdicts] == ["altered"]
    assert [notice.code for notice in ineffective(done)] == [NoticeCode.DISREGARDED_DIRECTIVE]


def test_a_comment_names_the_speaker_and_points_at_the_name() -> None:
    draft = read('“Every street in this town needs its trees.” <!-- verify: speaker="Bo Lind" -->\n')

    (claim,) = with_directed_speakers(draft, find_claims(draft), today=TODAY).claims

    assert claim.speaker is not None
    assert claim.speaker.name == "Bo Lind"
    assert claim.speaker.span.cut(draft.source) == "Bo Lind"
    assert NoticeCode.NO_SPEAKER not in {notice.code for notice in claim.notices}


def test_an_expired_comment_names_nobody() -> None:
    draft = read(f'{BRIDGE} <!-- verify: speaker="Bo Lind" until=2026-03-01 -->\n')
    claims = find_claims(draft)

    assert with_directed_speakers(draft, claims, today=TODAY) == claims


def test_nested_words_are_ignored_with_the_quotation_around_them() -> None:
    draft = read(
        "“She told us ‘the bridge will stand for ever’ and left the room,” Bo Lind said. <!-- verify: ignore -->"
    )
    nested = report(draft)
    assert any(verdict.claim.parent for verdict in nested.verdicts)

    done = with_ignored(draft, replace(nested, notices=()), today=TODAY)

    assert {str(verdict.outcome) for verdict in done.verdicts} == {"skipped"}


def test_a_comment_on_a_quotation_that_was_left_out_of_the_check_is_not_called_unused() -> None:
    draft = read(f"{BRIDGE} <!-- verify: ignore -->\n\n{TREES}\n")
    whole = report(draft)
    half = replace(whole, verdicts=whole.verdicts[1:])

    assert ineffective(with_ignored(draft, half, today=TODAY, partial=True)) == ()
    assert len(ineffective(with_ignored(draft, half, today=TODAY))) == 1
