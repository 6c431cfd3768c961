"""Shapes of sentences: short patterns over words and their classes, in place of long ones over letters.

"NOT ADV{0,2} SAYS any{0,4} $" fits "She has never actually told the council": `SAYS` is any form of any verb of saying,
`any` a word of no class. Every repetition is bounded, so that no text is slow.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate

from verify.model.span import Span
from verify.speech.say_classes import BARE_BEHIND_MODALS, CLASSES, GROUPS, JOINED, MODALS
from verify.text.late import late

_TOKEN = late(r"[^\W_]+(?:['’-][^\W_]+)*|[.?!…]+|[,:;()]|[–—]+|(?<= )-+(?= )")
_ITEM = late(r"(?P<what>[^{?]+)(?P<times>\?|\{\d,\d{1,2}\})?")
_ANY = r"(?:[a-z0-9à-öø-ÿ]\S*|ACT|UNREAL(?:'S)?|SHED|MISTAKE)"
_SPECIAL = {
    "^": r"\A",
    "$": r"\Z",
    "any": rf"(?:{_ANY} )",
    "who": rf"(?:(?!(?:of|in|on|at|about|after|before|from|to|for|with|as|by) ){_ANY} )",
    # Whom and what somebody said, up to the words themselves: "told the council the following words".
    "object": rf"(?:(?:{_ANY}|QUOTATION|REMARK) ){{0,6}}",
    "end": r"(?:[,:] )?\Z",
    # As "object end", where a colon may not follow more words: "if she said otherwise: “…”".
    "words": rf"(?:[,:] |(?:(?:{_ANY}|QUOTATION|REMARK) ){{1,6}})?\Z",
    # Whom somebody asks or urges: "told them she was proud to say" has a clause of its own.
    "whom": rf"(?:(?!(?:she|he|they|we|i|it|went|goes|came|continued|managed|rose|used|{GROUPS['IS']}) ){_ANY} ){{1,4}}",
    "word": r"(?:[^ .;?!]+ )",
    # Words between two commas, of any class: "Reyes, as her critics say, never …".
    "aside": r"(?:, (?:[^ ,.;?!]+ ){1,8}, )",
    # Whose denial it is, with the auxiliaries before the denial.
    "subject": rf"(?P<subject>(?!(?:{GROUPS['IS']}) ){_ANY}) (?:(?:{GROUPS['IS']}|ADV|always) ){{0,3}}",
    # The clause ends here, or goes on with a time or a place.
    "stop": r"(?=\Z|[.,;:?!…–—()]|AND |(?:in|at|on|to|during|anywhere|about|by|from|of|himself|herself|themselves|publicly) )",
}  # fmt: skip
# A family name behind a given one.
_NAME = late(r"(?<![.!?…] )(?<!^)\b[A-Z][^\W\d_]+ (?P<rest>[A-Z][^\W\d_]+)\b")
_CLASS_OF = {word: name for name, listed in reversed(CLASSES.items()) for word in listed}
_LIKELY = frozenset(GROUPS["LIKELY"].split("|"))
_LONGEST_JOIN, _JOIN_ENDS = max(map(len, JOINED)), frozenset(words[-1] for words in JOINED)
_Place = tuple[int, int]


class Shape:
    """The pattern that *written* stands for: items parted by spaces, each a class, a word, or several with | between them.

    It is made when a text first holds all the words that it needs: few of some hundred ever are.
    """

    def __init__(self, written: str) -> None:
        self._items = written.split(" ")

    def search(self, told: Classed) -> re.Match[str] | None:
        """The first place where it fits."""
        return self._pattern.search(told.string) if self._may_fit(told) else None

    def finditer(self, told: Classed) -> Iterator[re.Match[str]]:
        """Every place where it fits."""
        return self._pattern.finditer(told.string) if self._may_fit(told) else iter(())

    def _may_fit(self, told: Classed) -> bool:
        return not any(told.names.isdisjoint(one_of) for one_of in self.needed)

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Names of which a text must hold one of each for it to fit."""
        return tuple(one_of for one_of in map(_needed, self._items) if one_of)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(r"(?<![^ ])" + "".join(map(_piece, self._items)))


class Shapes(tuple[Shape, ...]):
    """Several patterns, to be tried in order."""

    def may_fit(self, told: Classed) -> bool:
        """Whether *told* holds what one of them needs: most texts hold nothing of it, and none need be tried then."""
        return self._telling is None or not told.names.isdisjoint(self._telling)

    @cached_property
    def _telling(self) -> frozenset[str] | None:
        """The names by which each is told soonest; None where one of them fits any words."""
        needed = [each.needed for each in self]
        return frozenset().union(*(min(each, key=_commonness) for each in needed)) if all(needed) else None


def shapes(*written: str) -> Shapes:
    """The patterns of several shapes."""
    return Shapes(map(Shape, written))


def _commonness(names: frozenset[str]) -> tuple[bool, int]:
    return "SAY" in names, len(names)


@cache
def _needed(item: str) -> frozenset[str]:
    """The names of which a text must hold one for *item* to fit; none where it may be left out or fits any word."""
    what, times = _parted(item)
    names = frozenset(name for group in what.split("|") for name in GROUPS.get(group, group).split("|"))
    is_free = what in _SPECIAL or "any" in names or times.startswith(("?", "{0"))
    return frozenset() if is_free else names


def _parted(item: str) -> tuple[str, str]:
    found = _ITEM.fullmatch(item) if item != "?" else None
    return (found["what"], found["times"] or "") if found else (item, "")


def _piece(item: str) -> str:
    what, times = _parted(item)
    if what in _SPECIAL:
        return _SPECIAL[what] + times
    names = [
        _ANY if name == "any" else "|".join(map(re.escape, GROUPS.get(name, name).split("|")))
        for name in what.split("|")
    ]
    return f"(?:(?:{'|'.join(names)}) ){times}"


class Classed:
    """A stretch of text as its words in order, small, each word that has a class replaced by the name of it."""

    __slots__ = ("_places", "_starts", "names", "string", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.string, self.names, self._starts, self._places = _read(text)

    def find(self, patterns: Shapes) -> re.Match[str] | None:
        """Where the first of *patterns* that fits does."""
        if not patterns.may_fit(self):
            return None
        return next((found for pattern in patterns if (found := pattern.search(self))), None)

    def has(self, patterns: Shapes) -> bool:
        """Whether one of *patterns* fits."""
        return self.find(patterns) is not None

    def first(self, patterns: Shapes) -> str:
        """The text's own words where the first of *patterns* that fits does; empty where none does."""
        found = self.find(patterns)
        return self.shown(found) if found else ""

    def shown(self, found: re.Match[str]) -> str:
        """The text's own words where a pattern fits."""
        return " ".join(self.place(*found.span()).cut(self.text).split())

    def place(self, start: int, end: int) -> Span:
        """The stretch of the text that the characters from *start* to *end* of the classed string stand for."""
        if not self._places or end <= start:
            return Span(0, 0)
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        return Span(self._places[first][0], self._places[last][1])


@lru_cache(maxsize=2_048)
def _read(text: str) -> tuple[str, frozenset[str], tuple[int, ...], tuple[_Place, ...]]:
    """The names of the words of *text* behind one another and each once, where they begin there, and the places of the words."""
    words: list[str] = []
    places: list[_Place] = []
    named = frozenset(found.start("rest") for found in _NAME.finditer(text)) if _is_prose(text) else frozenset()
    for word, start, end in _split(text):
        # "Arne Lie" has a name, not a word for what is false.
        words.append(f"{word}\0" if start in named else word)
        places.append((start, end))
        for size in range(_LONGEST_JOIN, 1, -1) if words[-1] in _JOIN_ENDS else ():
            if len(words) >= size and (joined := JOINED.get(tuple(words[-size:]))):
                words[-size:], places[-size:] = [joined], [(places[-size][0], end)]
                break
    names = [_name(words, place).rstrip("\0") for place in range(len(words))]
    starts = accumulate((len(name) + 1 for name in names), initial=0)
    return "".join(f"{name} " for name in names), frozenset(names), tuple(starts)[:-1], tuple(places)


def _name(words: list[str], place: int) -> str:
    """The class of the word at *place*, or the word; what is a noun elsewhere is a verb behind a modal and its adverb."""
    if words[place] in BARE_BEHIND_MODALS:
        before = place - 2 if place > 1 and words[place - 1] in _LIKELY else place - 1
        if before >= 0 and words[before] in MODALS:
            return "BARE"
    return _CLASS_OF.get(words[place], words[place])


def _is_prose(text: str) -> bool:
    """Whether capitals tell names: not so in a title that has one on every word."""
    words = text.split()
    return 2 * sum(word[0].isupper() for word in words) <= len(words) + 2


def _split(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _TOKEN.finditer(text):
        word, start, end = found.group().lower().replace("’", "'"), found.start(), found.end()
        if word.endswith("n't"):
            yield word[:-3] or "not", start, end
            yield "not", start, end
        elif word[0] in ".?!…":
            yield word[-1] if "?" not in word else "?", start, end
        else:
            yield word, start, end
