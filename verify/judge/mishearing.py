"""What machines mishear: differences of a transcript that the recording must decide, not the words on paper."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import OSA

from verify.model.notice import Notice, NoticeCode
from verify.model.page import Page
from verify.model.verdict import Difference, Edit, Match, MatchKind
from verify.speech.fillers import SOUNDS
from verify.text.fold import find_words, fold

# One word in so many may be misheard; where more differ, another sentence was said.
_ONE_IN = 6
_MOST_WORDS, _MOST_DROPPED = 3, 2
_SHORT_SOUND = 4
_FILLING = frozenset((("you", "know"), ("i", "mean")))
# Words that weigh what they stand beside are no loss of the machine's: somebody would have put them in.
_WEIGHING = re.compile(
    r"[^\W\d_]{2,40}ly|very|really|quite|so|such|even|just|ever|still|again|too|un[^\W\d_]{3,40}|sogenannte[nrs]?"
)
# Beginnings that turn a word into its opposite, however like the two may sound.
_OPPOSING = ("un", "in", "im", "il", "ir", "dis", "de", "non", "mis", "anti", "counter", "a")
_OPPOSITES = (
    ("hyper", "hypo"),
    ("pre", "pro"),
    ("inter", "intra"),
    ("in", "ex"),
    ("in", "de"),
    ("im", "ex"),
    ("en", "dis"),
)

# Sounds that are taken for one another, longest spelling first; vowels and h, w, y within a word tell little.
_SOUNDS = (
    (r"tch|sch|sh|ch|dge|dj|tio(?=n)|ssio(?=n)|j|g(?=[eiy])", "X"),
    (r"^kn|^gn|^pn", "N"),
    (r"^wr", "R"),
    (r"igh|eigh|ough(?=t)|augh(?=t)", "i"),
    (r"ph|gh$|th|f|v", "F"),
    (r"x", "KS"),
    (r"c(?=[eiy])|s|z", "S"),
    (r"ck|c|q|k|g", "K"),
    (r"p|b", "P"),
    (r"t|d", "T"),
    (r"m|n", "N"),
    (r"l", "L"),
    (r"r", "R"),
)
_COMPILED = tuple((re.compile(spelled), sound) for spelled, sound in _SOUNDS)
_BEGINNINGS = {**dict.fromkeys("aeiou", "A"), "h": "H", "w": "W", "y": "Y"}
_QUIET = re.compile("[^A-Z]")
_TWICE = re.compile(r"(.)\1+")


def as_heard(match: Match, page: Page) -> Match:
    """*match* as carried, with a warning, where a machine's transcript differs only as machines mishear; else as it is.

    A denial, a number, a name and all else that turns what was said round stays altered: the classes of the differences say so.
    """
    if not page.transcript or match.kind is not MatchKind.ALTERED:
        return match
    changed = [edit for edit in match.edits if edit.material]
    misheard = sum(max(len(find_words(edit.draft)), 1) for edit in changed)
    if misheard > max(1, len(match.passage.split()) // _ONE_IN) or not all(
        _is_misheard(each, page) for each in changed
    ):
        return match
    message = f"The transcript says “{match.passage}”: listen to the recording."
    return replace(
        match,
        kind=MatchKind.MINOR,
        edits=tuple(replace(edit, material=False) for edit in match.edits),
        notices=(*match.notices, Notice(code=NoticeCode.TRANSCRIPT_DIFFERS, message=message)),
    )


def sounds_alike(one: str, other: str) -> bool:
    """Whether two words, or a few, may be taken for one another by ear."""
    first, second = _sound(one), _sound(other)
    if not first or _are_opposites(one, other) or first[:1] != second[:1]:
        return False
    nearly = min(len(first), len(second)) >= _SHORT_SOUND and OSA.distance(first, second, score_cutoff=1) <= 1
    return first == second or nearly


def _is_misheard(edit: Edit, page: Page) -> bool:
    draft, said = find_words(fold(edit.draft).text), find_words(fold(edit.page).text)
    match edit.difference:
        case Difference.WORD:
            few = 0 < len(draft) <= _MOST_WORDS and 0 < len(said) <= _MOST_WORDS
            return few and not _names_somebody(edit) and sounds_alike("".join(draft), "".join(said))
        case Difference.INSERTION:
            weighs = "-" in edit.draft or any(map(_WEIGHING.fullmatch, draft))
            return 0 < len(draft) <= _MOST_DROPPED and not weighs and not _names_somebody(edit)
        case Difference.OMISSION:
            return _is_filling(said) or _is_said_twice(edit, said, page)
        case _:
            return False


def _names_somebody(edit: Edit) -> bool:
    """Whether a capital inside the quotation makes the draft's word a name, which its hearer may have known better or worse."""
    return edit.draft_span.start > 0 and any(word[:1].isupper() and word != "I" for word in edit.draft.split())


def _is_filling(said: list[str]) -> bool:
    return tuple(said) in _FILLING or all(word in SOUNDS for word in said)


def _is_said_twice(edit: Edit, said: list[str], page: Page) -> bool:
    """Whether the speaker only began again: "we will, we will"."""
    if not 0 < len(said) <= _MOST_WORDS:
        return False
    room = len(edit.page) + 20
    before = find_words(fold(page.text[max(0, edit.page_span.start - room) : edit.page_span.start]).text)
    after = find_words(fold(page.text[edit.page_span.end : edit.page_span.end + room]).text)
    return said in (before[-len(said) :], after[: len(said)])


def _are_opposites(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if any(long == beginning + short for beginning in _OPPOSING):
        return True
    return any(
        a.startswith(first) and b.startswith(second) and a.removeprefix(first) == b.removeprefix(second)
        for first, second in _OPPOSITES
        for a, b in ((one, other), (other, one))
    )


def _sound(word: str) -> str:
    """How *word* sounds, roughly: its consonants in groups that are mistaken for one another, and what it begins with."""
    sound = word.replace("'", "")
    begins = "" if sound.startswith("wr") else _BEGINNINGS.get(sound[:1], "")
    for spelled, consonant in _COMPILED:
        sound = spelled.sub(consonant, sound)
    # Doubled letters sound once; "taught" has two of one kind all the same.
    return begins + _QUIET.sub("", _TWICE.sub(r"\1", sound))
