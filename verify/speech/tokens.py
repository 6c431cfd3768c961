"""Words of one paragraph with their class, as parallel tuples; quoted passages are one token each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verify.model.span import Span
from verify.speech.grammarwords import ABBREVIATIONS
from verify.speech.lexicon import Lexicon
from verify.speech.wordclass import settle, tag_of

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,8}(?:-(?:[^\W\d_]\.){2,8})?|[@#]?\w+(?:[.’'&/-]\w+){0,12}\.?|--+|\.{2,}|[^\w\s]",
)
_POSSESSIVE = ("'s", "’s")
_CONTRACTED = ("'d", "’d", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'m", "’m")


@dataclass(frozen=True, slots=True)
class Tokens:
    """One paragraph: *tags* holds one letter a token (see grammarwords), *quotes* the passage of each `Q`.

    Tags beyond the classes: `N` other lower-case word, `P` capitalised word, `#` number, `V` form of a cue verb, `G` -ing
    form, `s` possessive ending, `Q` quoted passage, and `, . : ; - ( )` for marks.
    *headline*: most of its words are capitalised, so that a capital tells nothing.
    """

    text: str
    low: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    tags: str
    quotes: dict[int, int]
    headline: bool = False

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token *first* to token *last*, both included."""
        return Span(self.spans[first][0], self.spans[last][1])

    def word(self, place: int) -> str:
        """Token *place* as written."""
        start, end = self.spans[place]
        return self.text[start:end]


def tokenise(text: str, span: Span, quotes: Sequence[tuple[int, Span]], lexicon: Lexicon) -> Tokens:
    """Tokens of *span*; *quotes* are its outermost passages in order, each with its number, and become one token."""
    low: list[str] = []
    spans: list[tuple[int, int]] = []
    tags: list[str] = []
    held: dict[int, int] = {}
    at = span.start
    for number, outer in quotes:
        _read(text, at, outer.start, low, spans, tags, lexicon)
        held[len(tags)] = number
        low.append("")
        spans.append((outer.start, outer.end))
        tags.append("Q")
        at = outer.end
    _read(text, at, span.end, low, spans, tags, lexicon)
    headline = settle(low, tags, lexicon)
    return Tokens(text=text, low=tuple(low), spans=tuple(spans), tags="".join(tags), quotes=held, headline=headline)


def _read(
    text: str, start: int, end: int, low: list[str], spans: list[tuple[int, int]], tags: list[str], lexicon: Lexicon
) -> None:
    verbs = lexicon.verbs
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        first, last = found.span()
        if len(word) > 1 and word[-1] == "." and word[-2] != "." and not _is_abbreviation(word):
            _add(word[:-1], first, verbs, low, spans, tags)
            low.append(".")
            spans.append((last - 1, last))
            tags.append(".")
        else:
            _add(word, first, verbs, low, spans, tags)


def _is_abbreviation(word: str) -> bool:
    lower = word.lower()
    if lower[1:2] == "-":
        # "D-Ky.": a party before a state.
        lower = lower[2:]
    return lower in ABBREVIATIONS or (len(word) == 2 and word[0].isupper()) or ("." in word[:-1] and word[0].isalpha())


def _add(
    word: str,
    start: int,
    verbs: Mapping[str, object],
    low: list[str],
    spans: list[tuple[int, int]],
    tags: list[str],
) -> None:
    if word.endswith(_POSSESSIVE) and len(word) > 2:
        _add(word[:-2], start, verbs, low, spans, tags)
        low.append("'s")
        spans.append((start + len(word) - 2, start + len(word)))
        tags.append("X" if tags[-1] in "RW" and low[-2] != "whose" else "s")
        return
    if word.endswith(_CONTRACTED) and len(word) > 3:
        cut = max(word.rfind("'"), word.rfind("’"))
        _add(word[:cut], start, verbs, low, spans, tags)
        low.append(word[cut:].lower())
        spans.append((start + cut, start + len(word)))
        tags.append("X")
        return
    lower = word.lower()
    low.append(lower)
    spans.append((start, start + len(word)))
    tags.append(tag_of(word, lower, verbs))
