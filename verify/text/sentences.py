"""Where sentences end, in drafts and on pages: the one rule, and the sentences of a text by it.

A full stop ends one where something follows that can open the next. The point of a number, of an initial or of an
abbreviation is none, unless the word behind it can only open a sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain

from verify.model.span import Span
from verify.text.late import late
from verify.text.titles import SHORT_TITLES

# Stops, closing marks, then space and something that can open a sentence; or the end of a line.
_END = late(r"[.!?…]{1,4}[\"'”’»)\]]{0,3}(?=\s+[\"'“„‘«(\[—–-]{0,3}[^\W_a-zà-öø-ÿ]|\s*\Z)|[\r\n\u2028\u2029]")
_LAST_WORD = late(r"[^\s(\[\"'“”„‘’«»]{1,20}\.\Z")
_NEXT_WORD = late(r"[\"'”’»)\]]*\s+[\"'“„‘«(\[—–-]*(\w+(?!\.\w))")
_FURTHEST = 24

# Before a name: never the end of a sentence.
_BEFORE_NAMES = frozenset(f"{short}." for short in (*SHORT_TITLES, "st", "rt", "dist", "asst"))
_ABBREVIATIONS = _BEFORE_NAMES | frozenset(
    """jr. sr. inc. co. corp. ltd. llc. no. nos. vs. v. etc. al. cf. a.m. p.m. jan. feb. mar. apr. jun. jul. aug. sep. sept.
    oct. nov. dec. ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo.
    mont. neb. nev. okla. ore. pa. tenn. tex. va. vt. wash. wis. wyo. ave. blvd. bros. mt. ft. esq. d-n.h. approx. est.
    dept.""".split()
)
# Written small as well; the others are plain words without a capital ("he is ill.", "so they wash.").
_ALSO_SMALL = frozenset("vs. v. etc. al. cf. a.m. p.m. approx. est. inc. co. corp. ltd. jr. sr. dept. st.".split())
_NUMBERED = frozenset("no. nos.".split())
# Behind "U.S.", "p.m." or "Inc." these open a sentence; no name goes on with them.
_OPENERS = frozenset(
    """the he she it they we but and this that these those his her their its if when while after before however although
    there what who where why how some many most""".split()
)

# No sentence runs longer; what has no stops is cut, so that looking at the sentence of each word stays linear.
_LONGEST = 1200


def is_abbreviation(word: str) -> bool:
    """Whether the point at the end of *word* belongs to it: a title, a month, a state, "U.S.", an initial."""
    lower = word.lower()
    if lower[1:2] == "-":
        # "D-Ky.": a party before a state.
        lower = lower[2:]
    if lower in _ABBREVIATIONS:
        return word[0].isupper() or lower in _ALSO_SMALL
    return (len(word) == 2 and word[0].isupper()) or ("." in word[:-1] and word[0].isalpha() and "…" not in word)


def sentence_ends(text: str, start: int = 0, end: int | None = None, *, lines: bool = True) -> Iterator[Span]:
    """The marks that end the sentences between *start* and *end*; what is around them is looked at as well.

    *lines*: whether a line end ends a sentence; not where lines may be wrapped.
    """
    stop = len(text) if end is None else end
    for found in _END.finditer(text, start):
        if found.start() >= stop:
            return
        marks = found.group()
        if lines if marks.isspace() else (marks[0] != "." or marks[1:2] == "." or not _goes_on(text, found.start())):
            yield Span(*found.span())


def _goes_on(text: str, point: int) -> bool:
    """Whether the full stop at *point* belongs to the word before it, and the sentence goes on behind it."""
    last = _LAST_WORD.search(text, max(0, point - _FURTHEST), point + 1)
    if last is None:
        return False
    word, following = last.group(), _NEXT_WORD.match(text, point + 1)
    if word.lower() in _NUMBERED:
        return following is not None and following[1][0].isdigit()
    if following is None or not is_abbreviation(word):
        return False
    return word.lower() in _BEFORE_NAMES or following[1].lower() not in _OPENERS


def split_sentences(text: str, within: Span | None = None) -> Iterator[Span]:
    """The sentences of *text*, or of the stretch *within*, without the space around them; a line end always ends one."""
    start, end = (within.start, within.end) if within is not None else (0, len(text))
    for stop in chain((found.end for found in sentence_ends(text, start, end)), (end,)):
        while start < stop:
            cut = min(start + _LONGEST, stop)
            if span := _trimmed(text, start, cut):
                yield span
            start = cut


class Sentences:
    """The sentences of *text*, found when somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return tuple(split_sentences(self._text))

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._spans]

    def around(self, offset: int) -> Span:
        """The sentence that holds *offset*, or the one before it; an empty span where there is none."""
        at = bisect_right(self._starts, offset) - 1
        return self._spans[at] if at >= 0 else Span(0, 0)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)


# A draft's sentences are asked for by all who look for something in it.
sentences_in = lru_cache(maxsize=1)(Sentences)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    length = len(words.strip())
    return Span(start + lead, start + lead + length) if length else None
