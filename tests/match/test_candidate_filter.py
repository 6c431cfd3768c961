from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verify.match.candidate_filter import Seeds
from verify.match.page_index import PageIndex
from verify.model.claim import Claim, ClaimKind, Form, Part, Speaker
from verify.model.span import Span

NOISE = "The council met on Monday evening and the gallery was full to the last seat. "
WORDS = "We will rebuild the old bridge before the winter flood returns to the valley"


def claim(text: str, speaker: str | None = None) -> Claim:
    return Claim(
        id="q1",
        kind=ClaimKind.QUOTATION,
        form=Form.WHOLE,
        text=text,
        span=Span(0, len(text)),
        line=1,
        column=1,
        parts=(Part(text=text, span=Span(0, len(text))),),
        speaker=Speaker(text=speaker, span=Span(0, 0), name=speaker) if speaker else None,
    )


def carried(text: str, page: str) -> bool:
    return bool(Seeds([claim(text)]).candidates(page).words)


def test_words_that_stand_on_the_page_are_a_candidate_whatever_is_around() -> None:
    assert carried(WORDS, f"{NOISE * 20}“{WORDS.upper()}!”{NOISE * 20}")


def test_a_changed_word_a_number_or_a_gap_hide_nothing() -> None:
    assert carried(WORDS.replace("old", "new"), NOISE + WORDS)
    assert carried("We will rebuild … returns to the valley", NOISE + WORDS)
    assert carried("We will [soon] rebuild the old bridge", NOISE + WORDS)
    assert carried("They don’t pay", f"{NOISE}They don't pay. {NOISE}")


def test_a_few_words_with_others_between_are_a_candidate() -> None:
    assert carried("Nobody pays twice", f"{NOISE}Nobody ever pays us twice. {NOISE}")


def test_scripts_without_blanks_are_sought_by_character() -> None:
    assert carried("橋を再建します", f"{NOISE}市長は「橋を再建します」と述べた。")


def test_a_page_about_something_else_is_no_candidate() -> None:
    assert not carried(WORDS, NOISE * 20)
    assert not carried(WORDS, "")


def test_words_scattered_over_the_page_are_no_candidate() -> None:
    scattered = f"Winter flood. {NOISE * 60}The old bridge. {NOISE * 60}Returns to the valley."

    assert (
        not Seeds([claim(f"{WORDS}, and nobody in the town hall will stop it or delay it or tax it")])
        .candidates(scattered)
        .words
    )


def test_other_words_beside_the_speakers_name_may_say_the_same() -> None:
    page = f"{NOISE}Reyes promised that the bridge would be rebuilt before the flood comes in winter."
    seeds = Seeds([claim(WORDS, "Ana Reyes")])

    ((number, share),) = seeds.candidates(page).meaning

    assert number == 0
    assert 0.4 <= share < 1
    assert seeds.candidates(page.replace("Reyes", "Lind")).meaning == ()


def test_many_claims_go_by_their_position() -> None:
    seeds = Seeds([claim("The budget is a disgrace to this city"), claim(WORDS)])

    assert seeds.candidates(NOISE + WORDS).words == (1,)


words = st.lists(
    st.sampled_from("bridge flood winter valley mayor budget school the of and not will 12 6%".split()), min_size=3
)


@given(before=words, quoted=words, after=words)
def test_whatever_the_index_finds_word_for_word_is_a_candidate(
    before: list[str], quoted: list[str], after: list[str]
) -> None:
    quotation, page = " ".join(quoted), " ".join((*before, *quoted, *after))

    if PageIndex([page]).find(quotation):
        assert carried(quotation, page)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_sought_in_any_other(quotation: str, page: str) -> None:
    assert Seeds([claim(quotation)]).candidates(page).words in ((), (0,))
