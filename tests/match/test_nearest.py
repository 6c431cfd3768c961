"""What pages give to a claim's own speaker."""

from __future__ import annotations

from collections.abc import Iterator

from verify.claims.page_speech import reported_speech
from verify.match.nearest import Near, find_near
from verify.match.passages import Passages, quoted_on
from verify.model.claim import Claim, ClaimKind, Form, Speaker
from verify.model.page import Page
from verify.model.span import Span
from verify.model.told import Told
from verify.model.verdict import Difference, MatchKind

PAGE = (
    "The harbour town of Lindale was cut off on Monday.\n\n"
    "“The boat sank before the crew could call for help,” said Harbour master Ida Moen. “We will search until dark.”\n\n"
    "Moen said the company would close the fish market in Lindale before winter.\n\n"
    "“My cousin sells fresh bread at the market,” said Per Lund, a baker.\n"
)


def claim(text: str, speaker: str | None = "Ida Moen") -> Claim:
    said = Speaker(text=speaker, span=Span(0, 0), name=speaker) if speaker else None
    return Claim(
        id="q1", kind=ClaimKind.QUOTATION, form=Form.WHOLE, text=text, span=Span(0, 1), line=1, column=1, parts=(),
        speaker=said,
    )  # fmt: skip


def told_on(page: Page) -> Iterator[Told]:
    yield from quoted_on(page)
    yield from reported_speech(page.text, page.blocks)


def near(text: str, speaker: str | None = "Ida Moen", page: str = PAGE) -> Near:
    made = Page(url="https://herald.example/a", final_url="https://herald.example/a", text=page)
    return find_near(claim(text, speaker), Passages([made], told_on))


def test_other_words_are_the_nearest_and_no_paraphrase() -> None:
    found = near("The vessel went down before its sailors could phone for assistance")

    assert found.decided == ()
    assert found.nearest[0].passage.startswith("The boat sank")


def test_the_speakers_reported_speech_is_a_paraphrase() -> None:
    (match,) = near("We will shut the fish market in Lindale before winter").decided

    assert match.kind is MatchKind.PARAPHRASE
    assert match.told_by is not None
    assert match.passage == "the company would close the fish market in Lindale before winter"
    assert "“close” for “shut”" in " ".join(match.reasons)


def test_the_opposite_of_what_the_speaker_is_reported_to_say_is_altered() -> None:
    (match,) = near("We will not shut the fish market in Lindale before winter").decided

    assert match.kind is MatchKind.ALTERED
    assert [(edit.difference, edit.draft) for edit in match.edits] == [(Difference.NEGATION, "not")]
    assert "denies" in match.edits[0].note


def test_what_somebody_else_says_is_not_near() -> None:
    passages = {match.passage for match in near("My relative trades in new loaves on the square").nearest}

    assert not any("cousin" in passage for passage in passages)


def test_without_a_named_speaker_nothing_is_near() -> None:
    assert near("The vessel went down before its sailors could phone", None) == Near()


def test_of_thousands_of_sentences_those_that_share_most_words_are_compared() -> None:
    filler = "\n".join(f"“Ward {number} has a quiet street,” Moen said." for number in range(1_500))

    found = near("The vessel went down before the crew could call for help", page=f"{filler}\n{PAGE}")

    assert found.nearest[0].passage.startswith("The boat sank")
