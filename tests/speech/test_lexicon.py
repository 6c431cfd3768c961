"""The cue words: inflection, ranks and what a newsroom adds."""

from __future__ import annotations

import pytest

from verify.speech.lexicon import DEFAULT_LEXICON, CueRank, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("say", ("say", "says", "said", "saying")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("admit", ("admit", "admits", "admitted", "admitting")),
        ("write", ("write", "writes", "wrote", "written", "writing")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("quip", ("quip", "quips", "quipped", "quipping")),
        ("vow", ("vow", "vows", "vowed", "vowing")),
        ("answer", ("answer", "answers", "answered", "answering")),
    ],
)
def test_a_verb_stands_for_all_its_forms(base: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(base) == forms


def test_a_form_of_several_verbs_has_the_surest_rank() -> None:
    assert DEFAULT_LEXICON.rank("added") is CueRank.SAY
    assert DEFAULT_LEXICON.rank("branded") is CueRank.ACT
    assert DEFAULT_LEXICON.rank("believes") is CueRank.THINK
    assert DEFAULT_LEXICON.rank("vows") is CueRank.SAY
    assert DEFAULT_LEXICON.rank("allegations") is CueRank.NOUN
    assert DEFAULT_LEXICON.rank("table") is None


def test_a_newsroom_adds_verbs_nouns_and_phrases() -> None:
    lexicon = DEFAULT_LEXICON.extended(["reckonate", "a broadside", "in the eyes of", " "])

    assert lexicon.rank("reckonated") is CueRank.SAY
    assert lexicon.rank("broadsides") is CueRank.NOUN
    assert "in the eyes of" in lexicon.phrases
    assert DEFAULT_LEXICON.rank("reckonated") is None
