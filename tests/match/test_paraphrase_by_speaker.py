from __future__ import annotations

from verify.match.paraphrase_by_speaker import find_restatements
from verify.model.claim import Claim, ClaimKind, Form, Speaker
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import MatchKind

PAGE = (
    "The harbour town of Lindale was cut off on Monday.\n\n"
    "“The boat sank before the crew could call for help,” said Harbour master Ida Moen. “We will search until dark.”\n\n"
    "“My cousin sells fresh bread at the market,” said Per Lund, a baker.\n"
)


def claim(text: str, speaker: str | None = "Ida Moen") -> Claim:
    said = Speaker(text=speaker, span=Span(0, 0), name=speaker) if speaker else None
    return Claim(
        id="q1", kind=ClaimKind.QUOTATION, form=Form.WHOLE, text=text, span=Span(0, 1), line=1, column=1, parts=(),
        speaker=said,
    )  # fmt: skip


def page(text: str = PAGE) -> Page:
    return Page(url="https://herald.example/a", final_url="https://herald.example/a", text=text)


def test_the_same_statement_in_other_words_is_found_where_the_speaker_makes_it() -> None:
    matches = find_restatements(claim("The vessel went down before its sailors could phone for assistance"), [page()])

    assert matches[0].kind is MatchKind.PARAPHRASE
    assert matches[0].span.cut(PAGE).startswith("The boat sank")
    assert any("same speaker" in reason for reason in matches[0].reasons)


def test_what_somebody_else_says_is_no_restatement() -> None:
    assert find_restatements(claim("My relative trades in new loaves on the square", "Ida Moen"), [page()]) == ()
    assert (
        find_restatements(claim("The vessel went down before its sailors could phone", "Nobody Else"), [page()]) == ()
    )


def test_another_subject_by_the_same_speaker_is_no_restatement() -> None:
    assert find_restatements(claim("The orchestra played three encores in Vienna"), [page()]) == ()


def test_another_number_rules_a_passage_out() -> None:
    counted = PAGE.replace("the crew", "the crew of 40")

    said = "The vessel with a crew of 12 went down before sailors could phone for assistance"
    assert find_restatements(claim(said), [page(counted)]) == ()


def test_without_a_named_speaker_nothing_is_compared() -> None:
    assert find_restatements(claim("The vessel went down", None), [page()]) == ()
