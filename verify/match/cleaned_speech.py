"""What an editor leaves out of speech without dots: sounds, fillers, words said twice, beginnings that were given up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.match.align import Step
from verify.match.overlay import Compared
from verify.match.word_equality import is_negation
from verify.match.word_lists import HEDGES, MODALS, MULTIPLES, QUANTIFIERS, STOP_WORDS
from verify.speech.fillers import BACKCHANNELS, FILLING, LONGEST_PHRASE, SOUNDS, WORDS_ELSEWHERE, may_go
from verify.speech.labels import ANY_LABEL
from verify.text.late import late
from verify.text.numbers import is_number_word

# A beginning that was given up is this long at most, and is taken up again within so many words.
_MOST_GIVEN_UP = 8
_BACK = 12
_MOST_LEFT_OUT = 20
_MARK = late(r"[,;:.!?…()\[\]\n\"“”]|[–—]|-{2}|\s-|-\s|-$")
_BREAK = late(r"[–—…]|--|\.{2,}|\s-|-\s")
_SENTENCE_END = late(r"[.!?…][\"”’)\]]*\s|\n")
_HYPHEN = late(r"[-–—]")
_VOWEL = late("[aeiouy]")
_FRAGMENT = 2
# Twice is not the same as once: "had had", "that that"; and "very, very" is emphasis.
_MEANT_TWICE = frozenset(("had", "that", "very", "really", "so", "too", "well"))
_WE = frozenset(("i", "we"))
_LISTENER = late(
    rf"[^\w\n]*\n\s*{ANY_LABEL}[ \t]*{BACKCHANNELS}(?:[,.!\s]+{BACKCHANNELS})?[.!…–—-]*\s*"
    rf"\n\s*(?P<again>{ANY_LABEL})[^\w\n]*",
    re.IGNORECASE,
)
_ASIDE = late(rf"\W*[(\[]\s*(?:{ANY_LABEL}\s*)?{BACKCHANNELS}[.!]?\s*[)\]]\W*", re.IGNORECASE)
_LINE_LABEL = late(rf"^[ \t]*({ANY_LABEL})", re.MULTILINE)
_LONGEST_TURN = 4_000


def filler_at(at: int, stop: int, compared: Compared) -> int:
    """How many words of the page from number *at* on, none beyond *stop*, fill a pause only; 0 where they say something."""
    page = compared.page
    word = page.word(at).text
    if word not in FILLING:
        return 0
    if word in SOUNDS:
        return int(word not in WORDS_ELSEWHERE or page.language in ("", "en"))
    for length in range(min(LONGEST_PHRASE, stop - at), 0, -1):
        marked = _has_mark(at, compared) and _has_mark(at + length, compared)
        if may_go(page.words(at, at + length), compared.context.clean_speech, marked=marked):
            # "Like 40 people" are not 40 people.
            return 0 if _counts(at + length, compared) else length
    return 0


def is_cleaned(step: Step, compared: Compared) -> bool:
    """Whether the words of the page that *step* leaves out are no loss: somebody only hesitated or began again."""
    if step.page_end - step.page_start > _MOST_LEFT_OUT:
        return False
    fillers = _fillers(step, compared)
    words = [at for at in range(step.page_start, step.page_end) if at not in fillers]
    if not words:
        return True
    if len(words) > _MOST_GIVEN_UP or words[-1] - words[0] >= len(words):
        return False
    is_broken_off = words[-1] + 1 < step.page_end or _breaks(words[-1] + 1, compared)
    said = compared.page.words(words[0], words[-1] + 1)
    ahead = _ahead(step.page_end, len(said) + 3, compared)
    return (
        _is_fragment(said, words[-1] + 1, ahead, compared)
        or _is_said_again(words[0], said, ahead, compared)
        or _is_given_up(said, ahead, is_broken_off=is_broken_off, compared=compared)
        or _is_taken_up(words[0], said, step, compared)
    )


def is_listener(between: str, before: str) -> bool:
    """Whether *between* holds what a listener puts in ("REPORTER: Right."), and the speaker of *before* goes on."""
    if _ASIDE.fullmatch(between):
        return True
    found = _LISTENER.fullmatch(between)
    if found is None:
        return False
    labels = _LINE_LABEL.findall(before[-_LONGEST_TURN:])
    return bool(labels) and labels[-1].casefold() == found["again"].casefold()


def _fillers(step: Step, compared: Compared) -> frozenset[int]:
    found: set[int] = set()
    at = step.page_start
    while at < step.page_end:
        length = filler_at(at, step.page_end, compared)
        found.update(range(at, at + length))
        at += length or 1
    return frozenset(found)


def _between(at: int, compared: Compared) -> str:
    return compared.page.between(at, at)


def _has_mark(at: int, compared: Compared) -> bool:
    """Whether a mark, an end of the text or a sound is before word *at*."""
    page = compared.page
    if at == 0 or at >= len(page.codes) or _MARK.search(_between(at, compared)):
        return True
    return page.word(at - 1).text in SOUNDS or page.word(at).text in SOUNDS


def _breaks(at: int, compared: Compared) -> bool:
    return at < len(compared.page.codes) and _BREAK.search(_between(at, compared)) is not None


def _counts(at: int, compared: Compared) -> bool:
    return at < len(compared.page.codes) and is_number_word(compared.page.word(at).text)


def _ahead(at: int, count: int, compared: Compared) -> tuple[str, ...]:
    """The next words of the page that say something."""
    words: list[str] = []
    stop = len(compared.page.codes)
    while at < stop and len(words) < count:
        length = filler_at(at, stop, compared)
        if not length:
            words.append(compared.page.word(at).text)
        at += length or 1
    return tuple(words)


def _is_fragment(said: Sequence[str], end: int, ahead: Sequence[str], compared: Compared) -> bool:
    """Whether it is the beginning of the next word, broken off: "the br- bridge"."""
    if len(said) > _FRAGMENT or not ahead or end >= len(compared.page.codes):
        return False
    hyphen = _HYPHEN.match(_between(end, compared)) is not None
    return hyphen and all(ahead[0].startswith(word) and not is_number_word(word) for word in said)


def _is_said_again(start: int, said: Sequence[str], ahead: Sequence[str], compared: Compared) -> bool:
    """Whether the same words follow at once: "if I, if I can"; a number said twice may be two numbers."""
    if tuple(ahead[: len(said)]) != tuple(said) or all(map(_numbers, said)):
        return False
    if len(said) > 1:
        return True
    marked = _has_mark(start + 1, compared)
    if is_negation(said[0]):
        return marked
    if said[0] in _MEANT_TWICE or compared.context.is_name(said[0]):
        return False
    return said[0] in STOP_WORDS or not marked or _breaks(start + 1, compared)


def _is_given_up(said: Sequence[str], ahead: Sequence[str], *, is_broken_off: bool, compared: Compared) -> bool:
    """Whether a sentence breaks off and begins anew, and no word of weight is lost: "I would be — I would think".

    Either the first word comes again, or all but the pronoun: "We don't, I don't agree".
    """
    if not ahead:
        return False
    same = ahead[0] == said[0] and is_broken_off
    changed = len(said) > 1 and tuple(ahead[1 : len(said)]) == tuple(said[1:]) and _only_bare(said)
    changed = changed and (is_broken_off or {said[0], ahead[0]} <= _WE)
    return (same or changed) and all(
        word in ahead or _is_bare(word, compared) or _is_stump(word, ahead) for word in said
    )


def _is_taken_up(start: int, said: Sequence[str], step: Step, compared: Compared) -> bool:
    """Whether words of the same sentence are said once more behind "I mean" or a dash: "Nobody here, I mean, nobody wants"."""
    page = compared.page
    if all(map(_numbers, said)) or not (start > step.page_start or _breaks(start, compared)):
        return False
    first = max(0, step.page_start - _BACK)
    ends = [at for at in range(first + 1, step.page_start) if _SENTENCE_END.search(_between(at, compared))]
    before = page.words(ends[-1] if ends else first, step.page_start)
    return any(before[at : at + len(said)] == tuple(said) for at in range(len(before)))


def _numbers(word: str) -> bool:
    return is_number_word(word) or word in MULTIPLES


def _only_bare(words: Iterable[str]) -> bool:
    return all(word in STOP_WORDS or is_negation(word) for word in words)


def _is_bare(word: str, compared: Compared) -> bool:
    """Whether nothing is lost with *word*: a small word that neither denies, counts nor doubts."""
    weighs = is_negation(word) or _numbers(word) or word in MODALS or word in HEDGES or word in QUANTIFIERS
    return word in STOP_WORDS and not weighs and not compared.context.is_name(word)


def _is_stump(word: str, ahead: Iterable[str]) -> bool:
    if is_number_word(word):
        return False
    return any(other.startswith(word) for other in ahead) or (len(word) <= _FRAGMENT and not _VOWEL.search(word))
