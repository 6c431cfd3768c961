from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import sample
from verify.cli.recheck import changes_text
from verify.model.page import Page, Unread
from verify.model.span import Span
from verify.model.verdict import Evidence, Match, MatchKind, SpeakerCheck
from verify.pipeline.recheck import Change, compare_passage, public_evidence

PASSAGE = "We will open both sluices on Friday and keep them open until the river has fallen"


def page(text: str) -> Page:
    return Page(url="https://a.example/", final_url="https://a.example/", text=text)


EVIDENCE = Evidence(
    page=page(""),
    match=Match(page=0, kind=MatchKind.VERBATIM, similarity=1.0, span=Span(0, len(PASSAGE)), passage=PASSAGE),
    speaker=None,
    speaker_check=SpeakerCheck.UNNAMED,
    origin=1,
)


def test_pages_that_support_or_contradict_a_source_are_looked_at_again() -> None:
    cited = [each for each in public_evidence(sample.report()) if each.source]

    assert [(each.source, each.line, each.evidence.page.final_url) for each in cited] == [
        ("Low Harbour Post", 3, sample.POST),
        ("Tide Weekly", 15, sample.TIDE_PAGE.url),
    ]


def test_what_became_of_a_page_of_a_source_names_the_source() -> None:
    (cited,) = [each for each in public_evidence(sample.report()) if each.source == "Tide Weekly"]
    now = page("The pier is safe. Nothing else was written there.")

    assert "drafts/ferry.md:15: Tide Weekly (named source): “repairs would cost 90" in changes_text(
        (cited.rechecked(now),)
    )
    assert cited.rechecked(now).change is Change.GONE


def test_other_marks_and_line_breaks_are_no_edit() -> None:
    now = page("The board: “" + PASSAGE.upper().replace(" ", "\n", 3) + ".”")

    assert compare_passage(EVIDENCE, now) == (Change.STILL_THERE, ())


def test_an_edited_passage_shows_what_it_was_and_what_it_is() -> None:
    change, notes = compare_passage(EVIDENCE, page(f"“{PASSAGE.replace('Friday', 'Sunday')},” she said."))

    assert change is Change.EDITED
    assert any("Friday" in note and "Sunday" in note for note in notes)


def test_words_that_stand_there_no_more_are_gone() -> None:
    assert compare_passage(EVIDENCE, page("The museum reopens in spring."))[0] is Change.GONE


def test_a_page_that_was_removed_is_gone_even_where_an_archive_keeps_it() -> None:
    archived = replace(page(PASSAGE), archived_url="https://archive.example/1")

    assert compare_passage(EVIDENCE, archived)[0] is Change.GONE
    assert compare_passage(EVIDENCE, Unread(url="https://a.example/", reason="status_410"))[0] is Change.GONE


@pytest.mark.parametrize("reason", ["timeout", "robots", "status_503", "paywall"])
def test_a_page_that_could_not_be_read_is_not_gone(reason: str) -> None:
    assert compare_passage(EVIDENCE, Unread(url="https://a.example/", reason=reason))[0] is Change.UNREAD


def test_the_free_part_of_a_page_never_says_gone() -> None:
    now = replace(page("The museum reopens in spring."), whole=False, limit="paywall")

    assert compare_passage(EVIDENCE, now) == (Change.UNREAD, ("only a part could be read: paywall",))
