"""Words of one paragraph with their class, as parallel tuples; quoted passages are one token each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.model.span import Span
from verify.speech.class_rules import settle
from verify.speech.lexicon import Lexicon
from verify.speech.tags import Tag
from verify.speech.word_class import tag_of
from verify.text.sentences import is_abbreviation

_TOKEN = re.compile(
    # "U.S.-U.K."; "No. 10"; "1,200", "10:30" and "3–2" are one word each, like "J.R." and "half-time".
    r"(?:[^\W\d_]\.){2,8}(?:-(?:[^\W\d_]\.){2,8})?|Nos?\.[ \u00a0](?=\d)\w+"
    r"|[@#]?\w+(?:(?:[.’'&/-]|(?<=\d)[,:–](?=\d))\w+){0,12}\.?|--+|\.{2,}|[^\w\s]"
)
_POSSESSIVE = ("'s", "’s")
# Words kept taken apart; longer ones are rare and come from no language.
_MOST_KEPT, _LONGEST_KEPT = 50_000, 40
# A part of a word in lower case, how long it is as written, and its class.
_Piece = tuple[str, int, str]
_CONTRACTED = ("'d", "’d", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'m", "’m")


@dataclass(frozen=True, slots=True)
class Tokens:
    """One paragraph: *tags* holds one `Tag` or sign a token, *quotes* the passage of each quoted one.

    *headline*: most of its words are capitalised, so that a capital tells nothing; *capitals*: all letters are.
    """

    text: str
    low: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    tags: str
    quotes: dict[int, int]
    headline: bool = False
    capitals: bool = False

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token *first* to token *last*, both included."""
        return Span(self.spans[first][0], self.spans[last][1])

    def word(self, place: int) -> str:
        """Token *place* as written."""
        start, end = self.spans[place]
        return self.text[start:end]


def tokenise(
    text: str, span: Span, quotes: Sequence[tuple[int, Span]], lexicon: Lexicon, left_out: Collection[int] = ()
) -> Tokens:
    """Tokens of *span*; *quotes* are its outermost passages in order, each with its number, and become one token.

    Those whose numbers are *left_out* become none: a nickname stands within a name.
    """
    low: list[str] = []
    spans: list[tuple[int, int]] = []
    tags: list[str] = []
    held: dict[int, int] = {}
    at = span.start
    pieces = _pieces_of(lexicon)
    for number, outer in quotes:
        _read(text, at, outer.start, low, spans, tags, pieces)
        if number in left_out:
            at = outer.end
            continue
        held[len(tags)] = number
        low.append("")
        spans.append((outer.start, outer.end))
        tags.append(Tag.QUOTE)
        at = outer.end
    _read(text, at, span.end, low, spans, tags, pieces)
    capitals = span.cut(text).isupper()
    headline = settle(low, tags, lexicon, capitals=capitals)
    return Tokens(
        text=text,
        low=tuple(low),
        spans=tuple(spans),
        tags="".join(tags),
        quotes=held,
        headline=headline,
        capitals=capitals,
    )


def _read(
    text: str, start: int, end: int, low: list[str], spans: list[tuple[int, int]], tags: list[str], pieces: _Pieces
) -> None:
    add_low, add_span, add_tag = low.append, spans.append, tags.append
    for found in _TOKEN.finditer(text, start, end):
        whole = pieces[found.group()]
        if len(whole) == 1:
            lower, _, tag = whole[0]
            add_low(lower)
            add_span(found.span())
            add_tag(tag)
            continue
        at = found.start()
        for lower, length, tag in whole:
            add_low(lower)
            add_span((at, at + length))
            add_tag(tag)
            at += length


@lru_cache(maxsize=4)
def _pieces_of(lexicon: Lexicon) -> _Pieces:
    return _Pieces(lexicon.verbs)


class _Pieces(dict[str, tuple[_Piece, ...]]):
    """What each word met so far falls into; texts repeat their words, so few are ever taken apart."""

    def __init__(self, verbs: Mapping[str, object]) -> None:
        super().__init__()
        self._verbs = verbs

    def __missing__(self, word: str) -> tuple[_Piece, ...]:
        found = tuple(_taken_apart(word, self._verbs))
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[word] = found
        return found


def _taken_apart(word: str, verbs: Mapping[str, object]) -> list[_Piece]:
    """*word* less the point, possessive or contracted verb at its end, and that by itself."""
    if len(word) > 1 and word[-1] == "." and word[-2] != "." and not is_abbreviation(word):
        return [*_parted(word[:-1], verbs), (".", 1, ".")]
    return _parted(word, verbs)


def _parted(word: str, verbs: Mapping[str, object]) -> list[_Piece]:
    if word.endswith(_POSSESSIVE) and len(word) > 2:
        before = _parted(word[:-2], verbs)
        lower = before[-1][0]
        # "He's", "who's": what stands behind a pronoun is a verb, whatever its capital.
        is_verb = tag_of(lower, lower, verbs) in (Tag.PRONOUN, Tag.RELATIVE) and lower != "whose"
        return [*before, ("'s", 2, Tag.AUXILIARY if is_verb else Tag.POSSESSIVE)]
    if word.endswith(_CONTRACTED) and len(word) > 3:
        cut = max(word.rfind("'"), word.rfind("’"))
        return [*_parted(word[:cut], verbs), (word[cut:].lower(), len(word) - cut, Tag.AUXILIARY)]
    lower = word.lower()
    return [(lower, len(word), tag_of(word, lower, verbs))]
