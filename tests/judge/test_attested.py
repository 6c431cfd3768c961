"""What becomes of words by how pages give them: denied here, said there, reported, a writer's own."""

from __future__ import annotations

from dataclasses import replace

from tests.judge.invented import page
from tests.judge.test_whole_pages import WORDS, codes, judged
from verify.model.attested import Attested
from verify.model.notice import NoticeCode
from verify.model.page import Page
from verify.model.verdict import Outcome

SAID = page(f"The pier was empty.\n\n“{WORDS},” said Joanna Roe, the mayor.", url="https://one.example/a")
DENIED = page(
    f"The pier was full.\n\nJoanna Roe never said “{WORDS},” her office told us.", url="https://two.example/b"
)
TOLD = f"Joanna Roe spoke of the pier. {WORDS}. “We will see,” said Albert Penn."


def test_words_said_on_one_page_and_denied_on_another_show_both() -> None:
    verdict = judged(SAID, DENIED)

    assert verdict.outcome is Outcome.CORROBORATED
    assert NoticeCode.DISPUTED_ELSEWHERE in codes(verdict)
    assert [each.page.final_url for each in verdict.evidence] == [SAID.final_url, DENIED.final_url]


def test_words_that_pages_only_deny_are_disputed_and_the_pages_own_words_shown() -> None:
    verdict = judged(DENIED)

    assert verdict.outcome is Outcome.DISPUTED
    assert "never said" in verdict.because


def test_a_denial_does_not_accuse_whoever_says_the_words_elsewhere() -> None:
    other = page(f"“{WORDS},” said Albert Penn.", url="https://three.example/c")

    assert judged(other, DENIED).outcome is Outcome.MISATTRIBUTED


def test_a_writers_own_sentence_is_not_found_and_shown_as_that() -> None:
    verdict = judged(page(TOLD))

    assert verdict.outcome is Outcome.NOT_FOUND
    assert [each.match.attested for each in verdict.evidence] == [Attested.WRITER]
    assert "its own sentence, outside quotation marks" in verdict.because


def test_a_writers_own_sentence_takes_nothing_from_a_page_that_gives_the_words_as_said() -> None:
    assert judged(page(TOLD, url="https://four.example/d"), SAID).outcome is Outcome.CORROBORATED


def test_reported_speech_of_the_speaker_is_paraphrased_whoever_else_is_quoted_beside_it() -> None:
    reported = f"Joanna Roe said on Monday that {WORDS[0].lower()}{WORDS[1:]}. “We will see,” said Albert Penn."

    verdict = judged(page(reported))

    assert verdict.outcome is Outcome.PARAPHRASED
    assert "reported speech" in verdict.because


def test_reported_speech_of_somebody_else_proves_nothing() -> None:
    reported = f"Albert Penn said on Monday that {WORDS[0].lower()}{WORDS[1:]}. Joanna Roe was away."

    assert judged(page(reported)).outcome is Outcome.NOT_FOUND


def test_a_denial_beside_the_article_counts_though_nobody_answers_for_what_is_said_there() -> None:
    beside: Page = replace(DENIED, blocks=tuple(replace(block, main=at == 0) for at, block in enumerate(DENIED.blocks)))

    assert judged(beside).outcome is Outcome.DISPUTED


def test_words_on_a_page_that_calls_itself_satire_are_nobodys() -> None:
    for line in ("This article is satire.", "The following story is a work of fiction and must not be shared as news."):
        verdict = judged(page(f"{line}\n\n“{WORDS},” said Joanna Roe, the mayor."))
        assert (verdict.outcome, verdict.evidence[0].match.attested) == (Outcome.NOT_FOUND, Attested.IMAGINED)


def test_a_claim_and_its_verdict_in_lines_of_their_own_tell_whether_the_words_were_said() -> None:
    claim = f"Claim: Joanna Roe told a rally: “{WORDS}.”"

    assert judged(page(f"{claim}\n\nVerdict: False. She spoke of the pier.")).outcome is Outcome.DISPUTED
    assert judged(page(f"{claim}\n\nVerdict: True. She did, on the pier.")).outcome is Outcome.CORROBORATED
