"""Whether a bracket names somebody or something else than the page, instead of making clear what the page means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match.align import Alignment, Step
from verify.match.overlay import Compared
from verify.match.word_lists import ABBREVIATIONS, ARTICLES, DATES, STOP_WORDS
from verify.text.fold import Word

# Beginnings that turn a word round: "[un]happy".
_MOST_IN_NAME = 3
# What may part a name from the words of whoever speaks next.
_MARKS = re.compile(r"[.!?:,“„«\"]")
_TURNING = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "counter", "de", "ab", "a")


def other_name(step: Step, compared: Compared) -> Step | None:
    """*step* with the page's name, where bracket and page both are names and nothing shows that they are one.

    "[Carl Ott]" for "Bo Lind" is another name. One name completes the other where they share a word, where one is the
    other's initials, or where the page itself writes the two together ("Ana" and "[Reyes]" on a page with "Ana Reyes").
    """
    said = _names(compared.quotation.words[step.draft_start : step.draft_end], compared.quotation.text)
    step = _with_name_beside(step, compared)
    found = _names([compared.page.word(at) for at in range(step.page_start, step.page_end)], compared.page.text)
    # A word in small letters anywhere: somebody is described, not named.
    if not said or not found or not all(compared.context.is_name(word) or _is_odd(word, compared) for word in found):
        return None
    is_same = _share(said, found) or _are_initials(said, found) or _stand_together(said, found, compared)
    return None if is_same else step


def with_own_words(alignment: Alignment, compared: Compared) -> Alignment:
    """*alignment*; a bracket that opens the quotation is for the speaker's word, not for the name before his marks.

    "[Ruth Vane] has left" on a page with `of Ruth Vane. “She has left`: the bracket stands for "She".
    """
    if len(alignment.steps) < _MOST_IN_NAME:
        return alignment
    name, between, *rest = alignment.steps
    is_bracket = name.equal and compared.quotation.bracketed.issuperset(range(name.draft_start, name.draft_end))
    is_apart = between.draft_start == between.draft_end and between.page_end - between.page_start <= _MOST_IN_NAME
    if not (is_bracket and is_apart and _MARKS.search(compared.page.between(name.page_end, name.page_end))):
        return alignment
    own = Step(name.draft_start, name.draft_end, between.page_start, between.page_end, equal=False)
    return Alignment((own, *rest))


def _with_name_beside(step: Step, compared: Compared) -> Step:
    """*step*; at an end of the quotation, where the page is cut anywhere, with the words in capitals that are beside."""
    page, start, end = compared.page, step.page_start, step.page_end
    if start != end:
        return step
    if step.draft_start == 0:
        while start and end - start < _MOST_IN_NAME and _is_beside(start - 1, start, compared):
            start -= 1
    elif step.draft_end == len(compared.quotation.words):
        while end < len(page.codes) and end - start < _MOST_IN_NAME and _is_beside(end, end, compared):
            end += 1
    return Step(step.draft_start, step.draft_end, start, end, equal=False)


def _is_beside(at: int, gap: int, compared: Compared) -> bool:
    """Whether word *at* has a capital and only a blank lies at *gap*."""
    word = compared.page.word(at).span.cut(compared.page.text)
    return word[:1].isupper() and compared.page.between(gap, gap) == " "


def is_another_shape(draft: str, page: str) -> bool:
    """Whether a bracket within a word makes another word of it, where tense or case would change its end."""
    if draft[0] != page[0]:
        return True
    short, long = sorted((draft, page), key=len)
    return any(long == beginning + short for beginning in _TURNING)


def _names(words: Sequence[Word], text: str) -> tuple[str, ...]:
    """The names that *words* are, in small letters; none where one of them is no name."""
    kept = [word for word in words if word.text not in ARTICLES and word.text not in ABBREVIATIONS]
    for word in kept:
        shown = word.span.cut(text)
        if not shown[:1].isupper() or word.text in STOP_WORDS or word.text in DATES:
            return ()
    return tuple(word.text.removesuffix("'s") for word in kept)


def _is_odd(word: str, compared: Compared) -> bool:
    """Whether a word with a capital at a sentence's beginning is a name: the page has it in small letters nowhere."""
    return re.search(rf"\b{re.escape(word)}\b", compared.page.text) is None


def _share(said: Sequence[str], found: Sequence[str]) -> bool:
    return any(one.startswith(other) or other.startswith(one) for one in said for other in found)


def _are_initials(said: Sequence[str], found: Sequence[str]) -> bool:
    first, second = ("".join(word[0] for word in words) for words in (said, found))
    return first == "".join(found) or second == "".join(said)


def _stand_together(said: Sequence[str], found: Sequence[str], compared: Compared) -> bool:
    # "Kit Lowe. “Ruth Vane": what a mark parts is two people.
    text = compared.page.folded.text
    return any(
        re.search(rf"\b(?:{one} {other}|{other} {one})\b", text)
        for one in map(re.escape, said)
        for other in map(re.escape, found)
    )
