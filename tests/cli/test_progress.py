from __future__ import annotations

from dataclasses import replace

from tests.reports import sample
from verify.cli.progress import ProgressBar
from verify.pipeline.ledger import Ledger


def test_the_line_says_how_far_it_is_and_what_it_waits_for() -> None:
    seconds = iter((100.0, 114.2))
    ledger = Ledger()
    ledger.begin(replace(sample.report(), drafts=()), ["a.md", "b.md"])
    ledger.quotations.update({0: 4, 1: 6})
    ledger.enter(0, sample.draft_report("a.md"))

    line = ProgressBar(ledger, lambda: next(seconds)).line("b.md: waiting for gdelt")

    assert line == "[####......] · 4/10 quotations · 1/2 drafts · 14 s · waiting for gdelt"
