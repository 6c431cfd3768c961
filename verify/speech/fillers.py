"""Sounds and words that people say without saying anything: data only."""

from __future__ import annotations

from verify.model.clean_speech import CleanSpeech

# Hesitation is written down by some programs and by no editor.
SOUNDS = frozenset("um umm uh uhh uhm erm er err ah ahh eh hm hmm mm mmm mhm äh ähm".split())
# Sounds in English, words in German, Dutch, Danish.
WORDS_ELSEWHERE = frozenset(("er", "um"))
# Between marks from FILLERS on, anywhere from LOOSE on.
PHRASES = frozenset((("you", "know"), ("y'know",), ("i", "mean"), ("you", "see"), ("like",)))
# They take something back, or open a sentence: LOOSE alone. The first two need no marks.
LOOSE_PHRASES = frozenset((("kind", "of"), ("sort", "of")))
OPENINGS = frozenset((("well",), ("so",), ("okay",), ("ok",), ("look",), ("now",), ("right",), ("yeah",)))
LONGEST_PHRASE = 2
# Every word with which something of these begins.
FILLING = SOUNDS | {phrase[0] for phrase in PHRASES | LOOSE_PHRASES | OPENINGS}
# What a listener puts in without taking the word.
BACKCHANNELS = (
    r"(?:right|yes|yeah|yep|ok|okay|sure|i see|i know|go on|of course|exactly|wow|oh|really|got it|understood|"
    r"mm-?hm+|mhm|uh-?huh|hm+|mm+|ah|interesting|ja|genau|aha)"
)


def may_go(phrase: tuple[str, ...], level: CleanSpeech, *, marked: bool) -> bool:
    """Whether *phrase* fills a pause and may be left out at *level*; *marked*: it stands between marks."""
    if phrase in PHRASES:
        return level is CleanSpeech.LOOSE or (marked and level is CleanSpeech.FILLERS)
    return level is CleanSpeech.LOOSE and (phrase in LOOSE_PHRASES or (marked and phrase in OPENINGS))
