from __future__ import annotations

from dataclasses import replace

from tests.reports import sample
from verify.cli.progress import ProgressBar
from verify.model.verdict import Outcome
from verify.pipeline.ledger import Ledger


def test_the_line_says_how_far_it_is_and_what_it_waits_for() -> None:
    seconds = iter((100.0, 114.2))
    ledger = Ledger()
    ledger.begin(replace(sample.report(), drafts=()), ["a.md", "b.md"])
    ledger.quotations.update({0: 4, 1: 6})
    ledger.enter(0, sample.draft_report("a.md"))

    line = ProgressBar(ledger, lambda: next(seconds)).line("b.md: waiting for gdelt")

    assert line == "[####......] · 4/10 quotations · 1/2 drafts · 14 s · waiting for gdelt"


def progress(*origins: str) -> ProgressBar:
    ledger = Ledger()
    ledger.begin(replace(sample.report(), drafts=()), origins)
    return ProgressBar(ledger)


def test_what_no_page_could_change_has_its_sign_and_the_rest_is_so_far() -> None:
    terminal = progress("a.md")
    terminal.hear(sample.draft_report("a.md"))

    rows = terminal.rows(20, 60)

    assert any(row.startswith("✓ corroborated ") for row in rows)
    assert any(row.startswith(". altered so far ") for row in rows)
    assert not any("not found" in row for row in rows)
    assert all(len(row) <= 60 for row in rows)


def test_a_draft_that_is_done_has_nothing_so_far_any_more() -> None:
    ledger = Ledger()
    ledger.begin(replace(sample.report(), drafts=()), ["a.md", "b.md"])
    terminal = ProgressBar(ledger)
    terminal.hear(sample.draft_report("a.md"))
    ledger.enter(0, sample.draft_report("a.md"))

    rows = terminal.rows(20, 60)

    assert not any("so far" in row for row in rows)
    assert any(row.startswith("✗ not found ") and "a.md:" in row for row in rows)


def test_where_there_is_little_room_the_last_changes_are_shown() -> None:
    terminal = progress("a.md", "b.md")
    terminal.hear(sample.draft_report("a.md"))
    terminal.hear(sample.draft_report("b.md"))
    other = sample.draft_report("a.md")
    changed = tuple(
        replace(each, outcome=Outcome.DISPUTED) if each.outcome is Outcome.ALTERED else each for each in other.verdicts
    )
    terminal.hear(replace(other, verdicts=changed))

    (row,) = terminal.rows(1, 60)

    assert row.startswith(". disputed so far ")
    assert terminal.rows(0, 60) == []
