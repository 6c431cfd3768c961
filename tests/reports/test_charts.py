from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.reports import sample
from verify.model.verdict import Origin
from verify.reports.charts import speaker_rows, timeline


def test_each_speaker_has_a_row_and_skipped_passages_have_none() -> None:
    rows = speaker_rows(sample.draft_report().verdicts)

    assert [(row.name, row.counts) for row in rows] == [
        ("Ines Okonro", "1 corroborated, 1 altered"),
        ("Okonro's deputy", "1 paraphrased"),
        ("Piet Varga", "1 misattributed, 1 not found"),
        ("Lo Adair", "1 disputed, 1 unchecked"),
        ("No speaker named", "1 unchecked"),
    ]


def test_the_earliest_page_of_an_origin_is_marked_as_the_first() -> None:
    draft = sample.draft_report()
    early = sample.page("https://early.example/a", "Early Bird", "First", date(2026, 2, 27))
    first, *rest = draft.verdicts
    verdict = replace(first, evidence=(*first.evidence, replace(first.evidence[0], page=early)))
    one = Origin(
        id=1, outlet="Early Bird", url=early.url, published_on=date(2026, 2, 27), pages=(sample.POST, early.url)
    )

    drawn = timeline(replace(draft, verdicts=(verdict, *rest), origins=(one,)))

    assert drawn is not None
    assert (drawn.first, drawn.last, drawn.draft_at) == ("27 Feb 2026", "2 Mar 2026", 97.0)
    assert [(dot.at, dot.words, dot.is_first) for dot in drawn.rows[0].dots] == [
        (3.0, "Early Bird, 27 Feb 2026", True),
        (65.67, "Low Harbour Post, 1 Mar 2026", False),
    ]


def test_without_a_dated_page_there_is_no_timeline() -> None:
    assert timeline(replace(sample.draft_report(), verdicts=(sample.not_found(),))) is None


def test_an_origin_without_dates_has_a_row_without_dots() -> None:
    drawn = timeline(sample.draft_report())

    assert drawn is not None
    assert [(row.name, len(row.dots), row.words) for row in drawn.rows] == [
        ("Low Harbour Post", 1, "1 page, first Low Harbour Post, 1 Mar 2026"),
        ("Island Radio", 0, "1 page, no date"),
        ("Tide Weekly", 1, "1 page, first Tide Weekly, 27 Feb 2026"),
    ]
