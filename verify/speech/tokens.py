"""Words of one paragraph with their class, as parallel tuples; quoted passages are one token each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verify.model.span import Span
from verify.speech.grammarwords import (
    ABBREVIATIONS,
    CLASSES,
    NOT_ADVERBS,
    NOT_VERBS_IN_ED,
    NOUNS_IN_ING,
    TITLE_ABBREVIATIONS,
)
from verify.speech.lexicon import Lexicon

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,8}|[@#]?\w+(?:[.’'&/-]\w+){0,12}\.?|--+|\.{2,}|[^\w\s]",
)
_CLASS_OF = {word: tag for tag, words in CLASSES.items() for word in words.split()}
_MARK_TAGS = {
    ",": ",", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "-", "—": "-", "―": "-",
    ".": ".", "!": ".", "?": ".", "…": ".", "&": "C",
}  # fmt: skip
_POSSESSIVE = ("'s", "’s")
_CONTRACTED = ("'d", "’d", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'m", "’m")


@dataclass(frozen=True, slots=True)
class Tokens:
    """One paragraph: *tags* holds one letter a token (see grammarwords), *quotes* the passage of each `Q`.

    Tags beyond the classes: `N` other lower-case word, `P` capitalised word, `#` number, `V` form of a cue verb, `G` -ing
    form, `s` possessive ending, `Q` quoted passage, and `, . : ; - ( )` for marks.
    """

    text: str
    low: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    tags: str
    quotes: dict[int, int]

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
    _settle(low, tags)
    return Tokens(text=text, low=tuple(low), spans=tuple(spans), tags="".join(tags), quotes=held)


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
    tags.append(_tag(word, lower, verbs))


def _tag(word: str, lower: str, verbs: Mapping[str, object]) -> str:
    if not word[0].isalnum():
        if word[0] in "@#" and len(word) > 1:
            return "P"
        if word in ("'", "’"):
            return "s"
        return _MARK_TAGS.get(word[0], "~") if word[0] != "." or len(word) == 1 else "."
    if word[0].isdigit():
        return "#"
    known = _CLASS_OF.get(lower)
    if word[0].isupper():
        # "Will", "May", "March" and "Said" can be names; the sentence's first word is settled later.
        return "T" if known == "T" and lower not in ("day", "year") else "P"
    if known:
        return known
    if lower in verbs:
        return "V"
    if lower.endswith("ing") and len(lower) > 5 and lower not in NOUNS_IN_ING:
        return "G"
    if lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS:
        return "A"
    if lower.endswith("ed") and len(lower) > 4 and lower not in NOT_VERBS_IN_ED:
        return "v"
    return "N"


def _settle(low: list[str], tags: list[str]) -> None:
    """Tags that depend on neighbours: the first word of a sentence, plural possessives, verbs used as nouns."""
    fresh = True
    for place, tag in enumerate(tags):
        word = low[place]
        if tag == "P" and word in _CLASS_OF and (fresh or word in _ALWAYS_SMALL):
            tag = tags[place] = _CLASS_OF[word]
        elif tag == "P" and fresh and word.endswith("ing") and len(word) > 5 and word not in NOUNS_IN_ING:
            tag = tags[place] = "G"
        elif tag == "P" and fresh and word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS:
            tag = tags[place] = "A"
        elif tag == "s" and word != "'s" and not (place and tags[place - 1] in "NP" and low[place - 1].endswith("s")):
            tag = tags[place] = "~"
        elif tag == "v" and place and tags[place - 1] == "D" and place + 1 < len(tags) and tags[place + 1] in "NP":
            tag = tags[place] = "N"
        if tag == "." or tag == ":" or tag == "Q":
            fresh = True
        elif tag not in "~(-":
            fresh = False


# Capitalised in headlines and after colons, and no names all the same.
_ALWAYS_SMALL = frozenset(
    "the a an of and or but for in on at to by with from as is are was were he she they it we his her their its this that i".split()
)


def breaks_sentence(tokens: Tokens, place: int) -> bool:
    """Whether a sentence ends at the mark *place*: not after a title's point, which is part of its word."""
    return tokens.tags[place] == "." and tokens.low[place] not in TITLE_ABBREVIATIONS
