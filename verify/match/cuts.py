"""What a cut at either end of a quotation takes away: a condition, a doubt, a denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge

from verify.match.align import Alignment
from verify.match.overlay import Compared
from verify.match.word_equality import is_negation
from verify.match.word_lists import CONDITIONS, FIRST_PERSON, OPINIONS, QUANTIFIERS, STRONG_HEDGES
from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.text.fold import find_words, fold
from verify.text.late import late
from verify.text.sentences import sentence_ends

LOOK = 240
_SHOWN_WORDS = 12
# A word may be between: "I do hope", "some of".
_NEAR = 2
_PARAGRAPH_END = late(r"\n\s*\n")
_CLOSING = '"”»'
_OPENING = '"“„«'
# "A," she said, "but B": the sentence of the speaker goes on behind the attribution.
_RESUMED = late(r"[,.]?[\"”»][^\"“”„«».!?]{0,120},\s*[\"“„«]")


def cut_notice(alignment: Alignment, compared: Compared) -> Iterator[Notice]:
    """A warning where the page's sentence goes on, or begins, with words that limit what is quoted."""
    page = compared.page
    start = page.span(alignment.steps[0].page_start, alignment.steps[0].page_end).start
    last = alignment.steps[-1]
    end = page.span(last.page_end - 1, last.page_end).end if last.page_end else 0
    after = sentence_behind(page.text[end : end + LOOK])
    if _limits(after):
        yield Notice(code=NoticeCode.SENTENCE_GOES_ON, message=f"On the page the sentence goes on: “{_few(after)}”.")
        return
    before = sentence_before(page.text[max(0, start - LOOK) : start])
    words = find_words(fold(before).text)
    limited = any(map(is_negation, words[-4:])) or not QUANTIFIERS.isdisjoint(words[-_NEAR:])
    if limited or _limits(before) or _is_opinion(words):
        yield Notice(
            code=NoticeCode.SENTENCE_GOES_ON,
            message=f"On the page the sentence begins earlier: “{_few(before, last=True)}”.",
        )


def sentence_behind(after: str) -> str:
    """What follows in the same sentence and the same speaker's words."""
    resumed = _RESUMED.match(after)
    if resumed:
        after = after[resumed.end() :]
    elif after[:3].strip(" ,.!?…-–—")[:1] in tuple(_CLOSING):
        return ""
    ended = next(_ends(after), None)
    rest = after[: ended.start] if ended else after
    closed = next((at for at, mark in enumerate(rest) if mark in _CLOSING and at), len(rest))
    return rest[:closed].strip(" ,;:–—-")


def sentence_before(before: str) -> str:
    """What is before in the same sentence and the same speaker's words."""
    rest = before[max((ended.end for ended in _ends(before)), default=0) :]
    opened = max((rest.rfind(mark) for mark in _OPENING), default=-1)
    return rest[opened + 1 :].strip(" ,;:–—-")


def _ends(text: str) -> Iterator[Span]:
    # Lines of a page may be wrapped: only a blank one ends a sentence.
    paragraphs = (Span(*found.span()) for found in _PARAGRAPH_END.finditer(text))
    return merge(sentence_ends(text, lines=False), paragraphs, key=lambda span: span.start)


def _limits(words: str) -> bool:
    """Whether the stretch begins a condition, or holds a doubt."""
    found = find_words(fold(words).text)
    return bool(found) and (not CONDITIONS.isdisjoint(found[:3]) or not STRONG_HEDGES.isdisjoint(found))


def _is_opinion(words: Sequence[str]) -> bool:
    """Whether the speaker says "I think", "we still hope" or "glaube ich": what follows is held to be so, not known."""
    return any(
        word in OPINIONS and not FIRST_PERSON.isdisjoint(words[max(0, at - _NEAR) : at + 2])
        for at, word in enumerate(words)
    )


def _few(words: str, *, last: bool = False) -> str:
    shown = words.split()
    if len(shown) <= _SHOWN_WORDS:
        return " ".join(shown)
    return "… " + " ".join(shown[-_SHOWN_WORDS:]) if last else " ".join(shown[:_SHOWN_WORDS]) + " …"
